"""A hundred scenarios with one violation each, drawn by the strategies of the library, always the same.

Each is drawn under a seed that is its number. What is due, code and path, is what the strategy planted; line and column
are counted in the text by `source`, as for the mutants.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import count, islice

import attrs
from hypothesis import HealthCheck, Phase, given, seed, settings

from geobrief.testing import strategies
from geobrief.testing.strategies.planted import Planted

from .source import Source, place

_SETTINGS = settings(
    max_examples=4, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
_OF_KEYS = ("GB201",)


@attrs.frozen
class Drawn:
    """A text with one violation, and the code, the path and the place that are due for it."""

    number: int
    text: str
    code: str
    path: str
    line: int
    column: int


@cache
def drawn() -> tuple[Drawn, ...]:
    """The hundred: every code in turn, under one seed after the other."""
    turns = ((code, number) for number in count() for code in strategies.plantable())
    return tuple(_of(code, number) for code, number in islice(turns, 100))


def _of(code: str, number: int) -> Drawn:
    planted = _planted(code, number)
    line, column = place(planted.text, _offset(Source("drawn", planted.text), planted))
    return Drawn(number, planted.text, planted.code, planted.path, line, column)


def _planted(code: str, number: int) -> Planted:
    """The last of a few examples: the first are as small as they can be."""
    kept: list[Planted] = []

    @seed(number)
    @_SETTINGS
    @given(strategies.planted(code))
    def draw(planted: Planted) -> None:
        kept.append(planted)

    draw()
    return kept[-1]


def _offset(source: Source, planted: Planted) -> int:
    """Where the value stands, or its key, where the key is wrong; of a missing one, where its record does."""
    path = planted.path
    while path not in source.sites:
        path = re.sub(r"(\.\w+|\[\d+\])$", "", path)
    site = source.sites[path]
    return site.key if planted.code in _OF_KEYS and site.key is not None else site.start
