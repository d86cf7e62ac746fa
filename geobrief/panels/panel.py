"""The panel: rows about states or pairs of states in units of time, to which columns are added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Self

import attrs
import polars as pl

from geobrief.arguments import is_whole
from geobrief.errors import ArgumentError, nearest
from geobrief.findings import Finding
from geobrief.panels import runs, whittling
from geobrief.panels.additions import PanelAdditions
from geobrief.panels.facts import Facts
from geobrief.panels.shapes import KEY, PanelShape
from geobrief.panels.sources import PanelSource, coverage_findings_of
from geobrief.panels.steps import PanelStep, account, addition
from geobrief.register.record_lists import RecordList

if TYPE_CHECKING:
    from geobrief.pictures.drawings import Picture


class Panel(PanelAdditions):
    """Rows about states, or pairs of states, in units of time. Its columns are computed when it is first looked at.

    A panel does not change: each method gives another one. `frame` is a polars frame, sorted by `keys`.
    """

    def __init__(self, shape: PanelShape, step: PanelStep, before: Panel | None = None) -> None:
        """A panel of this shape; panels are made by the functions of `geobrief.panels`."""
        self._shape, self._step, self._before = shape, step, before

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that identify a row."""
        return self._shape.keys

    @cached_property
    def _rows(self) -> pl.DataFrame:
        return self._step.change(pl.DataFrame() if self._before is None else self._before._rows)

    def __getstate__(self) -> dict[str, object]:
        """What is pickled: the rows after each step, so that the copy explains and cites as this panel does."""
        return {"_shape": self._shape, "_step": self._step.done(), "_before": self._before, "_rows": self._rows}

    @property
    def frame(self) -> pl.DataFrame:
        """The rows as a polars frame."""
        return self._rows.drop(KEY)

    def _caption(self) -> str:
        return f"{self._shape}: {len(self)} rows"

    def _add(
        self, name: str, made: Callable[[PanelShape], Facts], *sources: PanelSource, rule: str | None = None
    ) -> Self:
        return self._next(addition(name, rule or self._rule, self._shape, made, *sources))

    def _next(self, step: PanelStep, shape: PanelShape | None = None) -> Self:
        return type(self)(shape or self._shape, step, self)

    # --- time within a unit -------------------------------------------------------------------------------------------

    def add_peace_years(self, event: str = "dispute_ongoing", *, name: str = "peace_years", powers: int = 1) -> Self:
        """The years (months, days) since the last event of a column, or since the unit entered the panel.

        The first row has 0, and so has the row after one with an event; a row with an event counts on. A gap in the
        panel starts anew. `powers=3` adds the square and the cube (Carter and Signorino 2010).
        """
        self._check_columns(event)
        self._check_numbers(event, "0 and 1")
        if not is_whole(powers, 1):
            raise ArgumentError("not a number of powers", expected="a whole number from 1", got=powers)
        rule = f"{self._shape.grain.name}s since {event}, or since entry"
        return self._derived("peace years", rule, lambda: runs.peace_years(event, name, powers))

    def add_spells(self, column: str) -> Self:
        """The number of the run of equal values of a column within its unit, and the time that it has lasted."""
        self._check_columns(column)
        return self._derived("spells", f"runs of equal {column}", lambda: runs.spells(self._shape, column))

    def lag(self, *columns: str, by: int = 1) -> Self:
        """The values of columns some years (months, days) before; null where the panel has no such row.

        A negative number looks ahead.
        """
        self._check_columns(*columns)
        if not is_whole(by) or by == 0:
            raise ArgumentError("not a lag", expected="a whole number other than 0", got=by)
        rule = f"the value {by} {self._shape.grain.name}s before"
        return self._derived("lag", rule, lambda: (runs.lagged(column, by) for column in columns))

    def _derived(self, name: str, rule: str, made: Callable[[], Iterable[pl.Expr]]) -> Self:
        if self._shape.more:
            unit = self._shape.unit
            raise ArgumentError(
                f"{name}: several rows of a state or pair in a year", expected="states or pairs", got=unit
            )
        return self._next(PanelStep(name, rule, lambda rows: rows.with_columns(made())))

    def rename(self, names: Mapping[str, str]) -> Self:
        """The panel with other names of columns, such as `{"allied": "atop_allied"}`; keys keep theirs."""
        self._check_columns(*names)
        for name in names:
            if name in self.keys:
                raise ArgumentError("a key keeps its name", expected="another column", got=name)
        for name in names.values():
            if name in self.columns or not isinstance(name, str):
                raise ArgumentError("the panel already has this column", expected="another name", got=name)
        return self._next(PanelStep("rename", "names of columns", lambda rows: rows.rename(dict(names))))

    # --- fewer rows ---------------------------------------------------------------------------------------------------

    def where(self, condition: pl.Expr, rule: str | None = None) -> Self:
        """The rows that meet a condition, an expression of polars such as `pl.col("year") > 1945`."""
        if not isinstance(condition, pl.Expr):
            raise ArgumentError("not a condition", expected="an expression of polars", got=condition)
        self._check_columns(*condition.meta.root_names())
        return self._next(PanelStep("where", rule or str(condition), partial(_filtered, condition)))

    def politically_relevant(self) -> Self:
        """The pairs that are contiguous, or of which one is a major power (Lemke and Reed 2001).

        Needs the columns of `add_contiguity` and `add_majors`.
        """
        self._check_pairs("politically_relevant")
        for column, method in (("contiguous", "add_contiguity"), ("major1", "add_majors")):
            if column not in self.columns:
                message = f"politically_relevant needs the column {column}"
                raise ArgumentError(message, expected=f"a panel after {method}", got=", ".join(self.columns))
        relevant = (pl.col("contiguous") == 1) | (pl.col("major1") == 1) | (pl.col("major2") == 1)
        return self.where(relevant, "contiguous, or with a major power")

    def whittle(self, *rules: str) -> Self:
        """One dispute for each pair and year, chosen by rules that are applied one by one, all of them by default.

        `onset`, `fatality`, `hostility`, `min_duration`, `max_duration`, `reciprocity`, `start_month` and `first`: of
        several disputes those that began in the year are kept, of these those with most deaths, and so on. Without
        names the rules for which there are columns are applied.
        """
        if "dispute" not in self._shape.more:
            unit = self._shape.unit
            raise ArgumentError("whittle is for disputes of pairs", expected="dispute_dyad_years", got=unit)
        chosen = whittling.known_rules(rules, self.columns)
        keys = self._shape.keys[: -len(self._shape.more)]
        names = ", ".join(rule.name for rule in chosen)
        step = PanelStep("whittle", names, lambda rows: whittling.whittled(rows, keys, chosen))
        is_unique = chosen[-1].name == "first"
        shape = attrs.evolve(self._shape, more=()) if is_unique else self._shape
        return self._next(step, shape)

    def _check_numbers(self, name: str, expected: str) -> None:
        kind = self._rows.schema[name]
        if not (kind.is_numeric() or kind == pl.Boolean):
            raise ArgumentError(f"{name} is not a column of numbers", expected=expected, got=str(kind))

    def _check_columns(self, *names: str) -> None:
        for name in names:
            if not isinstance(name, str) or name not in self.columns:
                near, expected = nearest(name, self.columns), ", ".join(self.columns)
                raise ArgumentError("the panel has no such column", expected=expected, got=name, nearest=near)

    def plot(self, *columns: str, statistic: str = "mean", title: str | None = None) -> Picture:
        """A line for each of these columns over time: its `mean` or its `sum` over the rows of each unit of time.

        Unknown values are left out, and a time without known ones has no point.
        """
        from geobrief.pictures.charts import line_chart

        if not columns:
            raise ArgumentError("plot needs a column", expected="a column of numbers", got=columns)
        self._check_columns(*columns)
        for name in columns:
            self._check_numbers(name, "a column of numbers")
        if statistic not in ("mean", "sum"):
            near = nearest(statistic, ("mean", "sum"))
            raise ArgumentError("no such statistic", expected="mean or sum", got=statistic, nearest=near)
        time = self._shape.grain.in_years()
        series = {}
        for name in columns:
            values = self._rows.drop_nulls(name).group_by(time.alias("_time"))
            value = pl.col(name).cast(pl.Float64)
            points = values.agg(value.mean() if statistic == "mean" else value.sum()).sort("_time").rows()
            series[name] = points
        return line_chart(title or f"{', '.join(columns)}: {statistic} by {self._shape.grain.name}", series)

    # --- accounts -----------------------------------------------------------------------------------------------------

    def _steps(self) -> Iterator[Panel]:
        if self._before is not None:
            yield from self._before._steps()
        yield self

    def explain(self) -> pl.DataFrame:
        """How the panel was made: a row for each step, with its source, its rule and its columns.

        `rows` are those of the panel after it, `matched` those with a fact (on both states of a pair, if it is one on
        states), `unmatched` the others. `facts` are the states or pairs and times about which the source says
        something, `unused` those that the panel lacks, `left_out` the rows of a table whose state or time is not known.
        """
        empty = pl.DataFrame()
        return pl.DataFrame(
            [
                account(panel._step, empty if panel._before is None else panel._before._rows, panel._rows, panel._shape)
                for panel in self._steps()
            ],
            infer_schema_length=None,
        )

    def cite(self) -> tuple[str, ...]:
        """What is to be cited: the sources of the rows and columns, each once."""
        return tuple(dict.fromkeys(text for source in self._sources() for text in source.citations))

    def _sources(self) -> list[PanelSource]:
        return [source for panel in self._steps() for source in panel._step.sources]

    @property
    def findings(self) -> RecordList[Finding]:
        """What the register lacks of what was taken from it, and which rows of tables could not be used."""
        return RecordList("findings", self._findings)

    def _findings(self) -> Iterator[Finding]:
        for panel in self._steps():
            for source in panel._step.sources:
                yield from coverage_findings_of(source, panel._shape)
            if panel._step.made is not None:
                yield from panel._step.made().findings


def _filtered(condition: pl.Expr, rows: pl.DataFrame) -> pl.DataFrame:
    try:
        return rows.filter(condition)
    except pl.exceptions.PolarsError as error:
        raise ArgumentError(f"not a condition on these rows: {error}", got=str(condition)) from None
