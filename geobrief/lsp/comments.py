"""Is the cursor in a comment such as `# geobrief: ignore[GB401]`, and which codes may stand there?"""

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
from geobrief.lsp.offers import Offer
from geobrief.rules import rules

_WORD = re.compile(r"[\w-]*")


def code_at(document: Document, offset: int) -> Cursor | None:
    """The code at an offset in such a comment, perhaps an empty one; its path has no part. None anywhere else."""
    start, end = document.positions.line(offset)
    for comment in IGNORE.finditer(document.text, start, end) if document.form == "yaml" else ():
        begin, stop = comment.span("codes")
        if begin <= offset <= stop:
            words = _WORD.finditer(document.text, begin, stop)
            word = next((word for word in words if word.start() <= offset <= word.end()), None)
            if word is not None:
                before, after = word[0][: offset - word.start()], word[0][offset - word.start() :]
                return Cursor((), False, before, after, word.start(), "", True, None)
    return None


def codes_offered(cursor: Cursor, document: Document) -> Iterator[Offer]:
    """All codes of findings, those that are found on the line, or below a comment that stands alone, first."""
    here = _found(cursor, document)
    for entry in known():
        order = f"{entry.code not in here:d}{entry.code}"
        yield Offer(
            entry.code,
            entry.code,
            order,
            entry.slug,
            entry.text,
            f"{entry.code} {entry.slug}",
            CompletionItemKind.EnumMember,
            raw=True,
        )


def _found(cursor: Cursor, document: Document) -> set[str]:
    line = document.positions.position(cursor.start).line + 1
    findings = document.checked.findings if document.checked else ()
    lines = (line, line + 1)
    return {finding.code for finding in findings if finding.place and finding.place.line in lines}


def known() -> tuple[Code, ...]:
    """All codes, with those of the rules."""
    rules()  # they enter their codes when they are listed
    return codes()


def explained(name: str) -> str | None:
    """What a code, a beginning of codes or a slug means, in Markdown; None where there is no such code."""
    exact = [entry for entry in known() if name in (entry.code, entry.slug)]
    if exact:
        entry = exact[0]
        text = entry.text.strip().replace("\nHow to mend it:", "\n\nHow to mend it:")
        return f"**{entry.code}** `{entry.slug}` · {entry.severity}\n\n{text}"
    begun = [entry for entry in known() if name and entry.code.startswith(name)]
    return "\n".join(f"- **{entry.code}** `{entry.slug}`" for entry in begun) or None


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
    listed = next((comment for comment in IGNORE.finditer(line) if comment["closed"]), None)
    if listed:
        codes = ", ".join(filter(None, (listed["codes"].strip().rstrip(","), code)))
        return [Edit(start + listed.start("codes"), start + listed.end("codes"), codes)]
    comment = f"# geobrief: ignore[{code}]"
    bare = len(line.rstrip())
    indent = line[: len(line) - len(line.lstrip(" "))]
    above = start + line.startswith("\ufeff")
    ending = LINE_BREAK.search(text)
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
