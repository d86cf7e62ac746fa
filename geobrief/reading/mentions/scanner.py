"""Where does a text name something that the register knows? One pass of a trie-compressed pattern over all names."""

from __future__ import annotations

import re
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
        self._senses = {" ".join(surface.split()): senses for surface, senses in surfaces.items()}
        # The look-ahead spares the trie all places where no name can begin.
        first = "".join(sorted({re.escape(surface[0]) for surface in self._senses}))
        self._pattern = re.compile(rf"(?<![^\W_])(?=[{first}])(?:{_trie_pattern(self._senses)})(?![^\W_])")

    def find(self, text: str) -> Iterator[Match]:
        """All matches in text order, without overlap."""
        for found in self._pattern.finditer(text):
            yield Match(found.group(), found.start(), found.end(), self._senses[" ".join(found.group().split())])


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
    return r"\s+".join(re.escape(part) for part in text.split(" "))
