"""Violations of events."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.vocabulary import load, modes

from .facts import published, span
from .records import alone, events, participants
from .slips import chance
from .source import MARK, Plant, Source, added, replaced

MUTUAL = ("AGREE", "CONSULT")


def mode_not_of_type(source: Source) -> Iterator[Plant]:
    """A mode that belongs to other types, in the place of a fitting one or where there was none."""
    for event in events(source):
        type = source.words(f"{event}.type") or ""
        others = [mode for mode in load("event_modes").ids if mode not in modes(type)]
        site = source.sites.get(f"{event}.mode")
        for wrong in chance(source.name, event).sample(others, 3):
            edit = replaced(site, MARK + wrong) if site else added(source, event, f"mode: {MARK}{wrong}")
            yield Plant("GB702", f"{event}.mode", f"{type} has the mode {wrong}", [edit])


def nobody_acts(source: Source) -> Iterator[Plant]:
    """An event without actors."""
    for event in events(source):
        if alone(source, event) and source.words(f"{event}.mode") != "multilateral":
            edit = replaced(source.sites[f"{event}.actors"], f"{MARK}[]")
            yield Plant("GB705", f"{event}.actors", f"{event} has no actors", [edit])


def recipient_missing(source: Source) -> Iterator[Plant]:
    """An event whose type needs a recipient has none."""
    for event in events(source):
        if source.words(f"{event}.type") == "SANCTION" and alone(source, event):
            edit = replaced(source.sites[f"{event}.recipients"], f"{MARK}[]")
            yield Plant("GB703", f"{event}.recipients", f"{event} has no recipients", [edit])


def actor_is_recipient(source: Source) -> Iterator[Plant]:
    """Somebody acts on itself, where two are meant."""
    for event in events(source):
        both = participants(source, event)
        if len(both) == 2 and "actors" in both[0].path and "recipients" in both[1].path and _one_way(source, event):
            summary = f"{both[0].words} acts on itself in {event}"
            yield Plant("GB704", both[1].path, summary, [replaced(both[1], MARK + both[0].words)])


def _one_way(source: Source, event: str) -> bool:
    return source.words(f"{event}.type") not in MUTUAL


def future_in_the_past(source: Source) -> Iterator[Plant]:
    """An event before the day of publication is given as future."""
    for event in events(source):
        if f"{event}.modality" not in source.sites and span(source, event)[1] < published(source):
            edit = added(source, event, f"modality: {MARK}future")
            yield Plant("GB711", f"{event}.modality", f"{event}, which is past, is given as future", [edit])
