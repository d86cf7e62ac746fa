"""Writes the compiled tables of the register: `python tests/register/compile_lists.py FOLDER`.

`FOLDER` has the published lists, under the names of `tests/register/lists/README.md`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from compiling.alliances import alliances
from compiling.claims import claims
from compiling.crises import crises
from compiling.militarized import with_numbers
from compiling.peace import peace
from compiling.tables import Compiled, write
from compiling.wars import wars

from geobrief.register.tables import listed, rows


def compiled(folder: Path) -> list[Compiled]:
    """All compiled records, each with a title of its own."""
    records = [*alliances(folder), *peace(folder), *wars(folder), *crises(folder), *claims(folder)]
    return list(_distinct(with_numbers(folder, records)))


def _distinct(records: Sequence[Compiled]) -> Iterator[Compiled]:
    """Records with the day in the title where several, or one kept by hand, would have the same one."""
    tables = ("agreements", "disputes")
    kept = [(table, name) for table in tables for row in rows(table) for name in (row["title"], *listed(row["names"]))]
    counts = Counter([*kept, *((record.table, record.row["title"]) for record in records)])
    seen = Counter(kept)
    for record in records:
        title = record.row["title"]
        if counts[record.table, title] > 1:
            day = record.steps[0]["date"]
            title = title.replace(f"({day[:4]})", f"({day})") if f"({day[:4]})" in title else f"{title} ({day})"
            seen[record.table, title] += 1
            title += f" {seen[record.table, title]}" if seen[record.table, title] > 1 else ""
            record.row["title"] = title
        yield record


if __name__ == "__main__":
    write(compiled(Path(sys.argv[1])))
