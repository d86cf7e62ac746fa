"""The parser of EDTF, and its errors.

The grammar is that of ISO 8601-2 (EDTF) levels 0 and 1, and of level 2 the sets, the qualifiers of single parts, the
parts of a year and unspecified digits anywhere. Each function takes the text and the offset at which its form begins,
and returns the form and the offset after it.
"""

from __future__ import annotations

import re

from geobrief.errors import ABSENT, ArgumentError, truncate
from geobrief.when.days import Days
from geobrief.when.written import PARTS_OF_YEAR, DateSet, Range, Single, Written, days_of, months_of

_PLAIN = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")  # nearly all dates, read at once
_PART = re.compile("([?~%]?)([0-9X]*)([?~%]?)")
_OUTSIDE = (
    (re.compile("Y?-?[0-9]+(E[0-9]+)?S[0-9]"), "significant digits are not supported:"),
    (re.compile("Y-?[0-9]+E"), "years with an exponent are not supported:"),
    (re.compile("-[0-9X]"), "years before 0001 are not supported:"),
    (re.compile("Y-?[0-9]|[0-9]{5}"), "years after 9999, and those written with Y, are not supported:"),
    (re.compile("0000"), "there is no year 0000:"),
)
_YEAR = "a year of four digits, X for an unspecified one, or the two of a century or three of a decade"
_MONTH = "a month 01–12 or a part of the year 21–41"
_LIKELY = re.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")


def read_date(text: str) -> Written:
    """The parsed text; a `DateError` has the place where it is wrong, and the date that was probably meant."""
    try:
        return _read(text)
    except DateError as error:
        meant = _likely(text)
        if meant == text:
            raise
        try:
            _read(meant)
        except DateError:
            raise error from None
        raise unreadable(text, error.offset, error.expected or "", error.reason, nearest=meant) from None


def _read(text: str) -> Written:
    plain = _PLAIN.fullmatch(text)
    if plain and plain[1] != "0000":
        digits = tuple(filter(None, plain.groups()))
        days = days_of(digits)
        if days is not None:
            return Single(digits, days)
    return _read_any(text)


def _read_any(text: str) -> Written:
    written: Written
    if text[:1] in ("[", "{"):
        written, at = _group(text)
    else:
        written, at = _single(text, 0, with_time=True)
    if at < len(text):
        whole = "the end; “/” is for periods" if text[at] == "/" else "the end of the date"
        raise unreadable(text, at, whole)
    return written


def _likely(text: str) -> str:
    stripped = text.strip().upper()
    numbers = _LIKELY.fullmatch(stripped)
    return f"{numbers[1]}-{numbers[2]:0>2}-{numbers[3]:0>2}" if numbers else stripped


# --- single dates


def _single(text: str, at: int, with_time: bool = False) -> tuple[Single, int]:
    digits: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    place = at
    for check in (_check_year, _check_month, _check_day):
        if digits and not _goes_on(text, at, digits):
            break
        left, number, right, end = _part(text, at + 1 if digits else at)
        digits, before, after = (*digits, number), (*before, left), (*after, right)
        place = end - len(right) - len(number)
        check(text, place, digits)
        at = end
    days = _days(text, place, digits)
    if not any(before) and not any(after):
        before = after = ()
    time, at = _time(text, at, digits, before) if with_time and text[at : at + 1] == "T" else ("", at)
    return Single(digits, days, before, after, time), at


def _goes_on(text: str, at: int, digits: tuple[str, ...]) -> bool:
    return text[at : at + 1] == "-" and len(digits[0]) == 4 and digits[-1] not in PARTS_OF_YEAR


def _part(text: str, at: int) -> tuple[str, str, str, int]:
    part = _PART.match(text, at)
    return (part[1], part[2], part[3], part.end()) if part else ("", "", "", at)


def _time(text: str, at: int, digits: tuple[str, ...], marks: tuple[str, ...]) -> tuple[str, int]:
    if marks or len(digits) < 3 or not "".join(digits).isdigit():
        raise unreadable(text, at, "the end; only a whole and unqualified date has a time of day")
    return read_time(text, at)


def _check_year(text: str, at: int, digits: tuple[str, ...]) -> None:
    for form, reason in _OUTSIDE:
        if form.match(text, at):
            raise unreadable(text, at, "a year 0001–9999", reason)
    year = digits[0]
    if len(year) not in (2, 3, 4) or (len(year) < 4 and "X" in year):
        raise unreadable(text, at, _YEAR)


