"""What do the parties of an agreement owe each other, and does it fit the kind of the agreement?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, rule
from geobrief.findings import Severity
from geobrief.model import Agreement
from geobrief.register import World

_FIGHTING = ("defense", "offense")
_MILITARY = (
    "alliance", "nonaggression", "defense_cooperation", "basing", "peace", "ceasefire", "border", "arms_control",
    "diplomatic_relations", "accession", "territorial_transfer", "other",
)  # fmt: skip


@attrs.frozen
class Promise:
    """An agreement by which somebody owes something to others."""

    agreement: Agreement
    to: tuple[str, ...]

    @property
    def name(self) -> str:
        """How a message names the agreement."""
        return self.agreement.title or self.agreement.id or f"{self.agreement.kind} of {self.agreement.date}"


@rule("GB509", "obligation-not-of-kind", Severity.WARNING, since="0.1")
def obligation_not_of_kind(agreement: Agreement) -> Iterator[Fault]:
    """The obligations contradict the kind: a loan that promises defense, a non-aggression pact that promises to fight.

    Why it matters: alliances are sought by kind or by obligation, and this one is found by one of the two only.
    How to mend it: correct the kind or the obligations. Who promises to fight makes an alliance.
    """
    for number, obligation in enumerate(agreement.obligations):
        if agreement.kind not in _MILITARY:
            yield Fault(f"{obligation} is no obligation of {agreement.kind} agreements", f"obligations[{number}]")
        elif agreement.kind == "nonaggression" and obligation in _FIGHTING:
            yield Fault(f"a non-aggression pact that promises {obligation}", f"obligations[{number}]", "alliance?")


@rule("GB516", "alliance-without-help", Severity.NOTE, since="0.1")
def alliance_without_help(agreement: Agreement) -> Iterator[Fault]:
    """The obligations of an alliance are told, and are only to spare each other.

    Why it matters: who counts allies counts these; they have promised each other no help.
    How to mend it: use the kind `nonaggression`, or add the obligation that is missing.
    """
    told = set(agreement.obligations)
    if agreement.kind == "alliance" and told and told <= {"nonaggression", "neutrality"}:
        yield Fault(f"an alliance that promises no more than {' and '.join(sorted(told))}", "kind", "nonaggression?")


def promises(checked: Checked, party: str, obligation: str) -> Iterator[Promise]:
    """The agreements by which a party owes the others something, in what is checked and in its world."""
    for agreement in (*checked.once(_told).get(party, ()), *checked.world.once(_known, party)):
        if obligation in agreement.obligations:
            yield Promise(agreement, tuple(other for other in agreement.parties if other != party))


def _told(checked: Checked) -> Mapping[str, list[Agreement]]:
    """The agreements of what is checked that oblige to something, by party."""
    found: dict[str, list[Agreement]] = {}
    for _, record in checked:
        for party in record.parties if isinstance(record, Agreement) and record.obligations else ():
            found.setdefault(party, []).append(record)
    return found


def _known(world: World, party: str) -> tuple[Agreement, ...]:
    return tuple(agreement for agreement in world.agreements_of(party) if agreement.obligations)
