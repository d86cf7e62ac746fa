"""Who is the person that a text calls by this name? Mentions of one person are joined, and the register is asked.

A second mention («Kirchner», «Mr. Bremer») belongs to the person of that family name who was named last; a name that the
text never gives in full is looked up in the register, on the day of the text.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import attrs

from geobrief.evidence import Mention
from geobrief.model import Person, Tenure
from geobrief.reading.lexicons import Phrases
from geobrief.register import World


@attrs.define(slots=True)
class Figure:
    """A person in public office, as far as the text has told so far."""

    name: str
    office: str | None = None
    state: str | None = None
    title: str | None = None
    person: Person | None = None
    rule: str = "titled-name"
    mentions: list[Mention] = attrs.field(factory=list)

    @property
    def handles(self) -> set[str]:
        """The words by which a later mention can call the person."""
        return set(handles(self.name)) | ({self.person.family} if self.person and self.person.family else set())

    def tenure(self, tenure: Tenure | None) -> Tenure | None:
        """What the text tells, as a record; the register fills in what the text leaves open."""
        office = self.office or (tenure.office if tenure else None)
        if office is None:
            return None
        return Tenure(
            name=self.name,
            office=office,  # type: ignore[arg-type]
            state=self.state or (tenure.state if tenure else None),
            person=self.person.id if self.person else None,
            title=self.title,
            mentions=tuple(sorted(set(self.mentions), key=lambda mention: mention.start)),
            rule=self.rule,
        )


def handles(name: str) -> tuple[str, ...]:
    """The words of a name that can stand alone for the person.

    >>> handles("George W. Bush")
    ('George', 'Bush')
    """
    return tuple(part for part in name.split() if len(part) > 2 and part[0].isupper() and not part.endswith("."))


@lru_cache(maxsize=4)
def _persons_by_name(world: World) -> dict[str, tuple[Person, ...]]:
    """Full names, variants and family names, each with the persons who bear it."""
    found: dict[str, tuple[Person, ...]] = {}
    for person in world.people:
        for name in dict.fromkeys((person.name, *person.names, person.family or "")):
            if name:
                found[name] = (*found.get(name, ()), person)
    return found


@lru_cache(maxsize=4)
def _full_names(world: World) -> Phrases:
    """Names of two words or more, by their words."""
    return Phrases({tuple(name.split()): name for name in _persons_by_name(world) if " " in name})


class Registrar:
    """Asks the register about persons on the day of a text."""

    def __init__(self, world: World, published: datetime.date | None, states: Iterable[str]) -> None:
        self._world, self._day, self._states = world, published, frozenset(states)

    def named(self, name: str) -> tuple[Person, ...]:
        """The persons who bear a full name, a variant or a family name."""
        return _persons_by_name(self._world).get(name, ())

    def full_names(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """The full names among words that the register knows: start, end, name."""
        return _full_names(self._world).all(list(words))

    def tenure_of(self, person: Person, state: str | None = None, office: str | None = None) -> Tenure | None:
        """The person's tenure nearest to the day: one that holds, else the latest before, else the first after."""
        held = [tenure for tenure in self._world.tenures(person=person.id) if state in (None, tenure.state)]
        fitting = [tenure for tenure in held if tenure.office == office] or held
        return min(fitting, key=self._distance, default=None)

    def _distance(self, tenure: Tenure) -> tuple[int, bool]:
        if self._day is None:
            return 0, not tenure.effective
        first, last = tenure.period.earliest, tenure.period.latest
        if last is not None and last < self._day:
            return (self._day - last).days, not tenure.effective
        ahead = (first - self._day).days if first is not None else 0
        return 10 * max(0, ahead), not tenure.effective

    def by_family(self, family: str, state: str | None, office: str | None) -> tuple[Person, Tenure] | None:
        """The office-holder of that family name who fits state, office and day best; far-off ones are not guessed at."""
        found = []
        for person in self.named(family):
            tenure = self.tenure_of(person, state, office)
            if tenure is None or (office is not None and tenure.office != office and not _alike(office, tenure.office)):
                continue
            if state is None and tenure.state not in self._states:
                continue
            distance = self._distance(tenure)
            if distance[0] <= 3650:
                found.append((distance, person.id, person, tenure))
        best = min(found, key=lambda entry: entry[:2], default=None)
        return (best[2], best[3]) if best else None


def _alike(office: str, other: str) -> bool:
    """Press titles of those who rule are used loosely: president, prime minister, king, leader."""
    rulers = {"head_of_state", "head_of_government", "monarch", "supreme_leader", "party_leader"}
    return office in rulers and other in rulers
