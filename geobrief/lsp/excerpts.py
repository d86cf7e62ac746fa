"""Which part of a text does one have to read to know what stands at a place? The record, if it can be told apart.

Somebody who types leaves brackets open and lines torn. What is torn elsewhere shall not matter here, and a long file
take no longer than a short one: of a text in YAML only the record around the place is read, under the key of its
section. Where a text has another layout, all of it is read.
"""

from __future__ import annotations

import re

import attrs

_TOP = re.compile(r"^[^\s#\-\[\]{}].*$", re.MULTILINE)
_KEY = re.compile(r"""["']?([\w-]+)["']?[ \t]*:(?=\s|$)""")
_ITEM = re.compile(r"^([ \t]*)-(?=[ \t\r\n]|\Z)", re.MULTILINE)
_WIDEST = 500  # of a line that is a key and no more
_MOST = 200_000  # code points; a longer part takes too long to be read for an answer


@attrs.frozen
class Excerpt:
    """A part of a text: `head` stands before it, and is the line of its section where that lies elsewhere.

    `start` is the offset of `body` in the whole text, `number` how many records of the section stand before.
    """

    head: str
    body: str
    start: int
    number: int = 0


def excerpts(text: str, offset: int, form: str) -> list[Excerpt]:
    """The parts to read for what stands at an offset, the best one first.

    >>> text = "agreements:\\n  - {kind: aid\\n  - kind: trade\\nevents: []"
    >>> excerpts(text, 40, "yaml")[0]
    Excerpt(head='agreements:\\n', body='  - kind: trade\\n', start=27, number=1)
    """
    whole = Excerpt("", text, 0)
    section = _section(text, offset) if form == "yaml" else None
    record = None if section is None else _record(section, offset)
    return [part for part in (record, section, whole) if part is not None and len(part.body) <= _MOST]


def sections(text: str) -> list[str]:
    """The keys that stand at the edge of a text: its sections, in their order."""
    found = (_KEY.match(line[0]) for line in _TOP.finditer(text))
    return [key[1] for key in found if key]


def _section(text: str, offset: int) -> Excerpt | None:
    """The part from the key at the edge of the text to the next one."""
    start = None
    for line in _TOP.finditer(text):
        if line.start() > offset:
            return None if start is None else Excerpt("", text[start : line.start()], start)
        start = line.start()
    return None if start is None else Excerpt("", text[start:], start)


def _record(section: Excerpt, offset: int) -> Excerpt | None:
    """The part from the dash of a record to that of the next, where the records are listed below each other."""
    head, _, _ = section.body.partition("\n")
    if len(head) > _WIDEST or not re.fullmatch(r"""["']?[\w-]+["']?[ \t]*:[ \t]*(#.*)?\r?""", head):
        return None
    dashes = list(_ITEM.finditer(section.body))
    starts = [dash.start() for dash in dashes if dash[1] == dashes[0][1]]
    before = [start for start in starts if start <= offset - section.start]
    if not before:
        return None
    end = starts[len(before)] if len(before) < len(starts) else len(section.body)
    return Excerpt(f"{head}\n", section.body[before[-1] : end], section.start + before[-1], len(before) - 1)
