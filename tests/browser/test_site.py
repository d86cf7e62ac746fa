"""Pages of the documentation in a browser: readable at any width, in light and dark, and searched without a network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

for package in ("furo", "myst_parser", "sphinx"):
    pytest.importorskip(package, reason=f"{package} is not installed")

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (
    "index", "analysts-tutorial", "authors-tutorial", "tasks", "gallery", "concepts", "reader-limits", "api", "keys",
    "columns", "rules", "glossary",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "PYTHONPATH": str(DOCS.parent)}
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-d", folder / "trees", DOCS, folder / "html"]
    subprocess.run(command, check=True, env=environment)
    return folder / "html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_readable(look: Callable[..., Any], site: Path, name: str, width: int, scheme: str) -> None:
    look(site / f"{name}.html", width, scheme, f"site-{name}", "article")


def test_the_site_is_searched_without_a_network(look: Callable[..., Any], site: Path) -> None:
    page = look(site / "search.html", 1280, "light", "site-search", "article")
    page.goto(f"{(site / 'search.html').as_uri()}?q=armistice")
    page.wait_for_selector("#search-results li", timeout=20_000)
    assert "Glossary" in page.text_content("#search-results")
