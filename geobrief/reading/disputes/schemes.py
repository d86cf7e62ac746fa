"""The schemes by which a sign names its two sides: a row of the signs gives the name of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from geobrief.reading.disputes.drafts import Ids
from geobrief.reading.disputes.participants import (
    AFFECTING,
    AGAINST,
    INSIDE,
    UNDER,
    arguments_around,
    arguments_of,
    beside,
    claimants_of,
    contenders_in,
    fighters,
    first_others,
    holders_of,
    ids_at,
    ids_of,
    is_oblique,
    named_before,
    owner_of,
    owners_at,
    pair_between,
    places_of,
    target_of,
)
from geobrief.reading.disputes.signs import Sign
from geobrief.reading.ledger import can_contend
from geobrief.reading.lexicons import dispute_words

_AMID = ("in", "amid", "over", "because of", "during", "after", "as part of")
TwoSides = tuple[Ids, Ids]


def _mutual(sign: Sign) -> TwoSides:
    """«the war between A and B», «A's quarrel with B», «A and B are in dispute»."""
    between = pair_between(sign)
    if between:
        return between, ()
    if not sign.is_noun:
        patient = sign.said.object
        owned = (patient.ids or patient.owners) if patient is not None else ()
        return ids_of(sign.said.agent), ids_at(sign.said, AGAINST) or owned
    first = owner_of(sign) or fighters(sign)
    if len(first) > 1:
        return first, ()
    other = ids_at(sign.said, AGAINST) or (
        ids_at(sign.outer, AGAINST) or ids_at(sign.described, AGAINST) if first else ()
    )
    return (first, other) if first or other else _act_of(sign)


def _act_of(sign: Sign) -> TwoSides:
    """«cut off gas to Ukraine in a dispute over the price»: the two sides of the act."""
    outer = sign.outer
    if outer is None or sign.relation != "obl" or outer.is_noun or outer.passive:
        return (), ()
    if not is_oblique(sign, _AMID):
        return (), ()
    agent = ids_of(outer.agent)
    if len(agent) == 2:
        return agent, ()
    patient = outer.object.ids or outer.object.owners if outer.object is not None else ()
    other = tuple(one for one in patient or ids_at(outer, ("to", "with", "against", "from", "on")) if one not in agent)
    return (agent, other) if agent and other else ((), ())


def _place(sign: Sign) -> TwoSides:
    """As in the mutual scheme, else «the war in C»."""
    first, second = _mutual(sign)
    if len({*first, *second}) > 1:
        return first, second
    return (first, places_of(sign)) if first else (places_of(sign) or _around(sign), ())


def _around(sign: Sign) -> Ids:
    """«What we see in C is a civil war»: the first place of the sentence."""
    if int(sign.row["score"]) < 2:
        return ()
    said = sign.context.analysis.propositions[sign.number]
    return next((ids for each in said if (ids := ids_at(each, ("in", "inside", "across")))), ())


def _target(sign: Sign) -> TwoSides:
    """«A's sanctions on B», «A imposed sanctions on B», «B suffers from sanctions»."""
    outer, owner = sign.outer, owner_of(sign)
    target = ids_at(sign.said, ("on", "against", "upon", "of", "for")) or owners_at(sign, ("over",))
    if sign.described is not None:
        owner = owner or ids_of(sign.described.agent)
        target = target or ids_at(sign.described, ("on", "against", "upon"))
    if outer is None or outer.is_noun:
        return owner, target or target_of(sign, owner)
    if "SUFFER" in outer.classes or outer.lemma in dispute_words("suffering"):
        return owner or ids_at(sign.said, ("by", "from")) or ids_at(outer, ("by", "from")), ids_of(
            outer.object if outer.passive else outer.agent
        )
    if sign.relation == "obl" and is_oblique(sign, UNDER):
        return owner, target or ids_of(outer.object if outer.passive else outer.agent)
    acts = outer.lemma in dispute_words("imposing")
    imposer = owner or (ids_of(outer.agent) if acts and sign.relation in ("obj", "nsubj:pass") else ())
    return imposer, target or ids_at(outer, ("on", "against", "upon")) or target_of(sign, imposer)


def _own(sign: Sign) -> TwoSides:
    """«A's nuclear programme», «the coup in A»: the affair of one party."""
    owner = owner_of(sign) or ids_at(sign.said, ("of", "in", "inside", "by", "at", "over", "about"))
    holder = () if owner else holders_of(sign)
    outer = sign.outer
    subject = ids_of(outer.agent) if outer is not None and sign.relation in ("obj", "attr", "obl", "xcomp") else ()
    if subject or owner or holder:
        return owner or holder or ids_at(outer, ("in", "inside")) or subject[:1], ()
    before = (actor.ids for actor in sign.clauses.actors if actor.end <= sign.start)
    inside = ids_at(outer, ("in", "inside")) or (outer.agent.places if outer is not None and outer.agent else ())
    return inside or next((ids for ids in before if len(ids) == 1 and can_contend(ids[0])), ()) or named_before(
        sign
    ), ()


