"""What did a name turn out to mean? One record, several, none, or one that did not exist on that day."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import attrs

from geobrief.errors import GeobriefError
from geobrief.model.groups import Group
from geobrief.model.organizations import Organization
from geobrief.model.states import State
from geobrief.model.territories import Territory
from geobrief.when import Date

Named = State | Organization | Territory | Group


class Candidate(NamedTuple):
    """A record that the name can mean, and why."""

    record: Named
    reason: str


def _none() -> tuple[str, ...]:
    return ()


@attrs.frozen
class Resolution:
    """The answer to «what is meant by this name (on that day)?»

    `status` is `one`, `many` (the candidates have equal claims), `none`, or `not_then` (its bearer did not exist on
    that day; the candidates name predecessors and successors that did). `record` is there where the status is `one`;
    it is among the candidates too. `suggestions` are similar names, sought only where nothing was found.

    >>> from geobrief.register import world
    >>> congo = world().resolve("Congo")
    >>> congo.status, [candidate.record.id for candidate in congo.candidates]
    ('many', ['COD', 'COG'])
    """

    name: str
    status: str
    record: Named | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    on: Date | None = None
    _similar: Callable[[], tuple[str, ...]] = attrs.field(default=_none, eq=False, repr=False, alias="similar")

    @property
    def state(self) -> State | None:
        """The record, where it is a state."""
        return self.record if isinstance(self.record, State) else None

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Names that are spelt like this one; empty unless nothing was found."""
        return self._similar()


class UnresolvedError(GeobriefError, LookupError):
    """A name does not mean exactly one state (or person); `candidates` and `suggestions` say what it may mean."""

    candidates: tuple[Candidate, ...] = ()
    suggestions: tuple[str, ...] = ()

    @classmethod
    def of(cls, resolution: Resolution, expected: str = "the name of one state") -> UnresolvedError:
        """The error for a name that was resolved to something else than one state."""
        ids = ", ".join(f"{record.id} ({reason})" for record, reason in resolution.candidates)
        reason = resolution.reason if resolution.status != "one" else f"is no state: {ids}"
        suggestions = resolution.suggestions
        error = cls(
            f"{resolution.name!r} {reason}",
            expected=f"one of {ids}" if resolution.status == "many" else expected,
            nearest=suggestions[0] if suggestions else None,
        )
        error.candidates, error.suggestions = resolution.candidates, suggestions
        return error
