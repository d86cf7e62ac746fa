"""A thousand mutants of the true scenarios, drawn by a kept seed: equally many of every operator, as far as it goes."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import NamedTuple

from . import people, treaties, wars, worlds  # enter their operators
from .documents import Document, documents, written
from .operators import OPERATORS

__all__ = ["NUMBER", "Mutant", "labelled", "mutants", "people", "treaties", "wars", "worlds"]

SEED = "mutants 1"
NUMBER = 1000


class Mutant(NamedTuple):
    """A scenario that is false in one place."""

    operator: str
    scenario: str
    note: str
    document: Document

    @property
    def name(self) -> str:
        return f"{self.operator}: {self.scenario}: {self.note}"

    @property
    def text(self) -> str:
        return written(self.document)


def _possible(operator: str) -> list[Mutant]:
    """All mutants of one operator, shuffled."""
    found = [
        Mutant(operator, scenario, note, mutant)
        for scenario, document in documents().items()
        for note, mutant in OPERATORS[operator](document)
    ]
    Random(f"{SEED} {operator}").shuffle(found)
    return found


@cache
def mutants() -> tuple[Mutant, ...]:
    """The drawn mutants, operator by operator; those with few leave their places to the others."""
    drawn: list[Mutant] = []
    pools = sorted((_possible(operator) for operator in OPERATORS), key=len)
    for place, pool in enumerate(pools):
        share = (NUMBER - len(drawn)) // (len(pools) - place)
        drawn.extend(pool[:share])
    return tuple(sorted(drawn, key=lambda mutant: [*OPERATORS].index(mutant.operator)))


@cache
def labelled() -> tuple[Mutant, ...]:
    """A hundred of them, to be judged by hand."""
    return tuple(Random(f"{SEED} labels").sample(mutants(), 100))
