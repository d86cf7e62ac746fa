"""List the states, leaders, alliances in force, wars, members of organisations or claims to territories of a day."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geobrief.register import World
    from geobrief.register.systems import SystemName

SUMMARY = "list the states, leaders, alliances, wars, members or claims of a day"
_NUMBERS: tuple[SystemName, ...] = ("gw", "cow")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The day and the table."""
    parser.add_argument("--on", metavar="DAY", required=True, help="the day, such as 1989-11-09")
    tables = ", ".join(_TABLES)
    parser.add_argument("--what", choices=tuple(_TABLES), default="states", metavar="WHAT", help=f"one of {tables}")


def run(options: argparse.Namespace) -> int:
    """Write one table, in the order of the register."""
    from geobrief.cli.days import day
    from geobrief.cli.display import show_tables
    from geobrief.cli.pages import Section
    from geobrief.register import world

    on = day("--on", options.on)
    columns, rows = _TABLES[options.what]
    found = tuple(rows(world().on(str(on)), str(on)))
    show_tables(Section(f"{len(found)} {options.what} on {on}", columns, found))
    return 0


def states(view: World, on: str) -> Iterator[tuple[str, ...]]:
    """Each state with its name and capital then, and its numbers in the lists."""
    for state in view.states:
        numbers = (view.system(name).code(state, on) for name in _NUMBERS)
        yield (state.id, state.name_on(on), state.capital_on(on) or "", *(_number(number) for number in numbers))


def leaders(view: World, on: str) -> Iterator[tuple[str, ...]]:
    """The effective leader of each state, with the title and the beginning of the tenure."""
    for state in view.states:
        tenure = view.leader(state.id)
        if tenure is not None:
            yield state.id, state.name_on(on), tenure.name, tenure.title or tenure.office, str(tenure.period.start)


def alliances(view: World, on: str) -> Iterator[tuple[str, ...]]:
    """The formal alliances that were in force, with the parties that were bound."""
    for agreement in view.agreements:
        if agreement.kind in ("alliance", "nonaggression"):
            yield agreement.kind, agreement.title or agreement.id or "", " ".join(agreement.parties)


def wars(view: World, on: str) -> Iterator[tuple[str, ...]]:
    """The wars in progress, with their sides then."""
    for war in view.wars():
        sides = " against ".join(" ".join(side) for side in war.sides_on(on)) or " ".join(war.parties)
        yield war.title or war.id or "", str(war.steps[0].when or ""), sides


def memberships(view: World, on: str) -> Iterator[tuple[str, ...]]:
    """The members of each organisation, suspended ones included, observers not."""
    for organization in view.organizations:
        members = view.members(organization.id)
        if members:
            yield organization.id, organization.name, " ".join(members)


def claims(view: World, on: str) -> Iterator[tuple[str, ...]]:
    """Who claimed which territory, and who administered it."""
    from geobrief.register import world

    for claim in view.claims:
        territory = world().get(claim.territory)  # a claim may be older than the territory
        administrator = territory.administrator_on(on) or ""
        yield territory.name, administrator, claim.claimant, claim.basis or ""


def _number(number: int | str | None) -> str:
    return "-" if number is None else str(int(number))


_TABLES: dict[str, tuple[tuple[str, ...], Callable[[World, str], Iterator[tuple[str, ...]]]]] = {
    "states": (("id", "name", "capital", "gw", "cow"), states),
    "leaders": (("state", "name", "leader", "title", "since"), leaders),
    "alliances": (("kind", "title", "parties"), alliances),
    "wars": (("title", "since", "sides"), wars),
    "memberships": (("id", "organisation", "members"), memberships),
    "claims": (("territory", "administered by", "claimant", "basis"), claims),
}
