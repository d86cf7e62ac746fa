"""Which list is a number from? Numbers of the lists have a type each: `GW(970)` is Kiribati, `COW(970)` Nauru."""

from __future__ import annotations

from geobrief.errors import ArgumentError, nearest

SYSTEMS = ("gw", "cow", "un", "iso")


class ListCode(int):
    """The number of a state in one list; numbers of different lists are never equal."""

    system = ""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ListCode) and type(other) is not type(self):
            return False
        return int.__eq__(self, other) if isinstance(other, int) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = int.__hash__

    def __repr__(self) -> str:
        return f"{type(self).__name__}({int(self)})"


class GW(ListCode):
    """A number of the Gleditsch–Ward list.

    >>> int(GW(970)), GW(970) == COW(970)
    (970, False)
    """

    system = "gw"


class COW(ListCode):
    """A number of the Correlates of War list."""

    system = "cow"


TYPES: dict[str, type[ListCode]] = {"gw": GW, "cow": COW}


def known_system(name: str) -> str:
    """The name of a list, checked."""
    if name not in SYSTEMS:
        known = ", ".join(SYSTEMS)
        raise ArgumentError("no such list of states", expected=known, got=name, nearest=nearest(name, SYSTEMS))
    return name
