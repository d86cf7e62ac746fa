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
from geobrief.register import World
from geobrief.register.folding import folded
from geobrief.rules.existence import existed
from geobrief.when import Answer, Date


@rule("GB303", "unknown-id", Severity.ERROR, since="0.1")
def unknown_id(
    record: Agreement | Claim | Dispute | Event | Membership | Organization | Reference | State | Tenure | Territory,
    context: RuleContext,
) -> Iterator[Violation]:
    """An id that neither the register nor the file knows. One that differs from a known one in capitals only is mended.

    Why it matters: the record refers to nothing, so nothing can be asked of it.
    How to fix it: use the id that the hint names, or declare what you invented, with an id such as `x:arstotzka`.
    """
    for at, id in references(record):
        if context.get(id) is None:
            near = context.nearest(id)
            is_key = at.startswith("roles")  # a fix would stand in the place of the role
            fix = near if near and near.casefold() == id.casefold() and not is_key else None
            yield Violation(f"nothing is known by the id {id}", at, near and f"did you mean {near}?", fix=fix)


@rule("GB304", "person-as-party", Severity.ERROR, since="0.1")
def person_as_party(record: Agreement | Dispute | Event) -> Iterator[Violation]:
    """A person stands where a state, organisation, group or territory is meant.

    Why it matters: people act for somebody; counted as parties they would be lost to every table of states.
    How to fix it: name the state or organisation, and list the person under `people`.
    """
    for seen in actor_refs(record):
        if seen.id.namespace == "person":
            yield Violation(
                f"{seen.id} is a person", seen.at, "name the state or organisation that the person acts for"
            )


@rule("GB305", "id-used-twice", Severity.ERROR, since="0.1")
def id_used_twice(context: RuleContext) -> Iterator[Violation]:
    """Two records of a file have one id.

    Why it matters: what refers to the id means one of them, and nobody can tell which.
    How to fix it: give one of them another id, or join the two.
    """
    first: dict[tuple[str, str], str] = {}
    for path, record in context:
        id = getattr(record, "id", None)
        known = first.setdefault((path.partition("[")[0], id), path) if id else path
        if known != path:
            yield Violation(f"the id {id} is that of {known} already", f"{path}.id")


@rule("GB306", "duplicate-record", Severity.WARNING, since="0.1")
def duplicate_record(context: RuleContext) -> Iterator[Violation]:
    """Two agreements, disputes or events of a file say exactly the same.

    Why it matters: whoever counts records counts one thing twice.
    How to fix it: remove one, or tell what distinguishes them: another date, other parties.
    """
    first: dict[object, str] = {}
    for path, record in context:
        if isinstance(record, Agreement | Dispute | Event) and first.setdefault(record, path) != path:
            words = next(iter(record.evidence), None)
            yield Violation(f"this says the same as {first[record]}", path, words=words)


@rule("GB307", "name-id-mismatch", Severity.WARNING, since="0.1")
def name_id_mismatch(reference: Reference, context: RuleContext) -> Iterator[Violation]:
    """A state, organisation, group or territory stands under the name of another one: Chile, with the id of Argentina.

    Why it matters: one of the two is wrong, and nothing tells which; programs go by the id, people by the name.
    How to fix it: correct the id or the name.
    """
    record = context.get(reference.id)
    if record is None or record.name == reference.name:
        return
    others = {candidate.record.id for candidate in context.world.resolve(reference.name).candidates}
    if others and reference.id not in others:
        told = " or ".join(map(context.label, sorted(others)))
        yield Violation(f"{reference.name} is the name of {told}, not of {context.label(reference.id)}", "name")


@rule("GB308", "outdated-name", Severity.NOTE, since="0.1")
def outdated_name(reference: Reference, context: RuleContext) -> Iterator[Violation]:
    """A file lists a state under a name that it did not have on the day of publication: Upper Volta in 2010.

    Why it matters: whoever looks for the name of the time does not find the record. What the file means is clear.
    How to fix it: use the name of the time, which the hint gives; `--fix` does so.
    """
    state, day = context.get(reference.id), context.published
    if reference.mentions or not isinstance(state, State) or day is None or day.precision != "day":
        return
    called = [name for name in state.names if name.text == reference.name]
    if called and existed(state, day, context.world) is Answer.YES:
        now = state.name_on(day)
        if not any(day.overlaps(name.period).possible for name in called):
            told = f"{reference.name} was not the name of {state.id} on {day}: {called[0].period}"
            yield Violation(told, "name", f"it was then called {now}", fix=now)


@rule("GB309", "invented-but-known", Severity.NOTE, since="0.1")
def invented_but_known(record: State | Organization | Group | Territory, context: RuleContext) -> Iterator[Violation]:
    """Something is declared as invented whose name the register knows.

    Why it matters: nothing that the register knows of it is used; two records stand for one thing.
    How to fix it: use the id that the hint gives, or another name for what you invented.
    """
    if record.id.namespace == "x":
        known = context.world.resolve(record.name).candidates
        ids = [candidate.record.id for candidate in known if candidate.record.id != record.id]
        if ids:
            yield Violation(f"{record.name} is known already", "id", f"did you mean {' or '.join(ids)}?")


