"""Agreements of note: whom each binds on a day, in steps in the order of time, by parties that existed then."""

import csv
import pathlib
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
import yaml

import geobrief.register
from geobrief.errors import ArgumentError
from geobrief.model import Agreement
from geobrief.register.agreements import agreement_names
from geobrief.register.tables import rows
from geobrief.vocabulary import load
from geobrief.when import Date

WORLD = geobrief.register.world()
AGREEMENTS = WORLD.agreements
ROWS = {row["id"]: row for row in rows("agreements")}
LISTED = {row["id"]: row for row in rows("agreements_listed")}
STEPS, MEMBERS_STEPS = list(rows("agreement_steps")), list(rows("agreement_steps_members"))
LISTED_STEPS = list(rows("agreement_steps_listed"))
SOVIET_MEMBERS = {"BLR", "UKR"}  # republics of the Soviet Union that were members of the United Nations
DATASETS = {"atop", "cow-alliance", "manytreaties", "pa-x", "tfdd", "un-tc", "wto-rta"}
# YAML would make dates of the days; here they stay what was written
CASES = yaml.load(pathlib.Path(__file__).with_name("agreements.yaml").read_text("utf-8"), yaml.BaseLoader)
# Where the register does not begin where ATOP does: a renewal or a phase of an earlier alliance is counted there, or
# the day is that of the Julian calendar.
OTHER_BEGIN = {
    "anglo-soviet-treaty-1942", "au-constitutive-act-2000", "au-defence-pact-2005", "austro-serbian-alliance-1881",
    "balkan-league-1912",
    "balkan-pact-1954", "central-american-security-1995", "greek-bulgarian-alliance-1912",
    "greek-serbian-alliance-1913", "mongolian-soviet-treaty-1946", "sadc-defence-2003",
    "schonbrunn-1873", "serbo-bulgarian-alliance-1904", "union-state-1999",
    "us-spain-defence-1953",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['agreement']}-{case.get('party', '')}-{case['on']}")
def test_an_agreement_binds_whom_it_bound(case: dict) -> None:
    agreement = WORLD.get(case["agreement"])
    assert agreement.in_force(case["on"], case.get("party")).value == case["binds"]


def test_there_are_enough_agreements_of_many_kinds() -> None:
    kinds = Counter(agreement.kind for agreement in AGREEMENTS)
    assert len(AGREEMENTS) >= 280
    assert kinds["alliance"] >= 100
    assert set(kinds) == {term.id for term in load("agreement_kinds")}


def test_no_agreement_stands_twice() -> None:
    assert len({agreement.id for agreement in AGREEMENTS}) == len(set(AGREEMENTS)) == len(AGREEMENTS)
    assert len({agreement.title for agreement in AGREEMENTS}) == len(AGREEMENTS)
    steps = (*STEPS, *MEMBERS_STEPS, *LISTED_STEPS)
    assert len({tuple(step.values())[:4] for step in steps}) == len(steps)


def test_the_tables_are_sorted_and_name_sources_that_there_are() -> None:
    sources = {row["id"] for row in rows("sources")}
    in_file = [list(dict.fromkeys(step["agreement"] for step in steps)) for steps in (STEPS, MEMBERS_STEPS)]
    assert all(ids == sorted(ids) for ids in in_file)
    assert sorted(id for ids in in_file for id in ids) == list(ROWS)
    for table, steps in ((ROWS, (*STEPS, *MEMBERS_STEPS)), (LISTED, LISTED_STEPS)):
        assert list(table) == sorted(table)
        assert {step["agreement"] for step in steps} == set(table)
        assert {row["source"] for row in (*table.values(), *steps)} <= sources


@pytest.mark.parametrize("agreement", [*map(WORLD.get, ROWS)], ids=lambda agreement: agreement.id)
def test_steps_follow_each_other_and_are_made_by_parties_that_existed(agreement: Agreement) -> None:
    steps_follow_each_other(agreement)


def test_steps_of_compiled_rows_follow_each_other_too() -> None:
    for id in LISTED:
        steps_follow_each_other(WORLD.get(id))


def steps_follow_each_other(agreement: Agreement) -> None:
    dates = [Date(str(step.when)) for step in agreement.steps]
    assert all(not later.before(earlier).certain for earlier, later in pairwise(dates))
    assert len(agreement.parties) >= 2 or agreement.steps == ()
    for step in agreement.steps:
        if step.party is not None:
            assert step.party in agreement.parties
            alive = step.party in SOVIET_MEMBERS or lived(step.party, Date(str(step.when)))
            assert step.status == "terminated" or alive, (agreement.id, step)
    assert all(lived(party, dates[0], WORLD.horizon) for party in agreement.parties), agreement.id


def lived(actor: str, first: Date, last: Date | None = None) -> bool:
    begin, end = first.earliest, (last or first).latest
    return any(
        start <= (end.toordinal() if end else stop) and stop >= begin.toordinal()
        for start, stop in WORLD.lifetime(actor)
    )


@pytest.mark.parametrize("agreement", [a for a in AGREEMENTS if a.roles], ids=lambda agreement: agreement.id)
def test_roles_are_those_of_the_kind(agreement: Agreement) -> None:
    roles = load("party_roles")
    for entry in agreement.roles:
        assert entry.party in agreement.parties
        kinds = roles[entry.role].listed("kinds")
        assert not kinds or agreement.kind in kinds


