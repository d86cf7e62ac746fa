"""The world of the register on a day, as a scenario of some states from which a game can start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from geobrief import codec
from geobrief.codec.expectations import Capital, Expectation, Leading
from geobrief.errors import ArgumentError
from geobrief.model import Agreement, Dispute, Membership, Reference, State, Tenure
from geobrief.model.attributes import DateLike
from geobrief.model.names import single_day
from geobrief.model.plain_data import plain_data
from geobrief.register.worlds import checked_world
from geobrief.vocabulary import offices_of
from geobrief.when import ONGOING, Date, Period

if TYPE_CHECKING:
    from geobrief.register import World

_OFFICES = (*offices_of("chief", "leader"), "foreign_minister", "defense_minister")


def opening(states: Iterable[str], on: DateLike, *, world: World | None = None) -> dict[str, Any]:
    """The facts about some states on a day, as the plain data of a scenario that passes its own check.

    It has who held the highest offices, what bound the states to each other, which disputes between them were open,
    their common organisations and their claims; and it expects the leaders and capitals of the day. What happened later
    is left out, and what holds is open-ended. States are names or ids; one that did not exist raises.

    >>> found = opening(["Argentina", "United Kingdom"], "1982-03-01")
    >>> [leader["name"] for leader in found["leaders"]]
    ['Leopoldo Galtieri', 'Nicanor Costa Méndez', 'Elizabeth II', 'Margaret Thatcher', 'Lord Carrington', 'John Nott']
    >>> [dispute["id"] for dispute in found["disputes"]]
    ['antarctic-claims', 'falkland-islands', 'falklands-waters']
    """
    day, known = single_day(on), checked_world(world)
    chosen = tuple(dict.fromkeys(known.state(name, on=day).id for name in states))
    if not chosen:
        raise ArgumentError("no states", expected="at least one")
    document: dict[str, Any] = {"schema": codec.SCHEMA, "title": f"The world on {day}", "published": str(day)}
    records = [*_references(chosen, day, known), *_records(chosen, day, known)]
    document |= {name: list(map(plain_data, found)) for name, found in codec.by_section(records).items()}
    document["expect"] = [plain_data(expectation) for expectation in _expectations(chosen, day, known)]
    return {name: value for name, value in document.items() if value not in (None, [])}


def _references(chosen: tuple[str, ...], day: Date, world: World) -> Iterator[Reference]:
    for id in chosen:
        yield Reference(id, _state(id, world).name_on(day))


def _state(id: str, world: World) -> State:
    found = world.actor(id)
    assert isinstance(found, State)
    return found


def _records(chosen: tuple[str, ...], day: Date, world: World) -> Iterator[Any]:
    yield from (_open(tenure) for id in chosen for tenure in world.tenures(id, on=day) if _is_high(tenure, day))
    yield from _memberships(chosen, day, world)
    yield from (_open(claim) for claim in world.claims if claim.claimant in chosen and _holds(claim.period, day))
    for agreement in _shared(chosen, world.agreements_of):
        yield from _agreement(agreement, chosen, day)
    for dispute in _shared(chosen, world.disputes_of):
        yield from _dispute(dispute, day, world)


def _is_high(tenure: Tenure, day: Date) -> bool:
    """Whether it is one of the highest offices, and does not end on the day, on which its next holder may begin."""
    is_high = tenure.effective or tenure.office in _OFFICES
    return is_high and _holds(tenure.period, day) and tenure.known_period.latest != day.latest


def _holds(period: Period, day: Date) -> bool:
    """Whether a period may hold on the day, and has certainly begun if its start is known."""
    begun = not isinstance(period.start, Date) or not period.start.after(day).possible
    return begun and day.within(period).possible


def _open(record: Any) -> Any:
    """The record from its start on, without an end that nobody knew then."""
    changes: dict[str, Any] = {"period": Period(record.period.start, ONGOING), "source": None}
    if isinstance(record, Tenure):
        changes["known_until"] = None
    return attrs.evolve(record, **changes)


def _memberships(chosen: tuple[str, ...], day: Date, world: World) -> Iterator[Membership]:
    """The memberships of organisations in which at least two of the states were, or the only one was."""
    held = [each for each in world.memberships if each.member in chosen and _holds(each.period, day)]
    for each in held:
        if sum(other.organization == each.organization for other in held) >= min(2, len(chosen)):
            yield _open(each)


def _shared(chosen: tuple[str, ...], of: Any) -> list[Any]:
    """The agreements or disputes of at least two of the states, each once."""
    found = {record.id: record for id in chosen for record in of(id)}
    return [record for record in found.values() if sum(id in record.parties for id in chosen) > 1]


def _agreement(agreement: Agreement, chosen: tuple[str, ...], day: Date) -> Iterator[Agreement]:
    """An agreement that bound at least two of the states, with the steps up to the day and no other parties."""
    bound = [party for party in agreement.parties if party in chosen and agreement.in_force(day, party).certain]
    if len(bound) > 1:
        steps = [step for step in agreement.steps if step.party in (None, *bound) and _is_taken(step.when, day)]
        roles = [entry for entry in agreement.roles if entry.party in bound]
        is_all = agreement.parties_complete and len(bound) == len(agreement.parties)
        changes: dict[str, Any] = {
            "parties": bound,
            "steps": steps,
            "roles": roles,
            "parties_complete": is_all,
            "source": None,
        }
        yield attrs.evolve(agreement, **changes)


def _dispute(dispute: Dispute, day: Date, world: World) -> Iterator[Dispute]:
    """A dispute that was open on the day, with the steps up to it and the parties that existed."""
    if dispute.status_on(day) not in ("ongoing", "frozen"):
        return
    parties = [party for party in dispute.parties if world.existed(party, day)]
    sides = [[party for party in side if party in parties] for side in dispute.sides_on(day)]
    steps = [step for step in dispute.steps if _is_taken(step.when, day)]
    level = dispute.hostility if not any(step.hostility for step in dispute.steps) else _highest(steps)
    changes: dict[str, Any] = {
        "parties": parties,
        "sides": [side for side in sides if side],
        "steps": steps,
        "hostility": level,
    }
    yield attrs.evolve(dispute, **changes, source=None)


def _highest(steps: Iterable[Any]) -> str | None:
    """The highest level of hostility of some steps."""
    from geobrief.vocabulary import load

    levels = load("hostility_levels").ids
    return max((step.hostility for step in steps if step.hostility), key=levels.index, default=None)


def _is_taken(when: Any, day: Date) -> bool:
    return when is not None and not when.after(day).possible


def _expectations(chosen: tuple[str, ...], day: Date, world: World) -> Iterator[Expectation]:
    for id in chosen:
        ruler = world.leader(id, on=day)
        if ruler is not None and _is_high(ruler, day):
            yield Expectation(day, Leading(ruler.name, id))
        capitals = [each for each in _state(id, world).capitals if each.kind == "capital" and _holds(each.period, day)]
        if len(capitals) == 1:
            yield Expectation(day, Capital(capitals[0].text, id))
