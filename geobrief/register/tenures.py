"""Tenures of a world: a sequence that can be filtered, and the effective leader of a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from geobrief.arguments import check_text
from geobrief.errors import nearest
from geobrief.model.attributes import DateLike, WhenLike
from geobrief.model.identity import is_id
from geobrief.model.tenures import Tenure
from geobrief.register.filters import ListWorld, findings_of
from geobrief.register.folding import folded
from geobrief.register.periods import Bounds, bounds, day_number, touch
from geobrief.register.record_lists import RecordList
from geobrief.register.records import Records
from geobrief.register.resolution import UnresolvedError
from geobrief.register.tables import cells
from geobrief.vocabulary import load
from geobrief.when import Date, Period

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.vocabulary.literals import OfficeKind

RULER = "effective_ruler"


class Tenures(RecordList[Tenure]):
    """All tenures in the order of the table; called, those that fit, without making any others.

    `world.tenures` is every tenure, `world.tenures("ARG", office="head_of_state", on="2014-07-12")` those of that day.
    """

    def __init__(
        self,
        records: Records,
        of_state: Callable[[str, DateLike | None], Iterable[Tenure]],
        world: ListWorld | None = None,
    ) -> None:
        """The tenures of records; `of_state` returns those of a state or organisation, given by name or id."""
        super().__init__("tenures", partial(records.__getitem__, "tenures"), (), world)
        self._held, self._of_state = records, of_state

    def __call__(
        self,
        state: str | None = None,
        person: str | None = None,
        office: OfficeKind | None = None,
        on: DateLike | None = None,
        during: WhenLike | None = None,
        **conditions: Any,
    ) -> RecordList[Tenure]:
        """Tenures of a state or organisation, a person, an office; that may include a day or touch a period.

        A person is given by id or name. Of the tenures of one person, those in states that share the crown of another
        come last. Further conditions are those of any list (`effective=True`).

        >>> from geobrief.register import world
        >>> world().tenures(person="Elizabeth II")[0].state
        'GBR'
        """
        if office is not None:
            load("offices").check(office)
        candidates: Iterable[Tenure] = self
        ids = () if person is None else self._persons(person)
        if state is not None:
            candidates = self._of_state(state, on)
        elif person is not None:
            held = (tenure for id in ids for tenure in self._held.where("tenures", "person", id))
            candidates = sorted(held, key=lambda tenure: shares_crown(tenure.state))
        day = None if on is None else day_number(on)
        asked = None if during is None else bounds(Period.of(during))
        fitting = tuple(
            tenure
            for tenure in candidates
            if (person is None or tenure.person in ids)
            and (office is None or tenure.office == office)
            and _may_hold(bounds(tenure.known_period), day, asked)
        )
        if person is not None and len(several := dict.fromkeys(tenure.person for tenure in fitting)) > 1:
            raise UnresolvedError(f"{person!r} may be several persons", expected=", ".join(map(str, several)))
        findings = partial(_findings, self._world, candidates, fitting, office, on, during) if person is None else ()
        found = RecordList("tenures", fitting, findings, self._world)
        return found(**conditions) if conditions else found

    def _persons(self, person: str) -> tuple[str, ...]:
        """The ids of the persons with an id or name; an unknown name is refused."""
        check_text(person, "person")
        if is_id(person):
            return (person,)
        named = tuple(one.id for one in self._held.persons_named(folded(person)))
        if not named:
            near = nearest(person, self._held.known_persons())
            raise UnresolvedError(f"no person is known as {person!r}", nearest=near)
        return named

    def holders(self, state: str, office: OfficeKind | None, on: DateLike) -> RecordList[Tenure]:
        """The holders of the offices of a state, or of one office, on a day."""
        of_state = self(state, office=office, on=on)
        held = tuple(tenure for tenure in of_state if tenure.office != RULER)
        return RecordList("tenures", held, lambda: of_state.findings, self._world)

    def __reduce__(self) -> tuple[Any, ...]:
        return Tenures, (self._held, self._of_state, self._world)


def _findings(
    world: ListWorld | None,
    candidates: Iterable[Tenure],
    held: Iterable[Tenure],
    office: str | None,
    on: DateLike | None,
    during: WhenLike | None,
) -> Iterator[Finding]:
    """What tenures may lack: the coverage of the office, and holders who may still have been in office."""
    yield from findings_of("tenures", world, on, during, office)
    if on is not None:
        filled = {(tenure.state, tenure.office) for tenure in held}
        yield from last_known(candidates, filled, office, day_number(on))


def last_known(
    tenures: Iterable[Tenure], filled: Collection[tuple[str | None, str]], office: str | None, day: int
) -> Iterator[Finding]:
    """A finding for each office whose holder on a day is unknown: its last holder was known until some day before."""
    from geobrief.findings import code

    for tenure in tenures:
        last = tenure.known_until
        may_hold = bounds(tenure.period)[0] <= day <= bounds(tenure.period)[1]
        wanted = office is None or tenure.office == office
        unfilled = wanted and may_hold and (tenure.state, tenure.office) not in filled
        if last is not None and unfilled and bounds(tenure.known_period)[1] < day:
            office = load("offices")[tenure.office].label
            message = f"the {office} of {tenure.state} is unknown, until {last} at least it was {tenure.name}"
            yield code("GB014").finding(message)


def holder(tenures: Iterable[Tenure], day: int) -> Tenure | None:
    """The tenure that holds on a day; on the day of a handover, that of the successor."""
    held = [tenure for tenure in tenures if _may_hold(bounds(tenure.known_period), day, None)]
    certain = [tenure for tenure in held if _surely_holds(tenure, day)]
    return max(certain or held, key=lambda tenure: bounds(tenure.period)[0], default=None)


def _may_hold(held: Bounds, day: int | None, asked: Bounds | None) -> bool:
    return (day is None or held[0] <= day <= held[1]) and (asked is None or touch(held, asked))


def _surely_holds(tenure: Tenure, day: int) -> bool:
    """Whether the tenure surely includes the day."""
    return Date.of(datetime.date.fromordinal(day)).within(tenure.period).certain


def shares_crown(state: str | None) -> bool:
    """Whether the head of a state is that of another, whose crown or office it shares.

    >>> shares_crown("CAN"), shares_crown("GBR"), shares_crown(None)
    (True, False, False)
    """
    return state in _sharing()


@cache
def _sharing() -> frozenset[str]:
    return frozenset(state for state, _, _ in cells("crowns", "state", "crown_of", "source"))
