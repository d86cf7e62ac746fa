"""How does a sign name its sides? Mutual, in a place, with a target, one's own affair, a deed, an accusation, a claim.

Each scheme gives a first and a second side; a scheme that sets nobody against anybody leaves the second empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from geobrief.reading.disputes import phrases
from geobrief.reading.disputes.drafts import Ids
from geobrief.reading.disputes.places import land, other_claimants, places, places_around
from geobrief.reading.disputes.scene import contends
from geobrief.reading.disputes.signs import Sign
from geobrief.reading.grammar.actors import Actor

Sides = tuple[Ids, Ids]
_VERB_NEAR = 6


def _mutual(sign: Sign) -> Sides:
    """«the war between A and B», «A's quarrel with B», «A and B are in dispute»."""
    between = phrases.between(sign)
    if between:
        return between.ids, ()
    owner, against, subject = phrases.owner(sign), phrases.behind(sign, "opposing"), phrases.subject(sign)
    return (_ids(owner or subject), against.ids) if against else (_ids(owner or subject), ())


def _place(sign: Sign) -> Sides:
    """«the war in C», else as a mutual contention."""
    if phrases.between(sign) or phrases.behind(sign, "opposing"):
        return _mutual(sign)
    located = places(sign)
    if located:
        return located, ()
    owner = phrases.owner(sign)
    actor = owner or phrases.subject(sign)
    fights = actor is not None and (owner is not None or not sign.cue.is_noun or len(actor.ids) > 1 or actor.anaphor)
    return (_ids(actor), ()) if fights else (places_around(sign), ())


def _target(sign: Sign) -> Sides:
    """«A's sanctions on B», «A imposed sanctions on B», «B suffers from sanctions»."""
    target, subject = phrases.behind(sign, "targeting"), phrases.subject(sign)
    imposes = not sign.cue.is_noun or sign.says_before("imposing", _VERB_NEAR)
    imposer = phrases.by(sign) or phrases.owner(sign) or (subject if imposes else None)
    if target:
        return _ids(imposer), target.ids
    if imposer:
        return imposer.ids, phrases.sufferer(sign, imposer)
    if subject and sign.says_before("demanding", _VERB_NEAR):
        return sign.scene.counterpart(subject.ids[0], sign.number), subject.ids
    reacts = sign.says_before("reacting", _VERB_NEAR)
    return (), () if reacts else _ids(subject or phrases.earlier(sign, sign.cue.start))


def _own(sign: Sign) -> Sides:
    """«A's nuclear programme», «A has defaulted», «the coup in A»: one's own affair."""
    nearest, territory = phrases.owner(sign) or phrases.behind(sign, "locating"), land(sign)
    if nearest is None and territory:
        return sign.scene.lands.holders(territory), ()
    actor = nearest or phrases.subject(sign) or phrases.earlier(sign, sign.cue.start)
    return (_ids(actor) if sign.cue.is_noun else _ids(actor)[:1]), ()


def _deed(sign: Sign) -> Sides:
    """«A invaded B»: who did it and to whom; a place where it happened stands for its holder."""
    agent, territory = phrases.agent(sign), land(sign)
    if sign.kind == "territorial" and territory:
        return _taking(sign, _ids(agent), territory)
    patient = phrases.patient(sign)
    if agent and not patient:
        return agent.ids, tuple(party for party in places(sign) if party not in agent.ids)
    return _ids(agent), _ids(patient)


def _taking(sign: Sign, agents: Ids, territory: str) -> Sides:
    """«A annexed C»: against who else claims C; «C declared its independence»: its holder."""
    if not agents:
        return sign.scene.lands.holders(territory), ()
    return agents, tuple(party for party in sign.scene.lands.claimants(territory) if party not in agents)


def _accused(sign: Sign) -> Sides:
    """«A accused B»: only where both are told."""
    first, second = _deed(sign)
    return (first, second) if first and second else ((), ())


def _inner(sign: Sign) -> Sides:
    """«A's army fights the rebels»: a state and, where it has a name, the group."""
    return _ids(phrases.agent(sign)) or places(sign), _ids(phrases.patient(sign))


def _named(sign: Sign) -> Sides:
    """«A blames B for poisoning a spy»: the first two that the sentence names, or the two whom the text is about."""
    named = dict.fromkeys(one for actor in sign.clauses.actors for one in actor.ids if contends(one))
    parties, principals = tuple(named)[:2], sign.scene.principals
    shared = len(set(parties) & set(principals))
    return (principals, ()) if len(parties) > 1 and shared == 1 else (parties, ())


def _claim(sign: Sign) -> Sides:
    """«A claims the islands that B holds»: the claimant and the holder."""
    claimant = phrases.owner(sign) if sign.cue.is_noun else phrases.by(sign)
    first = _ids(claimant or phrases.subject(sign))
    return first, other_claimants(sign, first)


def _ids(actor: Actor | None) -> Ids:
    return actor.ids if actor else ()


SCHEMES: Mapping[str, Callable[[Sign], Sides]] = {
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
