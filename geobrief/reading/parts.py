"""Reads a long text in parts, cut between paragraphs, and joins their records.

What is kept of a part is its records, so the memory of a reading grows with them, not with the words of the text. A
pronoun, a short name or a dyad of one part means nothing in the next; records that are equal are one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from geobrief.findings import Finding, by_place

Read = tuple[dict[str, tuple[Any, ...]], tuple[Finding, ...]]
_BREAKS = ("\n\n", "\n", ". ", " ")
_NUMBERED = {"events": "e", "agreements": "a", "disputes": "d"}  # the letters of their ids


def parts(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """The spans of a text that are read on their own: paragraphs, as many as fit in so many code points.

    >>> list(parts("Oman.\\n\\nIran.\\n\\nChad.", longest=15))
    [(0, 14), (14, 19)]
    """
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        yield start, end
        start = end
    yield start, len(text)


def _cut(text: str, start: int, most: int) -> int:
    """The end of the last paragraph that fits in a part, else of the last line, sentence or word."""
    least = (start + most) // 2
    found = ((mark, text.rfind(mark, least, most)) for mark in _BREAKS)
    return next((at + len(mark) for mark, at in found if at >= 0), most)


def read_in_parts(text: str, longest: int, read: Callable[[str, bool], Read]) -> Read:
    """The records and findings of a long text; `read` takes a part, and whether it opens the text."""
    tables: dict[str, list[Any]] = {}
    findings: list[Finding] = []
    general: list[Finding] | None = None
    for start, end in parts(text, longest):
        found, problems = read(text[start:end], start == 0)
        for table, records in found.items():
            tables.setdefault(table, []).extend(_moved(record, start) for record in records)
        findings += (_with_place(finding, start) for finding in problems if finding.place is not None)
        whole = [finding for finding in problems if finding.place is None]
        general = whole if general is None else [finding for finding in general if finding in whole]
    joined = {table: tuple(_joined(table, records)) for table, records in tables.items()}
    return joined, tuple(by_place([*(general or ()), *findings]))


def _moved(record: Any, by: int) -> Any:
    """A record with its words further on in the text."""
    if not by:
        return record
    moved = {name: _all_moved(getattr(record, name), by) for name in ("evidence", "mentions") if hasattr(record, name)}
    return attrs.evolve(record, **moved) if moved else _word_moved(record, by)


def _all_moved(words: Sequence[Any], by: int) -> tuple[Any, ...]:
    return tuple(_word_moved(each, by) for each in words)


def _word_moved(word: Any, by: int) -> Any:
    return attrs.evolve(word, start=word.start + by, end=word.end + by)


def _with_place(finding: Finding, by: int) -> Finding:
    return attrs.evolve(finding, place=_word_moved(finding.place, by)) if by else finding


def _joined(table: str, records: Sequence[Any]) -> Iterator[Any]:
    """The records of all parts, each once, with the words of all its mentions; events, agreements and disputes are
    numbered anew."""
    if table == "dates":
        yield from records
        return
    words = "evidence" if table in _NUMBERED else "mentions"
    known: dict[Any, list[Any]] = {}
    for record in records:
        known.setdefault(_key(table, record), []).append(record)
    for number, same in enumerate(known.values(), 1):
        changes: Mapping[str, Any] = {"id": f"{_NUMBERED[table]}{number}"} if table in _NUMBERED else {}
        spans = tuple(dict.fromkeys(span for record in same for span in getattr(record, words)))
        yield attrs.evolve(same[0], **{words: spans}, **changes)


def _key(table: str, record: Any) -> Any:
    """What equal records share."""
    if table == "leaders":
        return record.person or record.name, record.state, record.office
    return record.id if table not in _NUMBERED else record
