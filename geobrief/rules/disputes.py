"""Has a dispute parties, do its sides part them, and does it begin before it ends?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, rule
from geobrief.checking.severity import dated, is_read, weigh
from geobrief.findings import Severity
from geobrief.model import Dispute, Territory
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
def sides_overlap(dispute: Dispute, checked: Checked) -> Iterator[Fault]:
    """Somebody stands on two sides of a dispute.

    Why it matters: nobody is his own opponent; dyads made from the sides would pair a state with itself.
    How to mend it: keep the side on which it stands. If it has changed sides, make two disputes, one after the other.
    """
    first: dict[str, int] = {}
    for number, side in enumerate(dispute.sides):
        for place, party in enumerate(side):
            if first.setdefault(party, number) != number:
                told = f"{checked.label(party)} stands on another side too, sides[{first[party]}]"
                yield Fault(told, f"sides[{number}][{place}]")


@rule("GB603", "side-of-no-party", Severity.ERROR, since="0.1")
def side_of_no_party(dispute: Dispute, checked: Checked) -> Iterator[Fault]:
    """Somebody stands on a side without being a party to the dispute.

    Why it matters: sides and parties contradict each other; one of the two lists is wrong.
    How to mend it: add the party, or take it off the side.
    """
    for number, side in enumerate(dispute.sides):
        for place, party in enumerate(side):
            if dispute.parties and party not in dispute.parties:
                hint = f"the parties are {', '.join(map(checked.label, dispute.parties))}"
                told = f"{checked.label(party)} stands on a side, but is no party"
                yield Fault(told, f"sides[{number}][{place}]", hint)


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
                told = f"settled {dated(step.when)}, but {begun[0].status} only {dated(begun[0].when)}"
                yield Fault(told, f"steps[{number}].when", severity=severity)


@rule("GB606", "party-on-no-side", Severity.NOTE, since="0.1")
def party_on_no_side(dispute: Dispute, checked: Checked) -> Iterator[Fault]:
    """The sides of a dispute are told, and a party stands on none of them.

    Why it matters: dyads are made from sides; this party has no opponent.
    How to mend it: put it on a side, or on one of its own.
    """
    placed = {party for side in dispute.sides for party in side}
    for number, party in enumerate(dispute.parties):
        if len(dispute.sides) > 1 and party not in placed:
            yield Fault(f"{checked.label(party)} stands on no side", f"parties[{number}]")


@rule("GB611", "settled-twice", Severity.WARNING, since="0.1")
def settled_twice(dispute: Dispute) -> Iterator[Fault]:
    """A dispute is settled again, and it is not told that it broke out anew.

    Why it matters: the time between the two belongs to the dispute, or it does not; nobody can tell.
    How to mend it: add the turn by which it broke out again, or remove one of the settlements.
    """
    for number, (before, step) in enumerate(pairwise(dispute.steps), 1):
        if before.status == step.status == "settled" and not is_read(dispute):
            yield Fault(f"settled {dated(before.when)} already", f"steps[{number}].status")


@rule("GB612", "matter-missing", Severity.NOTE, since="0.1")
def matter_missing(dispute: Dispute) -> Iterator[Fault]:
    """A file tells of a dispute over land, waters or a river, and not over which.

    Why it matters: claims, administration and other disputes over the same thing cannot be looked up.
    How to mend it: give the `territory`, or say under `over` what it is about.
    """
    vague = dispute.territory is None and not dispute.over
    if dispute.kind in ("territorial", "maritime", "river") and vague and not is_read(dispute):
        yield Fault(f"over what is this {dispute.kind} dispute?", "over")


@rule("GB610", "territory-unclaimed", Severity.NOTE, since="0.1")
def territory_unclaimed(dispute: Dispute, checked: Checked) -> Iterator[Fault]:
    """A dispute is over a territory that others claim or administer, and none of its parties, as far as is known.

    Why it matters: the territory or the parties may be wrong, or a claim is missing.
    How to mend it: correct them, or add the claim.
    """
    record = checked.get(dispute.territory) if dispute.territory else None
    if isinstance(record, Territory) and dispute.parties and not is_read(dispute):
        involved = {name.text for name in record.administrators} | checked.once(_claimants).get(record.id, set())
        if involved and (involved | {record.id}).isdisjoint(dispute.parties):
            yield Fault(f"none of the parties claims or administers {record.name}", "territory")


def _claimants(checked: Checked) -> dict[str, set[str]]:
    """Who claims each territory, in what is checked and in its world."""
    found: dict[str, set[str]] = {}
    for claim in (*checked.world.claims, *checked.records.get("claims", ())):
        found.setdefault(claim.territory, set()).add(claim.claimant)
    return found
