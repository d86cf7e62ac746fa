"""Checks of datasets: rows that contradict each other, themselves, or a list of states."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from geobrief.datasets.dataset import Dataset
from geobrief.datasets.state_lists import NAMES, holders, list_spells
from geobrief.findings import Finding

if TYPE_CHECKING:
    import polars as pl


def checks(data: Dataset) -> Iterator[Finding]:
    """The findings of all checks that fit the kind of a dataset."""
    for check in (ends_before_starts, duplicates, overlaps, outside_lists, changed_hands, *data.kind.rules):
        yield from check(data)


def ends_before_starts(data: Dataset) -> Iterator[Finding]:
    """Spells that certainly end before they start (GB910)."""
    import polars as pl

    names = {date.name for date in data.kind.dates if f"{date.name}_latest" in data.frame.columns}
    for start in sorted(name for name in names if "start" in name):
        end = start.replace("start", "end")
        if end in names:
            wrong = pl.col(f"{end}_latest") < pl.col(f"{start}_earliest")
            for place, first, last in _rows(data, wrong, start, end):
                yield from data.at([place], "spell-ends-before-start", f"starts {first}, but ends {last}", end)


def duplicates(data: Dataset) -> Iterator[Finding]:
    """Rows with the same key as an earlier one (GB911)."""
    import polars as pl

    unique = [name for name in data.kind.unique if name in data.frame.columns]
    if not unique:
        return
    rows = data.frame.select(unique).with_row_index("place")
    rows = rows.filter(pl.struct(unique).is_duplicated()).with_columns(first=pl.col("place").first().over(unique))
    for place, *cells, first in rows.filter(pl.col("place") != pl.col("first")).iter_rows():
        values = ", ".join(f"{name} {cell}" for name, cell in zip(unique, cells, strict=True))
        message = f"{values} is already in row {data.rows[first]}"
        yield from data.at([place], "duplicate-row", message, unique[0])


def overlaps(data: Dataset) -> Iterator[Finding]:
    """Spells that certainly overlap, by more than a day, with an earlier one that excludes them (GB912)."""
    import polars as pl

    group = list(data.kind.exclusive)
    if not group or "start_latest" not in data.frame.columns or "end_earliest" not in data.frame.columns:
        return
    last = pl.col("last")
    end = pl.when(pl.col("end") == "..").then(_last_day()).otherwise("end_earliest")
    spells = data.frame.select(*group, "start", "start_earliest", "start_latest", last=end).with_row_index("place")
    spells = spells.drop_nulls((*group, "start_latest", "last")).sort(*group, "start_earliest", "place")
    longest = pl.struct("place", "start_latest", "last")  # of the spells so far, the one that ends last
    other = pl.when(last == last.cum_max()).then(longest).forward_fill().shift(1).over(group)
    spells = spells.with_columns(other.struct.rename_fields(["other", "other_start", "other_last"]).alias("_")).unnest(
        "_"
    )
    starts = pl.max_horizontal("start_latest", "other_start")
    wrong = spells.filter((pl.col("other_last") > starts) & (last > starts))
    for row, start, other in wrong.sort("place").select("place", "start", "other").iter_rows():
        message = f"starts {start}, before the spell of row {data.rows[other]} has ended"
        yield from data.at([row], "overlapping-spells", message, "start")


def outside_lists(data: Dataset) -> Iterator[Finding]:
    """States that their list does not count at the time of the row (GB913), and codes that it does not have (GB914)."""
    import polars as pl

    times = _times(data)
    for column, system in data.kind.states.items():
        if system not in NAMES or column not in data.frame.columns or times is None:
            continue
        spells = list_spells(system)
        rows = data.frame.select(pl.col(column).alias("code"), *times).with_row_index("place").drop_nulls("code")
        rows = rows.filter((pl.col("last") >= spells["list_first"].min()).fill_null(True))
        rows = rows.join(spells, on="code", how="left").with_columns(
            ((pl.col("list_first") <= pl.col("last")) & (pl.col("list_last") >= pl.col("first"))).alias("counted")
        )
        states = rows.group_by("place", "code", "first", "last").agg(
            pl.col("counted").any(), pl.col("list_first").is_null().all().alias("unknown")
        )
        yield from _not_counted(data, column, system, states.filter(~pl.col("counted") | pl.col("unknown")))


def _not_counted(data: Dataset, column: str, system: str, rows: pl.DataFrame) -> Iterator[Finding]:
    for place, code, first, last, _, unknown in rows.sort("place").iter_rows():
        if unknown:
            yield from data.at(
                [place], "unknown-state-code", f"{code} is not a code of the {NAMES[system]} list", column
            )
        elif first is not None:
            when = f"on {first}" if first == last else f"from {first} to {last}"
            message = f"{code} is not in the {NAMES[system]} list {when}"
            yield from data.at([place], "state-not-in-list", message, column)


def _times(data: Dataset) -> tuple[pl.Expr, pl.Expr] | None:
    """The first and the last day on which each row holds, or starts if its kind is about starts."""
    import polars as pl

    columns, whole = data.frame.columns, not data.kind.starts_in_list
    for start, end in (("start", "end" if whole else "start"), ("date", "date"), ("signed", "signed")):
        if f"{start}_earliest" in columns and end in columns:
            last = pl.col(f"{end}_latest").fill_null(_last_day())
            return pl.col(f"{start}_earliest").alias("first"), last.alias("last")
    if "year" in columns:
        year = pl.when(pl.col("year").is_between(1, 9999)).then(pl.col("year"))
        return pl.date(year, 1, 1).alias("first"), pl.date(year, 12, 31).alias("last")
    return None


def _last_day() -> pl.Expr:
    import polars as pl

    return pl.lit(datetime.date.max)


def changed_hands(data: Dataset) -> Iterator[Finding]:
    """Codes that stand for several states in succession, with rows of several of them (GB915)."""
    import polars as pl

    times = _times(data)
    for column, system in data.kind.states.items():
        if system not in NAMES or column not in data.frame.columns or times is None:
            continue
        rows = data.frame.select(pl.col(column).alias("code"), *times).drop_nulls()
        rows = rows.group_by("code").agg(pl.col("first").min(), pl.col("last").max(), pl.len().alias("rows"))
        for code, first, last, count in rows.sort("code").iter_rows():
            held = [part for part in holders(system).get(code, ()) if part.first <= last and part.last >= first]
            if len({part.state for part in held}) > 1:
                states = ", ".join(f"{part.state} from {part.first}" for part in held)
                message = f"{code} of the {NAMES[system]} list is {states} ({count} rows)"
                yield from data.at([], "code-changed-hands", message, column)


def one_member_alliances(data: Dataset, alliance: str, member: str) -> Iterator[Finding]:
    """Alliances with fewer than two members (GB916)."""
    import polars as pl

    if not {alliance, member} <= set(data.frame.columns):
        return

    single = pl.col(member).n_unique().over(alliance) < 2
    for place, number in _rows(data, single & pl.col(alliance).is_first_distinct(), alliance):
        yield from data.at([place], "one-member-alliance", f"alliance {number} has 1 member", alliance)


def one_sided_disputes(data: Dataset, dispute: str, side: str) -> Iterator[Finding]:
    """Disputes all participants of which are on the same side (GB917)."""
    import polars as pl

    if not {dispute, side} <= set(data.frame.columns):
        return

    single = pl.col(side).n_unique().over(dispute) < 2
    for place, number in _rows(data, single & pl.col(dispute).is_first_distinct(), dispute):
        yield from data.at([place], "one-sided-dispute", f"all participants of {number} are on one side", dispute)


def missing_references(data: Dataset, *others: Dataset) -> tuple[Finding, ...]:
    """The rows that refer to rows which other datasets should have but lack (GB918).

    Such are participants of disputes that are not in the list of disputes.
    """
    return tuple(_missing_references(data, others))


def _missing_references(data: Dataset, others: Iterable[Dataset]) -> Iterator[Finding]:
    for other in others:
        columns = data.kind.references.get(other.kind.name)
        if columns is None:
            continue
        key = [_comparable(data.frame.schema[name], name) for name in columns]
        known = other.frame.select(key).unique()
        rows = data.frame.select(key).with_row_index("place")
        for place, *cells in rows.join(known, on=list(columns), how="anti").sort("place").iter_rows():
            values = ", ".join(f"{name} {cell}" for name, cell in zip(columns, cells, strict=True))
            yield from data.at([place], "missing-reference", f"{values} is not in {other.source}", columns[0])


def _comparable(dtype: pl.DataType, name: str) -> pl.Expr:
    """A column as it is compared; short names differ in case between files."""
    import polars as pl

    return pl.col(name).str.to_lowercase() if dtype == pl.String else pl.col(name)


def _rows(data: Dataset, condition: pl.Expr, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The place of each row of which a condition holds, and its cells in these columns."""
    import polars as pl

    frame = data.frame.select(pl.int_range(pl.len()).alias("_place"), *columns, condition.alias("_condition"))
    return iter(frame.filter(pl.col("_condition")).drop("_condition").iter_rows())
