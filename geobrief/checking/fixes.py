"""Safe fixes of a file: edits at the place of a value, which leave comments and layout unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from geobrief.codec.positions import Lines, path_parts, value_at
from geobrief.codec.quoting import in_quotes, is_bare
from geobrief.findings import Finding

if TYPE_CHECKING:
    from geobrief.codec import ParsedSource

_OF_KEYS = ("GB201",)  # the codes whose fixes replace a key
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'")


@attrs.frozen
class Edit:
    """Replaces a text from `start` to `end`, in code points, by `replacement`."""

    start: int
    end: int
    replacement: str


def apply_fixes(text: str, findings: Iterable[Finding], *, form: str = "yaml") -> str:
    """The text of a file (`form` is yaml, json or toml) with the fixes of all findings applied.

    >>> found = Finding("GB303", "unknown-id", "error", "…", "events[0].actors[0]", fix="org:NATO")
    >>> apply_fixes("events: [{type: THREATEN, actors: [org:nato]}]  # in Vienna", [found])
    'events: [{type: THREATEN, actors: [org:NATO]}]  # in Vienna'
    """
    from geobrief.codec import parse

    return apply_edits(text, edits(parse(text, form), text, findings))


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """A text with edits applied; they are in the order of the text."""
    ends = [0, *(edit.end for edit in edits)]
    kept = (text[end : edit.start] + edit.replacement for end, edit in zip(ends, edits, strict=False))
    return "".join((*kept, text[ends[-1] :]))


def edits(source: ParsedSource, text: str, findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The edits of the text of a source, in its order; the first of several for one place.

    Fixes without a known place are left out.
    """
    found: dict[int, Edit] = {}
    fixes = (finding for finding in findings if finding.fix is not None)
    for edit in _edits(source, text, fixes):
        found.setdefault(edit.start, edit)
    return tuple(found[start] for start in sorted(found))


def _edits(source: ParsedSource, text: str, fixes: Iterable[Finding]) -> Iterator[Edit]:
    lines = Lines(text)
    for finding in fixes:
        path = path_parts(finding.path)
        is_key = finding.code in _OF_KEYS and finding.path.endswith(str(path[-1]))
        written = path[-1] if is_key else value_at(source.data, path)
        place = source.place(path, key=is_key)
        if not isinstance(written, str) or finding.fix is None:
            continue
        if place is None or place.line is None or place.column is None:
            continue
        start = lines.offset(place.line, place.column)
        end = _end(text, start, written)
        if end is not None:
            yield Edit(start, end, _written(finding.fix, text[start], source.form))


def _end(text: str, start: int, written: str) -> int | None:
    """The end of the value that begins at `start`; None if it is written in another way, such as a block."""
    if text[start : start + 3] in ('"""', "'''"):
        return None
    quote = {'"': _DOUBLE, "'": _SINGLE}.get(text[start : start + 1])
    if quote is not None:
        found = quote.match(text, start)
        return found.end() if found else None
    return start + len(written) if written and text.startswith(written, start) else None


def _written(replacement: str, first: str, form: str) -> str:
    """A replacement in the quotes of the old value, whose first character is given; without quotes if that is safe."""
    if first not in "'\"" and form == "yaml" and is_bare(replacement):
        return replacement
    return in_quotes(replacement, first)
