"""GB501–GB510: the parties of an agreement, their roles, the order of its steps, and its obligations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_from_prose, least_severe, severity_of
from geobrief.findings import Severity
from geobrief.model import Agreement, AgreementStep
from geobrief.rules.known_agreements import known_agreement
from geobrief.vocabulary import load, statuses_in
from geobrief.when import Answer

_NOT_YET = frozenset(("proposed", "under_negotiation", "failed"))
_PREPARING = ("proposed", "under_negotiation", "agreed")
# What precedes each step. A suspended treaty can come into force again, and what has failed can be tried again.
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

    It is a warning if the agreement was only proposed or negotiated: then one side may be all that is known. A list
    of parties that is a selection may have one.

    Why it matters: the missing party is missing from every count of dyads.
    How to fix it: add the other party. A mediator is not a party, and a declaration by one state is an event.
    """
    if len(agreement.parties) < (2 if agreement.parties_complete else 1):
        unmade = agreement.steps and all(step.status in _NOT_YET for step in agreement.steps)
        message = f"agreement has {'1 party' if agreement.parties else 'no parties'}, needs at least 2"
        yield Violation(message, "parties", severity=Severity.WARNING if unmade and agreement.parties else None)


@rule("GB502", "role-of-non-party", Severity.ERROR, since="0.1")
def role_of_non_party(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """An actor has a role in an agreement without being a party to it.

    An agreement whose list of parties is a selection is not checked.

    Why it matters: roles and parties contradict each other; one of the two lists is wrong.
    How to fix it: add the party, or remove the role. A mediator is not a party and has no role.
    """
    for number, entry in enumerate(agreement.roles):
        if entry.party not in agreement.parties and agreement.parties_complete:
            message = f"{context.label(entry.party)} has the role {entry.role} but is not a party"
            yield Violation(message, f"roles[{number}].party", _parties_hint(agreement, context))


@rule("GB503", "step-of-non-party", Severity.ERROR, since="0.1", hint_has_values=True)
def step_of_non_party(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """An actor signs, ratifies or leaves an agreement without being a party to it.

    An agreement whose list of parties is a selection is not checked.

    Why it matters: steps and parties contradict each other; one of the two lists is wrong.
    How to fix it: add the party (even if it acceded later, or has left), or correct the step.
    """
    for number, step in enumerate(agreement.steps):
        if step.party is not None and step.party not in agreement.parties and agreement.parties_complete:
            message = f"{context.label(step.party)} has the step {step.status} but is not a party"
            yield Violation(message, f"steps[{number}].party", _parties_hint(agreement, context))


@rule("GB504", "role-not-of-kind", Severity.WARNING, since="0.1", hint_has_values=True)
def role_not_of_kind(agreement: Agreement) -> Iterator[Violation]:
    """A role does not belong to the kind of agreement: a lender in an alliance.

    Why it matters: role or kind is wrong, or there are two agreements in one record.
    How to fix it: use one of the roles in the hint, or another kind.
    """
    for number, entry in enumerate(agreement.roles):
        kinds = load("party_roles")[entry.role].listed("kinds")
        if kinds and agreement.kind not in kinds:
            valid = [role.id for role in load("party_roles") if agreement.kind in role.listed("kinds")]
            hint = f"valid roles are {', '.join(valid)}" if valid else None
            message = f"role {entry.role!r} is not valid for the kind {agreement.kind}"
            yield Violation(message, f"roles[{number}].role", hint)


@rule("GB505", "role-missing", Severity.NOTE, since="0.1")
def role_missing(agreement: Agreement) -> Iterator[Violation]:
    """An agreement has only one of two roles that belong together, or, in a file, none of them.

    Why it matters: arms transfers, loans, aid and bases have a direction, which is lost without roles.
    How to fix it: add the role that the message names, if it is known who has it.
    """
    roles = {entry.role for entry in agreement.roles}
    if not roles and not is_from_prose(agreement) and _paired_roles(agreement.kind):
        yield Violation(f"no roles given ({', '.join(_paired_roles(agreement.kind))})", "roles")
    for role in sorted(roles):
        counterparts = load("party_roles")[role].listed("counterparts")
        has_own_rule = agreement.kind == "arms_transfer" and role == "buyer"
        if counterparts and roles.isdisjoint(counterparts) and not has_own_rule:
            yield Violation(f"role {role} without {' or '.join(counterparts)}", "roles")


@rule("GB506", "conflicting-roles", Severity.ERROR, since="0.1")
def conflicting_roles(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """One party has both of two opposite roles: supplier and buyer, lender and borrower, host and guest.

    Why it matters: a party cannot deal with itself; one of the roles belongs to another party.
    How to fix it: give the second role to the party that has it.
    """
    for number, entry in enumerate(agreement.roles):
        counterparts = load("party_roles")[entry.role].listed("counterparts")
        for other in agreement.roles[:number]:
            if other.party == entry.party and other.role in counterparts:
                message = f"{context.label(entry.party)} is both {other.role} and {entry.role}"
                yield Violation(message, f"roles[{number}].role")


def _parties_hint(agreement: Agreement, context: RuleContext) -> str | None:
    return f"the parties are {', '.join(map(context.label, agreement.parties))}" if agreement.parties else None


def _paired_roles(kind: str) -> list[str]:
    """The opposite roles of a kind of agreement; none for kinds such as trade, which can go both ways."""
    if kind in ("trade", "energy", "resources", "nuclear_cooperation"):
        return []
    return [role.id for role in load("party_roles") if kind in role.listed("kinds") and role.listed("counterparts")]


@rule("GB507", "steps-out-of-order", Severity.ERROR, since="0.1")
def steps_out_of_order(agreement: Agreement) -> Iterator[Violation]:
    """A step is dated before one that must precede it: ratified before signed, terminated before in force.

    It is a warning if a treaty was applied before it was ratified, suspended before it was in force, or negotiated
    after it was signed, which happens, and in prose, which may mention an older treaty and the new one in one sentence.

    Why it matters: the status on a day is not reliable.
    How to fix it: correct the date of one of the two steps.
    """
    for number, step in enumerate(agreement.steps):
        for status in _BEFORE.get(step.status, ()):
            preceding = _preceding(agreement, step, status)
            severity = _severity(step, preceding, is_from_prose(agreement))
            if severity is not None:
                message = f"{step.status} {dated(step.when)}, before {status} {dated(preceding[0].when)}"
                yield Violation(message, f"steps[{number}].when", severity=severity)


def _preceding(agreement: Agreement, step: AgreementStep, status: str) -> Sequence[AgreementStep]:
    """The dated steps of this status, of all parties or of the same party.

    A party can leave before the agreement comes into force for the others.
    """
    found = [
        other
        for other in agreement.steps
        if other.status == status and other.when is not None and other.party in (None, step.party)
    ]
    leaves = step.party is not None and step.status in ("terminated", "suspended")
    if leaves and status in ("ratified", "in_force") and all(other.party is None for other in found):
        return ()
    return found


def _severity(step: AgreementStep, preceding: Sequence[AgreementStep], prose: bool) -> Severity | None:
    if step.when is None or not preceding:
        return None
    too_early = Answer.all(step.when.before(other.when) for other in preceding if other.when is not None)
    severity = severity_of(too_early, step.when, *(other.when for other in preceding))
    if severity is None or not too_early.certain:
        return None
    if preceding[0].status in _PREPARING:
        return None if prose else least_severe(severity, Severity.WARNING)
    provisional = (preceding[0].status, step.status) in _PROVISIONAL
    return least_severe(severity, Severity.WARNING) if provisional or prose else severity


@rule("GB508", "step-after-termination", Severity.WARNING, since="0.1")
def step_after_termination(agreement: Agreement) -> Iterator[Violation]:
    """An agreement that was terminated is signed, ratified or in force again later.

    Undated steps of a file are in the order of the list. It is a note in prose.

    Why it matters: a terminated agreement does not come into force again; a renewal is another agreement.
    How to fix it: make the later steps a record of their own, or use `suspended`.
    """
    binding = statuses_in("concluded", "binding")
    ends = [n for n, step in enumerate(agreement.steps) if step.status == "terminated" and step.party is None]
    for number, step in enumerate(agreement.steps):
        if step.status in binding and any(_is_later(agreement, number, end) for end in ends):
            severity = Severity.NOTE if is_from_prose(agreement) else None
            yield Violation(f"{step.status} after it was terminated", f"steps[{number}]", severity=severity)


def _is_later(agreement: Agreement, number: int, end: int) -> bool:
    step, last = agreement.steps[number], agreement.steps[end]
    if step.when is not None and last.when is not None:
        return step.when.after(last.when).certain
    return number > end and not is_from_prose(agreement)


@rule("GB509", "obligation-not-of-kind", Severity.WARNING, since="0.1")
def obligation_not_of_kind(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """The obligations contradict the kind: a loan that promises defense, a non-aggression pact that promises to fight.

    What the register has of an agreement is not reported: a few pacts of non-aggression had guarantors.

    Why it matters: alliances are selected by kind or by obligation, and this one is found by only one of the two.
    How to fix it: correct the kind or the obligations. An agreement that promises to fight is an alliance.
    """
    known = known_agreement(agreement, context.world) if agreement.obligations else None
    for number, obligation in enumerate(agreement.obligations):
        if known is not None and known.kind == agreement.kind and obligation in known.obligations:
            continue
        if agreement.kind not in _MILITARY:
            yield Violation(
                f"obligation {obligation} is not valid for the kind {agreement.kind}", f"obligations[{number}]"
            )
        elif agreement.kind == "nonaggression" and obligation in _FIGHTING:
            yield Violation(
                f"non-aggression pact with the obligation {obligation}", f"obligations[{number}]", "alliance?"
            )


@rule("GB510", "arms-without-supplier", Severity.WARNING, since="0.1")
def arms_without_supplier(agreement: Agreement) -> Iterator[Violation]:
    """An arms transfer has a buyer and no supplier.

    Why it matters: without the supplier the transfer is missing from every table of dyads.
    How to fix it: give one of the parties the role `supplier`, or add the supplier to the parties.
    """
    roles = {entry.role for entry in agreement.roles}
    if agreement.kind == "arms_transfer" and "buyer" in roles and "supplier" not in roles:
        severity = Severity.NOTE if is_from_prose(agreement) else None
        yield Violation("role buyer without supplier", "roles", severity=severity)
