"""The stages of a reading, in order, from a text to tables of records and the reader's findings."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from geobrief.arguments import check_text
from geobrief.evidence import Mention
from geobrief.findings import Finding, code
from geobrief.model import DateMention, Reference
from geobrief.model.record_types import RECORD_TYPES, SECTIONS_OF_PROSE, TABLE_OF_NAMESPACE
from geobrief.reading.analysis import Analysis
from geobrief.reading.dates import FoundDate, find_dates
from geobrief.reading.entities import Entity, Line, lines
from geobrief.reading.findings import findings_of
from geobrief.reading.mentions import Mentions, find_mentions
from geobrief.reading.people import People, PersonLookup, find_people, full_names
from geobrief.reading.tokens import sentences
from geobrief.register import World

if TYPE_CHECKING:
    from geobrief.reading.grammar.clauses import Clauses
    from geobrief.reading.parts import Read
    from geobrief.reading.syntax.arcs import Syntax

_TABLE_OF_KIND = {kind.name.lower(): kind.section for kind in RECORD_TYPES if kind.has_references}
LONGEST = 10_000_000  # code points of a text
LONGEST_PART = 50_000  # code points that are read at once
_FOUND_IN_CLAUSES = ("events", "agreements", "disputes")


def read_text(
    text: str,
    world: World,
    published: datetime.date | None = None,
    *,
    strict: bool = False,
    tables: Collection[str] = SECTIONS_OF_PROSE,
    syntax: Syntax | None = None,
) -> tuple[dict[str, tuple[Any, ...]], tuple[Finding, ...]]:
    """The tables of records of a text, each record with the words it rests on, and the reader's findings.

    `strict` keeps only what rests on the plain words of one clause; only the stages that `tables` need are computed.
    `syntax` takes the place of the built-in analysis of sentences, but not in a strict reading.

    >>> import geobrief
    >>> tables, findings = read_text("Chile and Peru signed a border treaty on 3 June 1929.", geobrief.world())
    >>> tables["agreements"][0].parties
    ('CHL', 'PER')
    """
    too_long = longer_than_read(text)
    if too_long:
        return dict.fromkeys(tables, ()), too_long

    def read_part(part: str, is_opening: bool = True) -> Read:
        analysis = analyse(
            part, world, published, tables=tables, syntax=None if strict else syntax, is_opening=is_opening
        )
        return _read(analysis, tables, strict=strict)

    if len(text) <= LONGEST_PART:
        return read_part(text)
    from geobrief.reading.parts import read_in_parts

    return read_in_parts(text, LONGEST_PART, read_part)


def _read(analysis: Analysis, tables: Collection[str], *, strict: bool) -> Read:
    found: dict[str, tuple[Any, ...]] = {
        "dates": tuple(_date_mentions(analysis.dates)),
        **{table: tuple(_references(analysis, table)) for table in _TABLE_OF_KIND.values()},
        "leaders": analysis.people.leaders,
        **{table: _records(table, analysis, strict) for table in _FOUND_IN_CLAUSES if table in tables},
    }
    findings = findings_of(analysis, with_names=_needs_names(tables))
    return {table: records for table, records in found.items() if table in tables}, findings


def longer_than_read(text: str) -> tuple[Finding, ...]:
    """The finding about a text that is too long to be read."""
    check_text(text, "text")
    if len(text) <= LONGEST:
        return ()
    return (code("text-too-long").finding(f"the text has {len(text)} code points, at most {LONGEST} are read"),)


def analyse(
    text: str,
    world: World,
    published: datetime.date | None = None,
    *,
    tables: Collection[str] = SECTIONS_OF_PROSE,
    syntax: Syntax | None = None,
    is_opening: bool = True,
) -> Analysis:
    """The stages of a reading that come before its events, agreements and disputes, as far as `tables` need them.

    Only a text that `is_opening`, not a part from within a longer one, can begin with a headline.

    >>> import geobrief
    >>> analysis = analyse("Egypt and Sudan signed a treaty in Cairo on 3 May 1959.", geobrief.world())
    >>> [(entity.text, entity.id, entity.place) for entity in analysis.mentions.entities]
    [('Egypt', 'EGY', False), ('Sudan', 'SDN', False), ('Cairo', 'EGY', True)]
    """
    check_text(text, "text")
    parts = sentences(text, has_headline=is_opening)
    dates = find_dates(text, published) if "dates" in tables or _needs_clauses(tables) else ()
    if not _needs_names(tables):
        return Analysis(text, world, published, parts, dates=dates)
    names = [full_names(world, sentence.tokens) for sentence in parts]
    persons = [
        (sentence.tokens[start].start, sentence.tokens[end - 1].end)
        for sentence, spans in zip(parts, names, strict=True)
        for start, end in spans
    ]
    mentions = find_mentions(text, world, published, persons)
    text_lines = lines(text, parts, mentions.all_names)
    people = find_people(text_lines, names, PersonLookup(world, published, mentions.ids))
    clauses = _clauses(text_lines, people, mentions) if _needs_clauses(tables) else ()
    return Analysis(text, world, published, parts, mentions, people, dates, clauses, syntax)


# What only some tables need is imported with them.
def _clauses(text_lines: Sequence[Line], people: People, mentions: Mentions) -> tuple[Clauses, ...]:
    from geobrief.reading.grammar.clauses import find_clauses

    return find_clauses(text_lines, people.appearances, mentions.entities)


def _records(table: str, analysis: Analysis, strict: bool) -> tuple[Any, ...]:
    """The events, agreements or disputes of a text."""
    if table == "events":
        from geobrief.reading.events.find import find_events

        return find_events(analysis, strict=strict)
    if table == "agreements":
        from geobrief.reading.agreements.find import find_agreements

        return find_agreements(analysis, strict=strict)
    from geobrief.reading.disputes.find import find_disputes

    return find_disputes(analysis, strict=strict)


def _needs_names(tables: Collection[str]) -> bool:
    return bool(set(tables) - {"dates"})


def _needs_clauses(tables: Collection[str]) -> bool:
    return any(table in tables for table in _FOUND_IN_CLAUSES)


def _date_mentions(dates: Sequence[FoundDate]) -> Iterator[DateMention]:
    for found in dates:
        if found.kind != "date":
            yield DateMention(
                found.text, found.start, found.end, kind=found.kind, duration=found.value, rule=found.rule
            )
        elif found.value:
            yield DateMention(found.text, found.start, found.end, found.value, found.period, rule=found.rule)


def _references(analysis: Analysis, table: str) -> Iterator[Reference]:
    """What the text names of one table, in the order of first mention; the mention of a leader names the state."""
    figures = analysis.people.figures
    persons = {(mention.start, mention.end) for figure in figures for mention in figure.mentions}
    known = {figure.state for figure in figures if figure.state and (figure.state_is_explicit or figure.person)}
    named: dict[str, list[Mention]] = {}
    for entity in analysis.mentions.entities:
        if _table_of(entity) == table and not _is_in_a_name(entity, persons):
            mention = Mention(entity.text, entity.start, entity.end, entity.kind)
            named.setdefault(entity.id, []).append(mention)
    for tenure in analysis.people.leaders:
        state_table = TABLE_OF_NAMESPACE.get((tenure.state or "").partition(":")[0], "states")
        if tenure.state in known and state_table == table and tenure.state not in named:
            named[tenure.state] = list(tenure.mentions[:1])
    for record_id, mentions in named.items():
        yield Reference(record_id, analysis.name(record_id), mentions)


def _table_of(entity: Entity) -> str | None:
    if entity.is_state:
        return None if entity.place else "states"
    return _TABLE_OF_KIND.get(entity.kind)


def _is_in_a_name(entity: Entity, persons: set[tuple[int, int]]) -> bool:
    """Whether what looks like a group or territory is part of a person's name: Kayikwamba Wagner."""
    return not entity.is_state and any(start <= entity.start and entity.end <= end for start, end in persons)
