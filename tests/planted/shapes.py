"""Slips that make a file unreadable: keys, words, dates, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .records import events, free
from .slips import no_key, no_term, slip
from .source import MARK, Edit, Plant, Site, Source, added, marked, removed, replaced

SPARE = {
    "leaders": ("title", "period", "effective", "person"),
    "agreements": ("subject",),
    "disputes": ("over",),
    "events": ("contexts", "people", "mode", "recipients"),
}
NEEDS_RECIPIENT = ("SANCTION", "COOPERATE", "AID", "CONSULT")
WORDS = (
    r"events\[\d+\]\.(type|mode|modality|contexts\[\d+\])|leaders\[\d+\]\.office|"
    r"(agreements|disputes)\[\d+\]\.(kind|hostility|steps\[\d+\]\.status)|expect\[\d+\]\.that\.(status|hostility)"
)
DATES = (
    r"published|expect\[\d+\]\.on|events\[\d+\]\.date|leaders\[\d+\]\.period|"
    r"(agreements|disputes)\[\d+\]\.(agreed|signed|in_force|terminated|ongoing|settled|steps\[\d+\]\.when)"
)
DAY = r"\d{4}-\d\d-\d\d"


def misspelt_key(source: Source) -> Iterator[Plant]:
    """A key that may be left out is written in letters that no record knows."""
    for site in source.match(r"\w+\[\d+\]\.\w+"):
        if site.key is not None and _spare(source, site):
            wrong = slip(site.name, site.path, no_key)
            edit = Edit(site.key, site.key + len(site.name), MARK + wrong)
            yield Plant("GB201", f"{site.record}.{wrong}", f"the key {site.name} is misspelt {wrong}", [edit])


def _spare(source: Source, site: Site) -> bool:
    section = site.record.partition("[")[0]
    needed = site.name == "recipients" and source.words(f"{site.record}.type") in NEEDS_RECIPIENT
    return site.name in SPARE.get(section, ()) and not needed


def misspelt_word(source: Source) -> Iterator[Plant]:
    """A word of a vocabulary is misspelt, in a record that nothing needs."""
    for site in source.match(WORDS):
        if free(source, site.record):
            wrong = slip(site.words, site.path, no_term)
            yield Plant("GB204", site.path, f"{site.name} {site.words} is misspelt {wrong}", [_new(site, wrong)])


def impossible_date(source: Source) -> Iterator[Plant]:
    """A day that no month has."""
    for site in source.match(DATES):
        if re.search(DAY + "$", site.words) and free(source, site.record):
            wrong = site.words[:-2] + {"02": "30", "04": "31", "06": "31", "09": "31", "11": "31"}.get(
                site.words[-5:-3], "32"
            )
            yield Plant("GB204", site.path, f"{site.name} {site.words} becomes {wrong}", [_new(site, wrong)])


def reversed_period(source: Source) -> Iterator[Plant]:
    """A period ends before it starts."""
    for site in source.match(r"events\[\d+\]\.date|leaders\[\d+\]\.period"):
        if re.fullmatch(f"{DAY}/{DAY}", site.words):
            wrong = "/".join(reversed(site.words.split("/")))
            yield Plant("GB204", site.path, f"start and end of {site.words} change places", [_new(site, wrong)])


def duplicate_key(source: Source) -> Iterator[Plant]:
    """A key stands twice in one record; the second one is in excess."""
    for site in source.match(r"events\[\d+\]\.date|leaders\[\d+\]\.office|(agreements|disputes)\[\d+\]\.kind"):
        edit = added(source, site.record, f"{MARK}{site.name}: {site.words}")
        yield Plant("GB106", site.path, f"{site.name} stands twice in {site.record}", [edit])
    title = source.sites["title"]
    yield Plant("GB106", "title", "title stands twice", [Edit(title.end, title.end, f"\n{MARK}title: Draft")])


def missing_key(source: Source) -> Iterator[Plant]:
    """A record lacks what it cannot be without: the path leads to the field, the place is where the record begins."""
    for site in source.match(
        r"events\[\d+\]\.type|leaders\[\d+\]\.(name|office)|(agreements|disputes)\[\d+\]\.kind|expect\[\d+\]\.on"
    ):
        if free(source, site.record):
            edits = [removed(source, site), marked(source.sites[site.record])]
            yield Plant("GB202", site.path, f"{site.name} of {site.record} is left out", edits)


def wrong_shape(source: Source) -> Iterator[Plant]:
    """A text stands where the format has a list."""
    for site in source.match(r"(events|agreements)\[\d+\]\.(actors|recipients|contexts|people|parties)"):
        if free(source, site.record):
            one = source.sites[f"{site.path}[0]"].words
            yield Plant("GB203", site.path, f"{site.path} is a text, no list", [_new(site, one)])


def unknown_schema(source: Source) -> Iterator[Plant]:
    """The file says that it is of another version."""
    site = source.sites["schema"]
    for wrong in ("geobrief/2", "geobrief/0.9", "geobreif/1"):
        yield Plant("GB205", "schema", f"schema is {wrong}", [_new(site, wrong)])


def anchor_or_tag(source: Source) -> Iterator[Plant]:
    """YAML that the format leaves out: an anchor, a tag."""
    for event in events(source):
        site = source.sites[f"{event}.date"]
        yield Plant("GB102", site.path, "an anchor before a date", [_new(site, f"&day {site.words}")])
        yield Plant("GB103", site.path, "a tag before a date", [_new(site, f"!!str {site.words}")])


def _new(site: Site, words: str) -> Edit:
    return replaced(site, MARK + words)
