"""Parses JSON with the standard library. Numbers stay numbers; a repeated key is reported, and its first value kept.

`json` keeps no positions, so offsets are computed by a scan of their own, only when a finding needs a place.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

from geobrief.codec.positions import Lines, Path, path_text
from geobrief.codec.sources import DEEPEST, ParsedSource, unreadable
from geobrief.findings import Finding, Place, code

_Repeated = dict[int, tuple[dict[str, Any], list[str]]]  # by identity; holding the mapping keeps its id unique
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:]|[^\s{}\[\],:"]+', re.DOTALL)


def read_json(text: str, file: str | None = None) -> ParsedSource:
    """The data of one JSON document.

    >>> read_json('{"schema": "geobrief/1"}').data
    {'schema': 'geobrief/1'}
    """
    import json
    from functools import partial

    repeated: _Repeated = {}
    text = text.removeprefix("\ufeff")
    try:
        data = json.loads(text, object_pairs_hook=lambda pairs: _object(pairs, repeated), parse_constant=_refuse)
    except RecursionError:
        return unreadable("GB108", f"nested more than {DEEPEST} deep", file)
    except json.JSONDecodeError as error:
        name = "GB112" if error.msg == "Extra data" else "GB101"
        return unreadable(name, error.msg, file, *Lines(text).mark(error.pos))
    except ValueError as error:
        return unreadable("GB101", str(error), file)
    if _is_deep(data):
        return unreadable("GB108", f"nested more than {DEEPEST} deep", file)
    source = ParsedSource(data, (), file, False, text, partial(offsets, text))
    return attrs.evolve(source, findings=tuple(_repeated_keys(source, repeated))) if repeated else source


def _object(pairs: list[tuple[str, Any]], repeated: _Repeated) -> dict[str, Any]:
    """An object, with the first value of a repeated key."""
    last = dict(pairs)
    if len(last) == len(pairs):
        return last
    first = dict(reversed(pairs))
    kept = {key: first[key] for key in last}
    counts = Counter(key for key, _ in pairs)
    repeated[id(kept)] = kept, [key for key, count in counts.items() if count > 1]
    return kept


def _refuse(word: str) -> Any:
    raise ValueError(f"{word} is not a finite number")


def _is_deep(data: Any) -> bool:
    """Whether lists and objects are nested too deep, checked level by level."""
    level = [data] if isinstance(data, dict | list) else []
    for _ in range(DEEPEST):
        values = (value for node in level for value in (node.values() if isinstance(node, dict) else node))
        level = [value for value in values if isinstance(value, dict | list)]
        if not level:
            return False
    return True


def _repeated_keys(source: ParsedSource, repeated: _Repeated) -> Iterator[Finding]:
    waiting: list[tuple[Path, Any]] = [((), source.data)]
    while waiting:
        path, node = waiting.pop()
        for key in repeated.get(id(node), (node, []))[1]:
            message = f"duplicate key {key!r}; only the first is read"
            place = source.place((*path, key), key=True) or Place(source.file)
            yield code("GB106").finding(message, path=path_text((*path, key)), place=place)
        items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        waiting.extend(((*path, part), value) for part, value in items if isinstance(value, dict | list))


# --- places


def offsets(text: str) -> array[int]:
    """The offset of every key and value of valid JSON, repeated keys and their values left out.

    >>> list(offsets('{"a": [1, 2], "a": {}, "b": null}'))
    [0, 1, 6, 7, 10, 23, 28]
    """
    import json

    found = array("I")
    tokens = _TOKEN.finditer(text)
    stack: list[set[str] | None] = []  # for an object, the keys so far
    is_key = False
    for token in tokens:
        part = token[0]
        if part in "}]":
            stack.pop()
        elif part != ":":
            keys = stack[-1] if stack else None
            key = (json.loads(part) if "\\" in part else part[1:-1]) if is_key else ""
            if is_key and keys is not None and key in keys:
                _skip(tokens)
                continue
            found.append(token.start())
            if is_key and keys is not None:
                keys.add(key)
                is_key = False
                continue
            if part in "{[":
                stack.append(set() if part == "{" else None)
        is_key = part != ":" and bool(stack) and stack[-1] is not None
    return found


def _skip(tokens: Iterator[re.Match[str]]) -> None:
    """Skip the value of a key."""
    next(tokens)
    depth = 0
    for token in tokens:
        depth += (token[0] in "{[") - (token[0] in "}]")
        if not depth:
            return
