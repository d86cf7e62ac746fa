"""How does a document become records? One thing at a time, with all that there is to say about it noted on the way."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from geobrief.codec.paths import Path, written
from geobrief.codec.sources import UNREAD, ParsedSource, Unread, describe
from geobrief.errors import GeobriefError
from geobrief.findings import Finding, code
from geobrief.model.attributes import When
from geobrief.model.identity import ActorId, is_id

_GREATEST = 1e300


@attrs.frozen
class Lookup:
    """What a text that stands for an actor means: an id, or none; and what there is to say about it."""

    id: str | None
    code: str | None = None
    message: str = ""
    hint: str | None = None


Resolve = Callable[[str, When | None], Lookup]


def ids_only(text: str, when: When | None) -> Lookup:
    """Takes ids and no names, for data that was written by a program."""
    if is_id(text):
        return Lookup(text)
    return Lookup(None, "GB301", f"{text!r} is no id", "an id such as ARG, org:EU or group:taliban")


@attrs.define
class Loading:
    """The loading of one document. `when` is the time of the record at hand, on which names are resolved."""

    source: ParsedSource
    resolve: Resolve = ids_only
    person: Resolve = ids_only
    when: When | None = None
    findings: list[Finding] = attrs.field(factory=list)

    def report(self, name: str, message: str, at: Path, *, hint: str | None = None, key: bool = False) -> Unread:
        """Note a finding about a value (or its key), which is thereby not read."""
        place = self.source.place(at, key=key)
        self.findings.append(code(name).finding(message, path=written(at), place=place, hint=hint))
        return UNREAD

    def wrong_shape(self, expected: str, value: object, at: Path) -> Unread:
        """Note that something else was expected; what was refused before is not told twice."""
        if value is UNREAD:
            return UNREAD
        is_number = isinstance(value, int | float) and abs(value) < _GREATEST
        hint = f'"{value}"' if expected.endswith("text") and is_number else None
        return self.report("GB203", f"expected {expected}, got {describe(value)}", at, hint=hint)

    def bad_value(self, error: GeobriefError, at: Path) -> Unread:
        """Note what a record or a date refused."""
        told = GeobriefError(error.message, expected=error.expected, got=error.got)
        return self.report("GB204", str(told), at, hint=error.nearest)

    def actor(self, text: str, at: Path, *, key: bool = False) -> ActorId | Unread:
        """The id of the actor that a text names."""
        return self._looked_up(self.resolve(text, self.when), at, key)

    def holder(self, text: str, at: Path) -> ActorId | Unread:
        """The id of the person whom a text names."""
        return self._looked_up(self.person(text, self.when), at, False)

    def _looked_up(self, found: Lookup, at: Path, key: bool) -> ActorId | Unread:
        if found.code is not None:
            self.report(found.code, found.message, at, hint=found.hint, key=key)
        return UNREAD if found.id is None else ActorId(found.id)
