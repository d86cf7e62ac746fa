"""Severity of a violation, given how precisely its dates are known.

A certain violation has the severity of its rule. One that depends on a qualified date is a warning. One that is only
possible, or that starts after the register's horizon, is a note.
"""

from __future__ import annotations

import datetime
from typing import Any

from geobrief.findings import Severity
from geobrief.model.attributes import When
from geobrief.when import Answer, Date, Period

_MOST_SEVERE_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def severity_of(violated: Answer, *times: When | None, horizon: Date | None = None) -> Severity | None:
    """The severity of a violation that depends on `times`, the record's own first; None if there is no violation.

    >>> [severity_of(answer, Date(date)) for answer, date in ((Answer.YES, "1990"), (Answer.YES, "1990?"))]
    [<Severity.ERROR: 'error'>, <Severity.WARNING: 'warning'>]
    >>> severity_of(Answer.MAYBE, Date("1990"))
    <Severity.NOTE: 'note'>
    """
    if not violated.possible:
        return None
    if not violated.certain or is_after_horizon(times[0], horizon):
        return Severity.NOTE
    return Severity.WARNING if any(time is not None and time.qualified for time in times) else Severity.ERROR


def least_severe(*severities: Severity) -> Severity:
    """The lowest of several severities."""
    return max(severities, key=_MOST_SEVERE_FIRST.index)


def is_after_horizon(when: When | None, horizon: Date | None) -> bool:
    """Whether `when` starts after the register's horizon."""
    if when is None or horizon is None or horizon.latest is None:
        return False
    return (when.earliest or datetime.date.min) > horizon.latest


def is_near(when: When, period: Period, days: int) -> bool:
    """Whether `when` starts within so many days of the first or the last day of a period.

    >>> is_near(Date("1958-02-22"), Period("1955/1958-02-01"), 31), is_near(Date("1959"), Period("1955/1958-02-01"), 31)
    (True, False)
    """
    first, bounds = when.earliest, (period.earliest, period.latest)
    return first is not None and any(day is not None and abs((first - day).days) <= days for day in bounds)


def dated(when: When | None) -> str:
    """A time with its preposition.

    >>> dated(Date("2014-07-12")), dated(Date("2014-07"))
    ('on 2014-07-12', 'in 2014-07')
    """
    return f"{'on' if isinstance(when, Date) and when.precision == 'day' else 'in'} {when}"


def is_from_prose(record: Any) -> bool:
    """Whether a record was read from prose, which is looser with dates and names than a file."""
    return record.rule is not None or bool(getattr(record, "evidence", ()))
