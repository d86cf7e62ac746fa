"""The one format as TypedDicts, for type checkers: what `to_dict()` returns and `geobrief.load` takes.

Written by `python -m geobrief.codec.typed_dicts`.
"""

from __future__ import annotations

from typing import Any, TypedDict

from geobrief.vocabulary.literals import (
    AgreementKind,
    AgreementStatus,
    DisputeKind,
    DisputeStatus,
    EventContext,
    EventMode,
    EventType,
    HostilityLevel,
    Modality,
    Obligation,
    OfficeKind,
    PartyRole,
    ReadingBasis,
)


class _DateMentionData(TypedDict):
    text: str
    start: int
    end: int


class DateMentionData(_DateMentionData, total=False):
    """A date expression: `value` is the calendar unit that the words name, `period` what they mean if that differs."""

    value: str | None
    period: str | None
    kind: str
    duration: str | None
    rule: str | None


class _ReferenceData(TypedDict):
    id: str
    name: str


class ReferenceData(_ReferenceData, total=False):
    """A state, organisation, group or territory that a text names; `world.get(reference.id)` is the record."""

    mentions: list[MentionData]


class MentionData(TypedDict):
    """Words by which a text names a record; `kind` is name, abbreviation, demonym, capital, seat, family ."""

    text: str
    start: int
    end: int
    kind: str


class _StateData(TypedDict):
    id: str
    name: str


class StateData(_StateData, total=False):
    """A state: one political continuity, whatever lists call it."""

    names: list[NameData | str]
    demonyms: list[NameData | str]
    capitals: list[DatedValueData | str]
    codes: list[DatedValueData]
    period: str | None
    predecessors: list[str]
    successors: list[str]
    source: str | None


class _NameData(TypedDict):
    text: str
    kind: str


class NameData(_NameData, total=False):
    """A name or demonym, and the period in which it was in use."""

    period: str | None
    language: str


class _DatedValueData(TypedDict):
    text: str
    kind: str


class DatedValueData(_DatedValueData, total=False):
    """A capital or code, and the period in which it holds."""

    period: str | None


class _TenureData(TypedDict):
    name: str
    office: OfficeKind


class TenureData(_TenureData, total=False):
    """A person's holding of an office."""

    state: str | None
    person: str | None
    title: str | None
    period: str | None
    known_until: str | None
    effective: bool
    acting: bool
    mentions: list[MentionData]
    source: str | None
    rule: str | None


class _OrganizationData(TypedDict):
    id: str
    name: str


class OrganizationData(_OrganizationData, total=False):
    """An intergovernmental organisation, alliance, court or forum."""

    acronym: str | None
    kind: str | None
    names: list[NameData | str]
    period: str | None
    predecessors: list[str]
    source: str | None


class _GroupData(TypedDict):
    id: str
    name: str


class GroupData(_GroupData, total=False):
    """A non-state actor (Taliban, PLO, M23), with the states in which it acts."""

    names: list[NameData | str]
    states: list[str]
    kind: str | None
    period: str | None
    source: str | None


class _TerritoryData(TypedDict):
    id: str
    name: str


class TerritoryData(_TerritoryData, total=False):
    """A dependency, a disputed or occupied territory, or a feature at sea; the library takes no side in whose it is."""

    names: list[NameData | str]
    kind: str | None
    administrators: list[AdministrationData | str]
    iso3: str | None
    period: str | None
    source: str | None


class AdministrationData(TypedDict, total=False):
    """A state's administration of a territory, and its period."""

    state: str
    period: str | None
    text: str
    kind: str | None


class _PersonData(TypedDict):
    id: str
    name: str


class PersonData(_PersonData, total=False):
    """A person, with the names that texts use; `family` is the name of a second mention («Xi», «Kirchner»)."""

    names: list[NameData | str]
    family: str | None
    born: str | None
    died: str | None
    source: str | None


class _MembershipData(TypedDict):
    organization: str
    member: str


class MembershipData(_MembershipData, total=False):
    """A state's membership of an organisation; a suspended member is still a member, with another status."""

    status: str
    period: str | None
    source: str | None


class _ClaimData(TypedDict):
    territory: str
    claimant: str


class ClaimData(_ClaimData, total=False):
    """A state's claim to a territory."""

    period: str | None
    basis: str | None
    source: str | None


