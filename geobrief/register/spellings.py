"""Lenient spellings: the designations that a text matches if it is not spelt exactly as in the register.

Leniency is graded: the exact spelling, then folded spellings, then abbreviations and other word orders, then phrases
that may be left out. The first grade with a match answers; similar spellings are suggestions only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from heapq import nlargest
from itertools import product, starmap

from geobrief.register.continuity import continuation
from geobrief.register.designations import CONTINUING, Designation
from geobrief.register.folding import (
    completes,
    cut_words,
    english_words,
    fillers,
    folded,
    readings,
    squeezed,
    word_sets,
    words_of,
)
from geobrief.register.foreign_spellings import ForeignSpellings
from geobrief.register.languages import foreign_names, rare_names
from geobrief.register.name_parts import Core, cores, is_binding, of_government, pairs, reordered
from geobrief.register.periods import touch
from geobrief.register.records import Records
from geobrief.register.territories import codes_of_territories
from geobrief.register.written_names import is_government, rewritten

_GAP = re.compile(r"\ufffd|(?<=\w)\?|\?(?=\w)")  # a letter that could not be decoded
_ANY_LETTER = "ǂ"  # a letter of no name
_SHORTEST = 5  # letters that a name keeps at least if all its words are cut short
_MOST_COMPARED = 60
_LONGEST = 200  # code points; no longer text is compared with names


class Spellings:
    """The designations of one world by keys that different spellings share."""

    def __init__(self, exact: dict[str, list[Designation]], records: Records) -> None:
        self._exact = exact
        self._records = records

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
        if found := self._by_code(spelt):
            return found
        readings = [spelt, *rewritten(spelt)]
        if is_government(spelt):
            readings.reverse()
        return next(filter(None, map(self._of_name, readings)), [])

    def _of_name(self, spelt: str) -> list[Designation]:
        """The designations that a text matches as it is written."""
        english = cache(self._english_name)  # asked twice about each part of the name
        return (
            self._whole_name(spelt)
            or self._by_aliases(spelt, english)
            or self._by_form_or_whole(spelt)
            or self._by_beginnings(spelt)
            or self._with_gaps(spelt)
            or self._other_name(spelt)
            or self._by_aliases(spelt, lambda name: english(name) or self._other_name(name))
            or []
        )

    def _by_code(self, text: str) -> list[Designation]:
        """The designations of a code of a territory, and of a code or short form in lower case (`fra`, `uk`)."""
        if len(text) == 2 and text.isupper():
            return self._territory_codes.get(text, [])
        code = text.upper()
        if len(text) == 2 and text.lower() in words_of("words", "lower"):
            return [one for one in self._exact.get(code, ()) if one.mention_kind in ("code", "abbreviation")]
        if len(text) == 3 and text.islower() and text not in english_words() | _ordinary_words():
            return [one for one in self._exact.get(code, ()) if one.kind == "id"]
        return []

    @cached_property
    def _territory_codes(self) -> dict[str, list[Designation]]:
        known = {one.id for matches in self._exact.values() for one in matches if one.id.startswith("territory:")}
        codes = (one for one in codes_of_territories("iso2") if one.id in known)
        return _grouped((one.text, one) for one in codes)

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

    def _other_name(self, spelt: str) -> list[Designation] | None:
        """The designations that a text matches as a rare spelling or in another language."""
        return self._rare._whole_name(spelt) or self._others.matches(spelt)

    def _by_form_or_whole(self, spelt: str) -> list[Designation] | None:
        """The designations without words for the form of state; of several records, those of the whole name elsewhere.

        «Rep. de Corea» is the Spanish name of one of the two that English writers call Corea.
        """
        found = self._by_form(spelt)
        return (self._others.whole(spelt) or found) if found and len({one.id for one in found}) > 1 else found

    def _with_gaps(self, text: str) -> list[Designation]:
        """The designations of the one record that a text means with any letters in place of those that were lost."""
        if not _GAP.search(text) or len(_GAP.sub("", text)) < _SHORTEST:
            return []
        fold = folded(_GAP.sub(_ANY_LETTER, text))
        pattern = re.compile(re.escape(fold).replace(_ANY_LETTER, "[^ ]"))
        found = [one for fold, matches in self._folded.items() if pattern.fullmatch(fold) for one in matches]
        return found if len({one.id for one in found}) == 1 else []

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
            found = (
                self._of_both(first, second)
                or self._administered(first, second)
                or self._administered(second, first)
                or _continuing(first, second)
            )
            if found:
                return found
        return None

    def _of_both(self, first: list[Designation], second: list[Designation]) -> list[Designation]:
        """The designations of records that both names mean, and of states that continue them: «Yemen (North Yemen)»."""
        others = {designation.id for designation in second}
        same = [designation for designation in first if designation.id in others]
        ids = {designation.id for designation in same}
        identities = {continuation(id) for id in ids}
        further = (one for one in (*first, *second) if one.id not in ids and continuation(one.id) in identities)
        continuing = (one for one in further if not any(self._coexisted(one.id, id) for id in ids))
        return [*same, *(one._replace(kind=CONTINUING) for one in continuing)]

    def _coexisted(self, one: str, other: str) -> bool:
        lifetimes = self._records.lifetime(one), self._records.lifetime(other)
        return any(starmap(touch, product(*lifetimes)))

    def _administered(self, lands: list[Designation], holders: list[Designation]) -> list[Designation]:
        """The territories that one of the other records administers or administered."""
        ids = {designation.id for designation in holders}
        lands = [designation for designation in lands if designation.id.startswith("territory:")] if ids else []
        return [
            land for land in lands if any(each.state in ids for each in self._records.actor(land.id).administrators)
        ]

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

    @cached_property
    def _others(self) -> ForeignSpellings:
        """The names in other languages."""
        return ForeignSpellings(foreign_names(self._periods))

    @cached_property
    def _rare(self) -> Spellings:
        """Spellings that are rare in English prose."""
        return Spellings(_grouped((one.text, one) for one in rare_names(self._periods)), self._records)

    @cached_property
    def _periods(self) -> dict[str, str]:
        """The period of each record."""
        known = (one for matches in self._exact.values() for one in matches)
        return {one.id: one.period_text for one in known if one.kind == "id"}

    def similar(self, text: str) -> tuple[str, ...]:
        """Up to three names with a similar spelling."""
        if len(text) > _LONGEST:
            return ()
        import difflib

        fold = folded(text)
        found = difflib.get_close_matches(fold, self._nearest(fold), n=3, cutoff=0.75)
        return tuple(dict.fromkeys(self._folded[fold][0].text for fold in found))

    def _nearest(self, fold: str) -> list[str]:
        """The names that share most pairs of letters with a name; only they are compared letter by letter."""
        shared = Counter(place for pair in _pairs_of_letters(fold) for place in self._by_pair.get(pair, ()))
        names, length = self._names, len(fold)
        places = nlargest(_MOST_COMPARED, shared, key=lambda place: shared[place] / (length + len(names[place])))
        return [names[place] for place in sorted(places)]

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, name in enumerate(self._names):
            for pair in _pairs_of_letters(name):
                found.setdefault(pair, []).append(place)
        return found

    @cached_property
    def _names(self) -> list[str]:
        return [fold for fold, matches in self._folded.items() if any(one.mention_kind == "name" for one in matches)]


def _pairs_of_letters(fold: str) -> set[str]:
    return {fold[place : place + 2] for place in range(len(fold) - 1)}


def _is_name_of_land(designation: Designation) -> bool:
    return designation.mention_kind == "name" and (":" not in designation.id or designation.id.startswith("territory:"))


@cache
def _ordinary_words() -> frozenset[str]:
    return frozenset(words_of("words", "words"))


def _continuing(first: list[Designation], second: list[Designation]) -> list[Designation]:
    """The designations of two names of which one state continues the other: «Russia (Soviet Union)»."""
    shared = {continuation(one.id) for one in first} & {continuation(one.id) for one in second}
    return [one for one in (*first, *second) if continuation(one.id) in shared]


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
