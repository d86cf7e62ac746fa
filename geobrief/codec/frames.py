"""Records as flat rows: the columns of each record type, derived from its class and its keys.

A text, an id or a term is a text; a date is its text in EDTF (`..` if ongoing) with its first and last possible day;
a period is two dates and whether it goes on; a list is a list of texts or of rows of its own. What is unknown is null.
"""

from __future__ import annotations

import datetime
import enum
import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from typing import Any

import attrs

from geobrief.model.identity import ActorId
from geobrief.model.keys import keys
from geobrief.model.plain_data import plain_data
from geobrief.vocabulary import literals
from geobrief.when import ONGOING, UNKNOWN, Date, End, Period

SEPARATOR = " | "  # of texts in a cell of a CSV file
_SCALARS = {str: "string", bool: "bool", int: "int64", float: "float64"}
Get = Callable[[Any], Any]


@attrs.frozen
class FrameColumn:
    """A column: its name, its type in Arrow, and its value in a record.

    `key` is the key of the record from which it comes, `terms` are the texts that it may hold if they are those of a
    vocabulary, `has_ids` says that they are ids of actors, and `fields` are the columns of the items of a list.
    """

    name: str
    type: str
    value: Get
    key: str
    terms: tuple[str, ...] = ()
    has_ids: bool = False
    fields: tuple[FrameColumn, ...] = ()


@cache
def columns(cls: type) -> tuple[FrameColumn, ...]:
    """The columns of a class of records, in the order of its keys.

    >>> from geobrief.model import Claim
    >>> [column.name for column in columns(Claim)]
    ['territory', 'claimant', 'start', 'start_earliest', 'start_latest', 'end', 'end_earliest', 'end_latest', 'ongoing',
     'basis', 'source']
    """
    if not attrs.has(cls):  # ids
        return (FrameColumn("id", "string", str, "id"),)
    hints = typing.get_type_hints(cls, localns=vars(literals))
    return tuple(column for key in keys(cls) for column in _columns(key, *_attribute(cls, key, hints)))


def filled(records: Sequence[Any], cls: type) -> list[tuple[FrameColumn, list[Any]]]:
    """The columns of records, each with its values; of a list with several classes, None where a record has none.

    An empty list has the columns of the class.
    """
    kinds = tuple(dict.fromkeys(map(type, records))) or (cls,)
    if len(kinds) == 1:
        return [(column, [column.value(record) for record in records]) for column in columns(kinds[0])]
    named = {kind: {column.name: column for column in columns(kind)} for kind in kinds}
    merged = {name: column for by_name in named.values() for name, column in by_name.items()}
    return [
        (column, [own.value(record) if (own := named[type(record)].get(name)) else None for record in records])
        for name, column in merged.items()
    ]


def rows(records: Iterable[Any], cls: type) -> list[dict[str, Any]]:
    """Records of a class as rows: the value of each column by its name.

    >>> from geobrief.evidence import Evidence
    >>> rows([Evidence("Chad", 0, 4)], Evidence)
    [{'text': 'Chad', 'start': 0, 'end': 4}]
    """
    return _structs(columns(cls), records)


def csv_text(table: Sequence[tuple[FrameColumn | str, list[Any]]]) -> str:
    """Columns, or their names, with their values as CSV; the texts of a list are joined, a list of rows is JSON.

    >>> from geobrief.model import Group
    >>> print(csv_text(filled([Group("group:m23", "M23", states=["COD", "RWA"])], Group)).splitlines()[1])
    group:m23,M23,,COD | RWA,,,,,,,,,
    """
    import csv
    import io

    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(column if isinstance(column, str) else column.name for column, _ in table)
    writer.writerows(zip(*([_cell(value) for value in values] for _, values in table), strict=True))
    return file.getvalue()


def _attribute(cls: type, key: str, hints: dict[str, Any]) -> tuple[Get, Any]:
    """The value under a key and its type: of an attribute, of a property, or of a part of the place of a finding."""
    if key in hints:
        return attrgetter(key), hints[key]
    made = getattr(cls, key, None)
    if isinstance(made, property):
        return attrgetter(key), typing.get_type_hints(made.fget, localns=vars(literals))["return"]
    (place,) = _options(hints["place"])
    return _after(attrgetter("place"), attrgetter(key)), typing.get_type_hints(place)[key]


def _options(hint: Any) -> tuple[Any, ...]:
    """The types that a hint names, without None."""
    named = typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)
    return tuple(option for option in named if option is not type(None))


def _columns(key: str, get: Get, hint: Any) -> Iterator[FrameColumn]:
    options = _options(hint)
    if options == (Period,):
        yield from _period(key, get)
    elif set(options) <= {Date, Period}:
        yield from _time(key, get, key)
    else:
        yield _single(key, get, options)


