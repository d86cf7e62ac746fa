"""Shows readings and tables: with colours and a progress bar on a terminal if rich is installed, else as plain text."""

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
    """Write a reading for people, under a heading if there is one."""
    if is_rich_terminal(sys.stdout):
        from geobrief.cli import terminal

        terminal.show(page(brief), brief if with_text else None, heading)
        return
    title = [] if heading is None else [f"== {heading} =="]
    text = [brief.text.rstrip()] if with_text else []
    _write_lines(*title, *text, *lines(page(brief)))


def show_tables(*sections: Section) -> None:
    """Write tables for people."""
    if is_rich_terminal(sys.stdout):
        from geobrief.cli import terminal

        terminal.show(sections, None, None)
        return
    _write_lines(*lines(sections))


def with_progress(files: Sequence[str], read: Callable[[str], Result]) -> Iterator[Result]:
    """The result of `read` for each file, with a progress bar on standard error if there are several."""
    if len(files) < 2 or not is_rich_terminal(sys.stderr):
        yield from map(read, files)
        return
    from geobrief.cli.terminal import Bar

    bar = Bar(len(files))
    for file in files:
        with bar.shown(file):
            result = read(file)
        yield result


def is_rich_terminal(stream: IO[str] | None) -> bool:
    """Whether a stream is a terminal with colours, and rich is installed."""
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    from importlib.util import find_spec

    return find_spec("rich") is not None


def _write_lines(*parts: str) -> None:
    text = "\n".join(parts).lstrip("\n")
    write(f"{text}\n")
