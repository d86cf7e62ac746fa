"""GB501–GB510: the parties of an agreement, their roles, the order of its steps, and its obligations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_from_prose, least_severe, severity_of
from geobrief.findings import Severity
from geobrief.model import Agreement, AgreementStep
from geobrief.vocabulary import load, statuses_in
from geobrief.when import Answer

_NOT_YET = frozenset(("proposed", "under_negotiation", "failed"))
_PREPARING = ("proposed", "under_negotiation", "agreed")
# What comes before each step. A suspended treaty may come into force again, and what has failed may be tried again.
_BEFORE = {
    "agreed": ("proposed", "under_negotiation"),
    "signed": _PREPARING,
    "ratified": (*_PREPARING, "signed"),
    "in_force": (*_PREPARING, "signed", "ratified"),
    "suspended": (*_PREPARING, "signed", "in_force"),
    "terminated": (*_PREPARING, "signed", "ratified", "in_force", "suspended"),
}
_PROVISIONAL = (("ratified", "in_force"), ("in_force", "suspended"))
_FIGHTING = ("defense", "offense")
_MILITARY = (
    "alliance", "nonaggression", "defense_cooperation", "basing", "peace", "ceasefire", "border", "arms_control",
    "diplomatic_relations", "accession", "territorial_transfer", "other",
)  # fmt: skip


@rule("GB501", "too-few-parties", Severity.ERROR, since="0.1")
def too_few_parties(agreement: Agreement) -> Iterator[Violation]:
    """An agreement has fewer than two parties.

    Of one that was never more than proposed or negotiated one side may be known; that is a warning.

    Why it matters: nobody agrees alone; who is missing from the record is missing from every count of dyads.
    How to fix it: add the other party. A mediator is no party, and a declaration by one state is an event.
    """
    if len(agreement.parties) < 2:
        unmade = agreement.steps and all(step.status in _NOT_YET for step in agreement.steps)
        told = f"an agreement needs two parties or more, this has {len(agreement.parties)}"
        yield Violation(told, "parties", severity=Severity.WARNING if unmade and agreement.parties else None)


@rule("GB502", "role-of-non-party", Severity.ERROR, since="0.1")
def role_of_non_party(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """Somebody has a role in an agreement without being a party to it.

    Why it matters: role and parties contradict each other; one of the two lists is wrong.
    How to fix it: add the party, or remove the role. A mediator is no party and has no role.
    """
    for number, entry in enumerate(agreement.roles):
        if entry.party not in agreement.parties:
            told = f"{context.label(entry.party)} is {entry.role}, but no party"
            yield Violation(told, f"roles[{number}].party", _the_parties(agreement, context))


@rule("GB503", "step-of-non-party", Severity.ERROR, since="0.1")
def step_of_non_party(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """Somebody signs, ratifies or leaves an agreement without being a party to it.

    Why it matters: steps and parties contradict each other; one of the two lists is wrong.
    How to fix it: add the party (also one that acceded later, or has left), or correct the step.
    """
    for number, step in enumerate(agreement.steps):
        if step.party is not None and step.party not in agreement.parties:
            told = f"{context.label(step.party)} takes a step, but is no party"
            yield Violation(told, f"steps[{number}].party", _the_parties(agreement, context))


@rule("GB504", "role-not-of-kind", Severity.WARNING, since="0.1")
def role_not_of_kind(agreement: Agreement) -> Iterator[Violation]:
    """A role does not belong to the kind of agreement: a lender in an alliance.

    Why it matters: role or kind is wrong, or there are two agreements in one record.
    How to fix it: take a role of this kind, which the hint lists, or another kind.
    """
    for number, entry in enumerate(agreement.roles):
        kinds = load("party_roles")[entry.role].listed("kinds")
        if kinds and agreement.kind not in kinds:
            fitting = [role.id for role in load("party_roles") if agreement.kind in role.listed("kinds")]
            hint = f"roles of this kind are {', '.join(fitting)}" if fitting else None
            yield Violation(f"{entry.role} is no role in {agreement.kind} agreements", f"roles[{number}].role", hint)


@rule("GB505", "role-missing", Severity.NOTE, since="0.1")
def role_missing(agreement: Agreement) -> Iterator[Violation]:
    """Only one of two roles that belong together is told, or, in a file typed by hand, none: who sells, who buys?

    Why it matters: arms transfers, loans, aid and bases run in a direction; without roles it is lost.
    How to fix it: say who has the role that the message names, if it is known.
    """
    told = {entry.role for entry in agreement.roles}
    if not told and not is_from_prose(agreement) and _paired(agreement.kind):
        yield Violation(f"who has which role? {' or '.join(_paired(agreement.kind))}", "roles")
    for role in sorted(told):
        counterparts = load("party_roles")[role].listed("counterparts")
        is_known = agreement.kind == "arms_transfer" and role == "buyer"  # which a rule of its own tells
        if counterparts and told.isdisjoint(counterparts) and not is_known:
            yield Violation(f"there is a {role}, but no {' or '.join(counterparts)}", "roles")


@rule("GB506", "conflicting-roles", Severity.ERROR, since="0.1")
def conflicting_roles(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """One party is supplier and buyer, lender and borrower, host and guest at once.

    Why it matters: nothing changes hands; one of the roles belongs to another party.
    How to fix it: give the second role to whoever has it.
    """
    for number, entry in enumerate(agreement.roles):
        counterparts = load("party_roles")[entry.role].listed("counterparts")
        for other in agreement.roles[:number]:
            if other.party == entry.party and other.role in counterparts:
                told = f"{context.label(entry.party)} is both {other.role} and {entry.role}"
                yield Violation(told, f"roles[{number}].role")


def _the_parties(agreement: Agreement, context: RuleContext) -> str:
    return f"the parties are {', '.join(map(context.label, agreement.parties)) or 'not told'}"


def _paired(kind: str) -> list[str]:
    """The roles of such an agreement that belong together; of trade and the like, which may go both ways, none."""
    if kind in ("trade", "energy", "resources", "nuclear_cooperation"):
        return []
    return [role.id for role in load("party_roles") if kind in role.listed("kinds") and role.listed("counterparts")]


@rule("GB507", "steps-out-of-order", Severity.ERROR, since="0.1")
def steps_out_of_order(agreement: Agreement) -> Iterator[Violation]:
    """A step is dated before one that must precede it: ratified before signed, terminated before it was in force.

    Treaties are sometimes applied before they are ratified, suspended before they are in force, or talked over after
    they are signed: that is a warning. So is what was read from prose, which may speak of an older treaty and of the
    new one in one breath.

    Why it matters: no day has a status that can be relied on.
    How to fix it: correct the date of one of the two steps.
    """
    for number, step in enumerate(agreement.steps):
        for status in _BEFORE.get(step.status, ()):
            preceding = _preceding(agreement, step, status)
            severity = _weight(step, preceding, is_from_prose(agreement))
            if severity is not None:
                told = f"{step.status} {dated(step.when)}, but {status} only {dated(preceding[0].when)}"
                yield Violation(told, f"steps[{number}].when", severity=severity)


def _preceding(agreement: Agreement, step: AgreementStep, status: str) -> Sequence[AgreementStep]:
    """The dated steps of this status by everybody or by the same party."""
    return [
        other
        for other in agreement.steps
        if other.status == status and other.when is not None and other.party in (None, step.party)
    ]


def _weight(step: AgreementStep, preceding: Sequence[AgreementStep], read: bool) -> Severity | None:
    if step.when is None or not preceding:
        return None
    too_early = Answer.all(step.when.before(other.when) for other in preceding if other.when is not None)
    severity = severity_of(too_early, step.when, *(other.when for other in preceding))
    if severity is None or not too_early.certain:
        return None
    if preceding[0].status in _PREPARING:
        return None if read else least_severe(severity, Severity.WARNING)
    provisional = (preceding[0].status, step.status) in _PROVISIONAL
    return least_severe(severity, Severity.WARNING) if provisional or read else severity


@rule("GB508", "step-after-termination", Severity.WARNING, since="0.1")
def step_after_termination(agreement: Agreement) -> Iterator[Violation]:
    """An agreement that was terminated is signed, ratified or in force again later.

    In a file typed by hand the order of the list counts where no dates are told. What was read from prose gets a note.

    Why it matters: what is over does not come back; a renewal is another agreement, with other dates.
    How to fix it: make the later steps a record of their own, or use `suspended`.
    """
    binding = statuses_in("concluded", "binding")
    ends = [n for n, step in enumerate(agreement.steps) if step.status == "terminated" and step.party is None]
    for number, step in enumerate(agreement.steps):
        if step.status in binding and any(_is_later(agreement, number, end) for end in ends):
            severity = Severity.NOTE if is_from_prose(agreement) else None
            yield Violation(f"{step.status} after it was terminated", f"steps[{number}]", severity=severity)


def _is_later(agreement: Agreement, number: int, end: int) -> bool:
    step, over = agreement.steps[number], agreement.steps[end]
    if step.when is not None and over.when is not None:
        return step.when.after(over.when).certain
    return number > end and not is_from_prose(agreement)


@rule("GB509", "obligation-not-of-kind", Severity.WARNING, since="0.1")
def obligation_not_of_kind(agreement: Agreement) -> Iterator[Violation]:
    """The obligations contradict the kind: a loan that promises defense, a non-aggression pact that promises to fight.

    Why it matters: alliances are sought by kind or by obligation, and this one is found by one of the two only.
    How to fix it: correct the kind or the obligations. Who promises to fight makes an alliance.
    """
    for number, obligation in enumerate(agreement.obligations):
        if agreement.kind not in _MILITARY:
            yield Violation(f"{obligation} is no obligation of {agreement.kind} agreements", f"obligations[{number}]")
        elif agreement.kind == "nonaggression" and obligation in _FIGHTING:
            yield Violation(f"a non-aggression pact that promises {obligation}", f"obligations[{number}]", "alliance?")


@rule("GB510", "arms-without-supplier", Severity.WARNING, since="0.1")
def arms_without_supplier(agreement: Agreement) -> Iterator[Violation]:
    """Arms are transferred, it is told who gets them, and nobody supplies them.

    Why it matters: the weapons come from somewhere; without the supplier the transfer is in no table of dyads.
    How to fix it: give one of the parties the role `supplier`, or add the supplier to the parties.
    """
    told = {entry.role for entry in agreement.roles}
    if agreement.kind == "arms_transfer" and "buyer" in told and "supplier" not in told:
        severity = Severity.NOTE if is_from_prose(agreement) else None
        yield Violation("there is a buyer, but no supplier", "roles", severity=severity)
