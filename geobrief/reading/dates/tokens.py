"""Cuts a text into the words, numbers and marks that the grammar of dates sees.

Numbers that are dates in themselves (2015-03-18, 18/03/2015, 1990s, 2014/15) are single tokens.
"""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from geobrief.reading.dates.lexicon import KINDS, entries, kinds


@attrs.define
class DateToken:
    """A piece of a text, or several put together.

    `kind` is one of the characters of `KINDS`, `word` the text in lower case, `capital` whether it begins with a
    capital letter; `value` is the expression of a token that is a date, a duration or a repetition.
    """

    kind: str
    start: int
    end: int
    word: str = ""
    number: int = 0
    name: str = ""
    capital: bool = False
    rule: str = ""
    value: object = None


_D = r"(?<![\w.,/-])(?:"
_PIECE = re.compile(
    rf"{_D}(?P<TIMED>\d{{4}}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)(?![\d-])"
    r"|(?P<YMD>\d{4}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2})(?![\w/]|[.-]\d)"
    r"|(?P<DMY>\d{1,2}(?P<b>[-/.])\d{1,2}(?P=b)(?:\d{4}|\d\d))(?![\w/]|[.-]\d)"
    r"|(?P<COMPACT>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?![\w/]|[.,-]\d)"
    r"|(?P<YEARS>\d{4}[/–-]\d\d)(?![\w/]|[.,-]\d)"
    r"|(?P<YM>\d{4}/\d|\d{1,2}/\d{4})(?![\w/]|[.,-]\d)"
    r"|(?P<DM>\d{1,2}/\d{1,2})(?![\w/]|[.,-]\d))"
    r"|(?P<CLOCK>\d{1,2}:\d\d)(?![\w:])"
    r"|(?P<AMOUNT>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![^\W_])|\d+\.\d+(?![^\W_]))"
    r"|(?P<OWN>['’]s\b)"
    r"|(?P<RUN>[^\W_]+)"
    r"|(?P<BREAK>\n[^\S\n]*\n)"
    r"|(?P<MARK>[^\s])"
)
_MARKS = {
    ",": "COMMA", ".": "DOT", "(": "OPEN", ")": "SHUT", "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH", "~": "DASH",
    "'": "APOSTROPHE", "’": "APOSTROPHE", "‘": "APOSTROPHE", "/": "SLASH", ";": "STOP", "!": "STOP", "?": "STOP",
    "$": "MONEY", "£": "MONEY", "€": "MONEY", "¥": "MONEY", "#": "MONEY", "%": "PERCENT",
}  # fmt: skip
_MIXED = (
    (re.compile(r"(\d{1,3})(?:st|nd|rd|th)$"), "ORDINAL"),
    (re.compile(r"(\d{3}0)s$"), "DECADE"),
    (re.compile(r"(\d0)s$"), "SHORTDECADE"),
    (re.compile(r"q([1-4])$"), "QUARTERLY"),
    (re.compile(r"h([12])$"), "HALFYEAR"),
    (re.compile(r"fy(\d{4})$"), "FISCALYEAR"),
)
_CAPITALS = frozenset({"NAMESAKE", "SHORTMONTH", "SHORTDAY"})  # of words only with a capital


def scan(text: str) -> list[DateToken]:
    """The tokens of a text, in order.

    >>> [t.word for t in scan("Signed on 18 March, 2015-03-20 and in the 1990s.")]
    ['signed', 'on', '18', 'march', ',', '2015-03-20', 'and', 'in', 'the', '1990s', '.']
    """
    found: list[DateToken] = []
    for match in _PIECE.finditer(text):
        label, piece = match.lastgroup or "", match.group()
        start, end = match.span()
        if label == "RUN" and _joins_to(piece, start, found):
            first = found[-2].start
            del found[-2:]
            token = _run(f"to{piece}", first, end, found)
        elif label == "RUN":
            token = _run(piece, start, end, found)
        elif label == "MARK":
            token = DateToken(KINDS[_MARKS.get(piece, "OTHER")], start, end, piece)
            if piece == "." and _abbreviates(found, start):
                found[-1].end = end
                continue
        else:
            token = DateToken(KINDS[label], start, end, piece)
        found.append(token)
    return found


