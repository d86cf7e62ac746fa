"""Matrices of the states of one unit of time, as tables of their pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from geobrief.panels.shapes import NUMBER, PanelShape

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


def by_unit(
    states: pl.DataFrame,
    rows: pl.DataFrame,
    shape: PanelShape,
    made: Callable[[pl.Series, pl.DataFrame], Mapping[str, Any]],
) -> Iterator[pl.DataFrame]:
    """The pairs of the states of each unit of time, with the matrices that are made of the rows of that unit.

    `states` and `rows` are sorted by unit; `made` takes the codes of the states, sorted, and the rows.
    """
    places = {number: rows for (number,), rows in rows.partition_by(NUMBER, as_dict=True).items()}
    for (number,), present in states.partition_by(NUMBER, as_dict=True, maintain_order=True).items():
        codes = present["_state"].sort()
        yield pairs_of(codes, number, made(codes, places.get(number, rows.clear())), shape)


def pairs_of(codes: pl.Series, number: int, matrices: Mapping[str, Any], shape: PanelShape) -> pl.DataFrame:
    """The pairs of states of one unit of time with their values in matrices."""
    size = len(codes)
    one, other = np.nonzero(~np.eye(size, dtype=bool)) if shape.directed else np.triu_indices(size, 1)
    values = {name: pl.Series(matrix[one, other]) for name, matrix in matrices.items()}
    numbers = codes.to_numpy()
    table = pl.DataFrame({"_state1": numbers[one], "_state2": numbers[other], **values})
    return table.with_columns(pl.lit(number, pl.Int64).alias(NUMBER))


def products(rows: Matrix) -> Matrix:
    """The product of each two rows of a matrix.

    Not by BLAS, whose threads wait for each other on a busy machine: 1 s, not up to 9 s, for 65 years of alliances.
    """
    found: Matrix = np.einsum("ik,jk->ij", rows, rows)
    return found


def places(codes: pl.Series, values: pl.Series) -> NDArray[np.int64]:
    """The places of values among sorted codes."""
    found: NDArray[np.int64] = np.searchsorted(codes.to_numpy(), values.to_numpy())
    return found
