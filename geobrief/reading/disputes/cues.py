"""Cues of disputes in a sentence, from the rows of `data/disputes.csv`, each with the text around it.

A row gives the kind of dispute (empty: the words around the cue decide), how the sides are found, its weight, its
status if it has one, and the list of which a word must be near. Cues that are figurative, names or unreal are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from geobrief.reading.disputes.context import TextContext
from geobrief.reading.entities import Line
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue, cue_table
from geobrief.reading.grammar.modality import modality
from geobrief.reading.kinds import kind_of, phrases_in
from geobrief.reading.lexicons import dispute_words, words
from geobrief.when import Date

_NEEDED_WITHIN, _STATUS_WITHIN = 8, 9  # words
_OLD_YEARS = 3


@attrs.frozen(slots=True)
class DisputeCue:
    """A cue, its text, and the number of its sentence."""

    context: TextContext
    number: int
    match: Cue

    @property
    def start(self) -> int:
        """The first token."""
        return self.match.start

    @property
    def end(self) -> int:
        """The token after the last."""
        return self.match.end

    @property
    def row(self) -> Mapping[str, str]:
        """The row of the cue table."""
        return self.match.row

    @property
    def is_noun(self) -> bool:
        """Whether the cue is a noun."""
        return self.match.is_noun

    @property
    def clauses(self) -> Clauses:
        """The clauses of the sentence."""
        return self.context.analysis.clauses[self.number]

    @property
    def line(self) -> Line:
        """The sentence."""
        return self.clauses.line

    @property
    def kind(self) -> str:
        """The kind in the row; empty if the words around the cue decide."""
        return self.row["kind"]

    @property
    def scheme(self) -> str:
        """How the sides are found."""
        return self.row["parties"]

    @property
    def is_title(self) -> bool:
        """Whether the sentence is a headline."""
        return self.line.sentence.is_title

    def span(self) -> tuple[int, int]:
        """The clause of the cue: its first token, and the token after its last."""
        return self.clauses.span(self.start)

    def before(self, reach: int) -> list[str]:
        """The words before the cue."""
        return self.line.lowers[max(0, self.start - reach) : self.start]

    def says_before(self, name: str, reach: int) -> bool:
        """Whether one of the words before the cue is in a list."""
        return not dispute_words(name).isdisjoint(self.before(reach))


def dispute_cues(context: TextContext, number: int) -> Iterator[DisputeCue]:
    """The cues of one sentence in their literal meaning."""
    for match in cue_table("disputes").find(context.analysis.clauses[number].line):
        cue = DisputeCue(context, number, match)
        if _has_what_it_needs(cue) and not _is_name(cue) and not _is_figurative(cue):
            yield cue


def _has_what_it_needs(cue: DisputeCue) -> bool:
    needs = cue.row["needs"]
    if not needs:
        return True
    start, end = cue.span()
    near = cue.line.lowers[max(0, start - _NEEDED_WITHIN) : cue.start] + cue.line.lowers[cue.start + 1 : end]
    return not dispute_words(needs).isdisjoint(near)


def _is_name(cue: DisputeCue) -> bool:
    """«the Export Control Act», «the Gulf War»: a capital within a sentence makes it the name of a law or war."""
    inside = cue.is_noun and not cue.is_title and cue.start > 1
    return inside and cue.line.tokens[cue.start].is_capital


def _is_figurative(cue: DisputeCue) -> bool:
    """«the second world war», «war on drugs», «extradition treaty», «cut tariffs»: words that mean something else."""
    if cue.says_before("other_before", 2) or (cue.kind == "trade" and cue.says_before("lowering", 2)):
        return True
    end, line = cue.end, cue.line
    after = line.lower(end)
    on_something = after == "on" and line.lower(end - 1) == "war" and end + 1 not in line.owner
    return on_something or (cue.is_noun and after in dispute_words("other_after"))


def is_unreal(cue: DisputeCue) -> bool:
    """Whether the clause denies the dispute or only supposes it; «the war», «their quarrel» presuppose it."""
    imagined = cue.is_noun and not dispute_words("imagined").isdisjoint(cue.before(3)[:2])
    if imagined or cue.says_before("nearly", 2):
        return True
    how = modality(cue.clauses, cue.match)
    if how not in ("negated", "hypothetical"):
        return False
    if not cue.is_noun:
        return True
    return not cue.says_before("definite", 4) and (how == "negated" or not cue.says_before("takers", 1))


def is_long_ago(cue: DisputeCue) -> bool:
    """Whether all dates of the clause are years before the text, and none of them is the start of an open period."""
    analysis, (start, end) = cue.context.analysis, cue.span()
    dates = analysis.dates_in(cue.line.tokens[start].start, cue.line.tokens[end - 1].end)
    days = [Date(str(date.value)).latest for date in dates if "/" not in str(date.value)]
    if analysis.published is None or not days or any(str(date.period or "").endswith("/..") for date in dates):
        return False
    return all(day is not None and day.year + _OLD_YEARS <= analysis.published.year for day in days)


def status_at(cue: DisputeCue) -> str:
    """The status of the row, else of the nearest status word."""
    if cue.row["status"]:
        return cue.row["status"]
    near = [*cue.before(_STATUS_WITHIN), *cue.line.lowers[cue.start : cue.end + _STATUS_WITHIN]]
    begin = max(0, cue.start - _STATUS_WITHIN)
    statuses = [
        (max(first + begin - cue.start, cue.start - begin - after), status[0])
        for first, after, status in phrases_in("dispute_kinds", "statuses", near)
        if not _is_wished(cue, begin + first)
    ]
    return min(statuses, default=(0, "ongoing"))[1]


def _is_wished(cue: DisputeCue, index: int) -> bool:
    """«wants the embargo ended», «has not ended», «until it ends», «ended without a deal»."""
    before, after = cue.line.lowers[max(0, index - 6) : index], cue.line.lowers[index : index + 6]
    return not dispute_words("unreached").isdisjoint(before) or "without" in after


_LONGEST = 8
_BEFORE, _AFTER = 4, 9


def kind_at(cue: DisputeCue) -> str | None:
    """The kind of the nearest words: what it is over, the words near the cue, its clause, the sentences around it."""
    lowers, (start, end) = cue.line.lowers, cue.span()
    matter = (_over(cue) or "").lower().split()
    near, after = cue.before(_BEFORE), lowers[cue.start : cue.end + _AFTER]
    close = (near, after) if cue.is_noun else (after, near)
    return kind_of("dispute_kinds", [matter, *close, lowers[start:end], *_around(cue)])


def _around(cue: DisputeCue) -> Iterator[list[str]]:
    """The sentences around one that names no actor («The quarrel is old.»)."""
    every, number = cue.context.analysis.clauses, cue.number
    if not cue.clauses.actors:
        yield from (every[at].line.lowers for at in (number + 1, number - 1, number - 2) if 0 <= at < len(every))


def over(cue: DisputeCue, kind: str) -> str | None:
    """The noun phrase after «over», else, by kind, the cue's own words, a water or a place."""
    named = _over(cue)
    if named is not None:
        return named
    own = _own_words(cue) if cue.is_noun else None
    if kind in ("nuclear", "debt"):
        return own
    if kind in ("river", "maritime"):
        return _water(cue.line)
    if cue.scheme == "place":
        return _place(cue)
    return own if cue.line.lower(cue.start) in dispute_words("matters") else None


