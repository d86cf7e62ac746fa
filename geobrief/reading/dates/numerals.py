"""Which numbers are written in words? «twenty-one», «two hundred», «nineteen ninety-six»."""

from __future__ import annotations

from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.tokens import Token


@rule("tens", "TENS (DASH? NUM)?")
def tens(view: View) -> Made:
    """«twenty», «twenty-one»."""
    ten = view.the("TENS")
    unit = view.find("NUM")
    if unit is None:
        return view.token("NUM", ten.number)
    if unit.number > 9:
        return [_alone(ten, view), *view.tokens[1:]]
    return view.token("NUM", ten.number + unit.number)


def _alone(token: Token, view: View) -> Token:
    return View(view.all, view.start, view.start + 1).token("NUM", token.number)


@rule("ordinal-tens", "NUM DASH? ORDINAL")
def ordinal_tens(view: View) -> Made:
    """«twenty-first»: tens have become numbers already."""
    ten, unit = view.the("NUM"), view.the("ORDINAL")
    if ten.number % 10 or ten.number not in range(20, 100) or unit.number > 9:
        return None
    return view.token("ORDINAL", ten.number + unit.number)


@rule("year-in-words", "NUM DASH? NUM")
def year_in_words(view: View) -> Made:
    """«nineteen ninety-six»."""
    head, tail = view.every("NUM")
    if head.number not in range(13, 21) or tail.number not in range(10, 100):
        return None
    return view.token("YEAR", head.number * 100 + tail.number)


@rule("decade-in-words", "NUM DASH? DECADEWORD")
def decade_in_words(view: View) -> Made:
    """«nineteen seventies»."""
    head = view.the("NUM")
    if head.number not in range(13, 21):
        return None
    return view.token("DECADE", head.number * 100 + view.the("DECADEWORD").number)


@rule("hundreds", "[NUM A] HUNDRED (AND? NUM)?")
def hundreds(view: View) -> Made:
    """«two hundred», «a hundred and twenty»; «seventeen hundred thirty-three» is a year."""
    numbers = view.every("NUM")
    head = 1 if view.has("A") else numbers.pop(0).number
    number = head * 100 + (numbers[-1].number if numbers else 0)
    return view.token("YEAR" if 1100 <= number < 2100 else "NUM", number)


@rule("thousands", "[NUM A] SCALE (AND? NUM)?")
def thousands(view: View) -> Made:
    """«two thousand and eighteen»."""
    scale = view.the("SCALE").number
    numbers = view.every("NUM")
    head = 1 if view.has("A") else numbers.pop(0).number
    return view.token("NUM", head * scale + (numbers[-1].number if numbers else 0))


@rule("amounts", "[DAY COUNT YEAR AMOUNT] [HUNDRED SCALE]")
def amounts(view: View) -> Made:
    """«3 million»."""
    return view.token("AMOUNT")


@rule("two-thousand", "(?<=[IN OF SINCE UNTIL BY BEFORE FROM BETWEEN MONTH UNIT DAY ORDINAL COMMA]) NUM (?!UNITS)")
def two_thousand(view: View) -> Made:
    """«in two thousand and eighteen» is a year."""
    number = view.the("NUM").number
    if number not in range(2000, 2100) or (number == 2000 and view.before().word != "year"):
        return None
    return view.token("YEAR", number)


RULES = (
    tens, ordinal_tens, year_in_words, decade_in_words, hundreds, thousands, amounts, two_thousand,
)  # fmt: skip
