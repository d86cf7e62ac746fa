"""The register's leaders are those of other lists, but for differences that are told with the reason."""

import pathlib
import runpy
from types import SimpleNamespace

import pytest

HERE = pathlib.Path(__file__).parent
LISTS = pathlib.Path(__file__).parents[3] / "shared" / "datasets"
comparison = SimpleNamespace(**runpy.run_path(str(HERE / "comparison.py")))


@pytest.fixture
def lists() -> pathlib.Path:
    """Where the lists are."""
    if not (LISTS / "archigos-4.1-utf8.csv").exists():
        pytest.skip("the lists of leaders are not at hand")
    return LISTS


def test_archigos_agrees(lists: pathlib.Path) -> None:
    found = comparison.compared(comparison.archigos(lists))
    assert found.coverage >= 0.999
    assert found.agreement >= 0.999
    assert comparison.compared(comparison.archigos(lists, "1875-01-01", "1949-12-31")).agreement >= 0.995


def test_reign_agrees(lists: pathlib.Path) -> None:
    found = comparison.compared(comparison.reign(lists), "cow")
    assert found.coverage >= 0.999
    assert found.agreement >= 0.992


def test_the_factbook_agrees_or_the_difference_is_judged(lists: pathlib.Path) -> None:
    found, told = list(comparison.factbook(lists)), comparison.reasons()
    agreed = [row for row in found if row.verdict in ("agrees", "same term")]
    judged = [row for row in found if ("factbook", row.state, row.since) in told or ("factbook", "", row.since) in told]
    assert len(agreed) / len(found) >= 0.93
    assert [row for row in found if row not in agreed and row not in judged] == []
