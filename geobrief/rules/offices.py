"""GB401: persons who act for a state, or hold an office, when they were not in office."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_from_prose, is_near, least_severe, severity_of
from geobrief.findings import Severity
from geobrief.model import Event, Tenure
from geobrief.model.attributes import When
from geobrief.register import World
from geobrief.vocabulary import load
from geobrief.when import ONGOING, Answer, Date, End

# The press is free with the titles of those who rule, so each of these may stand for another.
_RULING = frozenset(("head_of_state", "head_of_government", "monarch", "supreme_leader", "party_leader"))
_ONE_HOLDER = _RULING | {"foreign_minister", "defense_minister", "finance_minister"}
_FORMER = ("former", "late", "deposed", "ousted", "exiled")
_WORDS_BEFORE = 60
_DIFFERENCE = 31  # days: sources differ in what they take for the first and last one


@rule("GB401", "leader-not-in-office", Severity.ERROR, since="0.1")
def leader_not_in_office(record: Event | Tenure, context: RuleContext) -> Iterator[Violation]:
    """A person acts for a state, or is said to hold an office, on a day on which somebody else, or nobody, held it.

    Only persons whose tenures the register knows are judged. It is an error where the register knows who held the
    office on that day, else a warning. A text may go back in the life of a person who is in office on the day of
    publication, and may call a person a former president; that is no fault, nor is a tenure that differs by a month.

    Why it matters: the act is put down to the wrong person, or to the wrong year.
    How to fix it: name the office-holder of that day, whom the hint gives, or correct the date.
    """
    yield from _acting(record, context) if isinstance(record, Event) else _holding(record, context)


def _acting(event: Event, context: RuleContext) -> Iterator[Violation]:
    if event.date is None or event.modality != "asserted":
        return
    for number, name in enumerate(event.people):
        person = context.person(name)
        held = [tenure for tenure in _of(person, context.world) if tenure.state in event.participants]
        if _is_so_told(name, event.date, context):
            continue
        if _is_known_in_office(held, _told(name, context)) and not _excused(event, name, held, context):
            most = _claimed(event, name, held, context)
            yield from _out_of_office(f"people[{number}]", held, event.date, most, context.world)


def _is_so_told(name: str, when: When, context: RuleContext) -> bool:
    """Whether a file has the person in office then; that it is so is judged at the tenure."""
    return any(when.within(tenure.period).certain for tenure in context.cached(_by_holder).get(name, ()))


def _by_holder(context: RuleContext) -> dict[str, list[Tenure]]:
    """The tenures that a file tells, by name and id of who holds them."""
    found: dict[str, list[Tenure]] = {}
    for tenure in context.tenures:
        for name in {tenure.name, tenure.person} if not is_from_prose(tenure) else ():
            found.setdefault(name or "", []).append(tenure)
    return found


def _holding(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """The first and the last day that are told, where the person is known to have held this office."""
    person = tenure.person or (None if is_from_prose(tenure) else context.person(tenure.name))
    every = [held for held in _of(person, context.world) if held.state == tenure.state]
    held = [other for other in every if other.office == tenure.office]
    for edge in _edges(tenure, context):
        if not held or not isinstance(edge, Date) or _in_office(held, edge).possible:
            continue
        if not any(is_near(edge, other.period, _DIFFERENCE) for other in held):
            yield from _out_of_office("period", held, edge, Severity.ERROR, context.world)
            return


def _edges(tenure: Tenure, context: RuleContext) -> Iterator[Date | End | None]:
    """The first and the last day; of a tenure that goes on, the day of publication, else the last that is known."""
    yield tenure.period.start
    goes_on = tenure.period.end is ONGOING and not is_from_prose(tenure)
    yield (context.published or context.world.horizon) if goes_on else tenure.period.end


def _out_of_office(at: str, held: Sequence[Tenure], when: When, most: Severity, world: World) -> Iterator[Violation]:
    violated = ~_in_office(held, when)
    severity = severity_of(violated, when, *(tenure.period for tenure in held), horizon=world.horizon)
    if severity is None:
        return
    other = _other_holder(held, when, world)
    known = Severity.ERROR if other is not None else Severity.WARNING
    told = "was not" if violated.certain else "may not have been"
    terms = ", ".join(f"{tenure.title or tenure.office} {tenure.period}" for tenure in held)
    hint = f"{other.title or other.office} was {other.name}, {other.period}" if other is not None else None
    yield Violation(
        f"{held[0].name} {told} in office {dated(when)}: {terms}", at, hint, least_severe(severity, most, known)
    )


def _of(person: str | None, world: World) -> Sequence[Tenure]:
    return world.tenures(person=person) if person else ()


def _in_office(held: Iterable[Tenure], when: When) -> Answer:
    return Answer.any(when.overlaps(tenure.period) for tenure in held)


def _other_holder(held: Sequence[Tenure], when: When, world: World) -> Tenure | None:
    """Somebody else who surely held one of these offices then."""
    offices = {(tenure.state, tenure.office) for tenure in held if tenure.office in _ONE_HOLDER and tenure.state}
    rivals = [
        rival
        for state, office in sorted(offices)
        for rival in world.tenures(state, office=office)
        if rival.person != held[0].person and when.overlaps(rival.period).certain
    ]
    return max(rivals, key=_standing, default=None)


def _standing(tenure: Tenure) -> tuple[bool, bool, datetime.date]:
    """Who rules comes first, then who is among the rulers, then who entered last: on the day of a handover, the new."""
    return tenure.effective, tenure.office in _RULING, tenure.period.earliest or datetime.date.min


def _claimed(event: Event, name: str, held: Iterable[Tenure], context: RuleContext) -> Severity:
    """The most that can be said: an error where an office is told, or where a file has one act who once ruled."""
    if _told(name, context) is not None:
        return Severity.ERROR
    if is_from_prose(event):
        return Severity.NOTE
    return Severity.ERROR if any(tenure.effective for tenure in held) else Severity.WARNING


def _told(name: str, context: RuleContext) -> Tenure | None:
    """The office that a file gives to a person, or a text by a title; without one, the reader asked the register."""
    leader = context.leader(name)
    return None if leader is None or (is_from_prose(leader) and not _has_title(leader)) else leader


def _has_title(leader: Tenure) -> bool:
    """Whether the title that a text gives is one of the office; a colleague or a guest has none."""
    office = load("offices")[leader.office]
    words = {word for name in (office.label, office.gloss, *office.listed("also")) for word in _words(name)}
    return not words.isdisjoint(_words(leader.title or ""))


def _words(text: str) -> list[str]:
    return [word.strip(",.;") for word in text.casefold().split()]


def _is_known_in_office(held: Sequence[Tenure], told: Tenure | None) -> bool:
    """Whether the register knows the person in the office that is told, or in a like one; if none is told, in any."""
    if told is None:
        return bool(held)
    return any(tenure.office == told.office or {tenure.office, told.office} <= _RULING for tenure in held)


def _excused(event: Event, name: str, held: Iterable[Tenure], context: RuleContext) -> bool:
    """Whether a text calls the person by the office of its own day, or by a former one."""
    today = context.published
    if is_from_prose(event) and today is not None and _in_office(held, today).possible:
        return True
    leader = context.leader(name)
    words = " ".join((event.evidence[0].text if event.evidence else "", *_introductions(leader, context.text)))
    return any(word.startswith("ex-") or word in _FORMER for word in words.casefold().split())


def _introductions(leader: Tenure | None, text: str | None) -> Iterator[str]:
    """The title that is told, and the words before each mention."""
    if leader is not None:
        yield leader.title or ""
        yield from ((text or "")[max(0, seen.start - _WORDS_BEFORE) : seen.start] for seen in leader.mentions)
