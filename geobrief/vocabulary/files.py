"""Reads the vocabularies from `data/`: one CSV file each, with id, label, gloss and source, then columns of its own.

`vocabularies.csv` lists them, and is a vocabulary itself.
"""

from __future__ import annotations

from functools import cache

from geobrief.vocabulary.terms import Term, Vocabulary

INDEX = "vocabularies"


@cache
def load(name: str) -> Vocabulary:
    """The vocabulary with this name, read at first use. An unknown name raises `UnknownTermError`.

    >>> load("obligations").ids
    ('defense', 'offense', 'neutrality', 'nonaggression', 'consultation')
    >>> load("ofices")
    Traceback (most recent call last):
    ...
    geobrief.vocabulary.terms.UnknownTermError: not in vocabularies: got 'ofices'; did you mean 'offices'?
    >>> [vocabulary.id for vocabulary in load("vocabularies")][:2]
    ['agreement_kinds', 'agreement_statuses']
    """
    if name != INDEX:
        load(INDEX).check(name)
    return Vocabulary(name, tuple(map(_term, rows(name))))


@cache
def with_ids(ids: tuple[str, ...]) -> Vocabulary | None:
    """The vocabulary with exactly these ids, or None.

    >>> with_ids(("ongoing", "frozen", "settled")).name
    'dispute_statuses'
    """
    return next((found for found in map(load, load(INDEX).ids) if found.ids == ids), None)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a data file, by column."""
    import csv
    import os

    with open(os.path.join(os.path.dirname(__file__), "data", f"{name}.csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _term(row: dict[str, str]) -> Term:
    own = {key: row.pop(key) for key in ("id", "label", "gloss", "source")}
    return Term(**own, columns=tuple(row.items()))
