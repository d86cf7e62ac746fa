"""When does a text say that something happened? `find_dates` finds every date expression and reads it.

A text is cut into tokens (`tokens`), rules put tokens together (`grammar`; one module per family of expressions), and
what they mean is settled in the order of the text (`discourse`): from the day of publication, the dates told before,
and the tense.
"""

from __future__ import annotations

from geobrief.reading.dates.finding import FoundDate, find_dates

__all__ = ["FoundDate", "find_dates"]
