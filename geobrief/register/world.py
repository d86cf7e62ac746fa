"""What is known: who existed, who held office, who belonged to what, on any day? An indexed, immutable set of records.

The register that ships with the package, a scenario and a brief read from prose are three ways of getting a world.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import attrs

from geobrief.errors import ArgumentError, UnknownIdError, nearest
from geobrief.model import (
    ActorId,
    Agreement,
    Claim,
    Dispute,
    Event,
    Group,
    Membership,
    Organization,
    Person,
    State,
    Territory,
)
from geobrief.model.attributes import WhenLike
from geobrief.register import existence, persons
from geobrief.register.bearings import bearings, shared_names
from geobrief.register.codes import Codes, answer
from geobrief.register.difference import Difference
from geobrief.register.periods import Bounds, bounds, touch
from geobrief.register.records import BY_NAMESPACE, CLASSES, WITH_ID, Records, Table, joined
from geobrief.register.resolution import Named, Resolution, UnresolvedError
from geobrief.register.resolver import Resolver
from geobrief.register.sources import Source
from geobrief.register.systems import Day, ListCode, Spell, StateSystem, known_system, ordinal
from geobrief.register.tenures import Tenures
from geobrief.when import Date, Period

_MOST_REMEMBERED = 1 << 16


@attrs.frozen(slots=False, eq=False, init=False, repr=False)
class World:
    """An immutable set of records with indexes; every table is a tuple, made when it is first asked for.

    `edition` and `horizon` (the day up to which it is kept) are those of the register. A view of one day (`on`) answers
    questions about a moment for that day.

    >>> from geobrief.model import State
    >>> world = World(states=[State("x:arstotzka", "Arstotzka")])
    >>> world.state("arstotzka").id
    'x:arstotzka'
    """

    _records: Records
    edition: str | None
    horizon: Date | None
    _sources: tuple[Source, ...]
    _day: Date | None
    _whole: World | None

    def __init__(
        self,
        *,
        edition: str | None = None,
        horizon: Date | str | None = None,
        sources: Iterable[Source] = (),
        **tables: Iterable[Any],
    ) -> None:
        """A world of these records: `states=`, `people=`, `tenures=`, `agreements=` and so on, tables by their names."""
        kept_until = None if horizon is None else Date.of(horizon)
        self.__attrs_init__(Records.of(tables), edition, kept_until, tuple(sources), None, None)  # type: ignore[attr-defined]

    @classmethod
    def of(cls, records: Records, like: World | None = None, **changes: Any) -> World:
        """A world over tables that are made later, with the edition, horizon and sources of another one."""
        kept = {name: getattr(like, name, None) for name in ("edition", "horizon")}
        told = {**kept, "sources": like._sources if like else (), "day": None, "whole": None, **changes}
        world = cls.__new__(cls)
        world.__attrs_init__(records, *told.values())  # type: ignore[attr-defined]
        return world

    def __repr__(self) -> str:
        edition = f" of edition {self.edition}" if self.edition else ""
        return f"<World{edition}{f' on {self._day}' if self._day else ''}>"

    # --- tables -------------------------------------------------------------------------------------------------------

    @property
    def states(self) -> tuple[State, ...]:
        """All states."""
        return self._records["states"]

    @property
    def people(self) -> tuple[Person, ...]:
        """All persons."""
        return self._records["people"]

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """All organisations."""
        return self._records["organizations"]

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """All memberships, suspensions and observers."""
        return self._records["memberships"]

    @property
    def groups(self) -> tuple[Group, ...]:
        """All non-state groups."""
        return self._records["groups"]

    @property
    def territories(self) -> tuple[Territory, ...]:
        """All territories."""
        return self._records["territories"]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims to territories."""
        return self._records["claims"]

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """All agreements."""
        return self._records["agreements"]

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """All disputes."""
        return self._records["disputes"]

    @property
    def events(self) -> tuple[Event, ...]:
        """All events; the register has none."""
        return self._records["events"]

    @cached_property
    def tenures(self) -> Tenures:
        """All tenures; called, those of a state, person, office, day or period."""
        return Tenures.of(self._records["tenures"], self._actor)

    def sources(self) -> tuple[Source, ...]:
        """What the register rests on."""
        return self._sources
