"""Index of the names of persons; those that begin with the same letters are folded when one of them is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from geobrief.register.folding import folded, squeezed

NamedPerson = tuple[str, tuple[str, ...], str]  # id, names, family name or ""
_ARTICLES = ("al ", "el ", "von ")  # before family names that are also written without them
_LETTERS = 3  # names with the same first letters are folded together


class PersonNames:
    """The ids of persons by name, other names and family name; letter case, accents and hyphens do not matter.

    >>> known = PersonNames([("person:eva-peron", ("Eva Per\u00f3n", "Evita"), "Per\u00f3n")])
    >>> known.ids("eva peron"), known.ids("peron"), known.ids_without_spaces("evaperon")
    (('person:eva-peron',), ('person:eva-peron',), ('person:eva-peron',))
    """

    def __init__(self, named: Iterable[NamedPerson]) -> None:
        self._persons = tuple(named)
        self._alike: dict[str, _Alike] = {}
        self._places: dict[str, list[int]] = {}  # of the persons with a name that begins so
        for place, (_, names, family) in enumerate(self._persons):
            for name in (*names, family) if family else names:
                places = self._places.setdefault(_beginning(name), [])
                if not places or places[-1] != place:
                    places.append(place)

    def ids(self, fold: str) -> tuple[str, ...]:
        """The persons with this folded name or family name."""
        alike = self._with(squeezed(fold))
        return alike.by_fold.get(fold, ()) if alike else ()

    def ids_without_spaces(self, squeezed_fold: str) -> tuple[str, ...]:
        """The persons with a folded name or family name that is this one without its spaces."""
        alike = self._with(squeezed_fold)
        return alike.by_squeezed.get(squeezed_fold, ()) if alike else ()

    def ids_by_plain_family(self, fold: str) -> tuple[str, ...]:
        """The persons with this folded family name, as other names have it or without its article."""
        return self._plain_families.get(fold, ())

    @cached_property
    def _plain_families(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        others = ((id, other) for id, names, family in self._persons for other in _other_families(names, family))
        for id, family in others:
            fold = folded(family)
            plain = next((fold.removeprefix(article) for article in _ARTICLES if fold.startswith(article)), fold)
            found.setdefault(plain, {})[id] = None
        return {fold: tuple(ids) for fold, ids in found.items()}

    def full_name(self, folds: Sequence[str], at: int) -> int | None:
        """The end of the longest name of two words or more that begins at a place of some folded words."""
        first = at + (folds[at] == "the")
        beginning = squeezed("".join(folds[first : first + _LETTERS]))
        alike = self._with(beginning)
        for words in alike.full_names.get(folds[at], ()) if alike else ():
            if tuple(folds[at : at + len(words)]) == words:
                return at + len(words)
        return None

    def folds(self) -> Iterator[str]:
        """All folded names and family names."""
        return iter(dict.fromkeys(folded(name) for key in self._places for _, name, _ in self._beginning_with(key)))

    def _with(self, beginning: str) -> _Alike | None:
        key = beginning[:_LETTERS]
        known = self._alike.get(key)
        if known is None and key in self._places:
            known = self._alike[key] = _Alike(tuple(self._beginning_with(key)))
        return known

    def _beginning_with(self, key: str) -> Iterator[tuple[str, str, bool]]:
        """The names that begin so, each with the id of the person and whether it is a full name."""
        for place in self._places[key]:
            id, names, family = self._persons[place]
            yield from ((id, name, True) for name in names if _beginning(name) == key)
            if family and _beginning(family) == key:
                yield id, family, False


class _Alike:
    """The names that begin with the same letters, each with the id of the person and whether it is a full name."""

    def __init__(self, named: Sequence[tuple[str, str, bool]]) -> None:
        self._named = named

    @cached_property
    def by_fold(self) -> dict[str, tuple[str, ...]]:
        """The ids by folded name."""
        found: dict[str, dict[str, None]] = {}
        for id, name, _ in self._named:
            found.setdefault(folded(name), {})[id] = None
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def by_squeezed(self) -> dict[str, tuple[str, ...]]:
        """The ids by folded name without spaces."""
        found: dict[str, dict[str, None]] = {}
        for name, ids in self.by_fold.items():
            found.setdefault(squeezed(name), {}).update(dict.fromkeys(ids))
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def full_names(self) -> dict[str, list[tuple[str, ...]]]:
        """The folded words of each name of several by the first, longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        names = dict.fromkeys(name for _, name, is_whole in self._named if is_whole and " " in name)
        for words in (tuple(map(folded, name.split())) for name in names):
            found.setdefault(words[0], []).append(words)
        return {first: sorted(sequences, key=len, reverse=True) for first, sequences in found.items()}


def _other_families(names: Sequence[str], family: str) -> Iterator[str]:
    """The family names that a text may have instead: «Qaddafi» from «Muammar Qaddafi», «Papen» from «von Papen».

    >>> list(_other_families(("Zhou Enlai", "Chou En-lai"), "Zhou")), list(_other_families(("Franz von Papen",), ""))
    (['Chou'], ['Papen'])
    """
    if not family or family.lower().startswith((*_ARTICLES, "al")):
        yield family or names[0].split()[-1]
    place = 0 if names[0].startswith(family + " ") else -1
    for name in names[1:]:
        words = name.split()
        if family and len(words) > 1 and not set(family.split()) & set(words):
            yield words[place]


def _beginning(name: str) -> str:
    """The first letters of a folded name without spaces."""
    return _plain_letters(name[:_LETTERS]) or squeezed(folded(name))[:_LETTERS]


@lru_cache(maxsize=1 << 13)
def _plain_letters(first: str) -> str:
    """The letters with which most names begin, in lower case; the empty text if they need folding."""
    plain = len(first) == _LETTERS and first.isascii() and first.isalpha() and first.lower() != "the"
    return first.lower() if plain else ""
