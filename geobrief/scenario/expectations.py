"""Is it as the author of a scenario expects? Facts about a day, answered by the world with the scenario over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.codec import expectations as facts
from geobrief.errors import nearest
from geobrief.findings import Finding, code
from geobrief.model import ActorId
from geobrief.when import Answer, Date, Period

if TYPE_CHECKING:
    from geobrief.scenario.scenarios import Scenario

Outcome = tuple[Answer, str]  # whether it is so, and what is so instead


def unmet(scenario: Scenario) -> Iterator[Finding]:
    """A finding for each expectation that is not met, that speaks of nothing, or of which too little is known."""
    for number, expected in enumerate(scenario.expect):
        path = f"expect[{number}].that"
        unknown = list(unknown_in(expected.that, path, scenario))
        yield from unknown or _unmet(expected, path, scenario)


def _unmet(expected: facts.Expectation, path: str, scenario: Scenario) -> Iterator[Finding]:
    answer, instead = _answer(expected.that, expected.on, scenario)
    answer = ~answer if expected.that.denied else answer
    if answer is not Answer.YES:
        told = "this is so" if expected.that.denied and answer is Answer.NO else instead
        yield code("GB001" if answer is Answer.NO else "GB002").finding(f"on {expected.on} {told}", path=path)


@singledispatch
def _answer(fact: object, day: Date, scenario: Scenario) -> Outcome:
    raise NotImplementedError


@_answer.register(facts.InDispute)
def _in_dispute(fact: facts.InDispute, day: Date, scenario: Scenario) -> Outcome:
    dispute = _with_id(fact.dispute, scenario, "disputes")
    wanted = fact.status or "ongoing"
    answer = Answer.of(dispute.status == wanted, True) if not dispute.steps else _reached(dispute.steps, wanted, day)
    level = dispute.hostility
    if fact.hostility is not None:
        answer &= Answer.MAYBE if level is None else Answer.of(level == fact.hostility, level == fact.hostility)
    return answer, f"{_states(dispute.steps, day)}, at the hostility level {level or 'unknown'}"


@_answer.register(facts.InAgreement)
def _in_agreement(fact: facts.InAgreement, day: Date, scenario: Scenario) -> Outcome:
    agreement = _with_id(fact.agreement, scenario, "agreements")
    shared = [step for step in agreement.steps if step.party is None]
    return _reached(shared, fact.status, day), _states(shared, day)


@_answer.register(facts.Leading)
def _leading(fact: facts.Leading, day: Date, scenario: Scenario) -> Outcome:
    world = scenario.world
    meant = {person.id for person in world.persons_named(fact.leader)}
    held = [tenure for tenure in world.tenures(fact.of, on=day) if tenure.effective or tenure in scenario.leaders]
    ruling = [tenure for tenure in held if tenure.name == fact.leader or tenure.person in meant]
    if fact.denied and not meant and all(tenure.name != fact.leader for tenure in scenario.leaders):
        return Answer.MAYBE, f"nobody is known as {fact.leader!r}"
    instead = f"{fact.of} is led by {', '.join(tenure.name for tenure in held) or 'nobody who is known'}"
    return Answer.of(any(day.within(tenure.period).certain for tenure in ruling), bool(ruling)), instead


@_answer.register(facts.Member)
def _member(fact: facts.Member, day: Date, scenario: Scenario) -> Outcome:
    memberships = [entry for entry in scenario.world.memberships if (entry.organization, entry.member) ==
                   (fact.of, fact.member) and entry.status != "observer"]  # fmt: skip
    return _during(memberships, day), f"{fact.member} is no member of {fact.of}"


@_answer.register(facts.Capital)
def _capital(fact: facts.Capital, day: Date, scenario: Scenario) -> Outcome:
    capitals = getattr(scenario.world.actor(fact.of), "capitals", ())
    dated = [(capital.text, capital.period) for capital in capitals if capital.kind == "capital"]
    return _held(fact.of, "capital", fact.capital, dated, day, scenario)


@_answer.register(facts.Administered)
def _administered(fact: facts.Administered, day: Date, scenario: Scenario) -> Outcome:
    administrators = getattr(scenario.world.actor(fact.of), "administrators", ())
    dated = [(administration.state, administration.period) for administration in administrators]
    return _held(fact.of, "administrator", fact.administrator, dated, day, scenario)


@_answer.register(facts.Existing)
def _existing(fact: facts.Existing, day: Date, scenario: Scenario) -> Outcome:
    there = scenario.world.existed(fact.exists, day)
    return Answer.of(there, there), f"{fact.exists} is not there"


def _held(
    of: str, relation: str, expected: str, dated: list[tuple[str, Period]], day: Date, scenario: Scenario
) -> Outcome:
    """Whether the expected capital or administrator held; one without dates did unless another certainly did."""
    if not scenario.world.existed(of, day):
        return Answer.NO, f"{of} is not there"
    answers = [(value, day.within(period)) for value, period in dated]
    answer = Answer.any(found for value, found in answers if value == expected)
    if answer is Answer.MAYBE and not any(found.certain for _, found in answers):
        answer = Answer.YES
    possible = ", ".join(value for value, found in answers if found.possible)
    return answer, f"the {relation} of {of} is {possible or 'unknown'}"


# --- answers


def _during(records: Iterable[Any], day: Date) -> Answer:
    """Whether one of some records holds on a day."""
    answer = Answer.NO
    for record in records:
        answer |= day.within(record.period)
    return answer


def _reached(steps: Iterable[Any], status: str, day: Date) -> Answer:
    """Whether the last step made by a day led to a status; in what order they were made, their dates tell."""
    answer = Answer.NO
    later = Answer.NO
    for step in reversed(_in_time(steps)):
        made = Answer.MAYBE if step.when is None else ~day.before(step.when)
        if step.status == status:
            answer |= made & ~later
        later |= made
    return answer


def _in_time(steps: Iterable[Any]) -> list[Any]:
    """Steps in the order of time where all of them are dated, else in that of the file."""
    listed = list(steps)
    begun = [step.when.earliest if step.when is not None else None for step in listed]
    return listed if None in begun else [step for _, step in sorted(zip(begun, listed, strict=True), key=itemgetter(0))]


def _states(steps: Iterable[Any], day: Date) -> str:
    """The status on a day, in words."""
    listed = tuple(steps)
    statuses = dict.fromkeys(step.status for step in listed)
    found = [status for status in statuses if _reached(listed, status, day).possible]
    return f"the status is {' or '.join(found)}" if found else "no step is made yet" if listed else "no step is told"


def _with_id(id: str, scenario: Scenario, table: str) -> Any:
    """A record of the scenario, or else of its world, by its id."""
    told = (record for holder in (scenario, scenario.base_world) for record in getattr(holder, table))
    return next(record for record in told if record.id == id)


def unknown_in(fact: Any, path: str, scenario: Scenario) -> Iterator[Finding]:
    """A finding for each id in a fact that stands at a path and that neither file nor world knows."""
    for field in attrs.fields(type(fact)):
        id = getattr(fact, field.name)
        if isinstance(id, ActorId) and scenario.base_world.actor(id) is None:
            yield _unknown_id(id, scenario.base_world.actor_ids(id), f"{path}.{field.name}")
    if isinstance(fact, facts.InDispute):
        yield from _record(fact.dispute, "disputes", f"{path}.dispute", scenario)
    elif isinstance(fact, facts.InAgreement):
        yield from _record(fact.agreement, "agreements", f"{path}.agreement", scenario)


def _unknown_id(id: str, known: Iterable[str], path: str) -> Finding:
    near = nearest(id, filter(None, known))
    hint = near and f"did you mean {near}?"
    return code("GB303").finding(f"nothing is known by the id {id}", path=path, hint=hint)


def _record(id: str, table: str, path: str, scenario: Scenario) -> Iterator[Finding]:
    """A dispute or agreement: those of the file come first, since they are few and short."""
    own = [record.id for record in getattr(scenario, table)]
    if id not in own:
        known = [*own, *(record.id for record in getattr(scenario.base_world, table))]
        if id not in known:
            yield _unknown_id(id, known, path)