def test_numbers_are_those_of_known_lists_and_each_is_given_once() -> None:
    assert {number.partition(":")[0] for agreement in AGREEMENTS for number in agreement.numbers} == DATASETS
    assert all(len(agreement.numbers) == len(set(agreement.numbers)) for agreement in AGREEMENTS)
    assert "us-korea-mdt-1953" in WORLD.numbers("atop")["3240"]
    with pytest.raises(ArgumentError, match="cow-alliance"):
        WORLD.numbers("cow-alliances")


def test_usual_names_are_known_beside_the_title() -> None:
    names = agreement_names()
    assert set(names) == {*ROWS, *(id for id, row in LISTED.items() if not row["note"])}
    assert "tripartite-pact-1940" in names
    assert not any("(" in given[0] for id, given in names.items() if id in LISTED), "no descriptive title"
    assert {"NPT", "Treaty on the Non-Proliferation of Nuclear Weapons"} <= set(names["npt-1968"])
    assert all(len(set(given)) == len(given) and all(given) for given in names.values())


def test_who_is_no_party_is_refused() -> None:
    with pytest.raises(ArgumentError, match="not a party"):
        WORLD.get("npt-1968").in_force("2000-01-01", "IND")


def test_an_agreement_is_seen_in_the_world_of_a_day() -> None:
    ids = {agreement.id for agreement in WORLD.on("1989-11-09").agreements}
    assert {"warsaw-pact-1955", "north-atlantic-treaty-1949", "basic-treaty-1972"} <= ids
    assert not {"sino-soviet-treaty-1950", "dayton-1995"} & ids


def test_alliances_begin_where_atop_has_them(published: Callable[[str], pathlib.Path]) -> None:
    with published("atop-5.1-alliance.csv").open(encoding="utf-8", newline="") as handle:
        begins = {row["atopid"]: day(row) for row in csv.DictReader(handle)}
    differing = {
        agreement.id
        for agreement in AGREEMENTS
        for dataset, _, number in (entry.partition(":") for entry in agreement.numbers)
        if dataset == "atop" and begins[number] not in {str(step.when) for step in agreement.steps}
    }
    assert differing == OTHER_BEGIN


def day(row: dict[str, str]) -> str:
    return f"{row['begyr']}-{row['begmo']:0>2}-{row['begday']:0>2}".removesuffix("-00")


@pytest.mark.parametrize(
    ("agreement", "day", "bound", "not_bound"),
    [
        ("rio-treaty-1947", "2010-01-01", {"ARG", "BRA", "ECU"}, {"MEX", "CUB"}),
        ("efta-1960", "1980-01-01", {"AUT", "NOR"}, {"DNK", "GBR", "FIN"}),
        ("ecowas-defence-1981", "1995-01-01", {"GHA", "MRT"}, set()),
        ("cis-charter-1993", "2012-01-01", {"RUS", "ARM", "MDA"}, {"GEO"}),
        ("cern-1953", "1965-01-01", {"FRA", "CHE"}, {"YUG"}),
        ("anzus-1951", "1995-01-01", {"AUS", "USA"}, {"NZL"}),
        ("ottawa-1997", "2000-06-01", {"BEL", "CAN"}, {"UKR", "LVA"}),
        ("outer-space-1967", "1995-01-01", {"RUS", "USA"}, {"SUN"}),
        ("arab-joint-defence-1950", "1985-01-01", {"YMD", "YAR"}, {"YEM"}),
    ],
)
def test_a_view_has_an_agreement_with_the_parties_bound_on_its_day(
    agreement: str, day: str, bound: set[str], not_bound: set[str]
) -> None:
    view = WORLD.on(day)
    then = view.get(agreement)
    assert bound <= set(then.parties)
    assert not_bound.isdisjoint(then.parties)
    existing = [party for party in WORLD.get(agreement).parties_on(day) if WORLD.existed(party, day)]
    assert list(then.parties) == existing == list(view.agreement(agreement).parties)
    assert all(then in view.agreements_of(party) for party in bound)
    assert not any(agreement == other.id for party in not_bound for other in view.agreements_of(party))


@pytest.mark.parametrize("id", ["npt-1968", "treaty-versailles-1919", "ottawa-1997", "csto-treaty-1992", "kyoto-1997"])
def test_what_one_party_does_leaves_the_status_of_a_treaty(id: str) -> None:
    assert WORLD.get(id).status == "in_force"
    assert not any(step.party is None and step.status in ("terminated", "failed") for step in WORLD.get(id).steps)


@pytest.mark.parametrize("day", ["1938-01-01", "1955-07-01", "1974-03-03", "1992-02-29", "2003-08-15", "2025-12-31"])
def test_the_parties_of_a_day_are_those_for_which_it_is_in_force(day: str) -> None:
    for agreement in WORLD.agreements:
        if any(step.status == "in_force" for step in agreement.steps):
            bound = [party for party in agreement.parties if agreement.in_force(day, party).possible]
            assert list(agreement.parties_on(day)) == bound, agreement.id


@pytest.mark.parametrize(
    ("id", "complete"),
    [("cwc-1993", True), ("north-atlantic-treaty-1949", True), ("wto-1994", True), ("outer-space-1967", False),
     ("geneva-gas-1925", False), ("whaling-1946", False), ("schengen-1985", False), ("us-korea-mdt-1953", True)],
)  # fmt: skip
def test_an_agreement_says_whether_its_parties_are_all(id: str, complete: bool) -> None:
    assert WORLD.get(id).parties_complete is complete


def test_a_selection_of_parties_is_marked() -> None:
    partial = {agreement.id for agreement in AGREEMENTS if not agreement.parties_complete}
    assert {
        id for id, row in ROWS.items() if "parties that matter" in row["note"] or "founders" in row["note"]
    } <= partial
    assert all(len(WORLD.get(id).parties) > 1 for id in partial)
