"""Codes of a column of names or codes: one code or None for each row, with a finding for each value without one."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal

import attrs

from geobrief.errors import ArgumentError
from geobrief.findings import Finding, code
from geobrief.register import columns
from geobrief.register.catalogue import Catalogue
from geobrief.register.code_lists import LISTS, CodeList, known_list
from geobrief.register.columns import Origin, read_column
from geobrief.register.meanings import Failure, FixedMeaning, ValueMeaning, meaning_of
from geobrief.register.moments import Moment, YearRule, is_missing, known_rule, moment, moments
from geobrief.register.periods import FIRST, LAST
from geobrief.register.resolution import Resolution, UnresolvedError, resolve
from geobrief.register.systems import ListCode, known_system

# fmt: off
Target = Literal[
    "id", "name", "gw", "cow", "un", "iso", "iso2", "iso3", "iso_num", "un_m49", "fips", "ioc", "wb", "genc", "cow_abb",
    "gw_abb", "iso3166_3", "polity", "polity_abb", "vdem", "iso2_then", "iso3_then", "iso_num_then", "continent",
    "region", "wb_region", "un_group", "name_ar", "name_de", "name_en", "name_es", "name_fr", "name_it", "name_pt",
    "name_ru", "name_zh", "cown", "cowc", "gwn", "gwc", "iso2c", "iso3c", "iso3n", "m49", "p5n", "p5c", "world_bank",
]
# fmt: on
_MISSING = Failure("invalid-value", "the row has no name")
_kind = cache(code)


@attrs.frozen
class Unresolved:
    """A value (and moment) without a code: its first row, the number of its rows, and why."""

    name: Any
    on: Any
    row: int
    times: int
    slug: str
    _cause: Resolution | str

    @property
    def reason(self) -> str:
        """Why the value has no code."""
        return self._cause if isinstance(self._cause, str) else f"{self._cause.name!r}: {self._cause.reason}"

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Names with a similar spelling, searched when asked for."""
        return () if isinstance(self._cause, str) else self._cause.suggestions

    @property
    def finding(self) -> Finding:
        """The same as a finding, whose path is the first row."""
        similar = ", ".join(self.suggestions)
        hint = f"similar: {similar}" if similar else None
        return attrs.evolve(_kind(self.slug).finding(self.reason, hint=hint), path=f"[{self.row}]")


