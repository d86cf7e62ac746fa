"""What the records of a scenario state: participants, steps, and which expectations rest on them.

An expectation that becomes false would be a second violation. Therefore a record that an expectation speaks of is
spared where a mutation would remove it, and a step is moved only where every expectation still holds.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from geobrief.register import world

from .facts import day, known_as, meant, offices, span, there
from .source import Site, Source

ORDER = "proposed under_negotiation agreed signed ratified in_force suspended terminated failed".split()
TURNS = "ongoing frozen settled".split()


def relied(source: Source) -> set[str]:
    """The ids of the agreements and disputes of which something is expected."""
    return {site.words for site in source.match(r"expect\[\d+\]\.that\.(dispute|agreement)")}


def free(source: Source, record: str) -> bool:
    """Whether no expectation needs the record."""
    return source.words(f"{record}.id") not in relied(source)


def renowned(source: Source, record: str) -> bool:
    """Whether an agreement has the title of one that the register knows, so that it can differ from that one."""
    title = source.words(f"{record}.title")
    return title is not None and any(known.title == title for known in world().agreements)


def events(source: Source) -> list[str]:
    """The paths of the events."""
    return [site.path for site in source.match(r"events\[\d+\]")]


def alone(source: Source, event: str) -> bool:
    """Whether an event names no person."""
    return f"{event}.people" not in source.sites


def participants(source: Source, record: str) -> list[Site]:
    """Who acts and who is acted upon, or who are the parties."""
    roles = r"\.(actors|recipients|parties)\[\d+\]"
    return [site for site in source.match(r"\w+\[\d+\]" + roles) if site.record == record]


def people(source: Source, event: str) -> list[Site]:
    """The persons who act in an event."""
    return [site for site in source.match(r"events\[\d+\]\.people\[\d+\]") if site.record == event]


def bodies(source: Source, record: str) -> set[str]:
    """The ids of the participants."""
    when = span(source, record)
    return {id for site in participants(source, record) if (id := meant(site.words, when))}


def all_there(source: Source, record: str, when: datetime.date) -> bool:
    """Whether on another day the same participants would be meant, and would have existed."""
    then = span(source, record)
    ids = [(meant(site.words, then), known_as(site.words, when)) for site in participants(source, record)]
    return all(id and id == other and there(id, (when, when)) for id, other in ids)


def in_office(id: str, bodies: set[str], when: datetime.date) -> bool:
    """Whether a person held an office of one of the bodies on a day."""
    return any(tenure.state in bodies for tenure in offices(id, (when, when)))


def steps(source: Source, record: str) -> list[tuple[str, Site]]:
    """The steps that all parties take: status, and the place of the date, in the short form and in the long one."""
    short = [(site.name, site) for site in source.entries(record) if site.name in ORDER + TURNS]
    return short + [
        (source.sites[f"{step.path}.status"].words, source.sites[f"{step.path}.when"])
        for step in source.match(r"\w+\[\d+\]\.steps\[\d+\]")
        if step.record == record and f"{step.path}.party" not in source.sites
    ]


def holds(source: Source, record: str, moved: Mapping[str, datetime.date]) -> bool:
    """Whether what is expected of a record is still so when the steps at some paths have other dates."""
    taken = [(moved.get(site.path) or day(site.words), status) for status, site in steps(source, record)]
    return all(
        (_status(taken, day(source.words(f"{expected}.on"))) == _wanted(source, expected)) != _denied(source, expected)
        for expected in _expectations(source, source.words(f"{record}.id"))
    )


def _expectations(source: Source, id: str | None) -> list[str]:
    named = source.match(r"expect\[\d+\]\.that\.(dispute|agreement)")
    return [site.record for site in named if site.words == id]


def _status(taken: list[tuple[datetime.date, str]], when: datetime.date) -> str | None:
    made = sorted((step for step in taken if step[0] <= when), key=lambda step: step[0])
    return made[-1][1] if made else None


def _wanted(source: Source, expected: str) -> str:
    return source.words(f"{expected}.that.status") or "ongoing"


def _denied(source: Source, expected: str) -> bool:
    return source.words(f"{expected}.that.denied") == "true"
