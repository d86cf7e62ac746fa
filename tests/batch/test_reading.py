"""A record batch of texts becomes one of records: row by row, whatever a row holds."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest

import geobrief
from geobrief.batch import read_batch, read_stream, schema
from geobrief.brief import TABLES, BriefReader

SIGNED = "Chile and Peru signed a border treaty on Monday."
DAY = datetime.date(1929, 6, 5)


def slugs(read: pa.RecordBatch) -> list[list[str]]:
    return [[finding["slug"] for finding in findings] for findings in read["findings"].to_pylist()]


def test_a_batch_has_the_records_of_one_loop(batch: pa.RecordBatch, read: list[dict[str, Any]]) -> None:
    assert read_batch(batch).to_pylist() == read
    assert sum(len(row["events"]) for row in read) > 100
    assert sum(len(row["agreements"]) for row in read) > 50
    assert sum(len(row["leaders"]) for row in read) > 10


def test_the_columns_of_the_input_stay_and_those_of_the_tables_follow(batch: pa.RecordBatch) -> None:
    found = read_batch(batch)
    assert found.schema.names == ["id", "text", "published", "origin", *TABLES, "findings"]
    assert found.select(batch.schema.names).equals(batch)
    assert found.schema == schema(batch.schema)


def test_the_schema_is_the_same_whatever_is_read(batch: pa.RecordBatch) -> None:
    empty, blank = batch.slice(0, 0), pa.record_batch({"text": [None]}, schema=pa.schema([("text", pa.string())]))
    assert read_batch(empty).schema == read_batch(batch).schema
    assert read_batch(empty).num_rows == 0
    assert read_batch(blank).schema == schema(blank.schema)
    assert schema().metadata == {b"geobrief": geobrief.__version__.encode()}


def test_tables_and_checks_are_options(batch: pa.RecordBatch) -> None:
    found = read_batch(batch, tables=["agreements", "states"], check=False, strict=True)
    assert found.schema.names[4:] == ["states", "agreements", "findings"]
    one = geobrief.read(*batch["text"].to_pylist()[:1], published=str(batch["published"][0]), strict=True)
    assert found["agreements"][0].as_py() == one.agreements.to_arrow().to_pylist()


@pytest.mark.parametrize(
    "kind",
    [
        *(pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary()),
        pa.dictionary(pa.int8(), pa.string()),
    ],
    ids=str,
)
def test_texts_may_be_in_any_column_of_texts(kind: pa.DataType) -> None:
    column = pa.array([SIGNED, None]).cast(kind)
    found = read_batch(pa.record_batch({"body": column}), text="body", tables=["agreements"])
    assert found["agreements"][0][0]["parties"].as_py() == ["CHL", "PER"]
    assert "blank-text" in slugs(found)[1]


@pytest.mark.parametrize(
    "day",
    [
        pa.array([DAY]),
        pa.array([DAY]).cast(pa.date64()),
        pa.array(["1929-06-05"]),
        pa.array(["1929-06-05"]).dictionary_encode(),
        pa.array([datetime.datetime(1929, 6, 5, 23, 30)]),
        pa.array([1], pa.timestamp("ns")).cast(pa.int64()).cast(pa.timestamp("ns")),
        pa.array([datetime.datetime(1929, 6, 6, 2, 30)], pa.timestamp("us", "America/Lima")),
    ],
    ids=lambda column: str(column.type),
)
def test_days_may_be_texts_dates_or_moments(day: pa.Array) -> None:
    found = read_batch(pa.record_batch({"text": [SIGNED], "when": day}), published="when", tables=["dates"])
    expected = "1969-12-29" if str(day.type) == "timestamp[ns]" else "1929-06-03"
    assert found["dates"][0][0]["value"].as_py() == expected


# --- bad rows ---------------------------------------------------------------------------------------------------------


def test_a_bad_row_is_a_finding_in_its_row_and_no_other_row_is_touched() -> None:
    texts = pa.array([SIGNED.encode(), b"", None, b"Chad \xff is vast.", b"x" * 10_000_000, SIGNED.encode()])
    batch = pa.record_batch({"text": texts.view(pa.string()), "published": ["1929-06-05"] * 5 + ["next week"]})
    found = read_batch(batch)
    expected = [None, "blank-text", "blank-text", "not-a-text", "text-too-long", "not-a-day"]
    assert [(row or [None])[0] for row in slugs(found)] == expected
    assert found["agreements"][0][0]["date"].as_py() == "1929-06-03"
    assert found["agreements"][5][0]["parties"].as_py() == ["CHL", "PER"]
    assert found["states"].to_pylist()[1:5] == [[]] * 4


def test_a_day_that_python_does_not_have_is_a_finding() -> None:
    batch = pa.record_batch(
        {"text": [SIGNED] * 2, "published": pa.array([10_000_000, 0], pa.int32()).cast(pa.date32())}
    )
    assert slugs(read_batch(batch)) == [["not-a-day", "publication-date-missing"], []]


def test_a_defect_of_the_reader_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = BriefReader.read

    def defective(self: BriefReader, text: str, day: Any) -> Any:
        if "Mali" in text:
            raise RuntimeError("no such case")
        return whole(self, text, day)

    monkeypatch.setattr(BriefReader, "read", defective)
    found = read_batch(pa.record_batch({"text": ["Mali is dry.", SIGNED]}), tables=["states"])
    assert found["findings"][0][0]["message"].as_py() == "RuntimeError: no such case"
    assert slugs(found)[0] == ["reading-failed"]
    assert [len(states) for states in found["states"].to_pylist()] == [0, 2]


def test_the_longest_text_is_an_option() -> None:
    found = read_batch(pa.record_batch({"text": ["Chad.", "Chad…"]}), longest=4, tables=["states"])
    assert slugs(found) == [["text-too-long"]] * 2
    assert read_batch(pa.record_batch({"text": ["Chad."]}), longest=5)["states"][0][0]["id"].as_py() == "TCD"


# --- misuse -----------------------------------------------------------------------------------------------------------

MISUSE: list[tuple[Callable[[], object], str]] = [
    (lambda: read_batch(pa.record_batch({"body": ["Chad."]})), "expected body, got 'text'"),
    (lambda: read_batch(pa.record_batch({"text": ["Chad."]}), published="day"), "got 'day'"),
    (lambda: read_batch(pa.record_batch({"text": [5]})), "expected string or binary, got 'int64'"),
    (lambda: read_batch(pa.record_batch({"text": ["Chad."], "states": [1]})), "got 'states'"),
    (lambda: read_batch(pa.record_batch({"text": ["Chad."]}), tables=["state"]), "did you mean 'states'"),
    (lambda: read_batch(pa.record_batch({"text": ["Chad."]}), longest=0), "whole number from 1"),
    (lambda: read_batch(["Chad."]), "expected a RecordBatch of pyarrow, got list"),
    (lambda: read_stream(["Chad."]), "expected something that gives Arrow data"),
    (lambda: read_stream(pa.table({"text": ["Chad."]}), workers=0), "whole number from 1 to 1000"),
    (lambda: read_stream(pa.table({"text": ["Chad."]}), rows=0), "whole number from 1"),
    (lambda: read_stream(pa.table({"text": ["Chad."]}), text="body"), "expected text, got 'body'"),
]


@pytest.mark.parametrize(("misuse", "message"), MISUSE)
def test_misuse_is_refused(misuse: Callable[[], object], message: str) -> None:
    with pytest.raises(geobrief.GeobriefError, match=message):
        misuse()
