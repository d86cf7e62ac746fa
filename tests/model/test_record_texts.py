"""What records are as plain data, as short texts, as cards and as dataclasses."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import pprint

import attrs
import pytest

import geobrief
from geobrief import model

WORLD = geobrief.world()
SOME = [
    WORLD.state("Bolivia"), WORLD.person("Kaunda"), WORLD.tenures("MYS")[0], WORLD.organizations["org:ECOWAS"],
    WORLD.memberships[100], WORLD.groups[5], WORLD.territories["territory:aouzou-strip"], WORLD.claims[9],
    WORLD.agreements["antarctic-1959"], WORLD.disputes["chaco-war"], model.Event("CONSULT", ["VNM"], ["LAO"]),
    model.Reference("KEN", "Kenya"), model.AgreementStep("ratified", "1994", "KEN"), model.Role("KEN", "donor"),
]  # fmt: skip
name = lambda record: type(record).__name__  # noqa: E731


@pytest.mark.parametrize("record", SOME, ids=name)
def test_a_record_as_plain_data_is_its_entry_in_a_document(record) -> None:
    from geobrief.codec import structure

    data = record.to_dict()
    again, findings = structure(type(record), data)
    assert (again, findings) == (record, ())
    assert again.to_dict() == data


@pytest.mark.parametrize("table", ["states", "agreements", "disputes", "people", "organizations", "territories"])
def test_the_text_of_a_record_is_short_and_names_it(table: str) -> None:
    for record in getattr(WORLD, table):
        text = repr(record)
        assert len(text) < 1500
        assert record.id in text
        assert "source=" not in text


def test_the_text_of_a_record_leaves_out_defaults_and_the_rest_of_long_lists() -> None:
    assert (
        repr(model.State("x:syldavia", "Syldavia", demonyms=["Syldavian"])) == "State(id='x:syldavia', name='Syldavia')"
    )
    bloc = model.Agreement("trade", ["BDI", "COM", "DJI", "ERI", "ETH", "KEN"], in_force="1994-12-08")
    assert repr(bloc) == (
        "Agreement(kind='trade', parties=('BDI', 'COM', 'DJI', 'ERI', … 2 more), "
        "steps=(AgreementStep(status='in_force', when=Date('1994-12-08')),))"
    )


@pytest.mark.parametrize("record", SOME, ids=name)
def test_the_card_of_a_record_is_short(record) -> None:
    card = record._repr_html_()
    assert f"<table><caption>{type(record).__name__}</caption>" in card
    assert len(card) < 3000


def test_a_card_shows_markup_as_text() -> None:
    card = model.State("x:tag", "<img src=x onerror=alert(1)>")._repr_html_()
    assert "<img" not in card
    assert "&lt;img src=x onerror=alert(1)&gt;" in card


@pytest.mark.parametrize("record", SOME, ids=name)
def test_the_functions_of_dataclasses_take_records(record) -> None:
    names = [field.name for field in attrs.fields(type(record))]
    assert [field.name for field in dataclasses.fields(record)] == names
    assert list(dataclasses.asdict(record)) == names
    assert pprint.pformat(record, width=20)
    assert copy.deepcopy(record) == pickle.loads(pickle.dumps(record)) == record


def test_what_is_no_record_is_no_dataclass() -> None:
    assert not dataclasses.is_dataclass(model.records.Record)
