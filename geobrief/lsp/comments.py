"""Is the cursor in a comment such as `# geobrief: ignore[GB401]`, and which codes may stand there?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol.types import CompletionItemKind

from geobrief.findings import Code, codes
from geobrief.lsp.cursor import Cursor
from geobrief.lsp.documents import Document
from geobrief.lsp.offers import Offer
from geobrief.rules import rules

_COMMENT = re.compile(r"#\s*geobrief:\s*ignore\s*\[([^\]\n]*)(?:\]|$)")
_WORD = re.compile(r"[\w-]*")


def code_at(document: Document, offset: int) -> Cursor | None:
    """The code at an offset in such a comment, perhaps an empty one; its path has no part. None anywhere else."""
    start, end = document.positions.line(offset)
    for comment in _COMMENT.finditer(document.text, start, end) if document.form == "yaml" else ():
        if comment.start(1) <= offset <= comment.end(1):
            words = _WORD.finditer(document.text, comment.start(1), comment.end(1))
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
