"""The file that a command writes: it has its name once it is complete, and an interrupted one can be continued.

Until then it is called `FILE.part`, and ends with a whole line or with a part of one that is removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, redirect_stdout
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from geobrief import __version__
from geobrief.errors import ArgumentError, UnreadableInputError
from geobrief.printable import display_name

if TYPE_CHECKING:
    from geobrief.cli.inputs import BriefInput


class OutputFile:
    """A file to which standard output goes inside a `with` block.

    `has_errors` says whether what was written before has a finding of the severity error.
    """

    def __init__(self, file: str, *, resume: bool = False) -> None:
        self._file, self._part, self._resume = file, f"{file}.part", resume
        self._open = ExitStack()
        self.has_errors: bool = False

    def __enter__(self) -> OutputFile:
        try:
            if self._resume and os.path.exists(self._part):
                os.truncate(self._part, _whole_lines(self._part))
            mode = "a" if self._resume else "w"
            stream = self._open.enter_context(open(self._part, mode, encoding="utf-8", newline=""))
        except (OSError, ValueError) as error:
            self._refuse(error)
        self._open.enter_context(redirect_stdout(stream))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
        if kind is None:
            try:
                os.replace(self._part, self._file)
            except OSError as refusal:
                self._refuse(refusal)

    def left_of(self, inputs: Iterable[BriefInput]) -> Iterator[BriefInput]:
        """The inputs after the last one that is written; one before it that is not is an error."""
        remaining = iter(inputs)
        for line in self._lines():
            written = self._document(line)
            self.has_errors = self.has_errors or written.has_errors
            for item in remaining:
                if written.is_of(item):
                    break
                yield item._replace(error=item.error or f"{display_name(item.file)} was left out before")
            else:
                raise ArgumentError(f"{display_name(self._part)} has other texts", expected="the arguments as before")
        yield from remaining

    def _lines(self) -> Iterator[bytes]:
        """The lines that were written before; the file grows in the meantime."""
        left = os.path.getsize(self._part)
        with open(self._part, "rb") as stream:
            while left > 0:
                line = stream.readline()
                left -= len(line)
                yield line

    def _document(self, line: bytes) -> _Written:
        try:
            written = _Written.of(json.loads(line))
        except (ValueError, LookupError, TypeError, AttributeError):
            raise ArgumentError(f"{display_name(self._part)} has no JSON lines of many texts") from None
        if written.version != __version__:
            raise ArgumentError(f"{display_name(self._part)} was written by another version", got=written.version)
        return written

    def _refuse(self, error: Exception) -> NoReturn:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnreadableInputError(f"{display_name(self._file)} cannot be written ({reason})") from None


class _Written(NamedTuple):
    """What a line says about its text, and whether it has a finding of the severity error."""

    version: str
    file: str
    row: int | None
    has_errors: bool

    @classmethod
    def of(cls, document: dict[str, Any]) -> _Written:
        has_errors = any(finding["severity"] == "error" for finding in document["findings"])
        return cls(document["geobrief"], document["file"], document.get("row"), has_errors)

    def is_of(self, item: BriefInput) -> bool:
        row = None if item.row is None else item.row.number
        return (self.file, self.row) == (item.file, row)


def _whole_lines(file: str) -> int:
    """The size of a file without a line at its end that lacks a line break."""
    end = 0
    with open(file, "rb") as stream:
        for line in stream:
            if line.endswith(b"\n"):
                end += len(line)
    return end
