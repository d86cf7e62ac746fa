"""Where does a text name something that the register knows? One pass of a trie-compressed pattern over all names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import attrs


@attrs.frozen(slots=True)
class Sense:
    """One thing that a surface can mean: `kind` is name, abbreviation, demonym, capital, seat, organization, group,
    territory or person."""

    kind: str
    id: str

    @property
    def is_state(self) -> bool:
        """Whether a state is meant."""
        return ":" not in self.id


@attrs.frozen(slots=True)
class Match:
    """A surface found in the text, with all its senses."""

    text: str
    start: int
    end: int
    senses: tuple[Sense, ...]


class NameScanner:
    """Finds the longest known surfaces, left to right. Letter case counts, white space does not.

    >>> scanner = NameScanner({"New Zealand": (Sense("name", "NZL"),), "Zealand": (Sense("name", "DNK"),)})
    >>> [match.senses[0].id for match in scanner.find("In New\\nZealand")]
    ['NZL']
    """

    def __init__(self, surfaces: Mapping[str, tuple[Sense, ...]]) -> None:
        self._senses = {_plain(surface): senses for surface, senses in surfaces.items()}
        # The look-ahead spares the trie all places where no name can begin.
        first = "".join(sorted({re.escape(sign) for surface in self._senses for sign in _starts(surface)}))
        # Behind «al-» stands a part of a person's name.
        before = r"(?<![^\W_])(?<![Aa]l-)(?<![Ee]l-)"
        self._pattern = re.compile(rf"{before}(?=[{first}])(?:{_trie_pattern(self._senses)})(?![^\W_])")

    def find(self, text: str) -> Iterator[Match]:
        """All matches in text order, without overlap."""
        for found in self._pattern.finditer(text):
            yield Match(found.group(), found.start(), found.end(), self._senses[_plain(found.group())])


def _trie_pattern(surfaces: Iterable[str]) -> str:
    """A pattern of all surfaces that shares their beginnings, so that each character is looked at about once."""
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for surface in surfaces:
        node = trie
        for letter in surface:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern_of(trie)


def _pattern_of(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """Longer surfaces come first: the end of one is the last alternative."""
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
_SIGNS = str.maketrans("’‘ʼ`‐‑–", "'" * 4 + "-" * 3)


def _letter(letter: str) -> str:
    """A letter as texts write it: apostrophes and hyphens of all kinds, accents in one sign or in two."""
    apart = unicodedata.normalize("NFD", letter)
    return _ALIKE.get(letter) or (f"(?:{letter}|{apart})" if apart != letter else re.escape(letter))


def _starts(surface: str) -> str:
    """The signs with which a surface may begin, its accent in one sign or in two."""
    return surface[0] + unicodedata.normalize("NFD", surface[0])[0]


def _plain(surface: str) -> str:
    """A surface with single spaces, plain apostrophes and hyphens, and accents in one sign."""
    return " ".join(unicodedata.normalize("NFC", surface).translate(_SIGNS).split())
