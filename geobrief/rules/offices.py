"""GB401: persons who act for a state, or hold an office, when they were not in office."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_after_horizon, is_from_prose, is_near, least_severe, severity_of
from geobrief.findings import Severity
from geobrief.model import Event, Tenure
from geobrief.model.attributes import When
from geobrief.register import World
from geobrief.vocabulary import load, offices_of
from geobrief.when import ONGOING, Answer, Date, End

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import OfficeKind

_MINISTERS = ("foreign_minister", "defense_minister", "finance_minister")
_WITH_ONE_HOLDER = (*offices_of("chief", "leader"), *_MINISTERS)
_FORMER = ("former", "late", "deposed", "ousted", "exiled")
_CHARACTERS_BEFORE = 60
_DIFFERENCE = 31  # days by which sources differ on the first and the last day of a tenure


@rule("GB401", "leader-not-in-office", Severity.ERROR, since="0.1")
def leader_not_in_office(record: Event | Tenure, context: RuleContext) -> Iterator[Violation]:
    """A person acts for a state, or holds an office, on a day on which the person was not in office.

    Only people with tenures in the register or in the file are checked. It is an error if another holder of the office
    on that day is known, else a warning. What a file says of an office wins over the register. A text may mention the
    past of a person who is in office on the day of publication, and may call a person a former president; neither is
    reported, nor is a tenure that differs by up to a month.

    Why it matters: the act is attributed to the wrong person or the wrong year.
    How to fix it: name the office-holder of that day, given in the hint, or correct the date.
    """
    yield from _event_violations(record, context) if isinstance(record, Event) else _tenure_violations(record, context)


def _event_violations(event: Event, context: RuleContext) -> Iterator[Violation]:
    if event.date is None or event.modality != "asserted":
        return
    for number, name in enumerate(event.people):
        person, at = context.person(name), f"people[{number}]"
        held = [tenure for tenure in _of(person, context.world) if tenure.state in event.participants]
        if _is_in_office_in_records(name, person, event.date, context):
            continue
        stated = [] if is_from_prose(event) else list(_against_file(event, event.date, at, name, held, context))
        if stated:
            yield stated[0]
        elif _is_office_known(held, _stated_tenure(name, context)) and not _is_excused(event, name, held, context):
            most = _highest_severity(event, name, held, context)
            yield from _out_of_office(at, held, event.date, most, context.world)


def _against_file(
    event: Event, when: When, at: str, name: str, held: Sequence[Tenure], context: RuleContext
) -> Iterator[Violation]:
    """A violation if the file has the person in office at other times only, or gives the person's office to another."""
    own = [each for each in _in_file(name, context.person(name), context) if each.state in event.participants]
    if own and not _in_office((*own, *held), when).possible:
        terms = ", ".join(f"{tenure.title or tenure.office} {tenure.period}" for tenure in own)
        others = [other for other in map(_office_of, own) if other in context.cached(_by_office)]
        rival = next((rival for office in others for rival in _holders(office, when, name, context)), None)
        hint = None if rival is None else f"{rival.title or rival.office} was {rival.name}, {rival.period}"
        severity = Severity.ERROR if rival is not None and not when.qualified else Severity.WARNING
        yield Violation(f"{name} was not in office {dated(when)}: {terms}", at, hint, severity)
    for tenure in () if own else held:
        for rival in _holders(_office_of(tenure), when, name, context):
            if tenure.office in _WITH_ONE_HOLDER and tenure.person != rival.person and tenure.name != rival.name:
                message = f"{name} was not {tenure.office} {dated(when)}: {rival.name}, {rival.period}"
                yield Violation(message, at, severity=Severity.WARNING if when.qualified else None)


def _office_of(tenure: Tenure) -> tuple[str | None, str]:
    return tenure.state, tenure.office


def _holders(office: tuple[str | None, str], when: When, but: str, context: RuleContext) -> list[Tenure]:
    """Other persons whom a file certainly has in an office at a time."""
    listed = context.cached(_by_office).get(office, ())
    return [each for each in listed if but not in (each.name, each.person) and when.within(each.period).certain]


def _by_office(context: RuleContext) -> dict[tuple[str | None, str], list[Tenure]]:
    """The tenures of a file, by state and office."""
    found: dict[tuple[str | None, str], list[Tenure]] = {}
    for tenure in context.tenures:
        if not is_from_prose(tenure) and not tenure.acting:
            found.setdefault(_office_of(tenure), []).append(tenure)
    return found


def _is_in_office_in_records(name: str, person: str | None, when: When, context: RuleContext) -> bool:
    """Whether a tenure of a file has the person in office then; if it is wrong, it is reported at the tenure."""
    return any(when.within(tenure.period).certain for tenure in _in_file(name, person, context))


def _in_file(name: str, person: str | None, context: RuleContext) -> list[Tenure]:
    """The tenures of a file of the person with a name or id."""
    by_holder = context.cached(_by_holder)
    return by_holder.get(name) or by_holder.get(person or "", [])


