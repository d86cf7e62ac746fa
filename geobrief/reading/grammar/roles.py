"""The roles around a cue: its actors and recipients.

A verb takes them from the phrases before and after it (reversed in the passive), a noun from its owner and the phrases
that follow it («Putin's visit to Argentina», «talks between Egypt and Sudan»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue
from geobrief.reading.grammar.modality import listed
from geobrief.reading.grammar.subjects import announcer_of, antecedents_of, subject_of
from geobrief.reading.lexicons import words

_TOWARDS = frozenset(
    ("to", "on", "against", "with", "of", "from", "at", "for", "over", "toward", "towards", "into", "upon", "onto", "")
)
_TOGETHER = frozenset(("with", ""))
_THERE = frozenset(("in", "near", "off", "along"))
_ORDERING = frozenset(("REQUEST", "COERCE"))
_FRIENDLY = frozenset(("AGREE", "SUPPORT", "AID", "CONCEDE"))
_OWNER_WITHIN, _OBJECT_WITHIN = 4, 14  # tokens
_POINTING = frozenset(("him", "them"))
_OWNING = frozenset(("its", "his", "her", "their"))


@attrs.frozen(slots=True)
class CueRoles:
    """The actors and recipients of a cue, and the people who acted.

    `sure` is whether the clause of the cue names all of them; `reciprocal` whether each acted on the other («accused
    each other»).
    """

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sure: bool = False
    reciprocal: bool = False

    def joined(self) -> CueRoles:
        """All participants of something mutual as actors."""
        return attrs.evolve(self, actors=self.participants, recipients=())

    @property
    def participants(self) -> tuple[str, ...]:
        """Actors and recipients, each once."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))


def roles(clauses: Clauses, cue: Cue, earlier: Sequence[ActorPhrase] = ()) -> CueRoles:
    """The roles around a cue; `earlier` are the phrases of the sentences before, in order, for pronouns."""
    between = _between(clauses, cue) if "mutual" in cue.row.get("frame", "") else None
    if between is not None:
        return CueRoles(between.ids, (), between.people, sure=not between.anaphor)
    agent, objects = _of_noun(clauses, cue) if cue.is_noun else _of_verb(clauses, cue)
    resolved = (_resolved(clauses, one, agent, earlier) for one in objects)
    return _cue_roles(clauses, cue, agent, next((one for one in resolved if one.ids), None))


def _between(clauses: Clauses, cue: Cue) -> ActorPhrase | None:
    """«between Egypt and Sudan» after the cue, or after the noun of a passive."""
    first = cue.start if cue.noun is None else min(cue.start, cue.noun)
    start, _ = clauses.span(first)
    if is_passive(clauses, cue):
        first = start
    _, end = clauses.span(max(0, cue.end - 1))
    for actor in clauses.actors:
        inside = start <= first < actor.start < min(end, cue.end + _OBJECT_WITHIN)
        if inside and clauses.preposition(actor) in ("between", "among") and len(actor.ids) > 1:
            return actor
    return None


def _of_verb(clauses: Clauses, cue: Cue) -> tuple[ActorPhrase | None, list[ActorPhrase]]:
    if cue.noun is not None and cue.form in ("participle", "past") and not _is_relative(clauses, cue):
        agent = clauses.by(cue.start + 1) or _owner(clauses, cue.noun) or announcer_of(clauses, cue.start)
        return agent, _objects(clauses, cue, agent)
    subject = subject_of(clauses, cue.start)
    if is_passive(clauses, cue):
        agent = clauses.by(cue.start + 1)
        agent = agent or _host(clauses, cue, subject) or announcer_of(clauses, cue.start)
        return agent, [subject] if subject else []
    objects = _objects(clauses, cue, subject) or antecedents_of(clauses, cue.start, subject)
    return subject, objects or _places(clauses, cue, subject)


def is_passive(clauses: Clauses, cue: Cue) -> bool:
    """Whether a verb is passive, also in «was effectively blocked»."""
    at = cue.start - 1
    while clauses.line.lower(at).endswith("ly"):
        at -= 1
    follows_be = cue.form in ("participle", "past") and clauses.line.lower(at) in words("be")
    return follows_be or clauses.is_passive(cue)


def _is_relative(clauses: Clauses, cue: Cue) -> bool:
    """«the talks that Iran held»: the noun is first, but the verb is active."""
    noun = cue.start if cue.noun is None else cue.noun
    between = (actor for actor in clauses.actors if noun < actor.start < cue.start)
    return any(not clauses.preposition(actor) and not actor.owner for actor in between)


