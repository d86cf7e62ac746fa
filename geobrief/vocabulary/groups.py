"""Groups of agreement statuses and of offices, as the data files give them."""

from __future__ import annotations

from functools import cache

from geobrief.vocabulary.files import load


@cache
def statuses_in(*groups: str) -> tuple[str, ...]:
    """The agreement statuses of these groups: open, agreed, concluded, binding, suspended, over.

    >>> statuses_in("suspended", "over")
    ('suspended', 'terminated', 'failed')
    """
    return tuple(term.id for term in load("agreement_statuses") if term["group"] in groups)


@cache
def offices_of(*ranks: str) -> tuple[str, ...]:
    """The offices of these ranks: chief (heads of state and government), leader (of the ruling party), minister …

    >>> offices_of("chief")
    ('head_of_state', 'head_of_government', 'monarch', 'supreme_leader')
    """
    return tuple(term.id for term in load("offices") if term["rank"] in ranks)
