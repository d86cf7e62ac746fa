"""Which edition of the register is this, and up to which day is it kept?"""

from __future__ import annotations

from functools import cache

from geobrief.register.periods import date
from geobrief.register.tables import lines
from geobrief.when import Date


def edition() -> str:
    """The edition of the register that ships with this package."""
    return _line()[0]


def horizon() -> Date:
    """The day up to which the register is kept; nothing after it is a definite violation of anything."""
    return date(_line()[1])


@cache
def _line() -> list[str]:
    return lines("edition", "edition", "horizon")[0]
