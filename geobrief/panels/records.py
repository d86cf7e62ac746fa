"""Records of a world as spells of days: alliances, disputes, wars, memberships, claims and leaders."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

import polars as pl

from geobrief.model import Agreement, Claim, Dispute, Membership, Tenure
from geobrief.model.disputes import periods_of_steps
from geobrief.register.periods import bounds

if TYPE_CHECKING:
    from geobrief.when import Period


def party_spells(agreements: Iterable[Agreement]) -> pl.DataFrame:
    """The spells in which agreements bind their parties: agreement, kind, state, its obligations, first, last."""
    rows = [
        (place, deal.id, deal.kind, party, list(deal.obligations), *days(period))
        for place, deal in enumerate(agreements)
        for party, periods in deal.periods_by_party().items()
        for period in periods
    ]
    return _frame(rows, number="i", agreement="s", kind="s", _state="s", obligations="l")


def dispute_spells(disputes: Iterable[Dispute], *, wars: bool = False) -> pl.DataFrame:
    """The spells in which disputes went on, or were wars, between two parties: dispute, _state1, _state2, first, last.

    Parties on the same side are not opponents; without sides all parties are. Frozen disputes do not go on.
    """
    rows = [
        (dispute.id or str(place), one, other, max(first, side_first), min(last, side_last))
        for place, dispute in enumerate(disputes)
        for first, last in map(days, dispute.war_periods if wars else active_periods(dispute))
        for side_first, side_last, one, other in opponents(dispute)
    ]
    return _frame(rows, dispute="s", _state1="s", _state2="s")


def active_periods(dispute: Dispute) -> Iterator[Period]:
    """The periods in which a dispute was going on, not frozen or settled."""
    if not dispute.steps:
        yield from dispute.periods
    yield from periods_of_steps(dispute.steps, lambda step: step.status == "ongoing")


def opponents(dispute: Dispute) -> Iterator[tuple[datetime.date, datetime.date, str, str]]:
    """The pairs of parties on different sides, each in both directions, with the days on which they are opponents."""
    for period, sides in dispute.sides_by_period:
        for side, other_side in combinations(sides or tuple((party,) for party in dispute.parties), 2):
            for one in side:
                for other in other_side:
                    yield *days(period), one, other
                    yield *days(period), other, one


def membership_spells(memberships: Iterable[Membership]) -> pl.DataFrame:
    """The spells of memberships: organization, state, status, first, last."""
    rows = [(entry.organization, entry.member, entry.status, *days(entry.period)) for entry in memberships]
    return _frame(rows, organization="s", _state="s", status="s")


def claim_spells(claims: Iterable[Claim]) -> pl.DataFrame:
    """The spells of claims to territories: territory, state, first, last."""
    rows = [(claim.territory, claim.claimant, *days(claim.period)) for claim in claims]
    return _frame(rows, territory="s", _state="s")


def leader_spells(tenures: Iterable[Tenure]) -> pl.DataFrame:
    """The spells of effective leaders: state, leader_id, leader, first, last."""
    rows = [
        (tenure.state, tenure.person or tenure.name, tenure.name, *days(tenure.period))
        for tenure in tenures
        if tenure.effective and tenure.state
    ]
    return _frame(rows, _state="s", leader_id="s", leader="s")


def days(period: Period) -> tuple[datetime.date, datetime.date]:
    """The first and the last day on which a period may hold."""
    first, last = bounds(period)
    return datetime.date.fromordinal(first), datetime.date.fromordinal(last)


def _frame(rows: list[tuple[Any, ...]], **columns: str) -> pl.DataFrame:
    types: dict[str, Any] = {"i": pl.Int64, "s": pl.String, "l": pl.List(pl.String)}
    schema = {name: types[kind] for name, kind in columns.items()} | {"first": pl.Date, "last": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row").filter(pl.col("first") <= pl.col("last"))
