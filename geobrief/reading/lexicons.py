"""The lexicons of the reader: word lists, cue tables and phrases from the data files, read once."""

from __future__ import annotations

import csv
import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

_DATA = os.path.join(os.path.dirname(__file__), "data")


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a cue table."""
    with open(os.path.join(_DATA, f"{name}.csv"), encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def document(name: str) -> Mapping[str, Any]:
    """A structured lexicon."""
    with open(os.path.join(_DATA, f"{name}.toml"), "rb") as handle:
        return tomllib.load(handle)


@cache
def words(name: str) -> frozenset[str]:
    """A named list of `words.toml`: one text of words, or a list if entries have spaces.

    >>> "will" in words("future")
    True
    """
    listed = document("words")[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


class Phrases:
    """Word sequences, each with a value; the longest one at a place is found.

    >>> Phrases({("prime", "minister"): 1}).longest(["the", "prime", "minister"], 1)
    (3, 1)
    """

    def __init__(self, entries: Mapping[tuple[str, ...], Any]) -> None:
        # By the first word: the value of that word alone, and the longer sequences by their second word.
        self._by_first: dict[str, tuple[list[Any], dict[str, list[tuple[tuple[str, ...], Any]]]]] = {}
        for sequence, value in sorted(entries.items(), key=lambda entry: -len(entry[0])):
            alone, longer = self._by_first.setdefault(sequence[0], ([], {}))
            if len(sequence) == 1:
                alone.append(value)
            else:
                longer.setdefault(sequence[1], []).append((sequence, value))

    def __contains__(self, word: str) -> bool:
        """Whether a sequence begins with a word."""
        return word in self._by_first

    @property
    def openers(self) -> frozenset[str]:
        """The words with which a sequence begins."""
        return frozenset(self._by_first)

    def longest(self, lowers: list[str], at: int) -> tuple[int, Any] | None:
        """The end of the longest sequence that starts at `at`, and its value."""
        found = self._by_first.get(lowers[at])
        if found is None:
            return None
        alone, longer = found
        for sequence, value in longer.get(lowers[at + 1], ()) if longer and at + 1 < len(lowers) else ():
            end = at + len(sequence)
            if tuple(lowers[at:end]) == sequence:
                return end, value
        return (at + 1, alone[0]) if alone else None

    def all(self, lowers: list[str]) -> Iterator[tuple[int, int, Any]]:
        """All sequences, from left to right, without overlap: start, end, value."""
        end = 0
        for at, lower in enumerate(lowers):
            if at < end or lower not in self._by_first:
                continue
            found = self.longest(lowers, at)
            if found is not None:
                yield at, found[0], found[1]
                end = found[0]


@cache
def dispute_words(name: str) -> frozenset[str]:
    """A named list of `dispute_words.toml`.

    >>> "since" in dispute_words("dating")
    True
    """
    return frozenset(document("dispute_words")[name].split())


@cache
def agreement_words(name: str) -> frozenset[str]:
    """A named list of `agreement_steps.toml`.

    >>> "treaty" in agreement_words("title_nouns")
    True
    """
    return frozenset(document("agreement_steps")[name].split())
