"""GB601–GB616: the parties and sides of a dispute, its steps, its territory, and its hostility."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_from_prose, severity_of
from geobrief.findings import Severity
from geobrief.model import Dispute, Territory
from geobrief.rules.promises import binds_before, promises
from geobrief.rules.wars import is_war, known_war, opponents, outbreak
from geobrief.when import Answer

_PEACEFUL = ("debt", "trade", "legal", "treaty", "election", "sanctions", "espionage")
_UNARMED = ("none", "threat", "display")
_COALITION = 8


@rule("GB601", "no-party", Severity.ERROR, since="0.1")
def no_party(dispute: Dispute) -> Iterator[Violation]:
    """A dispute has no party. One is enough: a text often names only the side that it speaks of.

    Why it matters: a contention that is nobody's is found by no question.
    How to fix it: list those who contend, also those who stand on a side.
    """
    if not dispute.parties:
        yield Violation("a dispute needs a party", "parties")


@rule("GB602", "sides-overlap", Severity.ERROR, since="0.1")
def sides_overlap(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """Somebody stands on two sides of a dispute.

    Why it matters: nobody is his own opponent; dyads made from the sides would pair a state with itself.
    How to fix it: keep the side on which it stands. If it has changed sides, make two disputes, one after the other.
    """
    first: dict[str, int] = {}
    for number, side in enumerate(dispute.sides):
        for place, party in enumerate(side):
            if first.setdefault(party, number) != number:
                told = f"{context.label(party)} stands on another side too, sides[{first[party]}]"
                yield Violation(told, f"sides[{number}][{place}]")


@rule("GB603", "side-of-non-party", Severity.ERROR, since="0.1")
def side_of_non_party(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """Somebody stands on a side without being a party to the dispute.

    Why it matters: sides and parties contradict each other; one of the two lists is wrong.
    How to fix it: add the party, or take it off the side.
    """
    for number, side in enumerate(dispute.sides):
        for place, party in enumerate(side):
            if dispute.parties and party not in dispute.parties:
                hint = f"the parties are {', '.join(map(context.label, dispute.parties))}"
                told = f"{context.label(party)} stands on a side, but is no party"
                yield Violation(told, f"sides[{number}][{place}]", hint)


@rule("GB604", "not-a-territory", Severity.ERROR, since="0.1")
def not_a_territory(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """The territory of a dispute is the id of something else: a state, an organisation.

    Why it matters: claims and administration are known for territories only.
    How to fix it: use a territory's id (`territory:falkland-islands`), or tell it in words under `over`.
    """
    record = context.get(dispute.territory) if dispute.territory else None
    if record is not None and not isinstance(record, Territory):
        yield Violation(f"{context.label(record.id)} is no territory", "territory")


@rule("GB605", "settled-before-start", Severity.ERROR, since="0.1")
def settled_before_start(dispute: Dispute) -> Iterator[Violation]:
    """A dispute is settled before it breaks out.

    Why it matters: one of the dates is wrong, and it is not known when there was a dispute.
    How to fix it: correct the date of the settlement or of the outbreak.
    """
    begun = [step for step in dispute.steps if step.status != "settled" and step.when is not None]
    for number, step in enumerate(dispute.steps):
        if step.status == "settled" and step.when is not None and begun:
            early = Answer.all(step.when.before(other.when) for other in begun if other.when is not None)
            severity = severity_of(early, step.when, *(other.when for other in begun)) if early.certain else None
            if severity is not None:
                told = f"settled {dated(step.when)}, but {begun[0].status} only {dated(begun[0].when)}"
                yield Violation(told, f"steps[{number}].when", severity=severity)


@rule("GB606", "party-without-side", Severity.NOTE, since="0.1")
def party_without_side(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """The sides of a dispute are told, and a party stands on none of them.

    Why it matters: dyads are made from sides; this party has no opponent.
    How to fix it: put it on a side, or on one of its own.
    """
    placed = {party for side in dispute.sides for party in side}
    for number, party in enumerate(dispute.parties):
        if len(dispute.sides) > 1 and party not in placed:
            yield Violation(f"{context.label(party)} stands on no side", f"parties[{number}]")


@rule("GB607", "war-without-start", Severity.NOTE, since="0.1")
def war_without_start(dispute: Dispute) -> Iterator[Violation]:
    """A file tells of a war or an armed conflict, and of no day on which it broke out.

    Why it matters: of no day can it be said whether there was war; treaties signed in it are not noticed.
    How to fix it: add a turn `{status: ongoing, when: …}`; a year is better than nothing.
    """
    armed = dispute.kind == "armed_conflict" or dispute.hostility == "war"
    begun = any(step.status == "ongoing" and step.when is not None for step in dispute.steps)
    if armed and not begun and not is_from_prose(dispute):
        yield Violation("when did it break out?", "steps")


@rule("GB608", "hostility-not-of-kind", Severity.WARNING, since="0.1")
def hostility_not_of_kind(dispute: Dispute) -> Iterator[Violation]:
    """The hostility does not fit the kind: an armed conflict without the use of force, a war over a debt.

    Why it matters: tables by kind and by hostility give this dispute two faces.
    How to fix it: correct one of the two. Where a quarrel became a war, the war is a dispute of its own.
    """
    level = dispute.hostility
    if dispute.kind == "armed_conflict" and level in _UNARMED:
        yield Violation(f"an armed conflict with no more hostility than {level}", "hostility", "militarized would fit")
    elif dispute.kind == "militarized" and level == "none":
        yield Violation("a militarized dispute without any militarized action", "hostility")
    elif dispute.kind == "militarized" and level == "war":
        yield Violation("a militarized dispute that is a war", "hostility", "armed_conflict would fit")
    elif dispute.kind in _PEACEFUL and level == "war":
        yield Violation(f"a {dispute.kind} dispute that is a war", "hostility", "make the war a dispute of its own")


@rule("GB609", "opponent-missing", Severity.NOTE, since="0.1")
def opponent_missing(dispute: Dispute) -> Iterator[Violation]:
    """A file tells that force was used, and of one party only.

    Why it matters: nobody fights alone; who is missing is missing from every table of dyads.
    How to fix it: add the opponent. Rebels are a group; declare it where the register does not know it.
    """
    if len(dispute.parties) == 1 and dispute.hostility in ("use", "war") and not is_from_prose(dispute):
        yield Violation(f"against whom does {dispute.parties[0]} use force?", "parties")


@rule("GB610", "unclaimed-by-parties", Severity.NOTE, since="0.1")
def unclaimed_by_parties(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """A dispute is over a territory that others claim or administer, and none of its parties, as far as is known.

    Why it matters: the territory or the parties may be wrong, or a claim is missing.
    How to fix it: correct them, or add the claim.
    """
    record = context.get(dispute.territory) if dispute.territory else None
    if isinstance(record, Territory) and dispute.parties and not is_from_prose(dispute):
        involved = {each.state for each in record.administrators} | context.cached(_claimants).get(record.id, set())
        if involved and (involved | {record.id}).isdisjoint(dispute.parties):
            yield Violation(f"none of the parties claims or administers {record.name}", "territory")


def _claimants(context: RuleContext) -> dict[str, set[str]]:
    """Who claims each territory, in what is checked and in its world."""
    found: dict[str, set[str]] = {}
    for claim in (*context.world.claims, *context.records.get("claims", ())):
        found.setdefault(claim.territory, set()).add(claim.claimant)
    return found


@rule("GB611", "settled-twice", Severity.WARNING, since="0.1")
def settled_twice(dispute: Dispute) -> Iterator[Violation]:
    """A dispute is settled again, and it is not told that it broke out anew.

    Why it matters: the time between the two belongs to the dispute, or it does not; nobody can tell.
    How to fix it: add the turn by which it broke out again, or remove one of the settlements.
    """
    for number, (before, step) in enumerate(pairwise(dispute.steps), 1):
        if before.status == step.status == "settled" and not is_from_prose(dispute):
            yield Violation(f"settled {dated(before.when)} already", f"steps[{number}].status")


@rule("GB612", "subject-missing", Severity.NOTE, since="0.1")
def subject_missing(dispute: Dispute) -> Iterator[Violation]:
    """A file tells of a dispute over land, waters or a river, and not over which.

    Why it matters: claims, administration and other disputes over the same thing cannot be looked up.
    How to fix it: give the `territory`, or say under `over` what it is about.
    """
    vague = dispute.territory is None and not dispute.over
    if dispute.kind in ("territorial", "maritime", "river") and vague and not is_from_prose(dispute):
        yield Violation(f"over what is this {dispute.kind} dispute?", "over")


@rule("GB613", "sides-missing", Severity.NOTE, since="0.1")
def sides_missing(dispute: Dispute) -> Iterator[Violation]:
    """A file tells of a war of three or more, and not of who stood on which side.

    Why it matters: allies are taken for opponents, or there is no dyad at all.
    How to fix it: list the sides.
    """
    if is_war(dispute) and len(dispute.parties) > 2 and len(dispute.sides) < 2 and not is_from_prose(dispute):
        yield Violation("who stood on which side?", "sides")


@rule("GB614", "allies-at-war", Severity.NOTE, since="0.1")
def allies_at_war(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """Two who had promised to defend each other stand on different sides of a war that a file tells.

    Why it matters: it happens, and is worth knowing; more often a side or a date is wrong.
    How to fix it: nothing, where it was so; else correct the sides, or tell when the alliance ended.
    """
    begun = outbreak(dispute)
    if begun is None:
        return
    for one, other in opponents(dispute):
        for promise in promises(context, one, "defense"):
            if other in promise.to and binds_before(promise, one, other, begun):
                yield Violation(f"{one} and {other} were allied by {promise.name}", "sides")
                break


@rule("GB616", "known-war-differs", Severity.WARNING, since="0.1")
def known_war_differs(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """A file tells of a war that the register knows, with a party that took no part, or with allies as opponents.

    Of wars with more than eight parties, the smaller of which the register may lack, only the sides are compared.

    Why it matters: it is a mistake, or history is told otherwise than it was; the reader should know which.
    How to fix it: correct the party or the side; where the scenario wants it so, ignore the finding.
    """
    known = known_war(dispute, context) if is_war(dispute) and not is_from_prose(dispute) else None
    if known is None:
        return
    name = f"{known.over or known.id} ({known.id})"
    for one, other in opponents(dispute):
        if any({one, other} <= set(side) for side in known.sides):
            told = f"{context.label(one)} and {context.label(other)} stood on one side in the war over {name}"
            yield Violation(told, "sides")
    for number, party in enumerate(dispute.parties):
        if party not in known.parties and len(known.parties) <= _COALITION and ":" not in party:
            yield Violation(f"{context.label(party)} was no party to the war over {name}", f"parties[{number}]")
