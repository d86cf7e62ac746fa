"""Who is actor and who is recipient of what a cue tells?

A verb takes them from before and behind itself (turned round in the passive), a noun from what owns it and from the phrases
that follow it («Putin's visit to Argentina», «talks between Egypt and Sudan»).
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from geobrief.reading.actors import Actor
from geobrief.reading.clauses import Clauses
from geobrief.reading.cues import Cue

_TOWARDS = frozenset(("to", "on", "against", "with", "of", "from", "at", "for", "over", "toward", "towards", "into", "upon", "onto", ""))
_NEAR = 5
_FAR = 14


@attrs.frozen(slots=True)
class Roles:
    """Actor ids, recipient ids, the people who acted, and whether all of them are named in the clause of the cue."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sure: bool = False

    def turned(self) -> Roles:
        """The same with actor and recipient exchanged."""
        return attrs.evolve(self, actors=self.recipients, recipients=self.actors)

    def joined(self) -> Roles:
        """All participants of something mutual as actors."""
        return attrs.evolve(self, actors=self.participants, recipients=())

    @property
    def participants(self) -> tuple[str, ...]:
        """Actors and recipients, each once."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))


def roles(clauses: Clauses, cue: Cue) -> Roles:
    """The roles around a cue."""
    between = _between(clauses, cue)
    if between is not None:
        return Roles(between.ids, (), between.people, sure=not between.anaphor)
    return _of_noun(clauses, cue) if cue.is_noun else _of_verb(clauses, cue)


def _between(clauses: Clauses, cue: Cue) -> Actor | None:
    """«between Egypt and Sudan» behind the cue."""
    for actor in clauses.behind(cue.end, reach=_FAR):
        if clauses.preposition(actor) in ("between", "among") and len(actor.ids) > 1:
            return actor
    return None


def _of_verb(clauses: Clauses, cue: Cue) -> Roles:
    subject = clauses.subject(cue.start)
    if clauses.is_passive(cue):
        agent = clauses.by(cue.end)
        return _roles(clauses, cue, agent, [subject] if subject else [])
    return _roles(clauses, cue, subject, _objects(clauses, cue, subject))


def _objects(clauses: Clauses, cue: Cue, subject: Actor | None) -> list[Actor]:
    """The first phrase behind the verb that can be its object, and a second one behind «and»-less «with»."""
    inside = [actor for actor in clauses.actors if cue.start < actor.start < cue.end]
    fitting = [actor for actor in (*inside, *clauses.behind(cue.end, reach=_FAR)) if clauses.preposition(actor) in _TOWARDS]
    others = [actor for actor in fitting if subject is None or not set(actor.ids) <= set(subject.ids)]
    return others[:1]


def _of_noun(clauses: Clauses, cue: Cue) -> Roles:
    owner = _owner(clauses, cue)
    agent = clauses.by(cue.end) or owner or _subject_around(clauses, cue)
    objects = _objects(clauses, cue, agent)
    return _roles(clauses, cue, agent, objects)


def _owner(clauses: Clauses, cue: Cue) -> Actor | None:
    """«Putin's visit», «the Ethiopian attack»: the phrase that owns or describes the noun."""
    start, _ = clauses.span(cue.start)
    for actor in reversed(clauses.actors):
        if start <= actor.start < cue.start and actor.owner and cue.start - actor.end <= _NEAR:
            return actor
    return None


def _subject_around(clauses: Clauses, cue: Cue) -> Actor | None:
    """The subject before the noun, else the first free phrase behind its clause («During a visit to Oslo, Iran …»)."""
    subject = clauses.subject(cue.start)
    if subject is not None:
        return subject
    _, end = clauses.span(cue.start)
    later = (actor for actor in clauses.actors if actor.start > cue.end and not actor.owner)
    return next((actor for actor in later if not clauses.preposition(actor) or actor.start >= end), None)


def _roles(clauses: Clauses, cue: Cue, agent: Actor | None, objects: Sequence[Actor]) -> Roles:
    involved = [actor for actor in (agent, *objects) if actor is not None]
    actors = agent.ids if agent else ()
    recipients = dict.fromkeys(actor_id for actor in objects for actor_id in actor.ids if actor_id not in actors)
    people = dict.fromkeys(name for actor in involved for name in actor.people)
    start, end = clauses.span(cue.start)
    sure = bool(agent and recipients) and all(start <= actor.start < end and not actor.anaphor for actor in involved)
    return Roles(actors, tuple(recipients), tuple(people), sure)
