"""How does a page look without colours, in a pipe or a file?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geobrief.cli.pages import Section


def lines(sections: Iterable[Section]) -> Iterator[str]:
    """A title for each section, and its rows in columns.

    >>> print(*lines([Section("States", ("id", "name"), [("ARG", "Argentina"), ("GBR", "United Kingdom")])]), sep="\\n")
    <BLANKLINE>
    States
      ARG  Argentina
      GBR  United Kingdom
    """
    for section in sections:
        yield ""
        yield section.title
        widths = [max(map(len, column)) for column in zip(*section.rows, strict=True)]
        for row in section.rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield f"  {'  '.join(cells)}".rstrip()
