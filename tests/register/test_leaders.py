"""The leaders of the register are those of other lists, except for differences with a reason."""

import pathlib
import runpy
from collections.abc import Callable
from types import SimpleNamespace

import pytest

HERE = pathlib.Path(__file__).parent
comparison = SimpleNamespace(**runpy.run_path(str(HERE / "comparison.py")))


@pytest.fixture
def lists(published: Callable[[str], pathlib.Path]) -> pathlib.Path:
    """The folder with the lists of leaders."""
    for name in ("reign-leaderlist-2021-03.csv", "factbook-leaders-2014-2026.csv"):
        published(name)
    return published("archigos-4.1-utf8.csv").parent


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
    found, reasons = list(comparison.factbook(lists)), comparison.reasons()
    agreed = [row for row in found if row.verdict in ("agrees", "same term")]
    judged = [row for row in found if {("factbook", row.state, row.since), ("factbook", "", row.since)} & set(reasons)]
    assert len(agreed) / len(found) >= 0.93
    assert [row for row in found if row not in agreed and row not in judged] == []


def test_the_page_of_differences_is_that_of_today(lists: pathlib.Path) -> None:
    page = HERE.parents[1].joinpath("docs", "leaders-differences.md").read_text("utf-8")
    written = "\n".join(comparison.page(lists)) + "\n"
    assert page == written, "run: python tests/register/comparison.py FOLDER > docs/leaders-differences.md"
