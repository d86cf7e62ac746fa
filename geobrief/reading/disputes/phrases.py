"""Which actor phrases belong to a sign of contention: what owns it, what follows it, who is its subject, where it is."""

from __future__ import annotations

from geobrief.reading.actors import Actor
from geobrief.reading.clauses import Clauses, is_finite
from geobrief.reading.cues import Cue
from geobrief.reading.disputes.scene import Scene, contends, dispute_words
from geobrief.reading.lexicons import words
from geobrief.reading.subjects import subject_of

_NEAR, _FAR = 5, 12


def between(clauses: Clauses, cue: Cue) -> Actor | None:
    """«… between A and B» behind the cue, or before it in «between A and B a war began»."""
    for actor in clauses.behind(cue.end, reach=_FAR):
        if clauses.preposition(actor) in ("between", "among", "pitting") and len(actor.ids) > 1:
            return actor
    return None


def owner(clauses: Clauses, cue: Cue) -> Actor | None:
    """«A's war», «the Russian-Ukrainian conflict», «its quarrel»."""
    line = clauses.line
    for actor in reversed(clauses.actors):
        if actor.end <= cue.start:
            gap = range(actor.end, cue.start)
            free = all(line.lower(index) == "'s" or _modifies(clauses, index) for index in gap)
            owns = free and len(gap) < _NEAR and (actor.owner or not gap or not clauses.preposition(actor))
            return _meant(clauses, actor) if owns else None
    return None


def _meant(clauses: Clauses, actor: Actor) -> Actor:
    """«its» means whom the sentence has just named, else whom the text has led up to."""
    if not actor.anaphor or clauses.line.lower(actor.start) not in ("its", "his", "her", "their"):
        return actor
    number = 2 if clauses.line.lower(actor.start) == "their" else 1
    before = [one for one in clauses.actors if one.end <= actor.start and not one.anaphor]
    return before[-1] if before and len(before[-1].ids) == number else actor


def _modifies(clauses: Clauses, index: int) -> bool:
    line = clauses.line
    return line.tokens[index].is_word and line.lower(index) not in words("breaks") and not is_finite(line, index)


def behind(clauses: Clauses, cue: Cue, prepositions: str) -> Actor | None:
    """The first phrase behind a cue with one of some prepositions; a participle may stand between («imposed on»)."""
    line = clauses.line
    for actor in clauses.behind(max(cue.start + 1, cue.end - 1), reach=_FAR):
        if actor.start < cue.end or clauses.preposition(actor) not in dispute_words(prepositions):
            continue
        gap = range(cue.end, actor.start)
        if not any(_interrupts(clauses, index) for index in gap):
            return actor
    return None


def _interrupts(clauses: Clauses, index: int) -> bool:
    lower = clauses.line.lower(index)
    return lower in dispute_words("over") or (is_finite(clauses.line, index) and lower not in dispute_words("imposing"))


def subject(clauses: Clauses, cue: Cue) -> Actor | None:
    """Who does what is said with the cue; «there was a war» has none."""
    return subject_of(clauses, cue.start)


def agent(clauses: Clauses, cue: Cue) -> Actor | None:
    """Who did a deed: the subject, in the passive the phrase behind «by»; a noun's owner."""
    if cue.is_noun:
        return clauses.by(cue.end) or owner(clauses, cue) or subject(clauses, cue)
    if clauses.is_passive(cue):
        return clauses.by(cue.end)
    return subject(clauses, cue) or _described(clauses, cue)


def _described(clauses: Clauses, cue: Cue) -> Actor | None:
    """«a Soviet interceptor», «an American drone»: whose something is that acts, where the thing is no known agent."""
    start, _ = clauses.span(cue.start)
    owners = [actor for actor in clauses.actors if start <= actor.start < cue.start and actor.owner]
    return owners[0] if owners and owners[0].start <= start + 2 and not clauses.preposition(owners[0]) else None


def patient(clauses: Clauses, cue: Cue) -> Actor | None:
    """To whom it was done: the subject of a passive, else the first phrase in or behind the cue that can be an object."""
    doer = agent(clauses, cue)
    if not cue.is_noun and clauses.is_passive(cue):
        return subject(clauses, cue)
    start, _ = clauses.span(cue.start)
    if clauses.line.lower(start) in ("which", "whom", "that") and doer and doer.start >= start:
        return next((actor for actor in clauses.actors if start - 2 <= actor.end <= start), None)
    _, end = clauses.span(max(cue.start, cue.end - 1))
    near = [
        actor
        for actor in clauses.actors
        if cue.start < actor.start < min(end, cue.end + _FAR)
        and clauses.preposition(actor) in dispute_words("affecting") | {""}
        and (doer is None or not set(actor.ids) <= set(doer.ids))
    ]
    return min(near, key=lambda actor: clauses.preposition(actor) == "from", default=None)


