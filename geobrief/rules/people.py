"""GB408–GB417: lives and tenures of people, and the succession of states and organisations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_from_prose, least_severe, severity_of
from geobrief.findings import Severity
from geobrief.model import Event, Organization, Person, State, Tenure
from geobrief.model.attributes import When
from geobrief.register import World
from geobrief.register.folding import folded
from geobrief.when import Answer, Date

_OLDEST, _OF_AGE, _HANDOVER = 120, 18, 31
_CHIEF = ("head_of_state", "head_of_government", "monarch", "supreme_leader")
_HELD_BY_ONE = ("head_of_government", "monarch", "supreme_leader", "foreign_minister", "defense_minister")


@rule("GB408", "not-alive", Severity.ERROR, since="0.1")
def not_alive(record: Event | Tenure, context: RuleContext) -> Iterator[Violation]:
    """A person acts, or takes an office, before birth or after death.

    What was read from prose gets a warning: two persons of one name are told apart by their dates only.

    Why it matters: the date is wrong, or another person of the same name is meant.
    How to fix it: correct the date, or name the other person.
    """
    for at, id, when in _doings(record, context):
        person = context.get(id)
        if not isinstance(person, Person):
            continue
        for told, edge, absent in _absences(person, when):
            severity = severity_of(absent, when, edge)
            if severity is not None and severity is not Severity.NOTE:
                most = Severity.WARNING if is_from_prose(record) else Severity.ERROR
                message = f"{person.name} {told} {dated(edge)}, but acts {dated(when)}"
                yield Violation(message, at, severity=least_severe(severity, most))


def _absences(person: Person, when: When) -> Iterator[tuple[str, Date, Answer]]:
    """Whether it was too early or too late for a person, with the words and the date for it."""
    if person.born is not None:
        yield "was born only", person.born, when.before(person.born)
    if person.died is not None:
        yield "died already", person.died, when.after(person.died)


def _doings(record: Event | Tenure, context: RuleContext) -> Iterator[tuple[str, str, When]]:
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
    """Somebody takes an office before the age of eighteen. Monarchs may be children.

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
            yield Violation(f"{person.name}, born in {person.born}, was {age} at most in {start}", "period")


@rule("GB410", "life-too-long", Severity.WARNING, since="0.1")
def life_too_long(person: Person) -> Iterator[Violation]:
    """A person lived for more than a hundred and twenty years.

    Why it matters: one of the dates is wrong, or two persons were made one.
    How to fix it: correct the date, or make two records.
    """
    if person.born and person.died and person.born.latest and person.died.earliest:
        years = person.died.earliest.year - person.born.latest.year
        if years > _OLDEST:
            yield Violation(f"{person.name} would have lived for {years} years", "died")


