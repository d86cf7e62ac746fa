"""Checks the facts that a scenario expects on a day, in the world of the scenario."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from geobrief import codec
from geobrief.codec import expectations as facts
from geobrief.errors import nearest
from geobrief.findings import Finding, code
from geobrief.model import ActorId
from geobrief.register.periods import day_number
from geobrief.vocabulary import offices_of
from geobrief.when import Answer, Date, Period

if TYPE_CHECKING:
    from geobrief.register import World


class HasWorlds(codec.HasRecords, Protocol):
    """A scenario: its records, the world they extend, and the world with them."""

    @property
    def base_world(self) -> World:
        """The world without these records."""
        ...

    @property
    def world(self) -> World:
        """The world with these records."""
        ...

    def has_unread(self, id: str) -> bool:
        """Whether a record with this id could not be read."""
        ...


@attrs.frozen
class Outcome:
    """Whether a fact holds, and in words what is expected and what was found."""

    answer: Answer
    expected: str
    found: str


def unmet(scenario: HasWorlds) -> Iterator[Finding]:
    """A finding for each expectation that does not hold, is undecided, or has an unknown id."""
    for number, expectation in enumerate(scenario.records["expect"]):
        path = f"expect[{number}].that"
        if any(scenario.has_unread(getattr(expectation.that, key, "")) for key in ("dispute", "agreement")):
            continue  # undecided until it is read
        unknown = list(unknown_ids(expectation.that, path, scenario))
        yield from unknown or _unmet(expectation, path, scenario)


def _unmet(expectation: facts.Expectation, path: str, scenario: HasWorlds) -> Iterator[Finding]:
    outcome, denied = _check(expectation.that, expectation.on, scenario), expectation.that.denied
    answer = ~outcome.answer if denied else outcome.answer
    if answer is Answer.YES:
        return
    holds = denied and answer is Answer.NO
    name = f"{expectation.name}: " if expectation.name else ""
    message = f"{name}expected {'not ' if denied else ''}{outcome.expected} on {expectation.on}"
    message += ", but it holds" if holds else f", found {outcome.found}"
    yield code("GB001" if answer is Answer.NO else "GB002").finding(message, path=path)


@singledispatch
def _check(fact: object, day: Date, scenario: HasWorlds) -> Outcome:
    raise NotImplementedError


@_check.register(facts.InDispute)
def _in_dispute(fact: facts.InDispute, day: Date, scenario: HasWorlds) -> Outcome:
    dispute = _with_id(fact.dispute, scenario, "disputes")
    status = fact.status or "ongoing"
    answer = Answer.of(dispute.status == status, True) if not dispute.steps else _reached(dispute.steps, status, day)
    expected, found = f"status {status}", _status(dispute.steps, day)
    level = dispute.hostility_on(day) if any(step.hostility for step in dispute.steps) else dispute.hostility
    if fact.hostility is not None:
        answer &= Answer.MAYBE if level is None else Answer.of(level == fact.hostility, level == fact.hostility)
        expected, found = f"{expected} and hostility {fact.hostility}", f"{found} and hostility {level or 'unknown'}"
    return Outcome(answer, expected, found)


@_check.register(facts.InAgreement)
def _in_agreement(fact: facts.InAgreement, day: Date, scenario: HasWorlds) -> Outcome:
    agreement = _with_id(fact.agreement, scenario, "agreements")
    shared = [step for step in agreement.steps if step.party is None]
    return Outcome(_reached(shared, fact.status, day), f"status {fact.status}", _status(shared, day))


@_check.register(facts.Leading)
def _leading(fact: facts.Leading, day: Date, scenario: HasWorlds) -> Outcome:
    world, leaders = scenario.world, scenario.records["leaders"]
    expected = f"{fact.leader} as leader of {fact.of}"
    people = {person.id for person in world.persons_named(fact.leader)}
    if fact.denied and not people and all(tenure.name != fact.leader for tenure in leaders):
        return Outcome(Answer.MAYBE, expected, "no person with this name")
    ruling = offices_of("chief", "leader")
    tenures = [
        tenure
        for tenure in world.tenures(fact.of, on=day)
        if tenure.effective or (tenure in leaders and tenure.office in ruling)
    ]
    theirs = [tenure for tenure in tenures if tenure.name == fact.leader or tenure.person in people]
    found = ", ".join(tenure.name for tenure in tenures) or "no known leader"
    certain = any(day.within(tenure.period).certain for tenure in theirs)
    return Outcome(Answer.of(certain, bool(theirs)), expected, found)


@_check.register(facts.Member)
def _member(fact: facts.Member, day: Date, scenario: HasWorlds) -> Outcome:
    pair = (fact.of, fact.member)
    memberships = (
        membership
        for membership in scenario.world.memberships
        if (membership.organization, membership.member) == pair and membership.status != "observer"
    )
    answer = Answer.any(day.within(membership.period) for membership in memberships)
    found = "no membership" if answer is Answer.NO else "a membership"
    return Outcome(answer, f"{fact.member} as member of {fact.of}", found)


@_check.register(facts.Capital)
def _capital(fact: facts.Capital, day: Date, scenario: HasWorlds) -> Outcome:
    capitals = getattr(scenario.world.actor(fact.of), "capitals", ())
    dated = [(capital.text, capital.period) for capital in capitals if capital.kind == "capital"]
    return _dated_value(fact.of, "capital", fact.capital, dated, day, scenario)


@_check.register(facts.Administered)
def _administered(fact: facts.Administered, day: Date, scenario: HasWorlds) -> Outcome:
    administrators = getattr(scenario.world.actor(fact.of), "administrators", ())
    dated = [(administration.state, administration.period) for administration in administrators]
    return _dated_value(fact.of, "administrator", fact.administrator, dated, day, scenario)


@_check.register(facts.Existing)
def _existing(fact: facts.Existing, day: Date, scenario: HasWorlds) -> Outcome:
    world = scenario.world
    exists = world.existed(fact.exists, day)
    if fact.name is None or not exists:
        return Outcome(Answer.of(exists, exists), f"existence of {fact.name or fact.exists}", "that it did not exist")
    number = day_number(day)
    is_named = any(entry.id == fact.exists and entry.holds_on(number) for entry in world.designations(fact.name))
    now = getattr(world.actor(fact.exists), "name_on", lambda day: fact.exists)(day)
    return Outcome(Answer.of(is_named, is_named), f"existence of {fact.name}", f"that {fact.exists} was called {now}")


def _dated_value(
    of: str, relation: str, value: str, dated: list[tuple[str, Period]], day: Date, scenario: HasWorlds
) -> Outcome:
    """Whether a capital or administrator held; one without dates did unless another certainly did."""
    expected = f"{value} as {relation} of {of}"
    if not scenario.world.existed(of, day):
        return Outcome(Answer.NO, expected, f"that {of} did not exist")
    answers = [(other, day.within(period)) for other, period in dated]
    answer = Answer.any(held for other, held in answers if other == value)
    if answer is Answer.MAYBE and not any(held.certain for _, held in answers):
        answer = Answer.YES
    possible = ", ".join(other for other, held in answers if held.possible)
    return Outcome(answer, expected, possible or f"no known {relation}")


# --- statuses


def _reached(steps: Iterable[Any], status: str, day: Date) -> Answer:
    """Whether the last step taken by a day led to a status."""
    answer = Answer.NO
    later = Answer.NO
    for step in reversed(_by_time(steps)):
        taken = Answer.MAYBE if step.when is None else ~day.before(step.when)
        if step.status == status:
            answer |= taken & ~later
        later |= taken
    return answer


def _by_time(steps: Iterable[Any]) -> list[Any]:
    """Steps in the order of time if all of them are dated, else in that of the file."""
    listed = list(steps)
    begun = [step.when.earliest if step.when is not None else None for step in listed]
    return listed if None in begun else [step for _, step in sorted(zip(begun, listed, strict=True), key=itemgetter(0))]


def _status(steps: Iterable[Any], day: Date) -> str:
    """The status on a day, in words."""
    listed = tuple(steps)
    statuses = dict.fromkeys(step.status for step in listed)
    possible = [status for status in statuses if _reached(listed, status, day).possible]
    return f"status {' or '.join(possible)}" if possible else "no step before that day" if listed else "no steps"


# --- records


def _with_id(id: str, scenario: HasWorlds, table: str) -> Any:
    """A record of the scenario, or else of its base world, by its id."""
    records = (*scenario.records[table], *getattr(scenario.base_world, table))
    return next(record for record in records if record.id == id)


def unknown_ids(fact: Any, path: str, scenario: HasWorlds) -> Iterator[Finding]:
    """A finding for each id in a fact, at a path, that neither the file nor the base world has."""
    base = scenario.base_world
    for field in attrs.fields(type(fact)):
        id = getattr(fact, field.name)
        if isinstance(id, ActorId) and base.actor(id) is None:
            yield _unknown_id(id, base.actor_ids(id), f"{path}.{field.name}")
    for key, table in (("dispute", "disputes"), ("agreement", "agreements")):
        id = getattr(fact, key, None)
        if id is not None:
            own = [record.id for record in scenario.records[table]]
            known = own if id in own else [*own, *(record.id for record in getattr(base, table))]
            if id not in known:
                yield _unknown_id(id, known, f"{path}.{key}")


def _unknown_id(id: str, known: Iterable[str], path: str) -> Finding:
    near = nearest(id, filter(None, known))
    hint = near and f"did you mean {near}?"
    return code("GB303").finding(f"unknown id {id}", path=path, hint=hint)
