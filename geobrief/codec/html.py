"""Shows records in a notebook: one HTML table per section, without evidence and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from geobrief.codec.documents import unstructure
from geobrief.printable import visible

_LEFT_OUT = ("mentions", "evidence", "rule", "source", "start", "end", "steps")


def html_tables(records: Mapping[str, tuple[Any, ...]]) -> str:
    """The records of each section as an HTML table; sections without any are left out.

    >>> from geobrief.model import Reference
    >>> html_tables({"states": (Reference("ARG", "Argentina"),)})
    '<table><caption>states</caption><tr><th>id</th><th>name</th></tr><tr><td>ARG</td><td>Argentina</td></tr></table>'
    """
    return "\n".join(_table(section, listed) for section, listed in records.items() if listed)


def _table(caption: str, records: tuple[Any, ...]) -> str:
    plain = [unstructure(record) for record in records]
    columns = [key for key in dict.fromkeys(key for row in plain for key in row) if key not in _LEFT_OUT]
    filled = [key for key in columns if any(row.get(key) not in (None, []) for row in plain)]
    return f"<table><caption>{escape(caption)}</caption>{''.join(_rows(filled, plain))}</table>"


def _rows(columns: list[str], plain: list[dict[str, Any]]) -> Iterator[str]:
    yield "<tr>" + "".join(f"<th>{escape(column)}</th>" for column in columns) + "</tr>"
    for row in plain:
        yield "<tr>" + "".join(f"<td>{escape(visible(_cell(row.get(column))))}</td>" for column in columns) + "</tr>"


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_cell(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    return "" if value is None else str(value)
