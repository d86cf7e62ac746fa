"""Makes control characters in text visible, so that no escape sequence of a file reaches a terminal or a log.

Control characters are those of C0 and C1, DEL, the separators of lines and paragraphs, the characters that turn the
direction of writing, and what XML and UTF-8 cannot hold.
"""

from __future__ import annotations

import re

_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_LONGEST_NAME = 200


def visible(text: str) -> str:
    r"""The text with control characters as escapes; line breaks and tabs stay.

    >>> visible("\x1b[31mred\x1b[0m\r\n\u202eabc")
    '\\x1b[31mred\\x1b[0m\n\\u202eabc'
    """
    return text if text.isprintable() else _CONTROL.sub(_escape, text.replace("\r\n", "\n"))


def visible_line(text: str) -> str:
    r"""The text in one line: line breaks and tabs are escapes too.

    >>> visible_line("a\tb\nc")
    'a\\tb\\nc'
    """
    return text if text.isprintable() else _CONTROL.sub(_escape, text).replace("\n", r"\n").replace("\t", r"\t")


def masked(text: str) -> str:
    r"""The text with a replacement character for each control character; its length stays.

    >>> masked("\x1b[1mbold\n")
    '\ufffd[1mbold\n'
    """
    return text if text.isprintable() else _CONTROL.sub("\ufffd", text)


def visible_json(written: str) -> str:
    r"""JSON with the control characters in its texts as escapes; it means the same.

    >>> visible_json('["\x9b31m"]')
    '["\\u009b31m"]'
    """
    return written if written.isprintable() else _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def display_name(name: str) -> str:
    """The name of a file in a line of text, its end where it is long."""
    shown = visible_line(name)
    return shown if len(shown) <= _LONGEST_NAME else f"…{shown[-_LONGEST_NAME:]}"


def _escape(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]
