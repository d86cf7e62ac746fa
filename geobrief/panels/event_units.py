"""Units of analysis that others than states make: disputes and agreements of pairs of states, by year."""

from __future__ import annotations

from functools import partial
from typing import Any

import polars as pl

from geobrief.panels import alliances, disputes
from geobrief.panels.grains import YEAR
from geobrief.panels.panel import Panel
from geobrief.panels.shapes import KEY, NUMBER, PanelShape
from geobrief.panels.sources import PanelData, PanelSource, source_of
from geobrief.panels.steps import PanelStep
from geobrief.panels.units import FIRST_YEAR, shape_of


def dispute_dyad_years(
    data: PanelData = None,
    first: int = FIRST_YEAR,
    last: int | None = None,
    *,
    system: str = "cow",
    directed: bool = False,
    disputes_of: PanelData = None,
    year: str = "any",
) -> Panel:
    """A row for each dispute, pair of opponents and year in which both took part: `dispute`, `onset`, and more.

    From MID-B, with the columns of MID-A if `disputes_of` is given, from the dyad-years of GML, or from the register.
    `whittle` keeps one dispute for each pair and year.
    """
    source = source_of(data, "dispute_dyad_years", disputes.KINDS, register=True, covered=disputes.COVERED)
    details = None if disputes_of is None else source_of(disputes_of, "disputes_of", ("mid-a",))
    shape = _shape("dispute-dyad", system, first, last, year, directed, "dispute")

    def rows() -> pl.DataFrame:
        return disputes.dispute_units(source, shape, None if details is None else details.frame)

    return _panel(shape, rows, source, *([] if details is None else [details]))


def agreement_dyad_years(
    data: PanelData = None,
    first: int = FIRST_YEAR,
    last: int | None = None,
    *,
    system: str = "cow",
    directed: bool = False,
    kind: str | None = None,
    year: str = "any",
) -> Panel:
    """A row for each agreement, pair of its parties and year in which it bound both: `agreement`, `kind`, obligations.

    From the register, all agreements or those of a `kind`, or from the members of alliances of COW or ATOP.
    """
    kinds = ("cow-alliance-members", "atop-members")
    source = source_of(data, "agreement_dyad_years", kinds, register=True)
    shape = _shape("agreement-dyad", system, first, last, year, directed, "agreement")
    return _panel(shape, partial(alliances.agreement_units, source, shape, kind), source)


def _shape(unit: str, system: str, first: int, last: int | None, year: str, directed: bool, more: str) -> PanelShape:
    return shape_of(unit, YEAR, system, first, last, year, pairs=True, directed=directed, more=(more,))


def _panel(shape: PanelShape, rows: Any, *sources: PanelSource) -> Panel:
    step = PanelStep(str(shape), shape.rule_in_words, lambda _: _written(shape, rows()), sources)
    return Panel(shape, step)


def _written(shape: PanelShape, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of pairs with the columns of their keys, sorted; pairs without direction once."""
    if not shape.directed:
        rows = rows.filter(pl.col("_state1") < pl.col("_state2"))
    number = pl.col(NUMBER)
    states = [pl.col(f"_state{place}").alias(name) for place, name in enumerate(shape.states, 1)]
    made = ("_state1", "_state2", NUMBER, "year", *shape.more)
    rest = [name for name in rows.columns if name not in made]
    key = shape.key("_state1", "_state2", number=number).alias(KEY)
    return rows.select(*states, *shape.grain.written(number), *shape.more, *rest, key).sort(KEY, *shape.more)
