"""The actor phrases and places around a cue of a dispute: its owner, agent, patient and place."""

from __future__ import annotations

from geobrief.reading.disputes.context import Ids, can_contend
from geobrief.reading.disputes.cues import DisputeCue
from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.subjects import subject_of
from geobrief.reading.inflection import is_finite
from geobrief.reading.lexicons import dispute_words, words

_OWNER_WITHIN, _AFTER_WITHIN, _PLACE_WITHIN = 5, 12, 12  # tokens


def between(cue: DisputeCue) -> ActorPhrase | None:
    """«… between A and B» after the cue."""
    for actor in cue.clauses.after(cue.end, reach=_AFTER_WITHIN):
        if cue.clauses.preposition(actor) in ("between", "among") and len(actor.ids) > 1:
            return actor
    return None


def by(cue: DisputeCue) -> ActorPhrase | None:
    """«… by A» after the cue, before another verb."""
    actor, end = cue.clauses.by(cue.end), cue.end
    return actor if actor and not any(is_finite(cue.line, index) for index in range(end, actor.start)) else None


def owner(cue: DisputeCue) -> ActorPhrase | None:
    """«A's war», «the Russian-Ukrainian conflict», «its quarrel»."""
    actor = next((one for one in reversed(cue.clauses.actors) if one.end <= cue.start), None)
    if actor is None or cue.start - actor.end >= _OWNER_WITHIN:
        return None
    gap = range(actor.end, cue.start)
    free = all(cue.line.lower(index) == "'s" or _modifies(cue.clauses, index) for index in gap)
    owns = free and (actor.owner or not gap or not cue.clauses.preposition(actor))
    return _resolved(cue.clauses, actor) if owns else None


def _modifies(clauses: Clauses, index: int) -> bool:
    line = clauses.line
    return line.tokens[index].is_word and line.lower(index) not in words("breaks") and not is_finite(line, index)


def _resolved(clauses: Clauses, actor: ActorPhrase) -> ActorPhrase:
    """«its» means the actor just named in the sentence, else the one that the anaphor already has."""
    pronoun = clauses.line.lower(actor.start)
    if not actor.anaphor or pronoun not in ("its", "his", "her", "their"):
        return actor
    before = [one for one in clauses.actors if one.end <= actor.start and not one.anaphor]
    return before[-1] if before and len(before[-1].ids) == (2 if pronoun == "their" else 1) else actor


def following(cue: DisputeCue, prepositions: str) -> ActorPhrase | None:
    """The first phrase after a cue with a preposition of a list; a participle may be between («imposed on»)."""
    for actor in cue.clauses.after(max(cue.start + 1, cue.end - 1), reach=_AFTER_WITHIN):
        if actor.owner and actor.anaphor:  # «coups of their own»
            continue
        governed = actor.start >= cue.end and cue.clauses.preposition(actor) in dispute_words(prepositions)
        if governed and not any(_interrupts(cue, index) for index in range(cue.end, actor.start)):
            return actor
    return None


def _interrupts(cue: DisputeCue, index: int) -> bool:
    lower = cue.line.lower(index)
    return lower in dispute_words("over") or (is_finite(cue.line, index) and lower not in dispute_words("imposing"))


def subject(cue: DisputeCue) -> ActorPhrase | None:
    """The subject of the verb with which the cue is said; «there was a war» has none."""
    return subject_of(cue.clauses, cue.start)


def agent(cue: DisputeCue) -> ActorPhrase | None:
    """Who did a deed: the subject, in the passive the phrase after «by»; of a noun its owner."""
    if cue.is_noun:
        return by(cue) or owner(cue) or subject(cue)
    return by(cue) if cue.clauses.is_passive(cue.match) else subject(cue) or _described(cue)


def _described(cue: DisputeCue) -> ActorPhrase | None:
    """«a Soviet interceptor», «an American drone»: the owner of what acts, if that is not a known agent."""
    start, _ = cue.span()
    before = (actor for actor in cue.clauses.actors if start <= actor.start < cue.start)
    first = next((actor for actor in before if actor.owner), None)
    return first if first and first.start <= start + 2 and not cue.clauses.preposition(first) else None


def patient(cue: DisputeCue) -> ActorPhrase | None:
    """To whom it was done: the subject of a passive, the antecedent of «which», else the first possible object."""
    if not cue.is_noun and cue.clauses.is_passive(cue.match):
        return subject(cue)
    doer, (start, _) = agent(cue), cue.span()
    if cue.line.lower(start) in ("which", "whom", "that") and doer and doer.start >= start:
        return next((actor for actor in cue.clauses.actors if start - 2 <= actor.end <= start), None)
    return _object(cue, doer)


