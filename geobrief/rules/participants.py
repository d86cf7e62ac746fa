"""Are those who take part in an event persons, each once, and enough of them for what they do?"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, rule
from geobrief.checking.severity import dated, is_read
from geobrief.findings import Severity
from geobrief.model import Event, Person

_COMPANY = {"multilateral": 3, "third-party": 2, "visit": 2, "phone": 2}


@rule("GB709", "no-person", Severity.ERROR, since="0.1")
def no_person(event: Event, checked: Checked) -> Iterator[Fault]:
    """The id of a state, an organisation or a group stands among the people who acted.

    Why it matters: whoever asks who acted gets no person, and the state is missing where states are counted.
    How to mend it: move it to the actors, and list the person who acted for it.
    """
    for number, name in enumerate(event.people):
        record = checked.get(name)
        if record is not None and not isinstance(record, Person):
            yield Fault(f"{checked.label(name)} is no person", f"people[{number}]")


@rule("GB710", "person-named-twice", Severity.NOTE, since="0.1")
def person_named_twice(event: Event, checked: Checked) -> Iterator[Fault]:
    """One person is listed twice among those who acted, by name and by id, or under two names.

    Why it matters: the person is counted twice.
    How to mend it: keep one of the two.
    """
    first: dict[str, str] = {}
    for number, name in enumerate(event.people):
        id = checked.person(name) or name
        if first.setdefault(id, name) != name or event.people.index(name) != number:
            yield Fault(f"{name} is {first[id]}", f"people[{number}]")


@rule("GB711", "future-in-the-past", Severity.WARNING, since="0.1")
def future_in_the_past(event: Event, checked: Checked) -> Iterator[Fault]:
    """An event is told as one to come, and its day lies before the day of publication.

    In prose it may be a plan of the past that a text reports; there it is a note.

    Why it matters: it has happened or it has not; as it stands it counts as neither.
    How to mend it: use `asserted` or `negated`, or correct the date.
    """
    day = checked.published
    if event.modality == "future" and event.date is not None and day is not None and event.date.before(day).certain:
        severity = Severity.NOTE if is_read(event) else None
        yield Fault(f"still to come {dated(event.date)}, but published {dated(day)}", "modality", severity=severity)


@rule("GB712", "company-missing", Severity.NOTE, since="0.1")
def company_missing(event: Event) -> Iterator[Fault]:
    """A file has too few take part for the mode: a visit to nobody, a multilateral meeting of two.

    Why it matters: the event is in no dyad, or in fewer than it should be.
    How to mend it: add who else took part, or take another mode.
    """
    needed = _COMPANY.get(event.mode or "", 0) if event.type == "CONSULT" else 0
    if 0 < len(event.participants) < needed and not is_read(event):
        yield Fault(f"{event.mode} needs {needed} or more who take part", "mode")
