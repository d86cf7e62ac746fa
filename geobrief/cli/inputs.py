"""The texts that the arguments of `geobrief read` name: files, folders, patterns, and the rows of tables of texts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from geobrief.batch.tables import TABLE_SUFFIXES, is_table, rows_of
from geobrief.cli.texts import STANDARD_INPUT, display_name, text_of
from geobrief.errors import UnreadableInputError

if TYPE_CHECKING:
    from geobrief.batch.tables import Columns, TextRow

_SUFFIXES = (".txt", *TABLE_SUFFIXES)
_WILDCARDS = frozenset("*?[")


class BriefInput(NamedTuple):
    """A text to read: that of a file or of a row of one, or why there is none.

    The text of a file is read when it is its turn; `text` is that of standard input.
    """

    file: str
    row: TextRow | None = None
    text: str | None = None
    error: str | None = None


class BriefInputs:
    """The inputs in the order of the arguments. Files of folders and patterns come by name, rows as they are needed."""

    def __init__(self, names: Sequence[str], columns: Columns) -> None:
        self._columns = columns
        self._found = [found for name in names for found in _found(name)]
        self.are_many: bool = len(self._found) > 1 or any(map(is_table, self.files)) or self.files != list(names)

    @property
    def files(self) -> list[str]:
        """The files, those that are not there included."""
        return [found.file for found in self._found]

    @property
    def count(self) -> int | None:
        """How many there are; None if some are rows, which are not counted beforehand."""
        return None if any(map(is_table, self.files)) else len(self._found)

    def __iter__(self) -> Iterator[BriefInput]:
        for found in self._found:
            if found.error is None and is_table(found.file):
                yield from self._rows(found.file)
            elif found.file == STANDARD_INPUT:
                yield _standard_input()
            else:
                yield found

    def _rows(self, file: str) -> Iterator[BriefInput]:
        try:
            for row in rows_of(file, self._columns):
                yield BriefInput(file, row)
        except UnreadableInputError as error:
            yield BriefInput(file, error=str(error))


def _standard_input() -> BriefInput:
    try:
        return BriefInput(STANDARD_INPUT, text=text_of(STANDARD_INPUT))
    except UnreadableInputError as error:
        return BriefInput(STANDARD_INPUT, error=str(error))


def _found(name: str) -> list[BriefInput]:
    """The files that an argument names; one that names none is an error."""
    if os.path.isdir(name):
        found = sorted(_in_folder(name))
        expected = f"files of texts ({', '.join(_SUFFIXES)})"
    elif name != STANDARD_INPUT and not _WILDCARDS.isdisjoint(name) and not os.path.lexists(name):
        from glob import glob

        found = sorted(path for path in glob(name, recursive=True) if not os.path.isdir(path))
        expected = "a file with a name like this"
    else:
        return [BriefInput(name)]
    if found:
        return [BriefInput(file) for file in found]
    return [BriefInput(name, error=f"{display_name(name)} cannot be read (no file found, expected {expected})")]


def _in_folder(folder: str) -> Iterator[str]:
    """The files of texts in a folder and its folders, without hidden ones and without links out of it."""
    whole = os.path.join(os.path.realpath(folder), "")
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = os.path.join(here, name)
            is_text = name.lower().endswith(_SUFFIXES) and not name.startswith(".")
            if is_text and os.path.realpath(path).startswith(whole):
                yield os.path.normpath(path)
