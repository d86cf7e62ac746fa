"""The contradictions between records and the words of their evidence, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geobrief.findings import Finding
from geobrief.grounding import actors, amounts, deeds, matters, offices, times
from geobrief.grounding.statements import Statement
from geobrief.model import Agreement, DateMention, Dispute, Event, Reference, Tenure
from geobrief.register import World


def contradictions(statements: Iterable[Statement], world: World) -> Iterator[Finding]:
    """What records state that the words of their evidence do not say."""
    for statement in statements:
        record = statement.record
        if isinstance(record, Reference):
            yield from actors.of_reference(statement)
        elif isinstance(record, DateMention):
            yield from times.of_mention(statement)
        elif not statement.passage.spans:
            continue
        elif isinstance(record, Tenure):
            yield from offices.of_leader(statement, world)
        elif isinstance(record, Agreement | Dispute | Event):
            yield from actors.of_parties(statement, world)
            yield from actors.of_people(statement)
            yield from times.of_record(statement)
            yield from amounts.of_record(statement)
            yield from deeds.of_event(statement) if isinstance(record, Event) else matters.of_matter(statement)