def _over(cue: DisputeCue) -> str | None:
    _, end = cue.span()
    near = range(cue.end - 1, min(end, cue.end + 6))
    at = next((index for index in near if cue.line.lower(index) in dispute_words("over")), None)
    return _phrase(cue.clauses, at + 1, end) if at is not None and at + 1 < end else None


def _phrase(clauses: Clauses, first: int, end: int) -> str | None:
    """The words from a place up to the next preposition, verb or punctuation mark."""
    stop = first
    while stop < min(end, first + _LONGEST) and _continues(clauses.line, stop, first):
        stop += 1
    return " ".join(clauses.line.words(first, stop).split()) or None


def _continues(line: Line, index: int, first: int) -> bool:
    lower = line.lower(index)
    if not line.tokens[index].is_word and lower != "'s" and not lower[0].isdigit():
        return False
    return index == first or lower in ("of", "in", "the") or lower not in (words("breaks") | words("finite"))


def _own_words(cue: DisputeCue) -> str:
    """The cue and the words that describe it, without article and owner («its enrichment programme»)."""
    line, at = cue.line, cue.start
    while at > cue.start - 2 and at and line.tokens[at - 1].is_word and _describes(line, at - 1):
        at -= 1
    return " ".join(line.words(at, cue.end).split())


def _describes(line: Line, index: int) -> bool:
    return index not in line.owner and line.lower(index) not in dispute_words("phrase_ends")


def _place(cue: DisputeCue) -> str | None:
    line = cue.line
    for index in range(cue.end, min(len(line.lowers), cue.end + 6)):
        if index in line.owner and {line.lower(index - 1), line.lower(index - 2)} & {"in", "inside", "across"}:
            return line.owner[index].text
    return None


def _water(line: Line) -> str | None:
    """«the Rogun dam», «the waters of the Indus», «the South China Sea»: a name with a water word, or of a river."""
    for index, token in enumerate(line.tokens):
        if token.is_capital and index and line.lower(index) in dispute_words("rivers"):
            return token.text
        if index and token.lower in dispute_words("waterworks") and line.tokens[index - 1].is_capital:
            return line.words(_name_start(line, index - 1), index + 1)
    return None


def _name_start(line: Line, index: int) -> int:
    while index and line.tokens[index - 1].is_capital and index - 1 not in line.owner:
        index -= 1
    return index
