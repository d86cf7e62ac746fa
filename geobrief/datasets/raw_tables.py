"""Files as tables of cells: CSV in any encoding, Excel workbooks and Stata files."""

from __future__ import annotations

import csv
import io
import os
from os import PathLike
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.datasets.kinds import DEFAULT_ENCODING, Kind
from geobrief.errors import MissingPackageError, UnreadableInputError
from geobrief.files import open_file, read_file
from geobrief.printable import display_name

if TYPE_CHECKING:
    import polars as pl

_BOM = b"\xef\xbb\xbf"
_SEPARATORS = (",", ";", "\t", "|")


@attrs.frozen
class TextTable:
    """A file of text: its header, and the bytes of its records in UTF-8, each on a line."""

    header: list[str]
    separator: str
    body: bytes = attrs.field(repr=False)


@attrs.frozen
class TypedTable:
    """A workbook or a file of Stata, whose cells have types."""

    frame: pl.DataFrame = attrs.field(repr=False)

    @property
    def header(self) -> list[str]:
        """The names of its columns."""
        return self.frame.columns


def raw_table(path: str | PathLike[str], kind: Kind | None = None) -> TextTable | TypedTable:
    """The table in a file; its kind, if it is known, names the encoding of text which is not UTF-8."""
    name = os.fspath(path)
    if os.path.splitext(name)[1].lower() == ".dta":
        open_file(name).close()  # only regular files are read
        return TypedTable(_stata(name))
    content = read_file(name)
    if content.startswith(b"PK\x03\x04"):
        return TypedTable(_workbook(name, content))
    table = text_table(name, in_utf8(content, kind.encoding if kind else DEFAULT_ENCODING))
    return table if kind is None else _with_header(table, kind)


def text_table(name: str, content: bytes) -> TextTable:
    r"""The table in the text of a file.

    >>> text_table("ages.csv", b"name;age\nAda;36\nAlan;41")
    TextTable(header=['name', 'age'], separator=';')
    """
    head, _, body = content.partition(b"\n")
    line = head.decode("utf-8")
    if not line.strip():
        raise UnreadableInputError(f"{display_name(name)} cannot be read (its first line is empty, expected a header)")
    separator = max(_SEPARATORS, key=line.count)
    return TextTable(next(csv.reader([line], delimiter=separator)), separator, body)


def _with_header(table: TextTable, kind: Kind) -> TextTable:
    """The table with the header that its kind knows for a file without one, whose first line is a record."""
    header = kind.headers.get(len(table.header))
    if header is None or not table.header[0].strip().isdigit():
        return table
    first = io.StringIO()
    csv.writer(first, delimiter=table.separator, lineterminator="\n").writerow(table.header)
    return attrs.evolve(table, header=list(header), body=first.getvalue().encode() + table.body)


def in_utf8(content: bytes, encoding: str) -> bytes:
    r"""Text in UTF-8 without a byte order mark, each line with `\n`.

    >>> in_utf8(b"C\xf4te\r", "cp1252").decode()
    'Côte\n'
    """
    if content.startswith(_BOM):
        content = content[len(_BOM) :]
    if b"\r" in content:
        end = b" " if b"\n" in content else b"\n"  # a single one ends a line if nothing else does
        content = content.replace(b"\r\n", b"\n").replace(b"\r", end)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # An undefined byte of the encoding becomes a replacement character: no row is lost for a letter.
        content = content.decode(encoding, "replace").encode()
    return content


def _workbook(name: str, content: bytes) -> pl.DataFrame:
    try:
        import polars as pl

        return pl.read_excel(io.BytesIO(content), engine="calamine", infer_schema_length=None, drop_empty_rows=True)
    except ImportError:
        raise MissingPackageError.of("reading a workbook", "polars and fastexcel", extra="datasets") from None
    except Exception as error:
        raise UnreadableInputError(f"{display_name(name)} is not a workbook ({error})") from None


def _stata(name: str) -> pl.DataFrame:
    try:
        import pyreadstat
    except ImportError:
        raise MissingPackageError.of("reading a file of Stata", "pyreadstat", extra="datasets") from None
    for encoding in ("UTF-8", "WINDOWS-1252"):
        try:
            read: tuple[Any, Any] = pyreadstat.read_dta(name, output_format="polars", encoding=encoding)
        except (pyreadstat.ReadstatError, UnicodeDecodeError) as error:
            problem = error
        else:
            frame: pl.DataFrame = read[0]
            return frame
    raise UnreadableInputError(f"{display_name(name)} is not a file of Stata ({problem})")
