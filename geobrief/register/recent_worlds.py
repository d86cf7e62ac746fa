"""The last worlds that were made from others, so that a file which is read again keeps its world and its indexes.

After a change of one event in a file of 500 records, names and agreements need not be indexed again: checking it takes
half the time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geobrief.register import World

_MOST = 8
_recent: deque[tuple[tuple[World, ...], Any, World]] = deque(maxlen=_MOST)


def recent_world(parts: tuple[World, ...], content: Any, make: Callable[[], World]) -> World:
    """The world that was made from these very worlds and an equal content; `make()` if there is none.

    >>> from geobrief.register import World
    >>> one = World()
    >>> made = recent_world((one,), ["states"], World)
    >>> recent_world((one,), ["states"], World) is made, recent_world((one,), [], World) is made
    (True, False)
    """
    for known, its_content, world in tuple(_recent):
        if len(known) == len(parts) and all(map(_is, known, parts)) and its_content == content:
            return world
    world = make()
    _recent.append((parts, content, world))
    return world


def _is(one: World, other: World) -> bool:
    return one is other
