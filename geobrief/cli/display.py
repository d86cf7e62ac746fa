"""Shows readings and tables: with colours and a progress bar on a terminal if rich is installed, else as plain text."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import IO, TYPE_CHECKING

from geobrief.cli.pages import Section, lines, page
from geobrief.cli.streams import write

if TYPE_CHECKING:
    from geobrief.brief import Brief
    from geobrief.processes import Item, Result


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


def with_progress(
    items: Iterable[Item],
    apply: Callable[[Iterable[Item]], Iterator[Result]],
    total: int | None,
    name: Callable[[Item], str],
) -> Iterator[Result]:
    """The results of `apply` for some items, with a progress bar on standard error if there may be several.

    The bar shows the name of the item that was taken last, and `total` if it is known.
    """
    if (total is not None and total < 2) or not is_rich_terminal(sys.stderr):
        yield from apply(items)
        return
    from geobrief.cli.terminal import Bar

    bar = Bar(total)

    def taken() -> Iterator[Item]:
        for item in items:
            bar.show(name(item))
            yield item

    results = apply(taken())
    while True:
        with bar.shown():
            try:
                result = next(results)
            except StopIteration:
                return
        bar.advance()
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
