"""Prints the page of datasets: `python tests/datasets/accounting.py > docs/datasets.md`.

With a folder of the published files it compiles the account of their rows anew, in accounts.csv beside this file.
"""

from __future__ import annotations

import csv
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from geobrief import datasets
from geobrief.errors import ArgumentError
from geobrief.findings import codes

ACCOUNTS = Path(__file__).with_name("accounts.csv")
COLUMNS = ("file", "kind", "rows", "kept", "refused", "as of", "findings")
OF_THE_REGISTER = ("GB913", "GB914", "GB915")  # their number depends on the lists that the register has
HEAD = """# Datasets

Written by `python tests/datasets/accounting.py`.

`geobrief.datasets` reads the field's datasets as their authors publish them: CSV in any encoding and with any line end,
Excel workbooks and files of Stata. None of them is in the package; you have the files. It needs the extra `datasets`
(`pip install 'geobrief[datasets]'`), and nothing else of geobrief does.

```python
from geobrief import datasets

data = datasets.read("archigos", "archigos-4.1.dta")  # or "auto": the kind that has these columns
data.frame  # a polars frame; also to_pandas(), to_polars(), to_arrow(), to_csv(), to_parquet()
data.count, data.kept, data.refused  # every record of the file is kept or refused
data.findings  # why a row was refused, which cells are unreadable, what contradicts what
data.records()  # the rows as records of geobrief, where a type fits, made when first used
```

```python
>>> from geobrief import datasets
>>> kind = datasets.kinds()[0]
>>> kind.name, kind.title, kind.columns[1].name, kind.columns[1].system
('cow-states', 'COW State System Membership, spells', 'ccode', 'cow')

```

The [command](cli.md) `geobrief table` does the same for files.

## What is read how

- **Columns** keep the names of the file, in the spelling of the codebook. Numbers are numbers, and codes of states are
  integers; `kind.states` says in which list. What means «missing» (-9, -8, a point, `NA`, a blank cell …) is null.
- **Dates** are three columns more: `start` in EDTF, `start_earliest` and `start_latest` as its first and last possible
  day. An unknown day or month makes a date of that precision; the early, middle and late days of a month in ICB are one
  of a set of days. A date that is not in the calendar is a finding, and its year and month are kept.
- **Ends** that are ongoing are `..`: in force at the end of the data, still in office, a dispute that goes on, or the
  cut-off of a release. Their first possible day is the last that the release knows, `data.as_of`. An unknown end is
  null. If the file does not say how far it goes, say it yourself: `read(kind, path, as_of="2020-12-31")`.
- **Rows**: all records of the file are kept or refused, and each refused one has a finding with its number (the first
  record is row 1). Rows are refused if they lack their key or do not have as many cells as the header. A record that
  was torn over two lines is joined.
- **Files that are of another kind** than asked for are refused with the columns that they lack, and the kind they look
  like.
- **References** between datasets, such as participants of disputes that the list of disputes lacks, are found by
  `datasets.missing_references(participants, disputes)`.
"""


def page(accounts: Iterable[dict[str, str]]) -> Iterator[str]:
    """The lines of the page."""
    yield HEAD
    yield "## Kinds\n"
    yield from table(
        ("kind", "what it is", "to cite"), ((f"`{k.name}`", k.title, k.citation) for k in datasets.kinds())
    )
    yield "\n## Columns of dates and of states\n"
    yield from table(
        ("kind", "dates", "codes of states"), ((f"`{k.name}`", dates(k), states(k)) for k in datasets.kinds())
    )
    yield "\n## Findings\n"
    found = (code for code in codes() if code.code.startswith("GB9"))
    rows = ((c.code, f"`{c.slug}`", str(c.severity), " ".join(c.text.partition("\n\n")[0].split())) for c in found)
    yield from table(("code", "name", "severity", "what it finds"), rows)
    yield "\n## Files that were read\n"
    yield "These releases and copies were read whole; the tests read them again where they are present. Findings from"
    yield "comparing them with the lists of states (GB913 to GB915) are not counted here.\n"
    yield from table(COLUMNS, ([row[name] for name in COLUMNS] for row in accounts))


def dates(kind: datasets.Kind) -> str:
    """The names of the dates of a kind."""
    return ", ".join(date.name for date in kind.dates)


def states(kind: datasets.Kind) -> str:
    """The columns with codes of states, by list."""
    lists = dict.fromkeys(kind.states.values())
    return "; ".join(f"{name}: {', '.join(c for c, s in kind.states.items() if s == name)}" for name in lists)


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table in Markdown."""
    names = tuple(header)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def compiled(folder: Path) -> Iterator[dict[str, str]]:
    """The account of each file in a folder that is of a known kind."""
    for path in sorted(folder.iterdir()):
        if path.suffix in (".csv", ".dta", ".xlsx"):
            try:
                yield account(path)
            except ArgumentError:
                continue


def account(path: Path) -> dict[str, str]:
    """How many rows of a file were kept and refused, and how often each finding was made."""
    data = datasets.read("auto", path)
    found = Counter(finding.code for finding in data.findings if finding.code not in OF_THE_REGISTER)
    findings = ", ".join(f"{number} {code}" for code, number in sorted(found.items()))
    counts = (str(number) for number in (data.count, data.kept, data.refused))
    return dict(zip(COLUMNS, (path.name, data.kind.name, *counts, data.as_of or "", findings), strict=True))


def accounts() -> list[dict[str, str]]:
    """The accounts in the file."""
    with open(ACCOUNTS, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with open(ACCOUNTS, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(compiled(Path(os.fspath(sys.argv[1]))))
    print("\n".join(page(accounts())))
