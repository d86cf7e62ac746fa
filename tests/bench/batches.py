"""Many short briefs through each engine: equal records, and the throughput of several processes.

`python tests/bench/batches.py [COUNT]` makes COUNT briefs (20,000 unless given) from a kept seed and reads them in one
loop, in two processes, in DuckDB and, if there is PySpark, in `local[2]`. It prints a digest of all records of each,
which are to be equal, with time and memory. Then two independent processes and one command with `--jobs 2` read the
same texts by turns.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent / "batch")]

from texts import briefs  # noqa: E402

import geobrief  # noqa: E402
from geobrief.batch import duckdb, read_stream, spark  # noqa: E402
from geobrief.brief import TABLES  # noqa: E402

COLUMNS = ["id", *TABLES, "findings"]
ROUNDS = 3
Rows = Iterator[dict[str, Any]]


def loop(path: str) -> Rows:
    """One loop over the texts."""
    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(1000):
        for row in batch.to_pylist():
            brief = geobrief.read(row["text"], published=row["published"])
            tables = {**brief.records, "findings": brief.findings}
            yield {"id": row["id"], **{name: records.to_arrow().to_pylist() for name, records in tables.items()}}


def pool(path: str) -> Rows:
    """Two processes."""
    file = pyarrow.parquet.ParquetFile(path)
    source = pa.RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches(1000))
    for batch in read_stream(source, workers=2):
        yield from batch.select(COLUMNS).to_pylist()


def in_duckdb(path: str) -> Rows:
    """A function of SQL, in one thread."""
    import duckdb as engine

    connection = engine.connect()
    duckdb(connection)
    query = f"select id, unnest(read_brief(text, published::date)) from '{path}'"
    for batch in connection.sql(query).to_arrow_reader(1000):
        yield from batch.select(COLUMNS).to_pylist()


def in_spark(path: str) -> Rows:
    """Spark with two workers; its rows are sorted, since partitions have no order."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = str(HERE.parents[1])
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    with tempfile.TemporaryDirectory() as folder:
        spark(session.read.parquet(path).repartition(8)).write.parquet(f"{folder}/records")
        session.stop()
        found = pyarrow.parquet.read_table(f"{folder}/records").sort_by("id").select(COLUMNS)
    for batch in found.to_batches(1000):
        yield from batch.to_pylist()


def digest(rows: Rows) -> tuple[str, int]:
    """A digest of rows as JSON, and how many there are."""
    found, count = hashlib.sha256(), 0
    for row in rows:
        found.update(json.dumps(row, default=str, sort_keys=True).encode())
        count += 1
    return found.hexdigest()[:16], count


def compare(count: int) -> None:
    """Print the digest of each engine."""
    engines: dict[str, Callable[[str], Rows]] = {"loop": loop, "pool": pool, "duckdb": in_duckdb}
    if find_spec("pyspark"):
        engines["spark"] = in_spark
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/briefs.parquet"
        names = ("id", "text", "published")
        columns = zip(*briefs(count), strict=True)
        pyarrow.parquet.write_table(pa.table(dict(zip(names, map(list, columns), strict=True))), path)
        for name, read in engines.items():
            start = time.perf_counter()
            found, rows = digest(read(path))
            seconds = time.perf_counter() - start
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name:<8} {rows:>8} rows  {found}  {seconds:>8.1f} s  {most:>6.0f} MB", flush=True)


def take_turns(count: int) -> None:
    """Print the throughput of one command with two processes, that of two commands with one each being 1."""
    with tempfile.TemporaryDirectory() as folder:
        whole, *halves = (f"{folder}/{name}.jsonl" for name in ("whole", "first", "second"))
        lines = [json.dumps({"id": id, "text": text, "published": day}) for id, text, day in briefs(count)]
        for path, part in zip((whole, *halves), (lines, lines[::2], lines[1::2]), strict=True):
            Path(path).write_text("\n".join(part))
        for number in range(ROUNDS):
            alone, pooled = run(halves, 1), run([whole], 2)
            for name, ratio in zip(("wall", "CPU"), (a / b for a, b in zip(alone, pooled, strict=True)), strict=True):
                print(f"round {number + 1}, {name}: {ratio:.3f} of two processes", flush=True)


def run(files: list[str], jobs: int) -> tuple[float, float]:
    """The seconds in which commands read files at the same time, each in so many processes, and their CPU time."""
    command = [sys.executable, "-m", "geobrief", "read", "--output-format", "jsonl", "--jobs", str(jobs)]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    started = [
        subprocess.Popen([*command, file, "--output", f"{file}.out"], env=environment, stderr=subprocess.DEVNULL)
        for file in files
    ]
    for process in started:
        process.wait()
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    given = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    compare(given)
    take_turns(given)
