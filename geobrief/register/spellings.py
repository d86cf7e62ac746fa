"""Who bears a name that is spelt in another way than the register has it?

Leniency is graded: the spelling as it stands, then folded spellings, then shortened words and other word orders, then
phrases that may be left out. The first grade that finds a bearer answers; similar spellings are suggestions only.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from geobrief.register.bearings import Bearing
from geobrief.register.folding import aliases, bags, english_words, folded, rearranged, squeezed


class Spellings:
    """The bearings of one world by their spelling, and by keys that different spellings share."""

    def __init__(self, exact: dict[str, list[Bearing]]) -> None:
        self._exact = exact

    @cached_property
    def _folded(self) -> dict[str, list[Bearing]]:
        folds = ((folded(text), listed) for text, listed in self._exact.items())
        return _gathered((fold, bearing) for fold, listed in folds for bearing in listed if _folds(bearing))

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