@rule("GB411", "office-not-of-body", Severity.WARNING, since="0.1")
def office_not_of_body(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """A state has a head of an organisation, or an organisation a monarch, a prime minister or a foreign minister.

    Why it matters: tables of leaders pick by the office; the person stands in none or in the wrong one.
    How to fix it: take another office (`other`, where none fits), or name the body that the person headed.
    """
    body = context.get(tenure.state) if tenure.state else None
    wrong = isinstance(body, State) and tenure.office == "organization_head"
    if wrong or (isinstance(body, Organization) and tenure.office in _HELD_BY_ONE):
        yield Violation(f"{context.label(str(tenure.state))} has no {tenure.office}", "office")


@rule("GB412", "overlapping-tenures", Severity.WARNING, since="0.1")
def overlapping_tenures(context: RuleContext) -> Iterator[Violation]:
    """A file has two persons hold one office of one state at one time, of an office that has one holder.

    Acting holders, rivals of whom one only rules, handovers of a month, and what was read from prose are left out.

    Why it matters: who held the office on such a day has two answers.
    How to fix it: correct a date, mark one of the two as `acting`, or say which one is `effective`.
    """
    held: dict[tuple[str, str], list[tuple[str, Tenure]]] = {}
    for path, tenure in context:
        if isinstance(tenure, Tenure) and tenure.state and _is_sole(tenure):
            held.setdefault((tenure.state, tenure.office), []).append((path, tenure))
    for listed in held.values():
        yield from _clashes(listed)


def _is_sole(tenure: Tenure) -> bool:
    """Whether nobody else should hold the office in that time."""
    dated = isinstance(tenure.period.start, Date)
    return tenure.office in _HELD_BY_ONE and dated and not tenure.acting and not is_from_prose(tenure)


def _clashes(listed: list[tuple[str, Tenure]]) -> Iterator[Violation]:
    """Each tenure that begins while the one before it, by the day of its beginning, surely goes on."""
    listed.sort(key=lambda entry: (str(entry[1].period.start), entry[0]))
    for (_, earlier), (path, later) in pairwise(listed):
        start, end = later.period.start, earlier.period.end
        if earlier.name == later.name or earlier.effective != later.effective or not isinstance(start, Date):
            continue
        if isinstance(end, Date) and start.before(end) is Answer.YES and _days_between(start, end) > _HANDOVER:
            yield Violation(f"{earlier.name} held this office too, {earlier.period}", f"{path}.period")


def _days_between(start: Date, end: Date) -> int:
    """The days that two surely share."""
    return 0 if start.latest is None or end.earliest is None else (end.earliest - start.latest).days


@rule("GB413", "own-successor", Severity.ERROR, since="0.1")
def own_successor(record: State | Organization) -> Iterator[Violation]:
    """A state or an organisation is its own predecessor or successor.

    Why it matters: whoever follows the line of successors goes round in a circle.
    How to fix it: name the other one. A mere change of name is no succession: give the one record two names.
    """
    for field in ("predecessors", "successors"):
        for number, id in enumerate(getattr(record, field, ())):
            if id == record.id:
                yield Violation(f"{record.name} is among its own {field}", f"{field}[{number}]")


@rule("GB414", "succession-out-of-order", Severity.ERROR, since="0.1")
def succession_out_of_order(record: State | Organization, context: RuleContext) -> Iterator[Violation]:
    """A predecessor begins only after its successor has ended, or a successor ends before what it succeeds began.

    Why it matters: one of the dates, or the direction, is wrong; a chain of states leads back in time.
    How to fix it: correct the dates, or let predecessors and successors change places.
    """
    for field in ("predecessors", "successors"):
        for number, id in enumerate(getattr(record, field, ())):
            other = context.get(id)
            if isinstance(other, State | Organization):
                earlier, later = (other, record) if field == "predecessors" else (record, other)
                begins, ends = earlier.period.start, later.period.end
                severity = None
                if isinstance(begins, Date) and isinstance(ends, Date):
                    severity = severity_of(begins.after(ends), begins, ends)
                if severity not in (None, Severity.NOTE):
                    told = f"{earlier.name} begins in {begins}, but its successor {later.name} ends in {ends}"
                    yield Violation(told, f"{field}[{number}]", severity=severity)


@rule("GB415", "succession-one-sided", Severity.NOTE, since="0.1", preview=True)
def succession_one_sided(state: State, context: RuleContext) -> Iterator[Violation]:
    """A state that a file declares names a successor that does not name it as predecessor, or the other way round.

    Only where both are declared in the file: the register cannot know what an author invents.

    Why it matters: whoever goes back from the successor never comes to this state.
    How to fix it: list each of the two with the other.
    """
    for field, back in (("predecessors", "successors"), ("successors", "predecessors")):
        for number, id in enumerate(getattr(state, field)):
            other = context.get(id)
            if id.namespace == "x" and isinstance(other, State) and state.id not in getattr(other, back):
                yield Violation(f"{other.name} does not list {state.id} among its {back}", f"{field}[{number}]")


@rule("GB416", "succession-gap", Severity.NOTE, since="0.1")
def succession_gap(state: State, context: RuleContext) -> Iterator[Violation]:
    """A state that a file declares begins more than a year after all its predecessors have ended.

    Why it matters: to whom did the land belong in between? A state, an occupation or a date is missing.
    How to fix it: correct a date, or declare who was there in between.
    """
    start = state.period.start
    known = [context.get(id) for id in state.predecessors]
    ends = [other.period.end for other in known if isinstance(other, State)]
    if state.id.namespace != "x" or not isinstance(start, Date) or start.earliest is None or not ends:
        return
    last = [end.latest for end in ends if isinstance(end, Date) and end.latest is not None]
    if len(last) == len(ends) and (start.earliest - max(last)).days > 366:
        yield Violation(f"{state.name} begins in {start}, its predecessors ended by {max(last)}", "predecessors")


@rule("GB417", "known-holder-differs", Severity.WARNING, since="0.1")
def known_holder_differs(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """A file gives the chief office of a state to somebody, and the register knows that somebody else ruled in it.

    Why it matters: it is a mistake, or history is told otherwise than it was; the reader should know which.
    How to fix it: correct name, state or time; where the scenario wants it so, ignore the finding.
    """
    start = tenure.period.start
    if is_from_prose(tenure) or tenure.state is None or tenure.office not in _CHIEF or not isinstance(start, Date):
        return
    known = (
        context.cached_in_world(_in_office, tenure.state, tenure.office) if context.world.actor(tenure.state) else ()
    )
    if any(_is_same(tenure, held) for held in known):
        return
    there = next((held for held in known if held.effective and tenure.period.within(held.period).certain), None)
    severity = severity_of(Answer.YES, start, horizon=context.world.horizon)
    if there is not None and severity is not Severity.NOTE:
        yield Violation(f"{tenure.office} was then {there.name}, {there.period}", "name", severity=Severity.WARNING)


def _in_office(world: World, state: str, office: str) -> tuple[Tenure, ...]:
    return world.tenures(state, office=office)


def _is_same(one: Tenure, other: Tenure) -> bool:
    """Whether it may be one person, whom one of the two calls by a part of the name: Hussein, Hussein of Jordan."""
    if one.person is not None and one.person == other.person:
        return True
    words, others = (set(folded(tenure.name).split()) for tenure in (one, other))
    return words <= others or others <= words
