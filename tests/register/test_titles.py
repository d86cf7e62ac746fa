"""Agreements and disputes are found by title, other names and abbreviations."""

import pytest

import geobrief
from geobrief.model import Agreement, Dispute
from geobrief.register import UnresolvedError, World

WORLD = geobrief.world()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("New START", "new-start-2010"),
        ("LTBT", "ptbt-1963"),
        ("Treaty of Lausanne", "treaty-lausanne-1923"),
        ("the dayton agreement", "dayton-1995"),
        ("Good Friday agreement", "good-friday-1998"),
        ("chaco war", "chaco-war"),
        ("October War", "yom-kippur-war"),
        ("World War I", "world-war-1"),
        ("Second Indo-Pakistani War", "kashmir-war-1965"),
        ("Takeshima dispute", "dokdo"),
    ],
)
def test_a_title_or_other_name_means_its_record(name: str, id: str) -> None:
    answer = WORLD.resolve(name)
    assert answer.status == "one"
    assert answer.record is WORLD.get(id)
    assert answer.state is None
    find = WORLD.agreement if isinstance(answer.record, Agreement) else WORLD.dispute
    assert find(name) is find(id) is answer.record


def test_an_actor_comes_before_a_title_of_the_same_name() -> None:
    assert WORLD.resolve("ANZUS").record.id == "org:ANZUS"
    assert WORLD.agreement("ANZUS").id == "anzus-1951"
    assert WORLD.resolve("Black September").record.id == "group:black-september"
    assert WORLD.dispute("Black September").id == "black-september"


def test_names_are_kept_in_the_record() -> None:
    assert "NPT" in WORLD.get("npt-1968").names
    assert "Lend-Lease" not in WORLD.get("npt-1968").names
    assert "Kagera War" in WORLD.get("uganda-tanzania-war").names


@pytest.mark.parametrize(
    ("find", "name", "suggestion"),
    [
        (WORLD.agreement, "Treaty of Lausane", "Treaty of Lausanne"),
        (WORLD.agreement, "Antartic Treaty", "Antarctic Treaty"),
        (WORLD.dispute, "Chacco War", "Chaco War"),
        (WORLD.dispute, "Winter Wr", "Winter War"),
    ],
)
def test_a_misspelt_title_is_refused_with_suggestions(find, name: str, suggestion: str) -> None:
    with pytest.raises(UnresolvedError, match=f"did you mean '{suggestion}'") as refusal:
        find(name)
    assert suggestion in refusal.value.suggestions
    assert suggestion in WORLD.resolve(name).suggestions


def test_no_title_is_found_in_the_other_table() -> None:
    with pytest.raises(UnresolvedError, match="not known as a dispute"):
        WORLD.dispute("Dayton Agreement")
    with pytest.raises(UnresolvedError, match="not known as an agreement"):
        WORLD.agreement("Chaco War")


ONE = Agreement(
    "border", ["ECU", "PER"], signed="1830-08-11", terminated="1860", title="Treaty of Lima", id="lima-1830"
)
OTHER = Agreement(
    "alliance", ["BOL", "PER"], in_force="1873-02-06", title="Treaty of Lima", names="Pact", id="lima-1873"
)
SMALL = World(agreements=[ONE, OTHER], disputes=[Dispute("trade", ["ECU", "PER"], title="Pact", id="pact")])


def test_one_of_several_is_the_one_that_held_on_the_day() -> None:
    assert SMALL.resolve("Treaty of Lima").status == "many"
    assert [str(candidate.record.id) for candidate in SMALL.resolve("treaty of lima").candidates] == [ONE.id, OTHER.id]
    assert SMALL.agreement("Treaty of Lima", on="1840-01-01") == ONE
    assert SMALL.on("1880-01-01").agreement("Treaty of Lima") == OTHER
    assert SMALL.resolve("Treaty of Lima", on="1880-01-01").record == OTHER
    with pytest.raises(UnresolvedError, match="several meanings") as refusal:
        SMALL.agreement("Treaty of Lima")
    assert len(refusal.value.candidates) == 2


def test_titles_of_both_tables_are_compared_and_later_records_replace_earlier_ones() -> None:
    assert SMALL.resolve("Pact").status == "many"
    assert SMALL.agreement("Pact") == OTHER
    renamed = SMALL.with_records(
        agreements=[Agreement("alliance", ["BOL", "PER"], title="Secret Pact", id="lima-1873")]
    )
    assert renamed.agreement("Secret Pact").id == "lima-1873"
    assert renamed.agreement("Treaty of Lima") == ONE
    assert renamed.resolve("Pact").record.id == "pact"


def test_no_actor_is_meant_by_a_title() -> None:
    with pytest.raises(UnresolvedError):
        WORLD.leader("JCPOA", on="2016-01-01")
    assert WORLD.codes(["JCPOA", "Peru"], to="iso3").values == (None, "PER")
    scenario = geobrief.load("agreements: [{kind: trade, parties: [Peru, JCPOA], signed: 2016-01-01}]")
    assert [finding.code for finding in scenario.findings] == ["GB301"]
