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
_EARLY = 730  # days before independence at which governments, also those in exile, sign treaties
_DONE = ("agreed", "signed", "ratified")


@rule("GB402", "state-did-not-exist", Severity.ERROR, since="0.1", hint_has_values=True)
def state_did_not_exist(record: Agreement | Dispute | Event | Tenure, context: RuleContext) -> Iterator[Violation]:
    """A state is a party, acts or is governed at a time when it did not exist.

    A party to an agreement is judged by its own date of joining, if there is one. It is a warning if the state begins
    to exist within two years, and if prose uses the present name of an earlier state (Russia in 1975). Agreements that
    the register has with this party, hypothetical and negated events, and events that prose expects are not reported.

    Why it matters: the record belongs to a predecessor or successor, and counts by state and year are wrong.
    How to fix it: name the state of that time, given in the hint, or correct the date.
    """
    for ref, when in _dated_refs(record):
        state = context.get(ref.id)
        if isinstance(state, State) and not _existed_throughout(state, when, context):
            violations = list(_nonexistence(ref, when, state, is_from_prose(record), context))
            if violations and not _is_known(record, ref.id, when, context.world):
                yield from violations


@rule("GB403", "end-before-start", Severity.ERROR, since="0.1")
def end_before_start(person: Person) -> Iterator[Violation]:
    """A life ends before it begins.

    Periods that end before they begin are not loaded, and the steps of agreements and disputes have their own rules.

    Why it matters: one of the two dates is wrong.
    How to fix it: correct the date; often two digits or two people were mixed up.
    """
    if person.born is not None and person.died is not None:
        severity = severity_of(person.died.before(person.born), person.died, person.born)
        if severity in (Severity.ERROR, Severity.WARNING):
            message = f"{person.name} died {dated(person.died)}, before the birth {dated(person.born)}"
            yield Violation(message, "died", severity=severity)


@rule("GB404", "after-publication", Severity.ERROR, since="0.1")
def after_publication(record: Agreement | Dispute | Event, context: RuleContext) -> Iterator[Violation]:
    """An event, or a step of an agreement or dispute, is a fact and dated after the day of publication.

    Only what is certainly after that day is reported: part of the current year is past. The day on which an agreement
    will come into force or end can be known in advance. It is a warning in prose, which has many ways to express plans,
    unless it is an event dated to the day.

    Why it matters: a text cannot report what happens after it; a plan was taken for a fact, or the year is wrong.
    How to fix it: mark the event as `future`, the agreement as `proposed`, or correct the date or `published`.
    """
    for at, when in _facts(record):
        if context.published is not None and when.after(context.published).certain:
            certain = Severity.WARNING if when.qualified or context.published.qualified else Severity.ERROR
            loose = Severity.WARNING if is_from_prose(record) and not _is_dated_to_the_day(record) else Severity.ERROR
            message = f"dated {when}, after publication {dated(context.published)}"
            yield Violation(message, at, severity=least_severe(certain, loose))


def _is_dated_to_the_day(record: Agreement | Dispute | Event) -> bool:
    return isinstance(record, Event) and isinstance(record.date, Date) and record.date.precision == "day"


def _facts(record: Agreement | Dispute | Event) -> Iterator[tuple[str, When]]:
    """The dates of what has happened, not of plans, by field."""
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
    """A tenure begins before the state existed, or continues after its end.

    Why it matters: the office was that of another state or a colony, even if its holder remained the same.
    How to fix it: split the tenure at the beginning or end of the state.
    """
    state = context.get(tenure.state) if tenure.state else None
    if not isinstance(state, State) or existed(state, tenure.period, context.world) is Answer.NO:
        return
    for edge in (tenure.period.start, tenure.period.end):
        if isinstance(edge, Date) and existed(state, edge, context.world) is Answer.NO and not _is_edge(edge, state):
            yield Violation(f"{context.label(state.id)} did not exist {dated(edge)}: {state.period}", "period")


def _is_edge(when: Date, body: Any) -> bool:
    """Whether it is within a day of the first or last day, on which lists of states differ."""
    days = {day.toordinal() for day in (body.period.earliest, body.period.latest) if day is not None}
    return any(day - 1 <= bounds(when)[0] and bounds(when)[1] <= day + 1 for day in days)


@cache_last
def _dated_refs(record: Agreement | Dispute | Event | Tenure) -> tuple[tuple[ActorRef, When], ...]:
    """The first dated reference to each actor, with its time."""
    found: dict[str, tuple[ActorRef, When]] = {}
    for ref in actor_refs(record):
        if ref.when is not None:
            found.setdefault(ref.id, (ref, ref.when))
    return tuple(found.values())


def _is_known(record: Any, party: str, when: When, world: World) -> bool:
    """Whether the register has an agreement of this party and another one of its parties, concluded at that time."""
    return isinstance(record, Agreement) and any(
        known is not record
        and len(set(known.parties) & set(record.parties)) > 1
        and _is_same_time(conclusion_date(known), when)
        for known in (() if world.actor(party) is None else world.agreements_of(party))
    )


def _is_same_time(one: When | None, other: When) -> bool:
    return one is not None and one.overlaps(other).certain


