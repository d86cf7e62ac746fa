"""Which states does the register know? Its tables of states, names, demonyms, capitals and codes, as records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from geobrief.model.identity import ActorId
from geobrief.model.names import DatedValue, Name
from geobrief.register.bearings import FORMS, Bearing, form_of
from geobrief.register.periods import Bounds, bounds_of, parts, period, span, without
from geobrief.register.tables import Line, dated, gathered, lines, listed

if TYPE_CHECKING:
    from geobrief.model.states import State

COLUMNS = "id name start end absent predecessors successors note source"
_COLUMNS = {
    "state_names": "state name kind start end language source",
    "demonyms": "state adjective noun plural start end source",
    "capitals": "state name kind start end source",
    "codes": "state system code start end source",
}
_NUMBERED = ("cow", "gw")
_DEMONYMS = ("adjective", "noun", "plural")
Cells = tuple[str, str, str, str]
_new = tuple.__new__  # faster than the class, and there are thousands to be made before the first answer


def state(line: Line) -> State:
    """The state of a row, with what it was called and which codes it had.

    A name that has no end of its own ends with what bears it.
    """
    from geobrief.model.states import State

    id, name, start, end, _, predecessors, successors, _, source = line
    return State(
        id,
        name,
        names=[
            Name(text, kind, period(first, last or end), language)
            for _, text, kind, first, last, language, _ in _of_each("state_names").get(id, ())
        ],
        demonyms=_demonyms(id, end),
        capitals=[
            DatedValue(text, kind, period(first, last or end))
            for _, text, kind, first, last, _ in _of_each("capitals").get(id, ())
        ],
        codes=[
            *(
                DatedValue(text, system, period(first, last or end))
                for _, system, text, first, last, _ in _of_each("codes").get(id, ())
            ),
            *(DatedValue(text, system, period(first, last)) for text, system, first, last in _numbers().get(id, ())),
        ],
        period=period(start, end),
        predecessors=listed(predecessors),
        successors=listed(successors),
        source=source,
    )


def bearings(states: list[Line]) -> Iterator[Bearing]:
    """What these states are called, without making their records: names, ids, demonyms, capitals, codes."""
    ids = {line[0]: str.__new__(ActorId, line[0]) for line in states}
    usual = {line[0]: line[1] for line in states}
    ends = {line[0]: line[3] or ".." for line in states}

    named = {id for id, text, *_ in _lines("state_names") if text == usual[id]}
    return chain(
        [
            _new(Bearing, (name, ids[id], "own", f"{start}/{end or '..'}"))
            for id, name, start, end, *_ in states
            if id not in named
        ],
        [_new(Bearing, (id, ids[id], "id", f"{start}/{end or '..'}")) for id, _, start, end, *_ in states],
        [
            _new(Bearing, (text, ids[id], form_of(kind, text, usual[id]), f"{start}/{end or ends[id]}"))
            for id, text, kind, start, end, _, _ in _lines("state_names")
        ],
        [
            _new(Bearing, (text, ids[id], form, f"{start}/{end or ends[id]}"))
            for id, *texts, start, end, _ in _lines("demonyms")
            for text, form in zip(texts, _DEMONYMS, strict=True)
            if text
        ],
        [
            _new(Bearing, (text, ids[id], kind, f"{start}/{end or ends[id]}"))
            for id, text, kind, start, end, _ in _lines("capitals")
        ],
        [
            _new(Bearing, (code, ids[id], system, f"{start}/{end or ends[id]}"))
            for id, system, code, start, end, _ in _lines("codes")
            if system in FORMS
        ],
    )


def lifetime(line: Line) -> tuple[Bounds, ...]:
    """The stretches of days for which a state existed: its own period, but for the times when it was absent."""
    return without(bounds_of(span(line[2], line[3])), tuple(map(bounds_of, listed(line[4]))))


def _lines(table: str) -> list[Line]:
    return lines(table, *_COLUMNS[table].split())


@cache
def _of_each(table: str) -> dict[str, list[Line]]:
    return gathered(_lines(table))


def _demonyms(state: str, end: str) -> Iterator[Name]:
    for _, *texts, first, last, _ in _of_each("demonyms").get(state, ()):
        when = period(first, last or end)
        yield from (Name(text, form, when) for text, form in zip(texts, _DEMONYMS, strict=True) if text)


@cache
def _numbers() -> dict[str, list[Cells]]:
    """The numbers that the numbered lists give to each state."""
    numbers: dict[str, list[Cells]] = {}
    for system, code, _, _, start, end, states, _ in lines("spells", "system", "code"):
        if system in _NUMBERED:
            held = parts(start, end, dated(states)) if "|" in states else [(states, start, end)]
            for state, first, last in held:
                numbers.setdefault(state, []).append((code, system, first, last))
    return numbers
