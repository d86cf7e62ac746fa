"""The rows of files of texts: CSV, JSON lines and Parquet, one at a time; a bad row does not stop the others."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple

from geobrief.batch.columns import days, texts
from geobrief.codec.arrow import package
from geobrief.codec.sources import LARGEST
from geobrief.errors import UnreadableInputError
from geobrief.files import open_file
from geobrief.printable import display_name

_SEPARATORS = (",", ";", "\t", "|")


class Columns(NamedTuple):
    """The names of the columns of texts, days and ids; those of days and ids are None if they need not be there."""

    text: str = "text"
    published: str | None = None
    id: str | None = None


class TextRow(NamedTuple):
    """A row of a table: its number from 1, its id, text and day as they are, and why it cannot be read."""

    number: int
    id: str | None = None
    text: Any = None
    published: Any = None
    problem: str | None = None


def is_table(name: str) -> bool:
    """Whether a file is a table of texts, by its suffix.

    >>> is_table("briefs.CSV"), is_table("brief.txt")
    (True, False)
    """
    return _suffix(name) in _READERS


def rows_of(file: str, columns: Columns) -> Iterator[TextRow]:
    """The rows of a table of texts, read as they are needed.

    A file that cannot be opened, or has no column of this name, raises an `UnreadableInputError`.
    """
    with open_file(file) as stream:
        yield from _READERS[_suffix(file)](stream, file, columns)


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _csv_rows(stream: BinaryIO, file: str, columns: Columns) -> Iterator[TextRow]:
    """Rows of CSV; its first line shows the separator. Bytes that are not UTF-8 make a row unreadable."""
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST))
    number = 0
    with io.TextIOWrapper(stream, "utf-8-sig", "surrogateescape", newline="") as text:
        first = text.readline()
        separator = max(_SEPARATORS, key=first.count)
        header = next(csv.reader([first], delimiter=separator), [])
        chosen = _chosen(header, file, columns)
        try:
            for cells in csv.reader(text, delimiter=separator):
                number += bool(cells)
                if cells:
                    yield _csv_row(number, cells, header, chosen)
        except csv.Error as error:
            raise _unreadable(file, f"no CSV after row {number}: {error}") from None


def _csv_row(number: int, cells: list[str], header: list[str], columns: Columns) -> TextRow:
    if len(cells) != len(header):
        return TextRow(number, problem=f"the row has {len(cells)} cells, the header {len(header)}")
    found = dict(zip(header, cells, strict=True))
    return _row(number, found, columns)


def _json_rows(stream: BinaryIO, file: str, columns: Columns) -> Iterator[TextRow]:
    """The objects of JSON lines; a text alone is a row too."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield TextRow(number, problem=f"not JSON in UTF-8 ({error})")
            continue
        if isinstance(found, dict):
            yield _row(number, found, columns)
        else:
            yield TextRow(number, text=found)


def _row(number: int, found: dict[str, Any], columns: Columns) -> TextRow:
    id, text = found.get(columns.id or "id"), found.get(columns.text)
    if isinstance(text, str) and not text.isascii() and _has_surrogates(text):
        return TextRow(number, id if id is None else str(id), problem="the text is not in UTF-8")
    return TextRow(number, id if id is None else str(id), text, found.get(columns.published or "published"))


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _parquet_rows(stream: BinaryIO, file: str, columns: Columns) -> Iterator[TextRow]:
    """The rows of Parquet, of which only the columns that are needed are read."""
    arrow = package("pyarrow")
    from importlib import import_module

    try:
        source = import_module("pyarrow.parquet").ParquetFile(stream)
        chosen = _chosen(source.schema_arrow.names, file, columns)
        wanted = [name for name in (chosen.text, chosen.published, chosen.id) if name in source.schema_arrow.names]
        number = 0
        for batch in source.iter_batches(1000, columns=wanted, use_threads=False):
            for found in _batch_rows(batch, chosen):
                number += 1
                yield found._replace(number=number)
    except (arrow.ArrowException, OSError) as error:
        raise _unreadable(file, str(error).splitlines()[0]) from None


def _batch_rows(batch: Any, columns: Columns) -> Iterator[TextRow]:
    nothing = [None] * batch.num_rows
    present = batch.schema.names
    ids = batch.column(columns.id).to_pylist() if columns.id in present else nothing
    published = days(batch.column(columns.published)) if columns.published in present else nothing
    for id, text, day in zip(ids, texts(columns.text, batch.column(columns.text)), published, strict=True):
        yield TextRow(0, id if id is None else str(id), text, day)


def _chosen(header: Iterable[str], file: str, columns: Columns) -> Columns:
    """The columns with the usual names of days and ids in place of those that were not given."""
    names = list(header)
    for name in columns:
        if name is not None and name not in names:
            raise _unreadable(file, f"no column {name!r}; its columns are {', '.join(names) or 'none'}")
    return Columns(columns.text, columns.published or "published", columns.id or "id")


def _unreadable(file: str, reason: str) -> UnreadableInputError:
    return UnreadableInputError(f"{display_name(file)} cannot be read ({reason})")


_READERS = {
    ".csv": _csv_rows,
    ".tsv": _csv_rows,
    ".jsonl": _json_rows,
    ".ndjson": _json_rows,
    ".parquet": _parquet_rows,
}
TABLE_SUFFIXES = tuple(_READERS)
