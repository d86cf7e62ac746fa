"""What does a news brief say, and does it hold together? A reading with the rules run over it: the main job of the
library."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.errors import ArgumentError
from geobrief.findings import Finding
from geobrief.model import Agreement, DateMention, Dispute, Event, Reference, Tenure
from geobrief.model.names import single_day
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.register import World

TABLES = ("dates", "states", "leaders", "organizations", "groups", "territories", "agreements", "disputes", "events")


@attrs.frozen
class Brief:
    """A text and what was read out of it.

    Every record rests on evidence: `text[e.start:e.end] == e.text`. `findings` are those of the reader and the rules,
    `base_world` is the world that the text was read against.
    """

    text: str
    published: Date | None
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
    base_world: World = attrs.field(repr=False, eq=False)

    @property
    def title(self) -> str | None:
        """The headline, where the text has one."""
        from geobrief.reading.tokens import headline

        return headline(self.text)

    @property
    def records(self) -> dict[str, tuple[Any, ...]]:
        """All records by table."""
        return {table: getattr(self, table) for table in TABLES}

    @property
    def world(self) -> World:
        """The register with the records of this brief laid over it."""
        return self.base_world.with_records(
            tenures=self.leaders, agreements=self.agreements, disputes=self.disputes, events=self.events
        )

    def to_dict(self) -> dict[str, Any]:
        """The brief as plain data in the one format, the same on any day and machine; `geobrief.load` takes it back."""
        from geobrief.codec import document

        return document(self, self.base_world)

    def _repr_html_(self) -> str:
        from geobrief.codec import html_tables

        return html_tables(self.records)


def read(
    text: str,
    *,
    published: str | datetime.date | Date | None = None,
    world: World | None = None,
    strict: bool = False,
) -> Brief:
    """Read a news brief into typed, checked records, each resting on words of the text.

    `published` anchors relative dates («last July»); `world` is the register by default; `strict` answers only where
    the
    words of one clause make it sure. Content never raises; a text that is no `str` or a day that is none does.

    >>> brief = read("Chile and Peru signed a border treaty on Monday.", published="1929-06-05")
    >>> brief.agreements[0].kind, brief.agreements[0].parties, str(brief.agreements[0].date)
    ('border', ('CHL', 'PER'), '1929-06-03')
    """
    if not isinstance(text, str):
        raise ArgumentError("not a text", expected="a str", got=type(text).__name__)
    from geobrief.reading import read_text
    from geobrief.register import World
    from geobrief.register import world as register
    from geobrief.rules import check_records

    day = None if published is None else single_day(published)
    used = register() if world is None else world
    if not isinstance(used, World):
        raise ArgumentError("not a world", expected="geobrief.world(…)", got=used)
    tables, unread = read_text(text, used, day.earliest if day else None, strict=strict)
    records = {table: tables[table] for table in TABLES}
    violations = check_records(records, used, text=text, published=day)
    return Brief(text, day, **records, findings=(*unread, *violations), base_world=used)


def read_all(
    texts: Iterable[str] | Iterable[tuple[str, str]] | Mapping[str, str],
    *,
    published: str | datetime.date | Date | None = None,
    world: World | None = None,
    strict: bool = False,
) -> Iterator[Brief]:
    """Read many texts, one after the other, as they come; an item may be a text or a pair of text and day.

    >>> [brief.states[0].id for brief in read_all([("Chad is vast.", "1999-01-01"), "Mali too."])]
    ['TCD', 'MLI']
    """
    if isinstance(texts, str):
        raise ArgumentError("one text where several are meant", expected="texts; read() takes a single one", got="str")
    for item in texts.values() if isinstance(texts, Mapping) else texts:
        text, day = item if isinstance(item, tuple) else (item, published)
        yield read(text, published=day, world=world, strict=strict)