def _objects(clauses: Clauses, cue: Cue, subject: ActorPhrase | None) -> list[ActorPhrase]:
    """The phrases in and after the cue that can be its object, in order."""
    first = cue.start if cue.noun is None else min(cue.start, cue.noun)
    inside = [actor for actor in clauses.actors if first < actor.start < cue.end and actor is not subject]
    following = clauses.after(cue.end, reach=_OBJECT_WITHIN)
    if clauses.line.lower(cue.end - 1) == "to" and cue.type in _ORDERING and cue.end - cue.start > 2:
        following = []  # «ordered the guards to protect the Turkish embassy»
    if "mutual" in cue.frame and following and following[0].start - cue.end <= 1 and clauses.preposition(following[0]):
        inside = []  # «discussed the Iraqi question with France»
    own = set(subject.ids) if subject else set()
    fitting = (actor for actor in (*inside, *following) if _can_be_object(clauses, cue, actor))
    return [actor for actor in fitting if not set(actor.ids) <= own or _may_be_another(clauses, actor)]


def _may_be_another(clauses: Clauses, actor: ActorPhrase) -> bool:
    """Whether an anaphor taken for the subject may be another actor: «it», «the two», «its neighbour»."""
    if not actor.anaphor:
        return False
    if actor.owner:
        return clauses.line.lower(actor.end) in listed("others")
    return actor.end - actor.start == 1 or (len(actor.ids) > 1 and clauses.line.lower(actor.start) not in _OWNING)


def _can_be_object(clauses: Clauses, cue: Cue, actor: ActorPhrase) -> bool:
    frame = cue.frame
    if "next" in frame and actor.start - cue.end > 1:
        return False
    allowed = _TOGETHER if "mutual" in frame else _TOWARDS | _THERE if "in" in frame else _TOWARDS
    preposition = clauses.preposition(actor)
    if (preposition and _is_harmed(clauses, cue, actor)) or (preposition == "against" and cue.type in _FRIENDLY):
        return False
    own = preposition != "" and clauses.line.lower(cue.end - 1) == preposition and actor.start - cue.end <= 1
    return own or preposition in allowed or (preposition in ("between", "among") and "mutual" not in frame)


def _is_harmed(clauses: Clauses, cue: Cue, actor: ActorPhrase) -> bool:
    """«condemned the invasion of Ukraine»: the phrase is the victim of what is condemned, not who is condemned."""
    between = {clauses.line.lower(index) for index in range(cue.start + 1, actor.start)}
    return cue.type in ("ACCUSE", "SUPPORT") and not cue.is_noun and bool(between & listed("harm"))


def _host(clauses: Clauses, cue: Cue, guest: ActorPhrase | None) -> ActorPhrase | None:
    """«was received in Riyadh»: the state of the capital is the host."""
    return next(iter(_places(clauses, cue, guest)), None)


def _places(clauses: Clauses, cue: Cue, subject: ActorPhrase | None) -> list[ActorPhrase]:
    """The state of a capital to which a visit goes («arrived in Beijing»)."""
    if cue.mode != "visit":
        return []
    line = clauses.line
    _, end = clauses.span(cue.start)
    for index in range(cue.start, end):
        for entity in line.at.get(index, ()):
            if entity.place and entity.is_state and (subject is None or entity.id not in subject.ids):
                return [ActorPhrase(index, line.end_of(index), (entity.id,))]
    return []


def _of_noun(clauses: Clauses, cue: Cue) -> tuple[ActorPhrase | None, list[ActorPhrase]]:
    owner = _owner(clauses, cue.start)
    agent = clauses.by(cue.start + 1) or owner or _holder(clauses, cue)
    if agent is None and cue.mode == "visit":
        agent = _later_subject(clauses, cue)
    objects = _objects(clauses, cue, agent)
    return agent, objects or _places(clauses, cue, agent)


def _owner(clauses: Clauses, noun: int) -> ActorPhrase | None:
    """«Putin's visit», «the Ethiopian attack», «Buenos Aires ongoing negotiations»: what owns or describes a noun."""
    start, _ = clauses.span(noun)
    for actor in reversed(clauses.actors):
        if start <= actor.start < noun and noun - actor.end <= _OWNER_WITHIN:
            return actor if actor.owner or _only_describes(clauses, actor.end, noun) else None
    return None


def is_under_way(clauses: Clauses, cue: Cue) -> bool:
    """Whether a noun is an act of this text: it is announced, begun or ordered, or it begins («the attack began»)."""
    start, end = clauses.span(cue.start)
    near = clauses.line.lowers[max(start, cue.start - _OWNER_WITHIN - 2) : min(end, cue.end + _OBJECT_WITHIN)]
    return bool(set(near) & listed("under_way"))


