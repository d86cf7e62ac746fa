"""The scenario files that are open in the editor, each with the result of its last check."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import attrs
from lsprotocol.types import (
    PositionEncodingKind,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
)
from pygls.uris import to_fs_path

from geobrief.lsp.positions import Positions
from geobrief.model import State
from geobrief.model.attributes import When
from geobrief.scenario.files import source_of_text
from geobrief.suffixes import form_of, is_scenario_name
from geobrief.when import Date, Period

if TYPE_CHECKING:
    from geobrief.codec import ParsedSource
    from geobrief.project import LoadedFile
    from geobrief.register import World
    from geobrief.scenario import Scenario

ContentChange = TextDocumentContentChangePartial | TextDocumentContentChangeWholeDocument
LANGUAGE = "geobrief"
LONG = 500_000  # code points; a longer text is checked, but not parsed for each request


def is_scenario(uri: str, language: str | None) -> bool:
    """Whether an opened file is a scenario, by its name or by the language id that the editor gives it.

    >>> is_scenario("file:///w/sale.geobrief.yaml", "yaml"), is_scenario("file:///w/compose.yaml", "yaml")
    (True, False)
    """
    return language == LANGUAGE or is_scenario_name(path_of(uri))


def path_of(uri: str) -> str:
    """The path of a file; of an unsaved one, the name that the editor gives it."""
    try:
        return to_fs_path(uri) or unquote(urlsplit(uri).path) or uri
    except ValueError:  # brackets that are not an IPv6 address
        return uri


@attrs.define(eq=False, slots=False)
class Document:
    """An open file: `version` counts its changes, `encoding` is the unit of its columns.

    `checked` is the result of the last check, perhaps of an earlier text; `scenario` is what the last text that could
    be read to its end declared, so that names stay known while a bracket is open. `check_seconds` is how long the last
    check took; the first, which reads the register, is not counted.
    """

    uri: str
    text: str
    version: int | None = None
    encoding: str = PositionEncodingKind.Utf16
    checked: LoadedFile | None = None
    scenario: Scenario | None = None
    check_seconds: float = 0.0

    @property
    def path(self) -> str:
        """The path of the file."""
        return path_of(self.uri)

    @property
    def form(self) -> str:
        """yaml, json or toml."""
        return form_of(self.path) or "yaml"

    @property
    def is_long(self) -> bool:
        """Whether the text is so long that it is only checked."""
        return len(self.text) > LONG

    @property
    def is_checked(self) -> bool:
        """Whether the last check was of the current text."""
        return self.checked is not None and self.checked.text == self.text.removeprefix("\ufeff")

    @cached_property
    def positions(self) -> Positions:
        """The lines of the text."""
        return Positions(self.text, self.encoding)

    @cached_property
    def source(self) -> ParsedSource:
        """The plain data of the text with its places, both without a byte order mark."""
        return source_of_text(self.text, self.path)

    @property
    def world(self) -> World:
        """The register, or what the file extends, with what the file declares."""
        if self.scenario is not None:
            return self.scenario.base_world
        from geobrief.register import world

        return world()

    def records(self, section: str) -> Collection[Any]:
        """The records of a section when the file could last be read."""
        return () if self.scenario is None else self.scenario.records[section]

    def replaced(self, text: str, version: int | None) -> Document:
        """The file after a change; it keeps the last result until it is checked again."""
        return Document(self.uri, text, version, self.encoding, self.checked, self.scenario, self.check_seconds)


def changed_text(document: Document, change: ContentChange) -> str:
    """The text of a document after a change of a range, or of the whole."""
    if not isinstance(change, TextDocumentContentChangePartial):
        return change.text
    start, end = (document.positions.offset(place) for place in (change.range.start, change.range.end))
    return f"{document.text[:start]}{change.text}{document.text[max(start, end) :]}"


@attrs.frozen
class DayView:
    """Records as of one day, seen from one open document; `day` is None if no day is known."""

    document: Document
    day: Date | None

    @classmethod
    def of(cls, document: Document, when: When | None) -> DayView:
        """The view on the first day of a time, else on the day of publication, else on the register's horizon."""
        if when is None or when.earliest is None:
            when = document.scenario.published if document.scenario else None
        if when is None or when.earliest is None:
            when = document.world.horizon
        first = None if when is None else when.earliest
        return cls(document, None if first is None else Date.of(first))

    @property
    def on_day(self) -> str:
        """The day, in words."""
        return f"on {self.day}"

    def name_of(self, id: str) -> str:
        """The name or acronym of a record on the day; the id itself if it is unknown."""
        record = self.record(id)
        if isinstance(record, State) and self.day is not None:
            return record.name_on(self.day)
        return str(getattr(record, "acronym", None) or getattr(record, "name", None) or id)

    def record(self, id: str) -> Any:
        """The record with an id, of the file or of its world; None if there is none."""
        own = (record for name in ("agreements", "disputes") for record in self.document.records(name))
        found = next((record for record in own if record.id == id), None)
        return found or self.document.world.find(id)

    def is_within(self, period: Period) -> bool:
        """Whether the day may be within a period."""
        return self.day is not None and self.day.within(period).possible

    def existed(self, id: str) -> bool:
        """Whether an actor existed on the day."""
        return self.day is not None and self.document.world.existed(id, self.day)
