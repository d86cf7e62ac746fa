"""Similarity of alliance portfolios: S, Cohen's kappa and Scott's pi.

Each state has a portfolio: its obligations to every state of its list in the same unit of time, as 3 (defense or
offense), 2 (neutrality or, in COW, non-aggression), 1 (others) or 0 (none), and 3 to itself. S is that of Signorino and
Ritter (1999), with absolute or squared distances and equal weights; kappa and pi, which are corrected for chance, are
those of Häge (2011).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from geobrief.panels.alliances import obligations, pairs
from geobrief.panels.facts import Facts
from geobrief.panels.lists import members
from geobrief.panels.matrices import by_unit, pairs_of, places, products
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import PanelSource

if TYPE_CHECKING:
    from geobrief.panels.matrices import Matrix

MEASURES = ("s", "kappa", "pi")
DISTANCES = ("absolute", "squared")
_HIGHEST = 3
# The levels of obligations; others have 1. ATOP's `nonagg` is the least of all.
_LEVELS = {"defense": 3, "offense": 3, "neutrality": 2, "neutral": 2, "nonaggression": 2}
CITATIONS = (
    "Signorino, Curtis S.; Ritter, Jeffrey M. (1999). Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy "
    "Positions. International Studies Quarterly 43(1): 115–144.",
    "Häge, Frank M. (2011). Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance "
    "Agreement. Political Analysis 19(3): 287–305.",
)


def facts(source: PanelSource, shape: PanelShape, measures: tuple[str, ...], distance: str, valued: bool) -> Facts:
    """The similarity of the portfolios of each pair of states."""
    highest = _HIGHEST if valued else 1

    def measured(codes: pl.Series, ties: pl.DataFrame) -> dict[str, Matrix]:
        found = similarity(_portfolios(codes, ties, highest), highest, distance)
        return {name: found[name] for name in measures}

    spells = members(shape.system).rename({"code": "_state"})
    states = shape.spread(spells).unique().sort(NUMBER, "_state")
    for low, high in source.unknown(shape):
        states = states.filter(~pl.col(NUMBER).is_between(low, high))
    tables = list(by_unit(states, _ties(source, shape, valued), shape, measured))
    nothing = pairs_of(states["_state"].clear(), shape.first, dict.fromkeys(measures, np.zeros((0, 0))), shape)
    return Facts(pl.concat(tables or [nothing]).with_columns(pl.col(measures).fill_nan(None)))


def _ties(source: PanelSource, shape: PanelShape, valued: bool) -> pl.DataFrame:
    """The highest level of alliance of each two states in each unit of time."""
    levels = [pl.when(pl.col(name) > 0).then(_LEVELS.get(name, 1)) for name in obligations(source.kind)]
    level = pl.max_horizontal(*levels, pl.lit(1)) if valued else pl.lit(1)
    rows = pairs(source, shape).select("_state1", "_state2", NUMBER, level.alias("level"))
    return rows.group_by("_state1", "_state2", NUMBER).agg(pl.col("level").max())


def _portfolios(codes: pl.Series, ties: pl.DataFrame, highest: int) -> Matrix:
    """The portfolio of each state in a row: its alliance to each state, and the highest to itself."""
    known = ties.filter(pl.col("_state1").is_in(codes.implode()), pl.col("_state2").is_in(codes.implode()))
    portfolios = np.zeros((len(codes), len(codes)))
    portfolios[places(codes, known["_state1"]), places(codes, known["_state2"])] = known["level"].to_numpy()
    np.fill_diagonal(portfolios, highest)
    return portfolios


def similarity(portfolios: Matrix, highest: int, distance: str = "absolute") -> dict[str, Matrix]:
    """S, kappa and pi of each two rows of a matrix of portfolios, whose values go from 0 to `highest`.

    Two portfolios without any variation have no kappa and no pi.

    >>> found = similarity(np.array([[3.0, 3, 0], [3, 3, 0], [0, 0, 3]]), 3)
    >>> [round(float(found[name][0, 2]), 3) for name in ("s", "kappa", "pi")], float(found["s"][0, 1])
    ([-1.0, -0.8, -1.0], 1.0)
    """
    size = portfolios.shape[1]
    squares = (portfolios**2).sum(axis=1)
    apart = squares[:, None] + squares[None, :] - 2 * products(portfolios)
    mean = portfolios.mean(axis=1) if size else squares
    around = squares - size * mean**2  # the sum of squares around the mean
    between = (mean[:, None] - mean[None, :]) ** 2
    both = around[:, None] + around[None, :]
    if distance == "absolute":
        difference, longest = _absolute(portfolios, highest), highest * size
    else:
        difference, longest = apart, highest**2 * size
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "s": 1 - 2 * difference / longest,
            "kappa": 1 - apart / (both + size * between),
            "pi": 1 - apart / (both + size * between / 2),
        }


def _absolute(portfolios: Matrix, highest: int) -> Matrix:
    """The sums of absolute differences: the number of thresholds of which one of two values is above."""
    total = np.zeros((len(portfolios), len(portfolios)))
    for threshold in range(1, highest + 1):
        above = (portfolios >= threshold).astype(np.float64)
        count = above.sum(axis=1)
        total += count[:, None] + count[None, :] - 2 * products(above)
    return total
