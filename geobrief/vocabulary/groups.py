"""Groups of agreement statuses and of offices, as the data files give them."""

from __future__ import annotations

from functools import cache

from geobrief.errors import nearest
from geobrief.vocabulary.files import load
from geobrief.vocabulary.terms import UnknownTermError


@cache
def statuses_in(*groups: str) -> tuple[str, ...]:
    """The agreement statuses of these groups: open, agreed, concluded, binding, suspended, over.

    >>> statuses_in("suspended", "over")
    ('suspended', 'terminated', 'failed')
    """
    return _terms("agreement_statuses", "group", groups)


@cache
def offices_of(*ranks: str) -> tuple[str, ...]:
    """The offices of these ranks: chief (heads of state and government), leader (of the ruling party), minister …

    >>> offices_of("chief")
    ('head_of_state', 'head_of_government', 'monarch', 'supreme_leader')
    """
    return _terms("offices", "rank", ranks)


def _terms(vocabulary: str, column: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """The terms with one of these values in a column; a value that no term has is refused."""
    known = dict.fromkeys(term[column] for term in load(vocabulary))
    for value in values:
        if value not in known:
            near = nearest(value, known)
            raise UnknownTermError(
                f"no such {column} in {vocabulary}", expected=", ".join(known), got=value, nearest=near
            )
    return tuple(term.id for term in load(vocabulary) if term[column] in values)
