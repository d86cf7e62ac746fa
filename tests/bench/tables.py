"""The cost of reading a dataset, compared with the bare read of polars or pyreadstat, in CPU time.

The files are the published ones in the folder GEOBRIEF_LISTS, or else the small ones of the tests, many times repeated.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import yaml

from geobrief import datasets
from geobrief.datasets.raw_tables import TextTable, raw_table
from geobrief.errors import ArgumentError

CASES = Path(__file__).parents[1] / "datasets" / "cases"
REPEATED = 500


def ratios(rounds: int) -> Iterator[tuple[str, float, float]]:
    """The ratio of the slowest reader and that of the reader in the middle."""
    with tempfile.TemporaryDirectory() as folder:
        found = sorted(each(files(Path(folder)), rounds), key=lambda pair: pair[1])
    yield f"the slowest reader, {found[-1][0]} (bare read = 1)", found[-1][1], 4
    yield f"the median of {len(found)} files", median(ratio for _, ratio in found), 2


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The kind and the path of each file."""
    published = os.environ.get("GEOBRIEF_LISTS")
    if published:
        for path in sorted(Path(published).iterdir()):
            if path.suffix in (".csv", ".dta", ".xlsx"):
                try:
                    yield datasets.read("auto", path).kind.name, path
                except ArgumentError:
                    continue
        return
    for path in sorted(CASES.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8"))):
            if "findings" not in case:
                header, _, rows = case["file"].partition("\n")
                file = folder / f"{path.stem}-{number}.csv"
                file.write_text(f"{header}\n{rows * REPEATED}", "utf-8")
                yield case["kind"], file


def each(found: Iterator[tuple[str, Path]], rounds: int) -> Iterator[tuple[str, float]]:
    """The ratio of each file, both read in turns."""
    for kind, path in found:
        bare = bare_read(path)
        ours, theirs = [], []
        for _ in range(rounds):
            theirs.append(cpu(bare))
            ours.append(cpu(lambda kind=kind, path=path: datasets.read(kind, path)))
        yield path.name, min(ours) / min(theirs)


def bare_read(path: Path) -> Callable[[], object]:
    """The bare read of a file; one that polars cannot read is given in UTF-8 and with its separator."""
    import polars as pl

    if path.suffix == ".xlsx":
        return lambda: pl.read_excel(path, engine="calamine")
    if path.suffix == ".dta":
        import pyreadstat

        return lambda: pyreadstat.read_dta(path, output_format="polars", encoding="WINDOWS-1252")
    table = raw_table(path)
    assert isinstance(table, TextTable)
    header = table.separator.join(name or f"column_{place}" for place, name in enumerate(table.header))
    content = header.encode() + b"\n" + table.body
    return lambda: pl.read_csv(content, separator=table.separator, infer_schema_length=None)


def cpu(action: Callable[[], object]) -> float:
    """The CPU time that an action takes, in seconds."""
    start = time.process_time()
    action()
    return time.process_time() - start


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for name, ratio in each(files(Path(temporary)), 3 if "--quick" in sys.argv else 15):
            print(f"{name:<45} {ratio:>6.2f}")
