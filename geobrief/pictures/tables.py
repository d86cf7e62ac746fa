"""Tables and cards of plain rows, as text and as HTML without scripts and colours. HTML scrolls if it is too wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from geobrief.errors import truncate
from geobrief.printable import visible_line

SHOWN = 20
_WHOLE = 24  # letters of a cell that is not broken, such as a date, a period or an id
_STYLE = (
    ".gbt{overflow-x:auto}.gbt table{margin:0}.gbt caption{text-align:left;white-space:nowrap;padding:.2em .5em}"
    ".gbt.gbt tr>*{text-align:left;vertical-align:top;white-space:nowrap}.gbt.gbt tr>.n{text-align:right}"
    ".gbt.gbt tr>.t{white-space:normal;min-width:12em;overflow-wrap:anywhere}"
)
_WIDEST_FIRST, _WIDEST_CELL, _NARROWEST_CELL, _WIDEST_LINE = 40, 80, 20, 120
Row = Sequence[str]


def text_table(columns: Row, rows: Iterable[Row]) -> str:
    """The rows under the names of their columns, aligned; what a line has no room for is cut or left out.

    >>> print(text_table(["id", "name"], [["ARG", "Argentina"], ["BOL", "Bolivia"]]))
    id   name
    ARG  Argentina
    BOL  Bolivia
    """
    lines = [[visible_line(cell) for cell in row] for row in (columns, *rows)]
    widths = _fitted([max(map(len, cells)) for cells in zip(*lines, strict=True)])
    return "\n".join("  ".join(map(_cell, line, widths)).rstrip() for line in lines)


def _fitted(widths: list[int]) -> list[int]:
    """The widths of the columns for which a line has room, the widest ones reduced, but not the first."""
    widest = _WIDEST_CELL
    while widest > _NARROWEST_CELL and _line_width(_reduced(widths, widest)) > _WIDEST_LINE:
        widest -= 1
    reduced = _reduced(widths, widest)
    return [width for place, width in enumerate(reduced) if _line_width(reduced[: place + 1]) <= _WIDEST_LINE]


def _reduced(widths: list[int], widest: int) -> list[int]:
    return [min(widths[0], _WIDEST_FIRST), *(min(width, widest) for width in widths[1:])]


def _line_width(widths: list[int]) -> int:
    return sum(widths) + 2 * (len(widths) - 1)


def _cell(text: str, width: int) -> str:
    return truncate(text, width).ljust(width)


def html_table(caption: str, columns: Row, rows: Iterable[Row]) -> str:
    """The rows under the names of their columns as an HTML table.

    >>> html_table("1 state", ["id"], [["ARG"]])
    '<div class="gbt">...<tr><th>id</th></tr><tr><td>ARG</td></tr></table></div>'
    """
    lines = [_line(columns, "th"), *(_line(row, "td") for row in rows)]
    return _table(caption, lines)


def html_card(caption: str, rows: Iterable[tuple[str, str]]) -> str:
    """The values of one thing under each other, each after its name, as an HTML table.

    >>> html_card("State", [("id", "ARG")])
    '<div class="gbt">...<caption>State</caption><tr><th scope="row">id</th><td>ARG</td></tr></table></div>'
    """
    lines = (
        f'<tr><th scope="row">{_html(name)}</th><td{_shape(value)}>{_html(value)}</td></tr>' for name, value in rows
    )
    return _table(caption, lines)


def _table(caption: str, lines: Iterable[str]) -> str:
    table = f"<table><caption>{_html(caption)}</caption>{''.join(lines)}</table>"
    return f'<div class="gbt"><style>{_STYLE}</style>{table}</div>'


def _line(cells: Row, tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}{_shape(cell)}>{_html(cell)}</{tag}>' for cell in cells)}</tr>"


def _shape(cell: str) -> str:
    """The class of a cell: a number, or a text that may be broken."""
    if cell.removeprefix("-").replace(".", "", 1).isdecimal():
        return ' class="n"'
    return ' class="t"' if len(cell) > _WHOLE else ""


def _html(text: str) -> str:
    return escape(visible_line(text))
