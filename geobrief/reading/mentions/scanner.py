"""Scans a text for the names that the register knows, looked up by their first word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import attrs

from geobrief.register import World
from geobrief.register.designations import KINDS

_NAMESPACES = {"org": "organization", "group": "group", "territory": "territory"}


class NameSense(NamedTuple):
    """One meaning of a name.

    `kind` is name, abbreviation, demonym, capital, seat, organization, group, territory or person.
    """

    kind: str
    id: str

    @property
    def is_state(self) -> bool:
        """Whether the id is that of a state."""
        return ":" not in self.id


@attrs.frozen(slots=True)
class NameMatch:
    """A name found in the text, with all its meanings; `name` is that of the register where the text has a part."""

    text: str
    start: int
    end: int
    senses: tuple[NameSense, ...]
    name: str = ""


class NameScanner:
    """Finds the longest known names, left to right. Letter case counts, white space does not.

    Names are looked up by their first word; the pattern of those that share it is made when a text has the word.

    >>> scanner = NameScanner({"New Zealand": (NameSense("name", "NZL"),), "Zealand": (NameSense("name", "DNK"),)})
    >>> [match.senses[0].id for match in scanner.find("In New\\nZealand")]
    ['NZL']
    """

    def __init__(self, surfaces: Mapping[str, tuple[NameSense, ...]]) -> None:
        self._senses = {surface if _is_plain(surface) else _plain(surface): its for surface, its in surfaces.items()}
        self._by_first: dict[str, list[str]] = {}
        for surface in self._senses:
            word = surface.partition(" ")[0]
            for first in (word,) if word.isascii() and word.isalnum() else _first_words(surface):
                self._by_first.setdefault(first, []).append(surface)
        letters = "".join(sorted({re.escape(word[0]) for word in self._by_first}))
        # What follows «al-» is part of a person's name.
        self._word = re.compile(rf"(?<![^\W_])(?<![Aa]l-)(?<![Ee]l-)[{letters}][^\W_]*")
        self._patterns: dict[str, re.Pattern[str]] = {}

    @property
    def surfaces(self) -> Iterable[str]:
        """The names, with single spaces and plain apostrophes and hyphens."""
        return self._senses.keys()

    def senses(self, name: str) -> tuple[NameSense, ...]:
        """The meanings of a name; none if it is not known."""
        return self._senses.get(name, ())

    def find(self, text: str) -> Iterator[NameMatch]:
        """All matches in text order, without overlap."""
        if not self._by_first:
            return
        end = 0
        for found in self._word.finditer(text):
            word, start = found.group(), found.start()
            if start < end or word not in self._by_first:
                continue
            end = self._end(word, text, start)
            if end > start:
                name = text[start:end]
                yield NameMatch(name, start, end, self._senses[name if name == word else _plain(name)])

    def _end(self, word: str, text: str, start: int) -> int:
        """The end of the longest name that begins with the word at a place; the place itself if there is none."""
        surfaces = self._by_first[word]
        if len(surfaces) == 1 and surfaces[0] == word:
            return start + len(word)
        pattern = self._patterns.get(word)
        if pattern is None:
            pattern = self._patterns[word] = re.compile(rf"{_trie_pattern(surfaces)}(?![^\W_])")
        found = pattern.match(text, start)
        return start if found is None else found.end()


def name_scanner(world: World) -> NameScanner:
    """The scanner of all names of states, organisations, groups and territories that a world knows."""
    scanner: NameScanner = world._cached(_scanner)
    return scanner


def _scanner(world: World) -> NameScanner:
    return _scanner_of(tuple(_named(world)))


@lru_cache(maxsize=4)
def _scanner_of(named: tuple[tuple[str, str, str], ...]) -> NameScanner:
    """The scanner of names, each with the kind and id of what it means; worlds with the same names share it."""
    surfaces: dict[str, tuple[NameSense, ...]] = {}
    for name, kind, id in named:
        sense, known = NameSense(kind, id), surfaces.get(name, ())
        if sense not in known:
            surfaces[name] = (*known, sense)
    return NameScanner(surfaces)


def _named(world: World) -> Iterator[tuple[str, str, str]]:
    for text, id, kind, _ in world.designations():
        mention_kind = KINDS[kind][0]
        if mention_kind != "code" and text[:1].isupper():
            yield text, _NAMESPACES.get(id.partition(":")[0], mention_kind) if ":" in id else mention_kind, id


def _trie_pattern(surfaces: Iterable[str]) -> str:
    """A pattern of all names that shares their beginnings, so that each character is read about once."""
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for surface in surfaces:
        node = trie
        for letter in surface:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern_of(trie)


def _pattern_of(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """The pattern of a node; the end of a name is the last alternative, so that longer names win."""
    branches = []
    for letter, below in sorted(node.items()):
        if letter:
            prefix = letter
            while len(below) == 1 and "" not in below:  # a run without a fork
                (following,) = below
                prefix, below = prefix + following, below[following]
            branches.append(_literal(prefix) + _pattern_of(below))
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return joined + "?" if "" in node else joined


def _literal(text: str) -> str:
    return r"\s+".join("".join(_letter(letter) for letter in part) for part in text.split(" "))


_FIRST_WORD = re.compile(r"[^\W_]+")
_ALIKE = {"'": "['’‘ʼ`]", "-": "[-‐‑–]"}
_PLAIN = str.maketrans("’‘ʼ`‐‑–", "'" * 4 + "-" * 3)


def _letter(letter: str) -> str:
    """A letter as texts write it: apostrophes and hyphens of all kinds, accents composed or decomposed."""
    apart = unicodedata.normalize("NFD", letter)
    return _ALIKE.get(letter) or (f"(?:{letter}|{apart})" if apart != letter else re.escape(letter))


def _first_words(surface: str) -> set[str]:
    """The letters and digits with which a name begins, composed or decomposed."""
    forms = (surface,) if surface.isascii() else (surface, unicodedata.normalize("NFD", surface))
    return {found.group() for form in forms if (found := _FIRST_WORD.match(form))}


def _is_plain(surface: str) -> bool:
    return surface.isascii() and "`" not in surface and "  " not in surface and surface.isprintable()


def _plain(surface: str) -> str:
    """A name with single spaces, plain apostrophes and hyphens, and composed accents."""
    return " ".join(unicodedata.normalize("NFC", surface).translate(_PLAIN).split())
