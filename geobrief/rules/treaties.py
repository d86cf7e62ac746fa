"""GB511–GB519: agreements against wars, known agreements, other agreements of the file, and promises made elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, pairwise

from geobrief.checking.actors import conclusion_date
from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_from_prose, least_severe
from geobrief.findings import Severity
from geobrief.model import Agreement, Dispute
from geobrief.model.attributes import When
from geobrief.register import World
from geobrief.register.agreements import agreement_names
from geobrief.rules.promises import Promise, binds_before, promises
from geobrief.rules.wars import at_war, contend, opponents, outbreak
from geobrief.when import Answer, Date, Period

# What enemies do not sign with each other while they fight. Prisoners are exchanged, and gas may flow.
_OF_FRIENDS = ("alliance", "defense_cooperation", "arms_transfer", "basing", "loan", "investment")
_OF_ENEMIES = ("peace", "ceasefire")
_FEW = 6
_NEAR = 31
_MANY = 6  # who has renounced war together with all the world has spared nobody in particular


@rule("GB511", "parties-at-war", Severity.WARNING, since="0.1")
def parties_at_war(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """Two parties make an alliance, an arms deal or a loan while they are at war with each other.

    Of treaties that many sign, each may sign for itself, so those of more than six parties are left alone.

    Why it matters: a date, a party or a side of the war is wrong; enemies sign truces, not alliances.
    How to fix it: correct the date or the party; where one has changed sides, say so in the war.
    """
    when = conclusion_date(agreement)
    if agreement.kind not in _OF_FRIENDS or when is None or len(agreement.parties) > _FEW:
        return
    for one, other in combinations(agreement.parties, 2):
        for war in at_war(context, one, other):
            if when.within(war.period).certain and not when.qualified and not _ends_then(war.period, when):
                severity = Severity.NOTE if is_from_prose(agreement) else None
                matter = war.dispute.over or war.dispute.id or war.period
                told = f"{context.label(one)} and {context.label(other)} were at war {dated(when)}: {matter}"
                yield Violation(told, f"parties[{agreement.parties.index(other)}]", severity=severity)
                break


def _ends_then(period: Period, when: When) -> bool:
    """Whether a war was settled on that day, on which more than its end may have been agreed."""
    return when.earliest is not None and period.latest == when.earliest


@rule("GB512", "known-agreement-differs", Severity.WARNING, since="0.1")
def known_agreement_differs(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """An agreement has the id or the title of one that the register knows, and another kind, date or party.

    Why it matters: it is a mistake, or another agreement that should not be taken for the known one.
    How to fix it: correct what the message names, or give the agreement another title and id.
    """
    known = _known_as(agreement, context.world)
    if known is None or known is agreement:
        return
    most = Severity.NOTE if is_from_prose(agreement) else Severity.WARNING
    name = known.title or known.id
    if agreement.kind != known.kind:
        told = f"{name} is known as an agreement of the kind {known.kind}"
        yield Violation(told, "kind", severity=least_severe(most, Severity.NOTE))
    for number, party in enumerate(agreement.parties):
        if party not in known.parties:
            yield Violation(f"{context.label(party)} is no party to {name}", f"parties[{number}]", severity=most)
    for number, step in enumerate(agreement.steps):
        dates = [other.when for other in known.steps if (other.status, other.party) == (step.status, step.party)]
        if step.when is not None and _differ(step.when, dates):
            told = f"{name} was {step.status} {' or '.join(map(dated, dates))}, not {dated(step.when)}"
            yield Violation(told, f"steps[{number}].when", severity=most)


def _differ(when: When, dates: list[When | None]) -> bool:
    told = [date for date in dates if date is not None]
    return len(told) > 0 and Answer.any(when.overlaps(date) for date in told) is Answer.NO


def _known_as(agreement: Agreement, world: World) -> Agreement | None:
    """The agreement of the register with this id, or with this title and two of the parties, as the world has it."""
    if agreement.id is None and agreement.title is None:
        return None
    if agreement.id in agreement_names():
        return _agreement(str(agreement.id), world)
    called = (_agreement(id, world) for id in _by_name().get((agreement.title or "").casefold(), ()))
    alike = [known for known in called if known and len(set(known.parties) & set(agreement.parties)) > 1]
    return alike[0] if len(alike) == 1 else None


def _agreement(id: str, world: World) -> Agreement | None:
    known = world.find(id)
    return known if isinstance(known, Agreement) else None


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """The ids of the register's agreements by their names: there are several Treaties of Moscow."""
    bearers: dict[str, dict[str, None]] = {}
    for id, names in agreement_names().items():
        for name in names:
            bearers.setdefault(name.casefold(), {})[id] = None
    return {name: tuple(ids) for name, ids in bearers.items()}


