"""Explains records that were read from a text: their words, what the sentence says, and where each party comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from geobrief.model import Agreement, DateMention, Dispute, Event, Reference, Tenure
from geobrief.printable import visible_line
from geobrief.reading.analysis import Analysis
from geobrief.reading.entities import Line
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Argument
from geobrief.vocabulary import load


@attrs.frozen(repr=False)
class Explanation:
    """Why a record was read, in lines for people; `str` gives all of them."""

    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.lines)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(str(self))}</pre>"


def explain(analysis: Analysis, record: Any, *, arcs: bool = False) -> Explanation:
    """The words, propositions, rule and basis of a record; `arcs` adds the arcs of its sentences.

    >>> import geobrief
    >>> from geobrief.reading import analyse
    >>> text = "Chile accused Peru of spying."
    >>> event = geobrief.read(text).events[0]
    >>> print(explain(analyse(text, geobrief.world()), event))
    ACCUSE (disapprove): CHL → PER
      rule events/ACCUSE+@, basis clause: one clause names the parties and what happened
      «Chile accused Peru of spying.» (0–29)
        accused is ACCUSE; agent Chile = CHL; object Peru = PER; asserted
        spying is SPY; agent Peru = PER; asserted by the speaker of «accused»
    """
    if isinstance(record, DateMention | Reference | Tenure):
        return Explanation(tuple(_of_mentions(analysis, record)))
    return Explanation(tuple(_of_fact(analysis, record, arcs)))


def _of_mentions(analysis: Analysis, record: DateMention | Reference | Tenure) -> Iterator[str]:
    """A date, a name or a person: the words, and the rule."""
    if isinstance(record, DateMention):
        yield f"{record.text} = {record.value or record.duration}"
        yield f"  rule {record.rule}, words {record.start}–{record.end}"
        if analysis.published is not None:
            yield f"  relative dates count from {analysis.published}"
        return
    yield f"{record.name} = {record.id if isinstance(record, Reference) else record.person or 'not in the register'}"
    if isinstance(record, Tenure):
        yield f"  rule {record.rule}; {load('offices')[record.office].label} of {record.state}, title {record.title!r}"
    for mention in record.mentions:
        yield f"  «{visible_line(mention.text)}» ({mention.start}–{mention.end}): {mention.kind}"


def _of_fact(analysis: Analysis, record: Agreement | Dispute | Event, arcs: bool) -> Iterator[str]:
    yield _heading(record)
    basis = f", basis {record.basis}: {load('reading_bases')[record.basis].gloss}" if record.basis else ""
    yield f"  rule {record.rule}{basis}"
    ids = record.participants if isinstance(record, Event) else record.parties
    named: set[str] = set()
    for evidence in record.evidence:
        yield f"  «{visible_line(evidence.text)}» ({evidence.start}–{evidence.end})"
        for number, clauses in enumerate(analysis.clauses):
            sentence = clauses.line.sentence
            if sentence.start < evidence.end and evidence.start < sentence.end:
                named.update(id for actor in clauses.actors for id in actor.ids)
                yield from _of_sentence(analysis, number, clauses.line, arcs)
    yield from (
        f"  {id} is not named there: it comes from the rest of the text" for id in dict.fromkeys(ids) if id not in named
    )


def _heading(record: Agreement | Dispute | Event) -> str:
    if isinstance(record, Event):
        sides = " → ".join(", ".join(side) for side in (record.actors, record.recipients) if side)
        return f"{record.type}{f' ({record.mode})' if record.mode else ''}: {sides}"
    return f"{record.kind}: {', '.join(record.parties)} ({record.status})"


def _of_sentence(analysis: Analysis, number: int, line: Line, arcs: bool) -> Iterator[str]:
    found = analysis.propositions[number]
    for each in found:
        if each.classes:
            yield f"    {_of_proposition(each, line)}"
    if arcs and found:
        yield from (f"      {row}" for row in found[0].tree.rows())


def _of_proposition(each: Proposition, line: Line) -> str:
    parts = [f"{each.tree.words[each.word].lower} is {'/'.join(sorted(each.classes))}"]
    roles = [("agent", each.agent), ("object", each.object), ("second object", each.second), *each.obliques]
    parts += [f"{role} {_of_argument(argument, each, line)}" for role, argument in roles if argument is not None]
    modality = each.modality
    said = f" by the speaker of «{each.tree.words[modality.speaker].lower}»" if modality.speaker >= 0 else ""
    parts.append(f"{modality.value}{said}")
    return "; ".join(parts)


def _of_argument(argument: Argument, each: Proposition, line: Line) -> str:
    word = each.tree.words[argument.word]
    words = visible_line(line.words(word.start, word.end))
    ids = ", ".join(argument.actors or argument.places)
    classes = "/".join(sorted(argument.classes))
    parts = [words, f"[{classes}]" if classes else "", f"= {ids}" if ids else "", "(points back)" * argument.anaphor]
    return " ".join(filter(None, parts))
