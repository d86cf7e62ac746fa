"""Which spellings mean the same name? Letter case, accents, dots and hyphens, articles, shortened words, inversions.

Each function gives keys; two texts that share a key of the same kind may be one name. The words are data
(`data/folding.toml`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from typing import Any

from geobrief.register.tables import document

_MOST_READINGS = 16
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_SILENT = re.compile(r"['’‘ʻʼ`´.]")
_NO_WORD = re.compile(r"[\W_]+")
_PARENTHESES = re.compile(r"([^()\[\]]*)[(\[]([^()\[\]]*)[)\]]([^()\[\]]*)")


def folded(text: str) -> str:
    """Lower case, without accents, dots, apostrophes, hyphens, double spaces, possessive or leading article.

    >>> folded("The Côte d’Ivoire’s"), folded("Guinea-Bissau"), folded("U.S.A.")
    ('cote divoire', 'guinea bissau', 'usa')
    """
    plain = text if text.isascii() else _ascii(text)
    words = _NO_WORD.sub(" ", _SILENT.sub("", _POSSESSIVE.sub("", plain.strip()).replace("&", " and "))).split()
    if len(words) > 1 and words[0].lower() == "the":
        del words[0]
    return " ".join(words).casefold()


def _ascii(text: str) -> str:
    split = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in split if not unicodedata.combining(letter)).translate(_letters())


@cache
def _letters() -> dict[int, str]:
    pairs = (pair.split("=") for pair in _words("words", "letters"))
    return {ord(case): meant for letter, meant in pairs for case in (letter, letter.upper())}


def _words(section: str, key: str) -> list[str]:
    settings: Any = document("folding")
    return list((settings[section] if section else settings)[key].split())


def squeezed(fold: str) -> str:
    """A folded name without its spaces: «vietnam» and «viet nam» are one."""
    return fold.replace(" ", "")


def bags(fold: str) -> Iterator[str]:
    """A folded name with its words in no order, without fillers, shortened words written out in each way.

    >>> list(bags("korea democratic peoples rep of"))
    ['democratic korea peoples republic']
    """
    words = [word for word in fold.replace("people s", "peoples").split() if word not in _fillers()]
    readings = product(*(_short().get(word, (word,)) for word in words))
    for reading in islice(readings, _MOST_READINGS):
        yield " ".join(sorted(" ".join(reading).split()))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(_words("", "fillers"))


@cache
def _short() -> dict[str, tuple[str, ...]]:
    settings: Any = document("folding")["short"]
    return {word: tuple(meant) for word, meant in settings.items()}


@cache
def english_words() -> frozenset[str]:
    """Words of English that a short form would be in lower case."""
    return frozenset(_words("words", "english"))


@cache
def _phrases(side: str) -> tuple[str, ...]:
    settings: Any = document("folding")
    return tuple(sorted(settings[side]["phrases"], key=len, reverse=True))


def rearranged(text: str) -> Iterator[str]:
    """The same name in its usual order: «Korea, South», «Congo (Kinshasa)», «Republic of Peru», «Peru's government».

    >>> list(rearranged("Korea, South"))
    ['South Korea']
    >>> list(rearranged("Republic of Peru"))
    ['peru']
    """
    yield from _from_parentheses(text)
    yield from _from_comma(text)
    yield from _without_phrases(folded(text))


def _from_parentheses(text: str) -> Iterator[str]:
    found = _PARENTHESES.fullmatch(text.strip())
    if found is None:
        return
    before, inside, behind = (part.strip() for part in found.groups())
    yield f"{inside} {before} {behind}"
    yield f"{before} {inside} {behind}"
    if folded(inside) in _phrases("behind"):
        yield f"{before} {behind}"


def _from_comma(text: str) -> Iterator[str]:
    first, comma, rest = text.partition(",")
    if not comma or not rest.strip():
        return
    yield f"{rest.strip().replace(',', ' ')} {first.strip()}"
    if folded(rest) in _phrases("behind"):
        yield first.strip()


def _without_phrases(fold: str) -> Iterator[str]:
    for phrase in _phrases("before"):
        if fold.startswith(phrase + " "):
            yield fold[len(phrase) + 1 :]
            break
    for phrase in _phrases("behind"):
        if fold.endswith(" " + phrase):
            yield fold[: -len(phrase) - 1]
            break


def aliases(text: str) -> tuple[str, str] | None:
    """Two names of which the second stands in parentheses or behind a slash: «Burma (Myanmar)»."""
    found = _PARENTHESES.fullmatch(text.strip())
    if found and not found.group(3).strip():
        return found.group(1).strip(), found.group(2).strip()
    first, slash, second = text.partition("/")
    return (first.strip(), second.strip()) if slash and second.strip() else None
