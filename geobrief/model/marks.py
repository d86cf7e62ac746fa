"""Moments and periods as marks of a timeline."""

from __future__ import annotations

from geobrief.model.attributes import When
from geobrief.pictures.timelines import TimelineMark
from geobrief.when import ONGOING, Period


def moment(when: When | None, text: str, colour: int) -> TimelineMark | None:
    """A moment; a month or a year is where it begins."""
    first = None if when is None else when.earliest or when.latest
    return None if first is None else TimelineMark(first, None, text, colour, note=f"{text} {when}")


def stretch(period: Period | None, text: str, colour: int) -> TimelineMark | None:
    """A period; one without a known beginning begins where it is known to have been."""
    if period is None:
        return None
    first, last = period.earliest, period.latest
    note = f"{text} {period}".strip()
    if first is None and last is None:
        return None
    start = first or last
    assert start is not None
    if last is None:
        return TimelineMark(start, None, text, colour, ongoing=period.end is ONGOING or first is not None, note=note)
    return TimelineMark(start, max(last, start), text, colour, note=note, faint=first is None)
