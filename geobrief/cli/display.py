"""Is there a person at a terminal, or a pipe? A terminal gets colours, tables and a progress bar if rich is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, TypeVar

from geobrief.cli.pages import Section, lines, page
from geobrief.cli.streams import write

if TYPE_CHECKING:
    from geobrief.brief import Brief

Result = TypeVar("Result")


def show(brief: Brief, heading: str | None = None, *, with_text: bool = False) -> None:
    """Write a reading for people, under a heading where one is given."""
    if _at_terminal(sys.stdout):
        from geobrief.cli import terminal

        terminal.show(page(brief), brief if with_text else None, heading)
        return
    title = [] if heading is None else [f"== {heading} =="]
    text = [brief.text.rstrip()] if with_text else []
    told = "\n".join((*title, *text, *lines(page(brief)))).lstrip("\n")
    write(f"{told}\n")


def tell(*sections: Section) -> None:
    """Write tables for people."""
    if _at_terminal(sys.stdout):
        from geobrief.cli import terminal

        terminal.show(sections, None, None)
        return
    told = "\n".join(lines(sections)).lstrip("\n")
    write(f"{told}\n")


def watched(files: Sequence[str], reading: Callable[[str], Result]) -> Iterator[Result]:
    """What `reading` makes of each file; on standard error somebody who waits for many sees how far it is."""
    if len(files) < 2 or not _at_terminal(sys.stderr):
        yield from map(reading, files)
        return
    from geobrief.cli.terminal import Bar

    bar = Bar(len(files))
    for file in files:
        with bar.shown(file):
            result = reading(file)
        yield result


def _at_terminal(stream: IO[str] | None) -> bool:
    """Whether somebody looks at this stream, and rich is there to draw on it."""
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    from importlib.util import find_spec

    return find_spec("rich") is not None
