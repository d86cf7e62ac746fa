"""Streams, several processes and DuckDB give the rows of one loop, in their order."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from typing import Any

import duckdb as engine
import pandas
import polars
import pyarrow as pa
import pytest

import geobrief
from geobrief.batch import duckdb, read_stream, schema
from geobrief.brief import TABLES, BriefReader

needs_fork = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="a change of this process is not known to the others"
)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stream_has_the_rows_of_one_loop(batch: pa.RecordBatch, read: list[dict[str, Any]], workers: int) -> None:
    stream = read_stream(pa.Table.from_batches([batch]), workers=workers, rows=70)
    assert stream.schema == schema(batch.schema)
    batches = list(stream)
    assert [part.num_rows for part in batches] == [70, 70, 10]
    assert [row for part in batches for row in part.to_pylist()] == read


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stream_takes_empty_batches(batch: pa.RecordBatch, workers: int) -> None:
    parts = [batch.slice(0, 0), batch.slice(0, 2), batch.slice(0, 0)]
    found = read_stream(pa.Table.from_batches(parts, batch.schema), workers=workers, tables=["states"]).read_all()
    assert found.num_rows == 2
    nothing = read_stream(pa.Table.from_batches([], batch.schema), workers=workers).read_all()
    assert (nothing.num_rows, nothing.schema) == (0, schema(batch.schema))


def test_a_stream_takes_whatever_gives_arrow_data(batch: pa.RecordBatch, read: list[dict[str, Any]]) -> None:
    table = pa.Table.from_batches([batch.slice(0, 5)])
    for source in (table.to_reader(), polars.from_arrow(table), table.to_pandas(), engine.from_arrow(table)):
        if isinstance(source, pandas.DataFrame) and not hasattr(source, "__arrow_c_stream__"):
            continue
        assert read_stream(source).read_all().select([*TABLES]).to_pylist() == [
            {name: row[name] for name in TABLES} for row in read[:5]
        ]


def test_a_stream_takes_only_a_few_rows_ahead(batch: pa.RecordBatch) -> None:
    given = 0

    def endless() -> Iterator[pa.RecordBatch]:
        nonlocal given
        while True:
            given += 1
            yield batch.slice(0, 4)

    stream = read_stream(pa.RecordBatchReader.from_batches(batch.schema, endless()), workers=2)
    assert [stream.read_next_batch().num_rows for _ in range(3)] == [4, 4, 4]
    assert given < 12
    stream.close()


@needs_fork
def test_a_row_that_kills_its_process_is_a_finding_and_nothing_else_is_lost(
    batch: pa.RecordBatch, read: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, fatal = BriefReader.read, batch["text"][41].as_py()

    def killed(self: BriefReader, text: str, day: Any) -> Any:
        if text == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, text, day)

    monkeypatch.setattr(BriefReader, "read", killed)
    found = read_stream(pa.Table.from_batches([batch]), workers=2).read_all().to_pylist()
    assert found[:41] + found[42:] == read[:41] + read[42:]
    assert [finding["code"] for finding in found[41]["findings"]] == ["GB812"]
    briefs = list(geobrief.read_all(batch["text"].to_pylist()[30:50], workers=2))
    assert [brief.findings[0].code for brief in briefs if not brief.states] == ["GB812"]
    assert briefs[11].text == fatal
    assert briefs[11].base_world is geobrief.world()


# --- DuckDB -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def connection(batch: pa.RecordBatch) -> Iterator[engine.DuckDBPyConnection]:
    """A connection with the briefs as a table."""
    with engine.connect() as made:
        made.register("arrow", pa.Table.from_batches([batch]))
        made.execute("create table briefs as select id, text, published::date as published from arrow")
        yield made


def test_a_function_of_duckdb_gives_the_rows_of_one_loop(connection: Any, read: list[dict[str, Any]]) -> None:
    duckdb(connection)
    found = connection.sql("select unnest(read_brief(text, published)) from briefs order by id").to_arrow_table()
    tables = [*TABLES, "findings"]
    assert found.select(tables).to_pylist() == [{name: row[name] for name in tables} for row in read]


def test_records_are_rows_of_sql(connection: Any, read: list[dict[str, Any]]) -> None:
    duckdb(connection, "records", tables=["agreements"])
    query = "select id, unnest(records(text, published).agreements, recursive := true) from briefs order by 1"
    rows = connection.sql(query).fetchall()
    assert len(rows) == sum(len(row["agreements"]) for row in read)


def test_a_bad_row_does_not_end_a_query(connection: Any) -> None:
    duckdb(connection)
    rows = "(values ('Chad is vast.', null), (null, date '2001-02-03'), ('', null)) as rows(t, d)"
    found = connection.sql(f"select read_brief(t, d).findings[1].slug from {rows}").fetchall()
    assert found == [(None,), ("blank-text",), ("blank-text",)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stream_is_a_table_of_duckdb(connection: Any, read: list[dict[str, Any]], workers: int) -> None:
    stream = read_stream(connection.sql("select * from briefs order by id"), workers=workers)
    other = connection.cursor()  # while a result is open, its connection takes no query
    other.register("stream", stream)
    (found,) = other.sql("select sum(len(events)) from stream").fetchall()
    assert found == (sum(len(row["events"]) for row in read),)


def test_what_is_not_a_connection_is_refused() -> None:
    with pytest.raises(geobrief.ArgumentError, match="expected a connection of DuckDB, got str"):
        duckdb("briefs.db")  # type: ignore[arg-type]
