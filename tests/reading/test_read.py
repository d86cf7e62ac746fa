"""What `read` and `read_all` take, and what they refuse."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from typing import Any

import numpy
import pandas
import pytest

import geobrief
from geobrief.brief import TABLES
from geobrief.reading import pipeline

TREATY = "President Vladimir Putin met Angela Merkel last Tuesday. Egypt and Sudan signed a border treaty."
TEXTS = ["Chad is vast.", "Mali expelled the French ambassador on Monday.", TREATY]
DAY = "2015-03-27"


def written(brief: geobrief.Brief) -> str:
    return json.dumps(brief.to_dict(), ensure_ascii=False)


# --- tables and rules -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_a_table_read_alone_has_the_records_of_a_whole_reading(table: str) -> None:
    whole, alone = geobrief.read(TREATY, published=DAY), geobrief.read(TREATY, published=DAY, tables=[table])
    assert alone.records == {table: whole.records[table]}
    assert alone.tables == (table,)


def test_only_the_stages_that_the_tables_need_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("not needed")

    for name in ("_clauses", "find_mentions"):
        monkeypatch.setattr(pipeline, name, refuse)
    assert [str(date.value) for date in geobrief.read(TREATY, published=DAY, tables=["dates"]).dates] == ["2015-03-24"]
    monkeypatch.undo()
    for name in ("_clauses", "find_dates"):
        monkeypatch.setattr(pipeline, name, refuse)
    assert [state.id for state in geobrief.read(TREATY, tables=["states"]).states] == ["EGY", "SDN", "RUS", "DEU"]


def test_states_leaders_and_dates_need_no_grammar() -> None:
    code = (
        "import geobrief, sys; geobrief.read('Chile met Peru.', tables=['states', 'leaders', 'dates'], check=False);"
        "print([name for name in sys.modules if name.startswith('geobrief.reading.') and name.split('.')[2] in"
        " ('syntax', 'propositions', 'events', 'agreements', 'disputes')])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_table_that_was_not_read_is_not_written_as_empty() -> None:
    brief = geobrief.read(TREATY, published=DAY, tables=["states", "leaders", "dates"])
    data = brief.to_dict()
    assert "events" not in data
    assert geobrief.load(data).states == brief.states


def test_names_that_were_not_looked_for_are_not_reported_as_missing() -> None:
    assert geobrief.read("It ended on 3 May 2001.", tables=["dates"]).findings == ()


def test_an_unknown_table_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(geobrief.GeobriefError, match="did you mean 'agreements'"):
        geobrief.read(TREATY, tables=["agreement"])


def test_without_check_no_rules_are_run() -> None:
    text = "Chile attacked Peru on 5 May 2099."
    whole, unchecked = (geobrief.read(text, published=DAY, check=check) for check in (True, False))
    assert {finding.code[:3] for finding in unchecked.findings} <= {"GB8"}
    assert len(unchecked.findings) < len(whole.findings)
    assert unchecked.records == whole.records


@pytest.mark.parametrize(
    "day",
    [
        datetime.date(2015, 3, 27),
        datetime.datetime(2015, 3, 27, 23, 59),
        geobrief.Date(DAY),
        numpy.datetime64(DAY),
        numpy.datetime64("2015-03-27T23:59"),
        pandas.Timestamp("2015-03-27 23:59"),
    ],
)
def test_a_day_is_taken_in_the_forms_that_columns_have(day: Any) -> None:
    assert str(geobrief.read(TREATY, published=day).published) == DAY


# --- many texts -------------------------------------------------------------------------------------------------------


def test_an_item_is_a_text_or_a_pair_of_text_and_day() -> None:
    briefs = list(geobrief.read_all(["Chad is vast.", ("Mali is dry.", "2001-02-03")]))
    assert [brief.states[0].id for brief in briefs] == ["TCD", "MLI"]
    assert [brief.published and str(brief.published) for brief in briefs] == [None, "2001-02-03"]


def test_many_texts_are_read_as_each_alone() -> None:
    alone = [geobrief.read(text, published=DAY, strict=True, tables=["events"]) for text in TEXTS]
    assert list(geobrief.read_all(TEXTS, published=DAY, strict=True, tables=["events"])) == alone


def test_a_mapping_keeps_its_keys() -> None:
    found = dict(geobrief.read_all({17: "Chad is vast.", "b": ("Mali is dry.", DAY)}))
    assert {key: brief.states[0].id for key, brief in found.items()} == {17: "TCD", "b": "MLI"}


@pytest.mark.parametrize(
    "days",
    [
        ["2001-02-03", None, DAY],
        ("2001-02-03", float("nan"), datetime.date(2015, 3, 27)),
        pandas.Series(pandas.to_datetime(["2001-02-03", None, DAY]), index=[7, 8, 9]),
        numpy.array(["2001-02-03", "NaT", DAY], dtype="datetime64[D]"),
        pandas.Series(["2001-02-03", pandas.NA, DAY], dtype="string"),
        (day for day in ["2001-02-03", "", DAY]),
    ],
    ids=lambda days: type(days).__name__,
)
def test_a_column_of_days_is_aligned_with_the_texts(days: Any) -> None:
    briefs = list(geobrief.read_all(pandas.Series(TEXTS), published=days))
    assert [brief.published and str(brief.published) for brief in briefs] == ["2001-02-03", None, DAY]
    assert not any(finding.code == "GB809" for brief in briefs for finding in brief.findings)


@pytest.mark.parametrize("blank", [None, float("nan"), pandas.NA, pandas.NaT, "", " \n\t"])
def test_a_blank_text_gives_an_empty_brief_with_a_finding(blank: Any) -> None:
    first, second = geobrief.read_all([blank, "Chad is vast."])
    assert "blank-text" in {finding.slug for finding in first.findings}
    assert not any(first.records.values())
    assert [state.id for state in second.states] == ["TCD"]


@pytest.mark.parametrize("item", [5, b"Chad", ["Chad", "2001-02-03"], object()])
def test_what_is_not_a_text_gives_an_empty_brief_with_a_finding(item: Any) -> None:
    first, second = geobrief.read_all([item, "Chad is vast."])
    assert [finding.slug for finding in first.findings] == ["not-a-text", "nothing-found"]
    assert [state.id for state in second.states] == ["TCD"]


@pytest.mark.parametrize("day", ["2015-02-30", "2015-03", "yesterday", 20150327, 1.5])
def test_what_is_not_a_day_is_a_finding_and_the_text_is_read(day: Any) -> None:
    (brief,) = geobrief.read_all([("Chad is vast.", day)])
    assert [finding.slug for finding in brief.findings] == ["not-a-day"]
    assert [state.id for state in brief.states] == ["TCD"]
    assert brief.published is None


def test_texts_are_read_as_they_come() -> None:
    def endless() -> Any:
        while True:
            yield "Chad is vast."

    briefs = geobrief.read_all(endless(), published=DAY)
    assert [next(briefs).states[0].id for _ in range(3)] == ["TCD"] * 3


# --- several processes ------------------------------------------------------------------------------------------------


def test_several_processes_read_the_same_in_the_same_order() -> None:
    texts: list[Any] = [*TEXTS * 15, None, 5, ("Mali is dry.", "2015-02-30")]
    one, two = (list(geobrief.read_all(texts, published=DAY, workers=workers)) for workers in (1, 2))
    assert one == two
    assert list(map(written, one)) == list(map(written, two))
    assert all(brief.base_world is geobrief.world() for brief in two)


def test_several_processes_read_against_a_world_of_ones_own() -> None:
    world = geobrief.world().with_records(states=[geobrief.State("x:ruritania", "Ruritania")])
    (brief,) = geobrief.read_all(["Ruritania is vast."], world=world, workers=2)
    assert [state.id for state in brief.states] == ["x:ruritania"]
    assert brief.base_world is world


# --- misuse -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "options"),
    [
        (None, {}),
        (5, {}),
        ("Chad is vast.", {}),
        (b"Chad is vast.", {}),
        (pandas.DataFrame({"text": TEXTS}), {}),
        (TEXTS, {"published": [DAY]}),
        (TEXTS, {"published": {DAY: 1, "2001-02-03": 2, "2001-02-04": 3}}),
        (TEXTS, {"published": "2015-02-30"}),
        (TEXTS, {"tables": ["event"]}),
        (TEXTS, {"workers": 0}),
        (TEXTS, {"workers": 1.5}),
        (TEXTS, {"world": "gw"}),
    ],
)
def test_misuse_of_read_all_is_refused_before_anything_is_read(texts: Any, options: Any) -> None:
    with pytest.raises(geobrief.GeobriefError):
        geobrief.read_all(texts, **options)


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        ([("a", "b", "c")], None),
        ((text for text in TEXTS), iter([DAY])),
        ((text for text in TEXTS), iter([DAY] * 4)),
    ],
)
def test_misuse_that_only_an_item_shows_is_refused_there(texts: Any, days: Any) -> None:
    with pytest.raises(geobrief.GeobriefError):
        list(geobrief.read_all(texts, published=days))


def test_agreements_disputes_and_events_say_what_they_rest_on() -> None:
    brief = geobrief.read(
        "Chile and Peru signed a border treaty on Monday. France attacked Mali.", published="1929-06-05"
    )
    records = [*brief.agreements, *brief.disputes, *brief.events]
    assert len(records) >= 4
    assert {record.basis for record in records} <= {"clause", "sentence"}
    assert [entry["basis"] for entry in brief.to_dict()["events"]] == [event.basis for event in brief.events]
