"""Records take what people write, and refuse what they cannot mean."""

import pytest

import geobrief
from geobrief import model
from geobrief.codec import structure
from geobrief.model.plain_data import plain_data


def test_an_agreement_and_a_dispute_take_their_steps_by_keyword() -> None:
    agreement = geobrief.Agreement(kind="trade", parties=["ARG", "CHL"], signed="2015-03-01", in_force="2016")
    dispute = geobrief.Dispute("war", ["ARG", "GBR"], ongoing="1982-04-02", settled="1982-06-14", title="Falklands War")
    assert [step.status for step in agreement.steps] == ["signed", "in_force"]
    assert (agreement.status, str(agreement.date)) == ("in_force", "2016")
    assert [step.status for step in dispute.steps] == ["ongoing", "settled"]
    assert (dispute.status, str(dispute.date), dispute.title) == ("settled", "1982-06-14", "Falklands War")


@pytest.mark.parametrize("kind", ["war", "armed conflict", "Armed conflict", "armed_conflict"])
def test_a_term_may_be_given_by_another_name(kind: str) -> None:
    assert geobrief.Dispute(kind, ["ARG", "GBR"]).kind == "armed_conflict"


def test_a_name_of_two_terms_is_refused() -> None:
    with pytest.raises(geobrief.UnknownTermError, match="not in event_types"):
        geobrief.Event("yield", ["ARG"])


def test_a_file_has_terms_by_their_ids_only() -> None:
    record, (finding,) = structure(model.Dispute, {"kind": "war", "parties": ["ARG", "GBR"]})
    assert (record, finding.code, finding.hint) == (None, "GB204", "armed_conflict")


def test_a_record_without_steps_has_no_date() -> None:
    assert geobrief.Agreement("trade", ["ARG", "CHL"]).date is None
    assert geobrief.Dispute("armed_conflict", ["ARG", "GBR"]).date is None
    assert geobrief.Dispute("armed_conflict", ["ARG", "GBR"]).status == "ongoing"


@pytest.mark.parametrize(
    ("cls", "keyword", "nearest"),
    [
        (geobrief.Agreement, "titel", "title"),
        (geobrief.Agreement, "singed", "signed"),
        (geobrief.Agreement, "quantity", "quantities"),
        (geobrief.Dispute, "titel", "title"),
        (geobrief.Dispute, "setled", "settled"),
        (geobrief.Dispute, "territorry", "territory"),
        (geobrief.Dispute, "xyz", None),
    ],
)
def test_a_misspelt_keyword_names_the_nearest_one(cls, keyword: str, nearest: str | None) -> None:
    with pytest.raises(geobrief.ArgumentError, match=f"unknown keyword of {cls.__name__}") as caught:
        cls("trade", ["ARG", "CHL"], **{keyword: "1990"})
    assert (caught.value.got, caught.value.nearest) == (keyword, nearest)


@pytest.mark.parametrize("steps", [["signed"], [("signed", "2015")], [{"status": "signed", "date": "2015"}], [{}]])
def test_what_is_not_a_step_is_refused_with_the_fields_of_one(steps) -> None:
    with pytest.raises(geobrief.ArgumentError, match="expected AgreementStep or a mapping with status, when, party"):
        geobrief.Agreement("trade", ["ARG", "CHL"], steps=steps)


@pytest.mark.parametrize(
    "make",
    [
        lambda value: geobrief.Agreement("trade", value),
        lambda value: geobrief.Agreement("trade", ["ARG"], steps=value),
        lambda value: geobrief.Agreement("trade", ["ARG"], evidence=value),
        lambda value: geobrief.Dispute("war", ["ARG"], sides=value),
        lambda value: geobrief.Event("CONSULT", value),
        lambda value: geobrief.Event("CONSULT", "ARG", people=value),
        lambda value: geobrief.Event("CONSULT", "ARG", contexts=value),
        lambda value: geobrief.Person("person:a", "A", names=value),
    ],
)
@pytest.mark.parametrize("value", [None, 5, {"a": 1}, geobrief.Name("A", "short")], ids=repr)
def test_what_is_not_a_list_is_refused(make, value) -> None:
    with pytest.raises(geobrief.ArgumentError, match="not a list: expected a"):
        make(value)


