"""The kinds of datasets that can be read, and the kind of a file by its columns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import NoReturn

from geobrief.datasets.kinds import Kind, column_key
from geobrief.errors import ArgumentError, nearest
from geobrief.printable import display_name

# The modules of `geobrief.datasets.codebooks`, each with its kinds in KINDS.
CODEBOOKS = (
    "cow_states gw_states isd capitals crosswalks icow_colonial cow_territory cow_contiguity cow_capabilities cow_igos "
    "archigos reign unga cow_alliances atop desta tfdd pax icow_claims rivalries mid gml icb cow_wars ucdp sanctions "
    "events"
).split()
_LISTED = 8


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of datasets, each with its name, title, citation and columns.

    >>> kinds()[0].name
    'cow-states'
    """
    modules = (import_module(f"geobrief.datasets.codebooks.{name}") for name in CODEBOOKS)
    return tuple(kind for module in modules for kind in module.KINDS)


def kind_named(name: str) -> Kind:
    """The kind with this name."""
    known = {kind.name: kind for kind in kinds()}
    if not isinstance(name, str) or name not in known:
        near = nearest(name, ("auto", *known)) if isinstance(name, str) else None
        raise ArgumentError("unknown kind of dataset", expected="auto or a kind in kinds()", got=name, nearest=near)
    return known[name]


def recognised(path: str, header: list[str], named: Kind | None = None) -> Kind:
    """The kind of a file with these columns: the named one, else that of which it has most required columns.

    A file that lacks columns of the named kind, or that has the columns of no kind, is refused.
    """
    keys = [column_key(name) for name in header]
    if named is not None and not named.lacks(keys):
        return named
    fitting = [kind for kind in kinds() if not kind.lacks(keys)]
    best = max(fitting, key=lambda kind: len(kind.required), default=None)
    if named is None:
        return best or _refuse(path, header, keys)
    raise ArgumentError(
        f"{display_name(path)} is not a file of the kind {named.name}: it lacks {_list(named.lacks(keys))}",
        got=_list(header),
        nearest=best.name if best else None,
    )


def _refuse(path: str, header: list[str], keys: list[str]) -> NoReturn:
    near = min(kinds(), key=lambda kind: len(kind.lacks(keys)) / len(kind.required))
    lacking = near.lacks(keys)
    more = f"; {near.name} also has {_list(lacking)}" if 2 * len(lacking) < len(near.required) else ""
    message = f"the columns of {display_name(path)} are those of no known kind{more}"
    raise ArgumentError(message, expected="a file of a kind in kinds()", got=_list(header))


def _list(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
    return f"{', '.join(listed[:_LISTED])}{more}"
