"""Does the hostility of a dispute fit its kind, and is it told who fought whom, and from when?"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, rule
from geobrief.checking.severity import is_read
from geobrief.findings import Severity
from geobrief.model import Dispute
from geobrief.register.agreements import binds
from geobrief.rules.obligations import Promise, promises
from geobrief.rules.wars import is_war, known_war, opponents, stretches
from geobrief.when import Date

_PEACEFUL = ("debt", "trade", "legal", "treaty", "election", "sanctions", "espionage")
_UNARMED = ("none", "threat", "display")
_COALITION = 8
_MANY = 6  # who has renounced war together with all the world has spared nobody in particular


@rule("GB607", "war-without-beginning", Severity.NOTE, since="0.1")
def war_without_beginning(dispute: Dispute) -> Iterator[Fault]:
    """A file tells of a war or an armed conflict, and of no day on which it broke out.

    Why it matters: of no day can it be said whether there was war; treaties signed in it are not noticed.
    How to mend it: add a turn `{status: ongoing, when: …}`; a year is better than nothing.
    """
    armed = dispute.kind == "armed_conflict" or dispute.hostility == "war"
    begun = any(step.status == "ongoing" and step.when is not None for step in dispute.steps)
    if armed and not begun and not is_read(dispute):
        yield Fault("when did it break out?", "steps")


@rule("GB608", "hostility-not-of-kind", Severity.WARNING, since="0.1")
def hostility_not_of_kind(dispute: Dispute) -> Iterator[Fault]:
    """The hostility does not fit the kind: an armed conflict without the use of force, a war over a debt.

    Why it matters: tables by kind and by hostility give this dispute two faces.
    How to mend it: correct one of the two. Where a quarrel became a war, the war is a dispute of its own.
    """
    level = dispute.hostility
    if dispute.kind == "armed_conflict" and level in _UNARMED:
        yield Fault(f"an armed conflict with no more hostility than {level}", "hostility", "militarized would fit")
    elif dispute.kind == "militarized" and level == "none":
        yield Fault("a militarized dispute without any militarized action", "hostility")
    elif dispute.kind == "militarized" and level == "war":
        yield Fault("a militarized dispute that is a war", "hostility", "armed_conflict would fit")
    elif dispute.kind in _PEACEFUL and level == "war":
        yield Fault(f"a {dispute.kind} dispute that is a war", "hostility", "make the war a dispute of its own")


@rule("GB609", "opponent-missing", Severity.NOTE, since="0.1")
def opponent_missing(dispute: Dispute) -> Iterator[Fault]:
    """A file tells that force was used, and of one party only.

    Why it matters: nobody fights alone; who is missing is missing from every table of dyads.
    How to mend it: add the opponent. Rebels are a group; declare it where the register does not know it.
    """
    if len(dispute.parties) == 1 and dispute.hostility in ("use", "war") and not is_read(dispute):
        yield Fault(f"against whom does {dispute.parties[0]} use force?", "parties")


@rule("GB613", "sides-missing", Severity.NOTE, since="0.1")
def sides_missing(dispute: Dispute) -> Iterator[Fault]:
    """A file tells of a war of three or more, and not of who stood on which side.

    Why it matters: allies are taken for opponents, or there is no dyad at all.
    How to mend it: list the sides.
    """
    if is_war(dispute) and len(dispute.parties) > 2 and len(dispute.sides) < 2 and not is_read(dispute):
        yield Fault("who stood on which side?", "sides")


@rule("GB614", "allies-at-war", Severity.NOTE, since="0.1")
def allies_at_war(dispute: Dispute, checked: Checked) -> Iterator[Fault]:
    """Two who had promised to defend each other stand on different sides of a war that a file tells.

    Why it matters: it happens, and is worth knowing; more often a side or a date is wrong.
    How to mend it: nothing, where it was so; else correct the sides, or tell when the alliance ended.
    """
    begun = _outbreak(dispute)
    if begun is None:
        return
    for one, other in opponents(dispute):
        for promise in promises(checked, one, "defense"):
            if other in promise.to and _binds(promise, one, other, begun):
                yield Fault(f"{one} and {other} were allied by {promise.name}", "sides")
                break


@rule("GB513", "promises-contradict", Severity.NOTE, since="0.1")
def promises_contradict(dispute: Dispute, checked: Checked) -> Iterator[Fault]:
    """When a war broke out, somebody was bound to defend one side, and to stay neutral towards the other or spare it.

    Why it matters: one of the two promises had to be broken, which is worth telling, or one of them was over by then.
    How to mend it: nothing, where it was so; else correct the agreements, or tell when they ended.
    """
    begun = _outbreak(dispute)
    if begun is None:
        return
    told: set[str] = set()
    for pair in opponents(dispute):
        for attacked, enemy in (pair, pair[::-1]):
            for third, kept, broken in sorted(_torn(attacked, enemy, begun, checked)):
                if third not in told and third not in dispute.parties:
                    told.add(third)
                    yield Fault(f"{third} owed {attacked} defense ({kept}) and spared {enemy} ({broken})", "sides")


@rule("GB616", "known-war-differs", Severity.WARNING, since="0.1")
def known_war_differs(dispute: Dispute, checked: Checked) -> Iterator[Fault]:
    """A file tells of a war that the register knows, with a party that took no part, or with allies as opponents.

    Of wars with more than eight parties, the smaller of which the register may lack, only the sides are compared.

    Why it matters: it is a mistake, or history is told otherwise than it was; the reader should know which.
    How to mend it: correct the party or the side; where the scenario wants it so, ignore the finding.
    """
    known = known_war(dispute, checked.world) if is_war(dispute) and not is_read(dispute) else None
    if known is None:
        return
    name = f"{known.over or known.id} ({known.id})"
    for one, other in opponents(dispute):
        if any({one, other} <= set(side) for side in known.sides):
            told = f"{checked.label(one)} and {checked.label(other)} stood on one side in the war over {name}"
            yield Fault(told, "sides")
    for number, party in enumerate(dispute.parties):
        if party not in known.parties and len(known.parties) <= _COALITION and ":" not in party:
            yield Fault(f"{checked.label(party)} was no party to the war over {name}", f"parties[{number}]")


def _torn(attacked: str, enemy: str, begun: Date, checked: Checked) -> Iterator[tuple[str, str, str]]:
    """Who is bound to defend the one and not to fight the other, with the names of the two agreements."""
    sparing: dict[str, list[Promise]] = {}
    for obligation in ("neutrality", "nonaggression"):
        for promise in promises(checked, enemy, obligation):
            for third in promise.to if len(promise.to) < _MANY else ():
                sparing.setdefault(third, []).append(promise)
    for promise in promises(checked, attacked, "defense"):
        for third in () if enemy in promise.to else sparing.keys() & set(promise.to):
            if _binds(promise, third, attacked, begun):
                broken = next((other for other in sparing[third] if _binds(other, third, enemy, begun)), None)
                if broken is not None:
                    yield third, promise.name, broken.name


def _outbreak(dispute: Dispute) -> Date | None:
    """The day on which a war of a file broke out, where it is known."""
    if not is_war(dispute) or is_read(dispute) or dispute.source is not None:
        return None
    first = next(stretches(dispute), None)
    start = None if first is None else first.start
    return start if isinstance(start, Date) and start.precision == "day" and not start.qualified else None


def _binds(promise: Promise, one: str, other: str, day: Date) -> bool:
    """Whether a promise surely binds both on the day before."""
    agreement = promise.agreement
    return all(binds(agreement, party, day).certain for party in (one, other))