@attrs.frozen
class Codes(Sequence[Any]):
    """The codes of a column: one entry for each row, None if it has no code.

    A sequence, so a data frame takes it as a column; `to_pandas`, `to_polars` and `to_arrow` give nullable whole
    numbers or texts, `to_pandas` with the index of the series that was asked about. `unresolved` has each value without
    a code once for each reason, in the order of the rows; `findings` has the same as findings, whose path is the first
    row.
    """

    system: str
    values: tuple[Any, ...]
    unresolved: tuple[Unresolved, ...] = attrs.field(default=(), repr=False)
    _origin: Origin = attrs.field(factory=Origin, repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why each value without a code has none."""
        return tuple(entry.finding for entry in self.unresolved)

    def to_pandas(self) -> Any:
        """A pandas series: `Int64` for numbers, else `string`."""
        return columns.to_pandas(self.values, self.system, self._origin)

    def to_polars(self) -> Any:
        """A polars series: `Int64` for numbers, else `String`."""
        return columns.to_polars(self.values, self.system)

    def to_arrow(self) -> Any:
        """An Arrow array: `int64` for numbers, else `string`."""
        return columns.to_arrow(self.values)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        return columns.to_numpy(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, row: Any) -> Any:
        return self.values[row]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values)


class CodeTable(Mapping[str, Codes]):
    """The codes of one column in several lists, by list; `findings` has those of all."""

    def __init__(self, columns: Iterable[Codes]) -> None:
        self._columns = {column.system: column for column in columns}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why each value without a code has none, list by list."""
        return tuple(finding for column in self.values() for finding in column.findings)

    def to_pandas(self) -> Any:
        """A pandas data frame with a column for each list."""
        return columns.pandas_frame({name: column.to_pandas() for name, column in self.items()})

    def to_polars(self) -> Any:
        """A polars data frame with a column for each list."""
        return columns.polars_frame([column.to_polars() for column in self.values()])

    def to_arrow(self) -> Any:
        """An Arrow table with a column for each list."""
        return columns.arrow_table({name: column.to_arrow() for name, column in self.items()})

    def __getitem__(self, name: str) -> Codes:
        return self._columns[known_list(name, self._columns)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        rows = len(next(iter(self.values()), ()))
        return f"<{rows} rows of codes: {', '.join(self)}>"


class _Line:
    """The codes of one value by the days on which they change; each stretch of days is asked about when needed."""

    __slots__ = ("_codes", "_meaning", "_starts", "_target", "failures")

    def __init__(self, meaning: ValueMeaning, target: CodeList) -> None:
        self._meaning, self._target = meaning, target
        self._starts = sorted({FIRST, *(day for day in meaning.changes(target) if FIRST < day <= LAST)})
        self._codes: list[Any] = [_Line] * len(self._starts)  # _Line: not yet asked
        self.failures: dict[int, Failure] = {}

    def on(self, day: int) -> tuple[Any, int]:
        """The code on a day, and the number of the stretch."""
        place = bisect_right(self._starts, day) - 1
        found = self._codes[place]
        if found is _Line:
            found = _code(self._meaning, self._target, day)
            if isinstance(found, Failure):
                self.failures[place] = found
                found = None
            self._codes[place] = found
        return found, place

    def within(self, first: int, last: int) -> Any:
        """The code that the days of a year agree on, or the failure."""
        places = range(bisect_right(self._starts, first) - 1, bisect_right(self._starts, last))
        found = {self.on(max(first, self._starts[place]))[0]: None for place in places}
        found.pop(None, None)
        if len(found) == 1:
            return next(iter(found))
        if found:
            several = ", ".join(map(str, map(_shown, found)))
            return Failure("ambiguous-name", f"means several within the year: {several}")
        return self.failures[places[0]]


def lookup(
    world: Catalogue,
    names: Any,
    to: str,
    from_: str = "name",
    on: Any = None,
    year: YearRule = "end",
    prefer: str | None = None,
    custom: Mapping[Any, Any] | None = None,
    names_of: str | None = None,
) -> Codes:
    """The code of each name; each distinct question is asked once.

    >>> from geobrief.register import world
    >>> codes = lookup(world(), ["Peru", "Congo", "Peru"], "cow")
    >>> codes.values, [(entry.name, entry.reason) for entry in codes.unresolved]
    ((COW(135), None, COW(135)), [('Congo', "'Congo': can mean Democratic Republic of the Congo (COD), Republic ...")])
    """
    target = world._cached(CodeList, known_list(to))
    source = None if from_ == "name" else world._cached(CodeList, known_list(from_, ("name", "id", *LISTS)))
    chosen = _custom(world, custom or {})
    own, deciding = (None if name is None else known_system(name) for name in (names_of, prefer))
    known_rule(year)
    values, origin = read_column(names, "names")
    rows = _Rows(target, lambda value: meaning_of(world, value, source, own, deciding, chosen))
    if on is None:
        return rows.answered(values, origin)
    if _is_one(on):
        return rows.answered(values, origin, moment(on, year), on)
    asked, _ = read_column(on, "days")
    days = moments(on if hasattr(on, "dtype") else asked, year)
    if len(days) != len(values):
        raise ArgumentError("on= is of another length than the column", expected=f"{len(values)} rows", got=len(days))
    return rows.answered_by_day(values, origin, days, asked)


class _Rows:
    """Answers the rows of a column and collects what has no code."""

    def __init__(self, target: CodeList, meaning: Any) -> None:
        self._target, self._meaning = target, meaning
        self._failed: dict[Any, list[Any]] = {}

    def answered(self, values: list[Any], origin: Origin, on: Any = None, asked: Any = None) -> Codes:
        """The codes of a column of which every row has the same moment, or none."""
        try:
            distinct = dict.fromkeys(values)
        except TypeError:
            values = [_hashable(value) for value in values]
            distinct = dict.fromkeys(values)
        answers = {value: self._answer(value, on) for value in distinct}
        codes = {value: None if isinstance(found, Failure) else found for value, found in answers.items()}
        failed = {value: found for value, found in answers.items() if isinstance(found, Failure)}
        found = tuple(map(codes.__getitem__, values))
        if failed:
            for row in [row for row, answer in enumerate(found) if answer is None]:
                self._fail((values[row],), values[row], asked, row, failed[values[row]])
        return self._codes(found, origin)

    def answered_by_day(self, values: list[Any], origin: Origin, days: list[Moment], asked: list[Any]) -> Codes:
        """The codes of a column of which every row has its own moment."""
        lines: dict[Any, _Line] = {}
        found: list[Any] = []
        for row, (value, day) in enumerate(zip(values, days, strict=True)):
            try:
                line = lines.get(value)
            except TypeError:
                value = _hashable(value)
                line = lines.get(value)
            if line is None:
                line = lines[value] = self._line(value)
            if type(day) is int:
                answer, place = line.on(day)
                if answer is None:
                    self._fail((value, place), value, asked[row], row, line.failures[place])
            else:
                answer = self._of_other(line, day, (value, day), row, asked[row])
            found.append(answer)
        return self._codes(tuple(found), origin)

    def _of_other(self, line: _Line, day: Moment, question: tuple[Any, Moment], row: int, asked: Any) -> Any:
        """The code of a row with a whole year, or without a moment."""
        answer: Any = day
        if isinstance(day, str):
            answer = Failure("invalid-value", day)
        elif isinstance(day, tuple):
            answer = line.within(*day)
        if not isinstance(answer, Failure):
            return answer
        self._fail(question, question[0], asked, row, answer)
        return None

    def _line(self, value: Any) -> _Line:
        return _Line(self._meaning_of(value), self._target)

    def _meaning_of(self, value: Any) -> ValueMeaning:
        if is_missing(value):
            return FixedMeaning(_MISSING)
        meaning: ValueMeaning = self._meaning(value)
        return meaning

    def _answer(self, value: Any, on: Any) -> Any:
        if isinstance(on, tuple):
            return self._line(value).within(*on)
        return _code(self._meaning_of(value), self._target, on)

    def _fail(self, question: Any, value: Any, asked: Any, row: int, failure: Failure) -> None:
        known = self._failed.get(question)
        if known is None:
            self._failed[question] = [value, asked, row, 1, failure]
        else:
            known[3] += 1

    def _codes(self, found: tuple[Any, ...], origin: Origin) -> Codes:
        unresolved = (_unresolved(*entry) for entry in self._failed.values())
        return Codes(self._target.name, found, tuple(unresolved), origin)


def _unresolved(value: Any, asked: Any, row: int, times: int, failure: Failure) -> Unresolved:
    cause = failure.cause
    if isinstance(cause, str):
        cause = f"{value!r}: {cause}"
    return Unresolved(value, asked, row, times, failure.slug, cause)


def _code(meaning: ValueMeaning, target: CodeList, day: int | None) -> Any:
    """The code on a day, or the failure."""
    record = meaning.at(day, target)
    if isinstance(record, Failure):
        return record
    found = target.code(record, day)
    if found is not None:
        return found
    on = "" if day is None else f" on {datetime.date.fromordinal(day)}"
    name = getattr(target._world.actor(record), "name", record)
    return Failure("no-code", f"{name} has no code {target.name}{on}")


def _custom(world: Catalogue, custom: Mapping[Any, Any]) -> dict[Any, str | Failure]:
    """What the user says that values mean: the id of a record by the name, id or typed code given; None is nothing."""
    found: dict[Any, str | Failure] = {}
    for value, meant in custom.items():
        if meant is None:
            found[value] = Failure("no-code", "has no code, as custom= says")
            continue
        if isinstance(meant, ListCode):
            found[value] = world.system(meant.system).state(meant).id
            continue
        resolution = resolve(world, world._name_index, meant, None)
        if resolution.record is None:
            raise UnresolvedError.of(resolution, "a record, for custom=")
        found[value] = resolution.record.id
    return found


def _is_one(on: Any) -> bool:
    """Whether `on` is one moment for all rows."""
    return isinstance(on, str | int | float) or not hasattr(on, "__iter__") or hasattr(on, "isoformat")


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


def _shown(found: Any) -> Any:
    return int(found) if isinstance(found, ListCode) else found
