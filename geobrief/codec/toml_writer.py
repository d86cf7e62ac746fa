"""Plain data as TOML: a table for each record, with what is in it on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_toml(data: Mapping[str, Any]) -> str:
    """Plain data as TOML; keys without a value are left out, which TOML cannot say.

    >>> print(write_toml({"title": "a", "events": [{"type": "AID", "actors": ["USA"], "date": None}]}), end="")
    title = "a"
    <BLANKLINE>
    [[events]]
    type = "AID"
    actors = ["USA"]
    """
    return "\n".join("\n".join(part) + "\n" for part in _parts(data))


def _parts(data: Mapping[str, Any]) -> Iterator[list[str]]:
    tables = {key: value for key, value in data.items() if _is_tables(value)}
    head = [f"{_key(key)} = {_value(value)}" for key, value in data.items() if key not in tables and value is not None]
    if head:
        yield head
    for key, records in tables.items():
        for record in records:
            lines = [f"{_key(name)} = {_value(value)}" for name, value in record.items() if value is not None]
            yield [f"[[{_key(key)}]]", *lines]


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items() if item is not None)
        return f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else repr(value)


def _text(text: str) -> str:
    return f'"{"".join(_escaped(character) for character in text)}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    is_control = ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 or character in "\u2028\u2029"
    return f"\\u{ord(character):04x}" if is_control else character
