"""What is open in the editor? A scenario file as it stands there, and what was found when it was last checked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import attrs
from lsprotocol.types import PositionEncodingKind
from pygls.uris import to_fs_path

from geobrief.lsp.positions import Positions
from geobrief.model import State
from geobrief.model.attributes import When
from geobrief.scenario.files import source_of_text
from geobrief.suffixes import form_of, is_scenario_name
from geobrief.when import Date, Period

if TYPE_CHECKING:
    from geobrief.codec import ParsedSource
    from geobrief.project import CheckedFile
    from geobrief.register import World
    from geobrief.scenario import Scenario

LANGUAGE = "geobrief"
LONG = 500_000  # code points, beyond which a text takes too long to be read for an answer


def is_scenario(uri: str, language: str | None) -> bool:
    """Whether a file that an editor opens is one of ours: by its name, or by the language that the editor gives it.

    >>> is_scenario("file:///w/sale.geobrief.yaml", "yaml"), is_scenario("file:///w/compose.yaml", "yaml")
    (True, False)
    """
    return language == LANGUAGE or is_scenario_name(path_of(uri))


def path_of(uri: str) -> str:
    """The path of a file; of what is not saved, the name under which the editor has it."""
    try:
        return to_fs_path(uri) or unquote(urlsplit(uri).path) or uri
    except ValueError:  # brackets that are no address
        return uri


@attrs.define(eq=False, slots=False)
class Document:
    """An open file: `version` is the editor's count of its changes, `encoding` the units in which it counts columns.

    `checked` is what the last check found, of this text or an earlier one; `known` what the last text told that could
    be read to its end, so that names are still known while a bracket is open. `took` are the seconds of the last check
    but the first, which reads the register.
    """

    uri: str
    text: str
    version: int | None = None
    encoding: str = PositionEncodingKind.Utf16
    checked: CheckedFile | None = None
    known: Scenario | None = None
    took: float = 0.0

    @property
    def path(self) -> str:
        """The name of the file."""
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
        """Whether the last check was of the text as it stands."""
        return self.checked is not None and self.checked.text == self.text.removeprefix("\ufeff")

    @cached_property
    def positions(self) -> Positions:
        """The lines of the text."""
        return Positions(self.text, self.encoding)

    @cached_property
    def source(self) -> ParsedSource:
        """The plain data of the text, with its places; a byte order mark is left out of both."""
        return source_of_text(self.text, self.path)

    @property
    def base_world(self) -> World:
        """What is known where the file is: the register, or what the file extends, with what it declares."""
        if self.known is not None:
            return self.known.base_world
        from geobrief.register import world

        return world()

    def records(self, section: str) -> tuple[Any, ...]:
        """The records of a section, as they were when the file could last be read."""
        return () if self.known is None else self.known.records[section]

    def replaced(self, text: str, version: int | None) -> Document:
        """The file after a change; what was found before is kept until it is checked anew."""
        return Document(self.uri, text, version, self.encoding, self.checked, self.known, self.took)


@attrs.frozen
class View:
    """A record is told as it was on a day, and as the document at hand has it; without a day, without a moment."""

    document: Document
    day: Date | None

    @classmethod
    def of(cls, document: Document, when: When | None) -> View:
        """The view of the first day of a time, else of the day of publication, else of that of the register."""
        if when is None or when.earliest is None:
            when = document.known.published if document.known else None
        if when is None or when.earliest is None:
            when = document.base_world.horizon
        first = None if when is None else when.earliest
        return cls(document, None if first is None else Date.of(first))

    @property
    def there(self) -> str:
        """The day, in words."""
        return f"on {self.day}"

    def called(self, id: str) -> str:
        """What an id is called on the day; the id itself where nothing is known by it."""
        record = self.record(id)
        if isinstance(record, State) and self.day is not None:
            return record.name_on(self.day)
        return str(getattr(record, "acronym", None) or getattr(record, "name", None) or id)

    def record(self, id: str) -> Any:
        """What is known by an id, in the file or below it; None where nothing is."""
        own = (record for name in ("agreements", "disputes") for record in self.document.records(name))
        found = next((record for record in own if record.id == id), None)
        return found or self.document.base_world.find(id)

    def holds(self, period: Period) -> bool:
        """Whether a period may include the day."""
        return self.day is not None and self.day.within(period).possible

    def existed(self, id: str) -> bool:
        """Whether an actor was there on the day."""
        earliest = None if self.day is None else self.day.earliest
        day = 0 if earliest is None else earliest.toordinal()
        return any(first <= day <= last for first, last in self.document.base_world.lifetime(id))
