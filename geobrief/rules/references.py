"""Does every id lead somewhere, to a record of the right sort, and does each record stand there once?"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.checking.actors import appearances, references
from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, rule
from geobrief.findings import Severity
from geobrief.model import (
    Agreement,
    Claim,
    Dispute,
    Event,
    Membership,
    Organization,
    Reference,
    State,
    Tenure,
    Territory,
)


@rule("GB303", "unknown-id", Severity.ERROR, since="0.1")
def unknown_id(
    record: Agreement | Claim | Dispute | Event | Membership | Organization | Reference | State | Tenure | Territory,
    checked: Checked,
) -> Iterator[Fault]:
    """An id that neither the register nor the file knows. One that differs from a known one in capitals only is mended.

    Why it matters: the record refers to nothing, so nothing can be asked of it.
    How to mend it: use the id that the hint names, or declare what you invented, with an id such as `x:arstotzka`.
    """
    for at, id in references(record):
        if checked.get(id) is None:
            near = checked.nearest(id)
            is_key = at.startswith("roles")  # a fix would stand in the place of the role
            fix = near if near and near.casefold() == id.casefold() and not is_key else None
            yield Fault(f"nothing is known by the id {id}", at, near and f"did you mean {near}?", fix=fix)


@rule("GB304", "person-as-party", Severity.ERROR, since="0.1")
def person_as_party(record: Agreement | Dispute | Event) -> Iterator[Fault]:
    """A person stands where a state, organisation, group or territory is meant.

    Why it matters: people act for somebody; counted as parties they would be lost to every table of states.
    How to mend it: name the state or organisation, and list the person under `people`.
    """
    for seen in appearances(record):
        if seen.id.namespace == "person":
            yield Fault(f"{seen.id} is a person", seen.at, "name the state or organisation that the person acts for")


@rule("GB305", "id-used-twice", Severity.ERROR, since="0.1")
def id_used_twice(checked: Checked) -> Iterator[Fault]:
    """Two records of a file have one id.

    Why it matters: what refers to the id means one of them, and nobody can tell which.
    How to mend it: give one of them another id, or join the two.
    """
    first: dict[tuple[str, str], str] = {}
    for path, record in checked:
        id = getattr(record, "id", None)
        known = first.setdefault((path.partition("[")[0], id), path) if id else path
        if known != path:
            yield Fault(f"the id {id} is that of {known} already", f"{path}.id")


@rule("GB306", "told-twice", Severity.WARNING, since="0.1")
def told_twice(checked: Checked) -> Iterator[Fault]:
    """Two agreements, disputes or events of a file say exactly the same.

    Why it matters: whoever counts records counts one thing twice.
    How to mend it: remove one, or tell what distinguishes them: another date, other parties.
    """
    first: dict[object, str] = {}
    for path, record in checked:
        if isinstance(record, Agreement | Dispute | Event) and first.setdefault(record, path) != path:
            words = next(iter(record.evidence), None)
            yield Fault(f"this says the same as {first[record]}", path, words=words)
