"""Sources of what is added to panels: datasets of certain kinds, or the register."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence

import attrs
import polars as pl

from geobrief.datasets import Dataset, read
from geobrief.errors import ArgumentError, nearest
from geobrief.findings import Finding
from geobrief.panels.grains import numbers
from geobrief.panels.lists import codes_to_codes, ids_to_codes
from geobrief.panels.records import days as days_of
from geobrief.panels.shapes import PanelShape
from geobrief.register import World, world
from geobrief.register.coverage import Coverage, coverage_findings, coverage_rows

PanelData = Dataset | World | str | os.PathLike[str] | None
Units = tuple[int, int]
REGISTER = "register"
LAST_DAY = datetime.date.max


@attrs.frozen(eq=False)
class PanelSource:
    """A dataset, or a world, from which facts are taken.

    `covered` is what the coverage of the register says about them: the table, the kind, and what is counted.
    """

    kind: str
    data: Dataset | World = attrs.field(repr=False)
    covered: tuple[str, str | None, str] | None = attrs.field(default=None, repr=False)
    methods: tuple[str, ...] = attrs.field(default=(), repr=False)

    @property
    def dataset(self) -> Dataset:
        """The dataset."""
        assert isinstance(self.data, Dataset)
        return self.data

    @property
    def frame(self) -> pl.DataFrame:
        """The rows of the dataset."""
        return self.dataset.frame

    @property
    def world(self) -> World:
        """The world."""
        assert isinstance(self.data, World)
        return self.data

    @property
    def title(self) -> str:
        """What it is, with the file of a dataset."""
        if isinstance(self.data, Dataset):
            return f"{self.data.kind.title} ({self.data.source})"
        return f"geobrief register, edition {self.data.edition}" if self.data.edition else "records of a world"

    @property
    def citations(self) -> tuple[str, ...]:
        """How it is cited, and what else is to be cited with it."""
        own = self.data.kind.citation if isinstance(self.data, Dataset) else self.title
        return (own, *self.methods)

    def citing(self, *methods: str) -> PanelSource:
        """The same source, with works on a method that are to be cited."""
        return attrs.evolve(self, methods=methods)

    @property
    def rows(self) -> int | None:
        """The number of rows of the dataset."""
        return self.data.kept if isinstance(self.data, Dataset) else None

    def unknown(self, shape: PanelShape) -> tuple[Units, ...]:
        """The units of time of a panel about which the source says nothing, as ranges of numbers."""
        if isinstance(self.data, World):
            horizon = self.data.horizon
            day: datetime.date | None = None if horizon is None else horizon.latest
            gaps = [numbers(shape.grain, *row) for row in self._absent()]
        else:
            day, gaps = _last_day(self.data), []
        if day is not None:
            gaps.append((numbers(shape.grain, day, day)[0] + 1, shape.last))
        return tuple((low, high) for low, high in gaps if low <= min(high, shape.last) and high >= shape.first)

    def _absent(self) -> Iterator[tuple[datetime.date, datetime.date]]:
        """The periods for which the register has next to nothing."""
        for row in self.coverage_rows():
            if row.status == "absent":
                yield days_of(row.period)

    def coverage_rows(self) -> list[Coverage]:
        """The rows about the coverage of the register that are about these facts."""
        if self.covered is None or self.data != world():
            return []
        table, kind, what = self.covered
        return [row for row in coverage_rows() if (row.table, row.kind, row.what) == (table, kind, what)]


def coverage_findings_of(source: PanelSource, shape: PanelShape) -> Iterator[Finding]:
    """What the register lacks of these facts in the time of a panel."""
    if source.covered is None or not source.coverage_rows():
        return
    days = [pl.select(shape.grain.first_day(pl.lit(number))).item() for number in (shape.first, shape.last)]
    table, kind, what = source.covered
    for finding in coverage_findings(table, (days[0].toordinal(), days[1].toordinal()), kind):
        if finding.message.startswith(what) or finding.code == "GB011":
            yield finding


def _last_day(data: Dataset) -> datetime.date | None:
    """The last day on which a dataset says anything."""
    if data.as_of is not None:
        return datetime.date.fromisoformat(data.as_of)
    if "year" in data.frame.columns and data.frame["year"].dtype.is_integer():
        year = data.frame["year"].max()
        return datetime.date(year, 12, 31) if isinstance(year, int) else None
    known = [data.frame[name].max() for name in data.frame.columns if name.endswith(("_earliest", "_latest"))]
    return max((day for day in known if isinstance(day, datetime.date)), default=None)


def source_of(
    data: PanelData,
    feature: str,
    kinds: Sequence[str],
    *,
    register: bool = False,
    covered: tuple[str, str | None, str] | None = None,
) -> PanelSource:
    """The source that a caller gave: a dataset or file of one of these kinds, a world, or nothing for the register."""
    if data is None or isinstance(data, World):
        if not register:
            message = f"{feature} needs a dataset; the register has nothing for it"
            raise ArgumentError(message, expected=_listed(kinds), got=data)
        return PanelSource(REGISTER, world() if data is None else data, covered)
    if isinstance(data, str | os.PathLike):
        data = read("auto", data)
    if not isinstance(data, Dataset):
        expected = f"a dataset or file of the kind {_listed(kinds)}{', a world, or None' if register else ''}"
        raise ArgumentError(f"{feature} takes no such data", expected=expected, got=data)
    if data.kind.name not in kinds:
        message = f"{feature} takes no dataset of this kind"
        near = nearest(data.kind.name, kinds)
        raise ArgumentError(message, expected=_listed(kinds), got=data.kind.name, nearest=near)
    return PanelSource(data.kind.name, data)


def _listed(kinds: Iterable[str]) -> str:
    return " or ".join(kinds)


def spells_of(frame: pl.DataFrame, start: str = "start", end: str = "end") -> pl.DataFrame:
    """The rows with `first` and `last`, the days between which what they say is, or may be, true.

    An ongoing end is the last day of the release, an unknown one the last possible day of the start. Rows without any
    known day are left out. Dates that are missing in a row with a `year` are the first and last day of that year.
    """
    if start not in frame.columns and "year" in frame.columns:
        year = pl.col("year")
        return frame.with_columns(pl.date(year, 1, 1).alias("first"), pl.date(year, 12, 31).alias("last"))
    known = pl.coalesce(f"{end}_earliest", pl.lit(LAST_DAY))
    last = pl.when(pl.col(end) == "..").then(known).otherwise(pl.coalesce(f"{end}_latest", f"{start}_latest"))
    first = pl.coalesce(f"{start}_earliest", f"{end}_earliest")
    return frame.with_columns(first.alias("first"), last.alias("last")).filter(pl.col("first") <= pl.col("last"))


def state_units(spells: pl.DataFrame, column: str, system: str, shape: PanelShape) -> pl.DataFrame:
    """A row for each unit of time of spells about a state, whose code becomes `_state`, that of the panel's list."""
    return shape.spread(coded(spells.rename({column: "_state"}), ["_state"], system, shape))


