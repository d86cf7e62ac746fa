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
    from geobrief.register.periods import Day
    from geobrief.register.resolution import Named
    from geobrief.register.spellings import Spellings

Record = Callable[[str], Any]
Lifetime = Callable[[str], tuple[Bounds, ...]]
_MOST_REMEMBERED = 1 << 12
_UNKNOWN = "is not known as a state, organisation, territory or group"


class Resolver:
    """Answers for the bearings of one world; `record` gives a bearer, `lifetime` the days on which it was there."""

    def __init__(self, bearings: Callable[[], Iterable[Bearing]], record: Record, lifetime: Lifetime) -> None:
        self._bearings = bearings
        self._record, self._lifetime = record, lifetime
        self._similar: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _exact(self) -> dict[str, list[Bearing]]:
        found: dict[str, list[Bearing]] = {}
        for bearing in self._bearings():
            found.setdefault(bearing[0], []).append(bearing)
        return found

    def exact(self, text: str) -> Sequence[Bearing]:
        """The bearings of a name that is spelt exactly so."""
        return self._exact.get(text, ())

    @cached_property
    def now(self) -> dict[str, list[Bearing]]:
        """Names that mean one record today, with those of its bearings that go on, where there are such."""
        now = dict(self._exact)
        for text, borne in self._exact.items():
            if len(borne) > 1:
                # A name that has not ended belongs to a record that has not.
                meant = [bearing for bearing in borne if bearing[3][-1] == "."] or borne
                if len({bearing[1] for bearing in meant}) == 1:
                    now[text] = meant
                else:
                    del now[text]
        return now

    @cached_property
    def _spellings(self) -> Spellings:
        from geobrief.register.spellings import Spellings

        return Spellings(self._exact, self._record)

    # --- the answer ---------------------------------------------------------------------------------------------------

    def resolve(self, text: str, on: Day | None, day: int | None) -> Resolution:
        """What a name means on a day (`on`, and its number `day`); without one, today, else when it was last borne."""
        borne = self._exact.get(text) or self._spellings.bearers(text)
        if not borne:
            return Resolution(text, "none", on, self)
        there = self._existing(borne, LAST if day is None else day)
        if not there and day is not None:
            return Resolution(text, "not_then", on, self, borne)
        chosen = [bearing for bearing in there if _holds(bearing, LAST if day is None else day)] or there or borne
        return Resolution(text, "many" if _are_equal(chosen) else "one", on, self, chosen)

    def _existing(self, borne: list[Bearing], day: int) -> list[Bearing]:
        return [bearing for bearing in borne if self._exists(bearing[1], day)]

    def _exists(self, record: str, day: int) -> bool:
        for first, last in self._lifetime(record):  # noqa: SIM110 (a generator takes twice as long)
            if first <= day <= last:
                return True
        return False

    def candidates(self, answer: Resolution) -> tuple[Candidate, ...]:
        """The records that the name can mean, each with the reason."""
        day, best = _number(answer), _best_of_each(answer.bearings)
        if answer.status != "not_then":
            return tuple(Candidate(self._record(bearing.id), _sense(bearing, day)) for bearing in best)
        bearers = (Candidate(self._record(bearing.id), f"did not exist on {answer.on}") for bearing in best)
        return (*bearers, *self._heirs(answer, day))

    def record(self, answer: Resolution) -> Named:
        """The record that is meant."""
        found: Named = self._record(_best_of_each(answer.bearings)[0].id)
        return found

    def reason(self, answer: Resolution) -> str:
        """Why the answer is what it is."""
        if answer.status == "none":
            return _UNKNOWN
        best = _best_of_each(answer.bearings)
        if answer.status == "one":
            return _sense(best[0], _number(answer))
        if answer.status == "many":
            equal = [bearing for bearing in best if _weight(bearing) == _weight(best[0])]
            return f"can mean {', '.join(_called(self._record(bearing.id)) for bearing in equal)}"
        heirs = self._heirs(answer, _number(answer))
        told = "; ".join(f"{_called(heir.record)}, its {heir.reason}, did" for heir in heirs)
        return f"did not exist on {answer.on}" + (f"; {told}" if told else "")

    def _heirs(self, answer: Resolution, day: int) -> Iterable[Candidate]:
        """The predecessors and successors of those who bear the name that existed on the day."""
        bearers = (self._record(bearing.id) for bearing in _best_of_each(answer.bearings))
        return {heir.record.id: heir for bearer in bearers for heir in self._kin(bearer, day)}.values()

    def _kin(self, bearer: Named, day: int) -> Iterator[Candidate]:
        for relation, attribute in (("predecessor", "predecessors"), ("successor", "successors")):
            for record in getattr(bearer, attribute, ()):
                if self._exists(record, day):
                    yield Candidate(self._record(record), relation)

    def similar(self, text: str) -> tuple[str, ...]:
        """Up to three names that are spelt like this one."""
        found = self._similar.get(text)
        if found is None:
            found = self._spellings.similar(text)
            if len(self._similar) < _MOST_REMEMBERED:
                self._similar[text] = found
        return found


def _are_equal(borne: Sequence[Bearing]) -> bool:
    """Whether several records have an equal claim to the name."""
    best = _best_of_each(borne)
    return len(best) > 1 and _weight(best[1]) == _weight(best[0])


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


def _weight(bearing: Bearing) -> tuple[int, bool]:
    """How far a bearing stands back: a territory also behind the state that it is or was («Zanzibar» in 1963)."""
    return bearing.rank, bearing.id.startswith("territory:")


def _best_of_each(borne: Sequence[Bearing]) -> Sequence[Bearing]:
    """One bearing of each bearer, the weightiest first."""
    if len(borne) == 1:
        return borne
    best: dict[str, Bearing] = {}
    for bearing in sorted(borne, key=_weight):
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
