"""How is a text written as a value of YAML? Bare where it stays what it is for every reader, else in quotes."""

from __future__ import annotations

import re

_BARE = re.compile(r"[^\W\d_](?:(?:[\w .()’'&/+-]|:(?=\w))*[\w.)])?")
_NOT_TEXT = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def is_bare(text: str) -> bool:
    """Whether a text may stand without quotes, also between brackets.

    >>> [is_bare(text) for text in ("org:NATO", "Viet Nam", "NO", "a: b", "1:30")]
    [True, True, False, False, False]
    """
    return _BARE.fullmatch(text) is not None and text.casefold() not in _NOT_TEXT


def in_quotes(text: str, quote: str = '"') -> str:
    """A text in quotes; in single ones only what can be printed is written as it is.

    >>> in_quotes("Côte d'Ivoire", "'"), in_quotes('a "b"')
    ("'Côte d''Ivoire'", '"a \\\\"b\\\\""')
    """
    if quote == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
