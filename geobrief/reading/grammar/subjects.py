"""Who does what a verb tells? Its subject, in its own clause or in the one that it shares with an earlier verb."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.entities import Line
from geobrief.reading.grammar.actors import Actor
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.modality import listed
from geobrief.reading.inflection import is_finite
from geobrief.reading.lexicons import words

_CONJUNCTIONS = frozenset(("since", "after", "before", "until", "as", "than"))
_REACH, _INSERTED = 4, 25
_RELATIVE = frozenset(("which", "who", "whom", "whose", "that"))


def subject_of(clauses: Clauses, index: int) -> Actor | None:
    """The phrase that is subject of the verb at a token, or None where the subject is somebody the text does not name.

    A clause without a subject of its own shares that of the clauses before («…, and accused»); «drones struck» has its
    own.
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
    """Where an insertion begins that a comma closes: «Biden, visiting Warsaw, accused»; else where the clause does."""
    if line.lower(start - 1) != ",":
        return start
    for at in range(start - 2, max(-1, start - _INSERTED), -1):
        if line.lower(at) == ",":
            opener = line.lower(at + 1)
            opens = opener in _RELATIVE or opener.endswith("ing") or opener in words("prepositions")
            return at if opens else start
    return start


def antecedents_of(clauses: Clauses, index: int, subject: Actor | None) -> list[Actor]:
    """Whom «which» means as object of a verb: «Kuwait, which Iraq had overrun», «the union to which it appealed»."""
    start, _ = clauses.span(index)
    line = clauses.line
    if subject is None or subject.start < start or line.lower(start) not in ("which", "whom", "that"):
        return []
    if line.lower(start - 1) in words("prepositions"):
        start -= 1
    found = _antecedent(clauses, start)
    return [found] if found is not None and not set(found.ids) & set(subject.ids) else []


def announcer_of(clauses: Clauses, index: int) -> Actor | None:
    """Who ordered what a passive without an agent tells: «France announced that the garrison would be doubled»."""
    start, _ = clauses.span(index)
    line = clauses.line
    if line.lower(start) != "that" or start == 0:
        return None
    first, _ = clauses.span(start - 1)
    told = (at for at in range(first, start) if line.lower(at) in listed("ordering"))
    verb = next(told, None)
    return None if verb is None else subject_of(clauses, verb)


def _free(clauses: Clauses, index: int) -> Iterator[Actor]:
    """The phrases before a token that no preposition governs and that own nothing."""
    for actor in clauses.actors:
        governed = clauses.preposition(actor) and not _follows_conjunction(clauses, actor)
        if actor.end <= index and not actor.owner and not governed:
            yield actor


def _follows_conjunction(clauses: Clauses, actor: Actor) -> bool:
    """«since Russia invaded»: the word before is no preposition where a verb follows."""
    at = actor.end
    while clauses.line.lower(at) in words("adverbs"):
        at += 1
    return clauses.preposition(actor) in _CONJUNCTIONS and is_finite(clauses.line, at)


def _antecedent(clauses: Clauses, start: int) -> Actor | None:
    """Whom «who» or «which» means: the phrase that ends there."""
    near = (actor for actor in reversed(clauses.actors) if start - 2 <= actor.end <= start)
    return next((actor for actor in near if not actor.owner), None)


def _has_own(line: Line, start: int, index: int) -> bool:
    """Whether a noun that is no actor stands before the verb of its clause."""
    at = _behind_opening(line, start, index)
    while at < index:
        lower = line.lower(at)
        if lower in words("auxiliary") or is_finite(line, at):
            return False
        if at not in line.owner and lower[:1].isalpha() and lower not in words("adverbs"):
            return True
        at += 1
    return False


def _behind_opening(line: Line, start: int, index: int) -> int:
    """Past conjunctions, and past a phrase with a preposition that a comma closes («after a week, …»)."""
    at = start
    while at < index and (line.lower(at) in words("clause_openers") or line.lower(at) in ("and", "but", "or", ",")):
        at += 1
    if line.lower(at) in words("prepositions"):
        comma = next((i for i in range(at, index) if line.lower(i) == ","), None)
        return index if comma is None else comma + 1
    return at


def _can_be_subject(line: Line, actor: Actor) -> bool:
    """Whether a phrase is no object: no verb but one of saying stands before it and its adjectives."""
    for at in range(actor.start - 1, max(-1, actor.start - 1 - _REACH), -1):
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
