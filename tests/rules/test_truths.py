"""What the register has is not reported where a file states it, in other words, with less precise dates, or in part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs
import pytest

from geobrief import Agreement, Date, Dispute, Period
from geobrief.findings import Severity
from geobrief.register import world
from geobrief.rules import check_records

# The rules that compare a file with the register, or its records with each other.
CODES = (
    "GB401", "GB417", "GB418", "GB420", "GB421", "GB426", "GB434", "GB435", "GB436", "GB437", "GB438", "GB512", "GB521",
    "GB614", "GB616", "GB617", "GB618", "GB619",
)  # fmt: skip


def year(when: Any) -> Any:
    """A date or the ends of a period by their years; what is uncertain stays."""
    if isinstance(when, Period):
        return Period(year(when.start), year(when.end))
    is_plain = isinstance(when, Date) and when.earliest is not None and not when.qualified
    return Date(f"{when.earliest.year:04}") if is_plain else when


def by_years(record: Any) -> Any:
    if hasattr(record, "steps"):
        return attrs.evolve(record, steps=[attrs.evolve(step, when=year(step.when)) for step in record.steps])
    return attrs.evolve(record, period=year(record.period))


def unnamed(record: Any) -> Any:
    return attrs.evolve(record, id=None, title=None, names=())


def of_two(agreement: Agreement) -> Agreement:
    """The first two parties of an agreement, with their roles and steps."""
    parties = agreement.parties[:2]
    steps = [step for step in agreement.steps if step.party in (None, *parties)]
    roles = [entry for entry in agreement.roles if entry.party in parties]
    return attrs.evolve(agreement, id=None, parties=parties, steps=steps, roles=roles)


def wars() -> Iterator[Dispute]:
    """Each period of war of a dispute as a war of its own, between the first parties of two sides."""
    for dispute in world().disputes:
        for period in dispute.war_periods if len(dispute.sides) > 1 else ():
            steps = [{"status": "ongoing", "when": period.start}, {"status": "settled", "when": period.end}]
            dated = [step for step in steps if isinstance(step["when"], Date)]
            parties = [side[0] for side in dispute.sides[:2]]
            yield Dispute("armed_conflict", parties, hostility="war", steps=dated)


def reworded(table: str, change: Callable[[Any], Any]) -> Callable[[], Iterable[Any]]:
    return lambda: [change(attrs.evolve(record, source=None)) for record in getattr(world(), table)]


TRUTHS: dict[str, tuple[str, Callable[[], Iterable[Any]]]] = {
    "agreements by years": ("agreements", reworded("agreements", by_years)),
    "agreements without names": ("agreements", reworded("agreements", unnamed)),
    "two parties of each agreement": ("agreements", reworded("agreements", of_two)),
    "disputes by years, without names": ("disputes", reworded("disputes", lambda record: by_years(unnamed(record)))),
    "each war": ("disputes", wars),
    "memberships by years": ("memberships", reworded("memberships", by_years)),
    "claims by years": ("claims", reworded("claims", by_years)),
    "territories": ("territories", reworded("territories", lambda record: record)),
    "states": ("states", reworded("states", lambda record: record)),
}


@pytest.mark.parametrize("name", TRUTHS)
def test_what_the_register_has_is_no_alarm(name: str) -> None:
    section, records = TRUTHS[name]
    findings = check_records({section: records()}, world(), select=CODES)
    assert [str(finding) for finding in findings if finding.severity is not Severity.NOTE] == []
