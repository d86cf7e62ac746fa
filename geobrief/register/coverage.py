"""Coverage of the register: which kinds of record are complete, partial or absent at which time, and by which list.

The rows are measured by `geobrief.register.audit.coverage`. Beyond the coverage an empty or short list is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import attrs

from geobrief.model.identity import ActorId
from geobrief.model.records import Record
from geobrief.register.periods import LAST, Bounds, bounds, date, period, touch
from geobrief.register.tables import cells, rows
from geobrief.when import Date, Period

if TYPE_CHECKING:
    from geobrief.findings import Finding

COMPLETE, ABSENT = 0.95, 0.05  # the least share of a list that is complete, and the largest that is absent


@attrs.frozen(repr=False)
class Coverage(Record):
    """How much of a list the register has for a period: `found` of `of` records.

    `table` and `kind` are those of the records (no kind: all), `subject` is the state or organisation, `what` says what
    is counted. `status` is complete, partial or absent, `source` the list.
    """

    table: str
    kind: str | None
    what: str
    subject: ActorId | None
    period: Period
    status: str
    found: int | None = None
    of: int | None = None
    source: str | None = None
    note: str | None = None


@cache
def coverage_rows() -> tuple[Coverage, ...]:
    """The coverage of all tables."""
    return tuple(_coverage(row) for row in rows("coverage"))


def _coverage(row: dict[str, str]) -> Coverage:
    return Coverage(
        row["table"],
        row["kind"] or None,
        row["what"],
        ActorId(row["subject"]) if row["subject"] else None,
        period(row["start"], row["end"]),
        row["status"],
        int(row["found"]) if row["found"] else None,
        int(row["of"]) if row["of"] else None,
        row["source"] or None,
        row["note"] or None,
    )


@cache
def horizons() -> dict[str, Date]:
    """The day up to which each table is kept."""
    return {table: date(day) for table, day in cells("horizons", "table", "horizon")}


def status_of(found: int, of: int) -> str:
    """Complete, partial or absent.

    >>> status_of(97, 100), status_of(30, 100), status_of(1, 100)
    ('complete', 'partial', 'absent')
    """
    share = found / of
    return "complete" if share >= COMPLETE else "absent" if share <= ABSENT else "partial"


def covering(table: str | None, kind: str | None, subject: str | None, days: Bounds | None) -> Iterator[Coverage]:
    """The rows of a table that touch these days: of a kind, or if it has none, those of no kind.

    They are of all subjects, or of one and of those without a subject.
    """
    rows = [
        row
        for row in coverage_rows()
        if (table is None or row.table == table)
        and (kind is None or row.kind in (None, kind))
        and (subject is None or row.subject in (None, subject))
        and (days is None or touch(bounds(row.period), days))
    ]
    has_own = kind is not None and any(row.kind == kind for row in rows)
    return (row for row in rows if not has_own or row.kind == kind)


def coverage_findings(
    table: str, days: Bounds | None, kind: str | None = None, subject: str | None = None
) -> Iterator[Finding]:
    """What a list of records of a table may lack: a finding for what is partial or absent, and for days too late.

    With a subject it is what its own rows say, else what the rows without a subject say.
    """
    from geobrief.findings import Severity, code

    if days is None:
        return
    for row in covering(table, kind, subject, days):
        if row.status != "complete" and row.subject == subject:
            severity = Severity.WARNING if row.status == "absent" else Severity.NOTE
            yield code("GB010").finding(_message(row), severity=severity)
    horizon = horizons().get(table)
    if horizon is not None and horizon.latest is not None and days[1] != LAST and days[1] > horizon.latest.toordinal():
        yield code("GB011").finding(f"{table} are kept up to {horizon}")


def _message(row: Coverage) -> str:
    """The coverage of one row in words.

    >>> years = Period("1950/1959")
    >>> _message(Coverage("disputes", "sanctions", "cases of sanctions", None, years, "partial", 1, 3, "gsdb-3"))
    'cases of sanctions from 1950 to 1959 are partial: 1 of the 3 of gsdb-3'
    """
    share = f": {row.found} of the {row.of} of {row.source}" if row.of else ""
    return f"{row.what} from {row.period.start} to {row.period.end} are {row.status}{share}"
