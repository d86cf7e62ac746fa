"""Pictures are well-formed, accessible, deterministic and small, and their words are those of the data."""

from __future__ import annotations

import datetime
import math
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


def corners(label: Label) -> list[tuple[float, float]]:
    """About where the corners of a label are."""
    width = text_width(label.text, {"title": 15, "small": 11, "inside": 11}.get(label.style, 13))
    left = {"start": 0, "middle": -width / 2, "end": -width}[label.anchor]
    turn = math.radians(label.angle)
    return [
        (label.x + x * math.cos(turn) - y * math.sin(turn), label.y + x * math.sin(turn) + y * math.cos(turn))
        for x in (left, left + width)
        for y in (-8, 2)
    ]


def boxes(picture: Picture) -> Iterator[tuple[float, float, float, float, str]]:
    """About where the labels of a picture are."""
    for shape in picture.shapes:
        if isinstance(shape, Label) and not shape.angle:
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


@pytest.mark.parametrize("day", ["1939-07-01", "1955-07-01", "1975-07-01", "2010-07-01"])
def test_the_labels_of_many_states_are_the_spokes_of_a_wheel(day: str) -> None:
    picture = geobrief.world().network("alliances", on=day)
    labels = [shape for shape in picture.shapes if isinstance(shape, Label) and shape.angle]
    assert len(labels) > 30
    for label in labels:
        assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in corners(label)), label.text
    for place, label in enumerate(labels):
        for other in labels[place + 1 :]:
            assert math.dist((label.x, label.y), (other.x, other.y)) > 9, (label.text, other.text)


def test_a_network_of_sixty_states_is_small() -> None:
    among = [state.id for state in geobrief.world().on("1975-07-01").states[:60]]
    picture = geobrief.world().network("alliances", on="1975-07-01", among=among)
    assert len(picture.svg.encode()) <= 100_000


def test_a_leader_is_called_by_the_family_name() -> None:
    marks = geobrief.world().leaders_chart("Chile", during="1990/2010").shapes
    assert {"Frei", "Aylwin"} <= {shape.text for shape in marks if isinstance(shape, Label)}


def test_the_words_of_a_last_step_are_on_its_left() -> None:
    last = [
        shape.anchor for shape in make("agreement").shapes if isinstance(shape, Label) and shape.text == "terminated"
    ]
    assert "end" in last


def test_a_legend_has_the_colours_that_are_used() -> None:
    words = {shape.text for shape in make("brief").shapes if isinstance(shape, Label)}
    assert "Agreements" in words
    assert "Claims" not in words


def test_the_colours_of_a_network_have_a_legend() -> None:
    words = {shape.text for shape in make("alliances").shapes if isinstance(shape, Label)}
    assert {"Americas", "Europe", "Asia"} <= words
    assert "Oceania" not in words


@pytest.mark.parametrize("name", ["alliances", "brief"])
def test_a_picture_on_a_page_follows_the_theme_of_the_page(name: str) -> None:
    style = re.search(r"<style>(.*?)</style>", make(name).svg)[1]
    assert style.index("prefers-color-scheme") < style.index("data-jp-theme-light") < style.index("data-theme")


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
