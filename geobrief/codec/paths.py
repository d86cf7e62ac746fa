"""Where in a document does something stand: by which keys and numbers is it reached, and how is that written?"""

from __future__ import annotations

import re
from collections.abc import Iterable

Path = tuple[str | int, ...]
_PART = re.compile(r"\[(\d+)\]|([^.\[]+)")


def written(path: Iterable[str | int]) -> str:
    """A path as findings have it.

    >>> written(("agreements", 0, "parties", 1))
    'agreements[0].parties[1]'
    """
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def parts(text: str) -> Path:
    """The keys and numbers of a path that is written.

    >>> parts("agreements[0].parties[1]")
    ('agreements', 0, 'parties', 1)
    """
    return tuple(int(number) if number else key for number, key in _PART.findall(text))
