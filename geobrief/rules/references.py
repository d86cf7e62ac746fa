"""GB303–GB325: ids that lead to a record, and names that fit their ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geobrief.checking.actors import actor_refs, actors, dispute_period, references
from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import is_from_prose
from geobrief.findings import Severity
from geobrief.model import (
    Agreement,
    Claim,
    Dispute,
    Event,
    Group,
    Membership,
    Organization,
    Person,
    Reference,
    State,
    Tenure,
    Territory,
)
from geobrief.model.events import SYMMETRIC
from geobrief.register import World
from geobrief.register.folding import folded
from geobrief.rules.existence import existed
from geobrief.when import Answer, Date

_USING = ("events", "agreements", "disputes", "expect")  # the sections that a file has that is more than a base


@rule("GB303", "unknown-id", Severity.ERROR, since="0.1")
def unknown_id(
    record: Agreement | Claim | Dispute | Event | Membership | Organization | Reference | State | Tenure | Territory,
    context: RuleContext,
) -> Iterator[Violation]:
    """An id is in neither the register nor the file. `--fix` corrects one that differs from a known id in case only.

    Why it matters: the record refers to nothing, so it is missing from every answer about actors.
    How to fix it: use the id in the hint, or declare what you invented under an id such as `x:arstotzka`.
    """
    for at, id in references(record):
        if context.get(id) is None:
            near = context.nearest(id)
            is_key = at.startswith("roles")  # a fix would replace the role, not the id
            fix = near if near and near.casefold() == id.casefold() and not is_key else None
            yield Violation(f"unknown id {id}", at, near and f"did you mean {near}?", fix=fix)


@rule("GB304", "person-as-party", Severity.ERROR, since="0.1")
def person_as_party(record: Agreement | Dispute | Event) -> Iterator[Violation]:
    """A person is given as a party or actor, which must be a state, organisation, group or territory.

    Why it matters: people act for a state or organisation; as parties they are missing from every table of states.
    How to fix it: name the state or organisation, and list the person under `people`.
    """
    hint = "name the state or organisation that the person acts for"
    for ref in actor_refs(record):
        if ref.id.namespace == "person":
            yield Violation(f"{ref.id} is a person", ref.at, hint)


@rule("GB305", "id-used-twice", Severity.ERROR, since="0.1")
def id_used_twice(context: RuleContext) -> Iterator[Violation]:
    """Two records of a file have the same id.

    Why it matters: a reference to the id can mean either record.
    How to fix it: give one of them another id, or merge the two.
    """
    first: dict[tuple[str, str], str] = {}
    for path, record in context:
        id = getattr(record, "id", None)
        known = first.setdefault((path.partition("[")[0], id), path) if id else path
        if known != path:
            yield Violation(f"duplicate id {id}, already used by {known}", f"{path}.id")


@rule("GB306", "duplicate-record", Severity.WARNING, since="0.1")
def duplicate_record(context: RuleContext) -> Iterator[Violation]:
    """Two agreements, disputes, events or tenures of a file are equal, whatever the order of their parties.

    Why it matters: one agreement, dispute, event or tenure is counted twice.
    How to fix it: remove one, or add what distinguishes them, such as the date or the parties.
    """
    first: dict[object, str] = {}
    for path, record in context:
        if isinstance(record, Agreement | Dispute | Event | Tenure):
            other = first.setdefault(_unordered(record), path)
            if other != path:
                words = next(iter(getattr(record, "evidence", ())), None)
                yield Violation(f"duplicate of {other}", path, words=words)


def _unordered(record: Agreement | Dispute | Event | Tenure) -> object:
    """The content of a record, without the order of its parties, roles and sides.

    The first actor of a visit is the visitor, so that the order matters there.
    """
    if isinstance(record, Agreement):
        about: tuple[object, ...] = (
            record.obligations,
            record.subject,
            record.quantities,
            record.title,
            record.names,
        )
        return record.kind, frozenset(record.parties), record.steps, frozenset(record.roles), about
    if isinstance(record, Dispute):
        about = (record.over, record.territory, record.hostility, record.title, record.names)
        return record.kind, frozenset(record.parties), frozenset(map(frozenset, record.sides)), record.steps, about
    if isinstance(record, Event) and record.type in SYMMETRIC and record.mode != "visit":
        about = (record.date, record.mode, record.contexts, record.people, record.modality)
        return record.type, frozenset(record.participants), about
    return record


@rule("GB307", "name-id-mismatch", Severity.WARNING, since="0.1")
def name_id_mismatch(reference: Reference, context: RuleContext) -> Iterator[Violation]:
    """The name of a state, organisation, group or territory belongs to another one: Chile, with the id of Argentina.

    Why it matters: name or id is wrong, and which one is not known; programs use the id, people read the name.
    How to fix it: correct the id or the name.
    """
    record = context.get(reference.id)
    if record is None or record.name == reference.name:
        return
    others = {candidate.record.id for candidate in context.world.resolve_actor(reference.name).candidates}
    if others and reference.id not in others:
        labels = " or ".join(map(context.label, sorted(others)))
        yield Violation(f"{reference.name} is the name of {labels}, not of {context.label(reference.id)}", "name")


@rule("GB308", "outdated-name", Severity.NOTE, since="0.1", tag="deprecated")
def outdated_name(reference: Reference, context: RuleContext) -> Iterator[Violation]:
    """A file gives a state a name that it did not have on the day of publication: Upper Volta in 2010.

    Why it matters: a search for the name of that day does not find the record.
    How to fix it: use the name in the hint; `--fix` does so.
    """
    state, day = context.get(reference.id), context.published
    if reference.mentions or not isinstance(state, State) or day is None or day.precision != "day":
        return
    uses = [name for name in state.names if name.text == reference.name]
    if uses and existed(state, day, context.world) is Answer.YES:
        now = state.name_on(day)
        if not any(day.overlaps(name.period).possible for name in uses):
            message = f"{reference.name} was not the name of {state.id} on {day}: {uses[0].period}"
            yield Violation(message, "name", f"it was then called {now}", fix=now)


@rule("GB309", "invented-but-known", Severity.NOTE, since="0.1")
def invented_but_known(record: State | Organization | Group | Territory, context: RuleContext) -> Iterator[Violation]:
    """An invented state, organisation, group or territory has the name of one in the register.

    Why it matters: if it is meant to be that one, nothing of the register is used for it.
    How to fix it: use the id in the hint, or another name for what you invented.
    """
    if record.id.namespace == "x":
        known = context.world.resolve_actor(record.name).candidates
        ids = [candidate.record.id for candidate in known if candidate.record.id != record.id]
        if ids:
            yield Violation(f"{record.name} is already in the register", "id", f"did you mean {' or '.join(ids)}?")


@rule("GB310", "declared-but-unused", Severity.NOTE, since="0.1", tag="unnecessary")
def declared_but_unused(context: RuleContext) -> Iterator[Violation]:
    """An invented state, organisation, group, territory or person is declared, and no record refers to it.

    Files without events, agreements, disputes and expectations only declare, for others to extend, and are not checked.

    Why it matters: the declaration is superfluous, or the references to it have a wrong id.
    How to fix it: remove it, or use its id.
    """
    invented = [(path, record) for path, record in context if _is_invented(record)]
    used = context.cached(_used) if invented and any(context.records.get(section) for section in _USING) else ()
    for path, record in invented:
        if used and record.id not in used and used.isdisjoint(getattr(record, "all_names", ())):
            yield Violation(f"no record refers to {record.name}", f"{path}.id")


def _is_invented(record: Any) -> bool:
    return hasattr(record, "name") and str(getattr(record, "id", "")).startswith("x:")


def _facts(fact: Any) -> Iterator[str]:
    """The ids and names in a fact that is expected."""
    for key in ("leader", "of", "member", "administrator", "exists"):
        yield from (value for value in (getattr(fact, key, None),) if isinstance(value, str))


def _used(context: RuleContext) -> frozenset[str]:
    """All ids and names of people to which records refer."""
    used: set[str] = set()
    for _, record in context:
        used.update(id for _, id in actors(record))
        used.update(getattr(record, "people", ()))
        if isinstance(record, Tenure):
            used.update(filter(None, (record.name, record.person)))
        if isinstance(record, Agreement):
            used.update(entry.party for entry in record.roles)
        used.update(filter(None, (getattr(record, "territory", None), *_facts(getattr(record, "that", None)))))
    return frozenset(used)


@rule("GB320", "wrong-record-type", Severity.ERROR, since="0.1")
def wrong_record_type(record: Tenure | Membership | Claim, context: RuleContext) -> Iterator[Violation]:
    """An id has a record of the wrong type for its field: a membership of a state, a claim to a group.

    Why it matters: the record is missing from every answer about organisations, territories or people.
    How to fix it: use the id of a record of the type that the message names.
    """
    for field, id, wanted in _expected(record):
        known = context.get(id)
        if known is not None and not isinstance(known, wanted):
            names = " or ".join(cls.__name__.lower() for cls in wanted)
            yield Violation(f"expected {names}, found {context.label(id)}", field)


def _expected(record: Tenure | Membership | Claim) -> Iterator[tuple[str, str, tuple[type, ...]]]:
    if isinstance(record, Membership):
        yield "organization", record.organization, (Organization,)
        yield "member", record.member, (State, Organization, Territory, Group)
    elif isinstance(record, Claim):
        yield "territory", record.territory, (Territory,)
        yield "claimant", record.claimant, (State, Organization, Group, Territory)
    else:
        if record.person is not None:
            yield "person", record.person, (Person,)
        if record.state is not None:
            yield "state", record.state, (State, Organization, Territory, Group)


@rule("GB322", "unusual-name-spelling", Severity.NOTE, since="0.1")
def unusual_name_spelling(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """The name of a person differs from the register's in accents or case.

    Why it matters: a search for the usual spelling does not find the record.
    How to fix it: use the spelling in the hint; `--fix` does so.
    """
    person = _person_of_other_name(tenure, context)
    if person is not None:
        near = [name for name in person.all_names if folded(name) == folded(tenure.name) != ""]
        if near:
            yield Violation(f"{tenure.name} is usually spelt {near[0]}", "name", near[0], fix=near[0])


@rule("GB323", "person-name-mismatch", Severity.WARNING, since="0.1")
def person_name_mismatch(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """The name of a person has no word in common with the names of the person with this id.

    Why it matters: name and id mean two people; programs use the id, people read the name.
    How to fix it: correct the id or the name.
    """
    person = _person_of_other_name(tenure, context)
    if person is not None:
        known = {word for name in (*person.all_names, person.family or "") for word in folded(name).split()}
        if known.isdisjoint(folded(tenure.name).split()):
            yield Violation(f"{person.id} is {person.name}, not {tenure.name}", "name")


def _person_of_other_name(tenure: Tenure, context: RuleContext) -> Person | None:
    """The person of a tenure in a file, if the name there is not one of the person's known names."""
    if is_from_prose(tenure) or tenure.mentions:
        return None
    if tenure.person:
        person = context.get(tenure.person)
    else:
        named = context.world.persons_named(tenure.name)
        person = named[0] if len(named) == 1 else None
    return person if isinstance(person, Person) and tenure.name not in person.all_names else None


