"""Lists of states: the states that each list counts, under which code and when.

Lists disagree, and each keeps its own view: `gw` (Gleditsch and Ward, with microstates), `cow` (Correlates of War),
`un` and `iso`. A code means something in its list only, so it has a type: `GW(970)` is Kiribati and `COW(970)` Nauru.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, ClassVar, Literal, NamedTuple, Self

import attrs

from geobrief.arguments import is_whole
from geobrief.errors import ArgumentError, UnknownIdError, nearest
from geobrief.model.attributes import DateLike
from geobrief.model.identity import ActorId
from geobrief.model.states import State
from geobrief.register.periods import Bounds, bounds, day_number
from geobrief.register.record_lists import RecordList
from geobrief.register.spells import Spell
from geobrief.when import Date


class CodeSpan(NamedTuple):
    """A code, or the id of a record, and the first and last day on which it holds, as day numbers."""

    value: Any
    first: int
    last: int


@attrs.frozen(slots=False, repr=False)
class StateSystem:
    """The view that one list takes: its spells, its members and its codes on any day."""

    name: str
    spells: RecordList[Spell]
    _state_of: Callable[[str], State] = attrs.field(eq=False)

    def __repr__(self) -> str:
        return f"<StateSystem {self.name}: {len(self.spells)} spells>"

    def _repr_html_(self) -> str:
        return self.spells._repr_html_()

    @cached_property
    def _by_state(self) -> dict[ActorId, list[tuple[Bounds, Spell]]]:
        found: dict[ActorId, list[tuple[Bounds, Spell]]] = {}
        for spell in self.spells:
            for state, part in spell.parts():
                found.setdefault(state, []).append((bounds(part), spell))
        return found

    @cached_property
    def _by_code(self) -> dict[int | str, list[tuple[Bounds, ActorId]]]:
        found: dict[int | str, list[tuple[Bounds, ActorId]]] = {}
        for spell in self.spells:
            for state, part in spell.parts():
                found.setdefault(spell.code, []).append((bounds(part), state))
        return found

    def members(self, on: DateLike) -> RecordList[ActorId]:
        """The states that the list counts on a day, in the order of the list."""
        day = day_number(on)
        parts = ((state, when) for state, held in self._by_state.items() for when, _ in held)
        held = dict.fromkeys(state for state, (first, last) in parts if first <= day <= last)
        return RecordList("members", tuple(held))

    def code(self, state: str | State, on: DateLike | None = None) -> int | str | None:
        """The code of a state on a day (without a day, its last code); None if the list does not count it.

        A numbered list gives numbers of its own type: `GW(160)`.
        """
        spans = self.spans(state.id if isinstance(state, State) else state)
        if on is None:
            return max(spans, key=lambda span: (span.last, span.first)).value if spans else None
        day = day_number(on)
        return next((code for code, first, last in reversed(spans) if first <= day <= last), None)

    def spans(self, state: str) -> tuple[CodeSpan, ...]:
        """The codes of a state, each with its days."""
        held = self._by_state.get(ActorId(state), ())
        return tuple(CodeSpan(self._typed(spell.code), first, last) for (first, last), spell in held)

    def named(self, fold: str) -> tuple[CodeSpan, ...]:
        """The states of which a folded name is the list's own spelling, each with its days."""
        return self._by_name.get(fold, ())

    @cached_property
    def _by_name(self) -> dict[str, tuple[CodeSpan, ...]]:
        from geobrief.register.folding import folded

        found: dict[str, list[CodeSpan]] = {}
        for spell in self.spells:
            for state, part in spell.parts():
                found.setdefault(folded(spell.name), []).append(CodeSpan(state, *bounds(part)))
        return {name: tuple(spans) for name, spans in found.items()}

    def state(self, code: int | str, on: DateLike | None = None) -> State:
        """The state with a code on a day; without a day, the last one with it.

        A code that no state has, or none on that day, is refused.
        """
        if isinstance(code, ListCode) and code.system != self.name:
            raise ArgumentError(f"a code of another list than {self.name}", got=code)
        held = self._by_code.get(self._plain(code), ())
        day = None if on is None else day_number(on)
        states = [state for (first, last), state in held if day is None or first <= day <= last]
        if not states:
            raise UnknownIdError(f"no state has this code in {self.name}{_on(on)}", got=code, expected=_when(held))
        return self._state_of(states[-1])

    def _plain(self, code: int | str) -> int | str:
        numbered = self.name in TYPES
        if isinstance(code, str):
            return int(code) if numbered and code.isdecimal() else code
        if not is_whole(code):
            raise ArgumentError(f"not a code of {self.name}", expected="a number" if numbered else "a text", got=code)
        return int(code) if numbered else str(code)

    def _typed(self, code: int | str) -> int | str:
        return TYPES[self.name](code) if self.name in TYPES else code


def _on(on: DateLike | None) -> str:
    return "" if on is None else f" on {Date.of(on)}"


def _when(held: Iterable[tuple[Bounds, ActorId]]) -> str | None:
    days = [f"{datetime.date.fromordinal(first)} to {datetime.date.fromordinal(last)}" for (first, last), _ in held]
    return f"a day from {', or '.join(days)}" if days else None


SystemName = Literal["gw", "cow", "un", "iso"]
SYSTEMS: tuple[SystemName, ...] = ("gw", "cow", "un", "iso")


class ListCode(int):
    """The number of a state in one list; numbers of different lists are never equal."""

    system: ClassVar[SystemName]

    def __new__(cls, number: int | str) -> Self:
        if not (is_whole(number, 0) or (isinstance(number, str) and number.isascii() and number.isdecimal())):
            raise ArgumentError(f"not a number of the list {cls.system}", expected="a number", got=number)
        return super().__new__(cls, number)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ListCode) and type(other) is not type(self):
            return False
        return int.__eq__(self, other) if isinstance(other, int) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return int.__hash__(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({int(self)})"


class GW(ListCode):
    """A number of the Gleditsch–Ward list.

    >>> int(GW(970)), GW(970) == COW(970)
    (970, False)
    """

    system: ClassVar[SystemName] = "gw"


class COW(ListCode):
    """A number of the Correlates of War list."""

    system: ClassVar[SystemName] = "cow"


TYPES: dict[str, type[ListCode]] = {"gw": GW, "cow": COW}


def known_system(name: Any) -> SystemName:
    """The name of a list, checked."""
    if not isinstance(name, str) or name not in SYSTEMS:
        known = ", ".join(SYSTEMS)
        raise ArgumentError("no such list of states", expected=known, got=name, nearest=nearest(name, SYSTEMS))
    found: SystemName = name
    return found
