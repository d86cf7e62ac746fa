"""What does a text say? All stages of the reading put together: names, leaders, dates, events, agreements, disputes,
findings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import attrs

from geobrief.evidence import Mention
from geobrief.findings import Finding, Place, by_place, code
from geobrief.model import Agreement, DateMention, Dispute, Event, Reference, Tenure
from geobrief.reading.agreements.find import find_agreements
from geobrief.reading.analysis import Analysis
from geobrief.reading.disputes.find import find_disputes
from geobrief.reading.entities import Entity
from geobrief.reading.events.find import find_events
from geobrief.reading.language import looks_english
from geobrief.register import World


@attrs.frozen
class Reading:
    """The records of a text, each with the words it rests on, and what the reader has to say about them."""

    dates: tuple[DateMention, ...]
    states: tuple[Reference, ...]
    leaders: tuple[Tenure, ...]
    organizations: tuple[Reference, ...]
    groups: tuple[Reference, ...]
    territories: tuple[Reference, ...]
    agreements: tuple[Agreement, ...]
    disputes: tuple[Dispute, ...]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]


def read_text(text: str, world: World, published: datetime.date | None = None, *, strict: bool = False) -> Reading:
    """Read a text; `strict` keeps only what rests on the plain words of one clause.

    >>> import geobrief
    >>> read_text("Chile and Peru signed a border treaty on 3 June 1929.", geobrief.world()).agreements[0].parties
    ('CHL', 'PER')
    """
    seen = Analysis(text, world, published)
    leaders = _leaders(seen)
    references = {
        table: tuple(_references(seen, table, leaders))
        for table in ("states", "organizations", "groups", "territories")
    }
    return Reading(
        dates=tuple(_dates(seen)),
        leaders=leaders,
        agreements=find_agreements(seen, strict=strict),
        disputes=find_disputes(seen, strict=strict),
        events=find_events(seen, strict=strict),
        findings=tuple(by_place(_findings(seen, leaders))),
        **references,
    )


def _dates(seen: Analysis) -> Iterator[DateMention]:
    for found in seen.dates:
        if found.kind != "date":
            yield DateMention(
                found.text, found.start, found.end, kind=found.kind, duration=found.value, rule=found.rule
            )
        elif found.value:
            yield DateMention(found.text, found.start, found.end, found.value, found.period, rule=found.rule)


def _leaders(seen: Analysis) -> tuple[Tenure, ...]:
    found = []
    for figure in seen.people.figures:
        known = seen.registrar.tenure_of(figure.person, figure.state, figure.office) if figure.person else None
        tenure = figure.tenure(known)
        if tenure is not None:
            found.append(tenure)
    return tuple(sorted(found, key=lambda tenure: tenure.mentions[0].start))


_TABLES = {"organization": "organizations", "group": "groups", "territory": "territories"}


def _table(entity: Entity) -> str | None:
    if entity.is_state:
        return None if entity.place else "states"
    return _TABLES.get(entity.kind)


def _table_of(record_id: str) -> str:
    return "organizations" if record_id.startswith("org:") else "states"


def _references(seen: Analysis, table: str, leaders: Iterable[Tenure]) -> Iterator[Reference]:
    """The things of one table that the text names, in the order of first mention; a leader stands for the state."""
    named: dict[str, list[Mention]] = {}
    known = {figure.state for figure in seen.people.figures if figure.state and (figure.told or figure.person)}
    for entity in seen.mentions.entities:
        if _table(entity) == table and not seen.is_in_a_name(entity):
            mention = Mention(entity.text, entity.start, entity.end, entity.kind)
            named.setdefault(entity.id, []).append(mention)
    for tenure in leaders:
        if tenure.state in known and _table_of(tenure.state) == table and tenure.state not in named:
            named[tenure.state] = list(tenure.mentions[:1])
    for record_id, mentions in named.items():
        yield Reference(record_id, seen.name(record_id), mentions)


def _findings(seen: Analysis, leaders: Iterable[Tenure]) -> Iterator[Finding]:
    if not looks_english(seen.sentences):
        yield code("not-english").finding("this does not look like English, the language of the reader")
    if not seen.mentions.entities and not seen.people.figures:
        yield code("nothing-read").finding("no state, person or organisation was found in this text")
    for dropped in seen.mentions.dropped:
        place = Place(start=dropped.match.start, end=dropped.match.end)
        yield code("left-out").finding(f"«{dropped.match.text}» was not read as a state: {dropped.reason}", place=place)
    for doubt in seen.mentions.ambiguous:
        place = Place(start=doubt.match.start, end=doubt.match.end)
        yield code("ambiguous-mention").finding(f"«{doubt.match.text}» can mean {' or '.join(doubt.ids)}", place=place)
    for found in seen.dates:
        if found.kind == "date" and not found.value:
            place = Place(start=found.start, end=found.end)
            yield code("no-anchor").finding(f"«{found.text}» needs the day of publication", place=place)
    for tenure in leaders:
        if tenure.state is None:
            place = Place(start=tenure.mentions[0].start, end=tenure.mentions[0].end)
            yield code("person-unknown").finding(
                f"of which state «{tenure.name}» is {tenure.title} is not told", place=place
            )
