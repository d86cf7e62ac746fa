"""Has a dispute parties, do its sides part them, and does it begin before it ends?"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.findings import Severity
from geobrief.model import Dispute, Territory
from geobrief.rules.certainty import weigh
from geobrief.rules.checked import Checked
from geobrief.rules.registry import Fault, rule
from geobrief.when import Answer


@rule("GB601", "no-party", Severity.ERROR, since="0.1")
def no_party(dispute: Dispute) -> Iterator[Fault]:
    """A dispute has no party. One is enough: a text often names only the side that it speaks of.

    Why it matters: a contention that is nobody's is found by no question.
    How to mend it: list those who contend, also those who stand on a side.
    """
    if not dispute.parties:
        yield Fault("a dispute needs a party", "parties")


@rule("GB602", "sides-overlap", Severity.ERROR, since="0.1")
def sides_overlap(dispute: Dispute) -> Iterator[Fault]:
    """Somebody stands on two sides of a dispute.

    Why it matters: nobody is his own opponent; dyads made from the sides would pair a state with itself.
    How to mend it: keep the side on which it stands. If it has changed sides, make two disputes, one after the other.
    """
    first: dict[str, int] = {}
    for number, side in enumerate(dispute.sides):
        for place, party in enumerate(side):
            if first.setdefault(party, number) != number:
                yield Fault(f"{party} stands on side {first[party]} too", f"sides[{number}][{place}]")


@rule("GB603", "side-of-no-party", Severity.ERROR, since="0.1")
def side_of_no_party(dispute: Dispute) -> Iterator[Fault]:
    """Somebody stands on a side without being a party to the dispute.

    Why it matters: sides and parties contradict each other; one of the two lists is wrong.
    How to mend it: add the party, or take it off the side.
    """
    for number, side in enumerate(dispute.sides):
        for place, party in enumerate(side):
            if dispute.parties and party not in dispute.parties:
                hint = f"the parties are {', '.join(dispute.parties)}"
                yield Fault(f"{party} stands on a side, but is no party", f"sides[{number}][{place}]", hint)


@rule("GB604", "not-a-territory", Severity.ERROR, since="0.1")
def not_a_territory(dispute: Dispute, checked: Checked) -> Iterator[Fault]:
    """The territory of a dispute is the id of something else: a state, an organisation.

    Why it matters: claims and administration are known for territories only.
    How to mend it: use a territory's id (`territory:falkland-islands`), or tell it in words under `over`.
    """
    record = checked.get(dispute.territory) if dispute.territory else None
    if record is not None and not isinstance(record, Territory):
        yield Fault(f"{checked.label(record.id)} is no territory", "territory")


@rule("GB605", "settled-before-begun", Severity.ERROR, since="0.1")
def settled_before_begun(dispute: Dispute) -> Iterator[Fault]:
    """A dispute is settled before it breaks out.

    Why it matters: one of the dates is wrong, and it is not known when there was a dispute.
    How to mend it: correct the date of the settlement or of the outbreak.
    """
    begun = [step for step in dispute.steps if step.status != "settled" and step.when is not None]
    for number, step in enumerate(dispute.steps):
        if step.status == "settled" and step.when is not None and begun:
            early = Answer.all(step.when.before(other.when) for other in begun if other.when is not None)
            severity = weigh(early, step.when, *(other.when for other in begun)) if early.certain else None
            if severity is not None:
                told = f"settled in {step.when}, but {begun[0].status} only in {begun[0].when}"
                yield Fault(told, f"steps[{number}].when", severity=severity)


@rule("GB606", "party-on-no-side", Severity.NOTE, since="0.1")
def party_on_no_side(dispute: Dispute) -> Iterator[Fault]:
    """The sides of a dispute are told, and a party stands on none of them.

    Why it matters: dyads are made from sides; this party has no opponent.
    How to mend it: put it on a side, or on one of its own.
    """
    placed = {party for side in dispute.sides for party in side}
    for number, party in enumerate(dispute.parties):
        if len(dispute.sides) > 1 and party not in placed:
            yield Fault(f"{party} stands on no side", f"parties[{number}]")
