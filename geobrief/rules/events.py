"""GB701–GB715: events, those who take part in them, and the evidence of records."""

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

_PARTICIPANTS = {"multilateral": 3, "third-party": 2, "visit": 2, "phone": 2}
Quoted = Agreement | DateMention | Dispute | Event | Reference | Tenure


@rule("GB701", "evidence-not-in-text", Severity.ERROR, since="0.1")
def evidence_not_in_text(
    record: Agreement | DateMention | Dispute | Event | Reference | Tenure, context: RuleContext
) -> Iterator[Violation]:
    """The text at the offsets of a record's evidence is not the quoted text.

    Offsets are code points of the original text: `text[start:end]` is the quotation.

    Why it matters: the evidence of the record cannot be looked up; text and records are of different versions.
    How to fix it: read the text again, or remove the evidence from the record.
    """
    if context.text is None:
        return
    for at, words in _words(record):
        found = context.text[words.start : words.end]
        if found != words.text:
            message = f"expected {words.text[:40]!r} at {words.start}–{words.end}, found {found[:40]!r}"
            yield Violation(message, at, words=words)


def _words(record: Quoted) -> Iterator[tuple[str, Words]]:
    """The words on which a record rests, by field; a date rests on its own."""
    if isinstance(record, DateMention):
        yield "text", record
        return
    field = "mentions" if isinstance(record, Reference | Tenure) else "evidence"
    yield from ((f"{field}[{number}]", words) for number, words in enumerate(getattr(record, field)))


@rule("GB702", "mode-not-of-type", Severity.ERROR, since="0.1", hint_has_values=True)
def mode_not_of_type(event: Event) -> Iterator[Violation]:
    """The mode of an event does not belong to its type: an AID with the mode `visit`.

    Why it matters: modes have a meaning and a score only within their type.
    How to fix it: use one of the modes in the hint, another type, or no mode.
    """
    valid = modes(event.type)
    if event.mode is not None and event.mode not in valid:
        hint = f"modes of {event.type} are {', '.join(valid)}" if valid else f"{event.type} has no modes"
        yield Violation(f"mode {event.mode!r} is not valid for {event.type}", "mode", hint)


@rule("GB703", "recipient-missing", Severity.WARNING, since="0.1")
def recipient_missing(event: Event) -> Iterator[Violation]:
    """An event of a type that needs a recipient has none: aid to nobody.

    If two or more cooperate, each is the other's recipient. It is a note in prose, which may name only one side.

    Why it matters: PLOVER requires a recipient; without one the event belongs to no dyad.
    How to fix it: name the recipient, or use a type that needs none.
    """
    mutual = event.type == "COOPERATE" and len(event.actors) > 1
    if load("event_types")[event.type]["recipient"] == "required" and not event.recipients and not mutual:
        severity = Severity.NOTE if is_from_prose(event) else None
        yield Violation(f"{event.type} needs a recipient", "recipients", severity=severity)


@rule("GB704", "actor-is-recipient", Severity.WARNING, since="0.1")
def actor_is_recipient(event: Event, context: RuleContext) -> Iterator[Violation]:
    """An actor is also a recipient. In mutual events (AGREE, CONSULT) that is valid.

    Why it matters: the event makes a dyad of a state with itself.
    How to fix it: leave the recipients empty if the event is domestic, else correct actor or recipient.
    """
    for number, recipient in enumerate(event.recipients):
        if recipient in event.actors and event.type not in SYMMETRIC:
            yield Violation(f"{context.label(recipient)} is both actor and recipient", f"recipients[{number}]")


@rule("GB705", "actor-missing", Severity.ERROR, since="0.1")
def actor_missing(event: Event) -> Iterator[Violation]:
    """An event has no actor.

    Why it matters: an event without an actor belongs to no state.
    How to fix it: name the state, organisation or group that acts; people act for one, and are listed under `people`.
    """
    if not event.actors:
        yield Violation("event has no actor", "actors")


