"""Real scenarios with one planted violation each, with the code and the place of the finding that is due.

A hundred mutants of the real scenarios, each with a single violation. They are made from the text and from facts of the
world; what is due for each of them comes from the documentation of the codes, and from nothing that a checker has said.
Families of mutations offer all that is possible in a scenario; a seeded choice takes as many from each as is fair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

import attrs

from . import deeds, hopes, naming, shapes, times, treaties
from .slips import chance
from .source import MARK, Plant, Source, edited, place, sources

Family = Callable[[Source], Iterator[Plant]]
EACH = 20

# A family that stands twice has twice the share: where facts or many fields play a part there is more to go wrong.
SHARES: tuple[tuple[Family, int], ...] = (
    (shapes.misspelt_key, 2),
    (shapes.misspelt_word, 2),
    (shapes.impossible_date, 2),
    (shapes.reversed_period, 1),
    (shapes.duplicate_key, 1),
    (shapes.missing_key, 1),
    (shapes.wrong_shape, 1),
    (shapes.unknown_schema, 1),
    (shapes.anchor_or_tag, 1),
    (naming.unknown_name, 2),
    (naming.ambiguous_name, 2),
    (naming.dangling_reference, 1),
    (naming.duplicate_id, 1),
    (naming.person_as_party, 1),
    (naming.state_as_person, 1),
    (naming.duplicated, 1),
    (naming.person_of_another_state, 1),
    (times.state_out_of_time, 3),
    (times.organization_out_of_time, 2),
    (times.date_before_founding, 2),
    (times.person_out_of_office, 3),
    (times.date_out_of_term, 2),
    (times.after_publication, 2),
    (treaties.steps_out_of_order, 2),
    (treaties.too_few_parties, 1),
    (treaties.party_named_twice, 1),
    (treaties.contradicts_steps, 1),
    (treaties.role_of_no_party, 1),
    (treaties.step_of_no_party, 1),
    (treaties.side_of_no_party, 1),
    (treaties.sides_overlap, 1),
    (treaties.not_a_territory, 1),
    (treaties.membership, 1),
    (treaties.known_treaty_differs, 1),
    (deeds.mode_not_of_type, 2),
    (deeds.nobody_acts, 1),
    (deeds.recipient_missing, 1),
    (deeds.actor_is_recipient, 1),
    (deeds.future_in_the_past, 1),
    (hopes.expectation_fails, 3),
)


@attrs.frozen
class Mutant:
    """A scenario with one violation: what was changed, and the code, the path and the place that are due for it."""

    scenario: str
    family: str
    text: str
    code: str
    path: str
    line: int
    column: int
    summary: str

    @classmethod
    def of(cls, source: Source, family: str, plant: Plant) -> Mutant:
        """The mutant that a plant makes of a scenario."""
        text = edited(source.text, plant)
        assert text.count(MARK) == 1, plant
        at = text.index(MARK)
        line, column = place(text, at)
        return cls(source.name, family, text.replace(MARK, ""), plant.code, plant.path, line, column, plant.summary)


def candidates(source: Source, family: Family) -> list[Mutant]:
    """All that a family can do to a scenario."""
    return [Mutant.of(source, family.__name__.replace("_", "-"), plant) for plant in family(source)]


@cache
def every() -> dict[str, dict[str, list[Mutant]]]:
    """All mutants that could be chosen, by scenario and family."""
    made = {source.name: [candidates(source, family) for family, _ in SHARES] for source in sources()}
    return {name: {found[0].family: found for found in families if found} for name, families in made.items()}


@cache
def mutants() -> tuple[Mutant, ...]:
    """The hundred, as many of each scenario, in the order of scenarios and families."""
    taken: Counter[str] = Counter()
    chosen: list[Mutant] = []
    for name, families in _by_choice():
        chosen += _chosen(name, {family: list(found) for family, found in families.items()}, taken)
    order = [family.__name__.replace("_", "-") for family, _ in SHARES]
    return tuple(sorted(chosen, key=lambda mutant: (mutant.scenario, order.index(mutant.family), mutant.summary)))


def _by_choice() -> list[tuple[str, dict[str, list[Mutant]]]]:
    """Scenarios with few families first: what only they can show is not used up by others."""
    return sorted(every().items(), key=lambda entry: (len(entry[1]), entry[0]))


def _chosen(name: str, families: dict[str, list[Mutant]], taken: Counter[str]) -> Iterator[Mutant]:
    """Twenty mutants of a scenario, each from the family of which the least of its share is used."""
    luck = chance("choice", name)
    here: Counter[str] = Counter()
    for _ in range(EACH):
        left = [family for family, found in families.items() if found]
        luck.shuffle(left)
        family = min(left, key=lambda family: (_used(family, taken), here[family]))
        mutant = luck.choice(families[family])
        families[family] = _others(families[family], mutant)
        yield mutant
        taken[family] += 1
        here[family] += 1


def _others(found: list[Mutant], taken: Mutant) -> list[Mutant]:
    """What is left of a family, at other places as long as there are any."""
    elsewhere = [mutant for mutant in found if mutant.path != taken.path]
    return elsewhere or [mutant for mutant in found if mutant != taken]


def _used(family: str, taken: Counter[str]) -> float:
    share = {found.__name__.replace("_", "-"): share for found, share in SHARES}
    return taken[family] / share[family]
