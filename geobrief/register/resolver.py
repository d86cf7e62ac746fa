"""Which state, organisation, territory or group does a name mean, on a day where one is given?

A spelling as it stands is looked up here; what is found in no such way is left to the grades of leniency (`spellings`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geobrief.register.bearings import Bearing
from geobrief.register.periods import LAST, Bounds, bounds_of
from geobrief.register.resolution import Candidate, Resolution

if TYPE_CHECKING:
    from geobrief.register.moments import Day
    from geobrief.register.resolution import Named
    from geobrief.register.spellings import Spellings

Record = Callable[[str], Any]
Lifetime = Callable[[str], tuple[Bounds, ...]]
_UNKNOWN = "is not known as a state, organisation, territory or group"


class Resolver:
    """Answers for the bearings of one world; `record` gives a bearer, `lifetime` the days on which it was there."""

    def __init__(self, bearings: Callable[[], Iterable[Bearing]], record: Record, lifetime: Lifetime) -> None:
        self._bearings = bearings
        self._record, self._lifetime = record, lifetime

    @cached_property
    def _exact(self) -> dict[str, list[Bearing]]:
        found: dict[str, list[Bearing]] = {}
        for bearing in self._bearings():
            found.setdefault(bearing[0], []).append(bearing)
        return found

    @cached_property
    def _spellings(self) -> Spellings:
        from geobrief.register.spellings import Spellings

        return Spellings(self._exact)

    # --- the answer ---------------------------------------------------------------------------------------------------

    def resolve(self, text: str, on: Day | None, day: int | None) -> Resolution:
        """What a name means on a day (`on`, and its number `day`); without one, today, else when it was last borne."""
        borne = self._exact.get(text) or self._spellings.bearers(text)
        if not borne:
            return Resolution(text, "none", on, self)
        at = LAST if day is None else day
        there = [bearing for bearing in borne if self._exists(bearing[1], at)]
        chosen = there and ([bearing for bearing in there if _holds(bearing, at)] or there)
        if not chosen and day is not None:
            return Resolution(text, "not_then", on, self, _best_of_each(borne))
        best = _best_of_each(chosen or borne)
        equal = len(best) > 1 and best[1].rank == best[0].rank
        return Resolution(text, "many" if equal else "one", on, self, best)

    def _exists(self, record: str, day: int) -> bool:
        for first, last in self._lifetime(record):  # noqa: SIM110 (a generator takes twice as long)
            if first <= day <= last:
                return True
        return False

    def candidates(self, answer: Resolution) -> tuple[Candidate, ...]:
        """The records that the name can mean, each with the reason."""
        day = _number(answer)
        if answer.status != "not_then":
            return tuple(Candidate(self._record(bearing.id), _sense(bearing, day)) for bearing in answer.bearings)
        bearers = (Candidate(self._record(bearing.id), f"did not exist on {answer.on}") for bearing in answer.bearings)
        return (*bearers, *self._heirs(answer, day))

    def reason(self, answer: Resolution) -> str:
        """Why the answer is what it is."""
        if answer.status == "none":
            return _UNKNOWN
        if answer.status == "one":
            return _sense(answer.bearings[0], _number(answer))
        if answer.status == "many":
            equal = [bearing for bearing in answer.bearings if bearing.rank == answer.bearings[0].rank]
            return f"can mean {', '.join(_called(self._record(bearing.id)) for bearing in equal)}"
        heirs = self._heirs(answer, _number(answer))
        told = "; ".join(f"{_called(heir.record)}, its {heir.reason}, did" for heir in heirs)
        return f"did not exist on {answer.on}" + (f"; {told}" if told else "")

    def _heirs(self, answer: Resolution, day: int) -> Iterable[Candidate]:
        """The predecessors and successors of those who bear the name that existed on the day."""
        bearers = (self._record(bearing.id) for bearing in answer.bearings)
        return {heir.record.id: heir for bearer in bearers for heir in self._kin(bearer, day)}.values()

    def _kin(self, bearer: Named, day: int) -> Iterator[Candidate]:
        for relation, attribute in (("predecessor", "predecessors"), ("successor", "successors")):
            for record in getattr(bearer, attribute, ()):
                if self._exists(record, day):
                    yield Candidate(self._record(record), relation)

    def similar(self, text: str) -> tuple[str, ...]:
        """Up to three names that are spelt like this one."""
        return self._spellings.similar(text)


def _number(answer: Resolution) -> int:
    on = answer.on
    return LAST if on is None or on.earliest is None else on.earliest.toordinal()


def _holds(bearing: Bearing, day: int) -> bool:
    first, last = bounds_of(bearing[3])
    return first <= day <= last


def _sense(bearing: Bearing, day: int) -> str:
    what = _SENSES.get(bearing.form, bearing.form)
    return what if _holds(bearing, day) else f"{what} at another time ({bearing.span})"


def _called(record: Named) -> str:
    return f"{record.name} ({record.id})"


def _best_of_each(borne: list[Bearing]) -> Sequence[Bearing]:
    """One bearing of each bearer, the weightiest first."""
    if len(borne) == 1:
        return borne
    best: dict[str, Bearing] = {}
    for bearing in sorted(borne, key=lambda bearing: bearing.rank):
        best.setdefault(bearing.id, bearing)
    return list(best.values())


_SENSES = {
    "own": "usual name",
    "short": "name",
    "official": "official name",
    "variant": "other name",
    "adjective": "demonym",
    "noun": "demonym",
    "plural": "demonym",
    "seat": "seat of government",
    "iso2": "ISO 3166-1 alpha-2 code",
    "iso3": "ISO 3166-1 alpha-3 code",
    "iso3166_3": "ISO 3166-3 code",
    "cow_abb": "abbreviation of the Correlates of War",
    "gw_abb": "abbreviation of Gleditsch and Ward",
    "ioc": "code of the Olympic Committee",
}
