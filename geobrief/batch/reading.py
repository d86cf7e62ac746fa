"""Reads a record batch of texts into a record batch of records.

Its columns stay as they are, and are followed by one column for each table of a brief and one of findings: lists of
rows with the columns that data frames have (`docs/frames-columns.md`). A row in is a row out, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from geobrief import __version__
from geobrief.arguments import is_whole
from geobrief.batch.columns import days, texts
from geobrief.brief import TABLES, Brief, BriefReader, text_item
from geobrief.codec import SECTIONS
from geobrief.codec.arrow import package, rows_type
from geobrief.codec.frames import rows
from geobrief.errors import ArgumentError, nearest, truncate
from geobrief.findings import Finding, code

if TYPE_CHECKING:
    import pyarrow

    from geobrief.extractors import Extractor
    from geobrief.extractors.protocol import Answering
    from geobrief.register import World

LONGEST = 1_000_000  # code points of a text
_FINDINGS = "findings"
# The class of the records of each table: what a text names are references.
_CLASSES: dict[str, type] = {table: SECTIONS[table][0] for table in (*TABLES, _FINDINGS)}


@attrs.frozen
class BatchReader:
    """The options of reading batches, checked; it can be sent to another process."""

    text: str
    published: str | None
    longest: int
    reader: BriefReader

    @classmethod
    def of(
        cls, text: str = "text", published: str | None = None, *, world: World | None = None, strict: bool = False,
        tables: Iterable[str] | None = None, check: bool = True, longest: int = LONGEST,
        extractor: Extractor | Answering | None = None,
    ) -> BatchReader:  # fmt: skip
        """A reader with the options of `read_batch`."""
        if not isinstance(text, str):
            raise ArgumentError("text", expected="the name of a column", got=text)
        if published is not None and not isinstance(published, str):
            raise ArgumentError("published", expected="the name of a column, or None", got=published)
        if not is_whole(longest, 1):
            raise ArgumentError("longest", expected="a whole number from 1", got=longest)
        return cls(text, published, longest, BriefReader.of(world, strict, tables, check, None, extractor))

    @property
    def tables(self) -> tuple[str, ...]:
        """The columns that are added."""
        return (*self.reader.tables, _FINDINGS)

    def schema(self, given: pyarrow.Schema) -> pyarrow.Schema:
        """The schema of what is read from batches of this schema; one that lacks a column is refused."""
        arrow = package("pyarrow")
        for name in (self.text, *([] if self.published is None else [self.published])):
            if name not in given.names:
                expected = ", ".join(given.names) or "a column"
                raise ArgumentError("no such column", expected=expected, got=name, nearest=nearest(name, given.names))
        for name in self.tables:
            if name in given.names:
                raise ArgumentError("a column has the name of a table", expected="another name for it", got=name)
        added = [arrow.field(name, rows_type(_CLASSES[name])) for name in self.tables]
        return arrow.schema([*given, *added], metadata={**(given.metadata or {}), "geobrief": __version__})

    def read(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        """The batch with the columns of records."""
        schema = self.schema(batch.schema)
        return _with_records(batch, schema, [self.read_row(text, day) for text, day in self._rows(batch)])

    def lost(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        """The batch without records, because the process that read it was killed."""
        return _with_records(batch, self.schema(batch.schema), [self.lost_row()] * batch.num_rows)

    def lost_row(self) -> Brief:
        """A brief without records, because the process that read its text was killed."""
        return self.reader.lost(text_item("", None))

    def read_row(self, text: Any, day: Any) -> Brief:
        """The brief of one text; whatever is wrong with it is a finding."""
        if isinstance(text, str) and len(text) > self.longest:
            message = f"the text has {len(text)} code points, at most {self.longest} are read"
            return self._unread(code("text-too-long").finding(message))
        try:
            return self.reader.read_item(text_item(text, day))
        except Exception as error:  # a defect of the reader must not stop the other texts
            return self._unread(code("reading-failed").finding(truncate(f"{type(error).__name__}: {error}", 200)))

    def _unread(self, finding: Finding) -> Brief:
        return self.reader.unread("", None, finding)

    def _rows(self, batch: pyarrow.RecordBatch) -> Iterable[tuple[Any, Any]]:
        published = self.published
        if published is None and "published" in batch.schema.names:
            published = "published"
        column = [None] * batch.num_rows if published is None else days(batch.column(published))
        return zip(texts(self.text, batch.column(self.text)), column, strict=True)


def _with_records(batch: pyarrow.RecordBatch, schema: pyarrow.Schema, briefs: Sequence[Brief]) -> pyarrow.RecordBatch:
    """The batch with the columns of records that the schema adds."""
    arrow = package("pyarrow")
    added = [
        arrow.array([rows(getattr(brief, field.name), _CLASSES[field.name]) for brief in briefs], field.type)
        for field in list(schema)[batch.num_columns :]
    ]
    return arrow.RecordBatch.from_arrays([*batch.columns, *added], schema=schema)


def read_batch(
    batch: pyarrow.RecordBatch,
    *,
    text: str = "text",
    published: str | None = None,
    world: World | None = None,
    strict: bool = False,
    tables: Iterable[str] | None = None,
    check: bool = True,
    longest: int = LONGEST,
    extractor: Extractor | Answering | None = None,
) -> pyarrow.RecordBatch:
    """The batch with its columns and those of the records read from its column `text`; a row stays a row.

    `published` is the column of the days of publication, by default one of this name if there is one. The other options
    are those of `geobrief.read`. The content of a row never raises: a missing or blank text, one that is not in UTF-8,
    what is not a day (GB807 to GB809), a text with more than `longest` code points (GB811) and one on which the reader
    fails (GB812) are findings of their row.

    >>> import pyarrow
    >>> batch = pyarrow.record_batch({"id": [7, 8], "text": ["Chile and Peru signed a border treaty.", None]})
    >>> read = read_batch(batch, tables=["agreements"])
    >>> read.schema.names, read["agreements"][0][0]["parties"].as_py()
    (['id', 'text', 'agreements', 'findings'], ['CHL', 'PER'])
    >>> read["findings"][1][0]["slug"].as_py()
    'blank-text'
    """
    reader = BatchReader.of(
        text, published, world=world, strict=strict, tables=tables, check=check, longest=longest, extractor=extractor
    )
    if not isinstance(batch, package("pyarrow").RecordBatch):
        raise ArgumentError("batch", expected="a RecordBatch of pyarrow", got=type(batch))
    return reader.read(batch)


def schema(
    given: pyarrow.Schema | None = None, *, text: str = "text", tables: Iterable[str] | None = None
) -> pyarrow.Schema:
    """The schema of what `read_batch` returns for batches of a schema, by default of an id, a text and a day.

    >>> [field.name for field in schema(tables=["states", "agreements"])]
    ['id', 'text', 'published', 'states', 'agreements', 'findings']
    """
    if given is None:
        arrow = package("pyarrow")
        given = arrow.schema([("id", arrow.string()), (text, arrow.string()), ("published", arrow.date32())])
    return BatchReader.of(text, tables=tables).schema(given)
