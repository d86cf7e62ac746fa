"""Scans a text for the names that the register knows, in one pass of a trie-compressed pattern."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import attrs

from geobrief.register import World

_KINDS = {"org": "organization", "group": "group", "territory": "territory"}


@attrs.frozen(slots=True)
class NameSense:
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
    """A name found in the text, with all its meanings."""

    text: str
    start: int
    end: int
    senses: tuple[NameSense, ...]


class NameScanner:
    """Finds the longest known names, left to right. Letter case counts, white space does not.

    >>> scanner = NameScanner({"New Zealand": (NameSense("name", "NZL"),), "Zealand": (NameSense("name", "DNK"),)})
    >>> [match.senses[0].id for match in scanner.find("In New\\nZealand")]
    ['NZL']
    """

    def __init__(self, surfaces: Mapping[str, tuple[NameSense, ...]]) -> None:
        self._senses = {_plain(surface): senses for surface, senses in surfaces.items()}
        # The look-ahead saves the trie all places where no name can begin.
        first = "".join(sorted({re.escape(letter) for surface in self._senses for letter in _first_letters(surface)}))
        # What follows «al-» is part of a person's name.
        before = r"(?<![^\W_])(?<![Aa]l-)(?<![Ee]l-)"
        self._pattern = re.compile(rf"{before}(?=[{first}])(?:{_trie_pattern(self._senses)})(?![^\W_])")

    def find(self, text: str) -> Iterator[NameMatch]:
        """All matches in text order, without overlap."""
        for found in self._pattern.finditer(text):
            yield NameMatch(found.group(), found.start(), found.end(), self._senses[_plain(found.group())])


@lru_cache(maxsize=4)
def name_scanner(world: World) -> NameScanner:
    """The scanner of all names of states, organisations, groups and territories that a world knows."""
    surfaces: dict[str, list[NameSense]] = {}
    for designation in world.designations():
        kind = _KINDS.get(designation.id.namespace, designation.mention_kind)
        if designation.mention_kind != "code" and designation.text[:1].isupper():
            surfaces.setdefault(designation.text, []).append(NameSense(kind, designation.id))
    return NameScanner({surface: tuple(dict.fromkeys(senses)) for surface, senses in surfaces.items()})


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


_ALIKE = {"'": "['’‘ʼ`]", "-": "[-‐‑–]"}
_PLAIN = str.maketrans("’‘ʼ`‐‑–", "'" * 4 + "-" * 3)


def _letter(letter: str) -> str:
    """A letter as texts write it: apostrophes and hyphens of all kinds, accents composed or decomposed."""
    apart = unicodedata.normalize("NFD", letter)
    return _ALIKE.get(letter) or (f"(?:{letter}|{apart})" if apart != letter else re.escape(letter))


def _first_letters(surface: str) -> str:
    """The characters with which a name may begin, composed or decomposed."""
    return surface[0] + unicodedata.normalize("NFD", surface[0])[0]


def _plain(surface: str) -> str:
    """A name with single spaces, plain apostrophes and hyphens, and composed accents."""
    return " ".join(unicodedata.normalize("NFC", surface).translate(_PLAIN).split())
