"""How is a finding left unsaid? By a comment on its line, or on a line above it where that would change a text."""

from __future__ import annotations

import re

from geobrief.codec import parse
from geobrief.findings import Finding
from geobrief.lsp.documents import Document
from geobrief.lsp.excerpts import excerpts
from geobrief.rules.fixes import Edit

_CODES = re.compile(r"#\s*geobrief:\s*ignore\s*\[([^\]\n]*)\]")
_BREAK = re.compile(r"\r\n|\r|\n")
_UNUSED = "GB120"


def silenced(document: Document, finding: Finding) -> Edit | None:
    """The edit after which a finding is ignored; None where no comment can stand."""
    place = finding.place
    if document.form != "yaml" or place is None or place.line is None or finding.code == _UNUSED:
        return None
    start, end = document.positions.line(document.positions.at(place.line, 1))
    for edit in _options(document.text, start, end, finding.code):
        if _is_harmless(document, edit):
            return edit
    return None


def _options(text: str, start: int, end: int, code: str) -> list[Edit]:
    line = text[start:end]
    told = _CODES.search(line)
    if told:
        codes = ", ".join(filter(None, (told[1].strip().rstrip(","), code)))
        return [Edit(start + told.start(1), start + told.end(1), codes)]
    comment = f"# geobrief: ignore[{code}]"
    bare = len(line.rstrip())
    indent = line[: len(line) - len(line.lstrip(" "))]
    above = start + line.startswith("\ufeff")
    ending = _BREAK.search(text)
    alone = f"{indent}{comment}{ending[0] if ending else chr(10)}"
    return [Edit(start + bare, end, f"  {comment}"), Edit(above, above, alone)]


def _is_harmless(document: Document, edit: Edit) -> bool:
    """Whether a text says the same after an edit: not within a text over several lines, say."""
    for part in excerpts(document.text, edit.start, document.form):
        before = part.body[: edit.start - part.start]
        changed = f"{part.head}{before}{edit.replacement}{part.body[edit.end - part.start :]}"
        told = parse(part.head + part.body)
        if not told.findings:
            return bool(parse(changed).data == told.data)
    return False
