"""GB701–GB714: events, those who take part in them, and the evidence of records."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, Words, rule
from geobrief.checking.severity import dated, is_from_prose
from geobrief.errors import nearest
from geobrief.findings import Severity
from geobrief.model import Agreement, Claim, DateMention, Dispute, Event, Membership, Person, Reference, Tenure
from geobrief.model.attributes import When
from geobrief.model.events import SYMMETRIC
from geobrief.vocabulary import load, modes

_COMPANY = {"multilateral": 3, "third-party": 2, "visit": 2, "phone": 2}
Grounded = Agreement | DateMention | Dispute | Event | Reference | Tenure


@rule("GB701", "evidence-not-in-text", Severity.ERROR, since="0.1")
def evidence_not_in_text(
    record: Agreement | DateMention | Dispute | Event | Reference | Tenure, context: RuleContext
) -> Iterator[Violation]:
    """The words that a record rests on are not at the place of the text to which it points.

    Places are code points of the text as it was given, so that `text[start:end]` gives the words.

    Why it matters: nobody can look up what the record rests on; text and records belong to different versions.
    How to fix it: read the text again, or take the evidence out of the record.
    """
    if context.text is None:
        return
    for at, words in _words(record):
        found = context.text[words.start : words.end]
        if found != words.text:
            told = f"{words.text[:40]!r} does not stand at {words.start}–{words.end}, but {found[:40]!r}"
            yield Violation(told, at, words=words)


def _words(record: Grounded) -> Iterator[tuple[str, Words]]:
    """The words on which a record rests, by field; a date rests on its own."""
    if isinstance(record, DateMention):
        yield "text", record
        return
    field = "mentions" if isinstance(record, Reference | Tenure) else "evidence"
    yield from ((f"{field}[{number}]", words) for number, words in enumerate(getattr(record, field)))


@rule("GB702", "mode-not-of-type", Severity.ERROR, since="0.1")
def mode_not_of_type(event: Event) -> Iterator[Violation]:
    """The mode of an event does not belong to its type: an AID with the mode `visit`.

    Why it matters: modes mean something only within their type, and carry its score.
    How to fix it: take a mode of this type, which the hint lists, another type, or no mode.
    """
    fitting = modes(event.type)
    if event.mode is not None and event.mode not in fitting:
        hint = f"modes of {event.type} are {', '.join(fitting)}" if fitting else f"{event.type} has no modes"
        yield Violation(f"{event.mode} is no mode of {event.type}", "mode", hint)


@rule("GB703", "recipient-missing", Severity.WARNING, since="0.1")
def recipient_missing(event: Event) -> Iterator[Violation]:
    """An event of a type that needs a recipient has none: help that is given to nobody.

    Where two or more cooperate, each is the other's recipient. Prose need not name everybody: there it is a note.

    Why it matters: PLOVER requires one here; without it the event belongs to no dyad.
    How to fix it: name the recipient, or take a type that needs none.
    """
    mutual = event.type == "COOPERATE" and len(event.actors) > 1
    if load("event_types")[event.type]["recipient"] == "required" and not event.recipients and not mutual:
        severity = Severity.NOTE if is_from_prose(event) else None
        yield Violation(f"{event.type} needs a recipient", "recipients", severity=severity)


@rule("GB704", "actor-is-recipient", Severity.WARNING, since="0.1")
def actor_is_recipient(event: Event, context: RuleContext) -> Iterator[Violation]:
    """Somebody acts on itself. Events that go both ways (AGREE, CONSULT) may have each side in both places.

    Why it matters: it makes a dyad of a state with itself.
    How to fix it: leave the recipients empty where the event is domestic, else correct the side that is wrong.
    """
    for number, recipient in enumerate(event.recipients):
        if recipient in event.actors and event.type not in SYMMETRIC:
            yield Violation(f"{context.label(recipient)} is actor and recipient", f"recipients[{number}]")


@rule("GB705", "actor-missing", Severity.ERROR, since="0.1")
def actor_missing(event: Event) -> Iterator[Violation]:
    """An event has no actor.

    Why it matters: who did it is what an event record is for.
    How to fix it: name the state, organisation or group; people act for one, and are listed beside it.
    """
    if not event.actors:
        yield Violation("nobody acts in this event", "actors")


@rule("GB706", "person-of-other-state", Severity.WARNING, since="0.1")
def person_of_other_state(event: Event, context: RuleContext) -> Iterator[Violation]:
    """A person takes part in an event whose actors and recipients are others than the one for which the person acts.

    That is the state or organisation that the file or the text tells, or those that the register knows. Where prose
    tells none, nothing is said.

    Why it matters: the person or the actors are wrong; a president rarely acts for another state.
    How to fix it: add the state or organisation of the person, or correct the person.
    """
    for number, name in enumerate(event.people):
        leader = context.leader(name)
        if leader is None and is_from_prose(event):
            continue
        if leader is not None and event.date is not None and not event.date.overlaps(leader.period).possible:
            leader = None  # in another office then
        served: list[str] = [leader.state] if leader is not None and leader.state is not None else []
        if leader is None or served:
            served += _served(name, event.date if leader is None else None, context)
        if served and set(served).isdisjoint(event.participants):
            told = f"{leader.name if leader else name} acts for {context.label(served[0])}"
            yield Violation(f"{told}, which takes no part", f"people[{number}]")


def _served(name: str, when: When | None, context: RuleContext) -> list[str]:
    """The states and organisations for which a person is known to have acted (then), that of the last office first."""
    person = context.person(name)
    known = context.world.tenures(person=person, during=when) if person else ()
    return [tenure.state for tenure in reversed(known) if tenure.state is not None]


@rule("GB707", "text-missing", Severity.NOTE, since="0.1")
def text_missing(context: RuleContext) -> Iterator[Violation]:
    """Records point to words of a text that the file does not hold.

    Why it matters: nobody can look up what the records rest on.
    How to fix it: add the `text`, or take the evidence out.
    """
    if context.text is None:
        for path, record in context:
            if getattr(record, "evidence", ()):
                yield Violation("evidence without the text that it points to", path)
                return


@rule("GB708", "span-length-mismatch", Severity.ERROR, since="0.1")
def span_length_mismatch(
    record: Agreement | DateMention | Dispute | Event | Reference | Tenure, context: RuleContext
) -> Iterator[Violation]:
    """The words of a record are longer or shorter than the span that they are said to fill.

    Where the text is at hand, the words are compared with it instead.

    Why it matters: whichever text it was, the words cannot have stood there.
    How to fix it: correct `start`, `end` or the words; places are code points, and `end` is behind the last one.
    """
    if context.text is None:
        for at, words in _words(record):
            if words.start < 0 or words.end - words.start != len(words.text):
                yield Violation(f"{words.text[:40]!r} has {len(words.text)} letters, not {words.end - words.start}", at)


@rule("GB709", "not-a-person", Severity.ERROR, since="0.1")
def not_a_person(event: Event, context: RuleContext) -> Iterator[Violation]:
    """The id of a state, an organisation or a group stands among the people who acted.

    Why it matters: whoever asks who acted gets no person, and the state is missing where states are counted.
    How to fix it: move it to the actors, and list the person who acted for it.
    """
    for number, name in enumerate(event.people):
        record = context.get(name)
        if record is not None and not isinstance(record, Person):
            yield Violation(f"{context.label(name)} is no person", f"people[{number}]")


@rule("GB710", "duplicate-person", Severity.NOTE, since="0.1")
def duplicate_person(event: Event, context: RuleContext) -> Iterator[Violation]:
    """One person is listed twice among those who acted, by name and by id, or under two names.

    Why it matters: the person is counted twice.
    How to fix it: keep one of the two.
    """
    first: dict[str, str] = {}
    for number, name in enumerate(event.people):
        id = context.person(name) or name
        if first.setdefault(id, name) != name or event.people.index(name) != number:
            yield Violation(f"{name} is {first[id]}", f"people[{number}]")


@rule("GB711", "future-before-publication", Severity.WARNING, since="0.1")
def future_before_publication(event: Event, context: RuleContext) -> Iterator[Violation]:
    """An event is told as one to come, and its day lies before the day of publication.

    In prose it may be a plan of the past that a text reports; there it is a note.

    Why it matters: it has happened or it has not; as it stands it counts as neither.
    How to fix it: use `asserted` or `negated`, or correct the date.
    """
    day = context.published
    if event.modality == "future" and event.date is not None and day is not None and event.date.before(day).certain:
        severity = Severity.NOTE if is_from_prose(event) else None
        yield Violation(f"still to come {dated(event.date)}, but published {dated(day)}", "modality", severity=severity)


@rule("GB712", "too-few-participants", Severity.NOTE, since="0.1")
def too_few_participants(event: Event) -> Iterator[Violation]:
    """A file has too few take part for the mode: a visit to nobody, a multilateral meeting of two.

    Why it matters: the event is in no dyad, or in fewer than it should be.
    How to fix it: add who else took part, or take another mode.
    """
    needed = _COMPANY.get(event.mode or "", 0) if event.type == "CONSULT" else 0
    if 0 < len(event.participants) < needed and not is_from_prose(event):
        yield Violation(f"{event.mode} needs {needed} or more who take part", "mode")


@rule("GB713", "evidence-missing", Severity.NOTE, since="0.1")
def evidence_missing(record: Agreement | Dispute | Event, context: RuleContext) -> Iterator[Violation]:
    """A file holds a text and records that were read from it, and this record points to no words of it.

    Why it matters: nobody can tell whether the text says so, or somebody has added it.
    How to fix it: add the words as `evidence`, or remove the record.
    """
    if context.text is not None and not record.evidence and record.source is None and context.cached(_has_evidence):
        yield Violation("this points to no words of the text", "evidence")


def _has_evidence(context: RuleContext) -> bool:
    return any(getattr(record, "evidence", ()) for _, record in context)


@rule("GB714", "source-misspelt", Severity.NOTE, since="0.1")
def source_misspelt(
    record: Agreement | Claim | Dispute | Event | Membership | Tenure, context: RuleContext
) -> Iterator[Violation]:
    """The source of a record is nearly, but not quite, the id of one that the register names.

    Sources of your own may have any name.

    Why it matters: what rests on one source is found together only if all records name it alike.
    How to fix it: use the id that the hint gives; `--fix` does so where only capitals differ.
    """
    source = record.source
    known = context.cached(_sources)
    if source and source not in known and len(source) > 4:
        near = nearest(source, known)
        if near is not None:
            fix = near if near.casefold() == source.casefold() else None
            yield Violation(f"no source is called {source}", "source", f"did you mean {near}?", fix=fix)


def _sources(context: RuleContext) -> frozenset[str]:
    return frozenset(source.id for source in context.world.sources)
