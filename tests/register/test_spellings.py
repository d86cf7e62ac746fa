"""Names as datasets, lists and prose spell them mean what they should: one record, several, none, or none on that day.

The cases are ours. `held_out` marks those that were not looked at while the rules were made (at that time 97 % of
the spellings held out were right and 0.2 % wrong; 83 % before there were rules); `xfail` says why a case still fails.
"""

import csv
import pathlib

import pytest

import geobrief.register

WORLD = geobrief.register.world()
HERE = pathlib.Path(__file__).with_name("names")
Case = dict[str, str]


def cases(table: str) -> list[Case]:
    with (HERE / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def together(*tables: str) -> dict[str, list[Case]]:
    """The cases of each answer, so that there is one test for each state; those that fail so far have one each."""
    found: dict[str, list[Case]] = {}
    for table in tables:
        for case in cases(table):
            answer = case["name"] if case["xfail"] else case["ids"] or case["on"]
            found.setdefault(f"{table} {answer}", []).append(case)
    return found


def params(*tables: str) -> list:
    return [
        pytest.param(group, id=key, marks=expected_failure(group[0]["xfail"]))
        for key, group in together(*tables).items()
    ]


def expected_failure(why: str) -> list:
    return [pytest.mark.xfail(strict=True, reason=why)] if why else []


def ids(case: Case) -> set[str]:
    return set(case["ids"].split(" | "))


@pytest.mark.parametrize("table", ["spellings", "demonyms", "capitals", "languages"])
def test_each_table_has_cases_held_out(table: str) -> None:
    held_out = [case for case in cases(table) if case["held_out"] == "yes"]
    assert len(held_out) * 4 > len(cases(table))


@pytest.mark.parametrize("group", params("spellings", "demonyms", "capitals", "languages", "dated"))
def test_a_name_means_what_it_should(group: list[Case]) -> None:
    for case in group:
        answer = WORLD.resolve(case["name"], on=case["on"] or None)
        met = {candidate.record.id for candidate in answer.candidates}
        if case["status"] == "one":
            assert (answer.status, {answer.record and answer.record.id}) == ("one", ids(case)), case
        else:
            assert (answer.status, answer.record) == (case["status"], None), case
            assert met if case["status"] == "not_then" else met >= ids(case), case


@pytest.mark.parametrize("case", cases("ambiguous"), ids=lambda case: case["name"])
def test_what_several_may_bear_comes_back_with_all_of_them(case: Case) -> None:
    answer = WORLD.resolve(case["name"])
    assert {candidate.record.id for candidate in answer.candidates} >= ids(case)
    assert answer.status == "many" or case["status"] == "among"


def test_nothing_is_guessed() -> None:
    answers = [WORLD.resolve_actor(case["name"]) for case in cases("none")]
    assert [answer for answer in answers if answer.status != "none" or answer.candidates] == []


@pytest.mark.parametrize(("typo", "meant"), [("Phillipines", "Philippines"), ("Siera Leone", "Sierra Leone")])
def test_a_slip_gets_suggestions_only(typo: str, meant: str) -> None:
    answer = WORLD.resolve(typo)
    assert answer.status == "none"
    assert meant in answer.suggestions
