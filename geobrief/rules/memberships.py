"""GB420–GB426: memberships of organisations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_after_horizon, is_near, least_severe, severity_of
from geobrief.errors import nearest
from geobrief.findings import Severity
from geobrief.model import Membership, Organization, State
from geobrief.model.attributes import When
from geobrief.register import World
from geobrief.rules.existence import existed
from geobrief.when import ONGOING, Answer, Date

_EARLY = 366  # days
_DAYS = 31  # from the conference that founds an organisation to its charter
STATUSES = ("member", "observer", "suspended")


@rule("GB420", "membership-without-organization", Severity.ERROR, since="0.1")
def membership_without_organization(membership: Membership, context: RuleContext) -> Iterator[Violation]:
    """A membership begins before the organisation was founded, or continues after it was dissolved.

    Why it matters: the membership belongs to a predecessor or successor, and rosters by year are wrong.
    How to fix it: correct the date, or name the predecessor or successor.
    """
    body = context.get(membership.organization)
    if isinstance(body, Organization):
        yield from _outside(membership, body, context)


@rule("GB421", "member-did-not-exist", Severity.WARNING, since="0.1")
def member_did_not_exist(membership: Membership, context: RuleContext) -> Iterator[Violation]:
    """A state is a member of an organisation before it existed, or after its end.

    Memberships that the register has are not reported: some colonies and republics of a union had their own seats, such
    as India in the League and Ukraine in the United Nations.

    Why it matters: the seat was that of a predecessor or successor.
    How to fix it: correct the date, or give the rest of the period to the state that held the seat.
    """
    state = context.get(membership.member)
    if isinstance(state, State):
        yield from _outside(membership, state, context, Severity.WARNING)


def _outside(
    membership: Membership, body: Organization | State, context: RuleContext, most: Severity = Severity.ERROR
) -> Iterator[Violation]:
    days = _DAYS if isinstance(body, Organization) else 1
    end = body.period.end
    if isinstance(end, Date) and _outlasts(membership, end, context.horizon(body.id), context):
        message = f"{context.label(body.id)} ended {dated(end)}, the membership is ongoing"
        yield Violation(message, "period", severity=least_severe(Severity.ERROR, most))
        return
    for edge in _edges(membership):
        severity = severity_of(~existed(body, edge, context.world), edge, body.period, horizon=context.horizon(body.id))
        if severity is None or severity is Severity.NOTE or is_near(edge, body.period, days):
            continue
        if not any(edge.within(held.period).possible for held in _known(membership, context)):
            message = f"{context.label(body.id)} did not exist {dated(edge)}: {body.period}"
            yield Violation(message, "period", severity=least_severe(severity, most))
            return


def _outlasts(membership: Membership, end: Date, horizon: Date | None, context: RuleContext) -> bool:
    """Whether a membership of a file is ongoing after the end of its organisation or member, and after publication."""
    if context.published is not None and not context.published.after(end).certain:
        return False
    is_open = membership.period.end is ONGOING and membership.source is None and not is_after_horizon(end, horizon)
    return is_open and not any(known.period.end is ONGOING for known in _known(membership, context))


def _edges(membership: Membership) -> Iterator[When]:
    yield from (edge for edge in (membership.period.start, membership.period.end) if isinstance(edge, Date))


@rule("GB422", "member-of-itself", Severity.ERROR, since="0.1")
def member_of_itself(membership: Membership) -> Iterator[Violation]:
    """An organisation is its own member.

    Why it matters: one of the two ids is wrong.
    How to fix it: name the member.
    """
    if membership.member == membership.organization:
        yield Violation(f"{membership.member} is a member of itself", "member")


@rule("GB423", "duplicate-membership", Severity.WARNING, since="0.1")
def duplicate_membership(context: RuleContext) -> Iterator[Violation]:
    """Two memberships of the same state in the same organisation, with the same status, overlap in time.

    Why it matters: the member is counted twice.
    How to fix it: merge the two, or correct the dates.
    """
    held: dict[tuple[str, str, str], list[tuple[str, Membership]]] = {}
    for path, record in context:
        if isinstance(record, Membership):
            held.setdefault((record.organization, record.member, record.status), []).append((path, record))
    for listed in held.values():
        listed.sort(key=lambda entry: (str(entry[1].period.start), entry[0]))
        for (_, earlier), (path, later) in pairwise(listed):
            if _overlap(earlier, later):
                yield Violation(f"{later.member} is already {later.status}, {earlier.period}", f"{path}.period")


def _overlap(earlier: Membership, later: Membership) -> bool:
    """Whether one certainly continues when the other begins; it can end and begin on the same day."""
    start, end = later.period.start, earlier.period.end
    if not isinstance(start, Date):
        return earlier.period == later.period
    return start.before(end) is Answer.YES if isinstance(end, Date) else earlier.period.latest is None


@rule("GB424", "unknown-membership-status", Severity.ERROR, since="0.1")
def unknown_membership_status(membership: Membership) -> Iterator[Violation]:
    """The status of a membership is not one of the known ones: member, observer, suspended.

    Why it matters: rosters are selected by status; this membership is in none of them.
    How to fix it: use the status in the hint. A member that has left has a period that has ended.
    """
    if membership.status not in STATUSES:
        near = nearest(membership.status, STATUSES)
        hint = f"did you mean {near}?" if near else None
        yield Violation(f"{membership.status} is not one of {', '.join(STATUSES)}", "status", hint)


@rule("GB425", "suspended-non-member", Severity.NOTE, since="0.1")
def suspended_non_member(membership: Membership, context: RuleContext) -> Iterator[Violation]:
    """A state is suspended from an organisation without being a member of it, as far as is known.

    Why it matters: only a member can be suspended; a membership is missing, or the state is wrong.
    How to fix it: add the membership. It continues during the suspension.
    """
    if membership.status == "suspended":
        is_member = (membership.organization, membership.member) in context.cached(_full_members)
        if not is_member and not any(known.status == "member" for known in _known(membership, context)):
            message = f"{membership.member} is suspended, but is not a member of {membership.organization}"
            yield Violation(message, "status")


def _full_members(context: RuleContext) -> frozenset[tuple[str, str]]:
    members = (record for _, record in context if isinstance(record, Membership) and record.status == "member")
    return frozenset((record.organization, record.member) for record in members)


def _rosters(world: World) -> dict[str, dict[str, list[Membership]]]:
    """The memberships of a world by organisation and member."""
    found: dict[str, dict[str, list[Membership]]] = {}
    for known in world.memberships:
        found.setdefault(known.organization, {}).setdefault(known.member, []).append(known)
    return found


def _known(membership: Membership, context: RuleContext) -> list[Membership]:
    """The other memberships of the same member in the same organisation that the world has."""
    held = context.cached_in_world(_rosters).get(membership.organization, {}).get(membership.member, [])
    return [known for known in held if known is not membership]


def _overlaps(one: Membership, other: Membership) -> bool:
    return one.period.overlaps(other.period).possible


@rule("GB426", "known-membership-differs", Severity.WARNING, since="0.1")
def known_membership_differs(membership: Membership, context: RuleContext) -> Iterator[Violation]:
    """A file has a membership at a time for which the register has none.

    Only organisations of which the register has all members, as far as is known, are checked, and no invented members.
    A membership can begin up to a year before the one in the register.

    Why it matters: rosters made from the file have a member too many, or it joins too early.
    How to fix it: correct the member or the dates; if the scenario intends it, ignore the finding.
    """
    roster = context.cached_in_world(_rosters).get(membership.organization)
    first = membership.period.earliest
    if not roster or membership.member.namespace == "x" or is_after_horizon(membership.period, context.world.horizon):
        return
    coverage = context.world.coverage("memberships", membership.organization)
    if any(row.status != "complete" for row in coverage if row.subject is not None):
        return
    held = roster.get(membership.member, [])
    if not held:
        who, where = context.label(membership.member), context.label(membership.organization)
        yield Violation(f"{who} is not a known member of {where}", "member")
    elif not any(_overlaps(membership, known) for known in held):
        yield _other_time(membership, "at another time", held, context)
    elif _both_existed(membership, first, context) and all(_is_later(known, first) for known in held):
        yield _other_time(membership, "only later", held, context)


def _other_time(membership: Membership, when: str, held: list[Membership], context: RuleContext) -> Violation:
    terms = ", ".join(f"{known.status} {known.period}" for known in held)
    who, where = context.label(membership.member), context.label(membership.organization)
    return Violation(f"{who} was in {where} {when}: {terms}", "period")


def _both_existed(membership: Membership, first: datetime.date | None, context: RuleContext) -> bool:
    """Whether organisation and member existed; if not, other rules report it."""
    bodies = (context.get(id) for id in (membership.organization, membership.member))
    begun = (body.period.earliest for body in bodies if isinstance(body, Organization | State))
    return first is not None and all(start is None or start <= first for start in begun)


def _is_later(known: Membership, first: datetime.date | None) -> bool:
    begun = known.period.earliest
    return begun is not None and first is not None and (begun - first).days > _EARLY
