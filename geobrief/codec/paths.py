"""Where in a document does something stand: by which keys and numbers is it reached, and how is that written?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

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


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path of plain data; None where nothing does.

    >>> value_at({"events": [{"type": "AID"}]}, ("events", 0, "type")), value_at({"events": []}, ("events", 0))
    ('AID', None)
    """
    for part in path:
        if isinstance(data, str):  # of which a number would give a letter
            return None
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data
