"""When is something true, and what can be said for certain about two times?

`Date` and `Period` are what is known of a day or a stretch of days, in EDTF (ISO 8601-2); they are compared with `before`,
`after`, `within`, `overlaps` and `same`, which answer an `Answer`: YES, NO or MAYBE. `read` takes either from text.
"""

from __future__ import annotations

from geobrief.when.answers import Answer, UndecidedError
from geobrief.when.dates import Date
from geobrief.when.errors import DateError
from geobrief.when.periods import ONGOING, UNKNOWN, End, Period
from geobrief.when.relations import Placed, read

__all__ = ["ONGOING", "UNKNOWN", "Answer", "Date", "DateError", "End", "Period", "Placed", "UndecidedError", "read"]
