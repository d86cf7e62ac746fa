"""Comments that ignore findings, added to the lines of a YAML file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geobrief.checking.ignores import IGNORE
from geobrief.codec.positions import Lines
from geobrief.findings import Finding


def with_ignores(text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """A text with comments that ignore the findings, and how many findings they ignore.

    A line to which no comment can be added without a change of the data, such as one in a text of several lines, is
    left as it is.

    >>> from geobrief.findings import Place
    >>> found = Finding("GB402", "state-did-not-exist", "error", "…", place=Place(line=1))
    >>> print(with_ignores("events: [{type: AID, actors: [SUN], date: 2015}]", [found])[0])
    events: [{type: AID, actors: [SUN], date: 2015}]  # geobrief: ignore[GB402]
    """
    codes: dict[int, list[str]] = {}
    for finding in findings:
        if finding.place is not None and finding.place.line is not None:
            codes.setdefault(finding.place.line, []).append(finding.code)
    added, number = _with_comments(text, codes), sum(map(len, codes.values()))
    if _data(added) == _data(text):
        return added, number
    number = 0
    for line, listed in sorted(codes.items()):
        added = _with_comments(text, {line: listed})
        if _data(added) == _data(text):
            text, number = added, number + len(listed)
    return text, number


def _with_comments(text: str, codes: Mapping[int, list[str]]) -> str:
    lines = Lines(text)
    for line in sorted(codes, reverse=True):
        if line > len(lines.ends):
            continue
        start, end = lines.starts[line - 1], lines.ends[line - 1]
        text = text[:start] + _with_comment(text[start:end], list(dict.fromkeys(codes[line]))) + text[end:]
    return text


def _with_comment(line: str, codes: list[str]) -> str:
    """A line with a comment; the codes join those of a comment that it has."""
    found = IGNORE.search(line)
    if found is None or found["codes"] is None:
        return f"{line.rstrip()}  # geobrief: ignore[{', '.join(codes)}]"
    known = [name for name in found["codes"].replace(",", " ").split() if name]
    joined = ", ".join(dict.fromkeys((*known, *codes)))
    return line[: found.start("codes")] + joined + line[found.end("codes") :]


def _data(text: str) -> object:
    from geobrief.codec import parse

    return parse(text).data
