"""Colours, tables and a progress bar for terminals: the one module that uses rich."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from geobrief.cli.pages import Section
from geobrief.cli.texts import display_name
from geobrief.printable import masked

if TYPE_CHECKING:
    from geobrief.brief import Brief

_COLOURS = {"dates": "magenta", "states": "cyan", "leaders": "green", "organizations": "blue", "territories": "yellow"}
_FIRST_CELLS = {"States": "cyan", "Leaders": "green", "Timeline": "magenta"}
_PADDING, _LEAST_WORDS, _MOST_OF_A_PATH = 3, 12, 30
_SEVERITIES = {"error": "bold red", "warning": "yellow", "note": "dim"}


def show(sections: Iterable[Section], brief: Brief | None, heading: str | None) -> None:
    """Draw the sections as tables, after the text with its names and dates coloured if the brief is given."""
    console = Console(highlight=False)
    if heading is not None:
        console.rule(Text(heading))
    if brief is not None:
        console.print(coloured(brief))
    for section in sections:
        console.print()
        console.print(Text(section.title, "bold"))
        console.print(_table(section, console.width))


def coloured(brief: Brief) -> Text:
    """The text of a brief with its dates and the mentions of states, leaders and others in colours."""
    text = Text(masked(brief.text.rstrip()))
    for date in brief.dates:
        text.stylize(_COLOURS["dates"], date.start, date.end)
    for table in ("states", "leaders", "organizations", "territories"):
        for mention in (mention for entry in brief.records[table] for mention in entry.mentions):
            text.stylize(_COLOURS[table], mention.start, mention.end)
    return text


def _table(section: Section, width: int) -> Table:
    """A table at most as wide as the terminal: the words of evidence take what the other columns leave."""
    table = Table(box=None, padding=(0, 2, 0, 1), header_style="dim")
    for number, column in enumerate(section.columns):
        style = _FIRST_CELLS.get(section.title, "") if number == 0 else "dim" if column == "words" else ""
        table.add_column(column, style=style, no_wrap=column == "words", max_width=_room(section, column, width))
    for row in section.rows:
        table.add_row(*map(Text, row), style=_SEVERITIES.get(row[0], ""))
    return table


def _room(section: Section, column: str, width: int) -> int | None:
    if column != "words":
        return None
    others = [cells for cells in zip(section.columns, *section.rows, strict=True) if cells[0] != "words"]
    taken = sum(max(map(cell_len, cells)) + _PADDING for cells in others)
    return max(width - taken - _PADDING, _LEAST_WORDS)


class Bar:
    """A progress bar on standard error that is there only while a result is awaited."""

    def __init__(self, total: int | None) -> None:
        columns = BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False)
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
        self._task = self._progress.add_task("", total=total)

    def show(self, file: str) -> None:
        """Show the name of a file."""
        name = display_name(file)
        if len(name) > _MOST_OF_A_PATH:  # else the count has no room
            name = f"…{name[1 - _MOST_OF_A_PATH :]}"
        self._progress.update(self._task, description=name, refresh=True)

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show the bar; it is removed before anything is written to standard output."""
        self._progress.start()
        try:
            yield
        finally:
            self._progress.stop()

    def advance(self) -> None:
        """Count one more result."""
        self._progress.advance(self._task)
