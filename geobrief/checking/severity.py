"""How much may be said of a violation, by how much is known of the times on which it rests?

A certain violation weighs what the rule says; one that rests on a qualified date is a warning; what may be one, or lies
behind the horizon of the register, is a note.
"""

from __future__ import annotations

import datetime
from typing import Any

from geobrief.findings import Severity
from geobrief.model.attributes import When
from geobrief.when import Answer, Date, Period

_HEAVY_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def severity_of(violated: Answer, *times: When | None, horizon: Date | None = None) -> Severity | None:
    """The severity of a violation, None where there is none. It rests on `times`, of which the first is the record's.

    >>> severity_of(Answer.YES, Date("1990")), severity_of(Answer.YES, Date("1990?")), severity_of(Answer.MAYBE, Date("1990"))
    (<Severity.ERROR: 'error'>, <Severity.WARNING: 'warning'>, <Severity.NOTE: 'note'>)
    """
    if not violated.possible:
        return None
    if not violated.certain or is_after_horizon(times[0], horizon):
        return Severity.NOTE
    return Severity.WARNING if any(time is not None and time.qualified for time in times) else Severity.ERROR


def least_severe(*severities: Severity) -> Severity:
    """The lightest of several severities."""
    return max(severities, key=_HEAVY_FIRST.index)


def is_after_horizon(when: When | None, horizon: Date | None) -> bool:
    """Whether a time begins behind the horizon of the register."""
    if when is None or horizon is None or horizon.latest is None:
        return False
    return (when.earliest or datetime.date.min) > horizon.latest


def is_near(when: When, period: Period, most: int) -> bool:
    """Whether a time begins no more than so many days from the first or the last day of a period.

    >>> is_near(Date("1958-02-22"), Period("1955/1958-02-01"), 31), is_near(Date("1959"), Period("1955/1958-02-01"), 31)
    (True, False)
    """
    first, bounds = when.earliest, (period.earliest, period.latest)
    return first is not None and any(day is not None and abs((first - day).days) <= most for day in bounds)


def dated(when: When | None) -> str:
    """A time as a message tells it.

    >>> dated(Date("2014-07-12")), dated(Date("2014-07"))
    ('on 2014-07-12', 'in 2014-07')
    """
    return f"{'on' if isinstance(when, Date) and when.precision == 'day' else 'in'} {when}"


def is_from_prose(record: Any) -> bool:
    """Whether a record was read from prose, where dates and names are told more loosely than in a file."""
    return record.rule is not None or bool(getattr(record, "evidence", ()))
