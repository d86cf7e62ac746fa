"""Similarity of alliance portfolios, against the formulas written out, and against what is known of simple cases."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from samples import sample

from geobrief import panels
from geobrief.errors import ArgumentError
from geobrief.panels.portfolios import similarity


@st.composite
def portfolios(draw):
    size = draw(st.integers(2, 6))
    values = draw(st.lists(st.integers(0, 3), min_size=size * size, max_size=size * size))
    matrix = np.array(values, dtype=float).reshape(size, size)
    np.fill_diagonal(matrix, 3)
    return matrix


@given(portfolios())
def test_measures_are_those_of_their_formulas(matrix):
    absolute, squared = similarity(matrix, 3), similarity(matrix, 3, "squared")
    for i, one in enumerate(matrix):
        for j, other in enumerate(matrix):
            size = len(one)
            assert absolute["s"][i, j] == pytest.approx(1 - 2 * abs(one - other).sum() / (3 * size))
            assert squared["s"][i, j] == pytest.approx(1 - 2 * ((one - other) ** 2).sum() / (9 * size))
            observed = ((one - other) ** 2).sum()
            by_chance = sum((a - b) ** 2 for a in one for b in other) / size
            pooled = np.concatenate([one, other])
            by_pooled_chance = sum((a - b) ** 2 for a in pooled for b in pooled) / (4 * size)
            if by_chance:
                assert absolute["kappa"][i, j] == pytest.approx(1 - observed / by_chance)
            if by_pooled_chance:
                assert absolute["pi"][i, j] == pytest.approx(1 - observed / by_pooled_chance)


@given(portfolios(), st.sampled_from(["absolute", "squared"]))
def test_measures_are_symmetric_and_1_for_equal_portfolios(matrix, distance):
    for name, found in similarity(matrix, 3, distance).items():
        assert np.allclose(found, found.T, equal_nan=True)
        diagonal = np.diag(found)
        assert np.allclose(diagonal[~np.isnan(diagonal)], 1), name
    s = similarity(matrix, 3, distance)["s"]
    assert (s <= 1 + 1e-9).all()
    assert (s >= -1 - 1e-9).all()


def test_kappa_of_binary_portfolios_is_that_of_the_table_of_agreement():
    """Two of four agree on «allied», one on «not», one differs: observed .75, expected .5, kappa .5."""
    matrix = np.array([[1.0, 1, 1, 0], [1, 1, 0, 0]])
    assert similarity(matrix, 1)["kappa"][0, 1] == pytest.approx((0.75 - 0.5) / (1 - 0.5))


def test_states_without_allies_are_similar_but_for_themselves():
    panel = panels.dyad_years("cow", 1950, 1950).add_similarity(sample("alliances"))
    states = len(panels.state_years("cow", 1950, 1950))
    assert panel.frame.filter(pl.col("ccode1") == 100, pl.col("ccode2") == 101)["s"].item() == pytest.approx(
        1 - 2 * 6 / (3 * states)
    )


def test_allies_of_one_pact_have_the_same_portfolio():
    """Argentina, Brazil and Uruguay are in one defence pact from 1960; all three have the same allies."""
    panel = panels.dyad_years("cow", 1965, 1965).add_similarity(sample("alliances"), ("s", "kappa", "pi"))
    rows = panel.frame.filter(pl.col("ccode1") == 140, pl.col("ccode2").is_in([160, 165]))
    assert rows.select("s", "kappa", "pi").rows() == [(1.0, 1.0, 1.0)] * 2


def test_similarity_of_the_same_pair_is_the_same_in_both_directions():
    directed = panels.dyad_years("cow", 1965, 1966, directed=True).add_similarity(sample("alliances"), "kappa").frame
    turned = directed.join(
        directed, left_on=["ccode1", "ccode2", "year"], right_on=["ccode2", "ccode1", "year"], suffix="_t"
    )
    assert turned.height == directed.height
    assert (turned["kappa"] - turned["kappa_t"]).abs().max() < 1e-9


def test_similarity_is_unknown_after_the_end_of_the_data():
    panel = panels.dyad_years("cow", 2012, 2013).add_similarity(sample("alliances"))
    assert panel.frame.filter(pl.col("s").is_not_null())["year"].unique().to_list() == [2012]


def test_the_methods_are_cited():
    cited = panels.dyad_years("cow", 1965, 1965).add_similarity(sample("alliances")).cite()
    assert any("Signorino" in text for text in cited)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [({"measures": "kapa"}, "did you mean 'kappa'"), ({"distance": "absolut"}, "did you mean 'absolute'")],
)
def test_misuse_is_refused(arguments, expected):
    with pytest.raises(ArgumentError, match=expected):
        panels.dyad_years("cow", 1965, 1965).add_similarity(sample("alliances"), **arguments)
