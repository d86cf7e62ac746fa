"""Pictures of a world: who ruled a state, which states are allied or in dispute, and how much is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal

from geobrief.errors import ArgumentError, MissingPackageError, nearest
from geobrief.model.attributes import DateLike, WhenLike
from geobrief.register.catalogue import Catalogue
from geobrief.vocabulary import load
from geobrief.when import Period

if TYPE_CHECKING:
    from geobrief.model import Tenure
    from geobrief.pictures.drawings import Picture
    from geobrief.pictures.networks import Node, Tie
    from geobrief.pictures.timelines import TimelineMark

WHAT = ("alliances", "disputes", "memberships")
LAYOUTS = ("circle", "spring")
_CONTINENTS = ("Americas", "Europe", "Africa", "Asia", "Oceania")
_SHARES = {"complete": 1.0, "partial": 0.5, "absent": 0.0}
_HIGHEST = ("head_of_state", "monarch", "head_of_government", "supreme_leader", "foreign_minister")
_RULING = "effective rule"
_MOST_MEMBERS = 25  # of an organisation or alliance whose members are tied to each other


class PictureQuestions(Catalogue):
    """The questions of a world that are answered with a picture."""

    def name_of(self, id: str) -> str:
        """The short name of an actor, or the id itself where there is none."""
        record = self.actor(id)
        return id if record is None else str(record.name)

    def leaders_chart(self, state: str, during: WhenLike | None = None, *, offices: Iterable[str] = ()) -> Picture:
        """Who ruled a state and who held which office, as a timeline; by default the highest offices.

        >>> from geobrief.register import world
        >>> world().leaders_chart("Chile", during="1960/1980").title
        'Leaders of Chile, 1960/1980'
        """
        from geobrief.pictures.timelines import TimelineRow, timeline

        world: Any = self
        asked = None if during is None else Period.of(during)
        record = world.state(state)
        tenures = world.tenures(record.id, during=asked)
        wanted = tuple(offices) or _HIGHEST
        for office in wanted:
            load("offices").check(office)

        def family(tenure: Tenure) -> str:
            person = self.find(tenure.person) if tenure.person else None
            return getattr(person, "family", None) or tenure.name.rpartition(" ")[2]

        rows = [TimelineRow.of(_RULING, [_mark(each, family(each), 0, asked) for each in tenures if each.effective])]
        for number, office in enumerate(wanted, 1):
            held = [each for each in tenures if each.office == office]
            rows.append(
                TimelineRow.of(
                    load("offices")[office].label, [_mark(each, family(each), number, asked) for each in held]
                )
            )
        when = "" if asked is None else f", {asked}"
        return timeline(f"Leaders of {record.name}{when}", rows)

    def network(
        self,
        what: Literal["alliances", "disputes", "memberships"] = "alliances",
        on: DateLike | None = None,
        *,
        among: Iterable[str] = (),
        layout: Literal["circle", "spring"] = "circle",
    ) -> Picture:
        """Which states share alliances, open disputes or organisations on a day; `among` limits it to some of them.

        Members of one alliance or organisation are tied to each other. `layout="spring"` needs the extra `graphs`.

        >>> from geobrief.register import world
        >>> world().network("alliances", on="1914-07-01", among=["France", "Russia", "United Kingdom"]).title
        'Alliances on 1914-07-01'
        """
        from geobrief.pictures.networks import Node, network

        for value, options in ((what, WHAT), (layout, LAYOUTS)):
            if value not in options:
                near = nearest(value, options)
                raise ArgumentError("no such network", expected=", ".join(options), got=value, nearest=near)
        world: Any = self
        day = world._day if on is None else on
        if day is None:
            raise ArgumentError("a network is that of a day", expected="on=", got=None)
        then = world.on(day)
        wanted = {world.state(each).id for each in among}
        ties = _ties(_groups(then, what), wanted)
        ids = sorted(wanted | {id for tie in ties for id in (tie.one, tie.other)})
        nodes = [Node(id, self.name_of(id), _colour(id)) for id in ids]
        places = None if layout == "circle" else _spring(nodes, ties)
        return network(f"{what.capitalize()} on {day}", nodes, ties, places=places, legend=("other", *_CONTINENTS))

    def coverage_chart(self) -> Picture:
        """How much of each table the register has, decade by decade, as a grid."""
        from geobrief.pictures.charts import heat_map

        columns, rows = _shares(self)
        return heat_map("Coverage of the register", columns, rows)


def _mark(tenure: Tenure, text: str, colour: int, during: Period | None) -> TimelineMark | None:
    from geobrief.pictures.timelines import TimelineMark

    period = tenure.known_period
    first, last = period.earliest, period.latest
    limit = (during.earliest, during.latest) if during is not None else (None, None)
    if first is None or (limit[0] and first < limit[0]):
        first = limit[0] or first
    if limit[1] and (last is None or last > limit[1]):
        last = limit[1]
    if first is None:
        return None
    note = f"{tenure.name}, {load('offices')[tenure.office].label}, {tenure.period}"
    return TimelineMark(first, last, text, colour, ongoing=last is None, note=note)


def _groups(then: Any, what: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What states share on a day, each with the states."""
    day = then._day
    if what == "alliances":
        for pact in then.agreements(kind="alliance"):
            if pact.in_force(day).possible:
                yield pact.title or "alliance", pact.parties_on(day)
    elif what == "disputes":
        for dispute in then.disputes:
            if dispute.status_on(day) in ("ongoing", "frozen"):
                yield dispute.title or dispute.kind, dispute.parties
    else:
        members: dict[str, list[str]] = {}
        for membership in then.memberships:
            if membership.status == "member":
                members.setdefault(membership.organization, []).append(membership.member)
        yield from ((then.name_of(id), tuple(listed)) for id, listed in members.items())


