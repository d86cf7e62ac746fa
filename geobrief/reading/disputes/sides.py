"""The sides of a dispute as its cue names them, completed from the text if it names one or none, and its score.

A row of the cue table names a scheme, a function that gives the actors on each side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from geobrief.reading.disputes import phrases
from geobrief.reading.disputes.context import Ids, can_contend
from geobrief.reading.disputes.cues import DisputeCue, is_long_ago
from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.inflection import is_finite
from geobrief.reading.lexicons import dispute_words

_OVER_TERRITORY = frozenset(("armed_conflict", "territorial", "river", "maritime", "militarized"))
_OWN_AFFAIRS = frozenset(("debt", "nuclear", "election"))
_OF_ONE = frozenset(("own", "named", "accused"))
_VERB_WITHIN = 6  # tokens before the cue
# An accusation about one of these is a dispute on its own; other accusations must be answered.
_ACCUSATIONS = frozenset(("river", "maritime", "territorial", "espionage", "treaty", "nuclear"))

TwoSides = tuple[Ids, Ids]


@attrs.frozen(slots=True)
class DisputeSides:
    """Parties and sides of a dispute; `named` is how many parties the cue's own words name.

    `opposed`: the words set two parties against each other; `sure`: one clause names all parties; `is_deed`: one party
    has done something to the other.
    """

    parties: Ids
    sides: tuple[Ids, ...]
    named: int
    opposed: bool
    sure: bool
    is_deed: bool


def sides_of(cue: DisputeCue, kind: str) -> DisputeSides:
    """The sides of the dispute of a cue."""
    scheme = "own" if kind in _OWN_AFFAIRS and cue.scheme == "mutual" else cue.scheme
    first, second = (tuple(party for party in side if _takes_part(cue, party, kind)) for side in SCHEMES[scheme](cue))
    second = tuple(party for party in second if party not in first)
    named = (*first, *second)
    others = _completion(cue, scheme, named) if len(named) < 2 else ()
    return DisputeSides(
        (*named, *others),
        _sides(first, second),
        len(named),
        scheme not in _OF_ONE and len(named) > 1 and (bool(second) or scheme in ("mutual", "place")),
        bool(named) and not others and _is_sure(cue, named),
        scheme == "deed",
    )


def _takes_part(cue: DisputeCue, party: str, kind: str) -> bool:
    """Courts and global organisations are never a party; in a war or over territory only an alliance is."""
    return not party.startswith("org:") or cue.context.can_be_party(party, territorial=kind in _OVER_TERRITORY)


def _sides(first: Ids, second: Ids) -> tuple[Ids, ...]:
    if first and second:
        return first, second
    return tuple((party,) for party in first) if len(first) == 2 else ()


def _is_sure(cue: DisputeCue, parties: Ids) -> bool:
    start, end = cue.span()
    here = (actor for actor in cue.clauses.actors if start <= actor.start < end and not actor.anaphor)
    return {one for actor in here for one in actor.ids} >= set(parties)


def _completion(cue: DisputeCue, scheme: str, named: Ids) -> Ids:
    """The missing parties, inferred from the text."""
    if named:
        mutual = scheme in ("mutual", "claim", "named") or (scheme == "deed" and not phrases.held_territory(cue))
        return cue.context.counterpart(named[0], cue.number) if mutual else ()
    if scheme == "place":
        located = not dispute_words("placing").isdisjoint(cue.line.lowers[cue.end - 1 : cue.end + 1])
        return () if located else cue.context.opening
    return cue.context.pair(cue.number) if scheme in ("mutual", "claim", "named") else ()


def _mutual(cue: DisputeCue) -> TwoSides:
    """«the war between A and B», «A's quarrel with B», «A and B are in dispute»."""
    between = phrases.between(cue)
    if between:
        return between.ids, ()
    owner, against, subject = phrases.owner(cue), phrases.following(cue, "opposing"), phrases.subject(cue)
    return (_ids(owner or subject), against.ids) if against else (_ids(owner or subject), ())


def _place(cue: DisputeCue) -> TwoSides:
    """«the war in C», else as in the mutual scheme."""
    if phrases.between(cue) or phrases.following(cue, "opposing"):
        return _mutual(cue)
    located = phrases.places(cue)
    if located:
        return located, ()
    owner = phrases.owner(cue)
    actor = owner or phrases.subject(cue)
    fights = actor is not None and (owner is not None or not cue.is_noun or len(actor.ids) > 1 or actor.anaphor)
    return (_ids(actor), ()) if fights else (phrases.places_around(cue), ())