def _deed(sign: Sign) -> TwoSides:
    """«A invaded B», «A's annexation of B»: who did it and to whom; for a territory its other claimants."""
    said = sign.said
    agent = ids_of(said.agent) or fighters(sign) or _owners_of_cause(sign)
    claimants = tuple(party for party in claimants_of(sign) if party not in agent)
    if sign.kind == "territorial" and claimants:
        return (agent or holders_of(sign)), claimants if agent else ()
    if sign.is_noun:
        return agent, ids_at(said, AFFECTING)
    if sign.is_asked and sign.governor is not None:
        return ids_of(sign.governor.agent), agent
    patient = said.object
    found = (patient.ids, patient.owners, patient.places) if patient is not None else ()
    return agent, first_others((*found, ids_at(said, (*AGAINST, "to"))), agent)


def _owners_of_cause(sign: Sign) -> Ids:
    """«A's purchase of the islands angered B»."""
    cause = sign.said.agent
    return cause.owners if cause is not None and not sign.is_noun else ()


def _claim(sign: Sign) -> TwoSides:
    """«A claims the islands that B holds»: the claimant and the other claimants."""
    said, outer = sign.said, sign.outer
    if len(ids_of(said.agent)) > 1:
        return ids_of(said.agent), ()
    claimant = ids_of(said.agent) or (ids_of(outer.agent) if outer is not None and sign.relation == "obj" else ())
    others = tuple(party for party in claimants_of(sign) if party not in claimant)
    if others:
        return claimant, others
    held = said.object if not sign.is_noun else None
    owners = (held.owners or held.ids or held.places) if held else ids_at(said, ("to", "on", "over", "against", "of"))
    return claimant, owners or (beside(sign, held) if held else ()) or ids_at(outer, ("against", "from"))


def _named(sign: Sign) -> TwoSides:
    """As in the mutual scheme, else the first two parties of different phrases of the clause, else of the sentence."""
    mutual = _mutual(sign) if sign.is_noun else ((), ())
    if len({*mutual[0], *mutual[1]}) > 1:
        return mutual
    found = list(contenders_in(arguments_around(sign)))
    if len({one for ids in found for one in ids}) < 2:
        every = sign.context.analysis.propositions[sign.number]
        found += [ids for said in every for ids in contenders_in(arguments_of(said))]
    first = next(iter(found), ())
    second = next((ids for ids in found if not set(ids) & set(first)), ())
    return (first[:1], second[:1]) if second else ((), ())


def _spying(sign: Sign) -> TwoSides:
    """«spied on B for A», «its agents spied on B»: for whom and on whom."""
    said = sign.said
    first = ids_at(said, ("for",)) or ids_of(said.agent)
    target = said.object if said.object is not None and not said.passive else None
    return first[:1], ids_at(said, ("on", "against")) or ids_of(target)


def _agent(sign: Sign) -> TwoSides:
    """«A has defaulted»."""
    return ids_of(sign.said.agent) or ids_at(sign.said, INSIDE), ()


def _patient(sign: Sign) -> TwoSides:
    """«the army deposed the president of A», «soldiers seized power in A»."""
    said = sign.said
    patient = said.object
    owned = (patient.ids or patient.owners or patient.places) if patient else ()
    agent = said.agent
    return owned or ids_at(said, INSIDE) or (agent.places if agent else ()) or ids_of(agent)[:1], ()


def _secession(sign: Sign) -> TwoSides:
    """«C declared its independence from A»."""
    return ids_at(sign.said, ("from",)) or holders_of(sign) or claimants_of(sign)[:1], ()


def _truce(sign: Sign) -> TwoSides:
    """«a ceasefire between A and B», «peace talks on C»: never where it is signed."""
    first, second = _mutual(sign)
    return (first, second) if first or second else (ids_at(sign.said, ("in", "on", "for")), ())


def _fleeing(sign: Sign) -> TwoSides:
    """«took in refugees from B»: who has them and where they came from."""
    home, outer = ids_at(sign.said, ("from",)) or ids_at(sign.outer, ("from",)), sign.outer
    return (ids_of(outer.agent) if outer is not None else ()) or places_of(sign), home


def _owned(sign: Sign) -> TwoSides:
    """«A's nuclear weapons»."""
    return owner_of(sign), ()


SCHEMES: Mapping[str, Callable[[Sign], TwoSides]] = {
    "mutual": _mutual,
    "place": _place,
    "target": _target,
    "own": _own,
    "deed": _deed,
    "claim": _claim,
    "named": _named,
    "agent": _agent,
    "patient": _patient,
    "secession": _secession,
    "truce": _truce,
    "fleeing": _fleeing,
    "spying": _spying,
    "owned": _owned,
}