def _single(key: str, get: Get, options: tuple[Any, ...]) -> FrameColumn:
    kind = options[0]
    if typing.get_origin(kind) is tuple:
        return _listed(key, get, typing.get_args(kind)[0])
    if all(map(attrs.has, options)):  # a fact of one of several types
        return FrameColumn(key, "string", _after(get, _as_json), key)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return FrameColumn(key, "string", _after(get, attrgetter("value")), key, tuple(member.value for member in kind))
    if len(options) > 1:  # a number or a text
        return FrameColumn(key, "string", _after(get, str), key)
    return FrameColumn(key, _SCALARS.get(kind, "string"), get, key, _terms(kind), kind is ActorId)


def _listed(key: str, get: Get, item: Any) -> FrameColumn:
    if typing.get_origin(item) is tuple:
        return FrameColumn(key, "list<list<string>>", _after(get, _lists), key)
    if attrs.has(item):
        fields = columns(item)
        return FrameColumn(key, "list<struct>", _after(get, partial(_structs, fields)), key, fields=fields)
    return FrameColumn(key, "list<string>", _after(get, list), key, _terms(item), item is ActorId)


def _terms(kind: Any) -> tuple[str, ...]:
    return typing.get_args(kind) if typing.get_origin(kind) is typing.Literal else ()


def _period(key: str, get: Get) -> Iterator[FrameColumn]:
    before = "" if key == "period" else f"{key}_"
    yield from _time(f"{before}start", _after(get, partial(_end, "start")), key)
    yield from _time(f"{before}end", _after(get, partial(_end, "end")), key)
    yield FrameColumn(f"{before}ongoing", "bool", _after(get, _ongoing), key)


def _time(name: str, get: Get, key: str) -> Iterator[FrameColumn]:
    yield FrameColumn(name, "string", _after(get, str), key)
    yield FrameColumn(f"{name}_earliest", "date32", _after(get, partial(_bound, "earliest")), key)
    yield FrameColumn(f"{name}_latest", "date32", _after(get, partial(_bound, "latest")), key)


def _after(get: Get, convert: Get) -> Get:
    """Return a function that converts what `get` returns, unless it is None."""

    def value(record: Any) -> Any:
        found = get(record)
        return None if found is None else convert(found)

    return value


def _end(which: str, period: Period) -> Date | End | None:
    end: Date | End = getattr(period, which)
    return None if end is UNKNOWN else end


def _bound(which: str, time: Date | Period | End) -> datetime.date | None:
    day: datetime.date | None = None if isinstance(time, End) else getattr(time, which)
    return day


def _ongoing(period: Period) -> bool | None:
    return None if period.end is UNKNOWN else period.end is ONGOING


def _lists(value: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    return [list(part) for part in value]


def _structs(fields: tuple[FrameColumn, ...], items: Iterable[Any]) -> list[dict[str, Any]]:
    return [{field.name: field.value(item) for field in fields} for item in items]


def _as_json(value: Any) -> str:
    return json.dumps(plain_data(value) if attrs.has(type(value)) else value, ensure_ascii=False, default=_json)


def _json(value: datetime.date) -> str:
    return value.isoformat()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        texts = all(isinstance(item, str) for item in value)
        return SEPARATOR.join(value) if texts else _as_json(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


# --- documentation

_INTRODUCTION = """\
# Columns of frames

Written by `python -m geobrief.codec.frames`; [Frames](frames.md) explains them.
"""


def page() -> Iterator[str]:
    """The lines of the page with the columns of each class of records."""
    from geobrief.codec.descriptions import described_record
    from geobrief.codec.documents import SECTIONS

    yield _INTRODUCTION
    for cls in dict.fromkeys(cls for classes in SECTIONS.values() for cls in classes):
        sections = ", ".join(f"`{section}`" for section, classes in SECTIONS.items() if cls in classes)
        yield f"## {cls.__name__}\n\n{described_record(cls)} Section: {sections}.\n"
        yield "| columns | type | what they hold |\n|---|---|---|"
        yield from (_line(cls, key, list(group)) for key, group in groupby(columns(cls), attrgetter("key")))
        yield ""


def _line(cls: type, key: str, group: list[FrameColumn]) -> str:
    from geobrief.codec.descriptions import described_key

    names = ", ".join(f"`{column.name}`" for column in group)
    inner = ", ".join(f"`{field.name}`" for field in group[0].fields)
    kinds = ", ".join(dict.fromkeys(f"`{column.type}`" for column in group))
    return f"| {names} | {kinds}{f': {inner}' if inner else ''} | {described_key(cls.__name__, key)} |"


if __name__ == "__main__":
    print(*page(), sep="\n", end="")
