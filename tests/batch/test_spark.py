"""Spark gives the rows of one loop. `nox -s spark` runs these tests, which need Java and the extra `spark`."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import geobrief
from geobrief.batch import spark
from geobrief.brief import TABLES

pytestmark = pytest.mark.spark
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """A session with two workers, which try a task three times."""
    pyspark = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = f"{ROOT}{os.pathsep}{Path(__file__).parent}"  # of the workers
    builder = pyspark.SparkSession.builder.master("local[2,3]").config("spark.ui.enabled", "false")
    made = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def frame(session: Any, batch: pa.RecordBatch) -> Any:
    """The briefs as a data frame of four partitions."""
    rows = [tuple(row.values()) for row in batch.to_pylist()]
    return session.createDataFrame(rows, "id long, text string, published string, origin string").repartition(4, "id")


def rows(frame: Any) -> list[dict[str, Any]]:
    return sorted((row.asDict(recursive=True) for row in frame.collect()), key=lambda row: int(row["id"]))


def test_a_data_frame_has_the_rows_of_one_loop(frame: Any, read: list[dict[str, Any]]) -> None:
    found = spark(frame)
    assert found.columns == ["id", "text", "published", "origin", *TABLES, "findings"]
    assert rows(found) == read


def test_columns_have_other_names_and_options_reach_the_workers(frame: Any, read: list[dict[str, Any]]) -> None:
    world = geobrief.world().with_records(states=[geobrief.State("x:ruritania", "Ruritania")])
    renamed = frame.withColumnsRenamed({"text": "body", "published": "day"})
    found = rows(spark(renamed, text="body", published="day", world=world, tables=["states", "agreements"]))
    assert [row["agreements"] for row in found] == [row["agreements"] for row in read]
    assert list(found[0]) == ["id", "body", "day", "origin", "states", "agreements", "findings"]


def test_days_and_moments_stay_what_they_are(session: Any, frame: Any) -> None:
    typed = frame.selectExpr("id", "text", "to_date(published) as published", "timestamp_seconds(id) as at")
    found = spark(typed, tables=["dates"])
    assert dict(found.dtypes)["published"] == "date"
    assert dict(found.dtypes)["at"] == "timestamp"
    assert [row["dates"] for row in rows(found)] == [row["dates"] for row in rows(spark(frame, tables=["dates"]))]


def test_bad_rows_and_empty_partitions_lose_nothing(session: Any, frame: Any, read: list[dict[str, Any]]) -> None:
    bad = session.createDataFrame(
        [(1000, None, None, "x"), (1001, "", "next week", "x"), (1002, "x" * 10_000_000, None, "x")], frame.schema
    )
    empty = frame.where("id < 0").repartition(3)
    found = rows(spark(frame.union(bad).union(empty)))
    assert found[:150] == read
    slugs = [[finding["slug"] for finding in row["findings"]][:2] for row in found[150:]]
    assert slugs == [["blank-text", "nothing-found"], ["blank-text", "not-a-day"], ["text-too-long"]]
    assert rows(spark(empty)) == []


def test_a_worker_that_is_killed_loses_nothing(frame: Any, read: list[dict[str, Any]], tmp_path: Path) -> None:
    killed = str(tmp_path / "killed")

    def kill_once(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for part in batches:
            if 41 in part["id"].to_pylist() and not os.path.exists(killed):
                open(killed, "w").close()
                os.kill(os.getpid(), signal.SIGKILL)
            yield part

    assert rows(spark(frame.mapInArrow(kill_once, frame.schema))) == read
    assert os.path.exists(killed)


def test_what_is_not_a_data_frame_is_refused(frame: Any) -> None:
    with pytest.raises(geobrief.ArgumentError, match="expected a data frame of PySpark, got list"):
        spark([])  # type: ignore[arg-type]
    with pytest.raises(geobrief.ArgumentError, match="got 'body'"):
        spark(frame, text="body")


def test_the_block_of_the_engineers_tutorial_prints_its_table(session: Any, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "engineers-tutorial.md").read_text("utf-8")
    block, table = re.findall(r":caption: read_briefs.py\n(.*?)```.*?```text\n(.*?)```", page, re.S)[0]
    exec(block, {})  # the block of the page, in the session of these tests
    assert table in capsys.readouterr().out
