"""The panel: rows about states or pairs of states in units of time, and the columns that are added to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial

import polars as pl

from geobrief.arguments import is_whole
from geobrief.errors import ArgumentError, nearest
from geobrief.panels import alliances, contiguity, disputes, runs
from geobrief.panels.facts import Facts
from geobrief.panels.frames import PanelFrame
from geobrief.panels.shapes import KEY, PanelShape
from geobrief.panels.sources import PanelData, PanelSource, source_of
from geobrief.panels.steps import PanelStep, account, addition


class Panel(PanelFrame):
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

    @property
    def frame(self) -> pl.DataFrame:
        """The rows as a polars frame."""
        return self._rows.drop(KEY)

    def _caption(self) -> str:
        return f"{self._shape}: {len(self)} rows"

    # --- what is added ------------------------------------------------------------------------------------------------

    def add_alliances(self, data: PanelData = None) -> Panel:
        """Whether the states of a pair are allied (`allied`), in how many alliances, with which obligations.

        For one state: in how many `alliances` it is, with how many `allies`. Obligations are 1 if any of the alliances
        has them for both. From the register, or from COW (members or dyad-years) or ATOP (members).
        """
        source = source_of(data, "add_alliances", alliances.KINDS, register=True)
        return self._add("alliances", partial(alliances.facts, source), source)

    def add_disputes(self, data: PanelData = None) -> Panel:
        """Whether militarized disputes between the states began (`dispute_onset`) and went on (`dispute_ongoing`).

        `disputes` is their number, `hostility` the highest level of either state. For one state: with any other. From
        the register (all disputes that are open then), from MID-B, or from the dyad-years of GML.
        """
        source = source_of(data, "add_disputes", disputes.KINDS, register=True)

        def made(shape: PanelShape) -> Facts:
            return disputes.facts(source, shape, "dispute", disputes.dispute_units(source, shape))

        return self._add("disputes", made, source)

    def add_wars(self, data: PanelData = None) -> Panel:
        """Whether wars between the states began (`war_onset`) and went on (`war_ongoing`), and the number of `wars`.

        From the register, or from the inter-state wars of COW.
        """
        source = source_of(data, "add_wars", disputes.WARS, register=True)

        def made(shape: PanelShape) -> Facts:
            return disputes.facts(source, shape, "war", disputes.war_units(source, shape))

        return self._add("wars", made, source)

    def add_contiguity(self, data: PanelData) -> Panel:
        """Whether the states are `contiguous` (up to 400 miles of water) and `land_contiguous`, and the closest type.

        For one state: the number of its `neighbours` and `land_neighbours`. From the contiguity data of COW.
        """
        source = source_of(data, "add_contiguity", contiguity.KINDS)
        return self._add("contiguity", partial(contiguity.facts, source), source)

    # --- time within a unit -------------------------------------------------------------------------------------------

    def add_peace_years(self, event: str = "dispute_ongoing", *, name: str = "peace_years", powers: int = 1) -> Panel:
        """The years (months, days) since the last event of a column, or since the unit entered the panel.

        The first row has 0, and so has the row after one with an event; a row with an event counts on. A gap in the
        panel starts anew. `powers=3` adds the square and the cube (Carter and Signorino 2010).
        """
        self._check_column(event)
        if not is_whole(powers, 1):
            raise ArgumentError("not a number of powers", expected="a whole number from 1", got=powers)
        rule = f"{self._shape.grain.name}s since {event}, or since entry"
        return self._derived("peace years", rule, lambda: list(runs.peace_years(self._shape, event, name, powers)))

    def add_spells(self, column: str) -> Panel:
        """The number of the run of equal values of a column within its unit, and the time that it has lasted."""
        self._check_column(column)
        return self._derived("spells", f"runs of equal {column}", lambda: list(runs.spells(self._shape, column)))

    def lag(self, *columns: str, by: int = 1) -> Panel:
        """The values of columns some years (months, days) before; null where the panel has no such row.

        A negative number looks ahead.
        """
        for column in columns:
            self._check_column(column)
        if not is_whole(by) or by == 0:
            raise ArgumentError("not a lag", expected="a whole number other than 0", got=by)
        rule = f"the value {by} {self._shape.grain.name}s before"
        return self._derived("lag", rule, lambda: [runs.lagged(self._shape, column, by) for column in columns])

    def _add(
        self, name: str, made: Callable[[PanelShape], Facts], *sources: PanelSource, rule: str | None = None
    ) -> Panel:
        step = addition(name, rule or self._shape.rule_in_words, self._shape, made, *sources)
        return Panel(self._shape, step, self)

    def _derived(self, name: str, rule: str, made: Callable[[], Iterable[pl.Expr]]) -> Panel:
        return Panel(self._shape, PanelStep(name, rule, lambda rows: rows.with_columns(made())), self)

    def _check_column(self, name: str) -> None:
        if not isinstance(name, str) or name not in self.columns:
            near = nearest(name, self.columns)
            raise ArgumentError(
                "the panel has no such column", expected=", ".join(self.columns), got=name, nearest=near
            )

    # --- accounts -----------------------------------------------------------------------------------------------------

    def _steps(self) -> Iterator[Panel]:
        if self._before is not None:
            yield from self._before._steps()
        yield self

    def explain(self) -> pl.DataFrame:
        """How the panel was made: a row for each step, with its source, its rule and its columns.

        `rows` are those of the panel after it, `matched` those with a fact and `unmatched` those without; `facts` are
        the pairs of states and time about which the source says something, `unused` those that the panel lacks.
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
        sources = (source.citation for panel in self._steps() for source in panel._step.sources)
        return tuple(dict.fromkeys(filter(None, sources)))
