"""Where a file refers to a record, by id or by name, and the edits that rename it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs
from lsprotocol.types import Location, Range, TextEdit, WorkspaceEdit

from geobrief.codec import SECTIONS, Path, is_id
from geobrief.codec.positions import value_at
from geobrief.codec.quoting import in_quotes, is_bare
from geobrief.codec.written_forms import PartyRoles
from geobrief.errors import ArgumentError
from geobrief.lsp.cursor import cursor_at
from geobrief.lsp.documents import Document
from geobrief.lsp.fields import ACTOR, AGREEMENT, DISPUTE, PERSON, kind_of, slots_at, time_of
from geobrief.model.attributes import When
from geobrief.model.record_types import RECORD_TYPES
from geobrief.register.document_names import Names, names_in

KIND_OF_SECTION = {
    **{kind.section: ACTOR for kind in RECORD_TYPES if kind.namespace is not None},
    "people": PERSON,
    "agreements": AGREEMENT,
    "disputes": DISPUTE,
}
_NOT_SEARCHED = ("dates", "findings")
RecordKey = tuple[str, str]  # what it is, and its id; of a person whom only the file names, the name


@attrs.frozen
class Occurrence:
    """A text in a file that means a record, and its offsets without quotes; it may be in what `declares` the record."""

    document: Document = attrs.field(repr=False)
    text: str
    start: int
    end: int
    declares: bool = False

    @property
    def range(self) -> Range:
        """The range in the editor."""
        return self.document.positions.range(self.start, self.end)

    @property
    def location(self) -> Location:
        """The file and the range."""
        return Location(self.document.uri, self.range)


def references(document: Document, offset: int, files: Iterable[Document], *, declarations: bool) -> list[Location]:
    """All places in some files that mean the same record as the text at an offset."""
    found = _at(document, offset)
    if found is None:
        return []
    mentions = (mention for file in files for mention in occurrences(found[0], file, document))
    return [mention.location for mention in mentions if declarations or not mention.declares]


def renamed_range(document: Document, offset: int) -> Range | None:
    """The range of the id or name at an offset that can be renamed: one that the register does not have."""
    found = _at(document, offset)
    return None if found is None or not _is_own(found[0]) else document.positions.range(*found[2])


def rename(document: Document, offset: int, new: str, files: Sequence[Document]) -> WorkspaceEdit | None:
    """The edits that write a new id, or a new name, wherever the one at an offset is written in some files."""
    found = _at(document, offset)
    if found is None or not _is_own(found[0]):
        return None
    target, text, _ = found
    _check_new(target, text, new, document)
    changes: dict[str, Sequence[TextEdit]] = {}
    for file in files:
        edits = [_edit(mention, new) for mention in occurrences(target, file, document) if mention.text == text]
        if edits:
            changes[file.uri] = edits
    return WorkspaceEdit(changes=changes)


def _check_new(target: RecordKey, text: str, new: str, document: Document) -> None:
    kind, id = target
    if not new.strip() or new != new.strip() or "\n" in new:
        raise ArgumentError("not a name", expected="a text without blanks around it", got=new)
    if text == id and kind in (ACTOR, PERSON) and is_id(text):
        if not is_id(new) or new.partition(":")[0] != text.partition(":")[0]:
            raise ArgumentError("not an id of this kind", expected=f"an id such as {text}", got=new)
        if document.world.find(new) is not None:
            raise ArgumentError("this id is taken", expected="an id that no record has", got=new)


def _is_own(target: RecordKey) -> bool:
    """Whether the register does not have a record, so that a file must declare it."""
    from geobrief.register import world

    return world().find(target[1]) is None


def _edit(mention: Occurrence, new: str) -> TextEdit:
    document, start, end = mention.document, mention.start, mention.end
    quote = document.text[start - 1 : start]
    if quote in ('"', "'") and document.text[end : end + 1] == quote:
        return TextEdit(document.positions.range(start - 1, end + 1), in_quotes(new, quote))
    return TextEdit(mention.range, new if document.form == "yaml" and is_bare(new) else in_quotes(new))


# --- what a text means -----------------------------------------------------------------------------------------------


def _at(document: Document, offset: int) -> tuple[RecordKey, str, tuple[int, int]] | None:
    """What the text at an offset means, the text and its offsets."""
    cursor = None if document.is_long else cursor_at(document.text, offset, document.form)
    if cursor is None or not cursor.text:
        return None
    when = time_of(cursor.path, cursor.data)
    found = _target(cursor.path, cursor.data, cursor.text, names_in(document.world), when, is_key=cursor.is_key)
    return None if found is None else (found[0], cursor.text, (cursor.start, cursor.end))


def _target(
    path: Path, data: Any, text: str, names: Names, when: When | None, *, is_key: bool
) -> tuple[RecordKey, bool] | None:
    """What a text at a path means, and whether it is part of a declaration; None if it does not mean a record."""
    kind, id = _declared(path, data)
    if id and not is_key:
        return (kind, id), True
    if is_key:
        held = any(isinstance(slot.shape, PartyRoles) for slot in slots_at(path[:-1], data))
        kinds = [ACTOR] if held else []
    else:
        kinds = [kind_of(slot) for slot in slots_at(path, data)]
    for kind in kinds:
        if kind in (AGREEMENT, DISPUTE):
            return (kind, text), False
        if kind == PERSON:
            return (kind, names.person(text, when).id or text), path[0] == "leaders" and path[-1] == "name"
        if kind == ACTOR:
            found = names(text, when).id
            return None if found is None else ((kind, found), False)
    return None


def _declared(path: Path, data: Any) -> tuple[str, str | None]:
    """The kind and id of the record whose own id or name is at a path."""
    kind = KIND_OF_SECTION.get(str(path[0])) if len(path) > 1 else None
    keys = ("id",) if kind in (AGREEMENT, DISPUTE) else ("id", "name")
    is_own = any(path == (*path[:2], key) for key in keys)
    if kind is None or not is_own:
        return "", None
    id = value_at(data, (*path[:2], "id"))
    return kind, id if isinstance(id, str) else None


def occurrences(target: RecordKey, document: Document, near: Document) -> Iterator[Occurrence]:
    """The mentions of a record in a file, in its order; `near` is the document whose names are known."""
    data = None if document.is_long else document.source.data
    names = names_in((near if document.scenario is None else document).world)
    times: dict[Path, When | None] = {}
    for path, text, is_key in _texts(data):
        if path[:2] not in times:
            times[path[:2]] = time_of(path, data)
        found = _target(path, data, text, names, times[path[:2]], is_key=is_key)
        if found is not None and found[0] == target:
            start = _start(document, path, text, is_key=is_key)
            if start is not None:
                yield Occurrence(document, text, start, start + len(text), found[1])


def _texts(data: Any) -> Iterator[tuple[Path, str, bool]]:
    """The texts and the keys in the sections of a document, with their paths, in the order of the document."""
    waiting: list[tuple[Path, Any]] = []
    for key, value in reversed(data.items()) if isinstance(data, dict) else ():
        if key in SECTIONS and key not in _NOT_SEARCHED:
            waiting.append(((key,), value))
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, str):
            yield path, node, False
        elif isinstance(node, dict):
            if path[-1] == "roles":
                yield from (((*path, key), key, True) for key in node)
            waiting.extend(((*path, key), value) for key, value in reversed(node.items()))
        elif isinstance(node, list):
            waiting.extend(((*path, number), value) for number, value in reversed(list(enumerate(node))))


def _start(document: Document, path: Path, text: str, *, is_key: bool) -> int | None:
    """The offset of a text, without its quote; None if it is written in another way, as with escapes."""
    place = document.source.place(path, key=is_key)
    if place is None or place.line is None or place.column is None:
        return None
    marked = place.line == 1 and document.text.startswith("\ufeff")
    start = document.positions.at(place.line, place.column + marked)
    start += document.text[start : start + 1] in ('"', "'")
    return start if document.text.startswith(text, start) else None
