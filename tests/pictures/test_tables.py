"""Tables of plain rows fit a line, and show text as text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from geobrief.pictures.tables import html_card, html_table, text_table

cells = st.text(max_size=60)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    width = draw(st.integers(1, 8))
    rows = st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5)
    return [f"column{number}" for number in range(width)], draw(rows)


@given(tables())
def test_a_table_has_a_line_for_each_row_and_no_line_is_too_long(table: tuple[list[str], list[list[str]]]) -> None:
    columns, rows = table
    lines = text_table(columns, rows).split("\n")
    assert len(lines) == len(rows) + 1
    assert max(map(len, lines)) <= 120
    assert lines[0].startswith("column0")


def test_columns_are_aligned_and_long_cells_are_cut() -> None:
    rows = [["org:SADC", "Southern African Development Community " * 3], ["org:AU", "African Union"]]
    assert text_table(["id", "name"], rows) == (
        "id        name\n"
        "org:SADC  Southern African Development Community Southern African Development Community S…\n"
        "org:AU    African Union"
    )


def test_the_first_column_is_kept_and_the_last_left_out_where_a_line_is_full() -> None:
    row = ["a" * 38, *("b" * 30 for _ in range(6))]
    first, second = text_table([f"column{number}" for number in range(7)], [row]).split("\n")
    assert second.startswith("a" * 38 + "  ")
    assert "column3" in first
    assert "column6" not in first


def test_html_shows_markup_and_control_characters_as_text_and_has_no_script_or_colour() -> None:
    nasty = "<script>alert('x')</script>\x1b[31m\u202e"
    for page in (html_table(nasty, [nasty], [[nasty]]), html_card(nasty, [(nasty, nasty)])):
        style = re.search(r"<style>.*?</style>", page)[0]
        assert style == re.search(r"<style>.*?</style>", html_card("plain", []))[0]
        page = page.replace(style, "")
        assert set(re.findall(r"</?(\w+)", page)) <= {"div", "table", "caption", "tr", "th", "td"}
        assert "\x1b" not in page
        assert "\u202e" not in page
        assert not re.search(r"style|color|onclick|&lt;/table", page)
