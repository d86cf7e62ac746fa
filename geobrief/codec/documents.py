"""What stands in a whole document, in which order, and which records does each of its sections hold?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import attrs

from geobrief import __version__, model
from geobrief.codec.entries import Many, first_time, unknown_keys
from geobrief.codec.expectations import Expectation
from geobrief.codec.loading import Loading
from geobrief.codec.scalars import Shape
from geobrief.codec.shapes import shape_of
from geobrief.codec.sources import UNREAD
from geobrief.codec.written_forms import Shortened, reference
from geobrief.errors import ArgumentError
from geobrief.findings import Finding
from geobrief.model.attributes import as_date, to_texts
from geobrief.when import Date

SCHEMA = "geobrief/1"
SECTIONS: Mapping[str, tuple[type, ...]] = {
    "dates": (model.DateMention,),
    "states": (model.Reference, model.State),
    "leaders": (model.Tenure,),
    "organizations": (model.Reference, model.Organization),
    "groups": (model.Reference, model.Group),
    "territories": (model.Reference, model.Territory),
    "people": (model.Person,),
    "memberships": (model.Membership,),
    "claims": (model.Claim,),
    "agreements": (model.Agreement,),
    "disputes": (model.Dispute,),
    "events": (model.Event,),
    "expect": (Expectation,),
    "findings": (Finding,),
}
_REFERRED = {"org": "organizations", "group": "groups", "territory": "territories"}
RARE = ("people", "memberships", "claims", "expect")  # written only where there are any


@attrs.frozen
class Header:
    """What a document says of itself: the format, version and register that it was written with, and its text.

    `file` is where a text came from, `extends` what the records are laid over.
    """

    file: str | None = None
    schema: str | None = None
    geobrief: str | None = None
    register: str | None = None
    extends: tuple[str, ...] = attrs.field(converter=to_texts, default=())
    published: Date | None = attrs.field(converter=as_date, default=None)
    title: str | None = None
    text: str | None = None


@attrs.frozen
class NumberedRecords:
    """The records of a section, each with its number in the document, where those that could not be read count too."""

    records: tuple[Any, ...] = ()
    numbers: tuple[int, ...] = ()


class HasEdition(Protocol):
    """A world, as far as a document tells of it."""

    @property
    def edition(self) -> str | None:
        """The edition of the register."""
        ...


class DocumentContent(Protocol):
    """What can be written as a document: a reading, a scenario."""

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
    def records(self) -> Mapping[str, tuple[Any, ...]]:
        """The records by section."""
        ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to say."""
        ...


# --- reading


def read_header(loading: Loading) -> Header:
    """What the document says of itself; keys that no document has are told."""
    data = loading.source.data
    if not isinstance(data, Mapping):
        if data is not None or not loading.source.findings:
            loading.wrong_shape("a mapping", data, ())
        return Header()
    fields = shape_of(Header).fields
    known = (*fields, *SECTIONS)
    unknown_keys((key for key in data if key not in known), known, (), loading)
    told = {key: field.read(data[key], (key,), loading) for key, field in fields.items() if key in data}
    header = Header(**{key: value for key, value in told.items() if value is not UNREAD})
    if header.schema not in (None, SCHEMA):
        loading.report("GB205", f"this is written in {header.schema}, not in {SCHEMA}", ("schema",), hint=SCHEMA)
    return header


def read_section(loading: Loading, name: str, when: Date | None = None) -> NumberedRecords:
    """The records of one section. Names in a record are those of the first time it tells, else of `when`."""
    data = loading.source.data.get(name) if isinstance(loading.source.data, Mapping) else None
    if data is None:
        return NumberedRecords()
    if not isinstance(data, list | tuple):
        loading.wrong_shape(Many.expected, data, (name,))
        return NumberedRecords()
    read = []
    for number, value in enumerate(data):
        entry = _entry(name, value)
        loading.when = first_time(entry, value) or when
        read.append((number, entry.read(value, (name, number), loading)))
    kept = [(number, record) for number, record in read if record is not UNREAD]
    return NumberedRecords(tuple(record for _, record in kept), tuple(number for number, _ in kept))


def _entry(section: str, value: Any) -> Shape:
    """The shape of an item: where a section has references and declarations, its keys tell which it is.

    What is invented (`x:`) needs a declaration, so its name alone is one.
    """
    first, last = SECTIONS[section][0], SECTIONS[section][-1]
    if first is last or (isinstance(value, Mapping) and "mentions" in value):
        return shape_of(first)
    if not isinstance(value, Mapping):
        return Shortened(shape_of(first), reference)
    declared = any(key in shape_of(last).fields and key not in ("id", "name") for key in value)
    return shape_of(last if declared or str(value.get("id")).startswith("x:") else first)


# --- writing


def unstructure(record: Any) -> dict[str, Any]:
    """A record as plain data.

    >>> unstructure(model.AgreementStep("signed", "2015-03-18"))
    {'status': 'signed', 'when': '2015-03-18'}
    """
    made: type = type(record)
    return shape_of(made).write(record)


def by_section(records: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    """Records by the section of a document in which they stand; what stands in none is refused."""
    sections: dict[str, list[Any]] = {name: [] for name in SECTIONS if name != "findings"}
    for record in records:
        sections[_section(record)].append(record)
    return {name: tuple(found) for name, found in sections.items() if found}


def _section(record: Any) -> str:
    if isinstance(record, model.Reference):
        return _REFERRED.get(record.id.namespace, "states")
    for name, classes in SECTIONS.items():
        if isinstance(record, classes) and name != "findings":
            return name
    raise ArgumentError("no section of a document holds this", expected="records", got=type(record).__name__)


def document(told: DocumentContent, world: HasEdition) -> dict[str, Any]:
    """A reading or a scenario as plain data in the one format, with keys and records in a fixed order."""
    extends = getattr(told, "extends", ())  # a reading extends nothing
    head = Header(None, SCHEMA, __version__, world.edition, extends, told.published, told.title, told.text)
    listed = {**told.records, "findings": told.findings}
    shown = (name for name in SECTIONS if name in listed and (name not in RARE or listed[name]))
    return unstructure(head) | {name: _written(listed[name]) for name in shown}


def _written(records: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [unstructure(record) for record in records]