@rule("GB513", "conflicting-promises", Severity.NOTE, since="0.1")
def conflicting_promises(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """When a war broke out, somebody was bound to defend one side, and to stay neutral towards the other or spare it.

    Why it matters: one of the two promises had to be broken, which is worth telling, or one of them was over by then.
    How to fix it: nothing, where it was so; else correct the agreements, or tell when they ended.
    """
    begun = outbreak(dispute)
    if begun is None:
        return
    told: set[str] = set()
    for pair in opponents(dispute):
        for attacked, enemy in (pair, pair[::-1]):
            for third, kept, broken in sorted(_torn(attacked, enemy, begun, context)):
                if third not in told and third not in dispute.parties:
                    told.add(third)
                    yield Violation(f"{third} owed {attacked} defense ({kept}) and spared {enemy} ({broken})", "sides")


def _torn(attacked: str, enemy: str, begun: Date, context: RuleContext) -> Iterator[tuple[str, str, str]]:
    """Who is bound to defend the one and not to fight the other, with the names of the two agreements."""
    sparing: dict[str, list[Promise]] = {}
    for obligation in ("neutrality", "nonaggression"):
        for promise in promises(context, enemy, obligation):
            for third in promise.to if len(promise.to) < _MANY else ():
                sparing.setdefault(third, []).append(promise)
    for promise in promises(context, attacked, "defense"):
        for third in () if enemy in promise.to else sparing.keys() & set(promise.to):
            if binds_before(promise, third, attacked, begun):
                broken = next((other for other in sparing[third] if binds_before(other, third, enemy, begun)), None)
                if broken is not None:
                    yield third, promise.name, broken.name


@rule("GB514", "end-without-start", Severity.NOTE, since="0.1")
def end_without_start(agreement: Agreement) -> Iterator[Violation]:
    """A file tells that an agreement was suspended or ended, and of no step that made it.

    Why it matters: on no day can it be said whether the agreement was in force.
    How to fix it: add the step by which it was signed or came into force.
    """
    told = {step.status for step in agreement.steps}
    if told and told <= {"suspended", "terminated"} and not is_from_prose(agreement):
        yield Violation(f"{agreement.steps[0].status}, but it is not told when it was made", "steps")


@rule("GB515", "failed-but-in-force", Severity.WARNING, since="0.1")
def failed_but_in_force(agreement: Agreement) -> Iterator[Violation]:
    """An agreement came into force and failed. To fail is never to come into force; what ends is terminated.

    Why it matters: who asks which agreements never came into force gets this one.
    How to fix it: use `terminated` for its end.
    """
    shared = [step.status for step in agreement.steps if step.party is None]
    if "in_force" in shared and "failed" in shared[shared.index("in_force") :]:
        yield Violation("failed, although it was in force", f"steps[{_last(agreement, 'failed')}].status")


def _last(agreement: Agreement, status: str) -> int:
    return max(n for n, step in enumerate(agreement.steps) if step.status == status and step.party is None)


@rule("GB516", "alliance-without-help", Severity.NOTE, since="0.1")
def alliance_without_help(agreement: Agreement) -> Iterator[Violation]:
    """The obligations of an alliance are told, and are only to spare each other.

    Why it matters: who counts allies counts these; they have promised each other no help.
    How to fix it: use the kind `nonaggression`, or add the obligation that is missing.
    """
    told = set(agreement.obligations)
    if agreement.kind == "alliance" and told and told <= {"nonaggression", "neutrality"}:
        yield Violation(
            f"an alliance that promises no more than {' and '.join(sorted(told))}", "kind", "nonaggression?"
        )


@rule("GB517", "peace-without-dispute", Severity.NOTE, since="0.1")
def peace_without_dispute(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """A file has states make peace between which no dispute is known, neither in the file nor in the register.

    Of peace with rebels nothing is said: not every rebellion is in the register; nor of peace between invented states
    in a file that tells of no dispute at all.

    Why it matters: the war that it ended is missing, or a party is wrong.
    How to fix it: add the dispute, or correct the party.
    """
    sorts = {party.namespace for party in agreement.parties}
    known = sorts == {"state"} or (sorts <= {"state", "x"} and context.records.get("disputes"))
    if (
        agreement.kind not in _OF_ENEMIES
        or is_from_prose(agreement)
        or not 1 < len(agreement.parties) <= _FEW
        or not known
    ):
        return
    if not any(contend(context, one, other) for one, other in combinations(agreement.parties, 2)):
        yield Violation(f"no dispute is known between {' and '.join(agreement.parties[:3])}", "parties")


@rule("GB518", "non-positive-quantity", Severity.ERROR, since="0.1")
def non_positive_quantity(agreement: Agreement) -> Iterator[Violation]:
    """A quantity of an agreement is zero or less: a loan of nothing, minus four frigates.

    Why it matters: sums over agreements come out wrong.
    How to fix it: correct the amount, or leave the quantity out where it is not known.
    """
    for number, quantity in enumerate(agreement.quantities):
        if quantity.amount <= 0:
            yield Violation(f"{quantity} is no quantity", f"quantities[{number}].amount")


@rule("GB519", "near-duplicate", Severity.NOTE, since="0.1")
def near_duplicate(context: RuleContext) -> Iterator[Violation]:
    """Two agreements of a file have one kind and the same parties, and were signed within a month, but not on one day.

    Why it matters: often it is one agreement with two dates, of the signing and of the news; it is counted twice.
    How to fix it: join the two, or give both a title that tells them apart.
    """
    last: dict[tuple[str, frozenset[str]], list[tuple[str, Agreement]]] = {}
    for path, record in context:
        if isinstance(record, Agreement) and not is_from_prose(record) and record.title is None:
            last.setdefault((record.kind, frozenset(record.parties)), []).append((path, record))
    for listed in last.values():
        dated = sorted(((_signed(record) or 0, path) for path, record in listed), key=lambda entry: entry[0])
        for (earlier, first), (later, path) in pairwise(dated):
            if earlier and 0 < later - earlier <= _NEAR:
                yield Violation(f"{first} is as good as the same", path)


def _signed(agreement: Agreement) -> int | None:
    """The number of the day on which it was signed, where that is known."""
    when = conclusion_date(agreement)
    known = when is not None and when.earliest is not None and when.earliest == when.latest
    return when.earliest.toordinal() if known and when is not None and when.earliest is not None else None
