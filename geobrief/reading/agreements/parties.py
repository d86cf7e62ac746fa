"""Between whom is an agreement? The ways in which prose tells its parties, from the plainest to the most implicit.

«between Egypt and Sudan», «the Russian-Argentine agreement», «its treaty with Poland», «X and Y signed», «signed by
X and Y»,
«a sale to Greece»; where the clause names nobody, the pair of which the text has been speaking.
"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.grammar.actors import Actor
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue

_WITH = frozenset(("with", "to", "from", "against"))
_NEAR, _FAR = 6, 18
_RELATIVE = frozenset(
    ("that", "which", "signed", "concluded", "reached", "negotiated", "agreed", "made", "initialled", "brokered")
)
# What changes hands in these may be described by the nationality of the other side («Argentine commodities»).
_TRANSFERS = frozenset(
    ("arms_transfer", "trade", "loan", "aid", "energy", "territorial_transfer", "debt", "prisoner_exchange")
)


def parties_told(clauses: Clauses, cue: Cue, kind: str | None, stop: int) -> tuple[str, ...]:
    """Two parties or more as the sentence tells them before the token `stop`, or none."""
    if cue.row["needs"] == "known":
        return ()
    ways = _together(clauses, cue, kind) if cue.row["needs"] == "pair" else _ways(clauses, cue, kind, stop)
    for parties in ways:
        listed = tuple(dict.fromkeys(parties))
        if len(listed) > 1:
            return listed
    return ()


def _together(clauses: Clauses, cue: Cue, kind: str | None) -> Iterator[tuple[str, ...]]:
    """Only those who act together: «X and Y agreed», «X agreed with Y»."""
    subject = clauses.subject(cue.start)
    if subject is not None:
        partner = next((actor for actor in clauses.behind(cue.end) if clauses.preposition(actor) == "with"), None)
        yield subject.ids
        yield (*subject.ids, *partner.ids) if partner else ()
        if kind is not None:  # «agreed to let China build a base»
            yield next(((*subject.ids, *actor.ids) for actor in clauses.behind(cue.end) if not actor.owner), ())


def _ways(clauses: Clauses, cue: Cue, kind: str | None, stop: int) -> Iterator[tuple[str, ...]]:
    behind = [actor for actor in _behind(clauses, cue) if actor.start < stop]
    if cue.row["needs"] == "state":  # «X recognised Y»
        subject = clauses.subject(cue.start)
        yield (*(subject.ids if subject else ()), *behind[0].ids) if behind else ()
        return
    yield next(
        (a.ids for a in behind if clauses.preposition(a) in ("between", "among", "of", "by") and len(a.ids) > 1), ()
    )
    owner = _owner(clauses, cue)
    yield owner.ids if owner else ()
    mine = owner or clauses.subject(cue.start)
    partner = next((actor for actor in behind if clauses.preposition(actor) in _WITH and not actor.owner), None)
    partner = partner or _before_relative(clauses, cue) or _between(clauses, mine, cue)
    if partner is not None:
        told = mine.ids if mine is not None and not set(mine.ids) & set(partner.ids) else ()
        agent = next(
            (actor.ids for actor in behind if actor.end <= partner.start and not clauses.preposition(actor)), ()
        )
        yield (*(told or agent or _later(clauses, partner) or clauses.main), *partner.ids)
    yield mine.ids if mine else ()
    yield next(((*(mine.ids if mine else ()), *actor.ids) for actor in behind if not actor.owner), ())
    yield from _around(clauses, cue, kind)


def _later(clauses: Clauses, partner: Actor) -> tuple[str, ...]:
    """«Under a deal with Turkmenistan, Iran will …»: the subject of the clause behind."""
    later = (actor for actor in clauses.actors if actor.start > partner.end and not actor.owner)
    return next((actor.ids for actor in later if not clauses.preposition(actor)), ())


def _around(clauses: Clauses, cue: Cue, kind: str | None) -> Iterator[tuple[str, ...]]:
    """The less plain ways: whoever else the clause names, then the sentence."""
    start, end = clauses.span(cue.start)
    near = [actor for actor in clauses.actors if start <= actor.start < end and abs(actor.start - cue.start) < _FAR]
    ids = tuple(dict.fromkeys(actor_id for actor in near for actor_id in actor.ids))
    yield ids if kind in _TRANSFERS or (len(ids) == 2 and cue.is_noun) else ()
    yield next((actor.ids for actor in clauses.actors if len(actor.ids) > 1 and not actor.owner), ())
    if cue.is_noun and not near and not start:  # «In a separate memorandum, the UN undertook to help Moscow …»
        free = [actor.ids for actor in clauses.actors if not actor.owner and not clauses.preposition(actor)]
        yield tuple(actor_id for ids in free[:2] for actor_id in ids)


def _behind(clauses: Clauses, cue: Cue) -> list[Actor]:
    """The phrases behind a cue in its clause, and in the clause that describes it («a deal that it signed with …»)."""
    found = clauses.behind(cue.start + 1, reach=_FAR)
    _, end = clauses.span(cue.start)
    describes = end - cue.end < 4 and "and" not in clauses.line.lowers[cue.end : end]
    if cue.is_noun and describes and clauses.line.lower(end) in _RELATIVE:
        found += clauses.behind(end + 1, reach=_FAR)
    return found


def _between(clauses: Clauses, subject: Actor | None, cue: Cue) -> Actor | None:
    """«X is holding talks with Y to buy»: the partner who stands between subject and cue."""
    if subject is None:
        return None
    inside = (actor for actor in clauses.actors if subject.end <= actor.start and actor.end <= cue.start)
    return next((actor for actor in inside if clauses.preposition(actor) == "with"), None)


def _before_relative(clauses: Clauses, cue: Cue) -> Actor | None:
    """«Singapore, with which it signed an accord»: the phrase that a relative clause describes."""
    start, _ = clauses.span(cue.start)
    if clauses.line.lower(start) not in ("which", "whom") or clauses.line.lower(start - 1) not in _WITH:
        return None
    return next((actor for actor in reversed(clauses.actors) if actor.end <= start - 1), None)


def _owner(clauses: Clauses, cue: Cue) -> Actor | None:
    """The phrase that owns or describes the noun: «Egypt's treaty», «its accord», «the Russian-Argentine agreement»."""
    before = [actor for actor in clauses.actors if actor.start < cue.start]
    if not cue.is_noun or not before or not before[-1].owner or cue.start - before[-1].end > _NEAR:
        return None
    between = set(clauses.line.lowers[before[-1].end : cue.start])
    return None if between & {"and", "in", "of", "with", "to", ","} else before[-1]


def names_nobody_else(clauses: Clauses, cue: Cue, pair: tuple[str, ...]) -> bool:
    """Whether the clause names nobody outside a pair, so that it may speak of the pair; «talks about X's weapons»
    names X."""
    start, end = clauses.span(cue.start)
    inside = (actor for actor in clauses.actors if start <= actor.start < end)
    named = (actor for actor in inside if not actor.owner or cue.end <= actor.start < cue.end + 3)
    return {actor_id for actor in named for actor_id in actor.ids} <= set(pair)
