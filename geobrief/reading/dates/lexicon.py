"""The words of date expressions and the kinds of tokens, from the data files."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

_DATA = os.path.join(os.path.dirname(__file__), "data")
_KIND_NAMES = """
    A AGO AMOUNT AND APOSTROPHE AT BEFORE BETWEEN BREAK BY CLOCK COMING COMMA COMPACT COUNT COUPLE DASH DATE DAY DAYPART
    DECADE DECADEWORD DEIXIS DM DMY DOT DURATION EACH EARLIER EARLY EDGE FINAL FISCAL FISCALYEAR FOLLOWING FROM GAP HALF
    HALFYEAR HEDGE HENCE HUNDRED IN INSIDE LAST LATE LATER LATEST LATTER LENGTH LOWERDAY LOWERMONTH MID MONEY MONTH MORE
    NAMESAKE NEXT NOW NUM OF OFTEN ON OPEN OR ORDINAL OTHER OWN PAST PER PERCENT POSSESSIVE PREVIOUS QUARTERLY REST SAME
    SCALE SEASON SETTLED SHORTDAY SHORTDECADE SHORTMONTH SHUT SINCE SLASH SOMETIME STARTING STOP TENS THAT THE THIS
    THROUGH TIMED TO UNIT UNITS UNTIL VAGUE WEEKDAY WEEKDAYS WORD YEAR YEARS YM YMD
"""
# Each kind is one character, so that a pattern over kinds is a regular expression over a string of them.
KINDS: Mapping[str, str] = {name: chr(0x4E00 + number) for number, name in enumerate(_KIND_NAMES.split())}


def kinds(names: str) -> frozenset[str]:
    """The kinds of these names; a name that is not a kind is a `KeyError`."""
    return frozenset(KINDS[name] for name in names.split())


@cache
def _document(name: str) -> dict[str, Any]:
    with open(os.path.join(_DATA, f"{name}.toml"), "rb") as handle:
        return tomllib.load(handle)


@cache
def entries() -> Mapping[str, tuple[str, int, str]]:
    """Every word with the name of its kind, and the number or the name that it means.

    >>> entries()["july"], entries()["weeks"]
    (('MONTH', 7, ''), ('UNITS', 0, 'week'))
    """
    return {
        word: (kind, value, "") if isinstance(value, int) else (kind, 0, value)
        for kind, table in _document("lexicon").items()
        for word, value in table.items()
    }


@cache
def words(name: str) -> frozenset[str]:
    """A list of `contexts.toml`.

    >>> "soldiers" in words("counted")
    True
    """
    return frozenset(_document("contexts")[name].split())


@cache
def holidays() -> Mapping[str, Mapping[str, Any]]:
    """The named days, by name in lower case, and how each is found in a year."""
    return _document("holidays")
