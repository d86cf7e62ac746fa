"""Code actions: fix findings, replace a value by what the hint names, or ignore a finding with a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs
from lsprotocol.types import CodeAction, CodeActionKind, Diagnostic, Range, TextEdit, WorkspaceEdit

from geobrief.checking.fixes import Edit, edits
from geobrief.codec import Loading, ParsedSource
from geobrief.codec.positions import path_parts, value_at
from geobrief.codec.scalars import EnumValue, IdOrName, Text, Time, VocabularyTerm
from geobrief.codec.written_forms import PartyRoles
from geobrief.findings import Finding, codes
from geobrief.lsp.comments import ignore_edit
from geobrief.lsp.cursor import Cursor
from geobrief.lsp.diagnostics import findings_and_diagnostics
from geobrief.lsp.documents import Document
from geobrief.lsp.fields import Slot, slots_at, time_of
from geobrief.lsp.suggestions import quoted
from geobrief.project.files import length
from geobrief.register.document_names import Names, names_in

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.geobrief"
QUICK_FIX = CodeActionKind.QuickFix.value
KINDS: tuple[str, ...] = (QUICK_FIX, FIX_ALL)
_MOST = 20  # findings with quick fixes at once
_IDS = re.compile(r"\(([A-Z]{3}(?:\d{4})?|(?:org|group|territory|person|x):[\w.-]+)\)")
_LIST_SEPARATOR = re.compile(r",? or |, ")
_UNKNOWN_KEY = "GB201"
_ABOUT_PARTIES = ("GB301", "GB302", "GB502")


def actions(document: Document, asked: Range, only: Sequence[str] | None = None) -> list[CodeAction]:
    """The actions for a range of a document whose current text is checked; `only` names the wanted kinds."""
    if document.is_long:
        return []
    listed: list[CodeAction] = []
    if _is_wanted(QUICK_FIX, only):
        here = [pair for pair in findings_and_diagnostics(document) if _overlap(pair[1].range, asked)]
        listed += [action for pair in here[:_MOST] for action in _quick_fixes(document, *pair)]
    if _is_wanted(FIX_ALL, only):
        listed += _fix_all(document)
    return listed


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a kind, or one that includes it, is asked for: `source` includes `source.fixAll.geobrief`.

    If nothing is asked for, only quick fixes are given: fixing all findings has nothing to do with the range.
    """
    wanted = [getattr(one, "value", one) for one in only or (CodeActionKind.QuickFix,)]
    return any(f"{kind}.".startswith(f"{one}.") for one in wanted)


def _overlap(one: Range, other: Range) -> bool:
    ends = [(place.line, place.character) for place in (one.start, one.end, other.start, other.end)]
    return ends[0] <= ends[3] and ends[2] <= ends[1]


def _quick_fixes(document: Document, finding: Finding, diagnostic: Diagnostic) -> Iterator[CodeAction]:
    if finding.fix is not None:
        for edit in _safe_edits(document, [finding]):
            yield _quick_fix(f"Replace by {finding.fix}", document, edit, diagnostic, preferred=True)
    options = list(_replacements(document, finding))
    for value, edit in options:
        yield _quick_fix(f"Replace by {value}", document, edit, diagnostic, preferred=len(options) == 1)
    comment = ignore_edit(document, finding)
    if comment is not None:
        yield _quick_fix(f"Ignore {finding.code} ({finding.slug}) on this line", document, comment, diagnostic)


def _fix_all(document: Document) -> Iterator[CodeAction]:
    found = [] if document.checked is None else list(document.checked.findings)
    safe = _safe_edits(document, found)
    if safe:
        yield CodeAction("Apply all safe fixes", kind=FIX_ALL, edit=_workspace_edit(document, safe))


def _quick_fix(
    title: str, document: Document, edit: Edit, diagnostic: Diagnostic, *, preferred: bool = False
) -> CodeAction:
    return CodeAction(
        title,
        kind=CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        is_preferred=preferred or None,
        edit=_workspace_edit(document, [edit]),
    )


