"""What a record says survives being written and read again: also ids, evidence and mentions, which `==` leaves out."""

from __future__ import annotations

import json
import types
import typing
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geobrief
from geobrief import model
from geobrief.codec import SECTIONS, structure
from geobrief.findings import Finding, Place, Severity
from geobrief.model.plain_data import plain_data
from geobrief.vocabulary import literals
from geobrief.when import Date, Period

RECORDS = [getattr(model, name) for name in model.__all__ if attrs.has(getattr(model, name))]
IN_SECTIONS = [cls for cls in RECORDS if any(cls in classes for classes in SECTIONS.values())]
IDS = [
    "ARG",
    "SUN",
    "KOR1887",
    "org:EU",
    "group:taliban",
    "person:vladimir-putin",
    "territory:falkland-islands",
    "x:arstotzka",
]
DATES = [
    "2015",
    "2015-03",
    "2015-03-18",
    "199X",
    "19",
    "156X-12-25",
    "2014-21",
    "1985?",
    "2004-06~-11",
    "[1667,1760-12]",
    "{1960,1961-12}",
]
PERIODS = ["2014/..", "../2014", "2014-03/", "/2015~", "2003/2007", "2014-03-01/2014-05?"]

dates = st.sampled_from(DATES).map(Date) | st.dates().map(Date.of)
periods = st.sampled_from(PERIODS).map(Period)
any_periods = st.just(Period("/")) | periods | dates.map(Period.of)
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    int: st.integers(0, 10**6),
    float: st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**20), 10**20),
    bool: st.booleans(),
    type(None): st.none(),
    model.ActorId: st.sampled_from(IDS).map(model.ActorId),
    Date: dates,
    Period: any_periods,
    Severity: st.sampled_from(Severity),
}


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
lines = st.none() | st.integers(1, 10**6)
# What a class accepts in an attribute is less than its annotation allows.
CHECKED: dict[type, dict[str, st.SearchStrategy[Any]]] = {
    model.State: {"name": texts, "id": st.sampled_from(["ARG", "SUN", "KOR1887", "x:arstotzka"])},
    model.Organization: {"name": texts, "id": st.sampled_from(["org:EU", "x:league"])},
    model.Group: {"name": texts, "id": st.sampled_from(["group:taliban", "x:rebels"])},
    model.Territory: {"name": texts, "id": st.sampled_from(["territory:falkland-islands", "x:island"])},
    model.Person: {"name": texts, "id": st.sampled_from(["person:vladimir-putin", "x:hero"])},
    model.Tenure: {"name": texts},
    model.Reference: {"name": texts},
    model.Name: {"text": texts},
    model.DatedValue: {"text": texts},
    Place: {"line": lines, "column": lines},
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    origin, options = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return st.sampled_from(options)
    if origin in (typing.Union, types.UnionType):  # beside a date, a period is recognised by its slash
        return st.one_of([periods if option is Period and Date in options else values(option) for option in options])
    if origin is tuple:
        return st.lists(values(options[0]), max_size=3).map(tuple)
    return records(hint) if attrs.has(hint) and hint not in SCALARS else SCALARS[hint]


def records(cls: type) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(cls, localns=vars(literals))
    keywords = {name: values(hints[name]) for name in attrs.fields_dict(cls)} | CHECKED.get(cls, {})
    return st.builds(cls, **keywords)


def whole(record: Any) -> str:
    """All of a record: `repr` shows what `==` leaves out."""
    return repr(record)


@pytest.mark.parametrize("cls", [*RECORDS, Finding], ids=lambda cls: cls.__name__)
@given(data=st.data())
@settings(max_examples=20)
def test_every_record_survives_as_plain_data(cls: type, data: st.DataObject) -> None:
    record = data.draw(records(cls))
    plain = json.loads(json.dumps(plain_data(record)))
    again, findings = structure(cls, plain)
    assert findings == ()
    if getattr(record, "place", None) == Place():
        record = attrs.evolve(record, place=None)
    assert (whole(again), plain_data(again)) == (whole(record), plain)


@given(st.lists(st.one_of([records(cls) for cls in IN_SECTIONS]), max_size=6))
@settings(max_examples=30, deadline=None)
def test_dumped_records_are_loaded_again(given_records: list[Any]) -> None:
    text = geobrief.dump(given_records)
    scenario = geobrief.load(text)
    loaded = [record for listed in scenario.records.values() for record in listed]
    assert scenario.load_findings == ()
    assert sorted(map(whole, loaded)) == sorted(map(whole, given_records))
    assert geobrief.dump(loaded) == text


@given(st.lists(st.one_of([records(cls) for cls in IN_SECTIONS]), max_size=4), st.none() | dates, SCALARS[str])
@settings(max_examples=15, deadline=None)
def test_a_scenario_survives_as_plain_data_and_as_a_file(dumped: list[Any], published: Date | None, text: str) -> None:
    first = geobrief.load(geobrief.dump(dumped))
    scenario = attrs.evolve(first, published=published, text=text or None)
    for again in (geobrief.load(scenario.to_dict()), geobrief.load(geobrief.dump(scenario))):
        assert again == scenario
        assert [*map(whole, again.records.values())] == [*map(whole, scenario.records.values())]


@pytest.mark.parametrize("unit", ["2014", "2014-03", "199X"])
def test_a_unit_in_place_of_a_date_or_period_keeps_its_meaning(unit: str) -> None:
    event = model.Event("CONSULT", ["RUS"], date=Period.of(unit))
    again, _ = structure(model.Event, plain_data(event))
    assert isinstance(again.date, Period)
    assert (again.date.earliest, again.date.latest) == (Period.of(unit).earliest, Period.of(unit).latest)


def test_roles_are_a_mapping_of_parties_and_a_list_where_a_party_has_two() -> None:
    sale = model.Agreement("loan", ["ARG", "CHN"], roles={"ARG": "borrower", "CHN": "lender"})
    assert plain_data(sale)["roles"] == {"ARG": "borrower", "CHN": "lender"}
    both = attrs.evolve(model.Role("ARG", "borrower"), role="user")
    assert plain_data(model.Agreement("loan", ["ARG"], roles=[both, model.Role("ARG", "borrower")]))["roles"] == [
        {"party": "ARG", "role": "user"},
        {"party": "ARG", "role": "borrower"},
    ]


KEYS = {
    model.Agreement("loan", ["ARG"]): "id kind parties status date steps subject quantities evidence rule",
    model.Dispute("debt", ["ARG"]): "id kind parties over status date steps evidence rule",
    model.Event("AID", ["ARG"]): "id type mode contexts actors recipients date modality evidence rule",
    model.Tenure("Juan Perón", "head_of_state"): "name person state office title mentions",
    model.Reference("ARG", "Argentina"): "id name mentions",
    model.DateMention("2001", 0, 4, "2001"): "text start end value",
}


@pytest.mark.parametrize(("record", "keys"), KEYS.items(), ids=lambda value: type(value).__name__)
def test_tools_can_rely_on_these_keys_in_this_order(record: Any, keys: str) -> None:
    assert list(plain_data(record)) == keys.split()
