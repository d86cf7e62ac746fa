"""Cue tables: the words that signal an event, an agreement or a dispute, matched on dictionary forms.

A cue is written `v:hold .. talks|meeting`, `n:visit` or `w:in talks with`: its first word is a verb or a noun in any
form, or only that word; `|` separates alternatives, `..` allows up to four words between, where a name counts as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from geobrief.reading.entities import Line
from geobrief.reading.inflection import noun_forms, verb_forms
from geobrief.reading.lexicons import document, table, words

_GAP = 4
_PASSIVE_REACH = 12
_RELATIVE_REACH = 6
_STOPS = frozenset((".", ";", ":", "?", "!"))


@attrs.frozen(slots=True)
class Cue:
    """A cue found in a sentence: token span, the row of its table, and the form of its first word.

    `noun` is the token of a noun that precedes its passive verb («talks were held»), else None.
    """

    start: int
    end: int
    row: Mapping[str, str]
    form: str  # base, s, past, participle, ing for verbs; noun for nouns; word for words that are neither
    noun: int | None = None

    @property
    def is_noun(self) -> bool:
        return self.form == "noun"

    @property
    def type(self) -> str:
        """The type of event; empty in the tables of agreements and disputes."""
        return self.row.get("type", "")

    @property
    def mode(self) -> str:
        """The mode of the event; empty if it has none."""
        return self.row.get("mode", "")

    @property
    def frame(self) -> tuple[str, ...]:
        """How the cue takes its actors; `events/find.py` explains the words."""
        return tuple(self.row.get("frame", "").split())


@attrs.frozen(slots=True)
class _Pattern:
    form: str
    rest: tuple[tuple[str, ...], ...]  # alternatives per word; the empty tuple is a gap
    row: Mapping[str, str]

    @property
    def weight(self) -> int:
        return sum(bool(part) for part in self.rest)

    @property
    def noun(self) -> tuple[str, ...]:
        """The nouns of «hold .. talks», which precede the verb in the passive."""
        return self.rest[-1] if len(self.rest) > 1 and not self.rest[-2] else ()

    @property
    def particles(self) -> tuple[tuple[str, ...], ...]:
        """The words that follow the verb even if its noun precedes it: «off» of «break off .. talks»."""
        return self.rest[:-2]


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
        """All cues of a sentence: the longest at each token, without nouns that are part of another cue."""
        known = (index for index, lower in enumerate(line.lowers) if lower in self._patterns)
        places = (index for index in known if index not in line.owner)
        found = [cue for index in places if (cue := self._longest(line, index)) is not None]
        first = {cue.noun for cue in found}
        end = 0
        for cue in found:
            if not cue.is_noun or (cue.start >= end and cue.start not in first):
                yield cue
            end = max(end, cue.end)

    def _longest(self, line: Line, index: int) -> Cue | None:
        for pattern in self._patterns[line.lowers[index]]:
            if not _fits(line, index, pattern.form):
                continue
            end = _match(line, index + 1, pattern.rest)
            if end is not None:
                return Cue(index, end, pattern.row, pattern.form)
            noun = _noun_first(line, index, pattern)
            end = _match(line, index + 1, pattern.particles)
            if noun is not None and end is not None:
                return Cue(index, end, pattern.row, pattern.form, noun)
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
    elif kind == "n":
        yield from ((form, "noun") for form in noun_forms(base))
    else:
        yield base, "word"


def _match(line: Line, at: int, parts: tuple[tuple[str, ...], ...]) -> int | None:
    """The end of the rest of a cue at a token; None if it is not there."""
    gap = 0
    for part in parts:
        if not part:
            gap = _GAP
            continue
        found = _next(line, at, gap, part)
        if found is None:
            return None
        at, gap = found + 1, 0
    return at


def _next(line: Line, at: int, gap: int, part: tuple[str, ...]) -> int | None:
    """The first of some words after at most `gap` others."""
    while at < len(line.lowers):
        lower = line.lowers[at]
        if lower in part and at not in line.owner:
            return at
        if lower in _STOPS or gap <= 0 or (lower == "to" and gap < _GAP):
            return None
        named = at in line.owner and line.owner.get(at - 1) is line.owner[at]
        gap -= not named
        at += 1
    return None


def _noun_first(line: Line, index: int, pattern: _Pattern) -> int | None:
    if not pattern.noun:
        return None
    return _passive(line, index, pattern) if pattern.form in ("participle", "past") else _relative(line, index, pattern)


def _passive(line: Line, index: int, pattern: _Pattern) -> int | None:
    """The noun of a cue before its participle: «talks were held», «sanctions imposed by»."""
    before = index - 1
    while line.lower(before) in words("adverbs"):
        before -= 1
    is_passive = line.lower(before) in words("be") or line.lower(before) in ("been", "being")
    return _noun_before(line, index, pattern, _PASSIVE_REACH if is_passive else 1)


def _relative(line: Line, index: int, pattern: _Pattern) -> int | None:
    """The noun of a cue before its subject: «the talks that Iran is holding»."""
    noun = _noun_before(line, index, pattern, _RELATIVE_REACH)
    if noun is None or not any(at in line.owner for at in range(noun + 1, index)):
        return None
    return noun if noun + 1 in line.owner or line.lower(noun + 1) in ("that", "which") else None


def _noun_before(line: Line, index: int, pattern: _Pattern, reach: int) -> int | None:
    for at in range(index - 1, max(-1, index - 1 - reach), -1):
        if line.lower(at) in pattern.noun and at not in line.owner:
            return at
        if line.lower(at) in _STOPS:
            return None
    return None


def _fits(line: Line, index: int, form: str) -> bool:
    """Whether a word can have a form at its place: in «a visit» it is not a verb, in «to visit» not a noun."""
    before = line.lower(index - 1)
    if form == "word":
        return True
    if form == "noun":
        return before not in _list("before_verbs")
    nominal = before in words("determiners") or before == "'s" or before in words("adjectives")
    if form in ("base", "s"):
        governed = before in _list("before_nouns")
        return not nominal and not governed and (line.lower(index) not in _either() or _is_verb(line, index))
    if form == "ing":
        return not nominal
    adjective = (
        before in _list("articles")
        or before in words("adjectives")
        or (before in _list("before_nouns") and index + 1 in line.owner)
    )
    return not adjective and not (index + 1 in line.owner and before == "and" and index - 2 in line.owner)


def _is_verb(line: Line, index: int) -> bool:
    """Whether a word that can be a verb or a noun is a verb: it follows a subject or «to» and leads on to an object."""
    before, after = line.lower(index - 1), line.lower(index + 1)
    if before in _list("before_verbs") or before in _list("subjects") or before.endswith("n't"):
        return True
    object_follows = index + 1 in line.owner or after in words("determiners")
    if before in ("and", ","):
        return object_follows
    named = index - 1 in line.owner or before in words("agents") or before in words("adverbs")
    return named and (object_follows or after in _list("leads_on"))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(document("event_words")["words"][name].split())


@cache
def _either() -> frozenset[str]:
    return frozenset(form for base in document("event_words")["words"]["either"].split() for form in noun_forms(base))
