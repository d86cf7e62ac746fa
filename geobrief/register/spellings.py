"""Lenient spellings: the designations that a text matches if it is not spelt exactly as in the register.

Leniency is graded: the exact spelling, then folded spellings, then abbreviations and other word orders, then phrases
that may be left out. The first grade with a match answers; similar spellings are suggestions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from geobrief.register.designations import Designation
from geobrief.register.folding import (
    completes,
    cut_words,
    english_words,
    fillers,
    folded,
    readings,
    squeezed,
    without_article,
    word_sets,
)
from geobrief.register.languages import other_names
from geobrief.register.name_parts import Core, cores, is_binding, of_government, pairs, reordered

_SHORTEST = 5  # letters that a name keeps at least if all its words are cut short
_LONGEST = 200  # code points; no longer text is compared with names


class Spellings:
    """The designations of one world by keys that different spellings share."""

    def __init__(self, exact: dict[str, list[Designation]], record: Callable[[str], Any]) -> None:
        self._exact = exact
        self._record = record

    @cached_property
    def _folded(self) -> dict[str, list[Designation]]:
        return _grouped(
            (folded(text), one) for text, matches in self._exact.items() for one in matches if _may_fold(one)
        )

    @cached_property
    def _word_sets(self) -> dict[str, list[Designation]]:
        names = (
            (fold, one)
            for fold, matches in self._folded.items()
            for one in matches
            if one.mention_kind == "name" and not one.id.startswith("group:")
        )
        return _grouped((words, one) for fold, one in names for words in word_sets(fold) if words)

    @cached_property
    def _squeezed(self) -> dict[str, list[Designation]]:
        return _grouped((squeezed(fold), one) for fold, matches in self._folded.items() for one in matches)

    def matches(self, text: str) -> list[Designation]:
        """The designations that a text matches, by the first grade of leniency that finds any."""
        if len(text) > _LONGEST:
            return []
        spelt = " ".join(text.split())
        return (
            self._whole_name(spelt)
            or self._by_aliases(spelt, self._english_name)
            or self._by_form(spelt)
            or self._by_beginnings(spelt)
            or self._in_other_languages(spelt)
            or self._by_aliases(spelt, lambda name: self._english_name(name) or self._in_other_languages(name))
            or []
        )

    def _whole_name(self, spelt: str) -> list[Designation] | None:
        """The designations that a text matches with all its words."""
        return (
            self._without_dots(spelt)
            or self._reordered(spelt)
            or next(filter(None, map(self._reordered, reordered(spelt))), None)
        )

    def _english_name(self, spelt: str) -> list[Designation] | None:
        """The designations that a text matches as one name in English."""
        return self._whole_name(spelt) or self._by_form(spelt)

    def _by_form(self, spelt: str) -> list[Designation] | None:
        """The designations that match without words for the form of state («Republic of Peru», «Yemen, P.D.R.»)."""
        return next(filter(None, map(self._of_core, cores(spelt))), None)

    def _without_dots(self, spelt: str) -> list[Designation] | None:
        """The designations that match without dots and the article, letter case kept («The U.S.»)."""
        bare = spelt[4:] if spelt[:4].lower() == "the " else spelt
        return (
            self._exact.get(spelt)
            or self._exact.get(bare)
            or ("." in bare and self._exact.get(bare.replace(".", "").replace(" ", "")))
            or None
        )

    def _reordered(self, text: str) -> list[Designation] | None:
        fold = folded(text)
        if not fold:
            return None
        by_words = (self._word_sets.get(words) for words in word_sets(fold))
        return self._folded.get(fold) or next(filter(None, by_words), None) or self._squeezed.get(squeezed(fold))

    def _of_core(self, core: Core) -> list[Designation]:
        """The matches of a name without form words: those whose record has a name of that form, else all."""
        found = self._reordered(core.name) or []
        kinds = ("name", "abbreviation", "demonym") if of_government(core) else ("name", "abbreviation")
        named = [designation for designation in found if designation.mention_kind in kinds]
        fitting = [designation for designation in named if core.forms <= self._forms.get(designation.id, set())]
        if fitting or is_binding(core):
            return fitting
        return [designation for designation in named if designation.mention_kind != "demonym"]

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        """The words of all names of each record."""
        found: dict[str, set[str]] = {}
        for fold, matches in self._folded.items():
            words = {word for reading in readings(fold) for word in reading}
            for designation in matches:
                if designation.mention_kind == "name":
                    found.setdefault(designation.id, set()).update(words)
        return found

    def _by_aliases(self, text: str, find: Callable[[str], list[Designation] | None]) -> list[Designation] | None:
        """The matches of two names of one record, or of a territory and its state («Hong Kong, China»)."""
        for pair in pairs(text):
            first, second = (find(name) or [] for name in pair)
            others = {designation.id for designation in second}
            same = [designation for designation in first if designation.id in others]
            found = same or self._administered(first, second) or self._administered(second, first)
            if found:
                return found
        return None

    def _administered(self, lands: list[Designation], holders: list[Designation]) -> list[Designation]:
        """The territories that one of the other records administers or administered."""
        ids = {designation.id for designation in holders}
        lands = [designation for designation in lands if designation.id.startswith("territory:")] if ids else []
        return [land for land in lands if any(each.state in ids for each in self._record(land.id).administrators)]

    def _by_beginnings(self, text: str) -> list[Designation] | None:
        """The matches of words cut short with a dot («S. Leone», «Serbia and Monten.»)."""
        cut, words = cut_words(text), [word for word in folded(text).split() if word not in fillers()]
        if not cut or (cut.issuperset(words) and len("".join(words)) < _SHORTEST):
            return None
        return [one for whole, matches in self._words for one in matches if completes(words, cut, whole)]

    @cached_property
    def _words(self) -> list[tuple[tuple[str, ...], list[Designation]]]:
        names = ((fold, [one for one in matches if _is_name_of_land(one)]) for fold, matches in self._folded.items())
        return [
            (tuple(word for word in fold.replace("people s", "peoples").split() if word not in fillers()), listed)
            for fold, listed in names
            if listed
        ]

    def _in_other_languages(self, text: str) -> list[Designation] | None:
        """The designations that match in another language, or in a spelling that is rare in English prose."""
        return self._others._whole_name(text) or self._others._whole_name(without_article(text))

    @cached_property
    def _others(self) -> Spellings:
        known = (one for matches in self._exact.values() for one in matches)
        periods: dict[str, str] = {one.id: one.period_text for one in known if one.kind == "id"}
        exact: dict[str, list[Designation]] = {}
        for designation in other_names(periods):
            exact.setdefault(designation.text, []).append(designation)
        return Spellings(exact, self._record)

    def similar(self, text: str) -> tuple[str, ...]:
        """Up to three names with a similar spelling."""
        if len(text) > _LONGEST:
            return ()
        import difflib

        found = difflib.get_close_matches(folded(text), self._names, n=3, cutoff=0.75)
        return tuple(dict.fromkeys(self._folded[fold][0].text for fold in found))

    @cached_property
    def _names(self) -> list[str]:
        return [fold for fold, matches in self._folded.items() if any(one.mention_kind == "name" for one in matches)]


def _is_name_of_land(designation: Designation) -> bool:
    return designation.mention_kind == "name" and (":" not in designation.id or designation.id.startswith("territory:"))


def _grouped(pairs: Iterable[tuple[str, Designation]]) -> dict[str, list[Designation]]:
    grouped: dict[str, list[Designation]] = {}
    for key, designation in pairs:
        grouped.setdefault(key, []).append(designation)
    return grouped


def _may_fold(designation: Designation) -> bool:
    """Whether letter case may differ: never in codes, and in short forms only if they are not English words."""
    if designation.mention_kind == "code":
        return designation.kind == "id" and ":" in designation.text
    plain = designation.text.replace(".", "")
    if len(plain) <= 4 and plain.isupper():
        return len(plain) > 2 and plain.lower() not in english_words()
    return True
