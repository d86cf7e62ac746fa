"""What did a name turn out to mean? One record, several, none, or one that did not exist on that day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from geobrief.errors import GeobriefError
from geobrief.model.states import State
from geobrief.register.periods import date
from geobrief.when import Date

if TYPE_CHECKING:
    from typing import Protocol

    from geobrief.model import Group, Organization, Territory
    from geobrief.register.bearings import Bearing
    from geobrief.register.periods import Day

    Named = State | Organization | Territory | Group

    class Telling(Protocol):
        """Who can tell more of an answer, when it is asked for."""

        def candidates(self, answer: Resolution) -> tuple[Candidate, ...]:
            """The records that the name can mean."""
            ...

        def record(self, answer: Resolution) -> Named:
            """The record that is meant."""
            ...

        def reason(self, answer: Resolution) -> str:
            """Why the answer is what it is."""
            ...

        def similar(self, text: str) -> tuple[str, ...]:
            """Names that are spelt like a text."""
            ...


class Candidate(NamedTuple):
    """A record that the name can mean, and why."""

    record: Named
    reason: str


class Resolution:
    """The answer to «what is meant by this name (on that day)?»; it never changes.

    `status` is `one`, `many` (the candidates have equal claims), `none`, or `not_then` (its bearer did not exist on
    that day; the candidates name predecessors and successors that did). `record` is there where the status is `one`;
    it is among the candidates too. `suggestions` are similar names, sought only where nothing was found.

    >>> from geobrief.register import world
    >>> congo = world().resolve("Congo")
    >>> congo.status, [candidate.record.id for candidate in congo.candidates]
    ('many', ['COD', 'COG'])
    """

    # No attrs class: a frozen one takes longer to make than the answer takes to find.
    __slots__ = ("_asked", "_bearings", "_name", "_status", "_telling")

    def __init__(
        self, name: str, status: str, asked: Day | None, telling: Telling, bearings: Sequence[Bearing] = ()
    ) -> None:
        """An answer of which more is told by `telling` when it is asked for."""
        self._name, self._status, self._asked = name, status, asked
        self._telling, self._bearings = telling, bearings

    @property
    def name(self) -> str:
        """The name that was asked about."""
        return self._name

    @property
    def status(self) -> str:
        """one, many, none or not_then."""
        return self._status

    @property
    def on(self) -> Date | None:
        """The day that was asked about."""
        if isinstance(self._asked, str):
            return date(self._asked)
        return None if self._asked is None else Date.of(self._asked)

    @property
    def bearings(self) -> Sequence[Bearing]:
        """The rows of the register by which the candidates bear the name."""
        return self._bearings

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The records that the name can mean, each with the reason."""
        return self._telling.candidates(self)

    @property
    def record(self) -> Named | None:
        """The record that is meant, where it is one."""
        return self._telling.record(self) if self._status == "one" else None

    @property
    def state(self) -> State | None:
        """The record, where it is a state."""
        record = self.record
        return record if isinstance(record, State) else None

    @property
    def reason(self) -> str:
        """Why the answer is what it is."""
        return self._telling.reason(self)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Names that are spelt like this one; empty unless nothing was found."""
        return self._telling.similar(self._name) if self._status == "none" else ()

    def __eq__(self, other: object) -> bool:
        return self._told() == other._told() if isinstance(other, Resolution) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.name, self.status))

    def __repr__(self) -> str:
        ids = ", ".join(candidate.record.id for candidate in self.candidates)
        day = "" if self.on is None else f" on {self.on}"
        return f"<Resolution {self.name!r}{day}: {self.status} ({ids or '-'})>"

    def _told(self) -> tuple[object, ...]:
        return self.name, self.status, self.on, self.candidates, self.reason


class Told:
    """What there is to tell of an answer of which everything is known at once."""

    def __init__(self, candidates: tuple[Candidate, ...], reason: str) -> None:
        self._candidates, self._reason = candidates, reason

    def candidates(self, answer: Resolution) -> tuple[Candidate, ...]:
        """The candidates, whatever the answer."""
        return self._candidates

    def record(self, answer: Resolution) -> Named:
        """The record of the only candidate."""
        return self._candidates[0].record

    def reason(self, answer: Resolution) -> str:
        """The reason, whatever the answer."""
        return self._reason

    def similar(self, text: str) -> tuple[str, ...]:
        """Nothing is spelt like a number."""
        return ()


class UnresolvedError(GeobriefError, LookupError):
    """A name does not mean exactly one state (or person); `candidates` and `suggestions` say what it may mean."""

    candidates: tuple[Candidate, ...] = ()
    suggestions: tuple[str, ...] = ()

    @classmethod
    def of(cls, resolution: Resolution, expected: str = "the name of one state") -> UnresolvedError:
        """The error for a name that was resolved to something else than one state."""
        candidates, suggestions = resolution.candidates, resolution.suggestions
        ids = ", ".join(f"{record.id} ({reason})" for record, reason in candidates)
        reason = resolution.reason if resolution.status != "one" else f"is no state: {ids}"
        error = cls(
            f"{resolution.name!r} {reason}",
            expected=f"one of {ids}" if resolution.status == "many" else expected,
            nearest=suggestions[0] if suggestions else None,
        )
        error.candidates, error.suggestions = candidates, suggestions
        return error
