"""Comments such as `# geobrief: ignore[GB401]`: the codes in them, and the action that adds one for a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol.types import CompletionItemKind

from geobrief.checking.fixes import Edit
from geobrief.checking.ignores import IGNORE
from geobrief.codec import parse
from geobrief.codec.positions import LINE_BREAK
from geobrief.findings import Code, Finding, codes
from geobrief.lsp.cursor import Cursor, excerpts
from geobrief.lsp.documents import Document
from geobrief.lsp.suggestions import Suggestion
from geobrief.rules import rules

_WORD = re.compile(r"[\w-]*")
_UNUSED = "GB120"


def code_at(document: Document, offset: int) -> Cursor | None:
    """The code at an offset in such a comment, perhaps an empty one, with an empty path; None anywhere else."""
    start, end = document.positions.line(offset)
    for comment in IGNORE.finditer(document.text, start, end) if document.form == "yaml" else ():
        begin, end = comment.span("codes")
        if begin <= offset <= end:
            words = _WORD.finditer(document.text, begin, end)
            word = next((word for word in words if word.start() <= offset <= word.end()), None)
            if word is not None:
                before, after = word[0][: offset - word.start()], word[0][offset - word.start() :]
                return Cursor((), False, before, after, word.start(), "", True, None)
    return None


def suggest_codes(cursor: Cursor, document: Document) -> Iterator[Suggestion]:
    """All codes; first those found on the line or, as a comment on a line of its own is for the next, on the next."""
    here = _codes_near(cursor, document)
    for entry in _all_codes():
        yield Suggestion(
            entry.code,
            entry.code,
            f"{entry.code not in here:d}{entry.code}",
            entry.slug,
            entry.text,
            f"{entry.code} {entry.slug}",
            CompletionItemKind.EnumMember,
            raw=True,
        )


def _codes_near(cursor: Cursor, document: Document) -> set[str]:
    line = document.positions.position(cursor.start).line + 1
    findings = document.checked.findings if document.checked else ()
    return {finding.code for finding in findings if finding.place and finding.place.line in (line, line + 1)}


def _all_codes() -> tuple[Code, ...]:
    rules()  # they register their codes when they are listed
    return codes()


def code_description(name: str) -> str | None:
    """What a code or slug means, in Markdown; of the first characters of codes, their list; None if there is none."""
    entry = next((entry for entry in _all_codes() if name in (entry.code, entry.slug)), None)
    if entry is not None:
        text = entry.text.strip().replace("\nHow to ", "\n\nHow to ")
        return f"**{entry.code}** `{entry.slug}` · {entry.severity}\n\n{text}"
    begun = [entry for entry in _all_codes() if name and entry.code.startswith(name)]
    return "\n".join(f"- **{entry.code}** `{entry.slug}`" for entry in begun) or None


def ignore_edit(document: Document, finding: Finding) -> Edit | None:
    """The edit after which a finding is ignored; None if there is no place for a comment."""
    place = finding.place
    if document.form != "yaml" or place is None or place.line is None or finding.code == _UNUSED:
        return None
    start, end = document.positions.line(document.positions.at(place.line, 1))
    options = _ignore_edits(document.text, start, end, finding.code)
    return next((edit for edit in options if _is_harmless(document, edit)), None)


def _ignore_edits(text: str, start: int, end: int, code: str) -> list[Edit]:
    """The code added to the comment of a line, else a comment at its end, else one on a line before it."""
    line = text[start:end]
    listed = next((comment for comment in IGNORE.finditer(line) if comment["closed"]), None)
    if listed:
        codes = ", ".join(filter(None, (listed["codes"].strip().rstrip(","), code)))
        return [Edit(start + listed.start("codes"), start + listed.end("codes"), codes)]
    added = f"# geobrief: ignore[{code}]"
    bare = len(line.rstrip())
    indent = line[: len(line) - len(line.lstrip(" "))]
    above = start + line.startswith("\ufeff")
    line_break = LINE_BREAK.search(text)
    alone = f"{indent}{added}{line_break[0] if line_break else chr(10)}"
    return [Edit(start + bare, end, f"  {added}"), Edit(above, above, alone)]


def _is_harmless(document: Document, edit: Edit) -> bool:
    """Whether the data stay the same after an edit, which is not so within a text of several lines."""
    for part in excerpts(document.text, edit.start, document.form):
        before = part.body[: edit.start - part.start]
        changed = f"{part.head}{before}{edit.replacement}{part.body[edit.end - part.start :]}"
        unchanged = parse(part.head + part.body)
        if not unchanged.findings:
            return bool(parse(changed).data == unchanged.data)
    return False
