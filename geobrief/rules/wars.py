"""Wars of the checked records and of their world, by pairs of opponents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import TypeGuard

import attrs

from geobrief.checking.context import RuleContext
from geobrief.checking.severity import is_from_prose
from geobrief.model import Dispute
from geobrief.model.attributes import When
from geobrief.register import World
from geobrief.when import ONGOING, UNKNOWN, Date, Period

Pair = tuple[str, str]
_SETTLING = ("settled", "frozen")


@attrs.frozen
class War:
    """A stretch of a war between two opponents."""

    period: Period
    dispute: Dispute


def opponents(dispute: Dispute) -> Iterator[Pair]:
    """The pairs that stand against each other, each in the order of the alphabet."""
    for one, other in combinations(dispute.sides, 2):
        yield from ((min(a, b), max(a, b)) for a, b in product(one, other) if a != b)


def stretches(dispute: Dispute) -> Iterator[Period]:
    """The times from each outbreak to the next settlement or freeze; of a dispute that goes on, an open one."""
    begun: Date | None = None
    for step in dispute.steps:
        if step.status in _SETTLING and begun is not None:
            yield _period(begun, step.when)
            begun = None
        elif step.status not in _SETTLING and begun is None:
            begun = step.when if _is_edge(step.when) else None
    if begun is not None:
        yield Period(begun, ONGOING)


def _period(start: Date, end: When | None) -> Period:
    if not _is_edge(end):
        return Period(start, UNKNOWN)
    first, last = start.earliest, end.latest
    return Period(start, end if first is None or last is None or first <= last else UNKNOWN)


def _is_edge(when: When | None) -> TypeGuard[Date]:
    """Whether a period can begin or end with a time: it is one date, without a time of day."""
    return isinstance(when, Date) and not when.time and when.precision != "set"


def is_war(dispute: Dispute) -> bool:
    """Whether a dispute was a war between armed forces, as a whole and not only once in a long time."""
    return dispute.kind == "armed_conflict" and dispute.hostility in (None, "war")


def outbreak(dispute: Dispute) -> Date | None:
    """The day on which a war of a file broke out, where it is known."""
    if not is_war(dispute) or is_from_prose(dispute) or dispute.source is not None:
        return None
    first = next(stretches(dispute), None)
    start = None if first is None else first.start
    return start if isinstance(start, Date) and start.precision == "day" and not start.qualified else None


def at_war(context: RuleContext, one: str, other: str) -> Iterator[War]:
    """The stretches of war between two, those of what is checked first."""
    pair = (min(one, other), max(one, other))
    yield from context.cached(_told).get(pair, ())
    yield from context.cached_in_world(_known, one).get(pair, ())


def _told(context: RuleContext) -> Mapping[Pair, list[War]]:
    return _by_pair(record for _, record in context if isinstance(record, Dispute))


def _known(world: World, party: str) -> Mapping[Pair, list[War]]:
    return _by_pair(world.disputes_of(party))


def _by_pair(disputes: Iterable[Dispute]) -> dict[Pair, list[War]]:
    found: dict[Pair, list[War]] = {}
    for dispute in filter(is_war, disputes):
        for period in stretches(dispute):
            for pair in opponents(dispute):
                found.setdefault(pair, []).append(War(period, dispute))
    return found


def known_war(dispute: Dispute, context: RuleContext) -> Dispute | None:
    """The war of the world that a war of a file is: between two of its opponents, of those the nearest in its outbreak.

    A war of the world itself is none other.
    """
    told = next(stretches(dispute), None)
    start = None if told is None else told.earliest
    if told is None or start is None:
        return None
    known = (
        (abs((war.period.earliest - start).days), war.dispute)
        for pair in opponents(dispute)
        for war in context.cached_in_world(_known, pair[0]).get(pair, ())
        if war.period.earliest is not None and told.overlaps(war.period).possible
    )
    found = min(known, key=lambda entry: entry[0], default=None)
    return None if found is None or found[1] is dispute else found[1]


def contend(context: RuleContext, one: str, other: str) -> bool:
    """Whether any dispute is known between two, of whatever kind and time."""
    pair = frozenset((one, other))
    return pair in context.cached(_contenders) or pair in context.cached_in_world(_known_contenders, one)


def _contenders(context: RuleContext) -> frozenset[frozenset[str]]:
    return _pairs(record for _, record in context if isinstance(record, Dispute))


def _known_contenders(world: World, party: str) -> frozenset[frozenset[str]]:
    return _pairs(world.disputes_of(party))


def _pairs(disputes: Iterable[Dispute]) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(pair)
        for dispute in disputes
        for pair in (opponents(dispute) if dispute.sides else combinations(dispute.parties, 2))
    )