def pair_units(spells: pl.DataFrame, columns: tuple[str, str], system: str, shape: PanelShape) -> pl.DataFrame:
    """A row for each unit of time of spells about two states, whose codes become `_state1` and `_state2`."""
    names = ["_state1", "_state2"]
    return shape.spread(coded(spells.rename(dict(zip(columns, names, strict=True))), names, system, shape))


def coded(spells: pl.DataFrame, columns: Iterable[str], system: str, shape: PanelShape) -> pl.DataFrame:
    """Spells whose codes (or ids, if the system is `id`) become those of the panel's list."""
    for column in columns:
        if system == "id":
            spells = ids_to_codes(spells, column, shape.system)
        else:
            spells = codes_to_codes(spells, column, system, shape.system)  # type: ignore[arg-type]
    return spells


def both_ways(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows about pairs of which each is there once, in both directions."""
    turned = rows.rename({"_state1": "_state2", "_state2": "_state1"}).select(rows.columns)
    return pl.concat([rows, turned])


def ordered(rows: pl.DataFrame, shape: PanelShape) -> pl.DataFrame:
    """Rows about pairs, with the lower code first if the pairs of the panel have no direction."""
    if not shape.pairs or shape.directed or "_state2" not in rows.columns:
        return rows
    return rows.with_columns(
        pl.min_horizontal("_state1", "_state2").alias("_state1"),
        pl.max_horizontal("_state1", "_state2").alias("_state2"),
    )


def met(spells: pl.DataFrame, on: str) -> pl.DataFrame:
    """The pairs of states with spells in the same thing (alliance, dispute) at the same time, in both directions.

    The columns of the spells are there for both, such as `_state1` and `_state2`, but for the one that they share;
    `first` and `last` are the days on which both hold.
    """
    names = [name for name in spells.columns if name != on]
    one, other = (spells.rename({name: f"{name}{number}" for name in names}) for number in (1, 2))
    return (
        one.join(other, on=on)
        .filter(pl.col("_state1") != pl.col("_state2"))
        .with_columns(
            pl.max_horizontal("first1", "first2").alias("first"), pl.min_horizontal("last1", "last2").alias("last")
        )
        .drop("first1", "first2", "last1", "last2")
        .filter(pl.col("first") <= pl.col("last"))
    )
