"""How complete the tables are, by kind and time, is known, and lists that may lack records say so."""

import csv
import io
import pathlib
from collections.abc import Callable

import pytest

import geobrief
from geobrief.findings import Severity
from geobrief.register import World
from geobrief.register.audit import coverage as measuring
from geobrief.register.coverage import coverage_rows, status_of
from geobrief.register.tables import rows

WORLD = geobrief.world()


@pytest.mark.parametrize(
    ("table", "kind", "day", "source", "status"),
    [
        ("disputes", "armed_conflict", "1975-01-01", "cow-interstate-war-4.0", "complete"),
        ("disputes", "armed_conflict", "1885-01-01", "cow-interstate-war-4.0", "complete"),
        ("disputes", "militarized", "1955-01-01", "mid-5.0", "partial"),
        ("agreements", "alliance", "1965-06-01", "cow-alliance-4.1", "complete"),
        ("agreements", "alliance", "2016-06-01", "atop-5.1", "complete"),
        ("agreements", "investment", "1990-06-01", "unctad-iia", "absent"),
        ("tenures", "effective_ruler", "1970-01-01", "gw-2020", "complete"),
        ("tenures", "finance_minister", "1960-01-01", "gw-2020", "absent"),
        ("states", None, "1900-01-01", "gw-2020", "complete"),
    ],
)
def test_a_table_is_complete_partial_or_absent(
    table: str, kind: str | None, day: str, source: str, status: str
) -> None:
    found = [row for row in WORLD.coverage(table, on=day, kind=kind) if row.source == source]
    assert status in {row.status for row in found}
    assert WORLD.on(day).coverage(table, kind=kind) == WORLD.coverage(table, on=day, kind=kind)


def test_an_organisation_has_its_own_rows() -> None:
    (own,) = [row for row in WORLD.coverage("memberships", "OPEC") if row.subject is not None]
    assert (own.status, own.source) == ("complete", "cow-igo-3")
    assert all(row.subject != "org:OPEC" for row in WORLD.coverage("memberships", "Mercosur"))


def test_a_world_of_other_records_has_no_coverage() -> None:
    assert World().coverage() == ()
    assert World().horizons == {}
    assert World().on("1900-01-01").agreements.findings == ()
    assert WORLD.with_records(states=[]).coverage("states") == WORLD.coverage("states")


def slugs(records: object) -> set[str]:
    return {finding.slug for finding in records.findings}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "records",
    [
        WORLD.on("1878-07-13").agreements,
        WORLD.agreements(kind="border", on="1907-08-31"),
        WORLD.on("1894-01-04").agreements(kind="trade"),
        WORLD.on("1908-01-01").agreements_of("Austria-Hungary"),
        WORLD.tenures("Norway", office="finance_minister", on="1955-01-01"),
    ],
    ids=lambda records: f"{records.table}-{len(records)}",
)
def test_a_list_of_a_time_that_is_not_covered_says_so(records: object) -> None:
    assert "incomplete-coverage" in slugs(records)
    assert any(finding.severity is Severity.WARNING for finding in records.findings)  # type: ignore[attr-defined]


def test_what_is_complete_says_nothing() -> None:
    assert WORLD.on("1950-01-01").states.findings == ()
    assert WORLD.agreements.findings == ()
    assert WORLD.members("NATO", on="1990-01-01").findings == ()
    assert WORLD.tenures("Norway", office="effective_ruler", on="1985-01-01").findings == ()
    assert WORLD.agreements(kind="alliance", on="1907-08-31").findings == ()
    assert WORLD.wars("Japan", during="1894/1895").findings == ()
    assert WORLD.on("1866-07-03").wars().findings == ()


def test_what_is_partial_is_a_note() -> None:
    findings = WORLD.on("1985-01-01").disputes(kind="sanctions").findings
    assert {finding.severity for finding in findings} == {Severity.NOTE}
    assert any("gsdb-3" in finding.message for finding in findings)


@pytest.mark.parametrize("organization", ["IPCC", "UNCTAD", "org:ECB"])
def test_members_that_are_not_kept_are_no_empty_set(organization: str) -> None:
    members = WORLD.members(organization, on="1999-01-01")
    assert members == ()
    assert slugs(members) == {"members-not-kept"}


def test_members_of_an_organisation_of_its_own_are_all() -> None:
    world = World(organizations=[geobrief.Organization("x:club", "Club")])
    assert world.members("x:club", on="1999-01-01").findings == ()


@pytest.mark.parametrize(
    "records",
    [WORLD.members("ASEAN", on="2031-01-01"), WORLD.on("2030-01-01").disputes, WORLD.wars(on="2028-05-01")],
    ids=lambda records: records.table,
)
def test_a_day_after_the_horizon_of_a_table_is_a_finding(records: object) -> None:
    assert "after-horizon" in slugs(records)


def test_every_table_has_a_horizon_up_to_that_of_the_register() -> None:
    assert set(WORLD.horizons) >= {"states", "tenures", "memberships", "agreements", "disputes"}
    assert all(not horizon.after(WORLD.horizon).possible for horizon in WORLD.horizons.values())


def test_agreements_of_a_party_say_that_some_parties_are_missing() -> None:
    assert slugs(WORLD.agreements_of("Denmark")) == {"selected-parties"}
    assert "selected-parties" in slugs(WORLD.on("1975-01-01").agreements_of("DNK"))


def test_rows_are_as_their_figures_say() -> None:
    for row in coverage_rows():
        assert row.status in ("complete", "partial", "absent")
        assert (row.found is None) == (row.of is None)
        if row.of:
            assert row.status == status_of(row.found or 0, row.of)
    sources = {row["id"] for row in rows("sources")}
    assert {row.source for row in coverage_rows()} <= sources


def test_the_coverage_is_that_measured_by_the_lists(published: Callable[[str], pathlib.Path]) -> None:
    folder = {published(entry.file).parent for entry in measuring.LISTS}.pop()
    measured = [dict(row) for row in measuring.page(folder, WORLD)]
    assert measured == list(rows("coverage")), (
        "run: python -m geobrief.register.audit.coverage FOLDER > geobrief/register/data/coverage.csv"
    )


def test_the_measuring_counts_the_years_of_each_item(tmp_path: pathlib.Path) -> None:
    file = io.StringIO()
    csv.writer(file).writerows(
        [["dispnum", "styear", "endyear"], [" 61", 1962, 1963], [9999999, 1958, -9], [7, -9, -9]]
    )
    (tmp_path / "mida-5.0.csv").write_text(file.getvalue(), encoding="utf-8")
    found = [row for row in measuring.page(tmp_path, WORLD) if row["what"] == "militarized interstate disputes"]
    assert [(row["start"], row["found"], row["of"]) for row in found[:2]] == [("1958", "0", "1"), ("1960", "1", "2")]
    assert (found[-1]["end"], found[-1]["found"], found[-1]["of"]) == ("2014", "0", "1")


@pytest.mark.parametrize(
    ("state", "office", "day", "name"),
    [
        ("Cuba", "finance_minister", "2023-06-01", "Meisi Bolaños"),
        ("North Korea", "defense_minister", "2026-01-01", "Ri Yong-gil"),
    ],
)
def test_a_minister_is_not_answered_after_the_last_day_known(state: str, office: str, day: str, name: str) -> None:
    holders = WORLD.office_holders(state, office, on=day)
    assert holders == ()
    assert any(finding.slug == "last-known-holder" and name in finding.message for finding in holders.findings)
    assert name in {tenure.name for tenure in WORLD.office_holders(state, office, on="2022-06-01")}
    assert name not in {tenure.name for tenure in WORLD.on(day).tenures}
