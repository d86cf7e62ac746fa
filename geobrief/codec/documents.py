"""A whole document: its header, and the records of its sections, in a fixed order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Protocol

import attrs

from geobrief import __version__, model
from geobrief.codec.entries import Many, first_time, unknown_keys
from geobrief.codec.expectations import Expectation
from geobrief.codec.loading import Loading
from geobrief.codec.repairs import repaired
from geobrief.codec.scalars import Shape
from geobrief.codec.shapes import shape_of
from geobrief.codec.sources import UNREAD
from geobrief.codec.written_forms import Shortened, reference
from geobrief.errors import ArgumentError
from geobrief.findings import Finding
from geobrief.model.attributes import When, as_date, to_texts
from geobrief.model.plain_data import plain_data
from geobrief.model.record_types import RECORD_TYPES, SECTION_OF_TABLE, SECTIONS_OF_PROSE
from geobrief.when import Date

SCHEMA = "geobrief/1"
SCHEMA_KEY = "$schema"  # which editors read
SECTIONS: Mapping[str, tuple[type, ...]] = {
    **{kind.section: (model.Reference, kind.cls) if kind.has_references else (kind.cls,) for kind in RECORD_TYPES},
    "expect": (Expectation,),
    "findings": (Finding,),
}
_SECTION_OF_REFERENCE = {kind.namespace: kind.section for kind in RECORD_TYPES if kind.has_references}
_NOT_REPAIRED = ("dates", "expect", "findings")
_ALWAYS_WRITTEN = (*SECTIONS_OF_PROSE, "findings")


def class_of(table: str) -> type:
    """The class of the records of a section of documents or a table of worlds; of other lists, that of their ids.

    >>> class_of("leaders") is class_of("tenures") is model.Tenure
    True
    """
    section = SECTION_OF_TABLE.get(table, table)
    return SECTIONS[section][-1] if section in SECTIONS else model.ActorId


@attrs.frozen
class Header:
    """The header of a document: the format, version and register it was written with, its title and text.

    `file` is where the text came from, `row` and `id` its row in a table of texts, `extends` names the base worlds of
    the records.
    """

    file: str | None = None
    schema: str | None = None
    geobrief: str | None = None
    register: str | None = None
    extends: tuple[str, ...] = attrs.field(converter=to_texts, default=())
    published: Date | None = attrs.field(converter=as_date, default=None)
    title: str | None = None
    text: str | None = None
    row: int | None = None
    id: str | None = None


@attrs.frozen
class NumberedRecords:
    """The records of a section, each with its number in the document; unreadable records are counted too.

    `repaired` are unreadable records without what could not be read, each after its number, for checks alone, and
    `unread_ids` the ids of all unreadable records.
    """

    records: tuple[Any, ...] = ()
    numbers: tuple[int, ...] = ()
    repaired: tuple[tuple[int, Any], ...] = ()
    unread_ids: tuple[str, ...] = ()


class HasEdition(Protocol):
    """A world, of which a document records the edition."""

    @property
    def edition(self) -> str | None:
        """The edition of the register."""
        ...


class HasRecords(Protocol):
    """A brief or a scenario."""

    @property
    def records(self) -> Mapping[str, Collection[Any]]:
        """The records by section."""
        ...


class DocumentContent(HasRecords, Protocol):
    """What a document is written from: a brief or a scenario."""

    @property
    def published(self) -> Date | None:
        """The day of publication."""
        ...

    @property
    def title(self) -> str | None:
        """The headline."""
        ...

    @property
    def text(self) -> str | None:
        """The text that evidence points into."""
        ...

    @property
    def findings(self) -> Collection[Finding]:
        """The findings about the records."""
        ...


# --- reading


def read_header(loading: Loading) -> Header:
    """The header of a document; unknown keys are reported."""
    data = loading.source.data
    if not isinstance(data, Mapping):
        if data is not None or not loading.source.findings:
            loading.wrong_shape("a mapping", data, ())
        return Header()
    fields = shape_of(Header).fields
    known = (*fields, *SECTIONS)
    unknown_keys((key for key in data if key not in known and key != SCHEMA_KEY), known, (), loading)
    values = {key: field.read(data[key], (key,), loading) for key, field in fields.items() if key in data}
    header = Header(**{key: value for key, value in values.items() if value is not UNREAD})
    if header.schema not in (None, SCHEMA):
        loading.report("GB205", f"written in {header.schema}, expected {SCHEMA}", ("schema",), hint=SCHEMA)
    return header


def read_section(loading: Loading, name: str, when: Date | None = None) -> NumberedRecords:
    """The records of one section. Names in a record are looked up at its first time, else at `when`."""
    data = loading.source.data.get(name) if isinstance(loading.source.data, Mapping) else None
    if data is None:
        return NumberedRecords()
    if not isinstance(data, list | tuple):
        loading.wrong_shape(Many.expected, data, (name,))
        return NumberedRecords()
    read, fixed, ids = [], [], []
    for number, value in enumerate(data):
        entry = _entry(name, value)
        known, before = loading.on(_FirstTime(entry, value, when)), len(loading.findings)
        record = entry.read(value, (name, number), known)
        if record is not UNREAD:
            read.append((number, record))
            continue
        if isinstance(value, Mapping) and isinstance(value.get("id"), str):
            ids.append(value["id"])
        record = repaired(entry, value, (name, number), loading.findings[before:], known)
        if record is not UNREAD and name not in _NOT_REPAIRED:
            fixed.append((number, record))
    records, numbers = tuple(record for _, record in read), tuple(number for number, _ in read)
    return NumberedRecords(records, numbers, tuple(fixed), tuple(ids))


@attrs.define
class _FirstTime:
    """The first time in a record, found when a name is looked up; without one, the time that is given."""

    shape: Shape
    value: Any
    otherwise: When | None
    _found: list[When | None] = attrs.field(factory=list)

    def __call__(self) -> When | None:
        if not self._found:
            self._found.append(first_time(self.shape, self.value) or self.otherwise)
        return self._found[0]


def _entry(section: str, value: Any) -> Shape:
    """The shape of an item: in a section with references and declarations, its keys decide which it is.

    An invented record (`x:`) must be declared, so its id and name alone are a declaration.
    """
    first, last = SECTIONS[section][0], SECTIONS[section][-1]
    if first is last or (isinstance(value, Mapping) and "mentions" in value):
        return shape_of(first)
    if not isinstance(value, Mapping):
        return Shortened(shape_of(first), reference)
    declared = any(key in shape_of(last).fields and key not in ("id", "name") for key in value)
    return shape_of(last if declared or str(value.get("id")).startswith("x:") else first)


# --- writing


def by_section(records: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    """Records by their section of a document; a value that fits no section raises an `ArgumentError`."""
    sections: dict[str, list[Any]] = {name: [] for name in SECTIONS if name != "findings"}
    for record in records:
        sections[_section(record)].append(record)
    return {name: tuple(found) for name, found in sections.items() if found}


def _section(record: Any) -> str:
    if isinstance(record, model.Reference):
        return _SECTION_OF_REFERENCE.get(record.id.namespace, "states")
    for name, classes in SECTIONS.items():
        if isinstance(record, classes) and name != "findings":
            return name
    raise ArgumentError("not a record of any section", expected="a record", got=record)


def document(content: DocumentContent, world: HasEdition) -> dict[str, Any]:
    """A brief or a scenario as plain data in the one format, with keys and records in a fixed order."""
    extends = getattr(content, "extends", ())  # a brief extends nothing
    head = Header(None, SCHEMA, __version__, world.edition, extends, content.published, content.title, content.text)
    listed = {**content.records, "findings": content.findings}
    shown = (name for name in SECTIONS if name in listed and (name in _ALWAYS_WRITTEN or listed[name]))
    return plain_data(head) | {name: [plain_data(record) for record in listed[name]] for name in shown}
