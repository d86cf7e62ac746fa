"""Which states does the register know? Its tables of states, names, demonyms, capitals and codes, as records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from geobrief.model.identity import ActorId
from geobrief.model.names import Name
from geobrief.register.bearings import FORMS, Bearing, form_of
from geobrief.register.periods import Bounds, bounds_of, parts, period, span, trusted, without
from geobrief.register.tables import Line, dated, gathered, lines, listed

if TYPE_CHECKING:
    from geobrief.model.states import State

COLUMNS = "id name start end absent predecessors successors note source"
_NUMBERED = ("cow", "gw")
Cells = tuple[str, str, str, str]


def state(line: Line) -> State:
    """The state of a row, with what it was called and which codes it had."""
    from geobrief.model.states import State

    id, name, start, end, _, predecessors, successors, _, source = line
    return State(
        id,
        name,
        names=[
            trusted(Name, text=text, kind=kind, period=period(first, last or end), language=language)
            for _, text, kind, first, last, language, _ in _names().get(id, ())
        ],
        demonyms=map(_name, _demonyms(id, end)),
        capitals=map(_name, _capitals(id, end)),
        codes=map(_name, chain(_codes(id, end), _numbers().get(id, ()))),
        period=period(start, end),
        predecessors=listed(predecessors),
        successors=listed(successors),
        source=source,
    )


def bearings(states: list[Line]) -> Iterator[Bearing]:
    """What each of these states is called, without making its record."""
    for line in states:
        id, name, start, end = str.__new__(ActorId, line[0]), line[1], line[2], line[3]
        called = [(text, kind, first, last or end) for _, text, kind, first, last, _, _ in _names().get(id, ())]
        whole = span(start, end)
        if name not in [text for text, _, _, _ in called]:
            yield Bearing(name, id, "own", whole)
        yield Bearing(id, id, "id", whole)
        for text, kind, first, last in chain(called, _demonyms(id, end), _capitals(id, end), _codes(id, end)):
            if kind in FORMS:
                yield Bearing(text, id, form_of(kind, text, name), span(first, last))


def lifetime(line: Line) -> tuple[Bounds, ...]:
    """The stretches of days for which a state existed: its own period, but for the times when it was absent."""
    return without(bounds_of(span(line[2], line[3])), tuple(map(bounds_of, listed(line[4]))))


def _name(cells: Cells) -> Name:
    text, kind, start, end = cells
    return trusted(Name, text=text, kind=kind, period=period(start, end), language="en")


@cache
def _names() -> dict[str, list[Line]]:
    return gathered("state_names", "state", "name", "kind", "start", "end", "language", "source")


@cache
def _demonym_lines() -> dict[str, list[Line]]:
    return gathered("demonyms", "state", "adjective", "noun", "plural", "start", "end", "source")


@cache
def _capital_lines() -> dict[str, list[Line]]:
    return gathered("capitals", "state", "name", "kind", "start", "end", "source")


@cache
def _code_lines() -> dict[str, list[Line]]:
    return gathered("codes", "state", "system", "code", "start", "end", "source")


def _demonyms(state: str, last: str) -> Iterator[Cells]:
    """A name that has no end of its own ends with what bears it."""
    for _, adjective, noun, plural, start, end, _ in _demonym_lines().get(state, ()):
        for text, form in ((adjective, "adjective"), (noun, "noun"), (plural, "plural")):
            if text:
                yield text, form, start, end or last


def _capitals(state: str, last: str) -> Iterator[Cells]:
    for _, name, kind, start, end, _ in _capital_lines().get(state, ()):
        yield name, kind, start, end or last


def _codes(state: str, last: str) -> Iterator[Cells]:
    for _, system, code, start, end, _ in _code_lines().get(state, ()):
        yield code, system, start, end or last


@cache
def _numbers() -> dict[str, list[Cells]]:
    """The numbers that the numbered lists give to each state."""
    numbers: dict[str, list[Cells]] = {}
    for system, code, _, _, start, end, states, _ in lines("spells", "system", "code"):
        if system in _NUMBERED:
            for state, first, last in parts(start, end, dated(states)):
                numbers.setdefault(state, []).append((code, system, first, last))
    return numbers