def is_owned(clauses: Clauses, noun: int) -> bool:
    """Whether the talks, attack or visit of a noun have an owner."""
    return _owner(clauses, noun) is not None


def _only_describes(clauses: Clauses, first: int, noun: int) -> bool:
    return noun - first <= 1 and all(clauses.line.lower(index) in listed("describing") for index in range(first, noun))


def _holder(clauses: Clauses, cue: Cue) -> ActorPhrase | None:
    """The subject of a verb that has the noun as its object («is in talks with», «began a visit»)."""
    if not cue.type:  # a dispute or an agreement belongs to the subject, whatever the verb is
        return subject_of(clauses, cue.start) or _later_subject(clauses, cue)
    start, _ = clauses.span(cue.start)
    before = [clauses.line.lower(index) for index in range(max(start, cue.start - _OWNER_WITHIN), cue.start)]
    return subject_of(clauses, cue.start) if set(before) & listed("holding") else None


def _later_subject(clauses: Clauses, cue: Cue) -> ActorPhrase | None:
    """The first free phrase after a noun that opens the sentence («During a visit to Oslo, Iran's minister …»)."""
    if any(not actor.owner and not clauses.preposition(actor) for actor in clauses.actors if actor.end <= cue.start):
        return None
    later = (actor for actor in clauses.actors if actor.start > cue.end and not actor.owner)
    return next((actor for actor in later if not clauses.preposition(actor)), None)


def _resolved(
    clauses: Clauses, actor: ActorPhrase, agent: ActorPhrase | None, earlier: Sequence[ActorPhrase]
) -> ActorPhrase:
    """The object; a pronoun that was taken for the agent refers to the last other actor instead."""
    if agent is None or not actor.anaphor or not set(actor.ids) <= set(agent.ids):
        return actor
    if len(actor.ids) > 1 and actor.end - actor.start > 1:
        return _other_group(actor, agent, earlier)
    if clauses.line.lower(actor.start) not in _POINTING and not _is_actor(clauses, actor):
        return attrs.evolve(actor, ids=())
    before = [one for one in clauses.actors if one.end <= actor.start]
    others = [one for one in _lately((*earlier, *before)) if not set(one.ids) & set(agent.ids)]
    states = (one for one in others if all(":" not in actor_id for actor_id in one.ids))
    other = next(states, others[0] if others else None)
    return attrs.evolve(actor, ids=other.ids if other else ())


def _other_group(actor: ActorPhrase, agent: ActorPhrase, earlier: Sequence[ActorPhrase]) -> ActorPhrase:
    """«Both sides», «the signatories», praised by two others, are the last other group of the same size."""
    groups = (one for one in _lately(earlier) if len(one.ids) == len(actor.ids) and not set(one.ids) & set(agent.ids))
    other = next(groups, None)
    return attrs.evolve(actor, ids=other.ids if other else ())


def _is_actor(clauses: Clauses, actor: ActorPhrase) -> bool:
    """Whether «it» is an actor, not a thing: it is accused, asked or dealt with; «its neighbour» always is."""
    if actor.owner:
        return clauses.line.lower(actor.end) in listed("others")
    if clauses.line.lower(actor.start) != "it":
        return False
    dealt_with = clauses.preposition(actor) in ("with", "against", "from")
    return dealt_with or clauses.line.lower(actor.start - 1) in listed("of_actors")


def _lately(actors: Sequence[ActorPhrase]) -> Iterator[ActorPhrase]:
    return (actor for actor in reversed(actors) if not actor.anaphor)


def _cue_roles(clauses: Clauses, cue: Cue, agent: ActorPhrase | None, recipient: ActorPhrase | None) -> CueRoles:
    involved = [actor for actor in (agent, recipient) if actor is not None]
    actors = agent.ids if agent else ()
    recipients = [actor_id for actor_id in (recipient.ids if recipient else ()) if actor_id not in actors]
    people = dict.fromkeys(name for actor in involved for name in actor.people)
    start, end = clauses.span(cue.start)
    sure = bool(agent and recipients) and all(start <= actor.start < end and not actor.anaphor for actor in involved)
    reciprocal = not recipients and len(actors) == 2 and _is_reciprocal(clauses, cue)
    return CueRoles(actors, tuple(recipients), tuple(people), sure, reciprocal)


def _is_reciprocal(clauses: Clauses, cue: Cue) -> bool:
    """«accused each other», «each side blames the other»."""
    _, end = clauses.span(cue.start)
    after = " ".join(clauses.line.lower(index) for index in range(cue.start + 1, min(end, cue.end + 6)))
    return any(words in after for words in ("each other", "one another", "the other"))
