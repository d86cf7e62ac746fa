"""Which words of a sentence tell of an event, an agreement or a dispute? Cue tables, matched on dictionary forms.

A cue is written `v:hold .. talks|meeting` or `n:visit`: its first word is a verb or a noun in any form, `|` separates
alternatives, `..` stands for up to three words between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from geobrief.reading.entities import Line
from geobrief.reading.lemmas import noun_forms, verb_forms
from geobrief.reading.lexicons import table, words

_GAP = 4


@attrs.frozen(slots=True)
class Cue:
    """A cue found in a sentence: token span, the row of its table, and the form of its first word."""

    start: int
    end: int
    row: Mapping[str, str]
    form: str  # base, s, past, participle, ing for verbs; noun for nouns

    @property
    def is_noun(self) -> bool:
        return self.form == "noun"


@attrs.frozen(slots=True)
class _Pattern:
    form: str
    rest: tuple[tuple[str, ...], ...]  # alternatives per word; the empty tuple is a gap
    row: Mapping[str, str]

    @property
    def weight(self) -> int:
        return sum(bool(part) for part in self.rest)


class CueTable:
    """The cues of one table, by the form of their first word."""

    def __init__(self, rows: tuple[Mapping[str, str], ...]) -> None:
        self._patterns: dict[str, list[_Pattern]] = {}
        for row in rows:
            self._add(row)
        for listed in self._patterns.values():
            listed.sort(key=lambda pattern: -pattern.weight)

    def _add(self, row: Mapping[str, str]) -> None:
        kind, _, phrase = row["cue"].partition(":")
        first, *rest = phrase.split()
        parts = tuple(() if part == ".." else _alternatives(part) for part in rest)
        for base in first.split("|"):
            for form, name in _forms(kind, base):
                self._patterns.setdefault(form, []).append(_Pattern(name, parts, row))

    def find(self, line: Line) -> Iterator[Cue]:
        """All cues of a sentence; at one place the longest."""
        for index, lower in enumerate(line.lowers):
            if lower in self._patterns and index not in line.owner:
                cue = self._longest(line, index)
                if cue is not None:
                    yield cue

    def _longest(self, line: Line, index: int) -> Cue | None:
        for pattern in self._patterns[line.lowers[index]]:
            end = _match(line, index + 1, pattern.rest)
            if end is not None and _fits(line, index, pattern.form):
                return Cue(index, end, pattern.row, pattern.form)
        return None


@cache
def cue_table(name: str) -> CueTable:
    """The compiled cue table of a data file."""
    return CueTable(table(name))


def _alternatives(part: str) -> tuple[str, ...]:
    """A word with its plural, so that «talk» in a cue finds «talks»."""
    return tuple(form for word in part.split("|") for form in noun_forms(word))


def _forms(kind: str, base: str) -> Iterator[tuple[str, str]]:
    if kind == "v":
        yield from verb_forms(base).items()
    else:
        yield from ((form, "noun") for form in noun_forms(base))


def _match(line: Line, at: int, parts: tuple[tuple[str, ...], ...]) -> int | None:
    """Where the rest of a cue ends, if it stands there."""
    gap = 0
    for part in parts:
        if not part:
            gap = _GAP
            continue
        found = next((i for i in range(at, min(at + gap + 1, len(line.lowers))) if line.lowers[i] in part), None)
        if found is None or "." in line.lowers[at:found] or ";" in line.lowers[at:found]:
            return None
        at, gap = found + 1, 0
    return at


def _fits(line: Line, index: int, form: str) -> bool:
    """Whether the word can be a verb or a noun where it stands: «a visit» is none, «to visit» is no noun."""
    before = line.lower(index - 1)
    nominal = before in words("determiners") or before == "'s" or before in words("adjectives")
    if form == "noun":
        return before not in ("to", "will", "would", "could", "should", "may", "might", "must", "can", "shall", "not", "n't")
    if form in ("base", "s"):
        return not nominal and before not in ("of", "for", "in", "on", "with", "under", "by", "from")
    return not (form == "ing" and nominal) and not (form == "participle" and before in ("the", "a", "an", "its", "their", "his", "her"))
