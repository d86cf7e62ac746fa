"""Violations of time: an actor that did not exist, a leader who was not in office, dates after publication."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from geobrief import State, Tenure
from geobrief.register import world

from . import facts
from .facts import Span, day, known_as, meant, out_of_time, published, span, there
from .records import (
    all_there,
    alone,
    bodies,
    events,
    free,
    holds,
    in_office,
    participants,
    people,
    renowned,
    steps,
)
from .source import MARK, Plant, Site, Source, added, marked, replaced

STATES = (
    "Soviet Union", "Ukraine", "Croatia", "Bangladesh", "Namibia", "Eritrea", "South Sudan", "East Germany",
    "South Yemen", "Czechoslovakia", "Yugoslavia", "South Vietnam", "Austria-Hungary", "Timor-Leste",
)  # fmt: skip
ORGANIZATIONS = (
    "League of Nations", "African Union", "Warsaw Pact", "CIS", "World Trade Organization", "Comecon", "SEATO",
    "UNASUR", "Eurasian Economic Union",
)  # fmt: skip
SOME_DAYS = (3, 19, 40)
FORESEEN = ("in_force", "suspended", "terminated")  # the day is often known before


def state_out_of_time(source: Source) -> Iterator[Plant]:
    """A state that did not exist takes the place of one that did: a predecessor, a successor, or any other."""
    for site in source.match(r"(events\[\d+\]\.(actors|recipients)|agreements\[\d+\]\.parties)\[\d+\]"):
        if _replaceable(source, site):
            when = span(source, site.record)
            for name in (*_kin(meant(site.words, when)), *STATES):
                id = out_of_time(name, when)
                if id and ":" not in id:
                    yield _instead(site, name, "GB402")
                    yield _instead(site, id, "GB402")


def _replaceable(source: Source, site: Site) -> bool:
    """Whether nothing else in the record, and no known treaty, speaks of this participant."""
    within = source.text[source.sites[site.record].start : source.sites[site.record].end]
    kept = source.words(f"{site.record}.kind") in ("peace", "ceasefire") or renowned(source, site.record)
    return alone(source, site.record) and within.count(site.words) == 1 and not kept


def _kin(id: str | None) -> list[str]:
    record = world().get(id) if id else None
    ids = (*record.predecessors, *record.successors) if isinstance(record, State) else ()
    return [world().get(other).name for other in ids if not facts.unknown(other)]


def _instead(site: Site, name: str, code: str) -> Plant:
    summary = f"{name}, not there at the time, replaces {site.words} in {site.path}"
    return Plant(code, site.path, summary, [replaced(site, MARK + name)])


def organization_out_of_time(source: Source) -> Iterator[Plant]:
    """An organisation acts before it was founded or after it was dissolved."""
    for site in source.match(r"events\[\d+\]\.(actors|recipients)\[\d+\]"):
        for name in ORGANIZATIONS if _replaceable(source, site) else ():
            id = out_of_time(name, span(source, site.record))
            if id and id.startswith("org:"):
                yield _instead(site, name, "GB407")
                yield _instead(site, id, "GB407")


def date_before_founding(source: Source) -> Iterator[Plant]:
    """An event is moved to a day on which just one of those who take part did not exist yet."""
    for event in filter(lambda event: alone(source, event), events(source)):
        for site in participants(source, event):
            for when in _before_founding(source, site):
                code = "GB407" if ":" in (known_as(site.words, when) or "") else "GB402"
                summary = f"{event} is moved to {when}, before there was {site.words}"
                date = source.sites[f"{event}.date"]
                yield Plant(code, site.path, summary, [replaced(date, str(when)), marked(site)])


def _before_founding(source: Source, site: Site) -> list[datetime.date]:
    when = span(source, site.record)
    id = meant(site.words, when)
    lives = [start for start, end in world().lifetime(id) if start <= when[0].toordinal() <= end] if id else []
    if not lives or lives[0] < datetime.date(1900, 1, 1).toordinal() or len(world().lifetime(id or "")) > 1:
        return []
    days = [datetime.date.fromordinal(lives[0] - some) for some in SOME_DAYS]
    return [d for d in days if known_as(site.words, d) == id and _others_there(source, site, d)]


def _others_there(source: Source, site: Site, when: datetime.date) -> bool:
    others = [other for other in participants(source, site.record) if other.words != site.words]
    ids = [(meant(other.words, span(source, site.record)), meant(other.words, (when, when))) for other in others]
    return all(id and id == then and there(id, (when, when)) for id, then in ids)


def person_out_of_office(source: Source) -> Iterator[Plant]:
    """A predecessor or successor stands among the people: in the place of another, or where nobody stood."""
    for event in events(source):
        when = span(source, event)
        for site in people(source, event):
            for name in _out(_held(source, event, site, when), source, when):
                summary = f"{name} replaces {site.words} in {event}"
                yield Plant("GB401", site.path, summary, [replaced(site, MARK + name)])
        if alone(source, event):
            for name in _out(_ruling(source, event, when), source, when):
                edit = added(source, event, f"people: [{MARK}{name}]")
                yield Plant("GB401", f"{event}.people[0]", f"{name} takes part in {event}", [edit])


def _held(source: Source, event: str, site: Site, when: Span) -> list[Tenure]:
    id = facts.person(site.words)
    return [tenure for tenure in facts.offices(id or "", when) if tenure.state in bodies(source, event)]


def _ruling(source: Source, event: str, when: Span) -> list[Tenure]:
    first = meant(participants(source, event)[0].words, when)
    tenure = facts.ruler(first, when[0]) if first and ":" not in first else None
    return [tenure] if tenure else []


def _out(held: list[Tenure], source: Source, when: Span) -> list[str]:
    """Neighbours in office who were in none, neither then nor when the file was published."""
    today = published(source)
    found = {other.name: other.person or "" for tenure in held for other in facts.neighbours(tenure)}
    if when[1] > today:
        return []
    return [
        name
        for name, id in found.items()
        if facts.person(name) == id
        and facts.alive(id, when)
        and not facts.offices(id, when)
        and not facts.offices(id, (today, today))
    ]


def date_out_of_term(source: Source) -> Iterator[Plant]:
    """An event is moved to a day before the term of just one of the people who act in it."""
    for event in events(source):
        for site in people(source, event):
            for when in _before_term(source, site):
                summary = f"{event} is moved to {when}, before the term of {site.words}"
                date = source.sites[f"{event}.date"]
                yield Plant("GB401", site.path, summary, [replaced(date, str(when)), marked(site)])


def _before_term(source: Source, site: Site) -> list[datetime.date]:
    id, present = facts.person(site.words) or "", bodies(source, site.record)
    career = [tenure for body in present for tenure in facts.career(id, body)]
    first = [tenure.period.earliest for tenure in career if tenure.period.earliest]
    days = [first[0] - datetime.timedelta(some) for some in SOME_DAYS] if first else []
    others = [facts.person(other.words) or "" for other in people(source, site.record) if other != site]
    return [
        d
        for d in days
        if not facts.offices(id, (d, d))
        and all_there(source, site.record, d)
        and all(in_office(other, present, d) for other in others)
    ]


def after_publication(source: Source) -> Iterator[Plant]:
    """An event, or the last step of an agreement or dispute, is after the day of publication."""
    for some in SOME_DAYS:
        when = published(source) + datetime.timedelta(some)
        for site in (*_dates(source, when), *_last_steps(source, when)):
            summary = f"{site.path} is moved to {when}, after the day of publication"
            yield Plant("GB404", site.path, summary, [replaced(site, f"{MARK}{when}")])


def _dates(source: Source, when: datetime.date) -> Iterator[Site]:
    for event in events(source):
        ids = [facts.person(site.words) or "" for site in people(source, event)]
        plain = f"{event}.modality" not in source.sites and all_there(source, event, when)
        if plain and all(in_office(id, bodies(source, event), when) for id in ids):
            yield source.sites[f"{event}.date"]


def _last_steps(source: Source, when: datetime.date) -> Iterator[Site]:
    for record in source.match(r"(agreements|disputes)\[\d+\]"):
        taken = sorted(steps(source, record.path), key=lambda step: day(step[1].words))
        last = taken[-1][1] if taken and taken[-1][0] not in FORESEEN else None
        lasting = all_there(source, record.path, when) and not renowned(source, record.path)
        if last and lasting and (free(source, record.path) or holds(source, record.path, {last.path: when})):
            yield last
