"""Writes a text as a YAML value: bare where every parser reads it as that text, else in quotes."""

from __future__ import annotations

import re

_BARE = re.compile(r"[^\W\d_](?:(?:[\w .()’'&/+-]|:(?=\w))*[\w.)])?")
_NOT_TEXT = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def is_bare(text: str) -> bool:
    """Whether a text needs no quotes, also between brackets.

    >>> [is_bare(text) for text in ("org:NATO", "Viet Nam", "NO", "a: b", "1:30")]
    [True, True, False, False, False]
    """
    return _BARE.fullmatch(text) is not None and text.casefold() not in _NOT_TEXT


def in_quotes(text: str, quote: str = '"') -> str:
    """A text in quotes; in single quotes only if all of it is printable.

    >>> in_quotes("Côte d'Ivoire", "'"), in_quotes('a "b"')
    ("'Côte d''Ivoire'", '"a \\\\"b\\\\""')
    """
    if quote == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"
