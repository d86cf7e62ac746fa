"""Lines: the codes of one value over time, each stretch of days asked about when it is needed."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from typing import Any

from geobrief.register.code_lists import CodeList
from geobrief.register.meanings import Failure, ValueMeaning
from geobrief.register.periods import FIRST, LAST
from geobrief.register.systems import ListCode

_UNASKED: Any = object()


class CodeLine:
    """The codes of one value by the days on which they change; each stretch of days is asked about when needed."""

    __slots__ = ("_codes", "_meaning", "_starts", "_target", "failures")

    def __init__(self, meaning: ValueMeaning, target: CodeList) -> None:
        self._meaning, self._target = meaning, target
        self._starts = sorted({FIRST, *(day for day in meaning.changes(target) if FIRST < day <= LAST)})
        self._codes: list[Any] = [_UNASKED] * len(self._starts)
        self.failures: dict[int, Failure] = {}

    def on(self, day: int) -> tuple[Any, int]:
        """The code on a day, and the number of the stretch."""
        place = bisect_right(self._starts, day) - 1
        found = self._codes[place]
        if found is _UNASKED:
            found = code_on(self._meaning, self._target, day)
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
        failures = [self.failures[place] for place in places if place in self.failures]
        if ambiguous := next((failure for failure in failures if failure.slug == "ambiguous-name"), None):
            return ambiguous
        if len(found) == 1:
            return next(iter(found))
        if found:
            named = ", ".join(map(str, map(_shown, found)))
            return Failure("ambiguous-name", f"means several within the year: {named}")
        return self.failures[places[0]]


def code_on(meaning: ValueMeaning, target: CodeList, day: int | None) -> Any:
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


def _shown(found: Any) -> Any:
    return int(found) if isinstance(found, ListCode) else found
