"""Which state, organisation, territory or group does a name mean, on a day where one is given?

Leniency is graded: the spelling as it stands, then folded spellings, then shortened words and other word orders, then
phrases that may be left out. The first grade that finds a bearer answers; similar spellings are suggestions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from geobrief.register.bearings import Bearing
from geobrief.register.folding import aliases, bags, english_words, folded, rearranged, squeezed
from geobrief.register.periods import LAST, Bounds, bounds
from geobrief.register.resolution import Candidate, Named, Resolution
from geobrief.when import Date

Existence = Callable[[str], tuple[Bounds, ...]]
_UNKNOWN = "is not known as a state, organisation, territory or group"


class Resolver:
    """Answers for the bearings of one world; `record` gives a bearer, `existence` the days on which it was there."""

    def __init__(self, bearings: Iterable[Bearing], record: Callable[[str], Named], existence: Existence) -> None:
        self._bearings = tuple(bearings)
        self._record, self._existence = record, existence
        self._spans: dict[int, Bounds] = {}  # by the identity of the period, which its bearing keeps alive

    # --- the grades of leniency -------------------------------------------------------------------------------------

    @cached_property
    def _exact(self) -> dict[str, list[Bearing]]:
        return _gathered((bearing.text, bearing) for bearing in self._bearings)

    @cached_property
    def _folded(self) -> dict[str, list[Bearing]]:
        return _gathered((folded(bearing.text), bearing) for bearing in self._bearings if _folds(bearing))

    @cached_property
    def _bags(self) -> dict[str, list[Bearing]]:
        borne = ((fold, bearing) for fold, listed in self._folded.items() for bearing in listed)
        names = ((fold, bearing) for fold, bearing in borne if bearing.kind == "name")
        return _gathered((bag, bearing) for fold, bearing in names for bag in bags(fold) if bag)

    @cached_property
    def _squeezed(self) -> dict[str, list[Bearing]]:
        return _gathered((squeezed(fold), bearing) for fold, listed in self._folded.items() for bearing in listed)

    def bearers(self, text: str) -> list[Bearing]:
        """Who bears a name, by the first grade of leniency that finds somebody."""
        spelt = " ".join(text.split())
        return (
            self._exact.get(spelt)
            or ("." in spelt and self._exact.get(spelt.replace(".", "").replace(" ", "")))
            or self._reordered(spelt)
            or next(filter(None, map(self._reordered, rearranged(spelt))), None)
            or self._by_aliases(spelt)
            or []
        )

    def _reordered(self, text: str) -> list[Bearing] | None:
        fold = folded(text)
        if not fold:
            return None
        by_bag = (self._bags.get(bag) for bag in bags(fold))
        return self._folded.get(fold) or next(filter(None, by_bag), None) or self._squeezed.get(squeezed(fold))

    def _by_aliases(self, text: str) -> list[Bearing] | None:
        """«Burma (Myanmar)»: two names that one record bears."""
        pair = aliases(text)
        if pair is None:
            return None
        first, second = (self._reordered(name) or [] for name in pair)
        both = {bearing.id for bearing in first} & {bearing.id for bearing in second}
        return [bearing for bearing in first if bearing.id in both]

    # --- the answer ---------------------------------------------------------------------------------------------------

    def resolve(self, text: str, on: Date | None, day: int | None) -> Resolution:
        """What a name means on a day (`on`, and its number `day`); without one, today, else when it was last borne."""
        borne = self.bearers(text)
        if not borne:
            return Resolution(text, "none", reason=_UNKNOWN, on=on, similar=lambda: self.similar(text))
        at = LAST if day is None else day
        there = [bearing for bearing in borne if self._exists(bearing.id, at)]
        then = [bearing for bearing in there if self._holds(bearing, at)]
        chosen = then or there or (borne if day is None else [])
        if not chosen:
            return self._not_then(text, borne, on, at)
        return self._answer(text, chosen, on, at)

    def _exists(self, record: str, day: int) -> bool:
        return any(first <= day <= last for first, last in self._existence(record))

    def _holds(self, bearing: Bearing, day: int) -> bool:
        span = self._spans.get(id(bearing.period))
        if span is None:
            span = self._spans[id(bearing.period)] = bounds(bearing.period)
        return span[0] <= day <= span[1]

    def _answer(self, text: str, borne: list[Bearing], on: Date | None, day: int) -> Resolution:
        best = _best_of_each(borne)
        candidates = tuple(Candidate(self._record(bearing.id), self._reason(bearing, day)) for bearing in best)
        equal = sum(bearing.rank == best[0].rank for bearing in best)
        if equal > 1:
            meant = ", ".join(f"{record.name} ({record.id})" for record, _ in candidates[:equal])
            return Resolution(text, "many", None, candidates, f"can mean {meant}", on)
        return Resolution(text, "one", candidates[0].record, candidates, candidates[0].reason, on)

    def _reason(self, bearing: Bearing, day: int) -> str:
        what = _SENSES.get(bearing.form, bearing.form)
        return what if self._holds(bearing, day) else f"{what} at another time ({bearing.period})"

    def _not_then(self, text: str, borne: list[Bearing], on: Date | None, day: int) -> Resolution:
        best = _best_of_each(borne)
        bearers = [self._record(bearing.id) for bearing in best]
        kin = {heir.record.id: heir for bearer in bearers for heir in self._kin(bearer, day)}
        told = "; ".join(f"{heir.record.name} ({heir.record.id}), its {heir.reason}, did" for heir in kin.values())
        reason = f"did not exist on {on}" + (f"; {told}" if told else "")
        candidates = [*(Candidate(bearer, f"did not exist on {on}") for bearer in bearers), *kin.values()]
        return Resolution(text, "not_then", None, tuple(candidates), reason, on)

    def _kin(self, bearer: Named, day: int) -> Iterator[Candidate]:
        for relation, attribute in (("predecessor", "predecessors"), ("successor", "successors")):
            for record in getattr(bearer, attribute, ()):
                if self._exists(record, day):
                    yield Candidate(self._record(record), relation)

    def similar(self, text: str) -> tuple[str, ...]:
        """Up to three names that are spelt like this one."""
        import difflib

        found = difflib.get_close_matches(folded(text), self._names, n=3, cutoff=0.75)
        return tuple(dict.fromkeys(self._folded[fold][0].text for fold in found))

    @cached_property
    def _names(self) -> list[str]:
        return [fold for fold, listed in self._folded.items() if any(bearing.kind == "name" for bearing in listed)]


def _gathered(pairs: Iterable[tuple[str, Bearing]]) -> dict[str, list[Bearing]]:
    gathered: dict[str, list[Bearing]] = {}
    for key, bearing in pairs:
        gathered.setdefault(key, []).append(bearing)
    return gathered


def _folds(bearing: Bearing) -> bool:
    """Whether letter case may differ: never in codes, and in short forms only where they are no word of English."""
    if bearing.kind == "code":
        return bearing.form == "id" and ":" in bearing.text
    plain = bearing.text.replace(".", "")
    if len(plain) <= 4 and plain.isupper():
        return len(plain) > 2 and plain.lower() not in english_words()
    return True


def _best_of_each(borne: list[Bearing]) -> list[Bearing]:
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
