"""What records state, compared with the words that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from geobrief.findings import Finding, code
from geobrief.grounding.wording import Passage, ReadText
from geobrief.model import Agreement, DateMention, Dispute, Event, Reference, Tenure
from geobrief.register import World


@attrs.frozen(eq=False)
class Statement:
    """A record, its path and data in the answer, and the passage that it rests on."""

    path: str
    record: Any
    given: Any
    passage: Passage

    def finding(self, name: str, message: str, *, at: str = "", hint: str | None = None) -> Finding:
        """A finding about the record, or about one of its fields."""
        return code(name).finding(message, path=f"{self.path}.{at}" if at else self.path, hint=hint)


def contradictions(statements: Iterable[Statement], read: ReadText, world: World) -> Iterator[Finding]:
    """What in the records the words of their evidence do not bear out."""
    from geobrief.grounding import actors, amounts, deeds, matters, offices, times

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
