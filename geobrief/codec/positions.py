"""Paths to values in plain data, and their lines and columns in the text it was parsed from.

A parser records one offset for every key and every value, in the order of the text. A path leads to one of them by
counting keys and values on the way, only when a position is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

Path = tuple[str | int, ...]
Mark = tuple[int, int]  # line and column, from 1
LINE_BREAK = re.compile(r"\r\n?|\n")  # what editors count as one; U+0085, U+2028 and U+2029 are not
_PART = re.compile(r"\[(\d+)\]|([^.\[]+)")


# --- paths


def path_text(path: Iterable[str | int]) -> str:
    """A path as findings have it.

    >>> path_text(("agreements", 0, "parties", 1))
    'agreements[0].parties[1]'
    """
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def path_parts(text: str) -> Path:
    """The keys and numbers of a path given as text.

    >>> path_parts("agreements[0].parties[1]")
    ('agreements', 0, 'parties', 1)
    """
    return tuple(int(number) if number else key for number, key in _PART.findall(text))


def value_at(data: Any, path: Path) -> Any:
    """The value at a path of plain data, None where there is none.

    >>> value_at({"events": [{"type": "AID"}]}, ("events", 0, "type")), value_at({"events": []}, ("events", 0))
    ('AID', None)
    """
    for part in path:
        if isinstance(data, str):  # a number would select one of its characters
            return None
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


# --- lines and offsets


class Lines:
    """The offsets at which each line of a text starts and ends; an end leaves out the line break.

    >>> lines = Lines("a: 1\\nb: 2")
    >>> lines.starts, lines.ends, lines.mark(8), lines.offset(2, 4)
    ([0, 5], [4, 9], (2, 4), 8)
    """

    def __init__(self, text: str) -> None:
        breaks = list(LINE_BREAK.finditer(text))
        self.starts: list[int] = [0, *(found.end() for found in breaks)]
        self.ends: list[int] = [*(found.start() for found in breaks), len(text)]

    def number(self, offset: int) -> int:
        """The number, from 0, of the line of an offset; an offset outside the text counts as its nearest end."""
        return bisect_right(self.starts, max(0, min(offset, self.ends[-1]))) - 1

    def mark(self, offset: int) -> Mark:
        """The line and column of an offset; after the end of the text, those of its end."""
        number = self.number(offset)
        return number + 1, min(offset, self.ends[-1]) - self.starts[number] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, at most the end of that line."""
        number = max(1, min(line, len(self.starts))) - 1
        return min(self.starts[number] + column - 1, self.ends[number])


class NodeIndex:
    """Pre-order index of the keys and values of plain data: a list or mapping, then its items, each after its key.

    >>> index = NodeIndex({"a": [1, 2], "b": 3})
    >>> index.of(("b",)), index.of(("a", 1))
    (6, 4)
    """

    def __init__(self, data: Any) -> None:
        self._data = data
        self._sizes: dict[int, int] = {}
        self._inside: dict[int, dict[Any, int]] = {}
        self._measure(data)

    def of(self, path: Path, *, key: bool = False) -> int:
        """The index of the value at a path, or of its key; of the nearest holder that exists, where it is missing."""
        node, index = self._data, 0
        for depth, part in enumerate(path):
            step = self._within(node).get(part)
            if step is None:
                break
            index += step
            if key and depth == len(path) - 1 and isinstance(node, dict):
                index -= 1
            node = node[part]
        return index

    def _within(self, node: Any) -> dict[Any, int]:
        """The distance from a list or mapping to each of its values."""
        if not isinstance(node, dict | list):
            return {}
        known = self._inside.get(id(node))
        if known is None:
            known, next_, keyed = {}, 1, isinstance(node, dict)
            for part, value in node.items() if isinstance(node, dict) else enumerate(node):
                known[part] = next_ + keyed
                next_ += keyed + self._sizes.get(id(value), 1)
            self._inside[id(node)] = known
        return known

    def _measure(self, data: Any) -> None:
        """Count the keys and values in each list and mapping, itself included, without recursion."""
        order, waiting = [], [data]
        while waiting:
            node = waiting.pop()
            if isinstance(node, dict | list):
                order.append(node)
                waiting.extend(node.values() if isinstance(node, dict) else node)
        for node in reversed(order):
            values = node.values() if isinstance(node, dict) else node
            keys = len(node) if isinstance(node, dict) else 0
            self._sizes[id(node)] = 1 + keys + sum(self._sizes.get(id(value), 1) for value in values)
