"""Which words take part in date expressions, and which part do they play? Read once from the data files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data")


def _document(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


@cache
def entries() -> Mapping[str, tuple[str, int, str]]:
    """Every word with its kind, and the number or the name it stands for.

    >>> entries()["july"], entries()["weeks"]
    (('MONTH', 7, ''), ('UNITS', 0, 'week'))
    """
    return {
        word: (kind, value, "") if isinstance(value, int) else (kind, 0, value)
        for kind, table in _document("lexicon").items()
        for word, value in table.items()
    }


@cache
def words(name: str) -> frozenset[str]:
    """A list of `contexts.toml`.

    >>> "soldiers" in words("counted")
    True
    """
    return frozenset(_document("contexts")[name].split())


@cache
def holidays() -> Mapping[str, Mapping[str, Any]]:
    """The named days, by name in lower case, and how each is found in a year."""
    return _document("holidays")
