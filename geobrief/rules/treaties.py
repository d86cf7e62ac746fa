"""GB511–GB519: agreements compared with wars, known agreements, and other agreements of the file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import attrs

from geobrief.checking.actors import conclusion_date
from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_from_prose, least_severe
from geobrief.findings import Severity
from geobrief.model import Agreement, AgreementStep, Dispute
from geobrief.model.attributes import When
from geobrief.rules.known_agreements import known_agreement
from geobrief.rules.promises import Promise, binds_before, promises
from geobrief.rules.wars import at_war, contend, opponents, outbreak
from geobrief.vocabulary import load
from geobrief.when import Answer, Date, Period

# Kinds that enemies do not conclude during a war; they do exchange prisoners and trade gas.
_OF_FRIENDS = ("alliance", "defense_cooperation", "arms_transfer", "basing", "loan", "investment")
_OF_ENEMIES = ("peace", "ceasefire")
# Kinds between which sources differ.
_RELATED = (
    {"alliance", "nonaggression", "defense_cooperation", "basing", "diplomatic_relations", "peace", "ceasefire",
     "border", "territorial_transfer", "accession", "arms_control"},
    {"trade", "energy", "resources", "investment", "loan", "aid", "debt", "transit", "science", "environment"},
    {"arms_transfer", "aid", "loan", "defense_cooperation", "trade"},
    {"arms_control", "nuclear_cooperation", "environment", "science"},
    {"resources", "border", "territorial_transfer", "transit", "environment"},
)  # fmt: skip
_FEW = 6
_NEAR, _VERY_NEAR = 31, 7  # days
_FEW_TORN = 3
_MANY = 6  # a renunciation of war by more parties protects none of them in particular


@rule("GB511", "parties-at-war", Severity.WARNING, since="0.1")
def parties_at_war(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """Two parties conclude an alliance, an arms deal or a loan while they are at war with each other.

    Treaties of more than six parties are not checked: enemies can accede to them separately.

    Why it matters: a date, a party or a side of the war is wrong; enemies sign truces, not alliances.
    How to fix it: correct the date or the party; if a party changed sides, correct the war.
    """
    when = conclusion_date(agreement)
    if agreement.kind not in _OF_FRIENDS or when is None or len(agreement.parties) > _FEW:
        return
    for one, other in combinations(agreement.parties, 2):
        for war in at_war(context, one, other):
            if when.within(war.period).certain and not when.qualified and not _ends_then(war.period, when):
                severity = Severity.NOTE if is_from_prose(agreement) else None
                subject = war.dispute.over or war.dispute.id or war.period
                message = f"{context.label(one)} and {context.label(other)} were at war {dated(when)}: {subject}"
                yield Violation(message, f"parties[{agreement.parties.index(other)}]", severity=severity)
                break


def _ends_then(period: Period, when: When) -> bool:
    """Whether a war was settled on that day, on which other agreements can have been concluded too."""
    return when.earliest is not None and period.latest == when.earliest


@rule("GB512", "known-agreement-differs", Severity.WARNING, since="0.1")
def known_agreement_differs(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """An agreement is one of the register, and has another kind, date, party or role there.

    It is that of the register if it has its id, its title, or its kind, parties and date. A title alone is enough if no
    other agreement has it, and a party or the day is the same. Parties are compared if the register has all of them, or
    none of these.

    Why it matters: it is an error, or another agreement that is taken for the known one.
    How to fix it: correct what the message names, or give the agreement another title and id.
    """
    known = known_agreement(agreement, context.world)
    if known is None or known is agreement:
        return
    most = Severity.NOTE if is_from_prose(agreement) else Severity.WARNING
    for violation in _differences(agreement, known, context):
        yield attrs.evolve(violation, severity=least_severe(most, violation.severity or most))


def _differences(agreement: Agreement, known: Agreement, context: RuleContext) -> Iterator[Violation]:
    name = known.title or known.id
    if agreement.kind != known.kind:
        severity = Severity.NOTE if _are_related(agreement.kind, known.kind) else None
        yield Violation(f"{name} has the kind {known.kind}", "kind", severity=severity)
    yield from _other_outcome(agreement, known, name)
    strangers = [(n, party) for n, party in enumerate(agreement.parties) if party not in known.parties]
    for number, party in strangers if known.parties_complete else ():
        yield Violation(f"{context.label(party)} is not a party to {name}", f"parties[{number}]")
    if strangers and len(strangers) == len(agreement.parties) and not known.parties_complete:
        yield Violation(f"none of the parties is a known party to {name}", "parties")
    paired = {
        entry.party: entry.role for entry in known.roles if load("party_roles")[entry.role].listed("counterparts")
    }
    for number, entry in enumerate(agreement.roles):
        role = paired.get(entry.party, entry.role)
        if role != entry.role:
            message = f"{context.label(entry.party)} is {role} in {name}, not {entry.role}"
            yield Violation(message, f"roles[{number}].role")
    for number, step in enumerate(agreement.steps):
        dates = _known_dates(step, agreement, known)
        if step.when is not None and dates and Answer.any(step.when.overlaps(date) for date in dates) is Answer.NO:
            message = f"{name} was {step.status} {' or '.join(map(dated, dates))}, not {dated(step.when)}"
            yield Violation(message, f"steps[{number}].when")


def _are_related(kind: str, other: str) -> bool:
    """Whether sources may class one agreement as either of two kinds."""
    return "other" in (kind, other) or any({kind, other} <= related for related in _RELATED)


def _other_outcome(agreement: Agreement, known: Agreement, name: str | None) -> Iterator[Violation]:
    """A violation if the agreement failed in one of the two, and came into force in the other."""
    theirs = {step.status for step in known.steps if step.party is None}
    for number, step in enumerate(agreement.steps):
        if step.party is None and step.status == "failed" and "failed" not in theirs and "in_force" in theirs:
            yield Violation(f"{name} did not fail, it came into force", f"steps[{number}].status")
        elif step.party is None and step.status == "in_force" and "failed" in theirs and "in_force" not in theirs:
            yield Violation(f"{name} failed, it did not come into force", f"steps[{number}].status")


def _known_dates(step: AgreementStep, agreement: Agreement, known: Agreement) -> list[When]:
    """The dates that the register has for a step: those of all parties, else those of the agreement's own parties."""
    same = [other for other in known.steps if other.status == step.status and other.when is not None]
    shared = [other for other in same if other.party == step.party]
    parties = agreement.parties if step.party is None else ()
    found = shared or [other for other in same if other.party in parties]
    return list(dict.fromkeys(other.when for other in found if other.when is not None))


