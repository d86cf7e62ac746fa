"""Converters to the terms of the vocabularies, from their ids, labels and other names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from geobrief.model.attributes import to_texts
from geobrief.vocabulary import load

if TYPE_CHECKING:
    from geobrief.vocabulary import literals as known


def agreement_kind(value: known.AgreementKind) -> known.AgreementKind:
    """A kind of agreement.

    >>> agreement_kind("arms transfer")
    'arms_transfer'
    """
    return cast("known.AgreementKind", load("agreement_kinds").named(value))


def agreement_status(value: known.AgreementStatus) -> known.AgreementStatus:
    """A status of an agreement."""
    return cast("known.AgreementStatus", load("agreement_statuses").named(value))


def party_role(value: known.PartyRole) -> known.PartyRole:
    """A role of a party to an agreement."""
    return cast("known.PartyRole", load("party_roles").named(value))


def obligations(values: known.Obligation | Iterable[known.Obligation]) -> tuple[known.Obligation, ...]:
    """The obligations of the parties, in ATOP's terms."""
    return tuple(cast("known.Obligation", load("obligations").named(value)) for value in to_texts(values))


def dispute_kind(value: known.DisputeKind) -> known.DisputeKind:
    """A kind of dispute."""
    return cast("known.DisputeKind", load("dispute_kinds").named(value))


def dispute_status(value: known.DisputeStatus) -> known.DisputeStatus:
    """A status of a dispute."""
    return cast("known.DisputeStatus", load("dispute_statuses").named(value))


def hostility_level(value: known.HostilityLevel | None) -> known.HostilityLevel | None:
    """A hostility level of the MID project, or None."""
    return None if value is None else cast("known.HostilityLevel", load("hostility_levels").named(value))


def office(value: known.OfficeKind) -> known.OfficeKind:
    """An office."""
    return cast("known.OfficeKind", load("offices").named(value))


def event_type(value: known.EventType) -> known.EventType:
    """A PLOVER event type."""
    return cast("known.EventType", load("event_types").named(value))


def event_mode(value: known.EventMode | None) -> known.EventMode | None:
    """A PLOVER event mode, or None."""
    return None if value is None else cast("known.EventMode", load("event_modes").named(value))


def event_contexts(values: known.EventContext | Iterable[known.EventContext]) -> tuple[known.EventContext, ...]:
    """PLOVER contexts."""
    return tuple(cast("known.EventContext", load("event_contexts").named(value)) for value in to_texts(values))


def modality(value: known.Modality) -> known.Modality:
    """The modality of an event: asserted, future, hypothetical or negated."""
    return cast("known.Modality", load("modalities").named(value))


def reading_basis(value: known.ReadingBasis | None) -> known.ReadingBasis | None:
    """What a record read from a text rests on, or None."""
    return None if value is None else cast("known.ReadingBasis", load("reading_bases").named(value))