@rule("GB706", "person-of-other-state", Severity.WARNING, since="0.1")
def person_of_other_state(event: Event, context: RuleContext) -> Iterator[Violation]:
    """A person takes part in an event, and the state or organisation of the person does not.

    The state or organisation is that of the file or text, else any that the register has for the person. Prose that
    gives none is not checked.

    Why it matters: the person or the actors are wrong; a president rarely acts for another state.
    How to fix it: add the state or organisation of the person, or correct the person.
    """
    for number, name in enumerate(event.people):
        leader = context.leader(name)
        if leader is None and is_from_prose(event):
            continue
        if leader is not None and event.date is not None and not event.date.overlaps(leader.period).possible:
            leader = None  # in another office then
        states: list[str] = [leader.state] if leader is not None and leader.state is not None else []
        if leader is None or states:
            states += _known_states(name, event.date if leader is None else None, context)
        if states and set(states).isdisjoint(event.participants):
            person = leader.name if leader else name
            message = f"{person} acts for {context.label(states[0])}, which does not take part"
            yield Violation(message, f"people[{number}]")


def _known_states(name: str, when: When | None, context: RuleContext) -> list[str]:
    """The states and organisations of a person's known tenures (at that time), last tenure first."""
    person = context.person(name)
    known = context.world.tenures(person=person, during=when) if person else ()
    return [tenure.state for tenure in reversed(known) if tenure.state is not None]


@rule("GB707", "text-missing", Severity.NOTE, since="0.1")
def text_missing(context: RuleContext) -> Iterator[Violation]:
    """Records have evidence, and the file has no text.

    Why it matters: the evidence cannot be looked up.
    How to fix it: add the `text`, or remove the evidence.
    """
    if context.text is None:
        for path, record in context:
            if getattr(record, "evidence", ()):
                yield Violation("evidence without `text`", path)
                return


@rule("GB708", "span-length-mismatch", Severity.ERROR, since="0.1")
def span_length_mismatch(
    record: Agreement | DateMention | Dispute | Event | Reference | Tenure, context: RuleContext
) -> Iterator[Violation]:
    """The length of a quotation is not that of its span, in a file without the text.

    Why it matters: the quotation cannot be at these offsets of any text.
    How to fix it: correct `start`, `end` or the quotation; offsets are code points, and `end` is exclusive.
    """
    if context.text is None:
        for at, words in _words(record):
            if words.start < 0 or words.end - words.start != len(words.text):
                length = words.end - words.start
                yield Violation(f"{words.text[:40]!r} has {len(words.text)} characters, its span has {length}", at)


@rule("GB709", "not-a-person", Severity.ERROR, since="0.1")
def not_a_person(event: Event, context: RuleContext) -> Iterator[Violation]:
    """The people of an event include the id of a state, organisation or group.

    Why it matters: the state is missing from every table of states, and the person is unknown.
    How to fix it: move it to the actors, and list the person who acted for it.
    """
    for number, name in enumerate(event.people):
        record = context.get(name)
        if record is not None and not isinstance(record, Person):
            yield Violation(f"expected person, found {context.label(name)}", f"people[{number}]")


@rule("GB710", "duplicate-person", Severity.NOTE, since="0.1")
def duplicate_person(event: Event, context: RuleContext) -> Iterator[Violation]:
    """A person is listed twice in an event, by name and by id, or under two names.

    Why it matters: the person is counted twice.
    How to fix it: keep one of the two.
    """
    first: dict[str, str] = {}
    for number, name in enumerate(event.people):
        id = context.person(name) or name
        if first.setdefault(id, name) != name or event.people.index(name) != number:
            yield Violation(f"{name} is the same person as {first[id]}", f"people[{number}]")


