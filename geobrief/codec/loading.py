"""The state of reading one document: its data, the lookup of names, and the findings so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from geobrief.codec.positions import Path, path_text
from geobrief.codec.sources import UNREAD, ParsedSource, Unread, describe
from geobrief.errors import GeobriefError
from geobrief.findings import Finding, code
from geobrief.model.attributes import When
from geobrief.model.identity import ActorId, is_id

_GREATEST = 1e300


@attrs.frozen
class Lookup:
    """The result of looking up a name: an id or None, and the code, message, hint and fix of a finding, if any."""

    id: str | None
    code: str | None = None
    message: str = ""
    hint: str | None = None
    fix: str | None = None


Resolve = Callable[[str, When | None], Lookup]


def ids_only(text: str, when: When | None) -> Lookup:
    """Accepts ids and no names, for data written by a program."""
    if is_id(text):
        return Lookup(text)
    return Lookup(None, "GB301", f"{text!r} is not an id", "an id such as ARG, org:EU or group:taliban")


@attrs.frozen
class Loading:
    """What reading a value needs: the source, the lookups of actors and persons, and the list that findings go to.

    `when` is the time at which names are looked up, or a function that finds it when the first name needs it; `on`
    gives the same state for the time of another record. `ids` are known ids, which need no lookup.
    """

    source: ParsedSource
    resolve: Resolve = ids_only
    person: Resolve = ids_only
    when: When | Callable[[], When | None] | None = None
    findings: list[Finding] = attrs.field(factory=list)
    ids: Mapping[str, ActorId] = attrs.field(factory=dict, repr=False)

    def on(self, when: When | Callable[[], When | None] | None) -> Loading:
        """The same state, with names looked up at another time."""
        return Loading(self.source, self.resolve, self.person, when, self.findings, self.ids)

    def _time(self) -> When | None:
        return self.when() if callable(self.when) else self.when

    def report(
        self, name: str, message: str, at: Path, *, hint: str | None = None, key: bool = False, fix: str | None = None
    ) -> Unread:
        """Add a finding about a value (or its key), which is thereby unread; `fix` is the spelling that is meant."""
        place = self.source.place(at, key=key)
        finding = code(name).finding(message, path=path_text(at), place=place, hint=hint or fix)
        self.findings.append(finding if fix is None else attrs.evolve(finding, fix=fix))
        return UNREAD

    def wrong_shape(self, expected: str, value: object, at: Path) -> Unread:
        """Report that something else was expected; a value that the parser refused is not reported twice."""
        if value is UNREAD:
            return UNREAD
        is_number = isinstance(value, int | float) and abs(value) < _GREATEST
        hint = f'"{value}"' if expected.endswith("text") and is_number else None
        return self.report("GB203", f"expected {expected}, got {describe(value)}", at, hint=hint)

    def bad_value(self, error: GeobriefError, at: Path, *, hint: str | None = None, fix: str | None = None) -> Unread:
        """Report a value that a record or a date refused; without a hint, that of the error is used."""
        return self.report("GB204", error.problem, at, hint=fix or hint or error.nearest, fix=fix)

    def actor(self, text: str, at: Path, *, key: bool = False) -> ActorId | Unread:
        """The id of the actor with this name or id."""
        known = self.ids.get(text)
        return self._id(self.resolve(text, self._time()), at, key) if known is None else known

    def holder(self, text: str, at: Path) -> ActorId | Unread:
        """The id of the person with this name or id."""
        return self._id(self.person(text, self._time()), at, False)

    def _id(self, found: Lookup, at: Path, key: bool) -> ActorId | Unread:
        if found.code is not None:
            self.report(found.code, found.message, at, hint=found.hint, key=key, fix=None if key else found.fix)
        return UNREAD if found.id is None else ActorId(found.id)
