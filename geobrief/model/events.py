"""Events: who did what to whom, in the terms of PLOVER."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from geobrief import arguments
from geobrief.evidence import Evidence
from geobrief.model import terms
from geobrief.model.attributes import When, as_evidence, as_when, to_texts
from geobrief.model.identity import ActorId, actor_ids
from geobrief.model.records import Record

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import EventContext, EventMode, EventType, Modality, ReadingBasis

SYMMETRIC = ("AGREE", "CONSULT")


@attrs.frozen(field_transformer=arguments.checked, repr=False)
class Event(Record):
    """An event: its type, mode and contexts in PLOVER's terms, its actors, recipients and people, and its date.

    >>> Event("CONSULT", actors=["RUS"], recipients=["ARG"], date="2014-07", mode="visit").modality
    'asserted'
    """

    type: EventType = attrs.field(converter=terms.event_type)
    actors: tuple[ActorId, ...] = attrs.field(converter=actor_ids)
    recipients: tuple[ActorId, ...] = attrs.field(converter=actor_ids, default=())
    date: When | None = attrs.field(converter=as_when, default=None)
    mode: EventMode | None = attrs.field(converter=terms.event_mode, default=None)
    contexts: tuple[EventContext, ...] = attrs.field(converter=terms.event_contexts, default=())
    people: tuple[str, ...] = attrs.field(converter=to_texts, default=())
    modality: Modality = attrs.field(converter=terms.modality, default="asserted")
    id: str | None = attrs.field(default=None, eq=False, kw_only=True)
    evidence: tuple[Evidence, ...] = attrs.field(converter=as_evidence, default=(), eq=False, kw_only=True)
    rule: str | None = attrs.field(default=None, eq=False, kw_only=True)
    basis: ReadingBasis | None = attrs.field(converter=terms.reading_basis, default=None, eq=False, kw_only=True)
    source: str | None = attrs.field(default=None, eq=False, kw_only=True)

    @property
    def participants(self) -> tuple[ActorId, ...]:
        """Actors and recipients, each once."""
        return actor_ids((*self.actors, *self.recipients))
