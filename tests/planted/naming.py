"""Violations of names and ids: unknown, ambiguous, of another kind of record, used twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .facts import ambiguous, meant, published, ruler, span, unheard, unknown
from .records import alone, bodies, events, free, participants
from .slips import slip
from .source import MARK, Edit, Plant, Source, added, replaced

AMBIGUOUS = ("Congo", "Korea", "Yemen", "Vietnam", "Germany", "Virgin Islands")
NAMES = (
    r"events\[\d+\]\.(actors|recipients)\[\d+\]|(agreements|disputes)\[\d+\]\.parties\[\d+\]|"
    r"leaders\[\d+\]\.state|expect\[\d+\]\.that\.(of|member|administrator)"
)


def unknown_name(source: Source) -> Iterator[Plant]:
    """A name that nobody ever bore."""
    for site in source.match(NAMES):
        if len(site.words) > 4 and free(source, site.record):
            wrong = slip(site.words, site.path, unheard)
            summary = f"{site.words} is misspelt {wrong} in {site.path}"
            yield Plant("GB301", site.path, summary, [replaced(site, MARK + wrong)])


def ambiguous_name(source: Source) -> Iterator[Plant]:
    """A name that several bore at the time."""
    for site in source.match(r"(events\[\d+\]\.(actors|recipients)|agreements\[\d+\]\.parties)\[\d+\]"):
        when = span(source, site.record)
        for name in AMBIGUOUS:
            if free(source, site.record) and alone(source, site.record) and ambiguous(name, when):
                summary = f"{name} replaces {site.words} in {site.path}"
                yield Plant("GB302", site.path, summary, [replaced(site, MARK + name)])


def dangling_reference(source: Source) -> Iterator[Plant]:
    """An expectation speaks of a dispute or agreement that is not there, or an actor has an id that is nobody's."""
    own = {site.words for site in source.match(r"(agreements|disputes)\[\d+\]\.id")}
    for site in source.match(r"expect\[\d+\]\.that\.(dispute|agreement)"):
        wrong = slip(site.words, site.path, lambda word: word not in own and unknown(word))
        yield Plant("GB303", site.path, f"the id {site.words} is misspelt {wrong}", [replaced(site, MARK + wrong)])
    for site in source.match(r"events\[\d+\]\.(actors|recipients)\[\d+\]"):
        id = meant(site.words, span(source, site.record)) or ""
        if ":" in id:
            wrong = _nobodys(id, site.path)
            summary = f"{site.words} becomes the id {wrong}, which is nobody's"
            yield Plant("GB303", site.path, summary, [replaced(site, MARK + wrong)])


def _nobodys(id: str, salt: str) -> str:
    kind, _, name = id.partition(":")

    def fine(word: str) -> bool:
        return unknown(f"{kind}:{word}")

    return f"{kind}:{slip(name, salt, fine)}"


def duplicate_id(source: Source) -> Iterator[Plant]:
    """Two records have one id; the second is in excess."""
    ids = source.match(r"agreements\[\d+\]\.id")
    for first, second in pairwise(ids):
        if free(source, second.record):
            summary = f"{second.record} has the id {first.words}, as {first.record} has"
            yield Plant("GB305", second.path, summary, [replaced(second, MARK + first.words)])
    for one, two in pairwise(events(source)):
        edits = [added(source, one, "id: deed"), added(source, two, f"id: {MARK}deed")]
        yield Plant("GB305", f"{two}.id", f"{one} and {two} have one id", edits)


def person_as_party(source: Source) -> Iterator[Plant]:
    """The id of the one who ruled replaces the state."""
    for site in source.match(r"events\[\d+\]\.(actors|recipients)\[\d+\]"):
        when = span(source, site.record)
        id = meant(site.words, when)
        tenure = ruler(id, when[0]) if id and ":" not in id and alone(source, site.record) else None
        if tenure and tenure.person:
            summary = f"{tenure.person} replaces {site.words} in {site.path}"
            yield Plant("GB304", site.path, summary, [replaced(site, MARK + tenure.person)])


def state_as_person(source: Source) -> Iterator[Plant]:
    """The id of a state or an organisation stands among the people."""
    for event in events(source):
        site = participants(source, event)[0]
        id = meant(site.words, span(source, event))
        if id and alone(source, event):
            edit = added(source, event, f"people: [{MARK}{id}]")
            yield Plant("GB709", f"{event}.people[0]", f"{id} stands among the people of {event}", [edit])


def duplicated(source: Source) -> Iterator[Plant]:
    """An event is repeated after itself."""
    for at, event in enumerate(events(source)):
        site = source.sites[event]
        edit = Edit(site.end, site.end, f"\n  - {MARK}{site.words}")
        yield Plant("GB306", f"events[{at + 1}]", f"{event} is there twice", [edit])


def person_of_another_state(source: Source) -> Iterator[Plant]:
    """The ruler of a third state takes part in what two others do."""
    for event in events(source):
        when, present = span(source, event), bodies(source, event)
        for state in ("IND", "JPN", "BRA", "CAN", "MEX", "EGY"):
            tenure = ruler(state, when[0])
            stateless = any(":" in id for id in present) or state in present
            if tenure and when[1] <= published(source) and alone(source, event) and not stateless:
                edit = added(source, event, f"people: [{MARK}{tenure.name}]")
                summary = f"{tenure.name} of {state} takes part in {event}"
                yield Plant("GB706", f"{event}.people[0]", summary, [edit])