@rule("GB310", "declared-but-unused", Severity.NOTE, since="0.1")
def declared_but_unused(context: RuleContext) -> Iterator[Violation]:
    """An invented state, organisation, group, territory or person is declared, and nothing speaks of it.

    A file that only declares, for others to build on, is left alone.

    Why it matters: the declaration is left over, or what should refer to it has another id.
    How to fix it: remove it, or use its id.
    """
    invented = [(path, record) for path, record in context if _is_invented(record)]
    used = context.cached(_used) if invented else ()
    for path, record in invented:
        if used and record.id not in used:
            yield Violation(f"nothing in this file speaks of {record.name}", f"{path}.id")


def _is_invented(record: Any) -> bool:
    return hasattr(record, "name") and str(getattr(record, "id", "")).startswith("x:")


def _used(context: RuleContext) -> frozenset[str]:
    """Every id and every name of a person to which a record refers."""
    used: set[str] = set()
    for _, record in context:
        used.update(id for _, id in actors(record))
        used.update(getattr(record, "people", ()))
        used.update(name for name in (getattr(record, "person", None), getattr(record, "territory", None)) if name)
    return frozenset(used)


@rule("GB320", "wrong-record-type", Severity.ERROR, since="0.1")
def wrong_record_type(record: Tenure | Membership | Claim, context: RuleContext) -> Iterator[Violation]:
    """An id leads to a record of another sort than the field is for: a membership of a state, a claim to a group.

    Why it matters: no question about organisations, territories or persons will find the record.
    How to fix it: use the id of an organisation, a territory or a person, as the message says.
    """
    for field, id, wanted in _expected(record):
        known = context.get(id)
        if known is not None and not isinstance(known, wanted):
            names = " or ".join(cls.__name__.lower() for cls in wanted)
            yield Violation(f"{context.label(id)} is no {names}", field)


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
    """A person is spelt with other accents or capitals than the register has.

    Why it matters: a search for the usual spelling does not find the record.
    How to fix it: use the spelling that the hint gives; `--fix` does so.
    """
    person = _otherwise_named(tenure, context)
    if person is not None:
        near = [name for name in person.all_names if folded(name) == folded(tenure.name) != ""]
        if near:
            yield Violation(f"{tenure.name} is usually spelt {near[0]}", "name", near[0], fix=near[0])


@rule("GB323", "person-name-mismatch", Severity.WARNING, since="0.1")
def person_name_mismatch(tenure: Tenure, context: RuleContext) -> Iterator[Violation]:
    """A person stands under a name that has no word in common with the names that the register has for the id.

    Why it matters: name and id mean two persons; programs go by the id, people by the name.
    How to fix it: correct the id or the name.
    """
    person = _otherwise_named(tenure, context)
    if person is not None:
        known = {word for name in (*person.all_names, person.family or "") for word in folded(name).split()}
        if known.isdisjoint(folded(tenure.name).split()):
            yield Violation(f"{person.id} is {person.name}, not {tenure.name}", "name")


def _otherwise_named(tenure: Tenure, context: RuleContext) -> Person | None:
    """The person that a file calls by a name that is none of those that the register has."""
    if is_from_prose(tenure) or tenure.mentions:
        return None
    bearers = () if tenure.person else context.world.persons_named(tenure.name)
    named = bearers[0] if len(bearers) == 1 else None
    person = context.get(tenure.person) if tenure.person else named
    told = isinstance(person, Person) and tenure.name not in person.all_names
    return person if told else None


@rule("GB324", "outdated-subject-name", Severity.NOTE, since="0.1")
def outdated_subject_name(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """What a dispute is over is called by the name of a state that it did not have at the time of the dispute.

    Why it matters: disputes over one thing are found together only if they call it by one name.
    How to fix it: use the name of the time, which the hint gives; `--fix` does so.
    """
    when = dispute_period(dispute)
    if dispute.over is None or is_from_prose(dispute) or when is None or when.earliest is None:
        return
    state = _called(dispute.over, context.world)
    called = [name for name in state.names if name.text == dispute.over] if state else []
    if state is not None and not any(when.overlaps(name.period).possible for name in called):
        now = state.name_on(Date.of(when.earliest))
        yield Violation(
            f"{dispute.over} was not the name of {state.id} then", "over", f"it was then called {now}", fix=now
        )


def _called(name: str, world: World) -> State | None:
    """The state that has borne this name, where no other one has."""
    names = (one for one in world.designations(name) if one.mention_kind == "name")
    ids = {one.id for one in names if one.id.namespace == "state"}
    return world.actor(ids.pop()) if len(ids) == 1 else None


@rule("GB325", "duplicate-name", Severity.WARNING, since="0.1")
def duplicate_name(context: RuleContext) -> Iterator[Violation]:
    """Two states, organisations, groups or territories that a file declares have one name.

    Why it matters: where the name is typed, nobody can tell which of the two is meant.
    How to fix it: give one of them another name, or join the two.
    """
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for path, record in context:
        if isinstance(record, State | Organization | Group | Territory) and record.id.namespace == "x":
            sort = type(record).__name__
            known = first.setdefault((sort, _key(record)), (path, record.id))
            if known[1] != record.id:
                yield Violation(f"{record.name} is the name of {known[1]} too ({known[0]})", f"{path}.name")


def _key(record: Any) -> str:
    return folded(record.name)
