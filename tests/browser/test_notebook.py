"""Everything that shows itself in a notebook does so there: readable in light and dark, at any width, as text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import displays

for package in ("ipykernel", "nbclient", "nbconvert"):
    pytest.importorskip(package, reason=f"{package} is not installed")
OUTPUTS = ".jp-OutputArea-output"


@pytest.fixture(scope="module")
def executed() -> Any:
    return displays.executed()


@pytest.fixture(scope="module")
def pages(executed: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("notebooks")
    made = {theme: folder / f"{theme}.html" for theme in ("light", "dark")}
    for theme, path in made.items():
        path.write_text(displays.page(executed, theme), "utf-8")
    return made


def test_every_cell_shows_html_or_a_picture(executed: Any) -> None:
    shown = {
        title: {kind for output in cell.outputs for kind in output.get("data", {})}
        for title, cell in zip(
            displays.CELLS, (cell for cell in executed.cells if cell.cell_type == "code"), strict=True
        )
    }
    assert {title for title, kinds in shown.items() if not kinds & {"text/html", "image/svg+xml"}} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_the_notebook_is_readable(
    look: Callable[..., Any], pages: dict[str, Path], width: int, theme: str, scheme: str
) -> None:
    page = look(pages[theme], width, scheme, f"notebook-{theme}", OUTPUTS)
    assert page.title() != "changed"
    assert displays.TEXT in page.text_content(".gbr-text")
