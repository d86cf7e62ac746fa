"""Steps by which a panel was made, with their sources and rules, and the account of what matched."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import attrs
import polars as pl

from geobrief.panels.facts import Facts, joined, matches
from geobrief.panels.shapes import KEY, PanelShape
from geobrief.panels.sources import PanelSource


@attrs.frozen(slots=False, eq=False)
class PanelStep:
    """A step: what it does, from which sources, by which rule, and how it changes the rows of a panel."""

    name: str
    rule: str
    change: Callable[[pl.DataFrame], pl.DataFrame] = attrs.field(repr=False)
    sources: tuple[PanelSource, ...] = ()
    made: Callable[[], Facts] | None = attrs.field(default=None, repr=False)

    def done(self) -> PanelStep:
        """This step with its facts made, for rows that it has already changed."""
        made = None if self.made is None else partial(_same, self.made())
        return attrs.evolve(self, change=_same, made=made)


def _same(value: Any) -> Any:
    return value


def addition(
    name: str, rule: str, shape: PanelShape, made: Callable[[PanelShape], Facts], *sources: PanelSource
) -> PanelStep:
    """The step that adds facts, which are made once, when the rows are first needed."""
    kept: list[Facts] = []

    def facts() -> Facts:
        if not kept:
            kept.append(made(shape))
        return kept[0]

    return PanelStep(name, rule, lambda rows: joined(rows, shape, facts()), sources, facts)


def account(
    step: PanelStep, before: pl.DataFrame, after: pl.DataFrame, shape: PanelShape
) -> dict[str, str | int | None]:
    """The row of `explain` about a step: its source, rule and columns, and the rows that matched."""
    columns = [name for name in after.columns if name not in (KEY, *before.columns)]
    row: dict[str, str | int | None] = {
        "step": step.name,
        "source": "; ".join(source.title for source in step.sources) or None,
        "rule": step.rule,
        "columns": ", ".join(columns) or None,
        "rows": after.height,
        "source_rows": next((source.rows for source in step.sources), None),
    }
    counts = {} if step.made is None else matches(before, shape, step.made())
    return row | {name: counts.get(name) for name in ("matched", "unmatched", "facts", "unused", "left_out")}
