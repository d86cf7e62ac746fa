"""Wars of the checked records and of their world, by pairs of opponents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product

import attrs

from geobrief.checking.context import RuleContext
from geobrief.checking.severity import is_from_prose
from geobrief.model import Dispute
from geobrief.register import World
from geobrief.register.folding import folded
from geobrief.register.worlds import shipped_world
from geobrief.when import Date, Period

Pair = tuple[str, str]


@attrs.frozen
class War:
    """A period of war between two opponents."""

    period: Period
    dispute: Dispute


def opponents(dispute: Dispute) -> Iterator[Pair]:
    """The pairs of opponents at any time, each once and in alphabetical order.

    The two parties of a dispute without sides are opponents.
    """
    sides = (sides for _, sides in dispute.sides_by_period)
    both = tuple((party,) for party in dispute.parties) if len(dispute.parties) == 2 and not dispute.sides else ()
    yield from dict.fromkeys(pair for of_period in (dispute.sides or both, *sides) for pair in _opposed(of_period))


def _opposed(sides: Sequence[Sequence[str]]) -> Iterator[Pair]:
    """The pairs of actors on different sides."""
    for one, other in combinations(sides, 2):
        yield from ((min(a, b), max(a, b)) for a, b in product(one, other) if a != b)


def outbreak(dispute: Dispute) -> Date | None:
    """The day on which a war of a file started; None if it is unknown, and for other disputes."""
    if not dispute.is_war or is_from_prose(dispute) or dispute.source is not None:
        return None
    first = next(iter(dispute.war_periods), None)
    start = None if first is None else first.start
    return start if isinstance(start, Date) and start.precision == "day" and not start.qualified else None


def at_war(context: RuleContext, one: str, other: str) -> Iterator[War]:
    """The wars between two parties, those of the checked records first."""
    pair = (min(one, other), max(one, other))
    yield from context.cached(_checked_wars).get(pair, ())
    yield from context.cached_in_world(_world_wars, one).get(pair, ())


def _checked_wars(context: RuleContext) -> Mapping[Pair, list[War]]:
    return _by_pair(record for _, record in context if isinstance(record, Dispute))


def _world_wars(world: World, party: str) -> Mapping[Pair, list[War]]:
    return _by_pair(_disputes_of(world, party))


def _by_pair(disputes: Iterable[Dispute]) -> dict[Pair, list[War]]:
    found: dict[Pair, list[War]] = {}
    for dispute in disputes:
        for period, sides in _sides_at_war(dispute):
            for pair in _opposed(sides):
                found.setdefault(pair, []).append(War(period, dispute))
    return found


def _sides_at_war(dispute: Dispute) -> Iterator[tuple[Period, Sequence[Sequence[str]]]]:
    """The periods of war with the sides of each; if these changed, the stretches that may have been war."""
    if not any(step.sides for step in dispute.steps):
        sides = dispute.sides or (tuple((party,) for party in dispute.parties) if len(dispute.parties) == 2 else ())
        yield from ((period, sides) for period in dispute.war_periods)
        return
    for period, sides in dispute.sides_by_period:
        if any(period.overlaps(war).possible for war in dispute.war_periods):
            yield period, sides


def known_war(dispute: Dispute, context: RuleContext) -> Dispute | None:
    """The war of the world that a war of a file means: by id or name, else between two of its opponents.

    Of several between opponents that overlap in time it is the one that lacks the fewest of the parties, then the one
    with the nearest start. None if the dispute is itself that war.
    """
    found = next(iter(known_wars(dispute, context)), None)
    return None if found is dispute else found


def known_wars(dispute: Dispute, context: RuleContext) -> list[Dispute]:
    """The wars of the world that a war of a file may mean, the likeliest first; one with its id or name alone."""
    named = named_war(dispute, context)
    return _at_that_time(dispute, context) if named is None else [named]


def named_war(dispute: Dispute, context: RuleContext) -> Dispute | None:
    """The war of the register with the id, the title or the subject of a war of a file; None if there are several."""
    by_id, by_name = _register_wars()
    named = (name for text in (dispute.title, dispute.over) if text for name in by_name.get(folded(text), ()))
    ids = {dispute.id} if dispute.id in by_id else set(named)
    found = context.world.find(ids.pop()) if len(ids) == 1 else None
    return found if isinstance(found, Dispute) else None


@cache
def _register_wars() -> tuple[frozenset[str], Mapping[str, list[str]]]:
    """The ids of the wars of the register, and by each folded name those of the wars with it."""
    names: dict[str, list[str]] = {}
    wars = {dispute.id: dispute for dispute in shipped_world().disputes if dispute.id and dispute.war_periods}
    for id, war in wars.items():
        for name in dict.fromkeys(map(folded, filter(None, (war.title, *war.names)))):
            names.setdefault(name, []).append(id)
    return frozenset(wars), names


def _at_that_time(dispute: Dispute, context: RuleContext) -> list[Dispute]:
    """The wars between opponents that may overlap with a war of a file, the likeliest first."""
    period = next(iter(dispute.war_periods), None)
    start = None if period is None else period.earliest
    if period is None or start is None:
        return []
    known = [
        (len(set(dispute.parties) - set(war.dispute.parties)), abs((war.period.earliest - start).days), war.dispute)
        for pair in opponents(dispute)
        for war in context.cached_in_world(_world_wars, pair[0]).get(pair, ())
        if war.dispute.is_war and war.period.earliest is not None and period.overlaps(war.period).possible
    ]
    return [found for *_, found in sorted(known, key=lambda entry: entry[:2])]


def contend(context: RuleContext, one: str, other: str) -> bool:
    """Whether any dispute between two parties is known, of any kind and time."""
    pair = frozenset((one, other))
    return pair in context.cached(_contenders) or pair in context.cached_in_world(_world_contenders, one)


def _contenders(context: RuleContext) -> frozenset[frozenset[str]]:
    return _pairs(record for _, record in context if isinstance(record, Dispute))


def _world_contenders(world: World, party: str) -> frozenset[frozenset[str]]:
    return _pairs(_disputes_of(world, party))


def _disputes_of(world: World, party: str) -> Iterable[Dispute]:
    """The disputes of a party; none if the world does not know it."""
    return () if world.actor(party) is None else world.disputes_of(party)


def _pairs(disputes: Iterable[Dispute]) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(pair)
        for dispute in disputes
        for pair in (opponents(dispute) if dispute.sides else combinations(dispute.parties, 2))
    )
