"""How is a file mended where that is safe? By edits at the place of a value; comments and layout stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from geobrief.codec.paths import parts, value_at
from geobrief.codec.positions import Lines
from geobrief.codec.quoting import in_quotes, is_bare
from geobrief.findings import Finding

if TYPE_CHECKING:
    from geobrief.codec import ParsedSource

_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'")


@attrs.frozen
class Edit:
    """`replacement` is to stand in a text from `start` to `end`, in code points."""

    start: int
    end: int
    replacement: str


def apply_fixes(text: str, findings: Iterable[Finding], *, form: str = "yaml") -> str:
    """The text of a file (`form` is yaml or json) with all fixes made that the findings bring.

    >>> found = Finding("GB303", "unknown-id", "error", "…", "events[0].actors[0]", fix="org:NATO")
    >>> print(apply_fixes("events:\\n- {type: THREATEN, actors: [org:nato]}  # in Vienna", [found]))
    events:
    - {type: THREATEN, actors: [org:NATO]}  # in Vienna
    """
    from geobrief.codec import parse

    return applied(text, edits(parse(text, form), text, findings))


def applied(text: str, made: Sequence[Edit]) -> str:
    """A text with edits made that are in its order."""
    ends = [0, *(edit.end for edit in made)]
    kept = (text[end : edit.start] + edit.replacement for end, edit in zip(ends, made, strict=False))
    return "".join((*kept, text[ends[-1] :]))


def edits(source: ParsedSource, text: str, findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The edits of the text of a source, in its order; of several for one place the first counts.

    A fix for which no place is known is left, and of TOML none is.
    """
    made: dict[int, Edit] = {}
    fixes = (finding for finding in findings if finding.fix is not None)
    for edit in _edits(source, text, fixes):
        made.setdefault(edit.start, edit)
    return tuple(made[start] for start in sorted(made))


def _edits(source: ParsedSource, text: str, fixes: Iterable[Finding]) -> Iterator[Edit]:
    lines = Lines(text)
    for finding in fixes:
        path = parts(finding.path)
        written = value_at(source.data, path)
        place = source.place(path)
        if not isinstance(written, str) or finding.fix is None:
            continue
        if place is None or place.line is None or place.column is None:
            continue
        start = lines.offset(place.line, place.column)
        end = _end(text, start, written)
        if end is not None:
            yield Edit(start, end, _written(finding.fix, text[start], source.form))


def _end(text: str, start: int, written: str) -> int | None:
    """Where the text that is written at a place ends; None where it is written in a way that is better left alone."""
    quote = {'"': _DOUBLE, "'": _SINGLE}.get(text[start : start + 1])
    if quote is not None:
        found = quote.match(text, start)
        return found.end() if found else None
    return start + len(written) if written and text.startswith(written, start) else None


def _written(replacement: str, sign: str, form: str) -> str:
    """A text as it is to stand there: within the quotes that were there, and bare where that is safe."""
    if sign not in "'\"" and form == "yaml" and is_bare(replacement):
        return replacement
    return in_quotes(replacement, sign)
