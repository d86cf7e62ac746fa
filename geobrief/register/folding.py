"""Folding of names: keys that do not depend on letter case, accents, punctuation, articles, abbreviation or word order.

Two texts that share a key of the same kind may be one name. The words are data (`data/folding.toml`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product

from geobrief.register.tables import document

_MOST_READINGS = 24
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_FULL_STOP = re.compile(r"\.(?=[^\W\d_]{2})")
_SILENT = re.compile(r"['’‘ʻʼ`´.]")
_NO_WORD = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"(?<!\S)([^\W\d_]) (?=[^\W\d_](?!\S))")
_ACCENTS = re.compile("[\u0300-\u036f]+")  # the combining characters that most names have
_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]++)\.")


@lru_cache(maxsize=1 << 12)
def folded(text: str) -> str:
    """Lower case, without accents, dots, apostrophes, hyphens, double spaces, possessive or leading article.

    >>> folded("The Côte d’Ivoire’s"), folded("Guinea-Bissau"), folded("U.S.A."), folded("St.Kitts"), folded("P. R.")
    ('cote divoire', 'guinea bissau', 'usa', 'st kitts', 'pr')
    """
    words = _words(text).split()
    if len(words) > 1 and words[0].lower() == "the":
        del words[0]
    if len(words) < 2 or len(min(words, key=len)) > 1:
        return " ".join(words).casefold()
    return _INITIALS.sub(r"\1", " ".join(words)).casefold()


def _words(text: str) -> str:
    """The words of a text with spaces between them; most names have only letters and need no change."""
    spaced = text.replace("-", " ").replace(":", " ")
    if spaced.isascii() and spaced.replace(" ", "").isalpha():
        return spaced
    plain = without_accents(text)
    return _NO_WORD.sub(" ", _silenced(_POSSESSIVE.sub("", plain.strip())))


def _silenced(text: str) -> str:
    return _SILENT.sub("", _FULL_STOP.sub(" ", text)).replace("&", " and ")


def without_accents(text: str) -> str:
    """A text without accents, and with Latin letters such as «ø» written in ASCII.

    >>> without_accents("Tromsø"), without_accents("São Tomé")
    ('Tromso', 'Sao Tome')
    """
    if text.isascii():
        return text
    split = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    if split.isascii():
        return split
    return "".join(letter for letter in split if not unicodedata.combining(letter)).translate(_letters())


@cache
def _letters() -> dict[int, str]:
    pairs = (pair.split("=") for pair in words_of("words", "letters"))
    return {ord(case): meant for letter, meant in pairs for case in (letter, letter.upper())}


@cache
def words_of(section: str, key: str) -> tuple[str, ...]:
    """The words of one entry of the data file."""
    return tuple(document("folding")[section][key].split())


def squeezed(fold: str) -> str:
    """A folded name without spaces: «vietnam» and «viet nam» are one."""
    return fold.replace(" ", "")


def readings(fold: str) -> Iterator[list[str]]:
    """The words of a folded name, with abbreviations written out in each possible way.

    >>> list(readings("korea dpr"))
    [['korea', 'democratic', 'peoples', 'republic']]
    """
    words = fold.replace("people s", "peoples").split()
    if _short().keys().isdisjoint(words):
        yield words
        return
    for reading in islice(product(*(_short().get(word, (word,)) for word in words)), _MOST_READINGS):
        yield " ".join(reading).split()


def word_sets(fold: str) -> Iterator[str]:
    """A folded name with its words sorted, without fillers and with abbreviations written out in each possible way.

    >>> list(word_sets("korea democratic peoples rep of"))
    ['democratic korea peoples republic', 'democratic korea peoples republics']
    """
    if " " not in fold:  # «us» is not the United States
        yield fold
        return
    for reading in readings(fold):
        yield " ".join(sorted(word for word in reading if word not in fillers()))


@cache
def fillers() -> frozenset[str]:
    """Words that may be missing or anywhere in a name."""
    return frozenset(words_of("words", "fillers"))


@cache
def _short() -> dict[str, tuple[str, ...]]:
    return {word: tuple(meant) for word, meant in document("folding")["short"].items()}


@cache
def english_words() -> frozenset[str]:
    """English words that are also short forms of names in lower case."""
    return frozenset(words_of("words", "english"))


def cut_words(text: str) -> frozenset[str]:
    """The folded words of a text that end with a dot as abbreviations do.

    >>> sorted(cut_words("Serbia and Monten."))
    ['monten']
    """
    return frozenset(word.casefold() for word in _CUT.findall(without_accents(text)))


def completes(words: list[str], cut: frozenset[str], whole: tuple[str, ...]) -> bool:
    """Whether a name has exactly these words, where each of the cut ones may be the beginning of a word.

    In a name of two words an initial is not the form of a state: «K. France» is not the Kingdom of France.

    >>> completes(["s", "leone"], frozenset({"s"}), ("sierra", "leone"))
    True
    """
    if len(words) != len(whole):
        return False
    left = list(whole)
    for word in sorted(words, key=lambda word: (word in cut, -len(word))):
        shortest = 0 if word not in cut else 2 if len(words) == 2 else 1
        found = next((other for other in left if _abbreviates(word, other, shortest)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _abbreviates(word: str, whole: str, shortest: int) -> bool:
    """Whether a word is another or an abbreviation of it; a beginning needs `shortest` letters (0: is not enough)."""
    if word == whole or whole in _short().get(word, ()):
        return True
    if not shortest or not whole.startswith(word):
        return False
    return len(word) >= shortest or whole not in words_of("forms", "words")


def without_article(text: str) -> str:
    """A name in another language without its article.

    >>> without_article("l'Allemagne"), without_article("Die Schweiz"), without_article("Ghana")
    ('Allemagne', 'Schweiz', 'Ghana')
    """
    first, _, rest = text.replace("’", "'").replace("'", " ", 1).partition(" ")
    return rest if rest and first.casefold() in words_of("words", "articles") else text