# Kinds of which a date can be made.
_CARRIERS = kinds(
    "MONTH NAMESAKE SHORTMONTH LOWERMONTH WEEKDAY WEEKDAYS SHORTDAY LOWERDAY UNIT UNITS SEASON DAYPART DEIXIS ORDINAL "
    "NUM TENS DECADEWORD OFTEN TIMED YMD DMY COMPACT YEARS YM DM YEAR DAY COUNT DECADE SHORTDECADE QUARTERLY HALFYEAR "
    "FISCALYEAR HALF DATE"
)
_AFTER_TO = frozenset(("day", "morrow", "night"))
_MARGIN = 4  # tokens beside a carrier that a rule may look at
_WITH_DOT, _WORDS = kinds("SHORTMONTH SHORTDAY"), kinds("WORD OTHER")


def prune(tokens: list[DateToken]) -> list[DateToken]:
    """The tokens near one of which a date can be made; those between are a single gap.

    >>> [token.word for token in prune(scan("A sentence that has no date in it at all, until 1989 comes."))]
    ['', 'at', 'all', ',', 'until', '1989', 'comes', '.']
    """
    kept: list[DateToken] = []
    done = 0
    for index, token in enumerate(tokens):
        if token.kind not in _CARRIERS:
            continue
        start = max(done, index - _MARGIN)
        if start > done:
            kept.append(DateToken(KINDS["GAP"], tokens[done].start, tokens[start - 1].end))
        kept += tokens[start : index + 1 + _MARGIN]
        done = max(done, index + 1 + _MARGIN)
    return kept


def _joins_to(piece: str, start: int, found: list[DateToken]) -> bool:
    """Whether a word is the end of «to-day», «to-morrow» or «to-night»."""
    if piece not in _AFTER_TO or len(found) < 2 or found[-1].word != "-":
        return False
    return found[-2].word == "to" and found[-2].end == found[-1].start and found[-1].end == start


def _abbreviates(found: list[DateToken], at: int) -> bool:
    return bool(found) and found[-1].end == at and found[-1].kind in _WITH_DOT


def _run(piece: str, start: int, end: int, found: list[DateToken]) -> DateToken:
    kind, word, number, name, capital = _word(piece)
    if not kind:
        name_of_kind, number = _number(word, start, found)
        kind = KINDS[name_of_kind]
    return DateToken(kind, start, end, word, number, name, capital)


@lru_cache(maxsize=1 << 15)
def _word(piece: str) -> tuple[str, str, int, str, bool]:
    """What all tokens of one word share; the kind is empty if it depends on the words before."""
    word, capital = piece.lower(), piece[0].isupper()
    kind, number, name = entries().get(word, ("WORD", 0, ""))
    if kind in _CAPITALS and not capital:
        kind = "LOWERMONTH" if kind != "SHORTDAY" else "LOWERDAY"
    elif kind == "WORD" and not word.isalpha():
        return "", word, number, name, capital
    return KINDS[kind], word, number, name, capital


def _number(word: str, start: int, found: list[DateToken]) -> tuple[str, int]:
    if word.isdecimal() and word.isascii():
        return ("OTHER", 0) if _is_attached(start, found) else _plain_number(word)
    for pattern, kind in _MIXED:
        if match := pattern.match(word):
            return kind, int(match[1])
    return "OTHER", 0


def _plain_number(word: str) -> tuple[str, int]:
    number = int(word) if len(word) < 12 else 0
    if len(word) == 4 and 1000 <= number < 2200:
        return "YEAR", number
    return ("DAY" if len(word) < 3 and 1 <= number <= 31 else "COUNT"), number


def _is_attached(start: int, found: list[DateToken]) -> bool:
    """Whether a currency sign, or a letter and a hyphen, is right before a number (F-16, $1990)."""
    if not found or found[-1].end != start:
        return False
    if found[-1].kind == KINDS["MONEY"] or found[-1].word == "_":
        return True
    if found[-1].word != "-" or len(found) < 2 or found[-2].end != found[-1].start:
        return False
    return found[-2].kind in _WORDS and found[-2].word not in {"pre", "post", "in"}
