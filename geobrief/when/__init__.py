"""When is something true, and what can be said for certain about two times?

`Date` and `Period` are what is known of a day or a stretch of days, in EDTF (ISO 8601-2); they are compared with
`before`, `after`, `within`, `overlaps` and `same`, which answer an `Answer`: YES, NO or MAYBE.
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
