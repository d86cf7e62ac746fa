"""Columns of leaders, office holders and memberships: one answer for each row, with a finding for each failure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

import attrs

from geobrief.codec.arrow import FramedColumn, FramedColumns
from geobrief.errors import ArgumentError
from geobrief.findings import Finding
from geobrief.model.tenures import Tenure
from geobrief.register.catalogue import Catalogue
from geobrief.register.code_columns import Codes, Unresolved, shown, unresolved
from geobrief.register.code_lists import CodeList
from geobrief.register.codes import line_of, moments_of_rows
from geobrief.register.columns import Origin, read_column
from geobrief.register.lines import CodeLine
from geobrief.register.meanings import Failure
from geobrief.register.moments import YearRule
from geobrief.register.record_lists import RecordList
from geobrief.register.timelines import TenureLine, member_days, tenure_line
from geobrief.vocabulary import load

_FIELDS = ("person", "name", "office", "title")
RowAnswer = Callable[[str, int | tuple[int, int]], Any]


@attrs.frozen(repr=False)
class Leaders(FramedColumns, Sequence[Tenure | None]):
    """The tenures of a column of states: one entry for each row, None if nobody is known.

    `names` and `persons` are columns of texts; `unresolved` and `findings` say why a row has no tenure.
    """

    values: tuple[Tenure | None, ...]
    unresolved: tuple[Unresolved, ...] = attrs.field(default=(), repr=False)
    _origin: Origin = attrs.field(factory=Origin, repr=False)

    @property
    def findings(self) -> RecordList[Finding]:
        """Why each row without a tenure has none."""
        return RecordList("findings", (entry.finding for entry in self.unresolved))

    @property
    def names(self) -> Codes:
        """The names of the holders, as a column."""
        return self._texts("leader", "name")

    @property
    def persons(self) -> Codes:
        """The ids of the holders, as a column."""
        return self._texts("person", "person")

    def _texts(self, name: str, attribute: str) -> Codes:
        values = (None if tenure is None else getattr(tenure, attribute) for tenure in self.values)
        return Codes(name, tuple(None if value is None else str(value) for value in values), (), self._origin)

    def _columns(self) -> dict[str, FramedColumn]:
        """The person, name, office and title of each tenure, and its start and end."""
        fields: dict[str, FramedColumn] = {name: self._texts(name, name) for name in _FIELDS}
        for end in ("start", "end"):
            dates = (None if tenure is None else str(getattr(tenure.period, end)) or None for tenure in self.values)
            fields[end] = Codes(end, tuple(dates), (), self._origin)
        return fields

    def __repr__(self) -> str:
        return f"<{len(self)} leaders: {shown([tenure and tenure.name for tenure in self.values])}>"

    def _repr_html_(self) -> str:
        held = [tenure for tenure in self.values if tenure is not None]
        return RecordList("tenures", held)._repr_html_()

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, row: Any) -> Any:
        return self.values[row]

    def __iter__(self) -> Iterator[Tenure | None]:
        return iter(self.values)


def leaders(world: Catalogue, states: Any, on: Any, year: YearRule = "end", office: str | None = None) -> Leaders:
    """The effective leader of the state of each row, or the holder of an office."""
    if office is not None:
        load("offices").check(office)
    lines: dict[str, TenureLine] = {}
    what = f"to have been {office}" if office else "to have ruled"

    def answer(state: str, moment: int | tuple[int, int]) -> Any:
        line = lines.get(state)
        if line is None:
            line = lines[state] = world._cached(tenure_line, state, office)
        if isinstance(moment, int):
            return line.on(moment) or Failure("no-holder", f"nobody is known {what} then")
        held = [tenure for tenure in line.within(*moment) if tenure is not None]
        if len(held) == 1:
            return held[0]
        names = ", ".join(tenure.name for tenure in held)
        return Failure(
            "no-holder", f"several held it within the year: {names}" if held else f"nobody is known {what} then"
        )

    found, failed, origin = _answered(world, states, on, year, answer)
    return Leaders(found, failed, origin)


def membership(world: Catalogue, states: Any, organization: str, on: Any, year: YearRule = "end") -> Codes:
    """The status of the state of each row in an organisation: member, suspended, observer, or None."""
    held: dict[str, list[tuple[int, int, str]]] = {}
    for first, last, member, status in world._cached(member_days, organization):
        held.setdefault(member, []).append((first, last, status))

    def answer(state: str, moment: int | tuple[int, int]) -> Any:
        start, end = moment if isinstance(moment, tuple) else (moment, moment)
        statuses = [status for first, last, status in held.get(state, ()) if first <= end and start <= last]
        return statuses[-1] if statuses else None

    found, failed, origin = _answered(world, states, on, year, answer)
    return Codes(organization, found, failed, origin)


def _answered(
    world: Catalogue, states: Any, on: Any, year: YearRule, answer: RowAnswer
) -> tuple[tuple[Any, ...], tuple[Unresolved, ...], Origin]:
    """The answer of each row, what has none, and where the column came from."""
    if on is None:
        raise ArgumentError("leaders and members are those of a day", expected="on=, a day or year or a column of them")
    values, origin = read_column(states, "states")
    days, asked = moments_of_rows(on, year, len(values))
    ids = world._cached(CodeList, "id")
    lines: dict[Any, str | CodeLine] = {}
    found: list[Any] = []
    failed: dict[Any, list[Any]] = {}
    for row, (value, day) in enumerate(zip(values, days, strict=True)):
        cell: Any = value if isinstance(value, Hashable) else repr(value)
        line = lines.get(cell)
        if line is None:
            known = isinstance(cell, str) and world._records.has("states", cell)
            line = lines[cell] = cell if known else line_of(world, cell, ids)
        if isinstance(day, str):
            got: Any = Failure("invalid-cell", day)
        else:
            got = _state(line, day)
            got = got if isinstance(got, Failure) else answer(got, day)
        if isinstance(got, Failure):
            key = cell, got.slug, got.cause if isinstance(got.cause, str) else id(got.cause)
            failed.setdefault(key, [cell, asked[row], row, 0, got])[3] += 1
            got = None
        found.append(got)
    return tuple(found), tuple(unresolved(*entry) for entry in failed.values()), origin


def _state(line: str | CodeLine, moment: int | tuple[int, int]) -> Any:
    """The id of the state of a row, or the failure."""
    if isinstance(line, str):
        return line
    if isinstance(moment, int):
        state, place = line.on(moment)
        return line.failures[place] if state is None else state
    return line.within(*moment)