def _nonexistence(ref: ActorRef, when: When, body: Any, prose: bool, context: RuleContext) -> Iterator[Violation]:
    answer = existed(body, when, context.world)
    violated = Answer.NO if ref.some_day and answer.possible else ~answer
    severity = severity_of(violated, when, body.period, horizon=context.horizon(body.id))
    if severity is None:
        return
    others = list(_contemporaries(body, when, context)) if violated.certain else []
    if _is_early(when, body, context.world, None if prose else _EARLY):
        severity = least_severe(severity, Severity.WARNING)
    did_not = "did not exist" if violated.certain else "may not have existed"
    hint = f"at that time there was {', '.join(map(context.label, others[:_MOST_NAMED]))}" if others else None
    yield Violation(f"{context.label(ref.id)} {did_not} {dated(when)}: {body.period}", ref.at, hint, severity)


def existed(body: Any, when: When, world: World) -> Answer:
    """Whether a state, organisation or group existed; MAYBE if it existed during only a part of `when`."""
    (first, last), spans = bounds(when), _spans(body, world)
    return Answer.of(
        any(start <= first and last <= end for start, end in spans),
        any(start <= last and first <= end for start, end in spans),
    )


def _existed_throughout(body: Any, when: When, context: RuleContext) -> bool:
    """Whether it certainly existed, by bounds that are computed once for a body."""
    spans = context.cached(_known_spans)
    if body.id not in spans:
        spans[body.id] = _spans(body, context.world)
    first, last = bounds(when)
    return any(start <= first and last <= end for start, end in spans[body.id])


def _known_spans(context: RuleContext) -> dict[str, tuple[Bounds, ...]]:
    return {}


def _spans(body: Any, world: World) -> tuple[Bounds, ...]:
    known = world.lifetime(body.id) if isinstance(body, State) else None
    return known or (bounds(body.period),)


def _is_early(when: When, body: Any, world: World, within: int | None) -> bool:
    """Whether `when` is before a span of existence; with `within`, by at most so many days."""
    last = bounds(when)[1]
    return any(last < start and (within is None or start - last <= within) for start, _ in _spans(body, world))


def _contemporaries(body: Any, when: When, context: RuleContext) -> Iterator[str]:
    """Predecessors that existed before it, or successors that existed after it, also indirect ones.

    One that is both is the only answer.
    """
    earlier = bounds(when)[1] < min(start for start, _ in _spans(body, context.world))
    later = bounds(when)[0] > max(end for _, end in _spans(body, context.world))
    found = [body.id]
    for id in found:
        record = context.get(id)
        if not isinstance(record, State | Organization | Group):
            continue
        if id != body.id and existed(record, when, context.world).possible:
            yield id
            if _is_both(id, body):
                return
        else:
            side = "predecessors" if earlier else "successors" if later else None
            near = _related(record) if side is None else getattr(record, side, ())
            related = sorted(near, key=lambda other: not _is_both(other, body))
            found += (other for other in related if other not in found)


def _related(body: Any) -> tuple[str, ...]:
    return (*getattr(body, "predecessors", ()), *getattr(body, "successors", ()))


def _is_both(id: str, body: Any) -> bool:
    return _related(body).count(id) > 1


@rule("GB406", "outdated-mention", Severity.NOTE, since="0.1", tag="deprecated")
def outdated_mention(reference: Reference, context: RuleContext) -> Iterator[Violation]:
    """A text calls a state by a name that it did not have on the day of publication (Upper Volta in 2010).

    States that no longer existed on that day are not checked: a text may be about the Soviet Union.

    Why it matters: the text may be older than its date, be about the past, or mean another state.
    How to fix it: nothing if the text is about the past; else use the name in the hint.
    """
    state, day = context.get(reference.id), context.published
    if not isinstance(state, State) or day is None or existed(state, day, context.world) is not Answer.YES:
        return
    for mention in reference.mentions:
        uses = [name for name in state.names if name.text == mention.text]
        if uses and not any(day.overlaps(name.period).possible for name in uses):
            hint = f"it was then called {state.name_on(day)}" if day.precision == "day" else None
            message = f"{mention.text} was not the name of {state.id} {dated(day)}: {uses[0].period}"
            yield Violation(message, hint=hint, words=mention)


@rule("GB407", "organization-did-not-exist", Severity.ERROR, since="0.1", hint_has_values=True)
def organization_did_not_exist(
    record: Agreement | Dispute | Event | Tenure, context: RuleContext
) -> Iterator[Violation]:
    """An organisation or a non-state group is a party or acts before it was founded or after it was dissolved.

    It is a warning if prose uses the present name of a predecessor (the EU in 1975). Hypothetical and negated events,
    and events that prose expects, are not reported.

    Why it matters: the record belongs to a predecessor or successor, or to the members.
    How to fix it: name the organisation of that time, or correct the date.
    """
    for ref, when in _dated_refs(record):
        body = context.get(ref.id)
        if isinstance(body, Organization | Group) and not _existed_throughout(body, when, context):
            yield from _nonexistence(ref, when, body, is_from_prose(record), context)
