"""Conditions on the records of a list: values of their columns, and the day or period on which they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from geobrief.errors import ArgumentError, nearest
from geobrief.model.attributes import DateLike, WhenLike
from geobrief.model.identity import ActorId, is_id
from geobrief.model.record_types import TABLE_OF_SECTION
from geobrief.register.periods import Bounds, bounds, day_number
from geobrief.register.records import GivenRecords, PeriodRecords, Records
from geobrief.vocabulary.files import with_ids
from geobrief.when import Period

if TYPE_CHECKING:
    from geobrief.codec.frames import FrameColumn
    from geobrief.findings import Finding

_FILTERED = ("string", "bool", "list<string>")  # the types of columns that a condition may be about


class ListWorld(NamedTuple):
    """What a list needs of its world: the records, and the id of an actor that is given by name.

    `days` are those of a view; `is_register` says that the coverage of the register applies.
    """

    records: Records
    actor: Callable[[str, DateLike | None], str]
    days: Bounds | None = None
    is_register: bool = False


def findings_of(
    table: str,
    world: ListWorld | None,
    on: DateLike | None = None,
    during: WhenLike | None = None,
    kind: str | None = None,
    subject: str | None = None,
) -> Iterable[Finding]:
    """What a list may lack of the register's records that hold on a day, in a period, or on the days of its view."""
    from geobrief.register.coverage import coverage_findings

    if world is None or not world.is_register:
        return ()
    days = world.days if on is None else (day_number(on), day_number(on))
    days = days if during is None else bounds(Period.of(during))
    return coverage_findings(TABLE_OF_SECTION.get(table, table), days, kind, subject)


def _only_ids(name: str, on: DateLike | None) -> str:
    return ActorId(name)


WITHOUT_WORLD = ListWorld(GivenRecords({}), _only_ids)


def matching(
    table: str, records: Sequence[Any], cls: type, world: ListWorld, on: DateLike | None, during: WhenLike | None,
    conditions: Mapping[str, Any],
) -> tuple[Any, ...]:  # fmt: skip
    """The records of a list with these values that hold on the day and within the period, if they are given."""
    kinds = tuple(dict.fromkeys(map(type, records))) or (cls,)
    tests = [_test(_columns(kinds, name), value, world, on) for name, value in conditions.items()]
    held = records
    if on is not None:
        number = day_number(on)
        held = _holding(table, held, world, (number, number))
    if during is not None:
        held = _holding(table, held, world, bounds(Period.of(during)))
    return tuple(record for record in held if all(test(record) for test in tests))


def _holding(table: str, records: Sequence[Any], world: ListWorld, period: Bounds) -> Sequence[Any]:
    """The records that hold in a period; agreements of one day with the parties that they bind then."""
    table = TABLE_OF_SECTION.get(table, table)
    if table not in (*TABLE_OF_SECTION.values(), "spells"):
        raise ArgumentError(f"{table} do not hold on days", expected="a list without on= and during=")
    whole = world.records if records is world.records[table] else GivenRecords({table: records})
    return PeriodRecords(whole, period)[table]


def _test(
    found: Mapping[type, FrameColumn], value: Any, world: ListWorld, on: DateLike | None
) -> Callable[[Any], bool]:
    first = next(iter(found.values()))
    wanted = _wanted(first, value, world, on)
    in_list = first.type == "list<string>"

    def test(record: Any) -> bool:
        column = found.get(type(record))
        held = None if column is None else column.value(record)
        return wanted in (held or ()) if in_list else bool(held == wanted)

    return test


def _columns(kinds: Iterable[type], name: str) -> dict[type, FrameColumn]:
    """The column with this name in each class that has it; of a list, its singular will do (`party` for `parties`)."""
    from geobrief.codec.frames import columns

    known = {kind: {column.name: column for column in columns(kind) if column.type in _FILTERED} for kind in kinds}
    for each in (name, f"{name}s", f"{name[:-1]}ies" if name.endswith("y") else name):
        found = {kind: by_name[each] for kind, by_name in known.items() if each in by_name}
        if found:
            return found
    names = tuple(dict.fromkeys(each for by_name in known.values() for each in by_name))
    expected = f"on, during or one of {', '.join(names)}"
    raise ArgumentError("no such condition", expected=expected, got=name, nearest=nearest(name, names))


def _wanted(column: FrameColumn, value: Any, world: ListWorld, on: DateLike | None) -> Any:
    """The value as records have it: the id of an actor, the id of a term."""
    if value is not None and not isinstance(value, bool if column.type == "bool" else str):
        expected = "True, False or None" if column.type == "bool" else "a text or None"
        raise ArgumentError(column.name, expected=expected, got=value)
    if column.has_ids and isinstance(value, str) and not is_id(value):
        return world.actor(value, on)
    vocabulary = with_ids(column.terms) if column.terms else None
    return value if vocabulary is None else vocabulary.named(value)
