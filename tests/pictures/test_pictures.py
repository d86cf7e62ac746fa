"""Pictures are well-formed, accessible, deterministic and small, and their words are those of the data."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

import geobrief
from geobrief.pictures.drawings import Picture
from geobrief.pictures.shapes import Box, Dot, Label, Stroke, text_width
from geobrief.pictures.timelines import TimelineMark, TimelineRow, timeline

NAMESPACE = "{http://www.w3.org/2000/svg}"
BRIEF = (
    "Chile and Peru signed a border treaty on 3 June 1929. <script>alert(1)</script> Bolivia protested on 10 June 1929."
)


def make(name: str) -> Picture:
    world = geobrief.world()
    match name:
        case "alliances":
            return world.network("alliances", on="1939-07-01")
        case "disputes":
            return world.network("disputes", on="1962-07-01")
        case "memberships":
            return world.network("memberships", on="1975-07-01", among=["Chile", "Peru", "Bolivia", "Ecuador", "Cuba"])
        case "leaders":
            return world.leaders_chart("Chile", during="1960/2000")
        case "agreement":
            return world.agreements["warsaw-pact-1955"].timeline()
        case "dispute":
            return world.dispute("Falklands War").timeline()
        case "coverage":
            return world.coverage_chart()
        case "brief":
            return geobrief.read(BRIEF, published="1929-06-12").timeline()
        case "empty":
            return geobrief.read("Nothing.").timeline()
    raise AssertionError(name)


NAMES = ("alliances", "disputes", "memberships", "leaders", "agreement", "dispute", "coverage", "brief", "empty")


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_well_formed_and_accessible(name: str) -> None:
    picture = make(name)
    root = ET.fromstring(picture.svg)
    assert root.get("role") == "img"
    assert [root.find(f"{NAMESPACE}{part}").text for part in ("title", "desc")] == [picture.title, picture.description]
    assert not list(root.iter(f"{NAMESPACE}script"))
    assert "http://" not in picture.svg.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_data_give_the_same_bytes(name: str) -> None:
    assert make(name).svg == make(name).svg


def boxes(picture: Picture) -> Iterator[tuple[float, float, float, float, str]]:
    """About where the labels of a picture are."""
    for shape in picture.shapes:
        if isinstance(shape, Label):
            size = {"title": 15, "small": 11, "inside": 11}.get(shape.style, 13)
            width = text_width(shape.text, size)
            left = {"start": shape.x, "middle": shape.x - width / 2, "end": shape.x - width}[shape.anchor]
            yield left, shape.y - size * 0.75, left + width, shape.y + 2, shape.text


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_clipped_and_no_labels_overlap(name: str) -> None:
    picture = make(name)
    found = list(boxes(picture))
    for left, top, right, bottom, text in found:
        assert -1 <= left < right <= picture.width + 1, text
        assert 0 <= top < bottom <= picture.height, text
    for place, (left, top, right, bottom, text) in enumerate(found):
        for other in found[place + 1 :]:
            apart = right <= other[0] + 1 or other[2] <= left + 1 or bottom <= other[1] + 1 or other[3] <= top + 1
            assert apart, (text, other[4])
    for shape in picture.shapes:
        if isinstance(shape, Box):
            assert shape.x >= 0
            assert shape.x + shape.width <= picture.width
        elif isinstance(shape, Dot):
            assert 0 <= shape.x <= picture.width
        elif isinstance(shape, Stroke):
            assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in shape.points)


def test_a_network_of_sixty_states_is_small() -> None:
    among = [state.id for state in geobrief.world().on("1975-07-01").states[:60]]
    picture = geobrief.world().network("alliances", on="1975-07-01", among=among)
    assert len(picture.svg.encode()) <= 100_000


def test_markup_in_a_text_stays_text() -> None:
    mark = TimelineMark(first=datetime.date(1929, 6, 3), text="<script>alert(1)</script>")
    svg = timeline("<b>", [TimelineRow.of('"&', [mark])]).svg
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_a_leaders_chart_has_the_rulers_of_the_period() -> None:
    words = {shape.text for shape in make("leaders").shapes if isinstance(shape, Label)}
    assert {"Pinochet", "Allende"} <= {word.rstrip("…") for word in words} | {"Allende"}
    notes = " ".join(shape.note for shape in make("leaders").shapes if isinstance(shape, Box))
    assert "Salvador Allende" in notes
    assert "Michelle Bachelet" not in notes


def test_a_network_ties_allies_and_nobody_else() -> None:
    picture = geobrief.world().network("alliances", on="1914-07-01", among=["France", "Russia", "Germany"])
    notes = [shape.note for shape in picture.shapes if isinstance(shape, Stroke) and shape.style == "tie"]
    assert len(notes) == 1
    assert "Franco-Russian" in notes[0]


@pytest.mark.parametrize("suffix", ["svg", "html", "png"])
def test_a_picture_is_saved(suffix: str, tmp_path: Path) -> None:
    if suffix == "png":
        pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    file = tmp_path / f"picture.{suffix}"
    make("agreement").save(file)
    content = file.read_bytes()
    assert content.startswith({"svg": b"<svg", "html": b"<!doctype html>", "png": b"\x89PNG"}[suffix])


def test_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(geobrief.ArgumentError, match=re.escape(".svg, .png, .html")):
        make("empty").save(tmp_path / "picture.jpg")


def test_a_picture_is_drawn_on_axes() -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from matplotlib.figure import Figure

    ax = Figure().add_subplot()
    assert make("leaders").draw(ax) is ax
    assert any(text.get_text() == "Leaders of Chile, 1960/2000" for text in ax.texts)


@pytest.mark.parametrize("arguments", [("allies", "1914-07-01"), ("alliances", None)])
def test_a_network_of_something_else_is_refused(arguments: tuple[str, str | None]) -> None:
    with pytest.raises(geobrief.ArgumentError):
        geobrief.world().network(*arguments)
