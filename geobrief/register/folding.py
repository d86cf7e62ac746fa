"""Which spellings mean the same name? Letter case, accents, dots and hyphens, articles, shortened words, word order.

Each function gives keys; two texts that share a key of the same kind may be one name. The words are data
(`data/folding.toml`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from geobrief.register.tables import document

_MOST_READINGS = 24
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_FULL_STOP = re.compile(r"\.(?=[^\W\d_]{2})")
_SILENT = re.compile(r"['’‘ʻʼ`´.]")
_NO_WORD = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"(?<!\S)([^\W\d_]) (?=[^\W\d_](?!\S))")
_ACCENTS = re.compile("[\u0300-\u036f]+")  # of the signs that combine, those that most names have
_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]++)\.")


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
    """The words of a text with blanks between them; most names have nothing but letters, and are words as they are."""
    spaced = text.replace("-", " ").replace(":", " ")
    if spaced.isascii() and spaced.replace(" ", "").isalpha():
        return spaced
    plain = text if text.isascii() else _ascii(text)
    return _NO_WORD.sub(" ", _silenced(_POSSESSIVE.sub("", plain.strip())))


def _silenced(text: str) -> str:
    return _SILENT.sub("", _FULL_STOP.sub(" ", text)).replace("&", " and ")


def _ascii(text: str) -> str:
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
    """The words of one entry of the data."""
    return tuple(document("folding")[section][key].split())


def squeezed(fold: str) -> str:
    """A folded name without its spaces: «vietnam» and «viet nam» are one."""
    return fold.replace(" ", "")


def readings(fold: str) -> Iterator[list[str]]:
    """The words of a folded name, shortened ones written out in each way.

    >>> list(readings("korea dpr"))
    [['korea', 'democratic', 'peoples', 'republic']]
    """
    words = fold.replace("people s", "peoples").split()
    for reading in islice(product(*(_short().get(word, (word,)) for word in words)), _MOST_READINGS):
        yield " ".join(reading).split()


def bags(fold: str) -> Iterator[str]:
    """A folded name with its words in no order and without fillers, shortened words written out in each way.

    >>> list(bags("korea democratic peoples rep of"))
    ['democratic korea peoples republic', 'democratic korea peoples republics']
    """
    if " " not in fold:  # «us» is no United States
        yield fold
        return
    for reading in readings(fold):
        yield " ".join(sorted(word for word in reading if word not in fillers()))


@cache
def fillers() -> frozenset[str]:
    """Words that may be missing or stand anywhere in a name."""
    return frozenset(words_of("words", "fillers"))


@cache
def _short() -> dict[str, tuple[str, ...]]:
    return {word: tuple(meant) for word, meant in document("folding")["short"].items()}


@cache
def english_words() -> frozenset[str]:
    """Words of English that a short form would be in lower case."""
    return frozenset(words_of("words", "english"))


def cut_words(text: str) -> frozenset[str]:
    """The folded words of a text that a dot marks as cut short.

    >>> sorted(cut_words("Serbia and Monten."))
    ['monten']
    """
    return frozenset(word.casefold() for word in _CUT.findall(text if text.isascii() else _ascii(text)))


def completes(words: list[str], cut: frozenset[str], whole: tuple[str, ...]) -> bool:
    """Whether a name has exactly these words, each of the cut ones being the beginning of one of its own.

    Of two words, an initial stands for none of the form of a state: «K. France» is no Kingdom of France.

    >>> completes(["s", "leone"], frozenset({"s"}), ("sierra", "leone"))
    True
    """
    if len(words) != len(whole):
        return False
    left = list(whole)
    for word in sorted(words, key=lambda word: (word in cut, -len(word))):
        shortest = 0 if word not in cut else 2 if len(words) == 2 else 1
        found = next((other for other in left if _stands_for(word, other, shortest)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _stands_for(word: str, whole: str, shortest: int) -> bool:
    """Whether a word, or a beginning that may be so short for the form of a state (0: none may), stands for another."""
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
