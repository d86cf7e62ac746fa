"""Scenario files as plain data: every scalar is text, as it was typed."""

from __future__ import annotations

import copy
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
FILES = (
    *sorted((HERE / "scenarios").glob("*.geobrief.yaml")),
    *sorted((HERE.parent / "scenarios").glob("*.geobrief.yaml")),
)
Document = dict[str, Any]
Row = dict[str, Any]


class _Loader(yaml.BaseLoader):
    """Reads `true` and `false` as truth values and everything else as text."""


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])
_Loader.add_constructor("tag:yaml.org,2002:bool", lambda loader, node: node.value == "true")


@cache
def documents() -> dict[str, Document]:
    """The unmutated scenarios by name."""
    return {file.name.partition(".")[0]: yaml.load(file.read_text("utf-8"), _Loader) for file in FILES}


@cache
def facts() -> dict[str, Any]:
    """What the operators know of states, people and organisations."""
    known: dict[str, Any] = yaml.safe_load((HERE / "facts.yaml").read_text("utf-8"))
    return known


def written(document: Document) -> str:
    """The document as YAML."""
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1000)


def changed(document: Document, table: str, index: int, **values: Any) -> Document:
    """The document with other values in one record; None takes a key away."""
    new = copy.deepcopy(document)
    row = new[table][index]
    for key, value in values.items():
        row.pop(key, None) if value is None else row.update({key: value})
    return new


def added(document: Document, table: str, *rows: Row) -> Document:
    """The document with more records at the end of a table."""
    new = copy.deepcopy(document)
    new[table] = [*new.get(table, ()), *copy.deepcopy(rows)]
    return new


def moved(when: str, years: int) -> str:
    """A date or period some years later; open ends remain open."""
    return re.sub(r"(?<![\d-])\d{4}", lambda year: f"{int(year[0]) + years:04d}", when)


def first_year(when: str) -> int:
    return int(when[:4])


def last_year(when: str) -> int | None:
    """The year in which a period ends, or None if its end is open."""
    end = when.rpartition("/")[2]
    return int(end[:4]) if end[:4].isdigit() else None
