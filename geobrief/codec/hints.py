"""What was probably meant: the key, the term or the date for another way to write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from geobrief.errors import nearest

_MONTHS = "january february march april may june july august september october november december".split()
_NAMED = {name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH_ONLY = re.compile(r"([a-z]+)\.?,?\s+(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")
_RANGE = re.compile(r"(.+?)\s*(?:\.\.\.?|/|–|—|\bto\b|\buntil\b|(?<=\d{4})\s*-\s*(?=\d{4}))\s*(.*)")
_UNPADDED = re.compile(r"-(\d)(?!\d)")
_PADDED = re.compile(r"\d{4}(?:-\d\d){1,2}(?:/(?:\.\.|\d{4}(?:-\d\d){0,2}))?|\d{4}/\d{4}(?:-\d\d){1,2}")
_SHORTEST = 5  # letters of a word of which one letter can be wrong
_LONGEST = 100  # code points of a text that can mean a date
_OPEN = ("", "..", "present", "now", "ongoing", "today", "date", "open")


def key_hint(key: str, known: Iterable[str]) -> str | None:
    """The known key that a key means, or the most similar one.

    >>> key_hint("targets", ["actors", "recipients"]), key_hint("partis", ["kind", "parties"])
    ('recipients', 'parties')
    """
    options = tuple(known)
    return _synonym("keys", key, options) or nearest(key, options)


def term_hint(word: str, known: Iterable[str]) -> str | None:
    """The known term that a word means; None if no synonym of it is known.

    >>> term_hint("started", ["ongoing", "frozen", "settled"]), term_hint("Prime Minister", ["head_of_government"])
    ('ongoing', 'head_of_government')
    """
    return _synonym("terms", word, tuple(known))


def spelling(word: str, known: Iterable[str]) -> str | None:
    """The known word of which a word is another spelling: in case, hyphens or blanks, or in one letter of five or more.

    None if it can be more than one.

    >>> spelling("consult", ["CONSULT", "AID"]), spelling("Arms-Transfer", ["arms_transfer"])
    ('CONSULT', 'arms_transfer')
    >>> spelling("signde", ["signed", "kind"]), spelling("trad", ["trade"]), spelling("partnes", ["partner", "parties"])
    ('signed', None, None)
    """
    options, plain = tuple(dict.fromkeys(known)), _plain(word)
    same = [option for option in options if _plain(option) == plain]
    if len(same) == 1:
        return same[0]
    near = [option for option in options if is_one_letter_off(plain, _plain(option))] if len(plain) >= _SHORTEST else []
    return near[0] if len(near) == 1 and not same else None


def _plain(word: str) -> str:
    return word.strip().casefold().replace(" ", "_").replace("-", "_")


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less or other, or by two that are swapped.

    >>> [is_one_letter_off("trade", other) for other in ("trad", "tarde", "trode", "trade", "traed", "tread")]
    [True, True, True, False, True, False]
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    first, second = one[start:], other[start:]
    if len(first) != len(second):
        return first[1:] == second if len(first) > len(second) else first == second[1:]
    return first[1:] == second[1:] or (first[:2] == second[1::-1] and first[2:] == second[2:])


def padded(text: str) -> str | None:
    """A date or a period whose months and days lack a zero, with it; None for other texts.

    >>> padded("1976-2-9"), padded("1976-2/1977-1-1"), padded("1976-02-09"), padded("9.2.1976")
    ('1976-02-09', '1976-02/1977-01-01', None, None)
    """
    found = _UNPADDED.sub(lambda part: f"-0{part[1]}", text)
    return found if found != text and _PADDED.fullmatch(found) else None


def date_hint(text: str) -> str | None:
    """The date or period in EDTF that was probably meant; None if that is unclear.

    >>> date_hint("June 1, 1976"), date_hint("5 January 1990"), date_hint("1990-2000"), date_hint("1990/present")
    ('1976-06-01', '1990-01-05', '1990/2000', '1990/..')
    >>> date_hint("19/02/1976"), date_hint("02/03/1976"), date_hint("1976-2-9"), date_hint("soon")
    ('1976-02-19', None, '1976-02-09', None)
    """
    if len(text) > _LONGEST:
        return None
    words = " ".join(text.casefold().split())
    single = _date(words)
    if single is not None:
        return single
    found = _RANGE.fullmatch(words)
    if found is None:
        return None
    start, end = _date(found[1]), ".." if found[2] in _OPEN else _date(found[2])
    return f"{start}/{end}" if start and end else None


def _synonym(table: str, word: str, options: tuple[str, ...]) -> str | None:
    listed = _synonyms()[table].get(word.strip().casefold().replace(" ", "_").replace("-", "_"), ())
    return next((meant for meant in listed if meant in options), None)


@cache
def _synonyms() -> Mapping[str, Mapping[str, list[str]]]:
    import tomllib
    from pathlib import Path

    return tomllib.loads(Path(__file__).with_name("synonyms.toml").read_text("utf-8"))


def _date(words: str) -> str | None:
    """One date in EDTF."""
    if found := _YEAR_FIRST.fullmatch(words):
        return _written(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(words):
        return _written(found[3], _NAMED.get(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(words):
        return _written(found[3], _NAMED.get(found[1]), found[2])
    if found := _MONTH_ONLY.fullmatch(words):
        return _written(found[2], _NAMED.get(found[1]), None)
    if found := _NUMBERS.fullmatch(words):
        return _of_numbers(int(found[1]), int(found[2]), found[3])
    return words if re.fullmatch(r"\d{4}", words) else None


def _of_numbers(first: int, second: int, year: str) -> str | None:
    """A date whose day and month are in unknown order; None unless only one order makes a date."""
    if first == second or (first > 12) != (second > 12):
        day, month = (first, second) if second <= 12 else (second, first)
        return _written(year, month, day)
    return None


def _written(year: str, month: str | int | None, day: str | int | None) -> str | None:
    """The date in EDTF, if there is such a day."""
    from datetime import date

    try:
        found = date(int(year), int(month or 0), int(day or 1))
    except ValueError:
        return None
    return found.isoformat() if day is not None else f"{found:%Y-%m}"
