"""Comments that ignore findings, such as `# geobrief: ignore[GB401]`.

A comment after a value ignores findings of its line, one on a line of its own those of the next line. Without codes it
ignores all findings. One that ignores nothing is a finding itself.
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
_QUOTED = re.compile(r"""(?<![\w'"])(?:"(?:[^"\\]++|\\.)*+"|'(?:[^']++|'')*+'(?!'))""")
_OPENED = re.compile(r"""(?:^\s*|[:,-]\s+|[\[{]\s*)(["'])""")
_ENDED = {'"': re.compile(r'(?:[^"\\]++|\\.)*+"'), "'": re.compile(r"(?:[^']++|'')*+'")}


@attrs.frozen
class Comment:
    """A comment of a file: its text from the `#` on, its place, and whether its line has nothing else."""

    text: str
    line: int
    column: int
    alone: bool = False


@attrs.frozen
class Ignore:
    """The codes, beginnings of codes or slugs (none: all) that a comment ignores on a line, and the comment's place."""

    codes: tuple[str, ...]
    line: int
    place: Place

    def covers(self, finding: Finding, code: str | None) -> bool:
        """Whether a finding is on the line and has the code, if one is given."""
        at = finding.place.line if finding.place else None
        return at == self.line and (code is None or finding.code.startswith(code) or finding.slug == code)


def comments(text: str) -> Iterator[Comment]:
    """The comments of a YAML text that ignore findings, without those in quotes and in blocks of prose.

    >>> text = "a: 1  # geobrief: ignore\\ntext: |\\n  # geobrief: ignore"
    >>> [(comment.line, comment.column) for comment in comments(text)]
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
        content = bare if begin is None else bare[:begin]
        opened = _OPENED.search(bare)
        quote = opened[1] if opened and opened.start(1) <= len(content) else ""
        if quote:
            continue
        if _BLOCK.search(content):
            block = _depth(content)
        if begin is not None and any(map(_is_complete, IGNORE.finditer(line, begin))):
            yield Comment(line[begin:], number, begin + 1, not content.strip())


def _without_quoted(line: str, quote: str) -> str:
    """A line with quoted text masked, also within a `quote` that an earlier line has opened."""
    if not quote:
        return _QUOTED.sub(_masked, line)
    ended = _ENDED[quote].match(line)
    if ended is None:
        return quote  # still open
    return _QUOTED.sub(_masked, _masked(ended) + line[ended.end() :])


def _masked(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _comment_at(line: str) -> int | None:
    """The offset of a comment: of a `#` that opens the line or follows a blank."""
    found = re.search(r"(?:^|(?<=\s))#", line)
    return found.start() if found else None


def _depth(line: str) -> int:
    """The indentation of the key on a line, including the dashes of a list; of a bare item, that of its dash."""
    opening = _ITEM.match(line)
    inner = opening.end() if opening else 0
    return inner if line[inner:].split("|")[0].split(">")[0].strip() else max(0, line.rfind("-", 0, inner))


def ignores(comments: Iterable[Comment], file: str | None = None) -> tuple[Ignore, ...]:
    """What comments ignore, in their order. Comments on consecutive lines of their own apply to one line."""
    listed = list(comments)
    lines = [comment.line + comment.alone for comment in listed]
    for number, (above, below) in reversed(list(enumerate(pairwise(listed)))):
        if above.alone and below.alone and below.line == above.line + 1:
            lines[number] = lines[number + 1]
    return tuple(
        ignore for comment, line in zip(listed, lines, strict=True) for ignore in _ignores(comment, line, file)
    )


def _ignores(comment: Comment, line: int, file: str | None) -> Iterator[Ignore]:
    for found in filter(_is_complete, IGNORE.finditer(comment.text)):
        codes = tuple(_as_code(name) for name in re.split(r"[\s,]+", found["codes"] or "") if name)
        if codes or found["codes"] is None:
            yield Ignore(codes, line, Place(file, comment.line, comment.column + found.start()))


def _is_complete(comment: re.Match[str]) -> bool:
    """Whether the list of codes is closed, or there is none."""
    return comment["codes"] is None or bool(comment["closed"])


def _as_code(name: str) -> str:
    return name.upper() if name[:2].isalpha() and name[2:].isdigit() else name


def apply_ignores(
    findings: Iterable[Finding], ignores: Iterable[Ignore], checked: Iterable[str] | None = None
) -> list[Finding]:
    """The findings that are not ignored, and a finding for each code in a comment that ignores nothing.

    `checked` are the codes, or beginnings of codes, that were checked (None: all); a comment with other codes, or
    without codes, is not reported as unused.
    """
    ignores = tuple(ignores)
    by_line: dict[int, list[Ignore]] = {}
    for ignore in ignores:
        by_line.setdefault(ignore.line, []).append(ignore)
    used: set[tuple[int, str | None]] = set()
    kept = []
    for finding in findings:
        covering = [
            (id(ignore), code)
            for ignore in by_line.get((finding.place and finding.place.line) or 0, ())
            for code in ignore.codes or (None,)
            if ignore.covers(finding, code)
        ]
        used.update(covering)
        if not covering:
            kept.append(finding)
    return [*kept, *_unused(ignores, used, None if checked is None else tuple(checked))]


def _unused(
    ignores: Iterable[Ignore], used: set[tuple[int, str | None]], checked: tuple[str, ...] | None
) -> Iterator[Finding]:
    for ignore in ignores:
        unused = [code for code in ignore.codes or (None,) if (id(ignore), code) not in used]
        unused = [code for code in unused if checked is None or (code is not None and code.startswith(checked))]
        if unused:
            codes = ", ".join(code for code in unused if code) or "any code"
            yield code("GB120").finding(f"line {ignore.line} has no finding with {codes}", place=ignore.place)
