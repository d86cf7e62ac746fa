"""GB520–GB522: the direction of an agreement, from the one who gives to the one who receives, and its year."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from geobrief.checking.actors import conclusion_date
from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import is_after_horizon, is_from_prose
from geobrief.findings import Severity
from geobrief.model import Agreement
from geobrief.model.attributes import When
from geobrief.vocabulary import load
from geobrief.when import Answer, Period

_YEARS = re.compile(r"(?:\bof |\()(1[5-9]\d\d|20\d\d)\b(?![-–/]\d)")


@rule("GB520", "one-sided-roles", Severity.WARNING, since="0.2")
def one_sided_roles(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """All parties of an agreement have the same one of two opposite roles: two suppliers, and no buyer.

    An agreement whose list of parties is a selection is not checked.

    Why it matters: arms transfers, loans, aid and bases have a direction, which is lost.
    How to fix it: correct the role of one party, or add the party that is missing.
    """
    roles = {entry.role for entry in agreement.roles}
    holders = {entry.party for entry in agreement.roles}
    if (
        not agreement.parties_complete
        or len(roles) != 1
        or len(holders) < 2
        or not holders.issuperset(agreement.parties)
    ):
        return
    role = next(iter(roles))
    counterparts = load("party_roles")[role].listed("counterparts")
    if counterparts:
        yield Violation(f"all parties have the role {role}, none is {' or '.join(counterparts)}", "roles")


@rule("GB521", "unusual-direction", Severity.WARNING, since="0.2")
def unusual_direction(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """A great power or a lender receives from a state that gives to nobody: the United States buys arms of Laos.

    The states that give and those that usually do are listed by kind of agreement. After the last day of the register
    it is a note.

    Why it matters: the roles are probably swapped, and every table of flows has the wrong sign.
    How to fix it: swap the roles; if the scenario intends it, ignore the finding.
    """
    if is_from_prose(agreement) or agreement.source is not None:
        return
    direction, when = _directions().get(agreement.kind), conclusion_date(agreement)
    if direction is None or when is None:
        return
    receiving = [entry.party for entry in agreement.roles if entry.role == direction.receives]
    if not receiving or not all(direction.always_gives(party, when) for party in receiving):
        return
    for number, entry in enumerate(agreement.roles):
        if entry.role == direction.gives and entry.party.namespace == "state" and not direction.can_give(entry.party):
            severity = Severity.NOTE if is_after_horizon(when, context.world.horizon) else None
            power = f"{context.label(receiving[0])} as {direction.receives}"
            message = f"{context.label(entry.party)} as {entry.role}, and {power}"
            yield Violation(message, f"roles[{number}].role", "are the roles swapped?", severity)


@attrs.frozen
class Direction:
    """The usual direction of a kind of agreement: who practically always gives, and when, and who else can."""

    gives: str
    receives: str
    powers: Mapping[str, Period]
    able: frozenset[str]

    def always_gives(self, party: str, when: When | None) -> bool:
        """Whether a party practically always gave at that time."""
        period = self.powers.get(party)
        return period is not None and when is not None and when.within(period) is Answer.YES

    def can_give(self, party: str) -> bool:
        """Whether a state gives at all."""
        return party in self.able or party in self.powers


@cache
def _directions() -> Mapping[str, Direction]:
    """The usual directions by kind of agreement."""
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "data", "directions.toml"), "rb") as handle:
        listed = tomllib.load(handle)["direction"]
    return {
        row["kind"]: Direction(
            row["gives"],
            row["receives"],
            {party: Period(period) for party, period in row["powers"].items()},
            frozenset(row["able"]),
        )
        for row in listed
    }


@rule("GB522", "title-year-differs", Severity.WARNING, since="0.2")
def title_year_differs(agreement: Agreement) -> Iterator[Violation]:
    """The title of an agreement names a year, and it was concluded in another one: a Treaty of 1881, signed in 1884.

    A year between two others, such as that of a plan, and a step within a year are not reported.

    Why it matters: the title or the date is wrong.
    How to fix it: correct the date or the title.
    """
    years = [int(found) for found in _YEARS.findall(agreement.title or "")]
    when = conclusion_date(agreement)
    concluded = [step for step in agreement.steps if step.status in ("agreed", "signed", "ratified", "in_force")]
    if len(years) != 1 or when is None or when.qualified or is_from_prose(agreement):
        return
    known = [step.when for step in concluded if step.when is not None and step.party is None]
    near = [date for date in (when, *known) if _is_in_year(date, years[0])]
    if not near:
        number = next(number for number, step in enumerate(agreement.steps) if step.when == when)
        yield Violation(f"the title names {years[0]}, not {when}", f"steps[{number}].when")


def _is_in_year(when: When, year: int) -> bool:
    """Whether a date may be in a year, or in the one before or after it."""
    first, last = when.earliest, when.latest
    return first is None or last is None or first.year - 1 <= year <= last.year + 1
