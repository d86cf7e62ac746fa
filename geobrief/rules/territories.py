"""GB430–GB433: claims to territories and their administration."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, severity_of
from geobrief.findings import Severity
from geobrief.model import Claim, State, Territory
from geobrief.rules.existence import existed
from geobrief.when import Date


@rule("GB430", "claimant-did-not-exist", Severity.WARNING, since="0.1")
def claimant_did_not_exist(claim: Claim, context: RuleContext) -> Iterator[Violation]:
    """A state claims a territory before it existed, or after its end.

    Governments in exile and movements claim land too: those are groups, not states.

    Why it matters: the claim is that of a predecessor or successor, which may have taken it over, or not.
    How to fix it: correct the date, or name the claimant of that time.
    """
    state = context.get(claim.claimant)
    if not isinstance(state, State):
        return
    for edge in (claim.period.start, claim.period.end):
        if isinstance(edge, Date):
            severity = severity_of(
                ~existed(state, edge, context.world), edge, state.period, horizon=context.world.horizon
            )
            if severity is Severity.ERROR:
                yield Violation(f"{context.label(state.id)} did not exist {dated(edge)}: {state.period}", "period")
                return


@rule("GB431", "administrator-did-not-exist", Severity.WARNING, since="0.1")
def administrator_did_not_exist(territory: Territory, context: RuleContext) -> Iterator[Violation]:
    """A territory is administered from a day on which its administrator did not exist.

    Why it matters: who governed there has a wrong answer for those days.
    How to fix it: correct the day, or name the state of that time.
    """
    for number, administration in enumerate(territory.administrators):
        state, start = context.get(administration.state), administration.period.start
        if isinstance(state, State) and isinstance(start, Date):
            severity = severity_of(~existed(state, start, context.world), start, state.period)
            if severity is Severity.ERROR:
                told = f"{context.label(state.id)} did not exist {dated(start)}: {state.period}"
                yield Violation(told, f"administrators[{number}].period")


@rule("GB432", "duplicate-claim", Severity.WARNING, since="0.1")
def duplicate_claim(context: RuleContext) -> Iterator[Violation]:
    """Two claims of one state to one territory cover the same time.

    Why it matters: the claim is counted twice.
    How to fix it: join the two, or correct the dates.
    """
    first: dict[tuple[str, str], list[tuple[str, Claim]]] = {}
    for path, record in context:
        if isinstance(record, Claim):
            told = first.setdefault((record.territory, record.claimant), [])
            other = next((where for where, known in told if known.period.overlaps(record.period).certain), None)
            if other is not None:
                yield Violation(f"this claim is told in {other} already", f"{path}.period")
            told.append((path, record))


@rule("GB433", "territory-claims-itself", Severity.ERROR, since="0.1")
def territory_claims_itself(claim: Claim) -> Iterator[Violation]:
    """A territory claims itself.

    Why it matters: a claim needs somebody who makes it; this one is found by no question about states.
    How to fix it: name the state or the movement that makes the claim.
    """
    if claim.claimant == claim.territory:
        yield Violation(f"{claim.territory} claims itself", "claimant")
