"""What is open in the editor? A scenario file as it stands there, and what was found when it was last checked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import attrs
from lsprotocol.types import PositionEncodingKind
from pygls.uris import to_fs_path

from geobrief.lsp.positions import Positions
from geobrief.scenario.files import form_of, is_scenario_name, source_of_text

if TYPE_CHECKING:
    from geobrief.codec import Source
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
    def source(self) -> Source:
        """The plain data of the text, with its places; a byte order mark is left out of both."""
        return source_of_text(self.text, self.path)

    @property
    def ground(self) -> World:
        """What is known where the file is: the register, or what the file extends, with what it declares."""
        if self.known is not None:
            return self.known.ground
        from geobrief.register import world

        return world()

    def records(self, section: str) -> tuple[Any, ...]:
        """The records of a section, as they were when the file could last be read."""
        return () if self.known is None else self.known.records[section]

    def replaced(self, text: str, version: int | None) -> Document:
        """The file after a change; what was found before is kept until it is checked anew."""
        return Document(self.uri, text, version, self.encoding, self.checked, self.known, self.took)
