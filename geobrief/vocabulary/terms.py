"""Terms and vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geobrief.errors import ArgumentError, nearest

LIST_SEPARATOR = " | "


class UnknownTermError(ArgumentError):
    """A term is not in the vocabulary; the message names the nearest one."""


@attrs.frozen
class Term:
    """A term of a vocabulary, with its meaning and its source.

    Records hold its `id`; `source` is the id of a term of `load("sources")`. Further columns of the vocabulary (the
    score of an event type, the level of hostility) are items by their names.

    >>> from geobrief.vocabulary import load
    >>> war = load("hostility_levels")["war"]
    >>> war.label, war.source, war["level"]
    ('war', 'mid-5.0', '5')
    """

    id: str
    label: str
    gloss: str
    source: str
    columns: tuple[tuple[str, str], ...] = attrs.field(default=(), repr=False)

    def __str__(self) -> str:
        return self.id

    def __getitem__(self, column: str) -> str:
        """The text of a further column, possibly empty; an unknown column raises `UnknownTermError`."""
        known = dict(self.columns)
        if column not in known:
            near = nearest(column, known)
            expected = ", ".join(known) or "none"
            raise UnknownTermError(f"no such column of {self.id}", expected=expected, got=column, nearest=near)
        return known[column]

    def listed(self, column: str) -> tuple[str, ...]:
        """The items of a column that has a list.

        >>> from geobrief.vocabulary import load
        >>> load("party_roles")["host"].listed("counterparts")
        ('guest', 'investor')
        """
        cell = self[column]
        return tuple(cell.split(LIST_SEPARATOR)) if cell else ()

    def number(self, column: str) -> float | None:
        """The number in a column, or None.

        >>> from geobrief.vocabulary import load
        >>> load("event_types")["AGREE"].number("score")
        2.5
        """
        cell = self[column]
        try:
            return float(cell) if cell else None
        except ValueError:
            raise ArgumentError(f"not a column of numbers: {self.id}", expected="a number", got=cell) from None


@attrs.frozen
class Vocabulary:
    """The terms of one vocabulary, in the order of its data file.

    >>> from geobrief.vocabulary import load
    >>> kinds = load("agreement_kinds")
    >>> "alliance" in kinds, len(kinds), kinds.ids[:3]
    (True, 27, ('alliance', 'nonaggression', 'defense_cooperation'))
    >>> kinds["ceasefire"].gloss
    'fighting stops or pauses without the conflict being settled'
    >>> [term.label for term in load("dispute_statuses")]
    ['ongoing', 'frozen', 'settled']
    """

    name: str
    terms: tuple[Term, ...] = attrs.field(repr=False)
    _index: dict[str, Term] = attrs.field(
        default=attrs.Factory(lambda self: {term.id: term for term in self.terms}, takes_self=True),
        init=False,
        repr=False,
        eq=False,
    )

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all terms, in order."""
        return tuple(self._index)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __contains__(self, value: object) -> bool:
        """Whether a term, or the id of one, is in the vocabulary."""
        return value in self.terms if isinstance(value, Term) else isinstance(value, str) and value in self._index

    def __getitem__(self, value: str) -> Term:
        """The term with this id; an unknown id raises `UnknownTermError`."""
        return self._index[self.check(value)]

    def check(self, value: object) -> str:
        """The id itself; an unknown id raises `UnknownTermError`, which names the nearest one.

        >>> from geobrief.vocabulary import load
        >>> load("agreement_kinds").check("alliance")
        'alliance'
        >>> load("agreement_kinds").check("a loan")
        Traceback (most recent call last):
        ...
        geobrief.vocabulary.terms.UnknownTermError: not in agreement_kinds: got 'a loan'; did you mean 'loan'?
        """
        if isinstance(value, str) and value in self._index:
            return self._index[value].id
        near = self._nearest(value) if isinstance(value, str) else None
        expected = None if near else f"one of {', '.join(self.ids)}"
        raise UnknownTermError(f"not in {self.name}", expected=expected, got=value, nearest=near)

    def named(self, value: object) -> str:
        """The id of the term with this id, label or other name, in any case; others raise `UnknownTermError`.

        >>> from geobrief.vocabulary import load
        >>> load("dispute_kinds").named("war"), load("agreement_kinds").named("Arms transfer")
        ('armed_conflict', 'arms_transfer')
        """
        if isinstance(value, str) and value not in self._index:
            found = [term.id for term in self.terms if value.casefold() in map(str.casefold, _names(term))]
            if len(found) == 1:
                return found[0]
        return self.check(value)

    def _nearest(self, value: str) -> str | None:
        names = {name: term.id for term in reversed(self.terms) for name in _names(term)}
        found = nearest(value, names)
        return names[found] if found else None


def _names(term: Term) -> tuple[str, ...]:
    """Its other names, its label and its id."""
    others = term.listed("also") if "also" in dict(term.columns) else ()
    return (*others, term.label, term.id)
