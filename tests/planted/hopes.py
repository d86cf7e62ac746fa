"""Expectations that do not hold; the place of the finding is the whole expectation, from the brace on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from geobrief import Territory
from geobrief.register import world

from . import facts
from .facts import day, known_as
from .records import ORDER, TURNS
from .source import Edit, Plant, Site, Source, marked, removed, replaced

NO_MEMBERS = ("Sweden", "Austria", "Egypt", "Mexico")


def expectation_fails(source: Source) -> Iterator[Plant]:
    """An expectation is turned into one that the file and the world do not fulfil."""
    for that in source.match(r"expect\[\d+\]\.that"):
        for summary, edit in (*_denied(source, that), *_status(source, that), *_somebody_else(source, that)):
            yield Plant("GB001", that.path, f"{that.record}: {summary}", [edit, marked(that)])


def _denied(source: Source, that: Site) -> Iterator[tuple[str, Edit]]:
    denied = source.sites.get(f"{that.path}.denied")
    if denied:
        yield "no longer denied", removed(source, denied)
    else:
        yield "denied", Edit(that.end - 1, that.end - 1, ", denied: true")


def _status(source: Source, that: Site) -> Iterator[tuple[str, Edit]]:
    status, hostility = (source.sites.get(f"{that.path}.{name}") for name in ("status", "hostility"))
    if status:
        words = ORDER if f"{that.path}.agreement" in source.sites else TURNS
        for other in words:
            if other != status.words:
                yield f"{other}, not {status.words}", replaced(status, other)
    if hostility:
        yield f"display, not {hostility.words}", replaced(hostility, "display")


def _somebody_else(source: Source, that: Site) -> Iterator[tuple[str, Edit]]:
    when = day(source.words(f"{that.record}.on"))
    body = known_as(source.words(f"{that.path}.of") or "Argentina", when) or ""
    for name, others in (("leader", _leaders), ("member", _members), ("administrator", _administrators)):
        site = source.sites.get(f"{that.path}.{name}")
        for other in others(body, day(source.words(f"{that.record}.on"))) if site else ():
            if site and other != site.words:
                yield f"{other}, not {site.words}", replaced(site, other)


def _leaders(body: str, when: datetime.date) -> list[str]:
    tenure = facts.ruler(body, when)
    return [other.name for other in facts.neighbours(tenure)] if tenure else []


def _members(body: str, when: datetime.date) -> list[str]:
    roster = world().members(body, on=when)
    return [name for name in NO_MEMBERS if known_as(name, when) not in roster]


def _administrators(body: str, when: datetime.date) -> list[str]:
    record = world().get(body)
    ruling = record.administrator_on(when) if isinstance(record, Territory) else None
    return [name for name in ("Argentina", "United Kingdom", "Chile") if known_as(name, when) != ruling]
