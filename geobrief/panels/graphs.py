"""Networks of states by date: who is allied with whom, in dispute with whom, member of what, and who acts on whom."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

from geobrief.arguments import items
from geobrief.datasets import Dataset, read
from geobrief.errors import ArgumentError, MissingPackageError
from geobrief.model import Agreement, Dispute, Event, Membership
from geobrief.model.attributes import DateLike
from geobrief.panels import alliances, disputes, organizations, records
from geobrief.panels.grains import DAY, numbers
from geobrief.panels.lists import members, parts
from geobrief.panels.shapes import PanelShape
from geobrief.panels.sources import PanelSource, coded, met
from geobrief.panels.units import day_of
from geobrief.register.record_lists import RecordList
from geobrief.register.systems import SystemName, known_system

if TYPE_CHECKING:
    import networkx as nx

_ALLIANCES = ("cow-alliance-members", "atop-members")
_DISPUTES = ("mid-b", "cow-interstate-wars")
_KINDS = (*_ALLIANCES, *_DISPUTES, *organizations.KINDS)


def to_networkx(
    data: Dataset | RecordList[Any] | Iterable[Any] | str | os.PathLike[str],
    on: DateLike | int | None = None,
    *,
    system: str | None = None,
) -> nx.Graph[Any]:
    """The network of agreements, disputes, memberships or events that hold on a day, or on any day of a year.

    `data` are records (`world.agreements(kind="alliance")`), or a dataset of alliances, disputes, wars or memberships.
    Nodes are ids of states, or with a `system` the codes of that list, and then all its states of that time are there;
    those of a dataset have the codes of its list. Edges have what the two share: `agreements`, `disputes`. Memberships
    are edges between states and organizations (`bipartite` 0 and 1). Events are directed edges, one for each event.
    Without `on` all times are taken together.

    >>> from geobrief.register import world
    >>> graph = to_networkx(world().agreements(kind="alliance"), on="1985-01-01")
    >>> "warsaw-pact-1955" in graph["POL"]["SUN"]["agreements"]
    True
    """
    known = None if system is None else known_system(system)
    first, last = (datetime.date.min, datetime.date.max) if on is None else (day_of(on, False), day_of(on, True))
    if isinstance(data, str | os.PathLike):
        data = read("auto", data)
    if isinstance(data, Dataset):
        known = known or "cow"
        spells, name = _of_dataset(data, known)
    else:
        listed = list(items(data, "records, or a dataset"))
        if _are(listed, Event) and listed:
            return _event_graph([event for event in listed if _touches(event, first, last)])
        spells, name = _of_records(listed)
        if known is not None:
            columns = [column for column in ("_state", "_state1", "_state2") if column in spells.columns]
            spells = coded(spells, columns, "id", _shape(known))
    held = spells.filter(pl.col("first") <= last, pl.col("last") >= first)
    states = _states(known, first, last) if on is not None else {}
    return _membership_graph(held, states) if name == "organization" else _graph(held, name, states)


def _of_dataset(data: Dataset, system: SystemName) -> tuple[pl.DataFrame, str]:
    """The spells of a dataset by pair or by state, and what its edges share."""
    kind, source = data.kind.name, PanelSource(data.kind.name, data)
    if kind in _ALLIANCES:
        spells = alliances.member_spells(source, _shape(system)).rename({"alliance": "agreement"})
        return met(spells, "agreement"), "agreement"
    if kind == "mid-b":
        return coded(disputes.participant_pairs(source), ["_state1", "_state2"], "cow", _shape(system)), "dispute"
    if kind == "cow-interstate-wars":
        return coded(disputes.war_pairs(source), ["_state1", "_state2"], "cow", _shape(system)), "dispute"
    if kind in organizations.KINDS:
        return organizations.member_spells(source, _shape(system)), "organization"
    raise ArgumentError("no network is made of a dataset of this kind", expected=" or ".join(_KINDS), got=kind)


def _of_records(listed: Sequence[Any]) -> tuple[pl.DataFrame, str]:
    """The spells of records by pair or by state, and what their edges share."""
    if _are(listed, Agreement):
        spells = records.party_spells(listed).drop("kind", "obligations")
        names = spells.select("number", "agreement").unique()
        return met(spells.drop("agreement"), "number").join(names, on="number"), "agreement"
    if _are(listed, Dispute):
        return records.dispute_spells(listed), "dispute"
    if _are(listed, Membership):
        return records.membership_spells(listed), "organization"
    expected = "agreements, disputes, memberships or events, or a dataset of them"
    raise ArgumentError("no network is made of these", expected=expected, got=type(listed[0]) if listed else listed)


def _are(listed: Sequence[Any], cls: type) -> bool:
    return all(isinstance(record, cls) for record in listed)


def _graph(spells: pl.DataFrame, name: str, states: Mapping[Any, str]) -> nx.Graph[Any]:
    """An edge for each pair of states, with what they share."""
    graph = _networkx().Graph()
    _add_states(graph, states)
    pairs = spells.filter(pl.col("_state1") < pl.col("_state2")).group_by("_state1", "_state2")
    shared = pairs.agg(pl.col(name).unique().sort()).sort("_state1", "_state2")
    for one, other, common in shared.rows():
        graph.add_edge(one, other, weight=len(common), **{f"{name}s": common})
    return graph


def _membership_graph(spells: pl.DataFrame, states: Mapping[Any, str]) -> nx.Graph[Any]:
    """An edge for each membership, between a state and an organization."""
    graph = _networkx().Graph()
    _add_states(graph, states)
    for organization, state, status in spells.select("organization", "_state", "status").unique().sort(pl.all()).rows():
        graph.add_node(state, bipartite=0)
        graph.add_node(organization, bipartite=1)
        graph.add_edge(state, organization, status=status)
    return graph


def _event_graph(events: Iterable[Event]) -> nx.MultiDiGraph[Any]:
    """An edge for each event, actor and recipient."""
    graph = _networkx().MultiDiGraph()
    for event in events:
        for actor in event.actors:
            for recipient in event.recipients:
                date = None if event.date is None else str(event.date)
                graph.add_edge(str(actor), str(recipient), type=event.type, mode=event.mode, date=date, id=event.id)
    return graph


def _touches(event: Event, first: datetime.date, last: datetime.date) -> bool:
    """Whether an event was, or may have been, in a period; one without a date may have been at any time."""
    when = event.date
    if when is None:
        return True
    return (when.earliest or first) <= last and (when.latest or last) >= first


def _add_states(graph: nx.Graph[Any], states: Mapping[Any, str]) -> None:
    for code, id in states.items():
        graph.add_node(code, id=id, bipartite=0)


def _states(system: SystemName | None, first: datetime.date, last: datetime.date) -> dict[Any, str]:
    """The states of a list in a period, with their ids."""
    if system is None:
        return {}
    held = parts(system).filter(pl.col("first") <= last, pl.col("last") >= first)
    return dict(held.select("code", "id").rows())


def _shape(system: SystemName) -> PanelShape:
    """The shape of a panel of all days, for codes of a list."""
    spells = members(system)
    days = numbers(DAY, spells["first"].min(), spells["last"].max())  # type: ignore[arg-type]
    return PanelShape("dyad", system, DAY, "any", *days, pairs=True)


def _networkx() -> Any:
    try:
        import networkx
    except ImportError:
        raise MissingPackageError.of("a network", "networkx", extra="graphs") from None
    return networkx