class _AgreementData(TypedDict):
    kind: AgreementKind
    parties: list[str]


class AgreementData(_AgreementData, total=False):
    """An agreement made, offered, being negotiated or broken between states, organisations or groups."""

    steps: list[AgreementStepData]
    roles: dict[str, PartyRole] | list[RoleData]
    obligations: list[Obligation]
    subject: str | None
    quantities: list[QuantityData | str]
    title: str | None
    names: list[str]
    parties_complete: bool
    id: str | None
    numbers: list[str]
    evidence: list[EvidenceData]
    rule: str | None
    basis: ReadingBasis | None
    source: str | None
    status: AgreementStatus | None
    date: str | None
    proposed: str | None
    under_negotiation: str | None
    agreed: str | None
    signed: str | None
    ratified: str | None
    in_force: str | None
    suspended: str | None
    terminated: str | None
    failed: str | None


class _AgreementStepData(TypedDict):
    status: AgreementStatus


class AgreementStepData(_AgreementStepData, total=False):
    """A step in the life of an agreement, by all parties or by one (one state ratifies, one leaves)."""

    when: str | None
    party: str | None


class RoleData(TypedDict):
    """The role of a party in an agreement whose kind has roles: supplier and buyer, lender and borrower."""

    party: str
    role: PartyRole


class QuantityData(TypedDict):
    """An amount of something, in the unit that the text or file uses; nothing is converted."""

    amount: float
    unit: str


class EvidenceData(TypedDict):
    """Words of a text."""

    text: str
    start: int
    end: int


class _DisputeData(TypedDict):
    kind: DisputeKind
    parties: list[str]


class DisputeData(_DisputeData, total=False):
    """A dispute about territory or debt, a war, sanctions and the like, with any number of sides."""

    sides: list[list[str] | str]
    over: str | None
    territory: str | None
    hostility: HostilityLevel | None
    steps: list[DisputeStepData]
    title: str | None
    names: list[str]
    id: str | None
    numbers: list[str]
    evidence: list[EvidenceData]
    rule: str | None
    basis: ReadingBasis | None
    source: str | None
    status: DisputeStatus | None
    date: str | None
    ongoing: str | None
    frozen: str | None
    settled: str | None


class _DisputeStepData(TypedDict):
    status: DisputeStatus


class DisputeStepData(_DisputeStepData, total=False):
    """A step in the course of a dispute: it breaks out, is frozen, is settled."""

    when: str | None
    hostility: HostilityLevel | None
    sides: list[list[str] | str]


class _EventData(TypedDict):
    type: EventType
    actors: list[str]


class EventData(_EventData, total=False):
    """An event: its type, mode and contexts in PLOVER's terms, its actors, recipients and people, and its date."""

    recipients: list[str]
    date: str | None
    mode: EventMode | None
    contexts: list[EventContext]
    people: list[str]
    modality: Modality
    id: str | None
    evidence: list[EvidenceData]
    rule: str | None
    basis: ReadingBasis | None
    source: str | None


class _FindingData(TypedDict):
    code: str
    slug: str
    severity: str
    message: str


class FindingData(_FindingData, total=False):
    """A problem found in a record, file or text."""

    path: str
    hint: str | None
    related: list[Any]
    file: str | None
    line: int | None
    column: int | None
    start: int | None
    end: int | None


class DocumentData(TypedDict, total=False):
    """Records of states, leaders, agreements, disputes and events: a scenario, or a saved reading."""

    file: str | None
    schema: str | None
    geobrief: str | None
    register: str | None
    extends: list[str] | str
    published: str | None
    title: str | None
    text: str | None
    row: int | None
    id: str | None
    dates: list[DateMentionData] | None
    states: list[ReferenceData | StateData | str] | None
    leaders: list[TenureData] | None
    organizations: list[ReferenceData | OrganizationData | str] | None
    groups: list[ReferenceData | GroupData | str] | None
    territories: list[ReferenceData | TerritoryData | str] | None
    people: list[PersonData] | None
    memberships: list[MembershipData] | None
    claims: list[ClaimData] | None
    agreements: list[AgreementData] | None
    disputes: list[DisputeData] | None
    events: list[EventData] | None
    expect: list[Any] | None
    findings: list[FindingData] | None
