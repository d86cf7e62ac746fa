"""How can half a text be read? With the brackets and quotes closed that are open, and the colon behind a key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geobrief.lsp.excerpts import Excerpt

_TOKEN = re.compile(
    r"""(?P<comment>(?:^|(?<=\s))\#[^\n]*)
    |(?P<quoted>(?<![^\s\[{,:=])(?:"(?:[^"\\]|\\.)*(?P<double>"|\Z)|'(?:[^']|'')*(?P<single>'|\Z)))
    |(?P<open>[\[{])|(?P<close>[\]}])""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_BEGINS = re.compile(r"(?:.*[:=\-\[{,])?[ \t]*")
_WORD = re.compile(r"[\w-]*\Z", re.ASCII)
_PAIRS = {"[": "]", "{": "}"}


def repaired(part: Excerpt, offset: int, sign: str, form: str) -> Iterator[str]:
    """The texts to read for a sign at an offset of a part, the ones that change least first."""
    before, after = part.head + part.body[:offset], part.body[offset:]
    if form == "json":
        before, after = before.replace("\t", " "), after.replace("\t", " ")  # YAML, which reads torn JSON, wants none
    line, _, below = after.partition("\n")
    closed = closers(before)
    yield before + sign + after
    if form == "toml":
        yield from _tried_as_toml(before, sign, after, closed)
        return
    if not closed:
        yield f"{before}{sign}{line.rstrip()}: \n{below}"
        yield f"{before}{sign}{line.rstrip()}: "
    else:
        yield f"{before}{sign}{closed}\n{below}"
    yield before + sign + closed


def _tried_as_toml(before: str, sign: str, after: str, closed: str) -> Iterator[str]:
    """TOML wants quotes around all but plain keys, so the sign brings its own where none are open."""
    _, _, below = after.partition("\n")
    word = _WORD.search(before)
    typed = word[0] if word else ""
    yield f'{before}"{sign}"{after}'
    yield f"{before}{sign}{closed}\n{below}"
    yield f'{before}"{sign}"{closed}\n{below}'
    yield f'{before[: len(before) - len(typed)]}"{typed}{sign}" = 0\n{below}'


def closers(text: str) -> str:
    """What closes the brackets and quotes that are open at the end of a text, in that order.

    >>> closers("- {kind: trade, parties: [Chile, 'Per"), closers("over: a [b c"), closers("x: # [")
    ("']}", '', '')
    """
    opened: list[str] = []
    for token in _TOKEN.finditer(text):
        if token["quoted"] and token["double"] != '"' and token["single"] != "'":
            opened.append(token["quoted"][0])
        elif token["open"] and (opened or _begins(text, token.start())):
            opened.append(_PAIRS[token["open"]])
        elif token["close"] and opened:
            opened.pop()
    return "".join(reversed(opened))


def _begins(text: str, offset: int) -> bool:
    """Whether a value can begin at an offset, outside of brackets."""
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return _BEGINS.fullmatch(text, line, offset) is not None
