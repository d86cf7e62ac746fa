"""GB408–GB419: lives and tenures of people, and the succession of states and organisations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_from_prose, least_severe, severity_of
from geobrief.findings import Severity
from geobrief.model import Event, Organization, Person, State, Tenure
from geobrief.model.attributes import When
from geobrief.register import World
from geobrief.register.folding import folded
from geobrief.register.periods import bounds
from geobrief.vocabulary import offices_of
from geobrief.when import ONGOING, Answer, Date

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import OfficeKind

_EXCLUSIVE = ("head_of_state", "head_of_government", "monarch", "foreign_minister", "defense_minister")
_LONGEST = datetime.timedelta(days=2 * 365)  # from the start of a tenure to the day that is compared, twice
_CAREER = 15 * 365  # days between the offices of one person
_OLDEST, _OF_AGE, _HANDOVER = 120, 18, 31
_HELD_BY_ONE_HERE = ("head_of_state", "organization_head")
_HELD_BY_ONE = ("head_of_government", "monarch", "supreme_leader", "foreign_minister", "defense_minister")


@rule("GB408", "not-alive", Severity.ERROR, since="0.1")
def not_alive(record: Event | Tenure, context: RuleContext) -> Iterator[Violation]:
    """A person acts, or takes an office, before birth or after death.

    It is a warning in prose, where people of the same name can be distinguished by their dates only.

    Why it matters: the date is wrong, or another person of the same name is meant.
    How to fix it: correct the date, or name the other person.
    """
    for at, id, when in _dated_people(record, context):
        person = context.get(id)
        if not isinstance(person, Person):
            continue
        for what, edge, violated in _outside_life(person, when):
            severity = severity_of(violated, when, edge)
            if severity is not None and severity is not Severity.NOTE:
                most = Severity.WARNING if is_from_prose(record) else Severity.ERROR
                message = f"{person.name} {what} {dated(edge)}, but acts {dated(when)}"
                yield Violation(message, at, severity=least_severe(severity, most))


def _outside_life(person: Person, when: When) -> Iterator[tuple[str, Date, Answer]]:
    """Whether `when` is before the birth and after the death of a person, with the words and the date for it."""
    if person.born is not None:
        yield "was born", person.born, when.before(person.born)
    if person.died is not None:
        yield "died", person.died, when.after(person.died)


def _dated_people(record: Event | Tenure, context: RuleContext) -> Iterator[tuple[str, str, When]]:
    """The people of a record, by field and id, with the time at which they act or take office."""
    if isinstance(record, Tenure):
        edges = (edge for edge in (record.period.start, record.period.end) if isinstance(edge, Date))
        first = next(edges, None)
        if record.person is not None and first is not None:
            yield "period", record.person, first
    elif record.date is not None and record.modality == "asserted":
        for number, name in enumerate(record.people):
            id = context.person(name)
            if id is not None:
                yield f"people[{number}]", id, record.date


@rule("GB409", "under-age", Severity.WARNING, since="0.1")
def under_age(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """A person takes an office before the age of 18. Monarchs can be children.

    Why it matters: the date of birth or of the office is wrong, or a parent of the same name is meant.
    How to fix it: correct the date, or name the other person.
    """
    person = context.get(tenure.person) if tenure.person else None
    start = tenure.period.start
    if not isinstance(person, Person) or person.born is None or tenure.office == "monarch":
        return
    if isinstance(start, Date) and start.latest and person.born.earliest:
        age = start.latest.year - person.born.earliest.year
        if 0 <= age < _OF_AGE and start.after(person.born).possible:
            yield Violation(
                f"{person.name}, born {dated(person.born)}, was at most {age} years old {dated(start)}", "period"
            )


@rule("GB410", "life-too-long", Severity.WARNING, since="0.1")
def life_too_long(person: Person) -> Iterator[Violation]:
    """A person lived for more than 120 years.

    Why it matters: one of the dates is wrong, or two people were merged into one record.
    How to fix it: correct the date, or split the record.
    """
    if person.born and person.died and person.born.latest and person.died.earliest:
        years = person.died.earliest.year - person.born.latest.year
        if years > _OLDEST:
            yield Violation(f"{person.name} lived for {years} years", "died")


@rule("GB411", "office-not-of-body", Severity.WARNING, since="0.1")
def office_not_of_body(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """A state has a head of an organisation, or an organisation has a monarch, prime minister or foreign minister.

    Why it matters: tables of leaders select by office; the person is missing from them, or in the wrong one.
    How to fix it: use another office (`other` if none fits), or name the body that the person headed.
    """
    body = context.get(tenure.state) if tenure.state else None
    wrong = isinstance(body, State) and tenure.office == "organization_head"
    if wrong or (isinstance(body, Organization) and tenure.office in _HELD_BY_ONE):
        yield Violation(f"{context.label(str(tenure.state))} has no {tenure.office}", "office")


@rule("GB412", "overlapping-tenures", Severity.WARNING, since="0.1")
def overlapping_tenures(context: RuleContext) -> Iterator[Violation]:
    """Two people of a file hold the same office of a state at the same time, and the office has one holder.

    So do two who both rule it (`effective`). Heads of state are checked where the state is invented; some states have
    more than one. Acting holders, rivals of whom only one is effective, overlaps of up to a month, and prose are not
    reported.

    Why it matters: the question who held the office on such a day has two answers.
    How to fix it: correct a date, mark one of the two as `acting`, or state which one is `effective`.
    """
    held: dict[tuple[str, str], list[tuple[str, Tenure]]] = {}
    for path, tenure in context:
        if isinstance(tenure, Tenure) and tenure.state and isinstance(tenure.period.start, Date):
            for kind in _sole_offices(tenure):
                held.setdefault((tenure.state, kind), []).append((path, tenure))
    reported: set[str] = set()
    for listed in held.values():
        for violation in _overlaps(listed):
            if violation.at not in reported:
                reported.add(violation.at)
                yield violation


def _sole_offices(tenure: Tenure) -> Iterator[str]:
    """The offices that nobody else can hold during a tenure; to rule counts as one."""
    if tenure.acting or is_from_prose(tenure):
        return
    is_invented = tenure.state is not None and tenure.state.namespace == "x"
    if tenure.office in _HELD_BY_ONE or (is_invented and tenure.office in _HELD_BY_ONE_HERE):
        yield tenure.office
    if tenure.effective and tenure.source is None:
        yield "effective"


def _overlaps(listed: list[tuple[str, Tenure]]) -> Iterator[Violation]:
    """A violation for each tenure that begins while the previous one certainly continues."""
    listed.sort(key=lambda entry: (str(entry[1].period.start), entry[0]))
    for (_, earlier), (path, later) in pairwise(listed):
        start, end = later.period.start, earlier.period.end
        if earlier.name == later.name or earlier.effective != later.effective or not isinstance(start, Date):
            continue
        begun = earlier.period.start
        goes_on = end is ONGOING and earlier.source is None and isinstance(begun, Date) and start.after(begun).certain
        ends_later = isinstance(end, Date) and start.before(end) is Answer.YES and _days_between(start, end) > _HANDOVER
        if goes_on or ends_later:
            yield Violation(f"{earlier.name} also held this office, {earlier.period}", f"{path}.period")


def _days_between(start: Date, end: Date) -> int:
    """The days that two tenures certainly share."""
    return 0 if start.latest is None or end.earliest is None else (end.earliest - start.latest).days


@rule("GB413", "own-successor", Severity.ERROR, since="0.1")
def own_successor(record: State | Organization) -> Iterator[Violation]:
    """A state or an organisation is its own predecessor or successor.

    Why it matters: following the line of successors never ends.
    How to fix it: name the other one. A change of name is not a succession: give the record two names.
    """
    for field in ("predecessors", "successors"):
        for number, id in enumerate(getattr(record, field, ())):
            if id == record.id:
                yield Violation(f"{record.name} is among its own {field}", f"{field}[{number}]")


@rule("GB414", "succession-out-of-order", Severity.ERROR, since="0.1")
def succession_out_of_order(record: State | Organization, context: RuleContext) -> Iterator[Violation]:
    """A predecessor begins after its successor has ended.

    Why it matters: one of the dates or the direction is wrong; a chain of states goes back in time.
    How to fix it: correct the dates, or swap predecessor and successor.
    """
    for field in ("predecessors", "successors"):
        for number, id in enumerate(getattr(record, field, ())):
            other = context.get(id)
            if not isinstance(other, State | Organization):
                continue
            earlier, later = (other, record) if field == "predecessors" else (record, other)
            begins, ends = earlier.period.start, later.period.end
            if not isinstance(begins, Date) or not isinstance(ends, Date):
                continue
            severity = severity_of(begins.after(ends), begins, ends)
            if severity not in (None, Severity.NOTE):
                message = f"{earlier.name} begins {dated(begins)}, but its successor {later.name} ends {dated(ends)}"
                yield Violation(message, f"{field}[{number}]", severity=severity)


@rule("GB415", "succession-one-sided", Severity.NOTE, since="0.1", preview=True)
def succession_one_sided(state: State, context: RuleContext) -> Iterator[Violation]:
    """A state that a file declares has a successor that does not list it as predecessor, or the reverse.

    Only if the file declares both: states of the register do not list invented ones.

    Why it matters: following the predecessors of the successor does not lead back to this state.
    How to fix it: list each of the two in the other.
    """
    for field, back in (("predecessors", "successors"), ("successors", "predecessors")):
        for number, id in enumerate(getattr(state, field)):
            other = context.get(id)
            if id.namespace == "x" and isinstance(other, State) and state.id not in getattr(other, back):
                yield Violation(f"{other.name} does not list {state.id} among its {back}", f"{field}[{number}]")


@rule("GB416", "succession-gap", Severity.NOTE, since="0.1")
def succession_gap(state: State, context: RuleContext) -> Iterator[Violation]:
    """A state that a file declares begins more than a year after all its predecessors have ended.

    Why it matters: the territory belonged to nobody in between; a state, an occupation or a date is missing.
    How to fix it: correct a date, or declare the state that was there in between.
    """
    start = state.period.start
    known = [context.get(id) for id in state.predecessors]
    ends = [other.period.end for other in known if isinstance(other, State)]
    if state.id.namespace != "x" or not isinstance(start, Date) or start.earliest is None or not ends:
        return
    last = [end.latest for end in ends if isinstance(end, Date) and end.latest is not None]
    if len(last) == len(ends) and (start.earliest - max(last)).days > 366:
        yield Violation(
            f"{state.name} begins {dated(start)}, but its predecessors ended by {max(last)}", "predecessors"
        )


@rule("GB417", "known-holder-differs", Severity.WARNING, since="0.1")
def known_holder_differs(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """A file gives the highest office of a state to a person, and the register has another effective holder.

    Why it matters: it is an error, or the scenario departs from history on purpose; readers should know which.
    How to fix it: correct name, state or period; if the scenario intends it, ignore the finding.
    """
    start = tenure.period.start
    chief = tenure.office in offices_of("chief")
    if is_from_prose(tenure) or tenure.state is None or not chief or not isinstance(start, Date):
        return
    known = (
        context.cached_in_world(_in_office, tenure.state, tenure.office) if context.world.actor(tenure.state) else ()
    )
    if any(_is_same(tenure, held) for held in known):
        return
    holder = next((held for held in known if held.effective and tenure.period.within(held.period).certain), None)
    severity = severity_of(Answer.YES, start, horizon=context.world.horizon)
    if holder is not None and severity is not Severity.NOTE:
        yield Violation(f"{tenure.office} was then {holder.name}, {holder.period}", "name", severity=Severity.WARNING)


def _in_office(world: World, state: str, office: OfficeKind) -> tuple[Tenure, ...]:
    return tuple(world.tenures(state, office=office))


def _is_same(one: Tenure, other: Tenure) -> bool:
    """Whether both can be the same person, in one of them under a part of the name: Hussein, Hussein of Jordan."""
    if one.person is not None and one.person == other.person:
        return True
    words, others = (set(folded(tenure.name).split()) for tenure in (one, other))
    return words <= others or others <= words


@rule("GB418", "person-of-another-state", Severity.WARNING, since="0.2")
def person_of_another_state(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """A file gives an office of a state to a person whom the register knows in offices of another state at that time.

    Only persons with a name that nobody else in the register has are checked, and states that do not follow each other.

    Why it matters: the person or the state is wrong, or another person of that name is meant.
    How to fix it: correct the person or the state; if it is another person, declare it under `people`.
    """
    state = tenure.state
    if state is None or state.namespace != "state" or is_from_prose(tenure) or tenure.source is not None:
        return
    person = tenure.person or context.person(tenure.name)
    known = context.world.tenures(person=person) if person and context.world.actor(state) else ()
    states = {held.state for held in known if held.state is not None and held.source is not None}
    if not states or state in states or any(id.namespace != "state" for id in states):
        return
    if states.isdisjoint(_neighbours(state, context)) and any(_is_near(tenure, held) for held in known):
        where = " and ".join(sorted(map(context.label, states)))
        yield Violation(f"{tenure.name} is known in offices of {where}, not of {context.label(state)}", "state")


def _neighbours(id: str, context: RuleContext) -> tuple[str, ...]:
    """The predecessors and successors of a state."""
    state = context.get(id)
    return (*state.predecessors, *state.successors) if isinstance(state, State) else ()


def _is_near(one: Tenure, other: Tenure) -> bool:
    """Whether two tenures can belong to one career."""
    (first, last), (start, end) = bounds(one.period), bounds(other.known_period)
    return first <= end + _CAREER and start - _CAREER <= last


@rule("GB419", "other-office-known", Severity.WARNING, since="0.2")
def other_office_known(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """A file gives a person an office that somebody else had, and the register has the person in another office then.

    So is a monarch of a state that had a head of state then.

    Why it matters: tables of leaders select by office; the person is in the wrong one.
    How to fix it: use the office in the hint; if the scenario intends it, ignore the finding.
    """
    state, start, end = tenure.state, tenure.period.earliest, tenure.period.latest
    if is_from_prose(tenure) or tenure.source is not None or state is None or context.world.actor(state) is None:
        return
    person = tenure.person or context.person(tenure.name)
    if person is None or start is None or tenure.office not in _EXCLUSIVE or tenure.acting:
        return
    last = start if end is None or end < start else min(end, start + _LONGEST)
    middle = Date.of(start + (last - start) / 2)
    then = [held for held in context.world.tenures(state, on=middle) if held.source is not None]
    own = [held for held in then if held.person == person]
    others = [held for held in then if held.office == tenure.office and held.person != person]
    is_republic = tenure.office == "monarch" and not others and any(held.office == "head_of_state" for held in then)
    if own and all(held.office != tenure.office for held in own) and (others or is_republic):
        held = own[0]
        message = f"{tenure.name} was {held.title or held.office} {dated(middle)}, not {tenure.office}"
        yield Violation(message, "office", held.office)
