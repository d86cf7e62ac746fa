"""Worlds: indexed, immutable sets of records of who existed, held office, belonged to what and agreed what, and when.

The register that ships with the package, a scenario and a brief read from prose are three ways to get one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.arguments import check_text
from geobrief.errors import ArgumentError, UnknownIdError
from geobrief.model.attributes import DateLike, WhenLike
from geobrief.model.record_types import TABLE_OF_SECTION
from geobrief.register.catalogue import tables_of
from geobrief.register.designations import Designation
from geobrief.register.joined_records import JoinedRecords
from geobrief.register.name_index import NameIndex
from geobrief.register.periods import bounds, date, day_number
from geobrief.register.record_lists import RecordList
from geobrief.register.records import GivenRecords, PeriodRecords, Records, RecordTable
from geobrief.register.resolution import Resolution, UnresolvedError, pick_person, resolve, resolve_title
from geobrief.register.systems import ListCode
from geobrief.register.world_columns import ColumnQuestions
from geobrief.register.world_pictures import PictureQuestions
from geobrief.register.world_records import RecordQuestions
from geobrief.when import Date, Period

if TYPE_CHECKING:
    from geobrief.model import ActorId, Person, State, Tenure
    from geobrief.register.tenures import Tenures
    from geobrief.register.timelines import TenureLine

_MOST_CACHED = 1 << 16


class World(ColumnQuestions, RecordQuestions, PictureQuestions):
    """An immutable set of records with indexes; every table is a sequence, made when first used.

    `edition` and `horizon` (the day up to which it is kept) are those of the register. A view of one day (`on`) answers
    questions about a moment for that day. Worlds made of equal records in the same way are equal.

    >>> from geobrief.model import State
    >>> world = World(states=[State("x:arstotzka", "Arstotzka")])
    >>> world.state("arstotzka").id
    'x:arstotzka'
    """

    def __init__(
        self, *, edition: str | None = None, horizon: Date | str | None = None, **tables: Iterable[Any]
    ) -> None:
        """A world of these records: `states=`, `people=`, `tenures=`, `agreements=`, `sources=` and so on."""
        if edition is not None:
            check_text(edition, "edition")
        self._fill(GivenRecords(tables), edition, None if horizon is None else Date.of(horizon), None, None)

    @classmethod
    def _of(
        cls, records: Records, edition: str | None, horizon: Date | None, day: Date | None = None,
        whole: World | None = None,
    ) -> World:  # fmt: skip
        """A world of tables that are made later; `whole` is the world of which it is a view."""
        world = cls.__new__(cls)
        world._fill(records, edition, horizon, day, whole)
        return world

    def _fill(
        self, records: Records, edition: str | None, horizon: Date | None, day: Date | None, whole: World | None
    ) -> None:
        self._records, self._edition, self._horizon, self._day, self._whole = records, edition, horizon, day, whole
        self._resolutions: dict[Any, Resolution] = {}
        self._cache: dict[Any, Any] = {}
        self._leader_lines: dict[str, TenureLine] = {}

    @property
    def edition(self) -> str | None:
        """The edition of the register; None for a world of other records."""
        return self._edition

    @property
    def horizon(self) -> Date | None:
        """The day up to which the register is kept; None for a world of other records."""
        return self._horizon

    def _arguments(self) -> tuple[Any, ...]:
        return self._records, self._edition, self._horizon, self._day, self._whole

    def __reduce__(self) -> tuple[Any, ...]:
        """The shipped register is pickled by name, any other world by what it is made from."""
        shipped = world()
        return (world, ()) if self is shipped else (World._of, self._arguments())

    def __copy__(self) -> World:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> World:
        return self

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, World) and self._arguments() == other._arguments())

    def __hash__(self) -> int:
        return hash((self._edition, self._horizon, self._day))

    def __repr__(self) -> str:
        edition = f" of edition {self.edition}" if self.edition else ""
        return f"<World{edition}{f' on {self._day}' if self._day else ''}>"

    def _repr_html_(self) -> str:
        from geobrief.pictures.tables import html_table

        tables = ((table, str(self._records.count(table))) for table in TABLE_OF_SECTION.values())
        return html_table(repr(self).strip("<>"), ("table", "records"), tables)

    @property
    def tenures(self) -> Tenures:
        """All tenures; called, those of a state, person, office, day or period."""
        from geobrief.register.tenures import Tenures

        return Tenures(self._records, self._tenures_of, self._list_world)

    # --- records and names --------------------------------------------------------------------------------------------

    def resolve(self, name: str | ListCode, on: DateLike | None = None) -> Resolution:
        """What a name, demonym, capital, seat, code or title means, on a day if one is given.

        Nothing is guessed: if several states have an equal claim the answer is `many`, if nothing is known by the name
        it is `none`, with suggestions. Titles and other names of agreements and disputes are looked up if no actor has
        the name. A bare number is refused, since it means different states in different lists.

        >>> world().resolve("JCPOA").record.id
        'jcpoa-2015'
        """
        found = self.resolve_actor(name, on)
        if found._status != "none" or not isinstance(name, str) or name.isdecimal():
            return found
        return resolve_title(self._whole or self, name, self._day if on is None else on)

    def resolve_actor(self, name: str | ListCode, on: DateLike | None = None) -> Resolution:
        """What a name means among states, organisations, territories and groups; titles are not looked up."""
        try:
            found = self._resolutions.get(name if on is None else (name, on))
        except TypeError:  # unhashable: not a name
            found = None
        return self._resolve(name, on) if found is None else found

    def _resolve(self, name: str | ListCode, on: DateLike | None) -> Resolution:
        asked = self._day if on is None else on
        if isinstance(name, str):
            index, whole = self._name_index, self._whole or self
            known = index.current.get(name) if asked is None else None
            if known is not None:  # most questions, and there are only so many answers
                found = self._resolutions[name] = Resolution(name, "one", None, whole, known)
                return found
            found = resolve(whole, index, name, asked)
            if len(self._resolutions) >= _MOST_CACHED:
                self._resolutions.clear()
            self._resolutions[name if on is None else (name, on)] = found
            return found
        if isinstance(name, ListCode):
            return self._resolve_code(name, asked)
        raise ArgumentError(
            "not a name", expected="a text, GW(160) or COW(160); a plain number only in world.system(…)", got=name
        )

    def _resolve_code(self, code: ListCode, on: DateLike | None) -> Resolution:
        whole = self._whole or self
        try:
            state = self.system(code.system).state(code, on)
        except UnknownIdError as error:
            status = "none" if error.expected is None else "not_then"
            return Resolution(repr(code), status, on, whole, reason=str(error))
        found = Designation(repr(code), state.id, code.system, str(state.period))
        return Resolution(repr(code), "one", on, whole, (found,), f"number in the list {code.system}")

    @cached_property
    def _name_index(self) -> NameIndex:
        return NameIndex(self._records) if self._whole is None else self._whole._name_index

    def state(self, name: str | ListCode, on: DateLike | None = None) -> State:
        """The one state that a name or code means; anything else raises an error with the candidates or suggestions."""
        resolution = self.resolve_actor(name, on)
        if resolution.state is None:
            raise UnresolvedError.of(resolution)
        return resolution.state

    def person(self, name: str, state: str | None = None, on: DateLike | None = None) -> Person:
        """The one person with this name, family name or id, in office in a state or on a day if they are given."""
        asked = self._day if on is None else on
        tenures = None if state is None and on is None else self.tenures(state, on=asked)
        return pick_person(name, self.persons_named(name), tenures, self._records.known_persons())

    def persons_named(self, name: str) -> tuple[Person, ...]:
        """All persons with this id, name or family name; letter case and accents do not matter."""
        from geobrief.register.folding import folded

        check_text(name, "name")
        known = self._records.get("people", name)
        return (known,) if known is not None else self._records.persons_named(folded(name))

    def _actor(self, name: str | ListCode, on: DateLike | None = None) -> str:
        """The id of a state or organisation, given as id or by name."""
        if isinstance(name, ListCode):
            return self.state(name, on).id
        known = (self._whole or self)._records  # ids of records that do not hold on the day of a view are ids too
        if any(known.has(table, name) for table in tables_of(name)[:1]):
            return name
        resolution = self.resolve_actor(name, on)
        if resolution.record is None:
            raise UnresolvedError.of(resolution, "an id, or the name of one state or organisation")
        id: str = resolution.record.id
        return id

    # --- moments and periods ------------------------------------------------------------------------------------------

    def on(self, day: DateLike) -> World:
        """What holds on a day, as a world; what may hold is included."""
        moment = date(day.isoformat()) if type(day) is datetime.date else Date.of(day)
        number = day_number(day)
        return self._part(PeriodRecords(self._records, (number, number)), moment)

    def during(self, period: WhenLike) -> World:
        """What holds on some day of a period, as a world."""
        return self._part(PeriodRecords(self._records, bounds(Period.of(period))))

    def diff(self, start: DateLike, end: DateLike) -> WorldDifference:
        """What began to hold and what ceased between two days.

        >>> str(world().diff("2011-07-08", "2011-07-09")).splitlines()[:2]
        ['states', '  + South Sudan, 2011-07-09/.., SDN']
        """
        before, after = day_number(start), day_number(end)
        if after < before:
            raise ArgumentError("the days are in the wrong order", expected=f"a day from {start}", got=end)
        began = self._part(PeriodRecords(self._records, (after, after), before))
        ended = self._part(PeriodRecords(self._records, (before, before), after))
        return WorldDifference(Date.of(start), Date.of(end), began, ended)

    def _part(self, records: Records, day: Date | None = None) -> World:
        return World._of(records, self._edition, self._horizon, day or self._day, self._whole or self)

    def leader(self, state: str | ListCode, on: DateLike | None = None) -> Tenure | None:
        """Who ruled a state on a day (the effective leader, as Archigos has it); None if nobody is known.

        On the day of a handover it is the successor. Anything coarser than a day is refused.
        """
        if self._whole is not None and self._day is not None and on is None:
            leader: Tenure | None = self._whole.leader(state, self._day)
            return leader
        day = self._moment(on)
        number = day_number(day)
        line = self._leader_lines.get(state) if isinstance(state, str) else None
        if line is None:
            line = self._leader_line(state, day)
        return line.on(number)

    def _leader_line(self, state: str | ListCode, day: DateLike) -> TenureLine:
        """The leaders of a state; kept under its id, as a name may mean others on other days."""
        from geobrief.register.timelines import tenure_line

        id = self._actor(state, day)
        line: TenureLine = self._cached(tenure_line, id, None)
        self._leader_lines[id] = line
        return line

    def _tenures_of(self, state: str | ListCode, on: DateLike | None) -> RecordTable:
        return self._records.where("tenures", "state", self._actor(state, on))

    def members(self, organization: str, on: DateLike | None = None) -> RecordList[ActorId]:
        """The members of an organisation on a day, suspended ones included, observers not."""
        from geobrief.register.timelines import member_days

        day, id = day_number(self._moment(on)), self._actor(organization, on)
        held = [
            member
            for first, last, member, status in self._cached(member_days, id)
            if first <= day <= last and status != "observer"
        ]
        findings = partial(self._roster_findings, id, day)
        return RecordList("members", tuple(dict.fromkeys(held)), findings, self._list_world)

    def _moment(self, on: DateLike | None) -> DateLike:
        asked = self._day if on is None else on
        if asked is None:
            raise ArgumentError("a question about one moment needs a day", expected="on=, or a view of world.on(day)")
        return asked

    # --- worlds from worlds -------------------------------------------------------------------------------------------

    def with_records(self, **tables: Iterable[Any]) -> World:
        """This world with further records: a record replaces one with its id, equal records become one.

        The day of a view stays: questions about a moment are answered for it.
        """
        further = GivenRecords(tables)
        whole = None if self._whole is None else self._whole.with_records(**further.given)
        records = JoinedRecords((self._records, further))
        return World._of(records, self._edition, self._horizon, self._day, whole)

    @staticmethod
    def merged(*worlds: World) -> World:
        """One world of the records of several; a record of a later world replaces one with its id."""
        for given in worlds:
            if not isinstance(given, World):
                raise ArgumentError("not a world", expected="a World", got=given)
        first = worlds[0] if worlds else World()
        return World._of(JoinedRecords(world._records for world in worlds), first.edition, first.horizon)


@attrs.frozen
class WorldDifference:
    """What began to hold and what ceased, each as a world of its own, after `start` and up to `end`.

    A difference without records is false; its text has a line for each record.
    """

    start: Date
    end: Date
    began: World
    ended: World

    def __bool__(self) -> bool:
        return any(records for side in (self.began, self.ended) for records in records_by_section(side).values())

    def __str__(self) -> str:
        from geobrief.codec.summaries import difference_text

        return difference_text(records_by_section(self.ended), records_by_section(self.began), {})

    def to_dict(self) -> dict[str, Any]:
        """The difference as plain data."""
        from geobrief.codec.summaries import plain_sections

        sides = {"began": self.began, "ended": self.ended}
        plain = {name: plain_sections(records_by_section(side)) for name, side in sides.items()}
        return {"start": str(self.start), "end": str(self.end), **plain}


def records_by_section(world: World) -> dict[str, RecordTable]:
    """The records of a world by the section that they have in a document."""
    return {section: world._records[table] for section, table in TABLE_OF_SECTION.items()}


def checked_world(given: World | None) -> World:
    """The world that was given, by default the register; anything else is refused."""
    if given is not None and not isinstance(given, World):
        raise ArgumentError("not a world", expected="a World, such as geobrief.world()", got=given)
    return world() if given is None else given


@cache
def shipped_world() -> World:
    """The world of the register, which is made once."""
    from geobrief.register.shipped_records import edition, shipped_records

    return World._of(shipped_records(), *edition())


class WorldFunction:
    """The world of the register that ships with the package; each table is read when first used.

    >>> world().state("Argentina").id
    'ARG'
    >>> world.leader("ARG", on="2001-12-25")
    Traceback (most recent call last):
    AttributeError: world is a function, which returns the world: write world().leader
    """

    def __call__(self) -> World:
        """The world of the register."""
        return shipped_world()

    if not TYPE_CHECKING:  # for type checkers there are no such attributes

        def __getattr__(self, name: str) -> Any:
            hint = f"world is a function, which returns the world: write world().{name}"
            raise AttributeError(hint if hasattr(World, name) else f"the function world has no attribute {name!r}")

    def __repr__(self) -> str:
        return "<function world>"

    def __reduce__(self) -> str:
        return "world"


world: WorldFunction = WorldFunction()
