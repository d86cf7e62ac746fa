"""List the states, leaders, alliances in force, wars, members of organisations or claims to territories of a day."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geobrief.cli.pages import Section
    from geobrief.model import Tenure
    from geobrief.register import World
    from geobrief.register.coverage import Coverage
    from geobrief.register.systems import SystemName

SUMMARY = "list the states, leaders, alliances, wars, members or claims of a day"
_NUMBERS: tuple[SystemName, ...] = ("gw", "cow")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The day and the table."""
    parser.add_argument("--on", metavar="DAY", help="the day, such as 1989-11-09")
    tables = ", ".join(_TABLES)
    parser.add_argument("--what", choices=tuple(_TABLES), metavar="WHAT", help=f"one of {tables} (default: states)")
    parser.add_argument("--coverage", action="store_true", help="how complete the register is, by table and period")


def run(options: argparse.Namespace) -> int:
    """Write one table, in the order of the register, and on standard error what it may lack."""
    from geobrief.cli.days import day
    from geobrief.cli.display import show_tables
    from geobrief.cli.pages import Section
    from geobrief.cli.streams import print_error
    from geobrief.errors import ArgumentError
    from geobrief.register import world

    on = day("--on", options.on)
    if options.coverage:
        show_tables(_coverage(options.what, None if on is None else str(on)))
        return 0
    if on is None:
        raise ArgumentError("no day is given", expected="--on DAY, or --coverage")
    table = _TABLES[options.what or "states"]
    view = world().on(str(on))
    found = tuple(table.rows(view, str(on)))
    show_tables(Section(f"{len(found)} {options.what or 'states'} on {on}", table.columns, found))
    lists = (getattr(view, table.records)(on=str(on), **kind) for kind in table.kinds)
    for finding in dict.fromkeys(finding for found in lists for finding in found.findings):
        print_error(f"{finding.severity}: {finding.message}")
    return 0


def _coverage(what: str | None, on: str | None) -> Section:
    """The coverage of one table or of all, at any time or on a day."""
    from geobrief.cli.pages import Section
    from geobrief.register import world

    table = None if what is None else _TABLES[what]
    kinds = [None] if table is None else [kind.get("kind") or kind.get("office") for kind in table.kinds]
    rows = dict.fromkeys(row for kind in kinds for row in world().coverage(table and table.records, on=on, kind=kind))
    cells = tuple((row.table, row.what, row.status, *_figures(row)) for row in rows)
    columns = ("table", "what", "status", "found", "from", "to", "list")
    return Section(f"coverage{'' if on is None else f' on {on}'}", columns, cells)


def _figures(row: Coverage) -> tuple[str, str, str, str]:
    share = "" if row.of is None else f"{row.found} of {row.of}"
    return share, str(row.period.start), str(row.period.end), row.source or ""


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
            yield state.id, state.name_on(on), tenure.name, _titles(view, tenure), str(tenure.period.start)


def _titles(view: World, leader: Tenure) -> str:
    """The title of a leader, or the titles of the offices that the leader held besides."""
    offices = view.office_holders(leader.state or "") if leader.title is None else ()
    held = (office.title or office.office for office in offices if office.person == leader.person)
    return leader.title or ", ".join(held) or leader.office


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


class _Table(NamedTuple):
    """A table of the command: its columns and rows, and the kinds of records of a world from which it is made."""

    columns: tuple[str, ...]
    rows: Callable[[World, str], Iterator[tuple[str, ...]]]
    records: str
    kinds: tuple[dict[str, str], ...] = ({},)


_PACTS = ({"kind": "alliance"}, {"kind": "nonaggression"})
_TABLES = {
    "states": _Table(("id", "name", "capital", "gw", "cow"), states, "states"),
    "leaders": _Table(
        ("state", "name", "leader", "title", "since"), leaders, "tenures", ({"office": "effective_ruler"},)
    ),
    "alliances": _Table(("kind", "title", "parties"), alliances, "agreements", _PACTS),
    "wars": _Table(("title", "since", "sides"), wars, "disputes", ({"kind": "armed_conflict"},)),
    "memberships": _Table(("id", "organisation", "members"), memberships, "memberships"),
    "claims": _Table(("territory", "administered by", "claimant", "basis"), claims, "claims"),
}
