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

    Governments in exile and movements also claim territories: those are groups, not states.

    Why it matters: the claim is that of a predecessor or successor.
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

    Why it matters: the question who administered the territory has a wrong answer for those days.
    How to fix it: correct the day, or name the state of that time.
    """
    for number, administration in enumerate(territory.administrators):
        state, start = context.get(administration.state), administration.period.start
        if isinstance(state, State) and isinstance(start, Date):
            severity = severity_of(~existed(state, start, context.world), start, state.period)
            if severity is Severity.ERROR:
                message = f"{context.label(state.id)} did not exist {dated(start)}: {state.period}"
                yield Violation(message, f"administrators[{number}].period")


@rule("GB432", "duplicate-claim", Severity.WARNING, since="0.1")
def duplicate_claim(context: RuleContext) -> Iterator[Violation]:
    """Two claims of the same state to the same territory overlap in time.

    Why it matters: the claim is counted twice.
    How to fix it: merge the two, or correct the dates.
    """
    claims: dict[tuple[str, str], list[tuple[str, Claim]]] = {}
    for path, record in context:
        if isinstance(record, Claim):
            earlier = claims.setdefault((record.territory, record.claimant), [])
            other = next((where for where, known in earlier if known.period.overlaps(record.period).certain), None)
            if other is not None:
                yield Violation(f"overlaps with the same claim in {other}", f"{path}.period")
            earlier.append((path, record))


@rule("GB433", "territory-claims-itself", Severity.ERROR, since="0.1")
def territory_claims_itself(claim: Claim) -> Iterator[Violation]:
    """A territory is the claimant of itself.

    Why it matters: the claimant is not known, and the claim is missing from every answer about states.
    How to fix it: name the state or the movement that makes the claim.
    """
    if claim.claimant == claim.territory:
        yield Violation(f"{claim.territory} claims itself", "claimant")
