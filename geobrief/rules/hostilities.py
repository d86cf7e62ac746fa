"""GB617–GB620: wars, assaults and truces compared with each other, with their parties and with known wars."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product, zip_longest
from operator import itemgetter

from geobrief.checking.actors import conclusion_date
from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Violation, rule
from geobrief.checking.severity import dated, is_after_horizon, is_from_prose
from geobrief.findings import Severity
from geobrief.model import Agreement, Dispute, Event, Organization, State, Territory
from geobrief.model.attributes import When
from geobrief.model.steps import period_between
from geobrief.register import World
from geobrief.register.periods import Bounds, bounds
from geobrief.rules.existence import existed
from geobrief.rules.wars import War, known_wars, opponents
from geobrief.when import ONGOING, Answer, Date, Period

_DIFFERENCE = 366  # days by which sources differ on the beginning and the end of a war
_NEAR = 5 * 366  # days within which another war of the same opponents is probably the one that is meant
_LATER = 25 * 366  # days after a peace in which a war is probably the one that it should have ended
_LONG = 3 * 366
_SKIRMISH = 31  # days around a war in which its first and last shots may fall
_ARMED = ("use", "war")
_TRUCES = ("peace", "ceasefire")


@rule("GB617", "known-war-misdated", Severity.WARNING, since="0.2")
def known_war_misdated(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """A file has a war of the register at another time.

    It is that of the register by its id or name, or if its opponents fought no other war within five years. A beginning
    or end may differ by a year, and a war of fewer parties may be a part of the whole.

    Why it matters: tables by year have the war in years of peace.
    How to fix it: correct the dates; if the scenario intends it, ignore the finding.
    """
    period = next(iter(dispute.war_periods), None)
    if period is None or not dispute.is_war or dispute.source is not None or is_from_prose(dispute) or period.qualified:
        return
    if period.earliest is None or is_after_horizon(period, context.world.horizon):
        return
    whole = Period(period.start, dispute.war_periods[-1].end)
    known = [_whole(war) for war in known_wars(dispute, context)]
    war = known[0] if known else _nearest(dispute, whole, context)
    if war is not None and all(_begins_or_ends_elsewhere(whole, each.period) for each in known):
        yield Violation(f"{war.dispute.title or war.dispute.id} was {war.period}, not {whole}", "steps")


def _whole(dispute: Dispute) -> War:
    return War(Period(dispute.war_periods[0].start, dispute.war_periods[-1].end), dispute)


def _begins_or_ends_elsewhere(period: Period, known: Period) -> bool:
    """Whether a period is certainly apart from a known one, or reaches more than a year beyond it."""
    (first, last), (start, end) = bounds(period), bounds(known)
    if period.overlaps(known) is Answer.NO:
        return True
    is_ended = isinstance(period.end, Date)
    return start - first > _DIFFERENCE or (is_ended and last - end > _DIFFERENCE)


def _nearest(dispute: Dispute, period: Period, context: RuleContext) -> War | None:
    """The nearest war of the same opponents, at most five years away; None if they fought at the time itself."""
    pairs = list(opponents(dispute))
    fights = [fight for pair in pairs for fight in _fights(context, *pair) if fight.dispute is not dispute]
    if any(_is_brief(fight) and period.overlaps(fight.period).possible for fight in fights):
        return None
    start = bounds(period)[0]
    wars = (fight for fight in fights if fight.dispute.hostility == "war" and _is_brief(fight))
    near = [(abs(bounds(war.period)[0] - start), not war.dispute.is_war, war) for war in wars]
    days, _, found = min(near, key=itemgetter(0, 1), default=(_NEAR + 1, True, None))
    return found if days <= _NEAR else None


def _is_brief(fight: War) -> bool:
    """Whether its period is that of the fighting; one of many years without levels has years of peace too."""
    first, last = bounds(fight.period)
    return last - first <= _LONG or any(step.hostility for step in fight.dispute.steps) or fight.dispute.is_war


def _fights(context: RuleContext, one: str, other: str) -> Iterator[War]:
    """The times at which two parties of a dispute of the world used force."""
    for dispute in context.cached_in_world(_disputes_of, one):
        if other in dispute.parties:
            yield from (War(period, dispute) for period in _fighting(dispute))


def _fighting(dispute: Dispute) -> Iterator[Period]:
    """The periods in which force was used: those of the steps at such a level, else all in which it was ongoing."""
    has_levels = any(step.hostility for step in dispute.steps)
    if not has_levels and dispute.hostility not in _ARMED and not dispute.is_war:
        return
    for step, later in zip_longest(dispute.steps, dispute.steps[1:]):
        is_armed = step.hostility in _ARMED if has_levels else step.status == "ongoing"
        if is_armed and step.when is not None:
            yield period_between(step.when, ONGOING if later is None else later.when)


def _disputes_of(world: World, party: str) -> tuple[Dispute, ...]:
    return () if world.actor(party) is None else tuple(world.disputes_of(party))


@rule("GB618", "party-ended", Severity.WARNING, since="0.2")
def party_ended(dispute: Dispute, context: RuleContext) -> Iterator[Violation]:
    """A dispute of a file goes on after one of its parties has ceased to exist, and there is nobody to go on with.

    A settlement may follow within a year. Nobody goes on if fewer than two of its other parties are left, and none of
    them is a successor. A dispute without a settlement goes on until the day of publication, else until the last day
    of the register.

    Why it matters: the dispute is counted in years in which it had no such party.
    How to fix it: add when it was settled, or the successor that took it over.
    """
    last = _last_day(dispute, context)
    if is_from_prose(dispute) or dispute.source is not None or last is None:
        return
    ended = {party: end for party in dispute.parties for end in _ends_before(party, last, context)}
    if len(dispute.parties) - len(ended) > 1:
        return
    for party, end in ended.items():
        if not any(id in dispute.parties for id in _successors(party, context)):
            message = f"{context.label(party)} ended {dated(end)}, the dispute goes on to {last}"
            yield Violation(message, f"parties[{dispute.parties.index(party)}]")


def _ends_before(party: str, day: Date, context: RuleContext) -> Iterator[Date]:
    """The end of a state or organisation that has certainly ended before a day."""
    body = context.get(party)
    end = body.period.end if isinstance(body, State | Organization) else None
    if isinstance(end, Date) and existed(body, day, context.world) is Answer.NO and _years_apart(end, day):
        yield end


def _years_apart(end: Date, day: Date) -> bool:
    """Whether a day is more than a year after an end; peace may be made after a party has fallen."""
    return bounds(day)[0] - bounds(end)[1] > _DIFFERENCE


def _last_day(dispute: Dispute, context: RuleContext) -> Date | None:
    """The day up to which a dispute goes on; None if it is unknown."""
    if dispute.status != "settled":
        is_dated = any(step.when is not None for step in dispute.steps)
        return (context.published or context.world.horizon) if is_dated else None
    last = dispute.date
    return last if isinstance(last, Date) and not last.qualified else None


def _successors(id: str, context: RuleContext) -> Iterator[str]:
    """The states that followed one, also indirectly."""
    found = [id]
    for each in found:
        record = context.get(each)
        found += (other for other in getattr(record, "successors", ()) if other not in found)
    yield from found[1:]


@rule("GB619", "assault-outside-war", Severity.WARNING, since="0.2")
def assault_outside_war(event: Event, context: RuleContext) -> Iterator[Violation]:
    """A file has wars between actor and recipient, and an assault of one on the other before, between or after them.

    A month around a war, the times of other disputes of the two in the file, and those at which the register has the
    use of force between them are not reported.

    Why it matters: the date of the assault or of the war is wrong, or another dispute is missing.
    How to fix it: correct the date, or add the dispute to which the assault belongs.
    """
    if event.type != "ASSAULT" or event.date is None or event.modality != "asserted" or is_from_prose(event):
        return
    for actor, recipient in product(event.actors, _attacked(event, context)):
        own = context.cached(_periods_of_file).get(frozenset((actor, recipient)), [])
        if own and not any(_is_close(event.date, period) for period in own):
            fights = [fight for fight in _fights(context, actor, recipient) if _has_dates(fight)]
            if not any(event.date.overlaps(fight.period).possible for fight in fights):
                times = ", ".join(map(str, own))
                message = (
                    f"{context.label(actor)} and {context.label(recipient)} fought {times}, not {dated(event.date)}"
                )
                yield Violation(message, "date")
                return


def _attacked(event: Event, context: RuleContext) -> Iterator[str]:
    """The recipients, and those who administered a territory among them."""
    for recipient in event.recipients:
        yield recipient
        territory = context.get(recipient)
        if isinstance(territory, Territory):
            yield from dict.fromkeys(each.state for each in territory.administrators)


def _has_dates(fight: War) -> bool:
    """Whether its period is one of fighting: not that of a long dispute which was a war for some unknown time."""
    return _is_brief(fight) or fight.dispute.hostility == "use"


def _periods_of_file(context: RuleContext) -> dict[frozenset[str], list[Period]]:
    """The periods of the disputes of a file by pair of parties, of pairs that were at war."""
    found: dict[frozenset[str], list[Period]] = {}
    at_war: set[frozenset[str]] = set()
    for _, dispute in context:
        if isinstance(dispute, Dispute) and not is_from_prose(dispute):
            pairs = {frozenset(pair) for pair in (*opponents(dispute), *combinations(dispute.parties, 2))}
            at_war |= {frozenset(pair) for pair in opponents(dispute)} if dispute.war_periods else set()
            for pair in pairs:
                found.setdefault(pair, []).extend(dispute.periods)
    return {pair: periods for pair, periods in found.items() if pair in at_war}


def _is_close(when: When, period: Period) -> bool:
    (first, last), (start, end) = bounds(when), bounds(period)
    return first <= end + _SKIRMISH and start - _SKIRMISH <= last


@rule("GB620", "peace-before-war", Severity.WARNING, since="0.2")
def peace_before_war(agreement: Agreement, context: RuleContext) -> Iterator[Violation]:
    """A file has a war between the parties of a peace or a ceasefire, and it was concluded before the war began.

    It is not reported if the file has an earlier dispute of the two, if they fought in the year before a ceasefire or
    in the five years before a peace, or if the war began more than 25 years later.

    Why it matters: one of the dates is wrong; the war has no end.
    How to fix it: correct the date of the agreement or of the war, or add the dispute that it ended.
    """
    if agreement.kind not in _TRUCES or agreement.source is not None or is_from_prose(agreement):
        return
    when, periods = conclusion_date(agreement), context.cached(_periods_of_file)
    if when is None or when.qualified:
        return
    own = [period for pair in combinations(agreement.parties, 2) for period in periods.get(frozenset(pair), ())]
    own = [period for period in own if bounds(period)[0] - bounds(when)[1] <= _LATER]
    if not own or not all(when.before(period).certain for period in own):
        return
    fights = (fight for pair in combinations(agreement.parties, 2) for fight in _fights(context, *pair))
    later = _NEAR if agreement.kind == "peace" else _DIFFERENCE
    if not any(_has_dates(fight) and _may_end(bounds(fight.period), bounds(when)[1], later) for fight in fights):
        number = next(number for number, step in enumerate(agreement.steps) if step.when == when)
        message = f"{agreement.kind} concluded {dated(when)}, before the war of {own[0]}"
        yield Violation(message, f"steps[{number}].when")


def _may_end(period: Bounds, day: int, later: int) -> bool:
    """Whether fighting went on on a day, or had ended at most so many days before."""
    return period[0] <= day <= period[1] + later
