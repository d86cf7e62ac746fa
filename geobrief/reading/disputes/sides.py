"""Who contends? The sides of a contention, as its sign names them, completed from the text where it names one or none.

The schemes themselves are in `schemes.py`; the other side of a quarrel is the companion of the one that is named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from geobrief.reading.disputes import phrases
from geobrief.reading.disputes.drafts import Ids
from geobrief.reading.disputes.places import land, other_claimants, places, places_around
from geobrief.reading.disputes.scene import contends
from geobrief.reading.disputes.signs import Sign
from geobrief.reading.disputes.turns import is_long_ago
from geobrief.reading.grammar.actors import Actor
from geobrief.reading.inflection import is_finite
from geobrief.reading.lexicons import dispute_words

_OF_LAND = frozenset(("armed_conflict", "territorial", "river", "maritime", "militarized"))
_OWN_AFFAIRS = frozenset(("debt", "nuclear", "election"))
_OF_ONE = frozenset(("own", "named", "accused"))


@attrs.frozen(slots=True)
class Told:
    """Parties and sides, how many parties the words at hand name, and what more they say.

    `opposed`: two are set against each other; `sure`: one clause names all parties; `is_deed`: one has done it to
    the other.
    """

    parties: Ids
    sides: tuple[Ids, ...]
    direct: int
    opposed: bool
    sure: bool
    is_deed: bool


def sides_of(sign: Sign, kind: str) -> Told:
    """The sides of the contention that a sign tells."""
    scheme = "own" if kind in _OWN_AFFAIRS and sign.scheme == "mutual" else sign.scheme
    first, second = (tuple(party for party in side if _takes_part(sign, party, kind)) for side in SCHEMES[scheme](sign))
    second = tuple(party for party in second if party not in first)
    named = (*first, *second)
    others = _completion(sign, scheme, named) if len(named) < 2 else ()
    return Told(
        (*named, *others),
        _sides(first, second),
        len(named),
        scheme not in _OF_ONE and len(named) > 1 and (bool(second) or scheme in ("mutual", "place")),
        bool(named) and not others and _is_sure(sign, named),
        scheme == "deed",
    )


def _takes_part(sign: Sign, party: str, kind: str) -> bool:
    """Courts and organisations of all states are no side; in a war or over land only an alliance is."""
    return not party.startswith("org:") or sign.scene.takes_sides(party, land=kind in _OF_LAND)


def _sides(first: Ids, second: Ids) -> tuple[Ids, ...]:
    if first and second:
        return first, second
    return tuple((party,) for party in first) if len(first) == 2 else ()


def _is_sure(sign: Sign, parties: Ids) -> bool:
    start, end = sign.span()
    here = (actor for actor in sign.clauses.actors if start <= actor.start < end and not actor.anaphor)
    return {one for actor in here for one in actor.ids} >= set(parties)


def _completion(sign: Sign, scheme: str, named: Ids) -> Ids:
    """Who else must be meant, of those whom the text names."""
    if named:
        mutual = scheme in ("mutual", "claim", "named") or (scheme == "deed" and not land(sign))
        return sign.scene.counterpart(named[0], sign.number) if mutual else ()
    if scheme == "place":
        located = not dispute_words("placing").isdisjoint(sign.line.lowers[sign.cue.end - 1 : sign.cue.end + 1])
        return () if located else sign.scene.opening
    return sign.scene.pair(sign.number) if scheme in ("mutual", "claim", "named") else ()


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


# What an accusation can be about that is a contention by itself; other charges must be answered.
_MATTERS = frozenset(("river", "maritime", "territorial", "espionage", "treaty", "nuclear"))


def weight_of(sign: Sign, kind: str, told: Told) -> int:
    """The row's weight: more where sides are set against each other, less in a headline, as background, of long ago."""
    weight = int(sign.cue.row["weight"]) - sign.is_title + told.opposed
    if sign.scheme == "accused":
        weight += kind in _MATTERS or _is_answered(sign)
    elif not told.direct and not sign.is_title:
        weight += _presumed(sign, told)
    if sign.kind != "debt":  # an old default is what today's dispute is about
        weight -= _is_background(sign)
    return weight - 2 * is_long_ago(sign)


def _is_answered(sign: Sign) -> bool:
    """Whether an accusation is denied, or paid back, in its sentence or the next."""
    lines = (clauses.line for clauses in sign.scene.analysis.clauses[sign.number : sign.number + 2])
    return any(not dispute_words("answering").isdisjoint(line.lowers) for line in lines)


def _presumed(sign: Sign, told: Told) -> int:
    """«The quarrel is old» can mean the two whom the text is about; «the war», where one is an armed group, must."""
    if not sign.says_before("definite", 2) or not told.parties or set(told.parties) != set(sign.scene.opening):
        return -1
    return int(sign.kind == "armed_conflict" and any(party.startswith("group:") for party in told.parties))


def _is_background(sign: Sign) -> bool:
    """«after the coup», «since the fighting of 2021»: told only to date something else."""
    if not sign.cue.is_noun or not sign.says_before("dating", 3):
        return False
    _, end = sign.span()
    return not any(is_finite(sign.line, index) for index in range(sign.cue.end, end))
