"""Who bears a name that is spelt in another way than the register has it?

Leniency is graded: the spelling as it stands, then folded spellings, then shortened words and other word orders, then
phrases that may be left out. The first grade that finds a bearer answers; similar spellings are suggestions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from geobrief.register.arrangements import Core, cores, is_binding, of_government, pairs, rearranged
from geobrief.register.bearings import Bearing
from geobrief.register.folding import (
    bags,
    completes,
    cut_words,
    english_words,
    fillers,
    folded,
    readings,
    squeezed,
    without_article,
)
from geobrief.register.languages import other_names

# So many letters the words of a name must keep where all of them are cut short.
_SHORTEST = 5

_LONGEST = 200  # code points, beyond which nothing is spelt like a text


class Spellings:
    """The bearings of one world by their spelling, and by keys that different spellings share."""

    def __init__(self, exact: dict[str, list[Bearing]], record: Callable[[str], Any]) -> None:
        self._exact = exact
        self._record = record

    @cached_property
    def _folded(self) -> dict[str, list[Bearing]]:
        folds = ((folded(text), listed) for text, listed in self._exact.items())
        return _gathered((fold, bearing) for fold, listed in folds for bearing in listed if _folds(bearing))

    @cached_property
    def _bags(self) -> dict[str, list[Bearing]]:
        borne = ((fold, bearing) for fold, listed in self._folded.items() for bearing in listed)
        names = ((fold, bearing) for fold, bearing in borne if bearing.kind == "name" and bearing.id[:6] != "group:")
        return _gathered((bag, bearing) for fold, bearing in names for bag in bags(fold) if bag)

    @cached_property
    def _squeezed(self) -> dict[str, list[Bearing]]:
        return _gathered((squeezed(fold), bearing) for fold, listed in self._folded.items() for bearing in listed)

    def bearers(self, text: str) -> list[Bearing]:
        """Who bears a name, by the first grade of leniency that finds somebody."""
        if len(text) > _LONGEST:
            return []
        spelt = " ".join(text.split())
        return (
            self._named(spelt)
            or self._by_aliases(spelt, self._one)
            or self._by_form(spelt)
            or self._by_beginnings(spelt)
            or self._elsewhere(spelt)
            or self._by_aliases(spelt, lambda name: self._one(name) or self._elsewhere(name))
            or []
        )

    def _named(self, spelt: str) -> list[Bearing] | None:
        """Who bears a text that is one name, with all its words."""
        return (
            self._written(spelt)
            or self._reordered(spelt)
            or next(filter(None, map(self._reordered, rearranged(spelt))), None)
        )

    def _one(self, spelt: str) -> list[Bearing] | None:
        """Who bears a text that is one name in English."""
        return self._named(spelt) or self._by_form(spelt)

    def _by_form(self, spelt: str) -> list[Bearing] | None:
        """«Republic of Peru», «Yemen, P.D.R.»: words for the form of state left out."""
        return next(filter(None, map(self._of_form, cores(spelt))), None)

    def _written(self, spelt: str) -> list[Bearing] | None:
        """«The U.S.»: dots and the article left out, letter case kept."""
        bare = spelt[4:] if spelt[:4].lower() == "the " else spelt
        return (
            self._exact.get(spelt)
            or self._exact.get(bare)
            or ("." in bare and self._exact.get(bare.replace(".", "").replace(" ", "")))
            or None
        )

    def _reordered(self, text: str) -> list[Bearing] | None:
        fold = folded(text)
        if not fold:
            return None
        by_bag = (self._bags.get(bag) for bag in bags(fold))
        return self._folded.get(fold) or next(filter(None, by_bag), None) or self._squeezed.get(squeezed(fold))

    def _of_form(self, core: Core) -> list[Bearing]:
        """Those who bear a name without its words for a form of state: who has or had that form, else everybody."""
        found = self._reordered(core.name) or []
        kinds = ("name", "abbreviation", "demonym") if of_government(core) else ("name", "abbreviation")
        named = [bearing for bearing in found if bearing.kind in kinds]
        fitting = [bearing for bearing in named if core.forms <= self._forms.get(bearing.id, set())]
        if fitting or is_binding(core):
            return fitting
        return [bearing for bearing in named if bearing.kind != "demonym"]

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        """The words of all names of each record."""
        found: dict[str, set[str]] = {}
        for fold, listed in self._folded.items():
            words = {word for reading in readings(fold) for word in reading}
            for bearing in listed:
                if bearing.kind == "name":
                    found.setdefault(bearing.id, set()).update(words)
        return found

    def _by_aliases(self, text: str, borne: Callable[[str], list[Bearing] | None]) -> list[Bearing] | None:
        """«Burma (Myanmar)», «Hong Kong, China»: two names that one record bears, or a territory and its state."""
        for pair in pairs(text):
            first, second = (borne(name) or [] for name in pair)
            others = {bearing.id for bearing in second}
            same = [bearing for bearing in first if bearing.id in others]
            found = same or self._held(first, second) or self._held(second, first)
            if found:
                return found
        return None

    def _held(self, lands: list[Bearing], holders: list[Bearing]) -> list[Bearing]:
        """The territories among them that one of the others administers or administered."""
        ids = {bearing.id for bearing in holders}
        lands = [bearing for bearing in lands if bearing.id.startswith("territory:")] if ids else []
        return [land for land in lands if any(each.state in ids for each in self._record(land.id).administrators)]

    def _by_beginnings(self, text: str) -> list[Bearing] | None:
        """«S. Leone», «Serbia and Monten.»: words cut short with a dot."""
        cut, words = cut_words(text), [word for word in folded(text).split() if word not in fillers()]
        if not cut or (cut.issuperset(words) and len("".join(words)) < _SHORTEST):
            return None
        return [bearing for whole, borne in self._words for bearing in borne if completes(words, cut, whole)]

    @cached_property
    def _words(self) -> list[tuple[tuple[str, ...], list[Bearing]]]:
        names = ((fold, [one for one in listed if _is_of_land(one)]) for fold, listed in self._folded.items())
        return [
            (tuple(word for word in fold.replace("people s", "peoples").split() if word not in fillers()), listed)
            for fold, listed in names
            if listed
        ]

    def _elsewhere(self, text: str) -> list[Bearing] | None:
        """Who bears a name in another language, or in a spelling that English prose hardly has."""
        return self._others._named(text) or self._others._named(without_article(text))

    @cached_property
    def _others(self) -> Spellings:
        borne = (bearing for listed in self._exact.values() for bearing in listed)
        known: dict[str, str] = {bearing.id: bearing.span for bearing in borne if bearing.form == "id"}
        exact: dict[str, list[Bearing]] = {}
        for bearing in other_names(known):
            exact.setdefault(bearing.text, []).append(bearing)
        return Spellings(exact, self._record)

    def similar(self, text: str) -> tuple[str, ...]:
        """Up to three names that are spelt like this one."""
        if len(text) > _LONGEST:
            return ()
        import difflib

        found = difflib.get_close_matches(folded(text), self._names, n=3, cutoff=0.75)
        return tuple(dict.fromkeys(self._folded[fold][0].text for fold in found))

    @cached_property
    def _names(self) -> list[str]:
        return [fold for fold, listed in self._folded.items() if any(bearing.kind == "name" for bearing in listed)]


def _is_of_land(bearing: Bearing) -> bool:
    return bearing.kind == "name" and (":" not in bearing.id or bearing.id.startswith("territory:"))


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