def _ties(groups: Iterable[tuple[str, tuple[str, ...]]], wanted: set[str]) -> list[Tie]:
    """A tie for each pair that shares something, heavier the more it is."""
    from geobrief.pictures.networks import Tie

    shared: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], list[str]] = {}
    for name, members in groups:
        inside = sorted({member for member in members if ":" not in member and (not wanted or member in wanted)})
        if len(inside) > _MOST_MEMBERS and not wanted:
            continue
        for pair in combinations(inside, 2):
            shared[pair] += 1
            names.setdefault(pair, []).append(name)
    return [Tie(*pair, weight=count, note="; ".join(names[pair][:5])) for pair, count in sorted(shared.items())]


def _colour(id: str) -> int:
    """A colour for each continent."""
    from geobrief.register.code_lists import group

    continent = group(id, "continent")
    return _CONTINENTS.index(continent) + 1 if continent in _CONTINENTS else 0


def _shares(world: Any) -> tuple[list[str], list[tuple[str, list[float | None]]]]:
    """The decades, and for each thing that is counted the share that the register has of it."""
    decades = list(range(1810, 2030, 10))
    found: dict[str, list[float | None]] = {}
    for row in world.coverage():
        if row.subject is not None:
            continue
        values = found.setdefault(row.what, [None] * len(decades))
        share = row.found / row.of if row.of else _SHARES.get(row.status)
        first, last = row.period.earliest, row.period.latest
        for place, decade in enumerate(decades):
            if (first is None or first.year <= decade + 9) and (last is None or last.year >= decade):
                values[place] = share
    return [str(decade) for decade in decades], list(found.items())


def _spring(nodes: list[Node], ties: list[Tie]) -> dict[str, tuple[float, float]]:
    """The layout of networkx, the same for the same network."""
    try:
        import networkx
    except ImportError:
        raise MissingPackageError.of("the layout spring", "networkx", extra="graphs") from None
    graph = networkx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_weighted_edges_from((tie.one, tie.other, tie.weight) for tie in ties)
    spread = 5 / max(1.0, len(nodes) ** 0.5)
    found = networkx.spring_layout(graph, weight=None, seed=1, k=spread, iterations=80)
    return {id: (float(x), float(y)) for id, (x, y) in found.items()}