def _by_holder(context: RuleContext) -> dict[str, list[Tenure]]:
    """The tenures of a file, by name and id of their holders."""
    found: dict[str, list[Tenure]] = {}
    for tenure in context.tenures:
        person = None if is_from_prose(tenure) else tenure.person or context.person(tenure.name)
        for name in {tenure.name, person or tenure.name} if not is_from_prose(tenure) else ():
            found.setdefault(name, []).append(tenure)
    return found


def _tenure_violations(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """A violation if the first or the last day is outside all known tenures of the person in this office."""
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
    """The first and the last day; the last day of an ongoing tenure is the day of publication, else the horizon."""
    yield tenure.period.start
    is_ongoing = tenure.period.end is ONGOING and not is_from_prose(tenure)
    yield (context.published or context.world.horizon) if is_ongoing else tenure.period.end


def _out_of_office(at: str, held: Sequence[Tenure], when: When, most: Severity, world: World) -> Iterator[Violation]:
    violated = ~_in_office(held, when)
    severity = severity_of(violated, when, *(tenure.period for tenure in held), horizon=world.horizon)
    if severity is None:
        return
    other = None if is_after_horizon(when, world.horizon) else _other_holder(held, when, world)
    known = Severity.ERROR if other is not None else Severity.WARNING
    was_not = "was not" if violated.certain else "may not have been"
    terms = ", ".join(f"{tenure.title or tenure.office} {tenure.period}" for tenure in held)
    hint = f"{other.title or other.office} was {other.name}, {other.period}" if other is not None else None
    message = f"{held[0].name} {was_not} in office {dated(when)}: {terms}"
    yield Violation(message, at, hint, least_severe(severity, most, known))


def _of(person: str | None, world: World) -> Sequence[Tenure]:
    return tuple(world.tenures(person=person)) if person else ()


def _in_office(held: Iterable[Tenure], when: When) -> Answer:
    return Answer.any(when.overlaps(tenure.period) for tenure in held)


def _other_holder(held: Sequence[Tenure], when: When, world: World) -> Tenure | None:
    """Another person who certainly held one of these offices then."""
    offices: set[tuple[str, OfficeKind]] = {
        (tenure.state, tenure.office) for tenure in held if tenure.office in _WITH_ONE_HOLDER and tenure.state
    }
    rivals = [
        rival
        for state, office in sorted(offices)
        for rival in world.tenures(state, office=office)
        if rival.person != held[0].person and when.overlaps(rival.period).certain
    ]
    return max(rivals, key=_rank, default=None)


def _rank(tenure: Tenure) -> tuple[bool, bool, datetime.date]:
    """Effective rulers rank highest, then other ruling offices, then later tenures (on a handover day, the new one)."""
    return tenure.effective, tenure.office in offices_of("chief", "leader"), tenure.period.earliest or datetime.date.min


def _highest_severity(event: Event, name: str, held: Iterable[Tenure], context: RuleContext) -> Severity:
    """An error if the office is stated, or if a file has a former ruler act; a note in prose, else a warning."""
    if _stated_tenure(name, context) is not None:
        return Severity.ERROR
    if is_from_prose(event):
        return Severity.NOTE
    return Severity.ERROR if any(tenure.effective for tenure in held) else Severity.WARNING


def _stated_tenure(name: str, context: RuleContext) -> Tenure | None:
    """The tenure that a file gives for a person, or a text by a title; without title it is from the register."""
    leader = context.leader(name)
    return None if leader is None or (is_from_prose(leader) and not _has_title(leader)) else leader


def _has_title(leader: Tenure) -> bool:
    """Whether the title in a text is a title of the office; «colleague» and «guest» are not."""
    office = load("offices")[leader.office]
    words = {word for name in (office.label, office.gloss, *office.listed("also")) for word in _words(name)}
    return not words.isdisjoint(_words(leader.title or ""))


def _words(text: str) -> list[str]:
    return [word.strip(",.;") for word in text.casefold().split()]


def _is_office_known(held: Sequence[Tenure], stated: Tenure | None) -> bool:
    """Whether the register has the person in the stated office or a similar one; in any, if none is stated."""
    if stated is None:
        return bool(held)
    ruling = offices_of("chief", "leader")  # the press mixes up the titles of rulers
    return any(tenure.office == stated.office or {tenure.office, stated.office}.issubset(ruling) for tenure in held)


def _is_excused(event: Event, name: str, held: Iterable[Tenure], context: RuleContext) -> bool:
    """Whether a text uses the person's office of the day of publication, or calls the person a former holder."""
    today = context.published
    if is_from_prose(event) and today is not None and _in_office(held, today).possible:
        return True
    leader = context.leader(name)
    words = " ".join((event.evidence[0].text if event.evidence else "", *_introductions(leader, context.text)))
    return any(word.startswith("ex-") or word in _FORMER for word in words.casefold().split())


def _introductions(leader: Tenure | None, text: str | None) -> Iterator[str]:
    """The stated title, and the text before each mention."""
    if leader is not None:
        yield leader.title or ""
        for mention in leader.mentions:
            yield (text or "")[max(0, mention.start - _CHARACTERS_BEFORE) : mention.start]
