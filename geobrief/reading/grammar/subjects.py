"""The subject of a verb, in its own clause or in one that it shares with an earlier verb."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.entities import Line
from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.modality import listed
from geobrief.reading.inflection import is_finite
from geobrief.reading.lexicons import words

_CONJUNCTIONS = frozenset(("since", "after", "before", "until", "as", "than"))
_VERB_WITHIN, _LONGEST_INSERTION = 4, 25  # tokens
_RELATIVE = frozenset(("which", "who", "whom", "whose", "that"))


def subject_of(clauses: Clauses, index: int) -> ActorPhrase | None:
    """The actor phrase that is the subject of the verb at a token; None if the subject is not an actor.

    A clause without a subject shares that of the clauses before («…, and accused»); «drones struck» has one.
    """
    start, _ = clauses.span(index)
    free = list(_free(clauses, index))
    mine = [actor for actor in free if actor.start >= start]
    if mine:
        return mine[-1]
    line = clauses.line
    if line.lower(start) in _RELATIVE:
        return _antecedent(clauses, start)
    if _has_own(line, start, index):
        return None
    limit = _before_insertion(line, start)
    return next((actor for actor in reversed(free) if actor.end <= limit and _can_be_subject(line, actor)), None)


def _before_insertion(line: Line, start: int) -> int:
    """The start of an insertion that a comma closes, as in «Biden, visiting Warsaw, accused»; else of the clause."""
    if line.lower(start - 1) != ",":
        return start
    for at in range(start - 2, max(-1, start - _LONGEST_INSERTION), -1):
        if line.lower(at) == ",":
            opener = line.lower(at + 1)
            opens = opener in _RELATIVE or opener.endswith("ing") or opener in words("prepositions")
            return at if opens else start
    return start


def antecedents_of(clauses: Clauses, index: int, subject: ActorPhrase | None) -> list[ActorPhrase]:
    """The antecedent of «which» as an object: «Kuwait, which Iraq had overrun», «the union to which it appealed»."""
    start, _ = clauses.span(index)
    line = clauses.line
    if subject is None or subject.start < start or line.lower(start) not in ("which", "whom", "that"):
        return []
    if line.lower(start - 1) in words("prepositions"):
        start -= 1
    found = _antecedent(clauses, start)
    return [found] if found is not None and not set(found.ids) & set(subject.ids) else []


def announcer_of(clauses: Clauses, index: int) -> ActorPhrase | None:
    """Who ordered the act of a passive without agent: «France announced that the garrison would be doubled»."""
    start, _ = clauses.span(index)
    line = clauses.line
    if line.lower(start) != "that" or start == 0:
        return None
    first, _ = clauses.span(start - 1)
    ordering = (at for at in range(first, start) if line.lower(at) in listed("ordering"))
    verb = next(ordering, None)
    return None if verb is None else subject_of(clauses, verb)


def _free(clauses: Clauses, index: int) -> Iterator[ActorPhrase]:
    """The phrases before a token without a preposition that are not owners."""
    for actor in clauses.actors:
        governed = clauses.preposition(actor) and not _follows_conjunction(clauses, actor)
        if actor.end <= index and not actor.owner and not governed:
            yield actor


def _follows_conjunction(clauses: Clauses, actor: ActorPhrase) -> bool:
    """«since Russia invaded»: the word before is not a preposition if a verb follows."""
    at = actor.end
    while clauses.line.lower(at) in words("adverbs"):
        at += 1
    return clauses.preposition(actor) in _CONJUNCTIONS and is_finite(clauses.line, at)


def _antecedent(clauses: Clauses, start: int) -> ActorPhrase | None:
    """The antecedent of «who» or «which»: the phrase that ends before it."""
    near = (actor for actor in reversed(clauses.actors) if start - 2 <= actor.end <= start)
    return next((actor for actor in near if not actor.owner), None)


def _has_own(line: Line, start: int, index: int) -> bool:
    """Whether the verb of a clause has a subject that is not an actor."""
    at = _after_opening(line, start, index)
    while at < index:
        lower = line.lower(at)
        if lower in words("auxiliary") or is_finite(line, at):
            return False
        if at not in line.owner and lower[:1].isalpha() and lower not in words("adverbs"):
            return True
        at += 1
    return False


def _after_opening(line: Line, start: int, index: int) -> int:
    """The token after conjunctions and a prepositional phrase that a comma closes («after a week, …»)."""
    at = start
    while at < index and (line.lower(at) in words("clause_openers") or line.lower(at) in ("and", "but", "or", ",")):
        at += 1
    if line.lower(at) in words("prepositions"):
        comma = next((i for i in range(at, index) if line.lower(i) == ","), None)
        return index if comma is None else comma + 1
    return at


def _can_be_subject(line: Line, actor: ActorPhrase) -> bool:
    """Whether a phrase is not an object: only a verb of saying may precede it and its adjectives."""
    for at in range(actor.start - 1, max(-1, actor.start - 1 - _VERB_WITHIN), -1):
        lower = line.lower(at)
        if (
            lower in words("reporting")
            or lower in words("clause_openers")
            or lower in ("and", "but")
            or not lower.isalpha()
        ):
            return True
        if is_finite(line, at) or (line.lower(at - 1) == "to" and lower != "the"):
            return False
    return True
