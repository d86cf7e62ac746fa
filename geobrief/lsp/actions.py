"""What can be done about the findings in a range? Mend them, replace what is misspelt, or leave them unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol.types import CodeAction, CodeActionKind, Diagnostic, Range, TextEdit, WorkspaceEdit

from geobrief.findings import Finding
from geobrief.lsp.diagnostics import listed
from geobrief.lsp.documents import Document
from geobrief.lsp.mends import alternatives, safe
from geobrief.lsp.silence import silenced
from geobrief.rules.fixes import Edit

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.geobrief"
QUICK_FIX = CodeActionKind.QuickFix.value
KINDS: tuple[str, ...] = (QUICK_FIX, FIX_ALL)
_MOST = 20  # findings whose mends are told at once


def actions(document: Document, asked: Range, only: Sequence[str] | None = None) -> list[CodeAction]:
    """The actions for a range of a document that has been checked as it stands; `only` names the kinds wanted."""
    made: list[CodeAction] = []
    if document.is_long:
        return made
    if _is_wanted(QUICK_FIX, only):
        here = [(found, told) for found, told in listed(document) if _touch(told.range, asked)]
        made += [action for found, told in here[:_MOST] for action in _quick(document, found, told)]
    if _is_wanted(FIX_ALL, only):
        made += _fix_all(document)
    return made


def _quick(document: Document, finding: Finding, told: Diagnostic) -> Iterator[CodeAction]:
    if finding.fix is not None:
        for edit in safe(document, [finding]):
            yield _action(f"Replace by {finding.fix}", document, [edit], told, preferred=True)
    options = list(alternatives(document, finding))
    for value, edit in options:
        yield _action(f"Replace by {value}", document, [edit], told, preferred=len(options) == 1)
    comment = silenced(document, finding)
    if comment is not None:
        yield _action(f"Ignore {finding.code} ({finding.slug}) on this line", document, [comment], told)


def _fix_all(document: Document) -> Iterator[CodeAction]:
    found = [] if document.checked is None else list(document.checked.findings)
    edits = safe(document, found)
    if edits:
        yield CodeAction("Mend all that is safe to mend", kind=FIX_ALL, edit=_edit(document, edits))


def _action(
    title: str, document: Document, edits: Iterable[Edit], told: Diagnostic, *, preferred: bool = False
) -> CodeAction:
    return CodeAction(
        title,
        kind=CodeActionKind.QuickFix,
        diagnostics=[told],
        is_preferred=preferred or None,
        edit=_edit(document, edits),
    )


def _edit(document: Document, edits: Iterable[Edit]) -> WorkspaceEdit:
    changes = [TextEdit(document.positions.range(edit.start, edit.end), edit.replacement) for edit in edits]
    return WorkspaceEdit(changes={document.uri: changes})


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a kind is one of those asked for, or lies below one: `source` asks for `source.fixAll.geobrief` too.

    Without a wish, only what is about the range is told: nobody wants a menu full of what is not at the cursor.
    """
    wishes = [getattr(wish, "value", wish) for wish in only or (CodeActionKind.QuickFix,)]
    return any(f"{kind}.".startswith(f"{wish}.") for wish in wishes)


def _touch(one: Range, other: Range) -> bool:
    ends = [(place.line, place.character) for place in (one.start, one.end, other.start, other.end)]
    return ends[0] <= ends[3] and ends[2] <= ends[1]