def claimant(clauses: Clauses, cue: Cue) -> Actor | None:
    """Who claims: the agent of «claimed by», else the subject."""
    return clauses.by(cue.end) or subject(clauses, cue)


def before(scene: Scene, number: int, cue: Cue) -> Actor | None:
    """The nearest phrase before a cue, in its sentence or the one before, that can be a side."""
    here = [actor for actor in scene.seen.clauses[number].actors if actor.end <= cue.start]
    earlier = scene.seen.clauses[number - 1].actors if number else ()
    return next((actor for actor in reversed((*earlier, *here)) if all(map(contends, actor.ids))), None)


def sufferer(scene: Scene, number: int, cue: Cue, imposer: Actor) -> tuple[str, ...]:
    """Whom sanctions hit that name nobody: the subject of the sentence, or who was spoken of before."""
    clauses = scene.seen.clauses[number]
    others = [actor for actor in clauses.actors if actor.end <= cue.start and not set(actor.ids) & set(imposer.ids)]
    if others:
        return others[0].ids
    actor = before(scene, number, Cue(0, 0, cue.row, cue.form))
    return actor.ids if actor and not set(actor.ids) & set(imposer.ids) else ()


def places(scene: Scene, clauses: Clauses, cue: Cue) -> tuple[str, ...]:
    """The states in which something happens, or that hold the territory where it does."""
    line = clauses.line
    start, end = clauses.span(cue.start)
    last = min(end, cue.end + _FAR)
    for index in range(cue.end, last):
        if index in line.owner and _is_place(clauses, index):
            return _located(scene, clauses, index)
    ahead = clauses.line.lower(start) in words("locative") and start in range(0, cue.start)
    return next((_located(scene, clauses, index) for index in range(start, cue.start) if ahead and index in line.owner), ())


def _is_place(clauses: Clauses, index: int) -> bool:
    near = [clauses.line.lower(at) for at in range(max(0, index - 3), index)]
    return bool(set(near) & dispute_words("placing")) and not set(near) & words("breaks") - dispute_words("placing") - {"the"}


def _located(scene: Scene, clauses: Clauses, index: int) -> tuple[str, ...]:
    entity = clauses.line.owner[index]
    if entity.kind == "territory":
        return scene.holders(entity.id)
    actor = next((one for one in clauses.actors if one.start <= index < one.end), None)
    if actor is not None and not actor.ids[0].startswith("org:"):
        return actor.ids
    return (entity.id,) if entity.is_state else ()


def holders(scene: Scene, number: int, cue: Cue, claimants: tuple[str, ...]) -> tuple[str, ...]:
    """Who holds claimed land: as the register has it, «the cays off B», who else the sentence or the next one names first."""
    clauses = scene.seen.clauses[number]
    for entity in clauses.line.entities:
        if entity.kind == "territory" and (known := scene.claimants(entity.id)):
            return tuple(party for party in known if party not in claimants)
    others = [actor for actor in clauses.actors if not set(actor.ids) & set(claimants) and all(map(contends, actor.ids))]
    described = [actor for actor in others if clauses.preposition(actor) in dispute_words("beside")]
    free = [actor for actor in others if not clauses.preposition(actor) and not actor.anaphor]
    later = scene.seen.clauses[number + 1].actors if number + 1 < len(scene.seen.clauses) else ()
    next_to = [actor for actor in later if len(actor.ids) == 1 and contends(actor.ids[0]) and not set(actor.ids) & set(claimants)]
    return next((actor.ids for actor in (*described[:1], *free[:1], *next_to[:1])), ())


def land(scene: Scene, clauses: Clauses) -> str | None:
    """The territory that a sentence names, if the register knows it to have a holder."""
    named = (entity.id for entity in clauses.line.entities if entity.kind == "territory")
    return next((territory for territory in named if scene.holders(territory)), None)


def places_around(scene: Scene, clauses: Clauses) -> tuple[str, ...]:
    """The state that a sentence names as a place, before what happens there («two generals in Sudan …»)."""
    owned = (index for index in range(len(clauses.line.lowers)) if index in clauses.line.owner)
    first = next((index for index in owned if clauses.line.lower(index - 1) in ("in", "inside", "across")), None)
    return _located(scene, clauses, first) if first is not None else ()