def _workspace_edit(document: Document, edits: Iterable[Edit]) -> WorkspaceEdit:
    changes = [TextEdit(document.positions.range(edit.start, edit.end), edit.replacement) for edit in edits]
    return WorkspaceEdit(changes={document.uri: changes})


def _safe_edits(document: Document, findings: list[Finding]) -> tuple[Edit, ...]:
    """The edits that apply fixes, with offsets in the editor's text, which may start with a byte order mark."""
    text = document.text.removeprefix("\ufeff")
    shift = len(document.text) - len(text)
    return tuple(
        attrs.evolve(edit, start=edit.start + shift, end=edit.end + shift)
        for edit in edits(document.source, text, findings)
    )


# --- replacements named by a hint ------------------------------------------------------------------------------------


def _replacements(document: Document, finding: Finding) -> Iterator[tuple[str, Edit]]:
    """The values that a hint names and that are valid there, each with its edit."""
    if finding.hint is None or finding.fix is not None:
        return
    if finding.code == _UNKNOWN_KEY:
        yield from _key_replacement(document, finding, finding.hint)
    elif _is_key_of_roles(document, finding):
        names = names_in(document.world)
        for value in _values(finding.hint):
            if names(value, None).code is None and _is_known(value, names):
                yield from _key_replacement(document, finding, value)
    elif any(entry.code == finding.code and entry.hint_has_values for entry in codes()):
        for value in _values(finding.hint):
            if _is_valid(document, finding, value):
                yield from ((value, edit) for edit in _safe_edits(document, [attrs.evolve(finding, fix=value)]))


def _values(hint: str) -> list[str]:
    """The values that a hint may name: the hint itself, the items of a list in it, and ids in parentheses."""
    listed = [hint, *_LIST_SEPARATOR.split(hint.rpartition(" are ")[2]), *_IDS.findall(hint)]
    return list(dict.fromkeys(value.strip() for value in listed if value.strip()))


def _is_valid(document: Document, finding: Finding, value: str) -> bool:
    """Whether a value can be read at the place of a finding without a new finding."""
    path, data = path_parts(finding.path), document.source.data
    names = names_in(document.world)
    loading = Loading(ParsedSource(value, bare=True), names, names.person, time_of(path, data))
    for slot in slots_at(path, data):
        if isinstance(slot.item, VocabularyTerm | EnumValue | Time | IdOrName | Text):
            slot.item.read(value, path, loading)
            return not loading.findings and _is_meaningful(slot, finding, value, names)
    return False


def _is_meaningful(slot: Slot, finding: Finding, value: str, names: Names) -> bool:
    """Whether a text, which can always be read, is known, and an id of an actor exists."""
    if isinstance(slot.item, Text):
        return finding.code == "GB205" or value in ("world", "nothing")
    return not isinstance(slot.item, IdOrName) or _is_known(value, names)


def _is_known(value: str, names: Names) -> bool:
    return ":" in value or names.world.resolve_actor(value).status != "none"


def _is_key_of_roles(document: Document, finding: Finding) -> bool:
    """Whether a finding is about a party that is a key, with its role as the value."""
    path = path_parts(finding.path)
    holders = slots_at(path[:-1], document.source.data) if finding.code in _ABOUT_PARTIES else ()
    return any(isinstance(slot.shape, PartyRoles) for slot in holders)


def _key_replacement(document: Document, finding: Finding, key: str) -> Iterator[tuple[str, Edit]]:
    """The edit that replaces the key of a finding; none if the mapping already has that key."""
    place, holder = finding.place, value_at(document.source.data, path_parts(finding.path)[:-1])
    if place is None or place.line is None or place.column is None or (isinstance(holder, dict) and key in holder):
        return
    if document.form == "toml":  # where the key ends is not known
        return
    start, end = document.positions.line(document.positions.at(place.line, 1))
    line = document.text[start:end]
    begin = start + place.column - 1 + (line.startswith("\ufeff") and place.line == 1)
    written = document.text[begin : begin + length(line, begin - start + 1)]
    quote = written[0] if written[:1] in ('"', "'") else ""
    text = quoted(key, Cursor((), True, "", "", begin, quote, False, None), document.form)
    yield key, Edit(begin, begin + len(written), f"{quote}{text}{quote}")
