"""What does the reader see in a text before it tells events? The stages of a reading, one after the other, to look at.

text → sentences → mentions → people → actor phrases → clauses, and beside them the dates.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cached_property, lru_cache

from geobrief.evidence import Evidence
from geobrief.reading.actors import coordinated, single_actors
from geobrief.reading.anaphora import Antecedents, with_anaphors
from geobrief.reading.clauses import Clauses, begins_clause
from geobrief.reading.dates import FoundDate, find_dates
from geobrief.reading.entities import Line, lines
from geobrief.reading.figures import Registrar
from geobrief.reading.mentions import Mentions, find_mentions
from geobrief.reading.names import NameScanner, Sense
from geobrief.reading.people import People
from geobrief.reading.tokens import Sentence, sentences
from geobrief.register import World


class Analysis:
    """A text, stage by stage; each stage is computed when it is first asked for.

    >>> import geobrief
    >>> seen = Analysis("Egypt and Sudan signed a treaty in Cairo on 3 May 1959.", geobrief.world(), None)
    >>> [(e.text, e.id, e.place) for e in seen.mentions.entities]
    [('Egypt', 'EGY', False), ('Sudan', 'SDN', False), ('Cairo', 'EGY', True)]
    """

    def __init__(self, text: str, world: World, published: datetime.date | None) -> None:
        self.text, self.world, self.published = text, world, published

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Tokens by sentence."""
        return sentences(self.text)

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """Date expressions, durations and repetitions."""
        return find_dates(self.text, self.published)

    @cached_property
    def mentions(self) -> Mentions:
        """Names of states, organisations, groups, territories and of persons whom the register knows."""
        return find_mentions(self.text, scanner(self.world), self.world, self.published)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Sentences with their entities."""
        return lines(self.text, self.sentences, self.mentions.entities)

    @cached_property
    def registrar(self) -> Registrar:
        """Answers questions about persons on the day of the text."""
        named = {entity.id for entity in self.mentions.entities if entity.is_state}
        return Registrar(self.world, self.published, named)

    @cached_property
    def people(self) -> People:
        """Office-holders and where they appear."""
        return People(self.lines, self.registrar)

    @cached_property
    def clauses(self) -> tuple[Clauses, ...]:
        """Per sentence: actor phrases and clauses, with pronouns resolved."""
        seen, found = Antecedents(), []
        for number, line in enumerate(self.lines):
            singles = single_actors(line, self.people.appearances[number])
            groups = coordinated(line, singles, begins_clause(line, singles))
            found.append(Clauses(line, with_anaphors(line, groups, seen)))
        return tuple(found)

    def evidence(self, line: Line, first: int = 0, end: int | None = None) -> Evidence:
        """The words of a span of tokens, by default the whole sentence."""
        last = line.tokens[(len(line.tokens) if end is None else end) - 1]
        return Evidence.of(self.text, line.tokens[first].start, last.end)

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """The points and stretches of time told between two code points."""
        return [found for found in self.dates if found.kind == "date" and found.value and start <= found.start < end]

    def date_at(self, clauses: Clauses, index: int) -> str | None:
        """When what a token tells happened: the nearest date of its clause, else of its sentence."""
        line = clauses.line
        first, behind = clauses.span(index)
        spans = ((line.tokens[first].start, line.tokens[behind - 1].end), (line.sentence.start, line.sentence.end))
        place = line.tokens[index].start
        for start, end in spans:
            near = min(self.dates_in(start, end), key=lambda found: abs(found.start - place), default=None)
            if near is not None:
                return near.value
        return None


@lru_cache(maxsize=4)
def scanner(world: World) -> NameScanner:
    """The scanner of all names that a world knows."""
    surfaces: dict[str, list[Sense]] = {}
    for surface, kind, ids in world_names(world):
        surfaces.setdefault(surface, []).extend(Sense(kind, one) for one in ids)
    return NameScanner({surface: tuple(dict.fromkeys(senses)) for surface, senses in surfaces.items()})


def world_names(world: World) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Every name that a text may use: surface, kind, ids."""
    return ()
