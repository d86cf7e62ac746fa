"""What does a JSON text hold? Numbers stay numbers; a key that stands twice in an object is told, and read once.

Where things stand is looked for only when a finding needs a place: `json` is fast because it keeps none.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import Any

import attrs

from geobrief.codec.paths import Path, written
from geobrief.codec.positions import Lines
from geobrief.codec.sources import DEEPEST, ParsedSource, unreadable
from geobrief.findings import Finding, Place, code

_Repeated = dict[int, tuple[dict[str, Any], list[str]]]  # by identity; the mapping is kept, so that no other takes it
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
        data = json.loads(text, object_pairs_hook=lambda pairs: _entry(pairs, repeated), parse_constant=_refused)
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
    return attrs.evolve(source, findings=tuple(_twice(source, repeated))) if repeated else source


def _entry(pairs: list[tuple[str, Any]], repeated: _Repeated) -> dict[str, Any]:
    """An object; of a key that stands twice, the first counts."""
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    first = dict(reversed(pairs))
    kept = {key: first[key] for key in made}
    seen: set[str] = set()
    twice = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
    repeated[id(kept)] = kept, list(dict.fromkeys(twice))
    return kept


def _refused(word: str) -> Any:
    raise ValueError(f"{word} is no number that can be kept")


def _is_deep(data: Any) -> bool:
    """Whether lists and objects stand in each other too deep, looked at level by level."""
    level = [data]
    for _ in range(DEEPEST):
        level = (
            [
                value
                for node in level
                for value in (node.values() if isinstance(node, dict) else node)
                if isinstance(value, dict | list)
            ]
            if isinstance(level[0], dict | list)
            else []
        )
        if not level:
            return False
    return True


def _twice(source: ParsedSource, repeated: _Repeated) -> Iterator[Finding]:
    waiting: list[tuple[Path, Any]] = [((), source.data)]
    while waiting:
        path, node = waiting.pop()
        for key in repeated.get(id(node), (node, []))[1]:
            message = f"{key!r} stands twice in this mapping; only the first is read"
            place = source.place((*path, key), key=True) or Place(source.file)
            yield code("GB106").finding(message, path=written((*path, key)), place=place)
        items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        waiting.extend(((*path, part), value) for part, value in items if isinstance(value, dict | list))


# --- places


def offsets(text: str) -> array[int]:
    """The offset of every key and value of a JSON text that can be read, but for keys that stand twice.

    >>> list(offsets('{"a": [1, 2], "a": {}, "b": null}'))
    [0, 1, 6, 7, 10, 23, 28]
    """
    import json

    found = array("I")
    tokens = _TOKEN.finditer(text)
    stack: list[set[str] | None] = []  # for an object, the keys that have been there
    is_key = False
    for token in tokens:
        sign = token[0]
        if sign in "}]":
            stack.pop()
        elif sign != ":":
            keys = stack[-1] if stack else None
            key = (json.loads(sign) if "\\" in sign else sign[1:-1]) if is_key else ""
            if is_key and keys is not None and key in keys:
                _pass(tokens)
                continue
            found.append(token.start())
            if is_key and keys is not None:
                keys.add(key)
                is_key = False
                continue
            if sign in "{[":
                stack.append(set() if sign == "{" else None)
        is_key = sign != ":" and bool(stack) and stack[-1] is not None
    return found


def _pass(tokens: Iterator[re.Match[str]]) -> None:
    """Pass over the value of a key."""
    next(tokens)
    depth = 0
    for token in tokens:
        depth += (token[0] in "{[") - (token[0] in "}]")
        if not depth:
            return
