"""Is an event coded as its type allows, and do those act whom it names?"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, rule
from geobrief.checking.severity import is_read
from geobrief.findings import Severity
from geobrief.model import Event
from geobrief.model.attributes import When
from geobrief.model.events import SYMMETRIC
from geobrief.vocabulary import load, modes


@rule("GB702", "mode-not-of-type", Severity.ERROR, since="0.1")
def mode_not_of_type(event: Event) -> Iterator[Fault]:
    """The mode of an event does not belong to its type: an AID with the mode `visit`.

    Why it matters: modes mean something only within their type, and carry its score.
    How to mend it: take a mode of this type, which the hint lists, another type, or no mode.
    """
    fitting = modes(event.type)
    if event.mode is not None and event.mode not in fitting:
        hint = f"modes of {event.type} are {', '.join(fitting)}" if fitting else f"{event.type} has no modes"
        yield Fault(f"{event.mode} is no mode of {event.type}", "mode", hint)


@rule("GB703", "recipient-missing", Severity.WARNING, since="0.1")
def recipient_missing(event: Event) -> Iterator[Fault]:
    """An event of a type that needs a recipient has none: help that is given to nobody.

    Where two or more cooperate, each is the other's recipient. Prose need not name everybody: there it is a note.

    Why it matters: PLOVER requires one here; without it the event belongs to no dyad.
    How to mend it: name the recipient, or take a type that needs none.
    """
    mutual = event.type == "COOPERATE" and len(event.actors) > 1
    if load("event_types")[event.type]["recipient"] == "required" and not event.recipients and not mutual:
        severity = Severity.NOTE if is_read(event) else None
        yield Fault(f"{event.type} needs a recipient", "recipients", severity=severity)


@rule("GB704", "actor-is-recipient", Severity.WARNING, since="0.1")
def actor_is_recipient(event: Event, checked: Checked) -> Iterator[Fault]:
    """Somebody acts on itself. Events that go both ways (AGREE, CONSULT) may have each side in both places.

    Why it matters: it makes a dyad of a state with itself.
    How to mend it: leave the recipients empty where the event is domestic, else correct the side that is wrong.
    """
    for number, recipient in enumerate(event.recipients):
        if recipient in event.actors and event.type not in SYMMETRIC:
            yield Fault(f"{checked.label(recipient)} is actor and recipient", f"recipients[{number}]")


@rule("GB705", "nobody-acts", Severity.ERROR, since="0.1")
def nobody_acts(event: Event) -> Iterator[Fault]:
    """An event has no actor.

    Why it matters: who did it is what an event record is for.
    How to mend it: name the state, organisation or group; people act for one, and are listed beside it.
    """
    if not event.actors:
        yield Fault("nobody acts in this event", "actors")


@rule("GB706", "person-of-another-state", Severity.WARNING, since="0.1")
def person_of_another_state(event: Event, checked: Checked) -> Iterator[Fault]:
    """A person takes part in an event whose actors and recipients are others than the one for which the person acts.

    That is the state or organisation that the file or the text tells, or those that the register knows. Where prose
    tells none, nothing is said.

    Why it matters: the person or the actors are wrong; a president rarely acts for another state.
    How to mend it: add the state or organisation of the person, or correct the person.
    """
    for number, name in enumerate(event.people):
        leader = checked.leader(name)
        if leader is None and is_read(event):
            continue
        if leader is not None and event.date is not None and not event.date.overlaps(leader.period).possible:
            leader = None  # in another office then
        served: list[str] = [leader.state] if leader is not None and leader.state is not None else []
        if leader is None or served:
            served += _served(name, event.date if leader is None else None, checked)
        if served and set(served).isdisjoint(event.participants):
            told = f"{leader.name if leader else name} acts for {checked.label(served[0])}"
            yield Fault(f"{told}, which takes no part", f"people[{number}]")


def _served(name: str, when: When | None, checked: Checked) -> list[str]:
    """The states and organisations for which a person is known to have acted (then), that of the last office first."""
    person = checked.person(name)
    known = checked.world.tenures(person=person, during=when) if person else ()
    return [tenure.state for tenure in reversed(known) if tenure.state is not None]
