"""Partial dates and periods in EDTF (ISO 8601-2).

`before`, `after`, `within`, `overlaps` and `same` compare them and return an `Answer`: YES, NO or MAYBE.
"""

from __future__ import annotations

from geobrief.when.answers import Answer, UndecidedError
from geobrief.when.dates import Date
from geobrief.when.notation import DateError
from geobrief.when.periods import ONGOING, UNKNOWN, End, Period
from geobrief.when.relations import after, before, overlaps, same, within

__all__ = [
    "ONGOING",
    "UNKNOWN",
    "Answer",
    "Date",
    "DateError",
    "End",
    "Period",
    "UndecidedError",
    "after",
    "before",
    "overlaps",
    "same",
    "within",
]
