"""Reads news briefs: the records of a text with the findings of the reader and the rules."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sized
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

import attrs

from geobrief.arguments import check_flag, check_workers, items
from geobrief.errors import ArgumentError, nearest
from geobrief.findings import Finding, code
from geobrief.model import Agreement, DateMention, Dispute, Event, Reference, Tenure
from geobrief.model.attributes import DateLike
from geobrief.model.names import single_day
from geobrief.model.record_types import SECTIONS_OF_PROSE
from geobrief.register.record_lists import RecordList, counts, with_lists
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.extractors import Extraction, Extractor
    from geobrief.extractors.protocol import Answering
    from geobrief.pictures.drawings import Picture
    from geobrief.reading import Syntax
    from geobrief.reading.explanations import Explanation
    from geobrief.register import World

Key = TypeVar("Key", bound=Hashable)
_MISSING = object()
TABLES = SECTIONS_OF_PROSE
_EXTRACTED = ("leaders", "agreements", "disputes", "events")


@attrs.frozen(field_transformer=with_lists, repr=False)
class Brief:
    """A text and the records read from it.

    Every record rests on evidence: `text[e.start:e.end] == e.text`. `findings` are those of the reader and the rules,
    `tables` names the tables that were read, and `base_world` is the world that the text was read against. `extraction`
    is what an extractor made of the text, if there was one.
    """

    text: str
    published: Date | None
    dates: RecordList[DateMention]
    states: RecordList[Reference]
    leaders: RecordList[Tenure]
    organizations: RecordList[Reference]
    groups: RecordList[Reference]
    territories: RecordList[Reference]
    agreements: RecordList[Agreement]
    disputes: RecordList[Dispute]
    events: RecordList[Event]
    findings: RecordList[Finding]
    base_world: World = attrs.field(repr=False, eq=False)
    tables: tuple[str, ...] = TABLES
    extraction: Extraction | None = attrs.field(default=None, repr=False, eq=False)

    @property
    def title(self) -> str | None:
        """The headline, where the text has one."""
        from geobrief.reading.tokens import headline

        return headline(self.text)

    @property
    def records(self) -> dict[str, RecordList[Any]]:
        """The records by table, of the tables that were read."""
        return {table: getattr(self, table) for table in self.tables}

    @property
    def world(self) -> World:
        """The base world with the records of this brief added."""
        return self.base_world.with_records(
            tenures=self.leaders, agreements=self.agreements, disputes=self.disputes, events=self.events
        )

    def explain(self, record: Any, *, arcs: bool = False) -> Explanation:
        """Why a record of the brief was read: its words, what their sentence says, and where each party comes from.

        `arcs` adds the arcs between the words of the sentences. A record of another brief is refused.

        >>> brief = read("Chile accused Peru of spying.")
        >>> print(brief.explain(brief.events[0]).lines[-2].strip())
        accused is ACCUSE; agent Chile = CHL; object Peru = PER; asserted
        """
        from geobrief.reading import analyse
        from geobrief.reading.explanations import explain

        if not any(record is known for listed in self.records.values() for known in listed):
            raise ArgumentError("not a record of this brief", expected="one of its records", got=record)
        day = self.published.earliest if self.published else None
        return explain(analyse(self.text, self.base_world, day), record, arcs=arcs)

    def timeline(self) -> Picture:
        """The dated records of the brief as a picture."""
        from geobrief.model.timelines import records_timeline

        return records_timeline(self.title or "Timeline", dict(self.records), self.world.name_of)

    def to_dict(self) -> dict[str, Any]:
        """The brief as plain data in the one format, the same on any day and machine; `geobrief.load` takes it back."""
        from geobrief.codec import document

        return document(self, self.base_world)

    def __repr__(self) -> str:
        day = f" of {self.published}" if self.published else ""
        return f"<Brief{day}: {counts(self.records)}>"

    def to_html(self) -> str:
        """The brief as a page of its own: the text with its words marked, a card for each record, and a timeline."""
        from geobrief.pictures.reports import page

        return page(self.title or "Brief", self._repr_html_())

    def _repr_html_(self) -> str:
        from geobrief.model.cards import report

        picture = self.timeline()
        drawn = picture.svg if len(picture.shapes) > 2 else ""
        return report(self.title or "", self.text, self.records, self.findings, self.world.name_of, picture=drawn)


def read(
    text: str,
    *,
    published: DateLike | None = None,
    world: World | None = None,
    strict: bool = False,
    tables: Iterable[str] | None = None,
    check: bool = True,
    syntax: Syntax | None = None,
    extractor: Extractor | Answering | None = None,
) -> Brief:
    """Read a news brief into typed, checked records, each resting on words of the text.

    `published` anchors relative dates («last July»); `world` is the register by default; `strict` keeps only what the
    words of one clause make sure. `tables` limits the reading to some of `geobrief.brief.TABLES`; without `check` no
    rules are run. `syntax` is a parser (`geobrief.reading.spacy_syntax`) in place of the built-in analysis of
    sentences, but not in a strict reading. With an `extractor` (`geobrief.extractors.Chat`, or a function of messages
    and a schema) the leaders, agreements, disputes and events are those that it extracts and the text supports; if it
    gives no answer, they are those of the rules, and a finding says so. Content never raises; a text that is not a
    `str` or a day that is not a single day does.

    >>> brief = read("Chile and Peru signed a border treaty on Monday.", published="1929-06-05")
    >>> brief.agreements[0].kind, brief.agreements[0].parties, str(brief.agreements[0].date)
    ('border', ('CHL', 'PER'), '1929-06-03')
    >>> list(read("Chile and Peru signed a border treaty.", tables=["states", "leaders"]).records)
    ['states', 'leaders']
    """
    if not isinstance(text, str):
        raise ArgumentError("text", expected="a text", got=text)
    day = None if published is None else _single_day(published)
    return BriefReader.of(world, strict, tables, check, syntax, extractor).read(text, day)


@overload
def read_all(  # pyright: ignore[reportOverlappingOverload]: a mapping is iterable too, and the first overload wins
    texts: Mapping[Key, Any],
    *,
    published: DateLike | Iterable[Any] | None = None,
    world: World | None = None,
    strict: bool = False,
    tables: Iterable[str] | None = None,
    check: bool = True,
    workers: int = 1,
    syntax: Syntax | None = None,
    extractor: Extractor | Answering | None = None,
) -> Iterator[tuple[Key, Brief]]: ...
@overload
def read_all(
    texts: Iterable[Any],
    *,
    published: DateLike | Iterable[Any] | None = None,
    world: World | None = None,
    strict: bool = False,
    tables: Iterable[str] | None = None,
    check: bool = True,
    workers: int = 1,
    syntax: Syntax | None = None,
    extractor: Extractor | Answering | None = None,
) -> Iterator[Brief]: ...
def read_all(
    texts: Iterable[Any],
    *,
    published: DateLike | Iterable[Any] | None = None,
    world: World | None = None,
    strict: bool = False,
    tables: Iterable[str] | None = None,
    check: bool = True,
    workers: int = 1,
    syntax: Syntax | None = None,
    extractor: Extractor | Answering | None = None,
) -> Iterator[Any]:
    """Read many texts, one brief per text, in their order and as they come.

    An item is a text or a pair of text and day. `published` is one day for all texts or a column of days aligned with
    them; an item's own day counts first, and a day may be missing. Of a mapping the values are read, and pairs of
    key and brief are returned. A missing or blank text, what is not a text, and what is not a day are findings of the
    brief (GB807 to GB809), and the reading goes on. With several `workers` the texts are read in so many processes,
    with the same result in the same order; a text whose process is killed each time is one finding (GB812). The other
    arguments are those of `read`.

    >>> [brief.states[0].id for brief in read_all([("Chad is vast.", "1999-01-01"), "Mali too."])]
    ['TCD', 'MLI']
    >>> days = ["1999-01-01", "2004-05-06"]
    >>> [str(brief.dates[0].value) for brief in read_all(["It ended today.", "It began today."], published=days)]
    ['1999-01-01', '2004-05-06']
    >>> [(key, brief.findings[0].slug) for key, brief in read_all({"a1": None})]
    [('a1', 'blank-text')]
    """
    if isinstance(texts, str | bytes | set | frozenset) or hasattr(texts, "columns") or not hasattr(texts, "__iter__"):
        raise ArgumentError("not several texts", expected="a list of texts or a mapping", got=type(texts))
    check_workers(workers)
    reader = BriefReader.of(world, strict, tables, check, syntax, extractor)
    keys: list[Any] | None = None
    if isinstance(texts, Mapping):
        keys, texts = list(texts), list(texts.values())
    items = _items(texts, _days(texts, published))
    briefs = map(reader.read_item, items) if workers == 1 else _read_in_processes(reader, items, workers)
    return briefs if keys is None else zip(keys, briefs, strict=True)


@attrs.frozen
class TextItem:
    """One text to read, with findings where the item was not a text or a day."""

    text: str
    published: Date | None
    findings: tuple[Finding, ...]


@attrs.frozen
class BriefReader:
    """The options of a reading, checked."""

    world: World
    strict: bool
    tables: tuple[str, ...]
    check: bool
    syntax: Syntax | None = None
    extractor: Extractor | None = None

    @classmethod
    def of(
        cls,
        world: World | None,
        strict: bool,
        tables: Iterable[str] | None,
        check: bool,
        syntax: Syntax | None = None,
        extractor: Extractor | Answering | None = None,
    ) -> BriefReader:
        from geobrief.register.worlds import checked_world

        check_flag(strict, "strict")
        check_flag(check, "check")
        if extractor is not None:
            from geobrief.extractors import as_extractor

            extractor = as_extractor(extractor)
        if syntax is not None and not callable(syntax):
            raise ArgumentError("syntax", expected="a function of words that gives arcs", got=syntax)
        return cls(checked_world(world), strict, _tables(tables), check, syntax, extractor)

    def read(self, text: str, day: Date | None) -> Brief:
        from geobrief.reading import read_text

        found, findings = read_text(
            text,
            self.world,
            day.earliest if day else None,
            strict=self.strict,
            tables=self.tables,
            syntax=self.syntax,
        )
        extraction = None
        if self.extractor is not None:
            extraction = self.extractor.extract(text, published=day, world=self.world)
            found = _with_extracted(found, extraction, self.tables)
        if self.check:
            from geobrief.rules import check_records

            findings += check_records(found, self.world, text=text, published=day)
        if extraction is not None:
            findings += tuple(finding for finding in extraction.findings if finding not in findings)
        records: dict[str, Any] = {table: found.get(table, ()) for table in TABLES} | {"findings": findings}
        return Brief(text, day, **records, base_world=self.world, tables=self.tables, extraction=extraction)

    def read_item(self, item: TextItem) -> Brief:
        brief = self.read(item.text, item.published)
        findings = RecordList("findings", item.findings + brief.findings)
        return attrs.evolve(brief, findings=findings) if item.findings else brief

    def read_item_without_world(self, item: TextItem) -> Brief:
        """The brief without its world, which need not be sent to another process."""
        return attrs.evolve(self.read_item(item), base_world=_NO_WORLD)

    def lost(self, item: TextItem) -> Brief:
        """The brief of an item whose process was killed."""
        found = code("reading-failed").finding("the process that read this text was killed")
        return self.unread(item.text, item.published, found)

    def unread(self, text: str, day: Date | None, *findings: Finding) -> Brief:
        """A brief without records."""
        records: dict[str, Any] = dict.fromkeys(TABLES, ()) | {"findings": findings}
        return Brief(text, day, **records, base_world=self.world, tables=self.tables)


def _with_extracted(
    found: dict[str, tuple[Any, ...]], extraction: Extraction, tables: tuple[str, ...]
) -> dict[str, tuple[Any, ...]]:
    """The records of the rules with those tables of an extractor in their place that it answers for."""
    if not extraction.has_answer:
        return found
    extracted = {table: tuple(extraction.records.get(table, ())) for table in _EXTRACTED if table in tables}
    return {**found, **extracted}


def _tables(names: Iterable[str] | None) -> tuple[str, ...]:
    if names is None:
        return TABLES
    wanted = (
        (names,)
        if isinstance(names, str)
        else tuple(names if isinstance(names, set) else items(names, "a list of tables"))
    )
    for name in wanted:
        if name not in TABLES:
            raise ArgumentError("unknown table", expected=", ".join(TABLES), got=name, nearest=nearest(name, TABLES))
    return tuple(table for table in TABLES if table in wanted)


def _single_day(value: Any) -> Date:
    """A day as a `Date`; numpy writes its days in ISO 8601."""
    return single_day(str(value).partition("T")[0] if type(value).__name__ == "datetime64" else value)


def _days(texts: Iterable[Any], published: Any) -> Iterable[Any]:
    """The days of publication, one per text."""
    if published is None or isinstance(published, str) or not hasattr(published, "__iter__"):
        return repeat(None if published is None else _single_day(published))
    if isinstance(published, bytes | set | frozenset | Mapping) or hasattr(published, "columns"):
        raise ArgumentError("not a column of days", expected="one day per text", got=type(published))
    if isinstance(texts, Sized) and isinstance(published, Sized) and len(texts) != len(published):
        raise ArgumentError(f"{len(texts)} texts and {len(published)} days", expected="one day per text")
    return cast("Iterable[Any]", published)


def _items(texts: Iterable[Any], days: Iterable[Any]) -> Iterator[TextItem]:
    """The texts with their days, checked; the columns may be longer than memory has room for."""
    column = iter(days)
    for text in texts:
        day = next(column, _MISSING)
        if day is _MISSING:
            raise ArgumentError("more texts than days", expected="one day per text")
        if isinstance(text, tuple) and len(text) != 2:
            raise ArgumentError("not a text", expected="a text or a pair of text and day", got=text)
        yield text_item(*text) if isinstance(text, tuple) else text_item(text, day)
    if not isinstance(days, repeat) and next(column, _MISSING) is not _MISSING:
        raise ArgumentError("more days than texts", expected="one day per text")


def text_item(text: Any, day: Any) -> TextItem:
    findings: list[Finding] = []
    if _is_blank(text):
        findings.append(code("blank-text").finding("the text is blank or missing"))
    elif not isinstance(text, str):
        findings.append(code("not-a-text").finding(f"expected a text, got {type(text).__name__}"))
    published = None
    if not _is_blank(day):
        try:
            published = _single_day(day)
        except ArgumentError as error:
            findings.append(code("not-a-day").finding(f"read without a day of publication: {error}"))
    return TextItem(text if isinstance(text, str) else "", published, tuple(findings))


def _is_blank(value: Any) -> bool:
    """Whether a value is a blank text, or missing: None, NaN, NaT or NA."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, float):
        return value != value
    kind = type(value).__name__
    return kind in ("NoneType", "NAType", "NaTType") or (kind == "datetime64" and str(value) == "NaT")


# --- several processes -----------------------------------------------------------------------------------------------

_NO_WORLD = cast("World", None)  # in a brief on its way between processes


def _read_in_processes(reader: BriefReader, items: Iterator[TextItem], workers: int) -> Iterator[Brief]:
    from geobrief.processes import in_processes

    found = in_processes(reader.read_item_without_world, items, workers, lost=reader.lost)
    return (attrs.evolve(brief, base_world=reader.world) for brief in found)
