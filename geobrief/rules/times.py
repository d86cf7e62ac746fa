"""Do the dates of a record fit each other, and the day on which it was told?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, rule
from geobrief.checking.severity import dated, is_read, lighter, weigh
from geobrief.findings import Severity
from geobrief.model import Agreement, Dispute, DisputeStep, Event, Person, Step
from geobrief.model.attributes import When
from geobrief.when import Date

_DONE = ("agreed", "signed", "ratified")


@rule("GB403", "end-before-start", Severity.ERROR, since="0.1")
def end_before_start(person: Person) -> Iterator[Fault]:
    """A life ends before it begins.

    Periods that end before they begin are not read at all, and steps have rules of their own.

    Why it matters: one of the two dates is wrong, and no question about the time between has an answer.
    How to mend it: correct the date; often two digits or two persons were mixed up.
    """
    if person.born is not None and person.died is not None:
        severity = weigh(person.died.before(person.born), person.died, person.born)
        if severity in (Severity.ERROR, Severity.WARNING):
            told = f"{person.name} died {dated(person.died)}, before the birth {dated(person.born)}"
            yield Fault(told, "died", severity=severity)


@rule("GB404", "after-publication", Severity.ERROR, since="0.1")
def after_publication(record: Agreement | Dispute | Event, checked: Checked) -> Iterator[Fault]:
    """Something is told as done that lies after the day of publication.

    Only what surely lies after that day is reported: of a year that has begun, part is past. On which day an agreement
    is to come into force, or to end, may be known before. What was read from prose gets a warning, since prose tells of
    plans in many ways; but an event of a certain day is an error there too.

    Why it matters: a text cannot know what comes after it; a plan was taken for a fact, or a date for another year's.
    How to mend it: mark the event as `future`, the agreement as `proposed`, or correct the date or `published`.
    """
    for at, when in _done(record):
        if checked.published is not None and when.after(checked.published).certain:
            certain = Severity.WARNING if when.qualified or checked.published.qualified else Severity.ERROR
            loose = Severity.WARNING if is_read(record) and not _is_told_to_the_day(record) else Severity.ERROR
            told = f"told as done {dated(when)}, but published {dated(checked.published)}"
            yield Fault(told, at, severity=lighter(certain, loose))


def _is_told_to_the_day(record: Agreement | Dispute | Event) -> bool:
    return isinstance(record, Event) and isinstance(record.date, Date) and record.date.precision == "day"


def _done(record: Agreement | Dispute | Event) -> Iterator[tuple[str, When]]:
    """What a record tells as done, by field."""
    if isinstance(record, Event):
        if record.date is not None and record.modality == "asserted":
            yield "date", record.date
        return
    steps: Sequence[Step | DisputeStep] = record.steps
    for number, step in enumerate(steps):
        if step.when is not None and (isinstance(record, Dispute) or step.status in _DONE):
            yield f"steps[{number}].when", step.when
