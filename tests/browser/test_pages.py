"""Pictures and reports in a browser: no error, nothing out of sight or hard to read, and markup in a text stays text.

They need playwright and Chromium (`nox -s browser`) and are skipped without them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geobrief

TEXT = (
    "Chile and Peru signed a border treaty on 3 June 1929. <script>document.title = 'changed'</script>\n"
    "President Augusto Leguía of Peru praised it. Bolivia protested on 10 June 1929."
)
ANSWER = {
    "events": [
        {"type": "ACCUSE", "actors": ["Peru"], "recipients": ["Chile"], "evidence": ["Bolivia protested"]},
    ]
}


def pages() -> dict[str, str]:
    """Pages of every kind."""
    world = geobrief.world()
    return {
        "brief": geobrief.read(TEXT, published="1929-06-12").to_html(),
        "scenario": geobrief.load(Path(__file__).parents[1] / "scenarios" / "wrong.yaml").to_html(),
        "grounded": geobrief.ground(ANSWER, TEXT, published="1929-06-12").to_html(),
        "network": world.network("alliances", on="1939-07-01").html,
        "leaders": world.leaders_chart("Chile", during="1960/2000").html,
        "agreement": world.agreements["warsaw-pact-1955"].timeline().html,
        "coverage": world.coverage_chart().html,
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {name: (folder / f"{name}.html", content) for name, content in pages().items()}
    for path, content in made.values():
        path.write_text(content, "utf-8")
    return {name: path for name, (path, _) in made.items()}


NAMES = ("brief", "scenario", "grounded", "network", "leaders", "agreement", "coverage")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_its_window_without_errors(
    look: Callable[..., Any], written: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    assert look(written[name], width, scheme, name).title() != "changed"


def test_the_words_of_a_record_light_up_with_its_card(browser: Any, written: dict[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(written["brief"].as_uri())
    outline = "getComputedStyle(document.querySelector('mark.r0')).outlineStyle"
    assert page.evaluate(outline) == "none"
    page.hover(".gbr-card.r0 summary")
    assert page.evaluate(outline) == "solid"
    page.close()


def test_a_table_is_hidden_when_its_box_is_cleared(browser: Any, written: dict[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(written["brief"].as_uri())
    assert page.is_visible(".gbr-card.t0")
    page.uncheck("input.f0")
    assert not page.is_visible(".gbr-card.t0")
    page.close()


def test_the_text_is_that_of_the_brief(browser: Any, written: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(written["brief"].as_uri())
    assert page.text_content(".gbr-text") == TEXT
    page.close()
