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
from geobrief.rules.wars import known_war, opponents, outbreak
from geobrief.when import Answer

_PEACEFUL = ("debt", "trade", "legal", "treaty", "election", "sanctions", "espionage")
_UNARMED = ("none", "threat", "display")
_MANY = 6  # allies, of whom two can fight each other without the alliance coming to an end
_COALITION = 2  # parties of a side; the register may lack smaller ones of a larger side


@rule("GB601", "no-party", Severity.ERROR, since="0.1")
def no_party(dispute: Dispute) -> Iterator[Violation]:
    """A dispute has no party. One is enough: a text often names only one side.

    Why it matters: the dispute is missing from every answer about states.
    How to fix it: list all parties, also those that are on a side.
    """
    if not dispute.parties:
        yield Violation("dispute has no party", "parties")


@rule("GB602", "sides-overlap", Severity.ERROR, since="0.1")
def sides_overlap(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """A party is on two sides of a dispute.

    Why it matters: dyads made from the sides pair the party with itself.
    How to fix it: remove it from one side. If it changed sides, make two disputes, one after the other.
    """
    first: dict[str, int] = {}
    for number, side in enumerate(dispute.sides):
        for place, party in enumerate(side):
            if first.setdefault(party, number) != number:
                message = f"{context.label(party)} is also on the side sides[{first[party]}]"
                yield Violation(message, f"sides[{number}][{place}]")


@rule("GB603", "side-of-non-party", Severity.ERROR, since="0.1", hint_has_values=True)
def side_of_non_party(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """An actor is on a side of a dispute without being a party to it.

    Why it matters: sides and parties contradict each other; one of the two lists is wrong.
    How to fix it: add the party, or remove it from the side.
    """
    for number, side in enumerate(dispute.sides):
        for place, party in enumerate(side):
            if dispute.parties and party not in dispute.parties:
                hint = f"the parties are {', '.join(map(context.label, dispute.parties))}"
                message = f"{context.label(party)} is on a side but is not a party"
                yield Violation(message, f"sides[{number}][{place}]", hint)


@rule("GB604", "not-a-territory", Severity.ERROR, since="0.1")
def not_a_territory(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """The territory of a dispute is the id of something else: a state, an organisation.

    Why it matters: only territories have claims and administrators.
    How to fix it: use a territory's id (`territory:falkland-islands`), or describe it under `over`.
    """
    record = context.get(dispute.territory) if dispute.territory else None
    if record is not None and not isinstance(record, Territory):
        yield Violation(f"expected territory, found {context.label(record.id)}", "territory")


@rule("GB605", "settled-before-start", Severity.ERROR, since="0.1")
def settled_before_start(dispute: Dispute) -> Iterator[Violation]:
    """A dispute is settled before it starts.

    Why it matters: one of the dates is wrong, and the period of the dispute is unknown.
    How to fix it: correct the date of the settlement or of the start.
    """
    earlier = [step for step in dispute.steps if step.status != "settled" and step.when is not None]
    for number, step in enumerate(dispute.steps):
        if step.status == "settled" and step.when is not None and earlier:
            early = Answer.all(step.when.before(other.when) for other in earlier if other.when is not None)
            severity = severity_of(early, step.when, *(other.when for other in earlier)) if early.certain else None
            if severity is not None:
                message = f"settled {dated(step.when)}, before {earlier[0].status} {dated(earlier[0].when)}"
                yield Violation(message, f"steps[{number}].when", severity=severity)


@rule("GB606", "party-without-side", Severity.NOTE, since="0.1")
def party_without_side(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """A dispute has sides, and a party is on none of them.

    Why it matters: dyads are made from sides; this party has no opponent.
    How to fix it: add it to a side, or give it a side of its own.
    """
    placed = {party for side in dispute.sides for party in side}
    for number, party in enumerate(dispute.parties):
        if len(dispute.sides) > 1 and party not in placed:
            yield Violation(f"{context.label(party)} is on no side", f"parties[{number}]")


@rule("GB607", "war-without-start", Severity.NOTE, since="0.1")
def war_without_start(dispute: Dispute) -> Iterator[Violation]:
    """A war or an armed conflict of a file has no start date.

    Why it matters: it is unknown for every day whether there was war, and treaties during the war are not checked.
    How to fix it: add a step `{status: ongoing, when: …}`; a year is better than nothing.
    """
    is_armed = dispute.kind == "armed_conflict" or dispute.hostility == "war"
    has_start = any(step.status == "ongoing" and step.when is not None for step in dispute.steps)
    if is_armed and not has_start and not is_from_prose(dispute):
        yield Violation("war has no start date", "steps")


@rule("GB608", "hostility-not-of-kind", Severity.WARNING, since="0.1")
def hostility_not_of_kind(dispute: Dispute) -> Iterator[Violation]:
    """The hostility does not fit the kind: an armed conflict without the use of force, a war over a debt.

    Why it matters: tables by kind and tables by hostility disagree on this dispute.
    How to fix it: correct one of the two. If a dispute became a war, make the war a dispute of its own.
    """
    level = dispute.hostility
    if dispute.kind == "armed_conflict" and level in _UNARMED:
        yield Violation(f"armed conflict at the hostility level {level}", "hostility", "did you mean militarized?")
    elif dispute.kind == "militarized" and level == "none":
        yield Violation("militarized dispute at the hostility level none", "hostility")
    elif dispute.kind == "militarized" and level == "war":
        yield Violation("militarized dispute at the hostility level war", "hostility", "did you mean armed_conflict?")
    elif dispute.kind in _PEACEFUL and level == "war":
        yield Violation(
            f"{dispute.kind} dispute at the hostility level war", "hostility", "make the war a dispute of its own"
        )


@rule("GB609", "opponent-missing", Severity.NOTE, since="0.1")
def opponent_missing(dispute: Dispute) -> Iterator[Violation]:
    """A dispute of a file in which force was used has only one party.

    Why it matters: the missing opponent is missing from every table of dyads.
    How to fix it: add the opponent. Rebels are a group; declare it if it is not in the register.
    """
    if len(dispute.parties) == 1 and dispute.hostility in ("use", "war") and not is_from_prose(dispute):
        yield Violation("dispute with the use of force has 1 party, needs at least 2", "parties")


@rule("GB610", "unclaimed-by-parties", Severity.NOTE, since="0.1")
def unclaimed_by_parties(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """A dispute is over a territory that others claim or administer, and none of its parties does.

    Why it matters: the territory or a party may be wrong, or a claim is missing.
    How to fix it: correct them, or add the claim.
    """
    record = context.get(dispute.territory) if dispute.territory else None
    if isinstance(record, Territory) and dispute.parties and not is_from_prose(dispute):
        involved = {each.state for each in record.administrators} | context.cached(_claimants).get(record.id, set())
        if involved and (involved | {record.id}).isdisjoint(dispute.parties):
            yield Violation(f"no party claims or administers {record.name}", "territory")


def _claimants(context: RuleContext) -> dict[str, set[str]]:
    """The claimants of each territory, in the checked records and in their world."""
    found: dict[str, set[str]] = {}
    for claim in (*context.world.claims, *context.records.get("claims", ())):
        found.setdefault(claim.territory, set()).add(claim.claimant)
    return found


@rule("GB611", "settled-twice", Severity.WARNING, since="0.1")
def settled_twice(dispute: Dispute) -> Iterator[Violation]:
    """A dispute is settled twice without a step between the two settlements.

    Why it matters: it is unknown whether the time between the two belongs to the dispute.
    How to fix it: add the step by which it started again, or remove one of the settlements.
    """
    for number, (before, step) in enumerate(pairwise(dispute.steps), 1):
        if before.status == step.status == "settled" and not is_from_prose(dispute):
            yield Violation(f"already settled {dated(before.when)}", f"steps[{number}].status")


@rule("GB612", "subject-missing", Severity.NOTE, since="0.1")
def subject_missing(dispute: Dispute) -> Iterator[Violation]:
    """A territorial, maritime or river dispute of a file has neither a territory nor a subject.

    Why it matters: claims, administration and other disputes over the same subject cannot be looked up.
    How to fix it: add the `territory`, or describe the subject under `over`.
    """
    vague = dispute.territory is None and not dispute.over
    if dispute.kind in ("territorial", "maritime", "river") and vague and not is_from_prose(dispute):
        yield Violation(f"{dispute.kind} dispute has no `territory` or `over`", "over")


@rule("GB613", "sides-missing", Severity.NOTE, since="0.1")
def sides_missing(dispute: Dispute) -> Iterator[Violation]:
    """A war of three or more parties in a file has no sides.

    Why it matters: allies are taken for opponents, or there is no dyad at all.
    How to fix it: list the sides.
    """
    if dispute.is_war and len(dispute.parties) > 2 and len(dispute.sides) < 2 and not is_from_prose(dispute):
        yield Violation(f"war with {len(dispute.parties)} parties has no `sides`", "sides")


@rule("GB614", "allies-at-war", Severity.WARNING, since="0.1")
def allies_at_war(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """Two parties that had promised to defend each other are on different sides of a war in a file.

    It is a note if the register has the promise or the war, or if more than six had promised it to each other.

    Why it matters: it happens, and is worth knowing; more often a side or a date is wrong.
    How to fix it: nothing if it was so; else correct the sides, or add when the alliance ended.
    """
    start = outbreak(dispute)
    if start is None:
        return
    for one, other in opponents(dispute):
        for promise in promises(context, one, "defense"):
            if other in promise.to and binds_before(promise, one, other, start):
                is_stated = promise.agreement.source is None and len(promise.to) < _MANY
                severity = None if is_stated and known_war(dispute, context) is None else Severity.NOTE
                message = f"{context.label(one)} and {context.label(other)} were allied by {promise.name}"
                yield Violation(message, "sides" if dispute.sides else "parties", severity=severity)
                break


@rule("GB616", "known-war-differs", Severity.WARNING, since="0.1")
def known_war_differs(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """A file has a war of the register, with a party that is not in the register's war, or with allies as opponents.

    If a side of the register's war has more than two parties, other parties are not reported, and if it has two, no
    further allies of the two: smaller ones may be missing. Parties that changed sides were opponents too.

    Why it matters: it is an error, or the scenario departs from history on purpose; readers should know which.
    How to fix it: correct the party or the side; if the scenario intends it, ignore the finding.
    """
    known = known_war(dispute, context) if dispute.is_war and not is_from_prose(dispute) else None
    if known is None:
        return
    name = f"{known.over or known.id} ({known.id})"
    is_coalition = any(len(side) > _COALITION for side in known.sides)
    known_opponents = set(opponents(known))
    for one, other in opponents(dispute):
        if (one, other) not in known_opponents and any({one, other} <= set(side) for side in known.sides):
            message = f"{context.label(one)} and {context.label(other)} were on the same side in the war over {name}"
            yield Violation(message, "sides")
    for number, party in enumerate(dispute.parties):
        if party not in known.parties and not is_coalition and ":" not in party and not _is_ally(party, dispute, known):
            yield Violation(f"{context.label(party)} was not a party to the war over {name}", f"parties[{number}]")


def _is_ally(party: str, dispute: Dispute, known: Dispute) -> bool:
    """Whether a file has a party on the side of two or more parties of the register's war that fought together."""
    allies = {other for side in dispute.sides if party in side for other in side}
    return any(len(allies & set(side)) >= _COALITION for side in known.sides)
