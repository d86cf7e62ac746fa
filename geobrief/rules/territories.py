"""GB430–GB438: claims to territories, their administration, and the capitals of states."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_after_horizon, severity_of
from geobrief.findings import Severity
from geobrief.model import Claim, State, Territory
from geobrief.register import World
from geobrief.register.folding import folded
from geobrief.register.periods import bounds
from geobrief.register.worlds import shipped_world
from geobrief.rules.existence import existed
from geobrief.when import UNKNOWN, Date, Period

_DIFFERENCE, _HANDOVER = 366, 31  # days
_BRIEF = 10 * 366


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
                ~existed(state, edge, context.world), edge, state.period, horizon=context.horizon(state.id)
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


@rule("GB434", "known-capital-differs", Severity.WARNING, since="0.2")
def known_capital_differs(state: State, context: RuleContext) -> Iterator[Violation]:
    """A file gives a state of the register a capital that it never had, or had at another time.

    A capital may begin or end a year earlier or later than in the register.

    Why it matters: it is an error, or the scenario departs from history on purpose; readers should know which.
    How to fix it: correct the capital or its period; if the scenario intends it, ignore the finding.
    """
    known = _in_register(state, context)
    if not isinstance(known, State) or not known.capitals:
        return
    texts = {folded(capital.text) for capital in known.capitals}
    for number, capital in enumerate(state.capitals):
        same = [other for other in known.capitals if folded(other.text) == folded(capital.text)]
        held = [other.period for other in same if other.kind == capital.kind] or [other.period for other in same]
        if folded(capital.text) not in texts:
            is_named = any(entry.id == state.id for entry in shipped_world().designations(capital.text))
            if not is_named and not is_after_horizon(capital.period, context.world.horizon):
                names = ", ".join(dict.fromkeys(other.text for other in known.capitals))
                yield Violation(
                    f"{capital.text} is not a known capital of {known.name}: {names}", f"capitals[{number}]"
                )
        elif _is_elsewhere(capital.period, held) or (
            len(state.capitals) == 1 and _is_past(capital.period, held, known)
        ):
            terms = ", ".join(map(str, held))
            message = f"{capital.text} was capital of {known.name} {terms}, not {_stated(capital.period)}"
            yield Violation(message, f"capitals[{number}]")


@rule("GB435", "known-administrator-differs", Severity.WARNING, since="0.2")
def known_administrator_differs(territory: Territory, context: RuleContext) -> Iterator[Violation]:
    """A file gives a territory of the register an administrator that it never had, or had at another time.

    It is a note if the administration was brief: the register lacks some occupations. It may begin or end a year
    earlier or later than in the register.

    Why it matters: it is an error, or the scenario departs from history on purpose; readers should know which.
    How to fix it: correct the state or the period; if the scenario intends it, ignore the finding.
    """
    known = _in_register(territory, context)
    if not isinstance(known, Territory) or not known.administrators:
        return
    entries = territory.administrators
    for number, entry in enumerate(entries):
        held = [other.period for other in known.administrators if other.state == entry.state]
        if not held and not is_after_horizon(entry.period, context.world.horizon):
            first, last = bounds(entry.period)
            names = ", ".join(context.label(other.state) for other in known.administrators)
            severity = Severity.NOTE if last - first <= _BRIEF else None
            message = f"{context.label(entry.state)} did not administer {known.name}: {names}"
            yield Violation(message, f"administrators[{number}]", severity=severity)
        elif held and (
            _is_elsewhere(entry.period, held) or (len(entries) == 1 and _is_past(entry.period, held, known))
        ):
            message = f"{context.label(entry.state)} administered {known.name} {', '.join(map(str, held))}"
            yield Violation(f"{message}, not {_stated(entry.period)}", f"administrators[{number}]")


@rule("GB436", "unknown-claim", Severity.WARNING, since="0.2")
def unknown_claim(claim: Claim, context: RuleContext) -> Iterator[Violation]:
    """A file has a claim of a state of which the register has no claim to the territory, though it has those of others.

    Predecessors and successors of claimants and administrators may have claimed it too.

    Why it matters: the territory or the claimant is wrong, or the scenario invents the claim; readers should know.
    How to fix it: correct the claim; if the scenario intends it, ignore the finding.
    """
    known = context.cached_in_world(_claimants).get(claim.territory, frozenset())
    is_known = claim.source is not None or claim.claimant in known or claim.claimant == claim.territory
    if is_known or not known or is_after_horizon(claim.period, context.world.horizon):
        return
    state = context.get(claim.claimant)
    if (
        isinstance(state, State)
        and state.source is not None
        and known.isdisjoint((*state.predecessors, *state.successors))
    ):
        yield Violation(f"no known claim of {context.label(state.id)} to {context.label(claim.territory)}", "claimant")


def _claimants(world: World) -> Mapping[str, frozenset[str]]:
    """The claimants and administrators of each territory to which the register has a claim."""
    found: dict[str, set[str]] = {}
    for claim in world.claims:
        if claim.source is not None:
            found.setdefault(claim.territory, set()).add(claim.claimant)
    for id, claimants in found.items():
        territory = world.actor(id)
        claimants.update(each.state for each in getattr(territory, "administrators", ()))
    return {id: frozenset(claimants) for id, claimants in found.items()}


@rule("GB437", "overlapping-capitals", Severity.WARNING, since="0.2")
def overlapping_capitals(state: State, context: RuleContext) -> Iterator[Violation]:
    """Two capitals that a file gives a state overlap by more than a month.

    Seats of government have the kind `seat`. Capitals that the register has, and two with the same dates, are not
    reported.

    Why it matters: the question for the capital on such a day has two answers.
    How to fix it: correct a date, or give one of the two the kind `seat`.
    """
    known = _in_register(state, context)
    texts = {folded(capital.text) for capital in getattr(known, "capitals", ())}
    dated = [(n, each) for n, each in enumerate(state.capitals) if each.kind == "capital" and state.source is None]
    for (_, one), (number, other) in combinations(dated, 2):
        is_known = {folded(one.text), folded(other.text)} <= texts
        if one.text != other.text and not is_known and _shares_time(one.period, other.period):
            yield Violation(f"{one.text} was also capital, {one.period}", f"capitals[{number}].period")


@rule("GB438", "overlapping-administrators", Severity.WARNING, since="0.2")
def overlapping_administrators(territory: Territory, context: RuleContext) -> Iterator[Violation]:
    """Two administrations that a file gives a territory overlap by more than a month.

    States that administered it together have the same dates.

    Why it matters: the question who administered the territory on such a day has two answers.
    How to fix it: correct a date.
    """
    entries = territory.administrators if territory.source is None else ()
    for (_, one), (number, other) in combinations(enumerate(entries), 2):
        if one.state != other.state and _shares_time(one.period, other.period):
            message = f"{context.label(one.state)} also administered it, {one.period}"
            yield Violation(message, f"administrators[{number}].period")


def _in_register(record: State | Territory, context: RuleContext) -> State | Territory | None:
    """The record that the register has for an id which a file declares again."""
    if record.source is not None or record.id.namespace == "x" or context.world.edition != shipped_world().edition:
        return None
    known = shipped_world().actor(record.id)
    return known if isinstance(known, State | Territory) else None


def _is_elsewhere(period: Period, held: Sequence[Period]) -> bool:
    """Whether a dated period reaches more than a year beyond the first or the last known one."""
    if not isinstance(period.start, Date) and not isinstance(period.end, Date):
        return False
    (first, last), known = bounds(period), [bounds(each) for each in held]
    starts, ends = min(start for start, _ in known), max(end for _, end in known)
    is_open = period.end is UNKNOWN
    return (isinstance(period.start, Date) and starts - first > _DIFFERENCE) or (
        not is_open and last - ends > _DIFFERENCE
    )


def _is_past(period: Period, held: Sequence[Period], known: State | Territory) -> bool:
    """Whether a period without dates is known to have ended, with another after it."""
    values = known.capitals if isinstance(known, State) else known.administrators
    last = max(bounds(each.period)[1] for each in values)
    is_undated = period.start is UNKNOWN and period.end is UNKNOWN
    return is_undated and all(isinstance(each.end, Date) and bounds(each)[1] < last for each in held)


def _stated(period: Period) -> str:
    return "always" if period.start is UNKNOWN and period.end is UNKNOWN else str(period)


def _shares_time(one: Period, other: Period) -> bool:
    """Whether two dated periods with different starts certainly share more than a month."""
    if not isinstance(one.start, Date) or not isinstance(other.start, Date) or one.start == other.start:
        return False
    earlier, later = sorted((one, other), key=lambda period: bounds(period)[0])
    if not isinstance(later.start, Date) or earlier.end is UNKNOWN:
        return False
    starts = later.start.latest
    ends = earlier.end.earliest if isinstance(earlier.end, Date) else datetime.date.max
    return starts is not None and ends is not None and (ends - starts).days > _HANDOVER
