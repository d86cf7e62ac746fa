"""Shapes of records whose written form differs from the record: short forms, steps, roles of parties, findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import attrs

from geobrief.codec.entries import Entry, Many, missing
from geobrief.codec.loading import Loading
from geobrief.codec.positions import Path, value_at
from geobrief.codec.scalars import Shape
from geobrief.codec.sources import UNREAD, describe
from geobrief.errors import GeobriefError
from geobrief.findings import Place
from geobrief.model import Administration, DatedValue, Name, Reference
from geobrief.model.identity import is_id
from geobrief.quantities import Quantity

_STATUSES = {"agreements": "agreement_statuses", "disputes": "dispute_statuses"}


@attrs.frozen
class PartyRoles:
    """A mapping of parties to roles; a list of `{party, role}` where one party has several."""

    entry: Entry
    expected: ClassVar[str] = "a mapping"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if isinstance(value, list | tuple):
            return Many(self.entry).read(value, at, loading)
        if not isinstance(value, Mapping):
            return loading.wrong_shape(self.expected, value, at)
        roles = tuple(self._role(party, role, (*at, party), loading) for party, role in value.items())
        return UNREAD if UNREAD in roles else roles

    def _role(self, party: Any, role: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(party, str):
            return loading.report("GB107", f"keys must be text, got {describe(party)}", at[:-1])
        values = {
            "party": loading.actor(party, at, key=True),
            "role": self.entry.fields["role"].read(role, at, loading),
        }
        return UNREAD if UNREAD in values.values() else self.entry.build(values, at, loading)


@attrs.frozen
class Stepped(Entry):
    """A record with steps. Its status and date follow from the steps; without steps they make the only one.

    A status may also be a key (`signed: 2015-03-18`), which is then a step.
    """

    step: Callable[..., Any]
    statuses: tuple[str, ...] = ()

    def build(self, values: dict[str, Any], at: Path, loading: Loading) -> Any:
        status, date = values.pop("status", None), values.pop("date", None)
        dated = [self.step(status=name, when=values.pop(name)) for name in tuple(values) if name in self.statuses]
        steps = (*values.pop("steps", ()), *dated)
        record = Entry.build(self, {**values, "steps": steps}, at, loading)
        if record is UNREAD or (status in (None, record.status) and date in (None, record.date)):
            return record
        if steps:
            last = steps[-1]
            if status in (None, last.status) and date in (None, last.when):
                return record
            derived = {"status": (status, record.status or last.status), "date": (date, record.date or last.when)}
            return self._contradiction(derived, at, loading)
        if status is None and record.status is None:
            return missing((*at, "status"), loading)
        only = self.step(status=status or record.status, when=date)
        return Entry.build(self, {**values, "steps": (only,)}, at, loading)

    def _contradiction(self, given: dict[str, tuple[Any, Any]], at: Path, loading: Loading) -> Any:
        for key, (value, step) in given.items():
            if value not in (None, step):
                message = f"{key} is {value}, but the last step has {step}"
                loading.report("GB206", message, (*at, key), hint=str(step))
        return UNREAD


def path_in_file(data: Any, path: Path) -> Path:
    """The path in plain data of a value of a record, which may be written in another form.

    >>> path_in_file({"agreements": [{"proposed": "1990", "signed": "1991"}]}, ("agreements", 0, "steps", 1, "when"))
    ('agreements', 0, 'signed')
    """
    record = value_at(data, path[:2])
    if len(path) > 3 and isinstance(record, Mapping):
        path = (*path[:2], *_written_path(record, str(path[0]), path[2:]))
    node, part = data, 0
    while part < len(path) and isinstance(node, Mapping | list | tuple):  # a short form has nothing inside
        node, part = value_at(node, path[part : part + 1]), part + 1
    return path[:part] if isinstance(node, str) else path


def _written_path(record: Mapping[Any, Any], section: str, path: Path) -> Path:
    """A path in a record, as its steps and roles are written."""
    key, place, *rest = path
    if not isinstance(place, int):
        return path
    if key == "roles" and isinstance(record.get(key), Mapping):
        return key, *tuple(record[key])[place : place + 1]
    if key != "steps":
        return path
    steps = record.get(key) or ()
    dated = [name for name in record if name in _statuses(section)]
    if len(steps) <= place < len(steps) + len(dated):
        return (dated[place - len(steps)],)
    if not steps:
        return ("date" if rest == ["when"] and "date" in record else "status",)
    return path


def _statuses(section: str) -> tuple[str, ...]:
    from geobrief.vocabulary import load

    return load(_STATUSES[section]).ids if section in _STATUSES else ()


@attrs.frozen
class FindingEntry(Entry):
    """A finding, whose place is written flat among its other keys."""

    def build(self, values: dict[str, Any], at: Path, loading: Loading) -> Any:
        place = {name: values.pop(name) for name in attrs.fields_dict(Place) if name in values}
        try:
            return Entry.build(self, {**values, "place": Place(**place) if place else None}, at, loading)
        except GeobriefError as error:
            return loading.bad_value(error, at)


@attrs.frozen
class ExistingEntry(Entry):
    """The existence of an actor; where it is named, under the name that is written, which is of that time or not."""

    def values(self, data: Mapping[Any, Any], at: Path, loading: Loading) -> dict[str, Any]:
        own = attrs.evolve(loading, findings=[])
        values = Entry.values(self, data, at, own)
        loading.findings.extend(finding for finding in own.findings if finding.code != "GB326")
        written = data.get("exists")
        if isinstance(written, str) and written != values.get("exists") and not is_id(written):
            values.setdefault("name", written)
        return values


_QUANTITY = re.compile(r"([-+]?\d{1,15}(?:\.\d{1,15})?(?:[eE]\d{1,2})?)\s+(\S.*)", re.DOTALL)


@attrs.frozen
class AdministrationEntry(Entry):
    """An administration `{state, period}`; files may also have the earlier form `{text, kind, period}`."""

    def build(self, values: dict[str, Any], at: Path, loading: Loading) -> Any:
        fields = {key: value for key, value in values.items() if key not in ("text", "kind")}
        fields.setdefault("state", values.get("text"))
        return Entry.build(self, fields, at, loading) if fields["state"] else missing((*at, "state"), loading)


@attrs.frozen
class Shortened:
    """A record that may be written as a bare text, from which `expand` makes it."""

    entry: Entry
    expand: Callable[[str, Path, Loading], Any]
    expected: ClassVar[str] = "a mapping or a text"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if isinstance(value, str):
            try:
                return self.expand(value, at, loading)
            except GeobriefError as error:
                return loading.bad_value(error, at)
        if isinstance(value, Mapping):
            return self.entry.read(value, at, loading)
        return loading.wrong_shape(self.expected, value, at)


@attrs.frozen
class OneOf:
    """A mapping whose first known key decides which record it is."""

    entries: Mapping[str, Entry]
    expected: ClassVar[str] = "a mapping"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, Mapping):
            return loading.wrong_shape(self.expected, value, at)
        first = next((key for key in value if key in self.entries), None)
        if first is None:
            message = f"one of these keys is required: {', '.join(self.entries)}"
            return loading.report("GB202", message, at)
        return self.entries[first].read(value, at, loading)


def shortened(entry: Entry, attribute: str, convert: Callable[[Any], Any]) -> Shape:
    """The shape of a record in the list of an attribute, with its short form there, if any.

    `convert` is the converter of the attribute.
    """
    if entry.make in (Name, DatedValue) and attribute != "codes":
        return Shortened(entry, lambda text, at, loading: convert(text)[0])
    if entry.make is Administration:
        return Shortened(entry, _administration)
    if entry.make is Quantity:
        return Shortened(entry, _quantity)
    return entry


def _administration(text: str, at: Path, loading: Loading) -> Any:
    state = loading.actor(text, at)
    return UNREAD if state is UNREAD else Administration(state)


def _quantity(text: str, at: Path, loading: Loading) -> Any:
    found = _QUANTITY.fullmatch(text)
    if found is None:
        message = f"expected an amount and a unit, got {describe(text)}"
        return loading.report("GB204", message, at, hint="24 fighter jets")
    number = found[1]
    return Quantity(int(number) if number.lstrip("+-").isdecimal() else float(number), found[2])


def reference(text: str, at: Path, loading: Loading) -> Any:
    """A reference to a state or other actor by its name or id alone."""
    id = loading.actor(text, at)
    return UNREAD if id is UNREAD else Reference(id, text)
