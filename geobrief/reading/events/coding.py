"""The event between two given actors, for texts whose actors are already known, and to measure the cues."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from geobrief.arguments import check_flag, check_text
from geobrief.errors import ArgumentError
from geobrief.evidence import Evidence
from geobrief.model import Event
from geobrief.reading.entities import Entity, Line, lines
from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue, cue_table
from geobrief.reading.grammar.modality import listed, modality
from geobrief.reading.grammar.roles import CueRoles, is_owned, roles
from geobrief.reading.tokens import sentences

Offsets = tuple[int, int]
_ACTOR, _RECIPIENT = "x:actor", "x:recipient"
_UNREAL = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN"))
_NOT_FINITE = frozenset(("base", "ing", "noun"))
SPEAKING = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE", "SUPPORT"))
_LONGEST = 500  # tokens
_COOPERATIVE = frozenset(("CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
_CONFLICT = frozenset(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))


def code_event(text: str, actor: Offsets, recipient: Offsets, *, strict: bool = False) -> Event | None:
    """The event by which the actor (a span of code points) deals with the recipient, or None if there is no cue.

    The ids are made from the words (`x:iran`). An act that is only announced is coded as in PLOVER: AGREE for a
    cooperative one, REJECT if it is refused, THREATEN for a hostile one (`read` keeps the act, with its modality).
    `strict` answers only if a cue takes exactly these two actors. Sentences of more than 500 words are skipped. A span
    outside the text raises an `ArgumentError`.

    >>> code_event("Iran has condemned the visit.", actor=(0, 4), recipient=(19, 28)).type
    'ACCUSE'
    >>> code_event("Iran will not release the crew.", actor=(0, 4), recipient=(22, 30)).type
    'REJECT'
    """
    check_text(text, "text")
    check_flag(strict, "strict")
    for span in (actor, recipient):
        _check_span(span, text)
    best = max(_candidates(text, actor, recipient), key=lambda found: found.rank, default=None)
    if best is None or (strict and not best.is_sure):
        return None
    return _event(text, best, actor, recipient)


def _check_span(span: Offsets, text: str) -> None:
    try:
        start, end = map(operator.index, span)
    except (TypeError, ValueError):
        raise ArgumentError("not a span", expected="(start, end) in code points", got=span) from None
    if not 0 <= start < end <= len(text):
        raise ArgumentError("a span outside its text", expected=f"within 0–{len(text)}", got=span)


@attrs.frozen(slots=True)
class _Candidate:
    """A cue near the two actors: its roles, whether it is only the content of another cue, and its distance."""

    clauses: Clauses
    cue: Cue
    roles: CueRoles
    content: bool
    distance: int

    @property
    def fit(self) -> int:
        mutual = "mutual" in self.cue.frame
        acts = _ACTOR in self.roles.actors or (mutual and _ACTOR in self.roles.recipients)
        suffers = _RECIPIENT in self.roles.recipients or (mutual and _RECIPIENT in self.roles.actors)
        return acts + suffers

    @property
    def rank(self) -> tuple[int, ...]:
        faint = "faint" in self.cue.frame
        return (not self.content, self.fit, not faint, -self.distance)

    @property
    def is_sure(self) -> bool:
        return self.fit == 2 and not self.content


def _candidates(text: str, actor: Offsets, recipient: Offsets) -> Iterator[_Candidate]:
    marked = ((_ACTOR, actor), (_RECIPIENT, recipient))
    named = [Entity(*span, text[slice(*span)], "other", name) for name, span in marked]
    for line in lines(text, sentences(text), named):
        actors = tuple(_phrases(line))
        if not actors or len(line.tokens) > _LONGEST:
            continue
        clauses = Clauses(line, actors)
        cues = tuple(cue_table("events").find(line))
        acts = {cue.start for cue in independent_cues(clauses, cues)}
        for cue in cues:
            yield _Candidate(clauses, cue, roles(clauses, cue), cue.start not in acts, _distance(actors, cue))


def _phrases(line: Line) -> Iterator[ActorPhrase]:
    for index, entities in sorted(line.at.items()):
        owner = line.lower(line.end_of(index)) == "'s"
        yield ActorPhrase(index, line.end_of(index), tuple(entity.id for entity in entities), owner=owner)


def _distance(actors: tuple[ActorPhrase, ...], cue: Cue) -> int:
    """How far a cue is from the space between the two actors, and then from the first of them."""
    first, last = actors[0], actors[-1]
    outside = max(0, first.start - cue.start, cue.start - last.end)
    return 10 * outside + abs(cue.start - first.end)


def _event(text: str, best: _Candidate, actor: Offsets, recipient: Offsets) -> Event:
    row: Any = best.cue.row
    line = best.clauses.line
    kind, how = _as_answered(row["type"], modality(best.clauses, best.cue))
    return Event(
        type=kind,
        actors=(_id_of(text, actor),),
        recipients=(_id_of(text, recipient),),
        mode=(row["mode"] or None) if kind == row["type"] else None,
        contexts=row["contexts"].split(),
        modality=how,
        evidence=(Evidence.of(text, line.tokens[0].start, line.tokens[-1].end),),
        rule=f"events/{row['cue']}",
    )


def _as_answered(kind: str, how: str) -> tuple[Any, Any]:
    """Type and modality, with an announced or refused act as an event of its own."""
    if how == "future" and kind in _COOPERATIVE | _CONFLICT:
        return ("AGREE" if kind in _COOPERATIVE else "THREATEN"), "asserted"
    if how == "negated" and kind in _COOPERATIVE | {"AGREE"}:
        return "REJECT", "asserted"
    return kind, how


def _id_of(text: str, span: Offsets) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", text[span[0] : span[1]].lower()).strip("-")
    return f"x:{slug or 'actor'}"


def independent_cues(clauses: Clauses, cues: Sequence[Cue]) -> Iterator[Cue]:
    """The cues of a sentence without those that are only the content of another one."""
    governed: set[int] = set()
    for number, cue in enumerate(cues):
        outers = cues[:number]
        if any(_governs(clauses, outer, cue) for outer in outers) or _continues(clauses, cue, outers, governed):
            governed.add(cue.start)
        else:
            yield cue


def _governs(clauses: Clauses, outer: Cue, cue: Cue) -> bool:
    speaks = outer.type in SPEAKING
    if clauses.span(outer.start) != clauses.span(cue.start):
        return speaks and _is_that_clause(clauses, outer, cue)
    if cue.is_noun:
        return outer.type in _UNREAL or not is_owned(clauses, cue.start)
    before = [clauses.line.lower(index) for index in range(max(outer.start + 1, cue.start - 3), cue.start)]
    if cue.form == "base":
        return speaks and "to" in before
    return speaks and cue.form == "ing" and bool(set(before) & listed("of_contents"))


def _is_that_clause(clauses: Clauses, outer: Cue, cue: Cue) -> bool:
    """«warned that it would attack», «denied that it supported»: the clause follows that of the outer cue."""
    start, _ = clauses.span(cue.start)
    _, end = clauses.span(outer.start)
    return not outer.is_noun and start == end and clauses.line.lower(start) == "that" and outer.end >= start - 6


def _continues(clauses: Clauses, cue: Cue, outers: Sequence[Cue], governed: set[int]) -> bool:
    """«asked it to stop the tests and open its plants»: what follows «and» depends on the same verb."""
    if not outers or outers[-1].start not in governed or cue.form != outers[-1].form or cue.form not in _NOT_FINITE:
        return False
    between = [clauses.line.lower(index) for index in range(outers[-1].start, cue.start)]
    return ("and" in between or "or" in between or cue.is_noun) and not set(between) & {";", "that", "which", "who"}
