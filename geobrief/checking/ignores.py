"""What does a file want to have left unsaid? Comments such as `# geobrief: ignore[GB401]`, and which are of use.

A comment behind a value is about the findings of its line, one that stands alone about those of the next line. Without
codes it is about all findings. One that ignores nothing is a finding itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from geobrief.codec.positions import LINE_BREAK
from geobrief.findings import Finding, Place, code

IGNORE = re.compile(r"#\s*geobrief:\s*ignore\b(?:\s*\[(?P<codes>[^\]\n]*)(?P<closed>\]?))?")  # without `[`: all codes
_BLOCK = re.compile(r"(?:^|[:\-]\s)\s*[|>][-+\d]{0,2}\s*$")
_ITEM = re.compile(r"(?:\s|-\s)*")
_QUOTED = re.compile(r"""(?<![\w'"])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!'))""")


_OPENED = re.compile(r"""(?:^\s*|[:,-]\s+|[\[{]\s*)(["'])""")
_ENDED = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'")}


@attrs.frozen
class Comment:
    """A comment of a file: its text from the sign on, where it begins, and whether it stands alone on its line."""

    text: str
    line: int
    column: int
    alone: bool = False


@attrs.frozen
class Ignore:
    """A wish that findings of these codes (or beginnings of codes; none: all) on a line be left unsaid."""

    codes: tuple[str, ...]
    line: int
    place: Place

    def covers(self, finding: Finding, code: str | None) -> bool:
        """Whether a finding is on the line, and has the code, where one is given."""
        at = finding.place.line if finding.place else None
        return at == self.line and (code is None or finding.code.startswith(code) or finding.slug == code)


def comments(text: str) -> Iterator[Comment]:
    """The comments of a YAML text that speak of geobrief; what stands in quotes or in a block of prose is none.

    >>> told = "a: 1  # geobrief: ignore\\ntext: |\\n  # geobrief: ignore"
    >>> [(comment.line, comment.column) for comment in comments(told)]
    [(1, 7)]
    """
    block: int | None = None
    quote = ""
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (not line.strip() or indent > block):
            continue
        block = None
        bare = _without_quoted(line, quote)
        begin = _comment_at(bare)
        told = bare if begin is None else bare[:begin]
        opened = _OPENED.search(bare)
        quote = opened[1] if opened and opened.start(1) <= len(told) else ""
        if quote:
            continue
        if _BLOCK.search(told):
            block = _depth(told)
        if begin is not None and any(map(_is_complete, IGNORE.finditer(line, begin))):
            yield Comment(line[begin:], number, begin + 1, not told.strip())


def _without_quoted(line: str, quote: str) -> str:
    """A line with a sign in the place of each that stands in quotes, also in such as a line above has opened."""
    if quote and not _ENDED[quote].match(line):
        return quote  # still open
    whole = _ENDED[quote].sub(_masked, line, count=1) if quote else line
    return _QUOTED.sub(_masked, whole)


def _masked(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _comment_at(line: str) -> int | None:
    """Where a comment begins: at a `#` that opens the line or follows a blank."""
    found = re.search(r"(?:^|(?<=\s))#", line)
    return found.start() if found else None


def _depth(line: str) -> int:
    """How far the key on a line is indented, the dashes of a list counted in; a bare item by its own dash."""
    opening = _ITEM.match(line)
    inner = opening.end() if opening else 0
    return inner if line[inner:].split("|")[0].split(">")[0].strip() else max(0, line.rfind("-", 0, inner))


def ignores(told: Iterable[Comment], file: str | None = None) -> tuple[Ignore, ...]:
    """What comments ask for, in their order. Several that stand alone, one below the other, are about one line."""
    listed = list(told)
    lines = [comment.line + comment.alone for comment in listed]
    for number, (above, below) in reversed(list(enumerate(pairwise(listed)))):
        if above.alone and below.alone and below.line == above.line + 1:
            lines[number] = lines[number + 1]
    return tuple(ignore for comment, line in zip(listed, lines, strict=True) for ignore in _asked(comment, line, file))


def _asked(comment: Comment, line: int, file: str | None) -> Iterator[Ignore]:
    for found in filter(_is_complete, IGNORE.finditer(comment.text)):
        codes = tuple(_as_code(name) for name in re.split(r"[\s,]+", found["codes"] or "") if name)
        if codes or found["codes"] is None:
            yield Ignore(codes, line, Place(file, comment.line, comment.column + found.start()))


def _is_complete(comment: re.Match[str]) -> bool:
    """Whether the list of codes is closed, or there is none."""
    return comment["codes"] is None or bool(comment["closed"])


def _as_code(name: str) -> str:
    return name.upper() if name[:2].isalpha() and name[2:].isdigit() else name


def honour(findings: Iterable[Finding], wishes: Iterable[Ignore], ran: Iterable[str] | None = None) -> list[Finding]:
    """The findings without those that are ignored, and a finding for each code in an ignore that ignores nothing.

    `ran` are the codes, or beginnings of codes, that were looked for: of others nothing can be said, nor of a comment
    without codes. None: all.
    """
    wishes = tuple(wishes)
    by_line: dict[int, list[Ignore]] = {}
    for wish in wishes:
        by_line.setdefault(wish.line, []).append(wish)
    used: set[tuple[int, str | None]] = set()
    kept = []
    for finding in findings:
        covering = [
            (id(wish), code)
            for wish in by_line.get((finding.place and finding.place.line) or 0, ())
            for code in wish.codes or (None,)
            if wish.covers(finding, code)
        ]
        used.update(covering)
        if not covering:
            kept.append(finding)
    return [*kept, *_unused(wishes, used, None if ran is None else tuple(ran))]


def _unused(
    wishes: Iterable[Ignore], used: set[tuple[int, str | None]], ran: tuple[str, ...] | None
) -> Iterator[Finding]:
    for wish in wishes:
        idle = [code for code in wish.codes or (None,) if (id(wish), code) not in used]
        idle = [code for code in idle if ran is None or (code is not None and code.startswith(ran))]
        if idle:
            told = ", ".join(code for code in idle if code) or "anything"
            yield code("GB120").finding(f"nothing on line {wish.line} gives {told}", place=wish.place)
