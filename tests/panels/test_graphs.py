"""Networks of alliances, disputes, memberships and events by date."""

from __future__ import annotations

import sys
from pathlib import Path

import networkx
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from samples import DATA, published, sample

from geobrief import Event, panels, world
from geobrief.errors import GeobriefError

PERU, BRAZIL, BOLIVIA, CHILE, ARGENTINA, URUGUAY = 135, 140, 145, 155, 160, 165


def test_allies_of_a_day():
    graph = panels.to_networkx(sample("alliances"), on="1959-12-31")
    assert graph.has_edge(BRAZIL, ARGENTINA)
    assert not graph.has_edge(BRAZIL, URUGUAY)
    assert panels.to_networkx(sample("alliances"), on=1960).has_edge(BRAZIL, URUGUAY)


def test_edges_have_what_the_two_share():
    graph = panels.to_networkx(DATA / "alliances.csv", on="1975-06-01")
    assert graph[BRAZIL][ARGENTINA] == {"weight": 2, "agreements": [2, 6]}


def test_states_without_allies_are_nodes():
    graph = panels.to_networkx(sample("alliances"), on="1975-06-01")
    assert len(graph) == len(panels.state_days("cow", "1975-06-01", "1975-06-01"))
    assert graph.nodes[CHILE]["id"] == "CHL"
    assert graph.degree(CHILE) == 0


def test_networks_of_the_register_have_ids_or_codes():
    alliances = world().agreements(kind="alliance")
    by_id = panels.to_networkx(alliances, on="1985-01-01")
    by_code = panels.to_networkx(alliances, on="1985-01-01", system="cow")
    assert by_id.has_edge("POL", "SUN")
    assert not by_id.has_edge("ALB", "SUN")
    assert by_code.has_edge(290, 365)
    assert {tuple(sorted((by_code.nodes[a]["id"], by_code.nodes[b]["id"]))) for a, b in by_code.edges} <= {
        tuple(sorted(edge)) for edge in by_id.edges
    }


def test_opponents():
    assert panels.to_networkx(sample("mid-b"), on="1953-07-01").has_edge(BOLIVIA, CHILE)
    assert not panels.to_networkx(sample("mid-b"), on="1953-07-01").has_edge(BOLIVIA, PERU)
    assert not panels.to_networkx(sample("wars"), on="1954-01-01").edges
    graph = panels.to_networkx(world().disputes, on="1982-05-01")
    assert "falkland-islands" in graph["ARG"]["GBR"]["disputes"]


def test_members_and_organizations_are_two_kinds_of_nodes():
    graph = panels.to_networkx(sample("igos"), on=1975)
    assert graph["rivers"][ARGENTINA]["status"] == 3
    assert graph.nodes["rivers"]["bipartite"] == 1
    assert networkx.is_bipartite(graph)
    assert panels.to_networkx(world().memberships, on="1950-01-01").has_edge("org:NATO", "NOR")


def test_events_have_a_direction():
    events = [
        Event("CONSULT", actors=["RUS"], recipients=["ARG", "BRA"], date="2014-07"),
        Event("REJECT", actors=["ARG"], recipients=["RUS"], date="2015-01-01"),
    ]
    graph = panels.to_networkx(events, on=2014)
    assert sorted(graph.edges()) == [("RUS", "ARG"), ("RUS", "BRA")]
    assert len(panels.to_networkx(events).edges) == 3
    assert graph["RUS"]["ARG"][0]["type"] == "CONSULT"


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: panels.to_networkx(sample("capitals")), "no network is made"),
        (lambda: panels.to_networkx(world().states), "no network is made"),
        (lambda: panels.to_networkx(sample("alliances"), on="summer"), "summer"),
        (lambda: panels.to_networkx(sample("alliances"), system="kow"), "did you mean 'cow'"),
        (lambda: panels.to_networkx(5), "records, or a dataset"),
    ],
)
def test_misuse_is_refused(call, expected):
    with pytest.raises(GeobriefError, match=expected):
        call()


@pytest.mark.lists
def test_alliances_of_july_1914():
    graph = panels.to_networkx(published("cow-alliance-4.1-by-member.csv"), on="1914-07-28")
    assert graph.has_edge(255, 300)
    assert graph.has_edge(220, 365)
    assert not graph.has_edge(255, 220)
    states = panels.state_days("cow", "1914-07-28", "1914-07-28").frame["ccode"]
    assert set(graph) - set(states) == {94}  # Costa Rica was allied before COW counts it
