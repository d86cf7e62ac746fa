"""Facts about the days of a record: who existed, who held office, who came before and after.

Each mutant must be wrong by the facts, and by nothing else. These questions are asked of the register's data only.
"""

from __future__ import annotations

import datetime
from functools import cache

from geobrief import ActorId, Period, Tenure
from geobrief.register import world

from .source import Source

Span = tuple[datetime.date, datetime.date]
DATED = (
    "date when period on proposed under_negotiation agreed signed ratified in_force suspended terminated failed "
    "ongoing frozen settled"
).split()


def day(words: str | None) -> datetime.date:
    """A day that is written in full."""
    return datetime.date.fromisoformat(words or "")


def published(source: Source) -> datetime.date:
    """The day of publication."""
    return day(source.words("published"))


def span(source: Source, record: str) -> Span:
    """The first and the last day of a record; the day of publication if it has no date."""
    periods = [Period(site.words) for site in source.inside(record) if site.name in DATED]
    starts = [period.earliest for period in periods if period.earliest]
    ends = [period.latest for period in periods if period.latest]
    return min(starts, default=published(source)), max(ends, default=published(source))


def meant(name: str, when: Span) -> ActorId | None:
    """The one whom a name means, on the first and on the last day."""
    found = {answer.record.id if answer.record else None for answer in (world().resolve(name, on=d) for d in when)}
    return found.pop() if len(found) == 1 else None


def known_as(name: str, when: datetime.date) -> ActorId | None:
    """Whom a name means first of all, whether or not there was such a one on that day."""
    answer = world().resolve(name, on=when)
    return answer.candidates[0].record.id if answer.status in ("one", "not_then") else None


def ambiguous(name: str, when: Span) -> bool:
    """Whether a name meant several on each of the days."""
    return all(world().resolve(name, on=d).status == "many" for d in when)


@cache
def unheard(name: str) -> bool:
    """Whether nobody and nothing bears a name, at any time."""
    return world().resolve(name).status == "none"


@cache
def _ids() -> frozenset[str]:
    known = world()
    bodies = (known.states, known.organizations, known.groups, known.territories, known.people)
    tables = (*bodies, known.agreements, known.disputes)
    return frozenset((record.id or "").casefold() for table in tables for record in table)


def unknown(id: str) -> bool:
    """Whether the register has no record of this id, in whatever capitals."""
    return id.casefold() not in _ids()


def there(id: str, when: Span) -> bool:
    """Whether a state or organisation existed all the time."""
    first, last = (d.toordinal() for d in when)
    return any(start <= first and last <= end for start, end in world().lifetime(id))


def nowhere(id: str, when: Span) -> bool:
    """Whether a state or organisation existed at no time of it."""
    first, last = (d.toordinal() for d in when)
    return not any(start <= last and first <= end for start, end in world().lifetime(id))


def out_of_time(name: str, when: Span) -> ActorId | None:
    """Whom a name means that had no bearer at that time; None where it had one, or is not known at all."""
    if not all(world().resolve(name, on=d).status == "not_then" for d in when):
        return None
    id = known_as(name, when[0])
    return id if id and id == known_as(name, when[1]) and nowhere(id, when) else None


@cache
def _careers() -> dict[str, list[Tenure]]:
    found: dict[str, list[Tenure]] = {}
    for tenure in world().tenures:
        if tenure.person:
            found.setdefault(tenure.person, []).append(tenure)
    return found


@cache
def person(name: str) -> str | None:
    """The id of the only person who held an office under this name."""
    found = {tenure.person for tenure in world().tenures if tenure.name == name}
    return found.pop() if len(found) == 1 else None


def may_hold(tenure: Tenure, when: Span) -> bool:
    """Whether a tenure may have covered some day of it."""
    return any(tenure.period.contains(d).possible for d in when)


def offices(id: str, when: Span) -> list[Tenure]:
    """The offices that a person held, or may have held, at that time, of whatever body."""
    return [tenure for tenure in _careers().get(id, []) if may_hold(tenure, when)]


def career(id: str, body: str) -> list[Tenure]:
    """What a person was for a state, from the first office on."""
    found = [tenure for tenure in _careers().get(id, []) if tenure.state == body and tenure.period.earliest]
    return sorted(found, key=lambda tenure: tenure.period.earliest or datetime.date.min)


def alive(id: str, when: Span) -> bool:
    """Whether nothing is known of a birth after, or a death before it."""
    record = world().get(id)
    born, died = getattr(record, "born", None), getattr(record, "died", None)
    return not (born and born.latest > when[0]) and not (died and died.earliest <= when[1])


def ruler(state: str, when: datetime.date) -> Tenure | None:
    """Who ruled a state."""
    return world().leader(state, on=when)


@cache
def _seat(state: str, office: str) -> tuple[Tenure, ...]:
    held = [tenure for tenure in world().tenures if (tenure.state, tenure.office) == (state, office)]
    dated = [tenure for tenure in held if tenure.period.earliest and tenure.person and not tenure.acting]
    return tuple(sorted(dated, key=lambda tenure: tenure.period.earliest or datetime.date.min))


def neighbours(tenure: Tenure) -> list[Tenure]:
    """The predecessor and the successor in an office."""
    seat = _seat(tenure.state or "", tenure.office)
    at = seat.index(tenure)
    before = [other for other in seat[:at] if other.person != tenure.person][-1:]
    return before + [other for other in seat[at + 1 :] if other.person != tenure.person][:1]
