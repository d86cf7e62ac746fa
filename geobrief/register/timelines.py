"""Timelines: who led a state, and who belonged to an organisation, by day numbers, so that a day is found at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from geobrief.model.tenures import Tenure
from geobrief.register.catalogue import Catalogue
from geobrief.register.periods import FIRST, LAST, bounds
from geobrief.register.tenures import holder
from geobrief.when import Date

_UNASKED: Any = object()


class TenureLine:
    """The tenure of each stretch of days, of the effective leader of a state or of the holder of an office."""

    __slots__ = ("_found", "_starts", "_tenures")

    def __init__(self, tenures: Iterable[Tenure]) -> None:
        self._tenures = tuple(tenures)
        self._starts = sorted({FIRST, *(day for tenure in self._tenures for day in _changes(tenure) if day <= LAST)})
        self._found: list[Any] = [_UNASKED] * len(self._starts)

    def on(self, day: int) -> Tenure | None:
        """The tenure on the day with this number; on the day of a handover, that of the successor."""
        place = bisect_right(self._starts, day) - 1
        found = self._found[place]
        if found is _UNASKED:
            found = self._found[place] = holder(self._tenures, day)
        known: Tenure | None = found
        return known

    def within(self, first: int, last: int) -> list[Tenure | None]:
        """The tenures of a period, in their order; None where nobody is known."""
        places = range(bisect_right(self._starts, first) - 1, bisect_right(self._starts, last))
        return list(dict.fromkeys(self.on(max(first, self._starts[place])) for place in places))


def tenure_line(catalogue: Catalogue, state: str, office: str | None) -> TenureLine:
    """The line of a state: of its effective leaders, or of the holders of an office."""
    tenures = catalogue._records.where("tenures", "state", state)
    return TenureLine(one for one in tenures if (one.effective if office is None else one.office == office))


def member_days(catalogue: Catalogue, organization: str) -> list[tuple[int, int, Any, str]]:
    """The first and last day of each membership in an organisation, with the member and its status."""
    entries = catalogue._records.where("memberships", "organization", organization)
    return [(*bounds(entry.period), entry.member, entry.status) for entry in entries]


def _changes(tenure: Tenure) -> Iterable[int]:
    """The days on which it may begin or end to hold, or begin or end to hold for certain."""
    first, last = bounds(tenure.known_period)
    yield first
    yield last + 1
    start, end = tenure.period.start, tenure.period.end
    if isinstance(start, Date) and start.latest is not None:
        yield start.latest.toordinal()
    if isinstance(end, Date) and end.earliest is not None:
        yield end.earliest.toordinal() + 1