def _target(cue: DisputeCue) -> TwoSides:
    """«A's sanctions on B», «A imposed sanctions on B», «B suffers from sanctions»."""
    target, subject = phrases.following(cue, "targeting"), phrases.subject(cue)
    imposes = not cue.is_noun or cue.says_before("imposing", _VERB_WITHIN)
    imposer = phrases.by(cue) or phrases.owner(cue) or (subject if imposes else None)
    if target:
        return _ids(imposer), target.ids
    if imposer:
        return imposer.ids, phrases.sufferer(cue, imposer)
    if subject and cue.says_before("demanding", _VERB_WITHIN):
        return cue.context.counterpart(subject.ids[0], cue.number), subject.ids
    reacts = cue.says_before("reacting", _VERB_WITHIN)
    return (), () if reacts else _ids(subject or phrases.earlier(cue, cue.start))


def _own(cue: DisputeCue) -> TwoSides:
    """«A's nuclear programme», «A has defaulted», «the coup in A»: the affair of one party."""
    nearest, territory = phrases.owner(cue) or phrases.following(cue, "locating"), phrases.held_territory(cue)
    if nearest is None and territory:
        return cue.context.territories.holders(territory), ()
    actor = nearest or phrases.subject(cue) or phrases.earlier(cue, cue.start)
    return (_ids(actor) if cue.is_noun else _ids(actor)[:1]), ()


def _deed(cue: DisputeCue) -> TwoSides:
    """«A invaded B»: who did it and to whom; a place is replaced by its holder."""
    agent, territory = phrases.agent(cue), phrases.held_territory(cue)
    if cue.kind == "territorial" and territory:
        return _taking(cue, _ids(agent), territory)
    patient = phrases.patient(cue)
    if agent and not patient:
        return agent.ids, tuple(party for party in phrases.places(cue) if party not in agent.ids)
    return _ids(agent), _ids(patient)


def _taking(cue: DisputeCue, agents: Ids, territory: str) -> TwoSides:
    """«A annexed C»: the other side are the other claimants of C; «C declared its independence»: its holder."""
    if not agents:
        return cue.context.territories.holders(territory), ()
    return agents, tuple(party for party in cue.context.territories.claimants(territory) if party not in agents)


def _accused(cue: DisputeCue) -> TwoSides:
    """«A accused B»: only if both are named."""
    first, second = _deed(cue)
    return (first, second) if first and second else ((), ())


def _inner(cue: DisputeCue) -> TwoSides:
    """«A's army fights the rebels»: a state and, if it is named, the group."""
    return _ids(phrases.agent(cue)) or phrases.places(cue), _ids(phrases.patient(cue))


def _named(cue: DisputeCue) -> TwoSides:
    """«A blames B for poisoning a spy»: the first two parties of the sentence, or the principals."""
    named = dict.fromkeys(one for actor in cue.clauses.actors for one in actor.ids if can_contend(one))
    parties, principals = tuple(named)[:2], cue.context.principals
    shared = len(set(parties) & set(principals))
    return (principals, ()) if len(parties) > 1 and shared == 1 else (parties, ())


def _claim(cue: DisputeCue) -> TwoSides:
    """«A claims the islands that B holds»: the claimant and the holder."""
    claimant = phrases.owner(cue) if cue.is_noun else phrases.by(cue)
    first = _ids(claimant or phrases.subject(cue))
    return first, phrases.other_claimants(cue, first)


def _ids(actor: ActorPhrase | None) -> Ids:
    return actor.ids if actor else ()


SCHEMES: Mapping[str, Callable[[DisputeCue], TwoSides]] = {
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


def score_of(cue: DisputeCue, kind: str, sides: DisputeSides) -> int:
    """The score of a cue; 2 or more makes a dispute on its own.

    It is the weight of its row, plus one if the words set sides against each other, less in a headline, as background
    or of long ago.
    """
    score = int(cue.row["weight"]) - cue.is_title + sides.opposed
    if cue.scheme == "accused":
        score += kind in _ACCUSATIONS or _is_answered(cue)
    elif not sides.named and not cue.is_title:
        score += _presumed(cue, sides)
    if cue.kind != "debt":  # an old default is what today's dispute is about
        score -= _is_background(cue)
    return score - 2 * is_long_ago(cue)


def _is_answered(cue: DisputeCue) -> bool:
    """Whether an accusation is denied or returned in its sentence or the next."""
    lines = (clauses.line for clauses in cue.context.analysis.clauses[cue.number : cue.number + 2])
    return any(not dispute_words("answering").isdisjoint(line.lowers) for line in lines)


def _presumed(cue: DisputeCue, sides: DisputeSides) -> int:
    """«The quarrel» may be that of the opening pair; «the war» must be, if one of the pair is an armed group."""
    if not cue.says_before("definite", 2) or not sides.parties or set(sides.parties) != set(cue.context.opening):
        return -1
    return int(cue.kind == "armed_conflict" and any(party.startswith("group:") for party in sides.parties))


def _is_background(cue: DisputeCue) -> bool:
    """«after the coup», «since the fighting of 2021»: mentioned only to date something else."""
    if not cue.is_noun or not cue.says_before("dating", 3):
        return False
    _, end = cue.span()
    return not any(is_finite(cue.line, index) for index in range(cue.end, end))
