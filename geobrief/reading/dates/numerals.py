"""Numbers in words («twenty-one», «nineteen ninety-six») and dates in figures: 2015-03-18, 18/03/2015, 3/2015, 2014/15.

In figures the day comes before the month, unless one of them is above 12 or another date of the text shows that it
writes the month first. A date that could be read either way is made by the rule `ambiguous-figures`.
"""

from __future__ import annotations

import datetime as dt
import re

from geobrief.reading.dates.calendar import between, day, month, year
from geobrief.reading.dates.grammar import Match, Replacement, dated, relative, rule, yearless
from geobrief.reading.dates.tokens import DateToken


@rule("tens", "TENS (DASH? NUM)?")
def tens(match: Match) -> Replacement:
    """«twenty», «twenty-one»."""
    ten = match.first("TENS")
    unit = match.find("NUM")
    if unit is None:
        return match.token("NUM", ten.number)
    if unit.number > 9:
        return [_alone(ten, match), *match.tokens[1:]]
    return match.token("NUM", ten.number + unit.number)


def _alone(token: DateToken, match: Match) -> DateToken:
    return Match(match.text_tokens, match.start, match.start + 1).token("NUM", token.number)


@rule("ordinal-tens", "NUM DASH? ORDINAL")
def ordinal_tens(match: Match) -> Replacement:
    """«twenty-first»: tens have become numbers already."""
    ten, unit = match.first("NUM"), match.first("ORDINAL")
    if ten.number % 10 or ten.number not in range(20, 100) or unit.number > 9:
        return None
    return match.token("ORDINAL", ten.number + unit.number)


@rule("year-in-words", "NUM DASH? NUM")
def year_in_words(match: Match) -> Replacement:
    """«nineteen ninety-six»."""
    head, tail = match.every("NUM")
    if head.number not in range(13, 21) or tail.number not in range(10, 100):
        return None
    return match.token("YEAR", head.number * 100 + tail.number)


@rule("decade-in-words", "NUM DASH? DECADEWORD")
def decade_in_words(match: Match) -> Replacement:
    """«nineteen seventies»."""
    head = match.first("NUM")
    if head.number not in range(13, 21):
        return None
    return match.token("DECADE", head.number * 100 + match.first("DECADEWORD").number)


@rule("hundreds", "[NUM A] HUNDRED (AND? NUM)?")
def hundreds(match: Match) -> Replacement:
    """«two hundred», «a hundred and twenty»; «seventeen hundred thirty-three» is a year."""
    numbers = match.every("NUM")
    head = 1 if match.has("A") else numbers.pop(0).number
    number = head * 100 + (numbers[-1].number if numbers else 0)
    return match.token("YEAR" if 1100 <= number < 2100 else "NUM", number)


@rule("thousands", "[NUM A] SCALE (AND? NUM)?")
def thousands(match: Match) -> Replacement:
    """«two thousand and eighteen»."""
    scale = match.first("SCALE").number
    numbers = match.every("NUM")
    head = 1 if match.has("A") else numbers.pop(0).number
    return match.token("NUM", head * scale + (numbers[-1].number if numbers else 0))


@rule("amounts", "[DAY COUNT YEAR AMOUNT] [HUNDRED SCALE]")
def amounts(match: Match) -> Replacement:
    """«3 million»."""
    return match.token("AMOUNT")


@rule("two-thousand", "(?<=[IN OF SINCE UNTIL BY BEFORE FROM BETWEEN MONTH UNIT DAY ORDINAL COMMA]) NUM (?!UNITS)")
def two_thousand(match: Match) -> Replacement:
    """«in two thousand and eighteen» is a year."""
    number = match.first("NUM").number
    if number not in range(2000, 2100) or (number == 2000 and match.before().word != "year"):
        return None
    return match.token("YEAR", number)


IN_WORDS = (
    tens, ordinal_tens, year_in_words, decade_in_words, hundreds, thousands, amounts, two_thousand,
)  # fmt: skip


_WIDEST = 300  # tokens looked at for a date that shows the order of day and month


def _parts(match: Match) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", match.tokens[0].word)]


