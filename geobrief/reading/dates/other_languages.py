"""Dates in other languages: «27 de marzo de 2015», «12 janvier 2016», «27 марта 2015».

The grammar finds a day, a word that is not English and a year, and dateparser reads these words only.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geobrief.reading.dates import calendar
from geobrief.reading.dates.calendar import CalendarSpan
from geobrief.reading.dates.grammar import Match, Replacement, dated, rule
from geobrief.reading.dates.lexicon import words

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_PARTICLES = frozenset({"de", "del", "di", "do", "da", "d"})


@rule("other-language", "[DAY ORDINAL] DOT? (WORD APOSTROPHE? WORD? | WORD WORD WORD) YEAR")
def other_language(match: Match) -> Replacement:
    """A day, a month in another language, and a year."""
    names = [token for token in match.every("WORD") if token.word not in _PARTICLES]
    name = names[0].word if len(names) == 1 else ""
    if name[:3] not in words("month_stems") or name in words("counted"):
        return None
    day, year = match.first("DAY", "ORDINAL").number, match.first("YEAR").number
    span = _read(f"{day} {name} {year}")
    return dated(match, span) if span and span.first and span.first.year == year else None


@lru_cache(maxsize=512)
def _read(words: str) -> CalendarSpan | None:
    """The day that dateparser reads; its `period` says whether the words give one."""
    data = _parser().get_date_data(words)
    if data.date_obj is None or data.period != "day":
        return None
    return calendar.day(dt.date(data.date_obj.year, data.date_obj.month, data.date_obj.day))


@cache
def _parser() -> DateDataParser:
    from dateparser.date import DateDataParser

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": dt.datetime(2000, 1, 1),
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=sorted(words("languages")), settings=settings)


RULES = (other_language,)
