"""What does a JSON text hold? Numbers stay numbers; a key that stands twice in an object is told, and read once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geobrief.codec.paths import Path, written
from geobrief.codec.sources import Source
from geobrief.findings import Finding, Place, code

_Repeated = dict[int, tuple[dict[str, Any], list[str]]]  # by identity; the mapping is kept, so that no other takes it


def read_json(text: str, file: str | None = None) -> Source:
    """The data of one JSON document.

    >>> read_json('{"schema": "geobrief/1"}').data
    {'schema': 'geobrief/1'}
    """
    import json
    from collections import Counter

    repeated: _Repeated = {}

    def entry(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(reversed(pairs))  # of a key that stands twice, the first counts
        if len(made) == len(pairs):
            return dict(pairs)
        kept = {key: made[key] for key, _ in pairs}
        repeated[id(kept)] = kept, [key for key, often in Counter(key for key, _ in pairs).items() if often > 1]
        return kept

    try:
        data = json.loads(text, object_pairs_hook=entry, parse_constant=_refused)
    except RecursionError:
        return _unreadable(code("GB108").finding("nested too deep to be read", place=Place(file)), file)
    except json.JSONDecodeError as error:
        place = Place(file, error.lineno, error.colno)
        return _unreadable(code("GB101").finding(error.msg, place=place), file)
    except ValueError as error:
        return _unreadable(code("GB101").finding(str(error), place=Place(file)), file)
    return Source(data, tuple(_twice(data, repeated, file)), file)


def _refused(word: str) -> Any:
    raise ValueError(f"{word} is no number that can be kept")


def _unreadable(finding: Finding, file: str | None) -> Source:
    return Source(None, (finding,), file)


def _twice(data: Any, repeated: _Repeated, file: str | None) -> Iterator[Finding]:
    open_nodes: list[tuple[Path, Any]] = [((), data)] if repeated else []
    while open_nodes:
        path, node = open_nodes.pop()
        for key in repeated.get(id(node), (node, []))[1]:
            message = f"{key!r} stands twice in this mapping; only the first is read"
            yield code("GB106").finding(message, path=written((*path, key)), place=Place(file))
        items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        open_nodes.extend(((*path, part), value) for part, value in items)
