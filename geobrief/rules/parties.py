"""Has an agreement the parties that it needs, and has each of them a role that fits?"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, rule
from geobrief.checking.severity import is_read
from geobrief.findings import Severity
from geobrief.model import Agreement
from geobrief.vocabulary import load

_NOT_YET = frozenset(("proposed", "under_negotiation", "failed"))


@rule("GB501", "too-few-parties", Severity.ERROR, since="0.1")
def too_few_parties(agreement: Agreement) -> Iterator[Fault]:
    """An agreement has fewer than two parties.

    Of one that was never more than proposed or negotiated one side may be known; that is a warning.

    Why it matters: nobody agrees alone; who is missing from the record is missing from every count of dyads.
    How to mend it: add the other party. A mediator is no party, and a declaration by one state is an event.
    """
    if len(agreement.parties) < 2:
        unmade = agreement.steps and all(step.status in _NOT_YET for step in agreement.steps)
        told = f"an agreement needs two parties or more, this has {len(agreement.parties)}"
        yield Fault(told, "parties", severity=Severity.WARNING if unmade and agreement.parties else None)


@rule("GB502", "role-of-no-party", Severity.ERROR, since="0.1")
def role_of_no_party(agreement: Agreement, checked: Checked) -> Iterator[Fault]:
    """Somebody has a role in an agreement without being a party to it.

    Why it matters: role and parties contradict each other; one of the two lists is wrong.
    How to mend it: add the party, or remove the role. A mediator is no party and has no role.
    """
    for number, entry in enumerate(agreement.roles):
        if entry.party not in agreement.parties:
            told = f"{checked.label(entry.party)} is {entry.role}, but no party"
            yield Fault(told, f"roles[{number}].party", _the_parties(agreement, checked))


@rule("GB503", "step-of-no-party", Severity.ERROR, since="0.1")
def step_of_no_party(agreement: Agreement, checked: Checked) -> Iterator[Fault]:
    """Somebody signs, ratifies or leaves an agreement without being a party to it.

    Why it matters: steps and parties contradict each other; one of the two lists is wrong.
    How to mend it: add the party (also one that acceded later, or has left), or correct the step.
    """
    for number, step in enumerate(agreement.steps):
        if step.party is not None and step.party not in agreement.parties:
            told = f"{checked.label(step.party)} takes a step, but is no party"
            yield Fault(told, f"steps[{number}].party", _the_parties(agreement, checked))


@rule("GB504", "role-not-of-kind", Severity.WARNING, since="0.1")
def role_not_of_kind(agreement: Agreement) -> Iterator[Fault]:
    """A role does not belong to the kind of agreement: a lender in an alliance.

    Why it matters: role or kind is wrong, or there are two agreements in one record.
    How to mend it: take a role of this kind, which the hint lists, or another kind.
    """
    for number, entry in enumerate(agreement.roles):
        kinds = load("party_roles")[entry.role].listed("kinds")
        if kinds and agreement.kind not in kinds:
            fitting = [role.id for role in load("party_roles") if agreement.kind in role.listed("kinds")]
            hint = f"roles of this kind are {', '.join(fitting)}" if fitting else None
            yield Fault(f"{entry.role} is no role in {agreement.kind} agreements", f"roles[{number}].role", hint)


@rule("GB505", "role-missing", Severity.NOTE, since="0.1")
def role_missing(agreement: Agreement) -> Iterator[Fault]:
    """Only one of two roles that belong together is told, or, in a file typed by hand, none: who sells, who buys?

    Why it matters: arms transfers, loans, aid and bases run in a direction; without roles it is lost.
    How to mend it: say who has the role that the message names, if it is known.
    """
    told = {entry.role for entry in agreement.roles}
    if not told and not is_read(agreement) and _paired(agreement.kind):
        yield Fault(f"who has which role? {' or '.join(_paired(agreement.kind))}", "roles")
    for role in sorted(told):
        counterparts = load("party_roles")[role].listed("counterparts")
        is_known = agreement.kind == "arms_transfer" and role == "buyer"  # which a rule of its own tells
        if counterparts and told.isdisjoint(counterparts) and not is_known:
            yield Fault(f"there is a {role}, but no {' or '.join(counterparts)}", "roles")


@rule("GB510", "arms-without-supplier", Severity.WARNING, since="0.1")
def arms_without_supplier(agreement: Agreement) -> Iterator[Fault]:
    """Arms are transferred, it is told who gets them, and nobody supplies them.

    Why it matters: the weapons come from somewhere; without the supplier the transfer is in no table of dyads.
    How to mend it: give one of the parties the role `supplier`, or add the supplier to the parties.
    """
    told = {entry.role for entry in agreement.roles}
    if agreement.kind == "arms_transfer" and "buyer" in told and "supplier" not in told:
        severity = Severity.NOTE if is_read(agreement) else None
        yield Fault("there is a buyer, but no supplier", "roles", severity=severity)


@rule("GB506", "both-ends-of-a-deal", Severity.ERROR, since="0.1")
def both_ends_of_a_deal(agreement: Agreement, checked: Checked) -> Iterator[Fault]:
    """One party is supplier and buyer, lender and borrower, host and guest at once.

    Why it matters: nothing changes hands; one of the roles belongs to another party.
    How to mend it: give the second role to whoever has it.
    """
    for number, entry in enumerate(agreement.roles):
        counterparts = load("party_roles")[entry.role].listed("counterparts")
        for other in agreement.roles[:number]:
            if other.party == entry.party and other.role in counterparts:
                told = f"{checked.label(entry.party)} is both {other.role} and {entry.role}"
                yield Fault(told, f"roles[{number}].role")


def _the_parties(agreement: Agreement, checked: Checked) -> str:
    return f"the parties are {', '.join(map(checked.label, agreement.parties)) or 'not told'}"


def _paired(kind: str) -> list[str]:
    """The roles of such an agreement that belong together; of trade and the like, which may go both ways, none."""
    if kind in ("trade", "energy", "resources", "nuclear_cooperation"):
        return []
    return [role.id for role in load("party_roles") if kind in role.listed("kinds") and role.listed("counterparts")]
