"""Which day does a date in another language tell? «27 de marzo de 2015», «12 janvier 2016», «27 марта 2015».

The grammar finds the span, a day, a word that is not English and a year, and dateparser reads it; it is never given
free text, and ordinary English never comes here.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geobrief.reading.dates import stretches
from geobrief.reading.dates.expressions import dated
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.lexicon import words
from geobrief.reading.dates.stretches import Stretch

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_PARTICLES = frozenset({"de", "del", "di", "do", "da", "d"})


@rule("other-language", "[DAY ORDINAL] DOT? (WORD APOSTROPHE? WORD? | WORD WORD WORD) YEAR")
def other_language(view: View) -> Made:
    """A day, a month in another language, and a year."""
    names = [token for token in view.every("WORD") if token.word not in _PARTICLES]
    name = names[0].word if len(names) == 1 else ""
    if name[:3] not in words("month_stems") or name in words("counted"):
        return None
    day, year = view.the("DAY", "ORDINAL").number, view.the("YEAR").number
    stretch = _read(f"{day} {name} {year}")
    return dated(view, stretch) if stretch and stretch.first and stretch.first.year == year else None


@lru_cache(maxsize=512)
def _read(words: str) -> Stretch | None:
    """What dateparser makes of a delimited date; `period` says how much of it the words tell."""
    data = _parser().get_date_data(words)
    if data.date_obj is None or data.period != "day":
        return None
    return stretches.day(dt.date(data.date_obj.year, data.date_obj.month, data.date_obj.day))


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