@rule("GB324", "outdated-subject-name", Severity.NOTE, since="0.1", tag="deprecated")
def outdated_subject_name(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """A dispute is over a state, under a name that the state did not have at the time of the dispute.

    Why it matters: disputes over one subject are found together only if all of them use the same name.
    How to fix it: use the name in the hint; `--fix` does so.
    """
    when = dispute_period(dispute)
    if dispute.over is None or is_from_prose(dispute) or when is None or when.earliest is None:
        return
    state = _state_named(dispute.over, context.world)
    uses = [name for name in state.names if name.text == dispute.over] if state else []
    if state is not None and not any(when.overlaps(name.period).possible for name in uses):
        now = state.name_on(Date.of(when.earliest))
        message = f"{dispute.over} was not the name of {state.id} then"
        yield Violation(message, "over", f"it was then called {now}", fix=now)


def _state_named(name: str, world: World) -> State | None:
    """The only state that has ever had this name; None if there is none or more than one."""
    names = (entry for entry in world.designations(name) if entry.mention_kind == "name")
    ids = {entry.id for entry in names if entry.id.namespace == "state"}
    return world.actor(ids.pop()) if len(ids) == 1 else None


@rule("GB325", "duplicate-name", Severity.WARNING, since="0.1")
def duplicate_name(context: RuleContext) -> Iterator[Violation]:
    """Two states, organisations, groups or territories that a file declares have the same name.

    Why it matters: where the name is used, either can be meant.
    How to fix it: give one of them another name, or merge the two.
    """
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for path, record in context:
        if isinstance(record, State | Organization | Group | Territory) and record.id.namespace == "x":
            other, id = first.setdefault((type(record).__name__, folded(record.name)), (path, record.id))
            if id != record.id:
                yield Violation(f"{record.name} is also the name of {id} ({other})", f"{path}.name")
