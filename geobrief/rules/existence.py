"""GB402–GB407: actors that did not exist at the time, names of another time, and dates that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from geobrief.checking.actors import ActorRef, actor_refs, cache_last, conclusion_date
from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_from_prose, least_severe, severity_of
from geobrief.findings import Severity
from geobrief.model import (
    Agreement,
    AgreementStep,
    Dispute,
    DisputeStep,
    Event,
    Group,
    Organization,
    Person,
    Reference,
    State,
    Tenure,
)
from geobrief.model.attributes import When
from geobrief.register import World
from geobrief.register.periods import Bounds, bounds
from geobrief.when import Answer, Date

_MOST_NAMED = 3
_TO_BE = 730  # days: governments in exile, and of states to be, sign and are recognised
_DONE = ("agreed", "signed", "ratified")


@rule("GB402", "state-did-not-exist", Severity.ERROR, since="0.1")
def state_did_not_exist(record: Agreement | Dispute | Event | Tenure, context: RuleContext) -> Iterator[Violation]:
    """A state is a party, acts or is governed at a time when it did not exist.

    A party to an agreement is judged by the day on which it came in, where that is told. A state that comes into being,
    or comes back, within two years gets a warning, and so does prose that calls the state of the past by the name of
    today (Russia in 1975). Nothing is said of an agreement that the register has with this party, of what is
    hypothetical or negated, nor of what prose expects to come.

    Why it matters: the deed belongs to a predecessor or successor, and figures by state and year come out wrong.
    How to fix it: name the state of that time, which the hint gives, or correct the date.
    """
    for seen, when in _each_once(record):
        state = context.get(seen.id)
        if isinstance(state, State):
            violations = list(_absent(seen, when, state, is_from_prose(record), context))
            if violations and not _is_known(record, seen.id, when, context.world):
                yield from violations


@rule("GB403", "end-before-start", Severity.ERROR, since="0.1")
def end_before_start(person: Person) -> Iterator[Violation]:
    """A life ends before it begins.

    Periods that end before they begin are not read at all, and steps have rules of their own.

    Why it matters: one of the two dates is wrong, and no question about the time between has an answer.
    How to fix it: correct the date; often two digits or two persons were mixed up.
    """
    if person.born is not None and person.died is not None:
        severity = severity_of(person.died.before(person.born), person.died, person.born)
        if severity in (Severity.ERROR, Severity.WARNING):
            told = f"{person.name} died {dated(person.died)}, before the birth {dated(person.born)}"
            yield Violation(told, "died", severity=severity)


@rule("GB404", "after-publication", Severity.ERROR, since="0.1")
def after_publication(record: Agreement | Dispute | Event, context: RuleContext) -> Iterator[Violation]:
    """Something is told as done that lies after the day of publication.

    Only what surely lies after that day is reported: of a year that has begun, part is past. On which day an agreement
    is to come into force, or to end, may be known before. What was read from prose gets a warning, since prose tells of
    plans in many ways; but an event of a certain day is an error there too.

    Why it matters: a text cannot know what comes after it; a plan was taken for a fact, or a date for another year's.
    How to fix it: mark the event as `future`, the agreement as `proposed`, or correct the date or `published`.
    """
    for at, when in _done(record):
        if context.published is not None and when.after(context.published).certain:
            certain = Severity.WARNING if when.qualified or context.published.qualified else Severity.ERROR
            loose = Severity.WARNING if is_from_prose(record) and not _is_told_to_the_day(record) else Severity.ERROR
            told = f"told as done {dated(when)}, but published {dated(context.published)}"
            yield Violation(told, at, severity=least_severe(certain, loose))


def _is_told_to_the_day(record: Agreement | Dispute | Event) -> bool:
    return isinstance(record, Event) and isinstance(record.date, Date) and record.date.precision == "day"


def _done(record: Agreement | Dispute | Event) -> Iterator[tuple[str, When]]:
    """What a record tells as done, by field."""
    if isinstance(record, Event):
        if record.date is not None and record.modality == "asserted":
            yield "date", record.date
        return
    steps: Sequence[AgreementStep | DisputeStep] = record.steps
    for number, step in enumerate(steps):
        if step.when is not None and (isinstance(record, Dispute) or step.status in _DONE):
            yield f"steps[{number}].when", step.when


@rule("GB405", "tenure-without-state", Severity.NOTE, since="0.1")
def tenure_without_state(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """A tenure begins before the state existed, or goes on after its end.

    Why it matters: the office of those days was another state's, or a colony's, even if its holder stayed on.
    How to fix it: cut the tenure at the beginning or end of the state, and tell the rest as another tenure.
    """
    state = context.get(tenure.state) if tenure.state else None
    if not isinstance(state, State) or existed(state, tenure.period, context.world) is Answer.NO:
        return
    for edge in (tenure.period.start, tenure.period.end):
        if isinstance(edge, Date) and existed(state, edge, context.world) is Answer.NO and not _is_edge(edge, state):
            yield Violation(f"{context.label(state.id)} did not exist {dated(edge)}: {state.period}", "period")


def _is_edge(when: Date, body: Any) -> bool:
    """Whether it is the day before the first, or behind the last: lists differ in what they take for these."""
    days = {day.toordinal() for day in (body.period.earliest, body.period.latest) if day is not None}
    return any(day - 1 <= bounds(when)[0] and bounds(when)[1] <= day + 1 for day in days)


@cache_last
def _each_once(record: Agreement | Dispute | Event | Tenure) -> tuple[tuple[ActorRef, When], ...]:
    """The first appearance of each actor for which a time is told, with that time."""
    found: dict[str, tuple[ActorRef, When]] = {}
    for seen in actor_refs(record):
        if seen.when is not None:
            found.setdefault(seen.id, (seen, seen.when))
    return tuple(found.values())


def _is_known(record: Any, party: str, when: When, world: World) -> bool:
    """Whether the register has an agreement of this party with another one of its parties, made at that time."""
    return isinstance(record, Agreement) and any(
        known is not record
        and len(set(known.parties) & set(record.parties)) > 1
        and _is_same_time(conclusion_date(known), when)
        for known in world.agreements_of(party)
    )


def _is_same_time(one: When | None, other: When) -> bool:
    return one is not None and one.overlaps(other).certain


def _absent(seen: ActorRef, when: When, body: Any, read: bool, context: RuleContext) -> Iterator[Violation]:
    there = existed(body, when, context.world)
    violated = Answer.NO if seen.some_day and there.possible else ~there
    severity = severity_of(violated, when, body.period, horizon=context.world.horizon)
    if severity is None:
        return
    others = list(_kin(body, when, context)) if violated.certain else []
    if _is_early(when, body, context.world, None if read else _TO_BE):
        severity = least_severe(severity, Severity.WARNING)
    told = "did not exist" if violated.certain else "may not have existed"
    hint = f"at that time there was {', '.join(map(context.label, others[:_MOST_NAMED]))}" if others else None
    yield Violation(f"{context.label(seen.id)} {told} {dated(when)}: {body.period}", seen.at, hint, severity)


def existed(body: Any, when: When, world: World) -> Answer:
    """Whether a state, organisation or group existed, on whichever day is meant."""
    (first, last), held = bounds(when), _stretches(body, world)
    return Answer.of(
        any(start <= first and last <= end for start, end in held),
        any(start <= last and first <= end for start, end in held),
    )


def _stretches(body: Any, world: World) -> tuple[Bounds, ...]:
    known = world.lifetime(body.id) if isinstance(body, State) else None
    return known or (bounds(body.period),)


def _is_early(when: When, body: Any, world: World, within: int | None) -> bool:
    """Whether it was still, or once more, to come into being, within so many days where these are given."""
    last = bounds(when)[1]
    return any(last < start and (within is None or start - last <= within) for start, _ in _stretches(body, world))


def _kin(body: Any, when: When, context: RuleContext) -> Iterator[str]:
    """Predecessors and successors that existed then, and theirs; only those that are both, where there are such."""
    near = [body.id]
    for id in near:
        record = context.get(id)
        if not isinstance(record, State | Organization | Group):
            continue
        if id != body.id and existed(record, when, context.world).possible:
            yield id
            if _is_both(id, body):
                return
        else:
            kindred = sorted(_kindred(record), key=lambda other: not _is_both(other, body))
            near += (other for other in kindred if other not in near)


def _kindred(body: Any) -> tuple[str, ...]:
    return (*getattr(body, "predecessors", ()), *getattr(body, "successors", ()))


def _is_both(id: str, body: Any) -> bool:
    return _kindred(body).count(id) > 1


@rule("GB406", "outdated-mention", Severity.NOTE, since="0.1")
def outdated_mention(reference: Reference, context: RuleContext) -> Iterator[Violation]:
    """A text calls a state by a name that it did not have on the day of publication (Upper Volta in 2010).

    States that had ceased to exist by then are left alone: a text may speak of the Soviet Union.

    Why it matters: the text may be older than it says, speak of the past, or mean another state.
    How to fix it: nothing, where the text speaks of the past; else use the name of the time, which the hint gives.
    """
    state, day = context.get(reference.id), context.published
    if not isinstance(state, State) or day is None or existed(state, day, context.world) is not Answer.YES:
        return
    for mention in reference.mentions:
        called = [name for name in state.names if name.text == mention.text]
        if called and not any(day.overlaps(name.period).possible for name in called):
            hint = f"it was then called {state.name_on(day)}" if day.precision == "day" else None
            told = f"{mention.text} was not the name of {state.id} in {day}: {called[0].period}"
            yield Violation(told, hint=hint, words=mention)


@rule("GB407", "organization-did-not-exist", Severity.ERROR, since="0.1")
def organization_did_not_exist(
    record: Agreement | Dispute | Event | Tenure, context: RuleContext
) -> Iterator[Violation]:
    """An organisation or a non-state group is a party or acts before it was founded or after it was dissolved.

    Prose that calls a forerunner by the name of today (the EU in 1975) gets a warning. Of what is hypothetical or
    negated nothing is said, nor of what prose expects to come.

    Why it matters: the deed belongs to a forerunner or successor, or to the members themselves.
    How to fix it: name the organisation of that time, or correct the date.
    """
    for seen, when in _each_once(record):
        body = context.get(seen.id)
        if isinstance(body, Organization | Group):
            yield from _absent(seen, when, body, is_from_prose(record), context)