def _check_month(text: str, at: int, digits: tuple[str, ...]) -> None:
    if len(digits[1]) != 2 or not months_of(digits[1]):
        raise unreadable(text, at, _MONTH)


def _check_day(text: str, at: int, digits: tuple[str, ...]) -> None:
    if len(digits[2]) != 2:
        raise unreadable(text, at, f"a day of {digits[0]}-{digits[1]}")


def _days(text: str, at: int, digits: tuple[str, ...]) -> Days:
    days = days_of(digits)
    if days is None:  # a year and a month always have days
        raise unreadable(text, at, f"a day of {digits[0]}-{digits[1]}")
    return days


# --- sets


def _group(text: str) -> tuple[DateSet, int]:
    close = {"[": "]", "{": "}"}[text[0]]
    members: list[Single | Range] = []
    at = 1
    while not members or text[at : at + 1] == ",":
        member, at = _member(text, _past_spaces(text, at + 1) if members else at)
        members.append(member)
        comma = _past_spaces(text, at)
        at = comma if text[comma : comma + 1] == "," else at
    if text[at : at + 1] != close:
        raise unreadable(text, at, f"“,” or “{close}”")
    return DateSet(text[0] == "{", tuple(members)), at + 1


def _member(text: str, start: int) -> tuple[Single | Range, int]:
    if text.startswith("..", start):
        last, at = _single(text, start + 2)
        return Range(None, last), at
    first, at = _single(text, start)
    if not text.startswith("..", at):
        return first, at
    at += 2
    if text[at : at + 1] in (",", "]", "}", ""):
        return Range(first, None), at
    last, end = _single(text, at)
    if first.days.first > last.days.last:
        raise unreadable(text, at, f"a date not before {first}")
    return Range(first, last), end


def _past_spaces(text: str, at: int) -> int:
    while text[at : at + 1] == " ":
        at += 1
    return at


_SHOWN = 60  # characters of the text that a message repeats


class DateError(ArgumentError):
    """A text is not a date or period in the supported EDTF; `text[offset:]` is the part that is wrong."""

    text: str = ""
    offset: int = 0
    reason: str = ""

    def inside(self, text: str, start: int) -> DateError:
        """The same error for the longer `text` in which the date begins at `start`."""
        return unreadable(text, start + self.offset, self.expected or "", self.reason)


def unreadable(
    text: str, offset: int, expected: str, reason: str = "unreadable date", nearest: str | None = None
) -> DateError:
    """The error at `offset` of `text`.

    >>> print(unreadable("2015-13", 5, "a month 01–12"))
    unreadable date '2015-13' at offset 5: expected a month 01–12, got '13'
    """
    got = text[offset : offset + 12] or ABSENT
    error = DateError(
        f"{reason} {truncate(text, _SHOWN)!r} at offset {offset}", expected=expected, got=got, nearest=nearest
    )
    error.text, error.offset, error.reason = text, offset, reason
    return error


_TIME = re.compile("T([0-9]{2}):([0-9]{2})(?::([0-9]{2})([.][0-9]+)?)?(?:Z|([+-])([0-9]{2})(?::?([0-9]{2}))?)?")
_FARTHEST = {"-": 12 * 60, "+": 14 * 60}  # minutes; no clock on earth is set further from UTC


def read_time(text: str, at: int) -> tuple[str, int]:
    """The time that begins with the T at `at`, and the offset after it."""
    time = _TIME.match(text, at)
    if time is None:
        raise unreadable(text, at + 1, "a time hh:mm or hh:mm:ss, with Z or ±hh:mm if known")
    if not _on_the_clock(time):
        raise unreadable(text, at + 1, "a time 00:00:00–23:59:59 or 24:00:00")
    if not _on_earth(time):
        raise unreadable(text, time.start(5), "an offset -12:00–+14:00, Z for none")
    return time[0], time.end()


def _on_the_clock(time: re.Match[str]) -> bool:
    hour, minute, second = (int(number or 0) for number in time.group(1, 2, 3))
    midnight = hour == 24 and not "".join(time.groups("")[1:4]).strip("0.")
    return midnight or (hour < 24 and minute < 60 and second < 60)


def _on_earth(time: re.Match[str]) -> bool:
    if not time[5]:
        return True
    hours, minutes = int(time[6]), int(time[7] or 0)
    offset = hours * 60 + minutes
    return minutes < 60 and offset <= _FARTHEST[time[5]] and not (time[5] == "-" and offset == 0)
