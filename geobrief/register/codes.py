"""Codes of a column of names: one code or None for each row, with a finding for each name without one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from geobrief.errors import ArgumentError, GeobriefError, nearest
from geobrief.findings import Finding, code
from geobrief.model.attributes import DateLike
from geobrief.model.states import State
from geobrief.model.territories import Territory
from geobrief.register.iso import iso_entry
from geobrief.register.periods import bounds, day_number
from geobrief.register.systems import SYSTEMS, StateSystem
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.register.resolution import Resolution

    # How a world resolves a name on a day, and its view of a list of states.
    ResolveName = Callable[[Any, Any], Resolution]
    System = Callable[[str], StateSystem]

ISO_CODES = ("iso2", "iso3", "iso_num", "iso3166_3")
OTHER_CODES = ("cow_abb", "gw_abb", "ioc", "un_m49", "fips")
CODES = ("id", "name", *SYSTEMS, *ISO_CODES, *OTHER_CODES)
_OF_TERRITORIES = {"iso2": "alpha_2", "iso3": "alpha_3", "iso_num": "numeric", "un_m49": "numeric"}
_kind = cache(code)
_FINDINGS = {"none": "unknown-name", "many": "ambiguous-name", "not_then": "did-not-exist-then", "one": "no-code"}


class Unresolved(NamedTuple):
    """A name (and day) without a code: its first row, the number of its rows, and why."""

    name: Any
    on: Any
    row: int
    times: int
    finding: Finding

    @property
    def reason(self) -> str:
        """Why the name has no code."""
        return self.finding.message

    def at(self, row: int, times: int) -> Unresolved:
        """The same in its place in a column."""
        return Unresolved(self.name, self.on, row, times, attrs.evolve(self.finding, path=f"[{row}]"))


Found = tuple[Any, Unresolved | None]


@attrs.frozen
class Codes(Sequence[Any]):
    """The codes of a column of names: one entry for each row, None if it has no code.

    A sequence, so a data frame takes it as a column. `unresolved` has each distinct name (and day) without a code once,
    in the order of the rows; `findings` has the same as findings, whose path is the first row.
    """

    system: str
    values: tuple[Any, ...]
    unresolved: tuple[Unresolved, ...] = attrs.field(default=(), repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why each name without a code has none, one finding per name."""
        return tuple(entry.finding for entry in self.unresolved)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, row: Any) -> Any:
        return self.values[row]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values)


def lookup(
    resolve: ResolveName, system: System, names: Iterable[Any], to: str, on: DateLike | Iterable[Any] | None = None
) -> Codes:
    """The code of each name; `on` is one day for all, or one for each. Each distinct question is asked once.

    >>> from geobrief.register import world
    >>> codes = lookup(world().resolve, world().system, ["Peru", "Congo", "Peru"], "cow")
    >>> codes.values, [(entry.name, entry.reason) for entry in codes.unresolved]
    ((COW(135), None, COW(135)), [('Congo', "'Congo': can mean Democratic Republic of the Congo (COD), Republic ...")])
    """
    if to not in CODES:
        raise ArgumentError("unknown kind of code", expected=", ".join(CODES), got=to, nearest=nearest(to, CODES))
    column = _column(names)
    if on is None or isinstance(on, str | datetime.date | Date):
        if on is not None:
            day_number(on)  # a bad day is misuse; in a column of days it is content
        return _codes(to, column, lambda name: _code(resolve, system, name, on, to))
    pairs = list(zip(column, _column(on), strict=True))
    return _codes(to, pairs, lambda pair: _dated_code(resolve, system, pair[0], pair[1], to))


def _codes(to: str, questions: list[Any], answer: Callable[[Any], Found]) -> Codes:
    """The codes of all rows; a question is a name, or a name and its day."""
    answers = {question: answer(question) for question in dict.fromkeys(questions)}
    codes = {question: code for question, (code, _) in answers.items()}
    failed = {question: entry for question, (_, entry) in answers.items() if entry is not None}
    rows = _rows(questions, failed) if failed else {}
    return Codes(to, tuple(map(codes.__getitem__, questions)), tuple(failed[key].at(*row) for key, row in rows.items()))


def _rows(questions: list[Any], failed: dict[Any, Unresolved]) -> dict[Any, list[int]]:
    """The first row of each question without an answer, and the number of its rows."""
    rows: dict[Any, list[int]] = {}
    for row, question in enumerate(questions):
        if question in failed:
            rows.setdefault(question, [row, 0])[1] += 1
    return rows


def _column(values: Any) -> list[Any]:
    """The values of a list, a series or an Arrow array, as Python has them."""
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(values, method):
            return list(getattr(values, method)())
    if isinstance(values, str):
        raise ArgumentError("a column of names", expected="a list, a series or an array of texts", got=values)
    return list(values)


def _dated_code(resolve: ResolveName, system: System, name: Any, on: Any, to: str) -> Found:
    """The code of a row with its own day; one without (None, NaN, NaT) is not a question about today."""
    if on is None or on != on:
        return _no_code(name, on, "invalid-value", f"{name!r}: the row has no day")
    return _code(resolve, system, name, on, to)


def _code(resolve: ResolveName, system: System, name: Any, on: Any, to: str) -> Found:
    try:
        resolution = resolve(name, on)
        record = resolution.record
        found = None if record is None else code_of(system, record, to, on)
    except GeobriefError as error:
        return _no_code(name, on, "invalid-value", str(error))
    if found is not None:
        return found, None
    day = "" if on is None else f" on {on}"
    reason = resolution.reason if record is None else f"{record.name} has no code {to}{day}"
    similar = ", ".join(resolution.suggestions)
    hint = f"similar: {similar}" if similar else None
    return _no_code(name, on, _FINDINGS[resolution.status], f"{resolution.name!r}: {reason}", hint)


def _no_code(name: Any, on: Any, slug: str, message: str, hint: str | None = None) -> Found:
    return None, Unresolved(name, on, 0, 0, _kind(slug).finding(message, hint=hint))


def code_of(system: System, record: Any, to: str, on: DateLike | None = None) -> Any:
    """The code of one record; None if it has none."""
    if to in ("id", "name"):
        return getattr(record, to)
    if isinstance(record, Territory):
        return _code_of_territory(record, to)
    if not isinstance(record, State):
        return None
    return system(to).code(record, on) if to in SYSTEMS else _code_of_state(record, to, on)


def _code_of_state(state: State, to: str, on: DateLike | None) -> str | None:
    if on is None:
        return state.code(to)
    day = day_number(on)
    spans = ((code.text, bounds(code.period)) for code in state.codes if code.kind == to)
    return next((text for text, (first, last) in spans if first <= day <= last), None)


def _code_of_territory(territory: Territory, to: str) -> str | None:
    if territory.iso3 is None or to not in _OF_TERRITORIES:
        return None
    entry = iso_entry(territory.iso3)
    return entry.get(_OF_TERRITORIES[to]) if entry else None
