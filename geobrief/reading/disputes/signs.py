"""Which words of a sentence are signs of contention? The cues of `data/disputes.csv`, each with the text around it.

A row says what kind of dispute its words tell (empty: the words around say it), how sides are found, its weight,
and from which list a word must stand near it.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geobrief.reading.disputes.scene import Scene
from geobrief.reading.entities import Line
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue, cue_table
from geobrief.reading.lexicons import dispute_words

_REACH = 8


@attrs.frozen(slots=True)
class Sign:
    """A cue, the number of its sentence, and the scene."""

    scene: Scene
    number: int
    cue: Cue

    @property
    def clauses(self) -> Clauses:
        """The sentence, cut into clauses."""
        return self.scene.analysis.clauses[self.number]

    @property
    def line(self) -> Line:
        """The sentence."""
        return self.clauses.line

    @property
    def kind(self) -> str:
        """The kind that the cue itself tells, or the empty text."""
        return self.cue.row["kind"]

    @property
    def scheme(self) -> str:
        """How the sides are found."""
        return self.cue.row["parties"]

    @property
    def is_title(self) -> bool:
        """Whether it stands in the headline."""
        return self.line.sentence.is_title

    def span(self) -> tuple[int, int]:
        """The clause around the cue: first token, token behind it."""
        return self.clauses.span(self.cue.start)

    def before(self, reach: int) -> list[str]:
        """The words before the cue."""
        return self.line.lowers[max(0, self.cue.start - reach) : self.cue.start]

    def behind(self, reach: int) -> list[str]:
        """The words behind the cue."""
        return self.line.lowers[self.cue.end : self.cue.end + reach]

    def says_before(self, name: str, reach: int) -> bool:
        """Whether a word of a list stands shortly before the cue."""
        return not dispute_words(name).isdisjoint(self.before(reach))


def signs(scene: Scene, number: int) -> Iterator[Sign]:
    """The signs of one sentence that mean what they say."""
    for cue in cue_table("disputes").find(scene.analysis.clauses[number].line):
        sign = Sign(scene, number, cue)
        if _has_what_it_needs(sign) and not _is_name(sign) and not _is_figurative(sign):
            yield sign


def _has_what_it_needs(sign: Sign) -> bool:
    needs = sign.cue.row["needs"]
    if not needs:
        return True
    start, end = sign.span()
    near = sign.line.lowers[max(0, start - _REACH) : sign.cue.start] + sign.line.lowers[sign.cue.start + 1 : end]
    return not dispute_words(needs).isdisjoint(near)


def _is_name(sign: Sign) -> bool:
    """«the Export Control Act», «the Gulf War»: a capital within a sentence makes a name of history or law."""
    inside = sign.cue.is_noun and not sign.is_title and sign.cue.start > 1
    return inside and sign.line.tokens[sign.cue.start].is_capital


def _is_figurative(sign: Sign) -> bool:
    """«the second world war», «war on drugs», «extradition treaty», «cut tariffs»: words that mean something else."""
    if sign.says_before("other_before", 2) or (sign.kind == "trade" and sign.says_before("lowering", 2)):
        return True
    end, line = sign.cue.end, sign.line
    after = line.lower(end)
    on_something = after == "on" and line.lower(end - 1) == "war" and end + 1 not in line.owner
    return on_something or (sign.cue.is_noun and after in dispute_words("other_after"))