@rule("iso", "TIMED")
def iso(match: Match) -> Replacement:
    """«2015-03-18», with or without a time of day."""
    return _day(match, *(int(part) for part in match.tokens[0].word[:10].split("-")))


@rule("year-first", "YMD")
def year_first(match: Match) -> Replacement:
    """«2015/3/18», «2015.5.13»."""
    return _day(match, *_parts(match))


@rule("compact", "COMPACT")
def compact(match: Match) -> Replacement:
    """«20150318»."""
    word = match.tokens[0].word
    return _day(match, int(word[:4]), int(word[4:6]), int(word[6:]))


def _day(match: Match, year: int, month: int, number: int) -> Replacement:
    try:
        return dated(match, day(dt.date(year, month, number)))
    except ValueError:
        return None


def _is_ambiguous(match: Match) -> bool:
    first, second = _parts(match)[:2]
    return first <= 12 and second <= 12 and first != second


@rule("figures", "DMY")
def figures(match: Match) -> Replacement:
    """«18/03/2015», «03/18/2015»: one of the two can only be the day."""
    return None if _is_ambiguous(match) else _figures(match, month_first=_parts(match)[1] > 12)


@rule("ambiguous-figures", "DMY")
def ambiguous_figures(match: Match) -> Replacement:
    """«08/12/2015»: in the order of the other dates of the text."""
    return _figures(match, month_first=_shows_month_first(match))


def _shows_month_first(match: Match) -> bool:
    nearby = match.text_tokens[max(0, match.start - _WIDEST) : match.end + _WIDEST]
    figured = [token.word for token in nearby if token.rule == "figures"]
    return any(int(re.split(r"[-/.]", word)[1]) > 12 for word in figured)


def _figures(match: Match, *, month_first: bool) -> Replacement:
    one, two, number = _parts(match)
    day_number, month_number = (two, one) if month_first else (one, two)
    if number >= 100:
        return _day(match, number, month_number, day_number)
    return relative(match, "day", lambda d: day(dt.date(full_year(number, d.published), month_number, day_number)))


def full_year(number: int, published: dt.date | None) -> int:
    """The year that ends in two figures: at most twenty years after publication."""
    latest = (published.year if published else 2029) + 20
    return latest - (latest - number) % 100


@rule("years", "YEARS")
def years(match: Match) -> Replacement:
    """«2014/15» and «1914-18» are years, «2015-03» is a month."""
    word = match.tokens[0].word
    start, end = int(word[:4]), int(word[5:])
    end_year = start // 100 * 100 + end + (100 if end <= start % 100 else 0)
    if end <= start % 100 and end != (start + 1) % 100:
        return dated(match, month(start, end)) if 1 <= end <= 12 and start >= 1000 else None
    if start < 1000 or end_year - start > 60:
        return None
    token = dated(match, between(year(start), year(end_year)))
    token.number = start
    return token


@rule("month-of-year", "YM")
def month_of_year(match: Match) -> Replacement:
    """«3/2015», «2015/3»."""
    low, high = sorted(_parts(match))
    return dated(match, month(high, low)) if 1 <= low <= 12 and 1100 <= high < 2200 else None


@rule("day-and-month", "(?<=[ON BY UNTIL BEFORE SINCE FROM INSIDE WEEKDAY TO]) DM")
def day_and_month(match: Match) -> Replacement:
    """«on 22/04»: only after a preposition, since most such figures are fractions."""
    one, two = _parts(match)
    day_number, month_number = (two, one) if two > 12 else (one, two)
    if not 1 <= month_number <= 12 or not 1 <= day_number <= 31 or match.tokens[0].word == "9/11":
        return None
    return yearless(match, "day", lambda number: day(dt.date(number, month_number, day_number)))


@rule("figures-left", "[TIMED YMD DMY COMPACT YEARS YM]")
def figures_left(match: Match) -> Replacement:
    """Figures that are not a date."""
    return match.token("OTHER")


FIGURES = (iso, year_first, compact, figures, ambiguous_figures, years, month_of_year, day_and_month, figures_left)
