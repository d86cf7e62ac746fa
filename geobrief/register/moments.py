"""Which day is asked about? Text, a `datetime.date` or a `Date`; a question about one moment takes nothing coarser."""

from __future__ import annotations

import datetime

from geobrief.model.names import single_day
from geobrief.when import Date

Day = str | datetime.date | Date


def ordinal(on: Day) -> int:
    """The number of a day; anything coarser than a day is refused with a hint.

    >>> ordinal("2014-07-12") == ordinal(datetime.date(2014, 7, 12)) == 735426
    True
    """
    if isinstance(on, str) and len(on) == 10 and on[4] == on[7] == "-":
        try:
            return datetime.date.fromisoformat(on).toordinal()
        except ValueError:
            pass  # the reader of dates tells what is wrong, or knows the form
    if isinstance(on, datetime.date):
        return on.toordinal()
    first = single_day(on).earliest
    assert first is not None  # a day has one
    return first.toordinal()
