"""The protocol of extractors: an object with a method `extract`, or a plain function that answers messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from geobrief.errors import ArgumentError
from geobrief.extractors.chat import Chat
from geobrief.extractors.extraction import Extraction
from geobrief.extractors.replies import Messages

if TYPE_CHECKING:
    from geobrief.register import World
    from geobrief.when import Date

Answering = Callable[[Messages, Mapping[str, Any]], Any]


@runtime_checkable
class Extractor(Protocol):
    """Extracts the records of a text; whatever goes wrong is a finding of the extraction."""

    def extract(self, text: str, *, published: Date | None = None, world: World | None = None) -> Extraction:
        """The records of a text, held against it."""
        ...


def as_extractor(value: Extractor | Answering) -> Extractor:
    """An extractor as it is; a function `(messages, schema) → text` as the client of a `Chat`.

    >>> as_extractor(lambda messages, schema: "{}")
    Chat(client=<function>, model=None, attempts=3)
    """
    if isinstance(value, Extractor) and not isinstance(value, type):
        return value
    if callable(value) and not isinstance(value, type):
        return Chat(value)
    expected = "an object with a method extract, or a function of messages and a schema"
    raise ArgumentError("not an extractor", expected=expected, got=value)