def _object(cue: DisputeCue, doer: ActorPhrase | None) -> ActorPhrase | None:
    _, end = cue.clauses.span(max(cue.start, cue.end - 1))
    fitting = [
        actor
        for actor in cue.clauses.actors
        if cue.start < actor.start < min(end, cue.end + _AFTER_WITHIN)
        and cue.clauses.preposition(actor) in dispute_words("affecting") | {""}
        and (doer is None or not set(actor.ids) <= set(doer.ids))
    ]
    return min(fitting, key=lambda actor: cue.clauses.preposition(actor) == "from", default=None)


def earlier(cue: DisputeCue, index: int) -> ActorPhrase | None:
    """The nearest phrase before a token, in its sentence or the one before, that can be a side."""
    here = (actor for actor in reversed(cue.clauses.actors) if actor.end <= index)
    lately = reversed(cue.context.analysis.clauses[cue.number - 1].actors if cue.number else ())
    return next((actor for actors in (here, lately) for actor in actors if all(map(can_contend, actor.ids))), None)


def sufferer(cue: DisputeCue, imposer: ActorPhrase) -> Ids:
    """The target of sanctions without a named one: the first other actor of the sentence, or of the one before."""
    others = (actor for actor in cue.clauses.actors if actor.end <= cue.start)
    actor = next((one for one in others if not set(one.ids) & set(imposer.ids)), None) or earlier(cue, 0)
    return actor.ids if actor and not set(actor.ids) & set(imposer.ids) else ()


def places(cue: DisputeCue) -> Ids:
    """The states in which something happens, or that administer the territory where it does."""
    start, end = cue.span()
    after = range(cue.end, min(end, cue.end + _PLACE_WITHIN))
    ahead = range(start, cue.start) if cue.line.lower(start) in words("locative") else range(0)
    found = next((at for at in after if at in cue.line.owner and _is_place(cue, at)), None)
    found = next((at for at in ahead if at in cue.line.owner), None) if found is None else found
    return _located(cue, found) if found is not None else ()


def places_around(cue: DisputeCue) -> Ids:
    """The first place of the sentence («two generals in Sudan …»)."""
    lowers, owner = cue.line.lowers, cue.line.owner
    inside = (at for at in range(1, len(lowers)) if at in owner and lowers[at - 1] in ("in", "inside", "across"))
    first = next(inside, None)
    return _located(cue, first) if first is not None else ()


def _is_place(cue: DisputeCue, index: int) -> bool:
    near = cue.line.lowers[max(0, index - 3) : index]
    if cue.line.owner[index].place and near and near[-1] in ("from", "to"):  # «its envoy from Damascus»
        return True
    placing = dispute_words("placing")
    return not placing.isdisjoint(near) and not set(near) & words("breaks") - placing - {"the"}


def _located(cue: DisputeCue, index: int) -> Ids:
    entity = cue.line.owner[index]
    if entity.kind == "territory":
        return cue.context.territories.holders(entity.id)
    actor = next((one for one in cue.clauses.actors if one.start <= index < one.end), None)
    if actor is not None and can_contend(actor.ids[0]):
        return actor.ids
    return (entity.id,) if entity.is_state else ()


def held_territory(cue: DisputeCue) -> str | None:
    """The first territory of the sentence that has a holder in the register."""
    named = (entity.id for entity in cue.line.entities if entity.kind == "territory")
    return next((territory for territory in named if cue.context.territories.holders(territory)), None)


def other_claimants(cue: DisputeCue, claimants: Ids) -> Ids:
    """The other claimants and holders of a claimed territory, according to the register, else to the text."""
    named = (entity.id for entity in cue.line.entities if entity.kind == "territory")
    known = next((parties for parties in map(cue.context.territories.claimants, named) if parties), ())
    return tuple(party for party in known if party not in claimants) if known else _holder_in_text(cue, claimants)


def _holder_in_text(cue: DisputeCue, claimants: Ids) -> Ids:
    """«the cays off B», else another actor of the sentence, else one of the next sentence («B has sent ships»)."""
    clauses = cue.clauses
    others = [actor for actor in clauses.actors if _is_other(actor, claimants)]
    described = [actor for actor in others if clauses.preposition(actor) in dispute_words("beside")]
    free = [actor for actor in others if not clauses.preposition(actor) and not actor.anaphor]
    later = [
        actor
        for following in cue.context.analysis.clauses[cue.number + 1 : cue.number + 2]
        for actor in following.actors
        if len(actor.ids) == 1 and _is_other(actor, claimants)
    ]
    return next((actor.ids for actor in (*described[:1], *free[:1], *later[:1])), ())


def _is_other(actor: ActorPhrase, claimants: Ids) -> bool:
    return not set(actor.ids) & set(claimants) and all(map(can_contend, actor.ids))
