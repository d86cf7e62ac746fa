"""The parties of an agreement in a sentence, by the ways in which prose names them, the most explicit first.

«between Egypt and Sudan», «the Russian-Argentine agreement», «its treaty with Poland», «X and Y signed», «signed by X
and Y», «a sale to Greece»; a transfer may name the other party by nationality only («Argentine commodities»).
"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue

_WITH = frozenset(("with", "to", "from", "against"))
_OWNER_WITHIN, _PARTY_WITHIN = 6, 18  # tokens
_RELATIVE = frozenset(
    ("that", "which", "signed", "concluded", "reached", "negotiated", "agreed", "made", "initialled", "brokered")
)
_TRANSFERS = frozenset(
    ("arms_transfer", "trade", "loan", "aid", "energy", "territorial_transfer", "debt", "prisoner_exchange")
)


def parties_of(clauses: Clauses, cue: Cue, kind: str | None, stop: int) -> tuple[str, ...]:
    """Two or more parties named in the sentence before the token `stop`, or none."""
    if cue.row["needs"] == "known":
        return ()
    ways = _together(clauses, cue, kind) if cue.row["needs"] == "pair" else _ways(clauses, cue, kind, stop)
    for parties in ways:
        listed = tuple(dict.fromkeys(parties))
        if len(listed) > 1:
            return listed
    return ()


def _together(clauses: Clauses, cue: Cue, kind: str | None) -> Iterator[tuple[str, ...]]:
    """Only actors that act together: «X and Y agreed», «X agreed with Y»."""
    subject = clauses.subject(cue.start)
    if subject is not None:
        partner = next((actor for actor in clauses.after(cue.end) if clauses.preposition(actor) == "with"), None)
        yield subject.ids
        yield (*subject.ids, *partner.ids) if partner else ()
        if kind is not None:  # «agreed to let China build a base»
            yield next(((*subject.ids, *actor.ids) for actor in clauses.after(cue.end) if not actor.owner), ())


def _ways(clauses: Clauses, cue: Cue, kind: str | None, stop: int) -> Iterator[tuple[str, ...]]:
    after = [actor for actor in _after(clauses, cue) if actor.start < stop]
    if cue.row["needs"] == "state":  # «X recognised Y»
        subject = clauses.subject(cue.start)
        yield (*(subject.ids if subject else ()), *after[0].ids) if after else ()
        return
    yield next(
        (a.ids for a in after if clauses.preposition(a) in ("between", "among", "of", "by") and len(a.ids) > 1), ()
    )
    owner = _owner(clauses, cue)
    yield owner.ids if owner else ()
    mine = owner or clauses.subject(cue.start)
    partner = next((actor for actor in after if clauses.preposition(actor) in _WITH and not actor.owner), None)
    partner = partner or _before_relative(clauses, cue) or _between(clauses, mine, cue)
    if partner is not None:
        own = mine.ids if mine is not None and not set(mine.ids) & set(partner.ids) else ()
        agent = next(
            (actor.ids for actor in after if actor.end <= partner.start and not clauses.preposition(actor)), ()
        )
        yield (*(own or agent or _later(clauses, partner) or clauses.main), *partner.ids)
    yield mine.ids if mine else ()
    yield next(((*(mine.ids if mine else ()), *actor.ids) for actor in after if not actor.owner), ())
    yield from _around(clauses, cue, kind)


def _later(clauses: Clauses, partner: ActorPhrase) -> tuple[str, ...]:
    """«Under a deal with Turkmenistan, Iran will …»: the subject of the clause after."""
    later = (actor for actor in clauses.actors if actor.start > partner.end and not actor.owner)
    return next((actor.ids for actor in later if not clauses.preposition(actor)), ())


def _around(clauses: Clauses, cue: Cue, kind: str | None) -> Iterator[tuple[str, ...]]:
    """The less explicit ways: the other actors of the clause, then of the sentence."""
    start, end = clauses.span(cue.start)
    inside = (actor for actor in clauses.actors if start <= actor.start < end)
    near = [actor for actor in inside if abs(actor.start - cue.start) < _PARTY_WITHIN]
    ids = tuple(dict.fromkeys(actor_id for actor in near for actor_id in actor.ids))
    yield ids if kind in _TRANSFERS or (len(ids) == 2 and cue.is_noun) else ()
    yield next((actor.ids for actor in clauses.actors if len(actor.ids) > 1 and not actor.owner), ())
    if cue.is_noun and not near and not start:  # «In a separate memorandum, the UN undertook to help Moscow …»
        free = [actor.ids for actor in clauses.actors if not actor.owner and not clauses.preposition(actor)]
        yield tuple(actor_id for ids in free[:2] for actor_id in ids)


def _after(clauses: Clauses, cue: Cue) -> list[ActorPhrase]:
    """The phrases after a cue in its clause, and in the clause that describes it («a deal that it signed with …»)."""
    found = clauses.after(cue.start + 1, reach=_PARTY_WITHIN)
    _, end = clauses.span(cue.start)
    describes = end - cue.end < 4 and "and" not in clauses.line.lowers[cue.end : end]
    if cue.is_noun and describes and clauses.line.lower(end) in _RELATIVE:
        found += clauses.after(end + 1, reach=_PARTY_WITHIN)
    return found


def _between(clauses: Clauses, subject: ActorPhrase | None, cue: Cue) -> ActorPhrase | None:
    """«X is holding talks with Y to buy»: the partner between subject and cue."""
    if subject is None:
        return None
    inside = (actor for actor in clauses.actors if subject.end <= actor.start and actor.end <= cue.start)
    return next((actor for actor in inside if clauses.preposition(actor) == "with"), None)


def _before_relative(clauses: Clauses, cue: Cue) -> ActorPhrase | None:
    """«Singapore, with which it signed an accord»: the phrase that a relative clause describes."""
    start, _ = clauses.span(cue.start)
    if clauses.line.lower(start) not in ("which", "whom") or clauses.line.lower(start - 1) not in _WITH:
        return None
    return next((actor for actor in reversed(clauses.actors) if actor.end <= start - 1), None)


def _owner(clauses: Clauses, cue: Cue) -> ActorPhrase | None:
    """The phrase that owns or describes the noun: «Egypt's treaty», «its accord», «the Russian-Argentine agreement»."""
    before = [actor for actor in clauses.actors if actor.start < cue.start]
    if not cue.is_noun or not before or not before[-1].owner or cue.start - before[-1].end > _OWNER_WITHIN:
        return None
    between = set(clauses.line.lowers[before[-1].end : cue.start])
    return None if between & {"and", "in", "of", "with", "to", ","} else before[-1]


def names_only(clauses: Clauses, cue: Cue, pair: tuple[str, ...]) -> bool:
    """Whether the clause names no actor outside a pair; «talks about X's weapons» names X."""
    start, end = clauses.span(cue.start)
    inside = (actor for actor in clauses.actors if start <= actor.start < end)
    named = (actor for actor in inside if not actor.owner or cue.end <= actor.start < cue.end + 3)
    return {actor_id for actor in named for actor_id in actor.ids} <= set(pair)
