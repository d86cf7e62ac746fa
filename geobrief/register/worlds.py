"""What is known: who existed, who held office, who belonged to what, on any day? An indexed, immutable set of records.

The register that ships with the package, a scenario and a brief read from prose are three ways of getting a world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from geobrief.errors import ArgumentError, UnknownIdError
from geobrief.model.attributes import WhenLike
from geobrief.register.catalogue import Catalogue, tables_of
from geobrief.register.periods import Bounds, Day, bounds, ordinal, touch
from geobrief.register.records import Joined, Records, Table
from geobrief.register.resolution import Candidate, Resolution, Told, UnresolvedError
from geobrief.register.resolver import Resolver
from geobrief.register.systems import ListCode, known_system
from geobrief.when import Date, Period

if TYPE_CHECKING:
    from geobrief.model import ActorId, Person, State, Tenure
    from geobrief.register.bearings import Bearing
    from geobrief.register.codes import Codes
    from geobrief.register.systems import StateSystem
    from geobrief.register.tenures import Tenures

_MOST_REMEMBERED = 1 << 16
Made = TypeVar("Made")


class World(Catalogue):
    """An immutable set of records with indexes; every table is a sequence, made when it is first asked for.

    `edition` and `horizon` (the day up to which it is kept) are those of the register. A view of one day (`on`) answers
    questions about a moment for that day.

    >>> from geobrief.model import State
    >>> world = World(states=[State("x:arstotzka", "Arstotzka")])
    >>> world.state("arstotzka").id
    'x:arstotzka'
    """

    # No attrs class: this is on the way to every answer, and making one takes longer than reading the names.
    edition: str | None
    horizon: Date | None
    _day: Date | None
    _whole: World | None
    _remembered: dict[Any, Resolution]
    _made: dict[Any, Any]

    def __init__(
        self, *, edition: str | None = None, horizon: Date | str | None = None, **tables: Iterable[Any]
    ) -> None:
        """A world of these records: `states=`, `people=`, `tenures=`, `agreements=`, `sources=` and so on."""
        self._fill(Records.of(tables), edition, None if horizon is None else Date.of(horizon), None, None)

    @classmethod
    def of(
        cls, records: Records, edition: str | None, horizon: Date | None, day: Date | None = None,
        whole: World | None = None,
    ) -> World:  # fmt: skip
        """A world over tables that are made later; `whole` is the world of which it is a view on a day."""
        world = cls.__new__(cls)
        world._fill(records, edition, horizon, day, whole)
        return world

    def _fill(self, *values: Any) -> None:
        vars(self).update(zip(("_records", "edition", "horizon", "_day", "_whole"), values, strict=True))
        vars(self).update(_remembered={}, _made={})

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a world never changes; with_records(…) makes another one (setting {name!r})")

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __reduce__(self) -> tuple[Any, ...]:
        """What a copy in another process is made from; the register itself is read there anew."""
        return World.of, (self._records, self.edition, self.horizon, self._day, self._whole)

    def __copy__(self) -> World:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> World:
        return self  # nothing in a world ever changes

    def __repr__(self) -> str:
        edition = f" of edition {self.edition}" if self.edition else ""
        return f"<World{edition}{f' on {self._day}' if self._day else ''}>"

    @cached_property
    def tenures(self) -> Tenures:
        """All tenures; called, those of a state, person, office, day or period."""
        from geobrief.register.tenures import Tenures

        return Tenures(self._records, self._tenures_of)

    # --- records and names --------------------------------------------------------------------------------------------

    def resolve(self, name: str | ListCode, on: Day | None = None) -> Resolution:
        """What a name, demonym, capital, seat or code means, on a day where one is given.

        Nothing is guessed: where several states have an equal claim the answer is `many`, where nothing is known by the
        name it is `none`, with suggestions. A bare number is refused, since it means other states in other lists.
        """
        try:
            found = self._remembered.get(name if on is None else (name, on))
        except TypeError:  # a list, say, is no name
            found = None
        return self._resolve(name, on) if found is None else found

    def _resolve(self, name: str | ListCode, on: Day | None) -> Resolution:
        asked = self._day if on is None else on
        if isinstance(name, str):
            resolver = self._resolver
            known = resolver.now.get(name) if asked is None else None
            if known is not None:  # most questions, and there are only so many answers
                found = self._remembered[name] = Resolution(name, "one", None, resolver, known)
                return found
            found = resolver.resolve(name, asked, None if asked is None else ordinal(asked))
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[name if on is None else (name, on)] = found
            return found
        if isinstance(name, ListCode):
            return self._numbered(name, asked)
        raise ArgumentError(
            "not a name", expected="a text, GW(160) or COW(160); a plain number only in world.system(…)", got=name
        )

    def _numbered(self, code: ListCode, on: Day | None) -> Resolution:
        try:
            state = self.system(code.system).state(code, on)
        except UnknownIdError as error:
            status = "none" if error.expected is None else "not_then"
            return Resolution(repr(code), status, on, Told((), str(error)))
        reason = f"number in the list {code.system}"
        return Resolution(repr(code), "one", on, Told((Candidate(state, reason),), reason))

    @cached_property
    def _resolver(self) -> Resolver:
        if self._whole is not None:
            return self._whole._resolver
        return Resolver(self.bearings, self.get, self.lifetime)

    def bearings(self) -> Iterator[Bearing]:
        """Everything by which states, organisations, territories and groups are called, one by one."""
        return self._records.bearings()

    def borne(self, name: str) -> Sequence[Bearing]:
        """Who has borne a name, spelt exactly so, and when; what `resolve` decides between."""
        return self._resolver.exact(name)

    def state(self, name: str | ListCode, on: Day | None = None) -> State:
        """The one state that a name or code means; anything else raises an error with the candidates or suggestions."""
        resolution = self.resolve(name, on)
        if resolution.state is None:
            raise UnresolvedError.of(resolution)
        return resolution.state

    def person(self, name: str, state: str | None = None, on: Day | None = None) -> Person:
        """The one person with this name, family name or id, in office in a state or on a day where they are given."""
        from geobrief.register import people as persons

        asked = self._day if on is None else on
        fitting = None if state is None and on is None else self.tenures(state, on=asked)
        return persons.the_one(name, self.persons_named(name), fitting, self._records.person_names())

    def persons_named(self, name: str) -> tuple[Person, ...]:
        """All persons who bear this name or family name, whatever its letter case and accents, or this id."""
        from geobrief.register.folding import folded

        known = self._records.get("people", name)
        return (known,) if known is not None else self._records.persons_named(folded(name))

    def _actor(self, name: str, on: Day | None = None) -> str:
        """The id of a state or organisation, given as id or by name."""
        known = (self._whole or self)._records  # an id is an id, also of what does not hold on the day of a view
        if any(known.has(table, name) for table in tables_of(name)[:1]):
            return name
        resolution = self.resolve(name, on)
        if resolution.record is None:
            raise UnresolvedError.of(resolution, "an id, or the name of one state or organisation")
        return resolution.record.id

    def once(self, make: Callable[..., Made], *asked: Any) -> Made:
        """What a function makes of this world and of what is asked; it is called once, and kept with the world."""
        key = (make, *asked)
        if key not in self._made:
            self._made[key] = make(self, *asked)
        made: Made = self._made[key]
        return made

    # --- moments and periods ------------------------------------------------------------------------------------------

    def on(self, day: Day) -> World:
        """What holds on a day, as a world; what may hold is included."""
        moment = Date.of(day)
        number = ordinal(moment)
        return self._view((number, number), moment)

    def during(self, period: WhenLike) -> World:
        """What holds on some day of a period, as a world."""
        return self._view(bounds(Period.of(period)), None)

    def diff(self, start: Day, end: Day) -> Difference:
        """What began to hold and what ceased between two days."""
        before, after = ordinal(start), ordinal(end)
        began = self._part(lambda table: self._holding(table, (after, after), besides=before))
        ended = self._part(lambda table: self._holding(table, (before, before), besides=after))
        return Difference(Date.of(start), Date.of(end), began, ended)

    def _view(self, asked: Bounds, day: Date | None) -> World:
        return self._part(lambda table: self._holding(table, asked), day)

    def _part(self, holding: Callable[[str], Table], day: Date | None = None) -> World:
        return World.of(Records(holding), self.edition, self.horizon, day or self._day, self._whole or self)

    def _holding(self, table: str, asked: Bounds, besides: int | None = None) -> Table:
        if table == "sources":  # what the records rest on belongs to no day
            return self._records[table]
        first, last = asked
        held = {
            place: record
            for place, begin, end, record in self._stretches(table)
            if begin <= last and first <= end and (besides is None or not begin <= besides <= end)
        }
        return tuple(held.values())

    def _stretches(self, table: str) -> list[tuple[int, int, int, Any]]:
        """Each record with its place in the table and a stretch of days for which it holds."""
        made = self._held.get(table)
        if made is None:
            made = self._held[table] = [
                (place, first, last, record)
                for place, record in enumerate(self._records[table])
                for first, last in self._lasting(table, record)
            ]
        return made

    def _lasting(self, table: str, record: Any) -> tuple[Bounds, ...]:
        from geobrief.register.existence import days

        return self.lifetime(record.id) if table == "states" else (days(record),)

    @cached_property
    def _held(self) -> dict[str, list[tuple[int, int, int, Any]]]:
        return {}

    def lifetime(self, id: str) -> tuple[Bounds, ...]:
        """The stretches of days (as day numbers) for which a state, organisation, territory or group existed."""
        return self._records.lifetime(id)

    def leader(self, state: str, on: Day | None = None) -> Tenure | None:
        """Who ruled a state on a day (the effective leader, as Archigos has it); None where nobody is known.

        On the day of a handover it is the one who enters. Anything coarser than a day is refused.
        """
        from geobrief.register.tenures import leader

        day = self._moment(on)
        return leader(self._tenures_of(state, day), ordinal(day))

    def _tenures_of(self, state: str, on: Day | None) -> Table:
        return self._records.having("tenures", "state", self._actor(state, on))

    def members(self, organization: str, on: Day | None = None) -> tuple[ActorId, ...]:
        """The members of an organisation on a day, suspended ones included, observers not."""
        day, id = ordinal(self._moment(on)), self._actor(organization, on)
        held = (
            entry.member
            for entry in self._records.having("memberships", "organization", id)
            if touch((day, day), bounds(entry.period)) and entry.status != "observer"
        )
        return tuple(dict.fromkeys(held))

    def _moment(self, on: Day | None) -> Day:
        asked = self._day if on is None else on
        if asked is None:
            raise ArgumentError("a question about one moment needs a day", expected="on=, or a view of world.on(day)")
        return asked

    # --- lists and codes ----------------------------------------------------------------------------------------------

    def system(self, name: str) -> StateSystem:
        """The view that a list of states takes: `gw`, `cow`, `un` or `iso`."""
        made = self._systems.get(known_system(name))
        if made is None:
            from geobrief.register.systems import StateSystem

            spells = (spell for spell in self._records["spells"] if spell.system == name)
            made = self._systems[name] = StateSystem(name, spells, (self._whole or self).get)
        return made

    @cached_property
    def _systems(self) -> dict[str, StateSystem]:
        return {}

    def codes(self, names: Iterable[Any], to: str, on: Day | Iterable[Any] | None = None) -> Codes:
        """The code of each name, with a finding for each that has none; `on` is one day, or one for each name."""
        from geobrief.register.codes import answer

        return answer(self, names, to, self._day if on is None else on)

    # --- worlds from worlds -------------------------------------------------------------------------------------------

    def with_records(self, **tables: Iterable[Any]) -> World:
        """This world with further records laid over it: a record replaces one of its id, equal records become one.

        The day of a view stays: questions about a moment are answered for it.
        """
        further = {table: tuple(records) for table, records in tables.items()}
        whole = None if self._whole is None else self._whole.with_records(**further)
        return World.of(Joined((self._records, Records.of(further))), self.edition, self.horizon, self._day, whole)

    @staticmethod
    def merged(*worlds: World) -> World:
        """One world of the records of several; later ones lie over earlier ones, and no record is lost."""
        first = worlds[0] if worlds else World()
        return World.of(Joined(world._records for world in worlds), first.edition, first.horizon)


@attrs.frozen
class Difference:
    """What began to hold and what ceased, each as a world of its own, after `start` and up to `end`."""

    start: Date
    end: Date
    began: World
    ended: World
