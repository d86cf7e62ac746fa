"""What does the reader see in a text before it tells events? The stages of a reading, one after the other, to look at.

text → sentences → mentions → people → actor phrases → clauses, and beside them the dates.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache

from geobrief.evidence import Evidence
from geobrief.model import State
from geobrief.reading.dates import FoundDate, find_dates
from geobrief.reading.entities import Entity, Line, dateline_end, lines
from geobrief.reading.grammar.actors import coordinated, single_actors
from geobrief.reading.grammar.anaphora import Antecedents, with_anaphors
from geobrief.reading.grammar.clauses import Clauses, begins_clause
from geobrief.reading.mentions.find import Mentions, find_mentions
from geobrief.reading.mentions.scanner import NameScanner, Sense
from geobrief.reading.people.figures import Registrar, full_names
from geobrief.reading.people.people import People
from geobrief.reading.tokens import Sentence, sentences
from geobrief.register import World
from geobrief.when import Date, Period

_KINDS = {"org": "organization", "group": "group", "territory": "territory"}


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
        return find_mentions(self.text, scanner(self.world), self.world, self.published, tuple(self._persons()))

    def _persons(self) -> Iterator[tuple[int, int]]:
        """The spans of the full names of persons whom the register knows."""
        for sentence in self.sentences:
            for start, end in full_names(self.world, sentence.tokens):
                yield sentence.tokens[start].start, sentence.tokens[end - 1].end

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Sentences with their entities."""
        others = (dropped.entity for dropped in self.mentions.dropped)
        return lines(
            self.text, self.sentences, (*self.mentions.entities, *(one for one in others if one.kind == "other"))
        )

    @cached_property
    def registrar(self) -> Registrar:
        """Answers questions about persons on the day of the text."""
        return Registrar(self.world, self.published, self.states_named)

    @cached_property
    def people(self) -> People:
        """Office-holders and where they appear."""
        return People(self.lines, self.registrar)

    @cached_property
    def clauses(self) -> tuple[Clauses, ...]:
        """Per sentence: actor phrases and clauses, with pronouns resolved."""
        seen, found = Antecedents(home=self._home()), []
        for number, line in enumerate(self.lines):
            singles = single_actors(line, self.people.appearances[number])
            groups = coordinated(line, singles, begins_clause(line, singles))
            actors = with_anaphors(line, groups, seen)
            joined = coordinated(line, actors, begins_clause(line, actors))
            found.append(Clauses(line, joined, seen.last(2), seen.most_named(1)))
        return tuple(found)

    def is_in_a_name(self, entity: Entity) -> bool:
        """Whether what looks like a group or territory is part of a person's name: Kayikwamba Wagner."""
        if entity.is_state:
            return False
        return any(start <= entity.start and entity.end <= end for start, end in self._name_spans)

    @cached_property
    def _name_spans(self) -> frozenset[tuple[int, int]]:
        mentions = (mention for figure in self.people.figures for mention in figure.mentions)
        return frozenset((mention.start, mention.end) for mention in mentions)

    def ids_in_paragraph(self, paragraph: int) -> frozenset[str]:
        """Who is named or pointed at in a paragraph."""
        return self._ids_by_paragraph.get(paragraph, frozenset())

    @cached_property
    def _ids_by_paragraph(self) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = {}
        for clauses in self.clauses:
            ids = found.setdefault(clauses.line.sentence.paragraph, set())
            ids.update(actor_id for actor in clauses.actors for actor_id in actor.ids)
        return {paragraph: frozenset(ids) for paragraph, ids in found.items()}

    def _home(self) -> str | None:
        """The state from whose capital the report comes: «CAIRO, 3 May -»."""
        places = [entity for entity in self.mentions.entities if entity.place]
        first = next((line for line in self.lines if not line.sentence.is_title), None)
        at_head = first is not None and places and places[0].start == first.sentence.start
        return places[0].id if at_head else None

    def evidence(self, line: Line, first: int = 0, end: int | None = None) -> Evidence:
        """The words of a span of tokens, by default the whole sentence."""
        last = line.tokens[(len(line.tokens) if end is None else end) - 1]
        return Evidence.of(self.text, line.tokens[first].start, last.end)

    def name(self, record_id: str) -> str:
        """What a record is called on the day of the text."""
        record = self.world.get(record_id)
        if self.published is not None and isinstance(record, State):
            return record.name_on(self.published)
        return str(record.name)

    def claimants(self, territory: str) -> tuple[str, ...]:
        """Who administers and who claims a territory on the day of the text, of those whom the text names."""
        record = self.world.get(territory)
        holders = [name.text for name in record.administrators if self._holds(name.period)]
        claims = [
            claim.claimant for claim in self.world.claims if claim.territory == territory and self._holds(claim.period)
        ]
        return tuple(party for party in dict.fromkeys((*claims, *holders)) if party in self.states_named)

    @cached_property
    def states_named(self) -> frozenset[str]:
        """The states that the text names."""
        return frozenset(entity.id for entity in self.mentions.entities if entity.is_state)

    def _holds(self, period: Period) -> bool:
        return self.published is None or Date.of(self.published).within(period).possible

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """The points and stretches of time told between two code points."""
        starts = self._date_starts
        near = self._told_dates[bisect_left(starts, start) : bisect_left(starts, end)]
        return list(near)

    @cached_property
    def _told_dates(self) -> tuple[FoundDate, ...]:
        return tuple(sorted((d for d in self.dates if d.kind == "date" and d.value), key=lambda found: found.start))

    @cached_property
    def _date_starts(self) -> list[int]:
        return [found.start for found in self._told_dates]

    def date_at(self, clauses: Clauses, index: int) -> str | None:
        """When what a token tells happened: the nearest date of its clause, else of its sentence."""
        line = clauses.line
        first, behind = clauses.span(index)
        opening = dateline_end(line)
        spans = ((max(opening, line.tokens[first].start), line.tokens[behind - 1].end), (opening, line.sentence.end))
        place = line.tokens[index].start
        for start, end in spans:
            dates = [found for found in self.dates_in(start, end) if clauses.can_date(found.start, index)]
            near = min(dates, key=lambda found: abs(found.start - place), default=None)
            if near is not None:
                return near.value
        return None


@lru_cache(maxsize=4)
def scanner(world: World) -> NameScanner:
    """The scanner of all names of states, organisations, groups and territories that a world knows."""
    surfaces: dict[str, list[Sense]] = {}
    for bearing in world.bearings():
        kind = _KINDS.get(bearing.id.namespace, bearing.kind)
        if bearing.kind != "code" and bearing.text[:1].isupper():
            surfaces.setdefault(bearing.text, []).append(Sense(kind, bearing.id))
    return NameScanner({surface: tuple(dict.fromkeys(senses)) for surface, senses in surfaces.items()})
