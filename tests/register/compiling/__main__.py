"""Writes the compiled tables of the register: `python -m tests.register.compiling FOLDER`.

`FOLDER` has the published lists, under the names of `tests/register/lists/README.md`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from geobrief.register.tables import rows

from .alliances import alliances
from .claims import claims
from .crises import crises
from .militarized import with_numbers
from .peace import peace
from .tables import Compiled, write
from .wars import wars


def compiled(folder: Path) -> list[Compiled]:
    """All compiled records, each with a title of its own."""
    records = [*alliances(folder), *peace(folder), *wars(folder), *crises(folder), *claims(folder)]
    return list(_distinct(with_numbers(folder, records)))


def _distinct(records: Sequence[Compiled]) -> Iterator[Compiled]:
    """Records with the day in the title where several, or one kept by hand, would have the same one."""
    kept = [(table, row["title"]) for table in ("agreements", "disputes") for row in rows(table)]
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
