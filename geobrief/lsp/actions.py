"""What can be done about the findings in a range? Mend them, replace what is misspelt, or leave them unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs
from lsprotocol.types import CodeAction, CodeActionKind, Diagnostic, Range, TextEdit, WorkspaceEdit

from geobrief.checking.fixes import Edit, edits
from geobrief.codec import Loading, ParsedSource
from geobrief.codec.paths import parts, value_at
from geobrief.codec.scalars import EnumValue, IdOrName, Text, Time, VocabularyTerm
from geobrief.codec.written_forms import PartyRoles
from geobrief.findings import Finding
from geobrief.lsp.comments import silenced
from geobrief.lsp.cursor import Cursor
from geobrief.lsp.diagnostics import listed
from geobrief.lsp.documents import Document
from geobrief.lsp.fields import Spot, spots, time_of
from geobrief.lsp.offers import quoted
from geobrief.project.files import length
from geobrief.scenario.names import Names

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


_IDS = re.compile(r"\(([A-Z]{3}(?:\d{4})?|(?:org|group|territory|person|x):[\w.-]+)\)")
_EITHER = re.compile(r",? or |, ")
_UNKNOWN_KEY = "GB201"
_OF_KEYS = ("GB301", "GB302", "GB502")
_LISTED = ("GB204", "GB205", "GB206", "GB301", "GB302", "GB390", "GB402", "GB407", "GB503", "GB504", "GB603", "GB702")


def safe(document: Document, findings: list[Finding]) -> tuple[Edit, ...]:
    """The edits for what may be mended without asking."""
    return _behind_mark(document, edits(document.source, document.text.removeprefix("\ufeff"), findings))


def alternatives(document: Document, finding: Finding) -> Iterator[tuple[str, Edit]]:
    """What may be meant instead, each with its edit."""
    if finding.hint is None or document.form == "toml" or finding.fix is not None:
        return
    if finding.code == _UNKNOWN_KEY:
        yield from _key(document, finding, finding.hint)
    elif _is_role(document, finding):
        names = Names(document.base_world)
        known = (
            value for value in _values(finding.hint) if names(value, None).code is None and _is_known(value, names)
        )
        yield from (option for value in known for option in _key(document, finding, value))
    elif finding.code in _LISTED:
        for value in _values(finding.hint):
            if _fits(document, finding, value):
                found = safe(document, [attrs.evolve(finding, fix=value)])
                yield from ((value, edit) for edit in found)


def _values(hint: str) -> list[str]:
    """What a hint names: the hint itself, what stands in it with «or» or commas between, and ids in brackets."""
    listed = [hint, *_EITHER.split(hint.rpartition(" are ")[2]), *_IDS.findall(hint)]
    return list(dict.fromkeys(value.strip() for value in listed if value.strip()))


def _fits(document: Document, finding: Finding, value: str) -> bool:
    """Whether a value can be read at the place of a finding, and is understood there."""
    path, data = parts(finding.path), document.source.data
    resolve = Names(document.base_world)
    loading = Loading(ParsedSource(value, bare=True), resolve, resolve.person, time_of(path, data))
    for spot in spots(path, data):
        if _is_simple(spot):
            spot.item.read(value, path, loading)
            return not loading.findings and _is_apt(spot, finding, value, resolve)
    return False


def _is_simple(spot: Spot) -> bool:
    return isinstance(spot.item, VocabularyTerm | EnumValue | Time | IdOrName | Text)


def _is_apt(spot: Spot, finding: Finding, value: str, names: Names) -> bool:
    """Of texts, which can all be read, those that are known; of actors, no id that nobody has."""
    if isinstance(spot.item, Text):
        return finding.code == "GB205" or value in ("world", "nothing")
    return not isinstance(spot.item, IdOrName) or _is_known(value, names)


def _is_known(value: str, names: Names) -> bool:
    return ":" in value or names.world.resolve(value).status != "none"


def _is_role(document: Document, finding: Finding) -> bool:
    """Whether a finding is about a party that stands as a key, with its role behind it."""
    path = parts(finding.path)
    return finding.code in _OF_KEYS and any(
        isinstance(spot.shape, PartyRoles) for spot in spots(path[:-1], document.source.data)
    )


def _key(document: Document, finding: Finding, key: str) -> Iterator[tuple[str, Edit]]:
    place, holder = finding.place, value_at(document.source.data, parts(finding.path)[:-1])
    if place is None or place.line is None or place.column is None or (isinstance(holder, dict) and key in holder):
        return
    start, end = document.positions.line(document.positions.at(place.line, 1))
    line = document.text[start:end]
    begin = start + place.column - 1 + (line.startswith("\ufeff") and place.line == 1)
    written = document.text[begin : begin + length(document.text[start:end], begin - start + 1)]
    quote = written[0] if written[:1] in ('"', "'") else ""
    told = quoted(key, Cursor((), True, "", "", begin, quote, False, None), document.form)
    yield key, Edit(begin, begin + len(written), f"{quote}{told}{quote}")


def _behind_mark(document: Document, made: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits counted in the text of the editor, should it begin with a byte order mark."""
    shift = len(document.text) - len(document.text.removeprefix("\ufeff"))
    return tuple(attrs.evolve(edit, start=edit.start + shift, end=edit.end + shift) for edit in made)
