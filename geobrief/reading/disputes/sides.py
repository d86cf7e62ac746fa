"""Who contends? The sides of a contention, by what its sign says of them: mutual, a target, one's own affair, a place, a deed.

What the words do not tell is completed from the text: the other side of a quarrel is the companion of the one that is named.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from geobrief.reading.actors import Actor
from geobrief.reading.clauses import Clauses
from geobrief.reading.cues import Cue
from geobrief.reading.disputes import phrases
from geobrief.reading.disputes.scene import Scene, contends, dispute_words

Ids = tuple[str, ...]
_OF_LAND = frozenset(("armed_conflict", "territorial", "river", "maritime", "militarized"))
_OWN_AFFAIRS = frozenset(("debt", "nuclear", "election"))
_COMPLETED = frozenset(("mutual", "deed", "claim", "named", "place"))


@attrs.frozen(slots=True)
class Told:
    """Parties, their sides, how many of them the words at hand name, whether they set two against each other, and for sure."""

    parties: Ids = ()
    sides: tuple[Ids, ...] = ()
    direct: int = 0
    set_against: bool = False
    sure: bool = False


def sides_of(scene: Scene, number: int, cue: Cue, kind: str) -> Told:
    """The sides of the contention that a cue tells."""
    scheme = "own" if kind in _OWN_AFFAIRS and cue.row["parties"] == "mutual" else cue.row["parties"]
    first, second = _SCHEMES[scheme](scene, number, cue)
    first, second = (tuple(party for party in side if _takes_part(scene, party, kind)) for side in (first, second))
    second = tuple(party for party in second if party not in first)
    parties = (*first, *second)
    other = _completion(scene, number, cue, scheme, parties)
    clauses = scene.seen.clauses[number]
    sides = (first, second) if first and second else tuple((party,) for party in parties) if len(parties) == 2 else ()
    against = scheme not in ("own", "named", "accused") and len(parties) > 1 and (bool(second) or scheme in ("mutual", "place"))
    sure = bool(parties) and not other and _is_sure(clauses, cue, parties)
    return Told((*parties, *other), sides, len(parties), against, sure)


def _takes_part(scene: Scene, party: str, kind: str) -> bool:
    """Courts and organisations of all states are no side; in a war or over land only an alliance is."""
    return not party.startswith("org:") or scene.is_side(party, land=kind in _OF_LAND)


def _is_sure(clauses: Clauses, cue: Cue, parties: Ids) -> bool:
    start, end = clauses.span(cue.start)
    named = {one for actor in clauses.actors if start <= actor.start < end and not actor.anaphor for one in actor.ids}
    return named >= set(parties)


def _completion(scene: Scene, number: int, cue: Cue, scheme: str, parties: Ids) -> Ids:
    if len(parties) > 1 or scheme not in _COMPLETED or (scheme == "deed" and phrases.land(scene, scene.seen.clauses[number])):
        return ()
    if parties:
        return scene.counterpart(parties[0], number) if scheme != "place" else ()
    if scheme == "place":
        return scene.opening if scene.seen.clauses[number].line.lower(cue.end) not in dispute_words("placing") else ()
    return scene.pair(number) if scheme != "deed" else ()


# --- schemes: a first and a second side -------------------------------------------------------------------------------


def _mutual(scene: Scene, number: int, cue: Cue) -> tuple[Ids, Ids]:
    """«the war between A and B», «A's quarrel with B», «A and B are in dispute»."""
    clauses = scene.seen.clauses[number]
    between = phrases.between(clauses, cue)
    if between:
        return between.ids, ()
    owner, against = phrases.owner(clauses, cue), phrases.behind(clauses, cue, "opposing")
    if against:
        return _ids(owner or phrases.subject(clauses, cue)), against.ids
    subject = phrases.subject(clauses, cue)
    if owner and subject and not owner.anaphor and len(owner.ids) == 1 and len(subject.ids) == 1:
        return owner.ids, ()
    return _ids(owner or subject), ()


def _place(scene: Scene, number: int, cue: Cue) -> tuple[Ids, Ids]:
    """«the war in C», else as a mutual contention."""
    clauses = scene.seen.clauses[number]
    if phrases.between(clauses, cue) or phrases.behind(clauses, cue, "opposing"):
        return _mutual(scene, number, cue)
    places = phrases.places(scene, clauses, cue)
    if places:
        return places, ()
    owner = phrases.owner(clauses, cue)
    subject = owner or phrases.subject(clauses, cue)
    plain = subject is not None and (owner is not None or not cue.is_noun or len(subject.ids) > 1 or subject.anaphor)
    return (_ids(subject), ()) if plain else (phrases.places_around(scene, clauses), ())


