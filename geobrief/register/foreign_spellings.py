"""Spellings of names in other languages than English: articles, forms of state and notes on time may differ.

The words are data (`data/folding.toml`, section `languages`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice, product

from geobrief.register.designations import Designation
from geobrief.register.folding import folded
from geobrief.register.name_parts import reordered
from geobrief.register.tables import document

_SEPARATORS = re.compile(r"[,:;/()\[\]（）]| [-–—] ")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_CHINESE_TIME = re.compile(r"[至到止]?\d*+年?\d*+[以之]?[前后後]?[至到止]?")
_EX = re.compile(r"^ex-", re.IGNORECASE)
_LONGEST_SHORT_FORM = 5
_MOST_READINGS = 12
_AL = "ال"  # the Arabic article, which is written with its noun


class ForeignSpellings:
    """Designations in other languages by the keys that different spellings share."""

    def __init__(self, designations: Iterable[Designation]) -> None:
        self._by_words: dict[str, list[Designation]] = {}
        self._squeezed: dict[str, list[Designation]] = {}
        self._short: dict[str, list[Designation]] = {}
        for designation in designations:
            if short := _short_form(designation.text):
                self._short.setdefault(short, []).append(designation)
                continue
            words = _words(designation.text)
            self._by_words.setdefault(" ".join(sorted(words)), []).append(designation)
            self._squeezed.setdefault("".join(words), []).append(designation)

    def matches(self, text: str) -> list[Designation]:
        """The designations that a text matches: whole or reordered, else without notes and forms of state."""
        found = self.whole(text)
        if found or (text.isalpha() and text.isascii()):
            return found
        return self._first(_chinese_cores(text) if _CHINESE.search(text) else _cores(text))

    def whole(self, text: str) -> list[Designation]:
        """The designations that a text matches with all its words."""
        return self._first([text, *reordered(text)])

    def _first(self, readings: Iterable[str]) -> list[Designation]:
        return next(filter(None, map(self._whole, readings)), [])

    def _whole(self, text: str) -> list[Designation]:
        if short := _short_form(text):
            return self._short.get(short, [])
        words = _words(text)
        if not words:
            return []
        by_words = (self._by_words.get(" ".join(sorted(reading))) for reading in _written_out(words))
        return next(filter(None, by_words), None) or self._squeezed.get("".join(words), [])


def _short_form(text: str) -> str | None:
    """A short form such as «RDC» or «É.-U.» without its dots; None if the text is none. Letter case counts."""
    if len(text) > 2 * _LONGEST_SHORT_FORM or " " in text:
        return None
    plain = "".join(letter for letter in text if letter.isalpha())
    return plain if plain.isupper() and len(plain) <= _LONGEST_SHORT_FORM else None


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[str, ...]:
    """The folded words of a text without articles and prepositions.

    >>> _words("République de l’Inde"), _words("جمهورية الهند")
    (('republique', 'inde'), ('جمهوريه', 'هند'))
    """
    if not text.isalpha():
        text = _elided().sub(r"\1 ", text)
    words = [word for word in folded(text).split() if word not in _set("fillers")]
    return tuple(word.removeprefix(_AL) if len(word) > 4 else word for word in words)


def _written_out(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words with abbreviations written out in each possible way."""
    short = document("folding")["languages"]["short"]
    if short.keys().isdisjoint(words):
        return iter((words,))
    return islice(product(*(short.get(word, (word,)) for word in words)), _MOST_READINGS)


def _cores(text: str) -> Iterator[str]:
    """A name without notes and without words for the form of state, fewest words removed first.

    >>> list(_cores("Yémen (jusqu'en 1990)")), list(_cores("Republik Österreich"))
    (['Yémen'], ['Republik Österreich', 'Österreich'])
    """
    parts = [part for part in (part.strip() for part in _SEPARATORS.split(_EX.sub("ex ", text))) if part]
    kept = [part for place, part in enumerate(parts) if not (place and _is_note(part)) and not _is_form(part)]
    words = " ".join(kept).split()
    named = [word for word in words if not _is_neutral(word)]
    if len(named) < len(words):
        yield " ".join(words)
        words = named
    while words:
        yield " ".join(words)
        if _is_form(words[0]):
            del words[0]
        elif _is_form(words[-1]):
            del words[-1]
        else:
            return


def _chinese_cores(text: str) -> Iterator[str]:
    """A name in Chinese without notes in parentheses, «former» and the form of state.

    >>> list(_chinese_cores("也门(1990年以前)")), list(_chinese_cores("前苏联"))
    (['也门'], ['前苏联', '苏联'])
    """
    parts = [part for part in (part.strip() for part in _SEPARATORS.split(text)) if part]
    suffixes, prefixes = (tuple(document("folding")["languages"][key].split()) for key in ("suffixes", "prefixes"))
    kept = [part for part in parts if part not in suffixes and not _CHINESE_TIME.fullmatch(part)]
    name = "".join(kept)
    yield name
    bare = next((name.removeprefix(prefix) for prefix in prefixes if name.startswith(prefix)), name)
    if bare != name:
        yield bare
    for suffix in suffixes:
        core = bare.removesuffix(suffix)
        if core != bare and len(core) > 1:
            yield core
            yield from (core.removeprefix(prefix) for prefix in prefixes if core.startswith(prefix))


def _is_note(part: str) -> bool:
    """Whether a part limits the time or extent of a name: «jusqu'en 1990», «bis 1992»."""
    words = folded(part).split()
    return bool(words) and (words[0] in _set("notes") or all(word.isdecimal() for word in words))


def _is_neutral(word: str) -> bool:
    """Whether a word has no meaning for the name, such as «former»."""
    return all(part in _set("neutral") for part in _words(word))


def _is_form(part: str) -> bool:
    """Whether a part has only words for the form of state, or without a meaning for it."""
    words = _words(part)
    return all(word in _set("forms") or word in _set("neutral") for word in words)


@cache
def _set(key: str) -> frozenset[str]:
    """The folded words of an entry of the data file."""
    words = document("folding")["languages"][key].split()
    plain = (folded(word) for word in words)
    return frozenset(word.removeprefix(_AL) if len(word) > 4 else word for word in plain)


@cache
def _elided() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(document('folding')['languages']['elided'].split())})['’]", re.IGNORECASE)
