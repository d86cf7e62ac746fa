"""Which words matter to the dispute stage? The named lists of `data/dispute_words.toml`."""

from __future__ import annotations

from functools import cache

from geobrief.reading.lexicons import document


@cache
def dispute_words(name: str) -> frozenset[str]:
    """A named list.

    >>> "over" in dispute_words("over")
    True
    """
    return frozenset(document("dispute_words")[name].split())