def _accused(scene: Scene, number: int, cue: Cue) -> tuple[Ids, Ids]:
    """«A accused B»: only where both are told."""
    first, second = _deed(scene, number, cue)
    return (first, second) if first and second else ((), ())


def _target(scene: Scene, number: int, cue: Cue) -> tuple[Ids, Ids]:
    """«A's sanctions on B», «A imposed sanctions on B», «B suffers from sanctions»."""
    clauses = scene.seen.clauses[number]
    target = phrases.behind(clauses, cue, "targeting")
    imposer = clauses.by(cue.end) or phrases.owner(clauses, cue) or (phrases.subject(clauses, cue) if _imposes(clauses, cue) else None)
    if target:
        return _ids(imposer), target.ids
    if imposer:
        return imposer.ids, phrases.sufferer(scene, number, cue, imposer)
    subject = phrases.subject(clauses, cue)
    if subject and _verb_before(clauses, cue, "demanding"):
        return scene.counterpart(subject.ids[0], number), subject.ids
    return (), _ids(subject or phrases.before(scene, number, cue)) if not _reacts(clauses, cue) else ()


def _imposes(clauses: Clauses, cue: Cue) -> bool:
    return not cue.is_noun or _verb_before(clauses, cue, "imposing")


def _reacts(clauses: Clauses, cue: Cue) -> bool:
    return _verb_before(clauses, cue, "reacting")


def _verb_before(clauses: Clauses, cue: Cue, name: str) -> bool:
    return any(clauses.line.lower(index) in dispute_words(name) for index in range(max(0, cue.start - 6), cue.start))


def _own(scene: Scene, number: int, cue: Cue) -> tuple[Ids, Ids]:
    """«A's nuclear programme», «A has defaulted», «the coup in A»: one's own affair."""
    clauses = scene.seen.clauses[number]
    nearest = phrases.owner(clauses, cue) or phrases.behind(clauses, cue, "locating")
    land = phrases.land(scene, clauses)
    if nearest is None and land:
        return scene.holders(land), ()
    actor = nearest or phrases.subject(clauses, cue) or phrases.before(scene, number, cue)
    return (actor.ids[:1] if actor and len(actor.ids) > 1 and not cue.is_noun else _ids(actor)), ()


def _deed(scene: Scene, number: int, cue: Cue) -> tuple[Ids, Ids]:
    """«A invaded B»: who did it and to whom; a place that it happened in stands for its holder."""
    clauses = scene.seen.clauses[number]
    agent, patient = phrases.agent(clauses, cue), phrases.patient(clauses, cue)
    land = phrases.land(scene, clauses) if cue.row["kind"] == "territorial" else None
    if land:
        first = agent.ids if agent else scene.holders(land)
        return first, tuple(party for party in scene.claimants(land) if party not in first) if agent else ()
    if agent and not patient:
        return agent.ids, tuple(party for party in phrases.places(scene, clauses, cue) if party not in agent.ids)
    return _ids(agent), _ids(patient)


def _inner(scene: Scene, number: int, cue: Cue) -> tuple[Ids, Ids]:
    """«A's army fights the rebels»: a state and, where it has a name, the group."""
    clauses = scene.seen.clauses[number]
    agent, patient = phrases.agent(clauses, cue), phrases.patient(clauses, cue)
    return _ids(agent) or phrases.places(scene, clauses, cue), _ids(patient)


def _named(scene: Scene, number: int, cue: Cue) -> tuple[Ids, Ids]:
    """«A blames B for poisoning a spy»: the first two that the sentence names."""
    clauses = scene.seen.clauses[number]
    named = dict.fromkeys(one for actor in clauses.actors for one in actor.ids if contends(one))
    parties = tuple(named)[:2]
    shared = [party for party in scene.principals if party in parties]
    return (scene.principals, ()) if shared and len(parties) > 1 and len(shared) < 2 else (parties, ())


def _claim(scene: Scene, number: int, cue: Cue) -> tuple[Ids, Ids]:
    """«A claims the islands that B holds»: the claimant and whoever else the sentence names in the land's description."""
    clauses = scene.seen.clauses[number]
    claimant = phrases.owner(clauses, cue) if cue.is_noun else phrases.claimant(clauses, cue)
    claimant = claimant or phrases.subject(clauses, cue)
    return _ids(claimant), phrases.holders(scene, number, cue, _ids(claimant))


def _ids(actor: Actor | None) -> Ids:
    return actor.ids if actor else ()


_SCHEMES: dict[str, Callable[[Scene, int, Cue], tuple[Ids, Ids]]] = {
    "mutual": _mutual,
    "place": _place,
    "target": _target,
    "own": _own,
    "deed": _deed,
    "accused": _accused,
    "inner": _inner,
    "named": _named,
    "claim": _claim,
}