@rule("GB711", "future-before-publication", Severity.WARNING, since="0.1")
def future_before_publication(event: Event, context: RuleContext) -> Iterator[Violation]:
    """An event has the modality `future` and is dated before the day of publication.

    It is a note in prose, which may report an earlier plan.

    Why it matters: the event has happened or not, and is counted as neither.
    How to fix it: use `asserted` or `negated`, or correct the date.
    """
    day = context.published
    if event.modality == "future" and event.date is not None and day is not None and event.date.before(day).certain:
        severity = Severity.NOTE if is_from_prose(event) else None
        yield Violation(
            f"future event dated {event.date}, before publication {dated(day)}", "modality", severity=severity
        )


@rule("GB712", "too-few-participants", Severity.NOTE, since="0.1")
def too_few_participants(event: Event) -> Iterator[Violation]:
    """An event of a file has too few participants for its mode: a visit to nobody, a multilateral meeting of two.

    Why it matters: the event is missing from dyads.
    How to fix it: add the other participants, or use another mode.
    """
    needed = _PARTICIPANTS.get(event.mode or "", 0) if event.type == "CONSULT" else 0
    if 0 < len(event.participants) < needed and not is_from_prose(event):
        yield Violation(f"{event.mode} needs at least {needed} participants, has {len(event.participants)}", "mode")


@rule("GB713", "evidence-missing", Severity.NOTE, since="0.1")
def evidence_missing(context: RuleContext) -> Iterator[Violation]:
    """A file has a text and records with evidence, and others have none. It is reported at the first of them.

    Why it matters: it is unknown whether the text says so or the record was added.
    How to fix it: add the `evidence`, or remove the record.
    """
    if context.text is None:
        return
    records = [(path, record) for path, record in context if isinstance(record, Agreement | Dispute | Event)]
    bare = [path for path, record in records if not record.evidence and record.source is None]
    if bare and len(bare) < len(records):
        others = f", nor {'has' if len(bare) == 2 else 'have'} {len(bare) - 1} more" if len(bare) > 1 else ""
        yield Violation(f"record has no evidence in the text{others}", f"{bare[0]}.evidence")


@rule("GB714", "source-misspelt", Severity.NOTE, since="0.1")
def source_misspelt(
    record: Agreement | Claim | Dispute | Event | Membership | Tenure, context: RuleContext
) -> Iterator[Violation]:
    """The source of a record is similar, but not equal, to the id of a source of the register.

    Your own sources can have any name.

    Why it matters: the records of one source are found together only if all of them name it in the same way.
    How to fix it: use the id in the hint; `--fix` does so if only the case differs.
    """
    source = record.source
    known = context.cached(_sources)
    if source and source not in known and len(source) > 4:
        near = nearest(source, known)
        if near is not None:
            fix = near if near.casefold() == source.casefold() else None
            yield Violation(f"unknown source {source}", "source", f"did you mean {near}?", fix=fix)


def _sources(context: RuleContext) -> frozenset[str]:
    return frozenset(source.id for source in context.world.sources)


@rule("GB715", "visitor-is-host", Severity.WARNING, since="0.2")
def visitor_is_host(event: Event, context: RuleContext) -> Iterator[Violation]:
    """All people in a visit are of the recipients, who are the hosts, and none of the actors, who visit.

    Only people with an office at that time, in the file or the register, are checked, and no prose.

    Why it matters: the direction of the visit is probably wrong, and the dyad has the wrong sender.
    How to fix it: swap actors and recipients, or add the visitor to the people.
    """
    if event.mode != "visit" or not event.people or event.date is None or is_from_prose(event):
        return
    states = [set(_states_then(name, event.date, context)) for name in event.people]
    if all(each & set(event.recipients) and not each & set(event.actors) for each in states):
        hosts = " and ".join(context.label(party) for party in event.recipients)
        yield Violation(f"{event.people[0]} acts for {hosts}, the host", "people[0]", "swap actors and recipients?")


def _states_then(name: str, when: When, context: RuleContext) -> list[str]:
    """The states and organisations in which a person held an office at that time."""
    stated = [each for each in context.tenures if name in (each.name, each.person) and each.state is not None]
    own = [str(each.state) for each in stated if when.overlaps(each.period).possible]
    return own or _known_states(name, when, context)
