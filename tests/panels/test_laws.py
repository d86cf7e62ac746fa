"""Laws of panels, held against a count of days in plain Python."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from samples import sample

from geobrief import panels, world
from geobrief.panels.grains import DAY, MONTH, YEAR, Grain, numbers

FIRST, LAST = datetime.date(1985, 1, 1), datetime.date(1988, 12, 31)
dates = st.dates(FIRST, LAST)
UNITS: dict[str, dict[int, list[datetime.date]]] = {"year": {}, "month": {}, "day": {}}
for day in (FIRST + datetime.timedelta(days=place) for place in range((LAST - FIRST).days + 1)):
    UNITS["year"].setdefault(day.year, []).append(day)
    UNITS["month"].setdefault(day.year * 12 + day.month - 1, []).append(day)
    UNITS["day"].setdefault((day - datetime.date(1970, 1, 1)).days, []).append(day)


def days_of(grain: Grain, number: int, rule: str) -> list[datetime.date]:
    """The days of a unit that count by a rule."""
    inside = UNITS[grain.name][number]
    if rule == "any" or grain is DAY:
        return inside
    if rule == "mid":
        return [day for day in inside if (day.month, day.day) == (7, 1)] if grain is YEAR else [inside[14]]
    return [inside[0]] if rule == "start" else [inside[-1]]


@settings(max_examples=60)
@given(st.sampled_from([YEAR, MONTH, DAY]), st.sampled_from(["any", "start", "mid", "end"]), dates, dates)
def test_a_span_counts_in_the_units_whose_day_it_has(grain, rule, one, other):
    first, last = min(one, other), max(one, other)
    span = pl.DataFrame({"first": [first], "last": [last]})
    low, high = span.select(*grain.bounds(pl.col("first"), pl.col("last"), rule)).row(0)
    start, end = numbers(grain, first, last)
    expected = [
        number for number in range(start, end + 1) if any(first <= day <= last for day in days_of(grain, number, rule))
    ]
    assert list(range(low, high + 1)) == expected


@given(st.integers(1950, 1989), st.sampled_from(["start", "mid", "end"]))
def test_allies_of_a_day_are_those_whose_spells_have_it(year, rule):
    day = {"start": datetime.date(year, 1, 1), "mid": datetime.date(year, 7, 1), "end": datetime.date(year, 12, 31)}[
        rule
    ]
    members: dict[int, set[int]] = {}
    for alliance, state, first, last in (
        sample("alliances")
        .frame.select(
            "version4id", "ccode", "start_earliest", pl.col("end_latest").fill_null(datetime.date(2012, 12, 31))
        )
        .rows()
    ):
        if first <= day <= last:
            members.setdefault(alliance, set()).add(state)
    expected = {(one, other) for group in members.values() for one in group for other in group if one < other}
    panel = panels.dyad_years("cow", year, year, year=rule).add_alliances(sample("alliances"))
    assert set(panel.frame.filter(pl.col("allied") == 1).select("ccode1", "ccode2").rows()) == expected


@given(st.dates(datetime.date(1946, 1, 1), datetime.date(2016, 12, 31)))
@settings(max_examples=25)
def test_leaders_of_a_day_are_those_of_the_world(day):
    panel = panels.state_days("gw", day, day).add_leaders().add_codes("id")
    found = dict(panel.frame.select("state_id", "leader").rows())
    known = {state: world().leader(state, on=day) for state in found}
    differing = {
        state: (found[state], tenure.name)
        for state, tenure in known.items()
        if tenure is not None and found[state] != tenure.name
    }
    assert differing == {}
    assert [state for state, tenure in known.items() if tenure is None and found[state] is not None] == []


@given(st.integers(1816, 2010), st.integers(0, 2), st.booleans())
@settings(max_examples=10)
def test_undirected_facts_are_the_same_in_both_directions(first, more, directed):
    panel = panels.dyad_years("cow", first, first + more, directed=directed)
    for made in (panel.add_alliances(), panel.add_wars(), panel.add_claims()):
        column = made.columns[3]
        one, two = made.keys[:2]
        if directed:
            turned = made.frame.rename({one: two, two: one}).select(*made.keys, pl.col(column).alias("turned"))
            both = made.frame.join(turned, on=list(made.keys))
            assert both.height == len(made)
            assert both[column].equals(both["turned"], null_equal=True)
        else:
            whole = panels.dyad_years("cow", first, first + more, directed=True)
            whole = {"allied": whole.add_alliances, "war_ongoing": whole.add_wars, "claims": whole.add_claims}[column]()
            half = whole.frame.filter(pl.col(one) < pl.col(two))
            if column != "claims":
                assert half[column].equals(made.frame[column], null_equal=True)
