"""States of the register: records and designations from its tables of states, names, demonyms, capitals and codes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from geobrief.model.identity import ActorId
from geobrief.model.names import DatedValue, Name
from geobrief.register.designations import KINDS, Designation, kind_of
from geobrief.register.periods import Bounds, bounds_of, parts, period, span, without
from geobrief.register.tables import Cells, by_first_cell, cells, dated, listed

if TYPE_CHECKING:
    from geobrief.model.states import State

COLUMNS = "id name start end absent predecessors successors note source"
_COLUMNS = {
    "state_names": "state name kind start end language source",
    "demonyms": "state adjective noun plural start end source",
    "capitals": "state name kind start end source",
    "codes": "state system code start end source",
}
_LATEST = "9999"
_NUMBERED = ("cow", "gw")
_DEMONYMS = ("adjective", "noun", "plural")
_new = tuple.__new__  # faster than the class; thousands are made before the first answer


def state(row: Cells) -> State:
    """The state of a row, with its names, demonyms, capitals and codes.

    A name without an end of its own ends with the state.
    """
    from geobrief.model.states import State

    id, name, start, end, _, predecessors, successors, _, source = row
    return State(
        id,
        name,
        names=[
            Name(text, kind, period(first, last or end), language)
            for _, text, kind, first, last, language, _ in _by_state("state_names").get(id, ())
        ],
        demonyms=_demonyms(id, end),
        capitals=[
            DatedValue(text, kind, period(first, last or end))
            for _, text, kind, first, last, _ in _by_state("capitals").get(id, ())
        ],
        codes=[
            *(
                DatedValue(text, system, period(first, last or end))
                for _, system, text, first, last, _ in _by_state("codes").get(id, ())
            ),
            *(DatedValue(text, system, period(first, last)) for text, system, first, last in _numbers().get(id, ())),
        ],
        period=period(start, end),
        predecessors=listed(predecessors),
        successors=listed(successors),
        source=source,
    )


def designations(states: list[Cells]) -> Iterator[Designation]:
    """The names, ids, demonyms, capitals and codes of these states, without making their records."""
    ids = {row[0]: str.__new__(ActorId, row[0]) for row in states}
    usual = {row[0]: row[1] for row in states}
    ends = {row[0]: row[3] or ".." for row in states}

    named = {id for id, text, *_ in _cells("state_names") if text == usual[id]}
    return chain(
        [
            _new(Designation, (name, ids[id], "own", f"{start}/{end or '..'}"))
            for id, name, start, end, *_ in states
            if id not in named
        ],
        [_new(Designation, (id, ids[id], "id", f"{start}/{end or '..'}")) for id, _, start, end, *_ in states],
        [
            _new(Designation, (text, ids[id], kind_of(kind, text, usual[id]), f"{start}/{end or ends[id]}"))
            for id, text, kind, start, end, _, _ in _cells("state_names")
        ],
        [
            _new(Designation, (text, ids[id], kind, f"{start}/{end or ends[id]}"))
            for id, *texts, start, end, _ in _cells("demonyms")
            for text, kind in zip(texts, _DEMONYMS, strict=True)
            if text
        ],
        [
            _new(Designation, (text, ids[id], kind, f"{start}/{end or ends[id]}"))
            for id, text, kind, start, end, _ in _cells("capitals")
        ],
        [
            _new(Designation, (code, ids[id], system, f"{start}/{end or ends[id]}"))
            for id, system, code, start, end, _ in _cells("codes")
            if system in KINDS
        ],
    )


def lifetime(row: Cells) -> tuple[Bounds, ...]:
    """The stretches of days on which a state existed: its period without the times when it was absent."""
    return without(bounds_of(span(row[2], row[3])), tuple(map(bounds_of, listed(row[4]))))


def _cells(table: str) -> list[Cells]:
    return cells(table, *_COLUMNS[table].split())


@cache
def _by_state(table: str) -> dict[str, list[Cells]]:
    return by_first_cell(_cells(table))


def _demonyms(state: str, end: str) -> Iterator[Name]:
    for _, *texts, first, last, _ in _by_state("demonyms").get(state, ()):
        when = period(first, last or end)
        yield from (Name(text, kind, when) for text, kind in zip(texts, _DEMONYMS, strict=True) if text)


@cache
def _numbers() -> dict[str, list[tuple[str, str, str, str]]]:
    """The numbers of each state in the numbered lists."""
    numbers: dict[str, list[tuple[str, str, str, str]]] = {}
    for system, code, _, _, start, end, states, _ in cells("spells", "system", "code"):
        if system in _NUMBERED:
            held = parts(start, end, dated(states)) if "|" in states else [(states, start, end)]
            for state, first, last in held:
                numbers.setdefault(state, []).append((code, system, first, last))
    for its in numbers.values():
        its.sort(key=lambda number: number[3] or _LATEST)  # the last one is that of today
    return numbers