@rule("GB513", "conflicting-promises", Severity.NOTE, since="0.1")
def conflicting_promises(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """At the start of a war a third party had promised defense to one side and not to fight the other.

    The second promise is an obligation of neutrality or nonaggression.

    Why it matters: one of the promises had to be broken, which is worth knowing, or it had ended by then.
    How to fix it: nothing if it was so; else correct the agreements, or add when they ended.
    """
    start = outbreak(dispute)
    if start is None:
        return
    reported: set[str] = set()
    for pair in opponents(dispute):
        for attacked, enemy in (pair, pair[::-1]):
            torn: dict[str, list[str]] = {}
            for third, *names in sorted(_bound_to_both(attacked, enemy, start, context)):
                if third not in reported and third not in dispute.parties:
                    torn.setdefault(third, names)
            reported |= torn.keys()
            yield from (Violation(message, "sides") for message in _torn(torn, attacked, enemy))


def _torn(torn: dict[str, list[str]], attacked: str, enemy: str) -> Iterator[str]:
    """A message for each party that had made both promises, or one for all if they are many."""
    if len(torn) > _FEW_TORN:
        yield f"{len(torn)} had promised {attacked} defense and {enemy} not to fight it: {', '.join(torn)}"
        return
    for third, (defense, peace) in torn.items():
        yield f"{third} had promised {attacked} defense ({defense}) and {enemy} not to fight it ({peace})"


def _bound_to_both(attacked: str, enemy: str, start: Date, context: RuleContext) -> Iterator[tuple[str, str, str]]:
    """The parties bound to defend one and not to fight the other, with the names of the two agreements."""
    peaceful: dict[str, list[Promise]] = {}
    for obligation in ("neutrality", "nonaggression"):
        for promise in promises(context, enemy, obligation):
            for third in promise.to if len(promise.to) < _MANY else ():
                peaceful.setdefault(third, []).append(promise)
    for promise in promises(context, attacked, "defense"):
        for third in () if enemy in promise.to else peaceful.keys() & set(promise.to):
            if binds_before(promise, third, attacked, start):
                other = next((one for one in peaceful[third] if binds_before(one, third, enemy, start)), None)
                if other is not None:
                    yield third, promise.name, other.name


@rule("GB514", "end-without-start", Severity.NOTE, since="0.1")
def end_without_start(agreement: Agreement) -> Iterator[Violation]:
    """An agreement of a file was suspended or terminated, and has no step by which it was concluded.

    Why it matters: it is unknown for every day whether the agreement was in force.
    How to fix it: add the step by which it was signed or came into force.
    """
    statuses = {step.status for step in agreement.steps}
    if statuses and statuses <= {"suspended", "terminated"} and not is_from_prose(agreement):
        yield Violation(f"{agreement.steps[0].status} without an earlier step", "steps")


@rule("GB515", "failed-but-in-force", Severity.WARNING, since="0.1")
def failed_but_in_force(agreement: Agreement) -> Iterator[Violation]:
    """An agreement came into force and failed. `failed` means that it never came into force.

    Why it matters: it is counted among the agreements that never came into force.
    How to fix it: use `terminated` for its end.
    """
    shared = [step.status for step in agreement.steps if step.party is None]
    if "in_force" in shared and "failed" in shared[shared.index("in_force") :]:
        yield Violation("failed after it was in force", f"steps[{_last(agreement, 'failed')}].status")


def _last(agreement: Agreement, status: str) -> int:
    return max(n for n, step in enumerate(agreement.steps) if step.status == status and step.party is None)


@rule("GB516", "alliance-without-help", Severity.NOTE, since="0.1")
def alliance_without_help(agreement: Agreement) -> Iterator[Violation]:
    """The only obligations of an alliance are nonaggression and neutrality.

    Why it matters: its parties are counted as allies, and have promised each other no help.
    How to fix it: use the kind `nonaggression`, or add the missing obligation.
    """
    obligations = set(agreement.obligations)
    if agreement.kind == "alliance" and obligations and obligations <= {"nonaggression", "neutrality"}:
        message = f"alliance with no obligation but {' and '.join(sorted(obligations))}"
        yield Violation(message, "kind", "did you mean nonaggression?")


@rule("GB517", "peace-without-dispute", Severity.NOTE, since="0.1")
def peace_without_dispute(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """A file has peace or a ceasefire between states without any known dispute, in the file or in the register.

    Peace with rebels is not checked, since the register lacks many rebellions, nor is peace between invented states in
    a file without disputes.

    Why it matters: the war that it ended is missing, or a party is wrong.
    How to fix it: add the dispute, or correct the party.
    """
    namespaces = {party.namespace for party in agreement.parties}
    is_known = namespaces == {"state"} or (namespaces <= {"state", "x"} and context.records.get("disputes"))
    if agreement.kind not in _OF_ENEMIES or is_from_prose(agreement) or not is_known:
        return
    pairs = list(combinations(agreement.parties, 2)) if len(agreement.parties) <= _FEW else []
    if pairs and not any(contend(context, one, other) for one, other in pairs):
        yield Violation(f"no known dispute between {' and '.join(agreement.parties[:3])}", "parties")


@rule("GB518", "non-positive-quantity", Severity.ERROR, since="0.1")
def non_positive_quantity(agreement: Agreement) -> Iterator[Violation]:
    """A quantity of an agreement is zero or negative: a loan of 0 USD, −4 frigates.

    Why it matters: sums over agreements are wrong.
    How to fix it: correct the amount, or leave the quantity out if it is unknown.
    """
    for number, quantity in enumerate(agreement.quantities):
        if quantity.amount <= 0:
            yield Violation(f"quantity {quantity} is not positive", f"quantities[{number}].amount")


@rule("GB519", "near-duplicate", Severity.WARNING, since="0.1")
def near_duplicate(context: RuleContext) -> Iterator[Violation]:
    """Two agreements of a file have the same kind and parties, and were signed on different days within a month.

    It is a note if they are more than a week apart, or differ in subject, roles, obligations or quantities.

    Why it matters: often it is one agreement with the dates of its signing and of the news; it is counted twice.
    How to fix it: merge the two, or give each its own title.
    """
    groups: dict[tuple[str, frozenset[str]], list[tuple[int, str, Agreement]]] = {}
    for path, record in context:
        if isinstance(record, Agreement) and not is_from_prose(record) and record.title is None:
            signed = (_day_number(record) or 0, path, record)
            groups.setdefault((record.kind, frozenset(record.parties)), []).append(signed)
    for listed in groups.values():
        listed.sort(key=lambda entry: entry[0])
        for (earlier, first, one), (later, path, other) in pairwise(listed):
            if earlier and 0 < later - earlier <= _NEAR:
                alike = later - earlier <= _VERY_NEAR and _content(one) == _content(other)
                severity = None if alike else Severity.NOTE
                message = f"probable duplicate of {first}, signed within {_NEAR} days"
                yield Violation(message, path, severity=severity)


def _content(agreement: Agreement) -> tuple[object, ...]:
    return agreement.subject, frozenset(agreement.roles), frozenset(agreement.obligations), agreement.quantities


def _day_number(agreement: Agreement) -> int | None:
    """The ordinal of the day on which it was signed; None if the day is unknown."""
    when = conclusion_date(agreement)
    known = when is not None and when.earliest is not None and when.earliest == when.latest
    return when.earliest.toordinal() if known and when is not None and when.earliest is not None else None