def test_a_single_text_needs_no_list() -> None:
    event = geobrief.Event("CONSULT", "RUS", "ARG", contexts="military", people="Vladimir Putin")
    assert (event.actors, event.recipients) == (("RUS",), ("ARG",))
    assert (event.contexts, event.people) == (("military",), ("Vladimir Putin",))
    assert geobrief.Agreement("alliance", ["DEU", "ITA"], obligations="defense").obligations == ("defense",)


def test_all_records_have_names_of_one_class() -> None:
    records = (
        geobrief.State("x:a", "A", names=["B"]),
        geobrief.Organization("org:A", "A", names=["B"]),
        geobrief.Person("person:a", "A", names=["B"]),
        geobrief.Group("group:a", "A", names="B"),
        geobrief.Territory("territory:a", "A", names=[{"text": "B", "kind": "variant"}]),
    )
    assert {record.names for record in records} == {(geobrief.Name("B", "variant"),)}
    assert {str(record.names[0]) for record in records} == {"B"}


def test_a_text_is_the_usual_kind_of_its_list() -> None:
    state = geobrief.State("x:a", "Arstotzka", demonyms="Arstotzkan", capitals=["Orvech Vonor"])
    assert state.demonyms == (geobrief.Name("Arstotzkan", "adjective"),)
    assert state.capitals == (geobrief.DatedValue("Orvech Vonor", "capital"),)


def test_a_code_needs_its_system() -> None:
    with pytest.raises(geobrief.ArgumentError, match="not a DatedValue"):
        geobrief.State("x:a", "A", codes=["AAA"])


@pytest.mark.parametrize("day", ["1989-06-18", "1948-01-04"])
def test_codes_are_asked_alike_of_states_and_territories(day: str) -> None:
    burma = geobrief.State("MMR", "Myanmar", codes=[geobrief.DatedValue("BUR", "iso3", "1948-01-04/1989-06-18")])
    zone = geobrief.Territory("territory:zone", "Canal Zone", iso3="PCZ", period="1903-11-18/1979-09-30")
    assert burma.code("iso3") == burma.code("iso3", day) == burma.code("iso3", on=day) == "BUR"
    assert zone.code("iso3") == zone.code("iso3", "1948-01-04") == "PCZ"
    assert zone.code("iso3", on="1989-06-18") is zone.code("cow", "1948-01-04") is None


def test_administrations_are_read_in_the_earlier_form_too() -> None:
    written = {"id": "territory:rock", "name": "The Rock", "period": "1704/..", "administrators": []}
    period = "1704-08-04/.."
    forms = [{"state": "GBR", "period": period}, {"text": "GBR", "kind": "administrator", "period": period}]
    read = [structure(model.Territory, {**written, "administrators": [form]}) for form in forms]
    assert [findings for _, findings in read] == [(), ()]
    assert read[0][0] == read[1][0]
    assert read[0][0].administrators == (geobrief.Administration("GBR", period),)
    assert plain_data(read[1][0])["administrators"] == [forms[0]]


def test_an_administration_without_a_state_is_incomplete() -> None:
    territory = {"id": "territory:rock", "name": "The Rock", "administrators": [{"period": "1704/.."}]}
    record, (finding,) = structure(model.Territory, territory)
    assert (record, finding.code, finding.path) == (None, "GB202", "administrators[0].state")


def test_a_dispute_keeps_its_title_as_plain_data() -> None:
    dispute = geobrief.Dispute("armed_conflict", ["ARG", "GBR"], title="Falklands War", settled="1982-06-14")
    assert plain_data(dispute)["title"] == "Falklands War"
    assert structure(model.Dispute, plain_data(dispute)) == (dispute, ())


def test_the_register_gives_its_disputes_their_titles() -> None:
    titles = {dispute.id: dispute.title for dispute in geobrief.world().disputes}
    assert titles["cuban-missile-crisis"] == "Cuban missile crisis"
    assert all(titles.values())
