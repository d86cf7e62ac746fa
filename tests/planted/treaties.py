"""Violations of agreements, disputes and memberships."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from .facts import day, meant, published, span, there
from .records import free, holds, renowned, steps
from .source import MARK, Edit, Plant, Site, Source, added, marked, replaced

SOME_DAYS = (1, 8, 25)
STRANGERS = ("Chile", "Mexico", "Austria", "Sweden", "Peru", "Egypt")


def steps_out_of_order(source: Source) -> Iterator[Plant]:
    """A step comes before one that must precede it. The step that is too early is underlined."""
    for record in source.match(r"agreements\[\d+\]"):
        if not renowned(source, record.path):
            taken = steps(source, record.path)
            for (_, first), (_, second) in pairwise(taken):
                yield from _moved(source, first, second)
            yield from _keys_swapped(taken)
            yield from _added_early(source, record, taken)
    for record in source.match(r"disputes\[\d+\]"):
        yield from _turns_swapped(source, record)


def _moved(source: Source, first: Site, second: Site) -> Iterator[Plant]:
    for some in SOME_DAYS:
        early = day(first.words) - datetime.timedelta(some)
        if _once(source, second, early):
            summary = f"{second.path} is moved to {early}, before {first.path}"
            yield Plant("GB507", second.path, summary, [replaced(second, f"{MARK}{early}")])
        late = day(second.words) + datetime.timedelta(some)
        if _once(source, first, late) and late <= published(source):
            summary = f"{first.path} is moved to {late}, after {second.path}"
            yield Plant("GB507", second.path, summary, [replaced(first, str(late)), marked(second)])


def _once(source: Source, site: Site, when: datetime.date) -> bool:
    """Whether with this date two steps, and no more, are out of order, and what is expected is still so."""
    days = [when if other == site else day(other.words) for _, other in steps(source, site.record)]
    wrong = [(one, two) for at, one in enumerate(days) for two in days[at + 1 :] if one > two]
    return len(wrong) == 1 and holds(source, site.record, {site.path: when})


def _keys_swapped(taken: list[tuple[str, Site]]) -> Iterator[Plant]:
    for (status, first), (other, second) in pairwise(taken):
        if first.key is not None and second.key is not None and first.name == status and first.words != second.words:
            path = f"{first.record}.{other}"
            edits = [_key(first, other), _key(second, status), marked(first)]
            yield Plant("GB507", path, f"{status} and {other} of {first.record} change places", edits)


def _key(site: Site, new: str) -> Edit:
    assert site.key is not None
    return Edit(site.key, site.key + len(site.name), new)


def _added_early(source: Source, record: Site, taken: list[tuple[str, Site]]) -> Iterator[Plant]:
    if [status for status, _ in taken] == ["signed"]:
        for some in SOME_DAYS:
            early = day(taken[0][1].words) - datetime.timedelta(some)
            edit = added(source, record.path, f"in_force: {MARK}{early}")
            yield Plant("GB507", f"{record.path}.in_force", f"in force from {early}, before it was signed", [edit])


def _turns_swapped(source: Source, record: Site) -> Iterator[Plant]:
    taken = steps(source, record.path)
    if free(source, record.path) and [status for status, _ in taken] == ["ongoing", "settled"]:
        (_, first), (_, second) = taken
        edits = [replaced(first, second.words), replaced(second, MARK + first.words)]
        yield Plant("GB605", second.path, f"the two dates of {record.path} change places", edits)


def too_few_parties(source: Source) -> Iterator[Plant]:
    """An agreement with one party."""
    for record in source.match(r"agreements\[\d+\]"):
        for party in _parties(source, record) if not renowned(source, record.path) else ():
            site = source.sites[f"{record.path}.parties"]
            summary = f"only {party.words} is left among the parties of {record.path}"
            yield Plant("GB501", site.path, summary, [replaced(site, f"{MARK}[{party.words}]")])


def party_named_twice(source: Source) -> Iterator[Plant]:
    """An agreement of two whose second party is the first one again, so that it has one party."""
    for record in source.match(r"agreements\[\d+\]"):
        parties = _parties(source, record)
        if len(parties) == 2 and not renowned(source, record.path):
            site = source.sites[f"{record.path}.parties"]
            edits = [replaced(parties[1], parties[0].words), marked(site)]
            summary = f"{parties[0].words} is named twice, and nobody else, in {record.path}"
            yield Plant("GB501", site.path, summary, edits)


def _parties(source: Source, record: Site) -> list[Site]:
    return [site for site in source.match(r"\w+\[\d+\]\.parties\[\d+\]") if site.record == record.path]


def contradicts_steps(source: Source) -> Iterator[Plant]:
    """A status that is not that of the last step."""
    for record in source.match(r"(agreements|disputes)\[\d+\]"):
        wrong = "proposed" if record.path.startswith("agreements") else "frozen"
        if free(source, record.path):
            edit = added(source, record.path, f"status: {MARK}{wrong}")
            yield Plant("GB206", f"{record.path}.status", f"the status of {record.path} is given as {wrong}", [edit])


def role_of_no_party(source: Source) -> Iterator[Plant]:
    """A role of somebody who is no party."""
    for record in source.match(r"agreements\[\d+\]"):
        for name in _strangers(source, record):
            edit = added(source, record.path, f"roles: [{{party: {MARK}{name}, role: depositary}}]")
            summary = f"{name} has a role in {record.path} and is not a party"
            yield Plant("GB502", f"{record.path}.roles[0].party", summary, [edit])


def step_of_no_party(source: Source) -> Iterator[Plant]:
    """A step of somebody who is no party."""
    for site in source.match(r"agreements\[\d+\]\.steps\[\d+\]\.party"):
        for name in _strangers(source, source.sites[site.record]):
            summary = f"{name}, not a party, takes the step of {site.words} in {site.record}"
            yield Plant("GB503", site.path, summary, [replaced(site, MARK + name)])


def side_of_no_party(source: Source) -> Iterator[Plant]:
    """Somebody is on a side who is no party, on one of its own or beside another."""
    for sides in source.match(r"disputes\[\d+\]\.sides"):
        own = source.match(sides.path.replace("[", r"\[").replace("]", r"\]") + r"\[\d+\]")
        for name in _strangers(source, source.sites[sides.record]):
            summary = f"{name} is on a side of {sides.record} and is not a party"
            alone = Edit(sides.end - 1, sides.end - 1, f", {MARK}{name}")
            yield Plant("GB603", f"{sides.path}[{len(own)}]", summary, [alone])
            for at, side in enumerate(own):
                if not side.words.startswith("["):
                    yield Plant("GB603", f"{sides.path}[{at}][1]", summary, [_joined(side, name)])


def _joined(side: Site, name: str) -> Edit:
    return replaced(side, f"[{side.words}, {MARK}{name}]")


def _strangers(source: Source, record: Site) -> list[str]:
    when = span(source, record.path)
    parties = {site.words for site in _parties(source, record)}
    ids = [(name, meant(name, when)) for name in STRANGERS if name not in parties]
    return [name for name, id in ids if id and there(id, when)]


def sides_overlap(source: Source) -> Iterator[Plant]:
    """Somebody stands on two sides; the second is in excess."""
    for side in source.match(r"disputes\[\d+\]\.sides\[1\]"):
        first = source.sites[f"{side.path[:-3]}[0]"].words
        summary = f"{first} is on both sides of {side.record}"
        if side.words.startswith("["):
            others = len(source.match(side.path.replace("[", r"\[").replace("]", r"\]") + r"\[\d+\]"))
            edit = Edit(side.end - 1, side.end - 1, f", {MARK}{first}")
            yield Plant("GB602", f"{side.path}[{others}]", summary, [edit])
        else:
            yield Plant("GB602", f"{side.path}[1]", summary, [_joined(side, first)])


def not_a_territory(source: Source) -> Iterator[Plant]:
    """The territory of a dispute is the id of a state or an organisation."""
    for record in source.match(r"disputes\[\d+\]"):
        parties = [meant(site.words, span(source, record.path)) for site in _parties(source, record)]
        for id in [*filter(None, parties), "org:UN"]:
            site = source.sites.get(f"{record.path}.territory")
            edit = replaced(site, MARK + id) if site else added(source, record.path, f"territory: {MARK}{id}")
            yield Plant("GB604", f"{record.path}.territory", f"the territory of {record.path} is {id}", [edit])


MEMBERSHIPS = (
    ("GB422", "member", "an organisation is its own member", "organization: org:NATO, member: ¦org:NATO"),
    ("GB424", "status", "a status that no membership has", "organization: org:UN, member: CAN, status: ¦associate"),
    ("GB420", "period", "a member before the foundation", "organization: org:NATO, member: CAN, period: ¦1937-05/.."),
    ("GB420", "period", "a member after the end", "organization: org:LEAGUE_OF_NATIONS, member: CAN, period: ¦1951/.."),
)


def membership(source: Source) -> Iterator[Plant]:
    """A section of memberships with one that cannot be."""
    at = source.text.index("expect:")
    for code, field, summary, words in MEMBERSHIPS:
        edit = Edit(at, at, f"memberships:\n  - {{{words}}}\n\n")
        yield Plant(code, f"memberships[0].{field}", summary, [edit])


def known_treaty_differs(source: Source) -> Iterator[Plant]:
    """A treaty that everybody knows by its title has another date, or is of another kind."""
    for record in source.match(r"agreements\[\d+\]"):
        if renowned(source, record.path):
            site = steps(source, record.path)[0][1]
            early = day(site.words) - datetime.timedelta(13)
            summary = f"the known treaty {record.path} is dated {early}"
            yield Plant("GB512", site.path, summary, [replaced(site, f"{MARK}{early}")])
            kind = source.sites[f"{record.path}.kind"]
            yield Plant("GB512", kind.path, f"the kind of the known treaty {record.path} is science", [_science(kind)])


def _science(kind: Site) -> Edit:
    return replaced(kind, f"{MARK}science")
