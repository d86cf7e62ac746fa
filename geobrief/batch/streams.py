"""Reads a stream of Arrow data in one or several processes: few rows in memory, in order, none lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.arguments import check_workers, is_whole
from geobrief.batch.reading import LONGEST, BatchReader
from geobrief.codec.arrow import package
from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    import pyarrow

    from geobrief.extractors import Extractor
    from geobrief.extractors.protocol import Answering
    from geobrief.register import World

_UNIT = 32  # rows that are sent to a process at once


def read_stream(
    source: Any,
    *,
    workers: int = 1,
    rows: int = 1000,
    text: str = "text",
    published: str | None = None,
    world: World | None = None,
    strict: bool = False,
    tables: Iterable[str] | None = None,
    check: bool = True,
    longest: int = LONGEST,
    extractor: Extractor | Answering | None = None,
) -> pyarrow.RecordBatchReader:
    """What `read_batch` returns for the rows of a source, as a stream of batches with at most so many `rows`.

    The source is anything that gives Arrow data: a table or reader of pyarrow, a frame of polars or pandas, a relation
    of DuckDB. With several `workers` the rows are read in so many processes, with the same result in the same order; a
    row whose process is killed each time is one finding (GB812).

    >>> import pyarrow
    >>> table = pyarrow.table({"text": ["Chile and Peru signed a border treaty.", "Chad is vast."]})
    >>> read_stream(table, tables=["states"]).read_all()["states"][1][0]["id"].as_py()
    'TCD'
    """
    check_workers(workers)
    if not is_whole(rows, 1):
        raise ArgumentError("rows", expected="a whole number from 1", got=rows)
    if not hasattr(source, "__arrow_c_stream__"):
        raise ArgumentError("source", expected="something that gives Arrow data, such as a table", got=type(source))
    reader = BatchReader.of(
        text, published, world=world, strict=strict, tables=tables, check=check, longest=longest, extractor=extractor
    )
    arrow = package("pyarrow")
    given = arrow.RecordBatchReader.from_stream(source)
    parts = (part for batch in given for part in slices(batch, rows))
    read = map(reader.read, parts) if workers == 1 else _in_processes(reader, parts, workers)
    return arrow.RecordBatchReader.from_batches(reader.schema(given.schema), read)


def slices(batch: pyarrow.RecordBatch, rows: int) -> Iterator[pyarrow.RecordBatch]:
    """The batch in parts of at most so many rows; an empty batch is one part."""
    for start in range(0, batch.num_rows or 1, rows):
        yield batch.slice(start, rows)


def _in_processes(
    reader: BatchReader, batches: Iterator[pyarrow.RecordBatch], workers: int
) -> Iterator[pyarrow.RecordBatch]:
    """The batches, each read in units that are put together again."""
    from geobrief.processes import in_processes

    counts: deque[int] = deque()

    def units() -> Iterator[bytes]:
        for batch in batches:
            parts = [_written(part) for part in slices(batch, _UNIT)]
            counts.append(len(parts))
            yield from parts

    worker = _Worker(reader)
    waiting: list[pyarrow.RecordBatch] = []
    for content in in_processes(worker.read, units(), workers, lost=worker.one_by_one, at_once=1):
        waiting.append(_batch(content))
        if len(waiting) == counts[0]:
            counts.popleft()
            yield _joined(waiting)
            waiting = []


@attrs.frozen
class _Worker:
    """Reads batches that are written as bytes, as they are sent between processes."""

    reader: BatchReader

    def read(self, content: bytes) -> bytes:
        return _written(self.reader.read(_batch(content)))

    def one_by_one(self, content: bytes) -> bytes:
        """The rows of a batch that killed its process, each read in a process of its own."""
        from geobrief.processes import in_processes

        rows = (_written(row) for row in slices(_batch(content), 1))
        return _written(_joined([_batch(row) for row in in_processes(self.read, rows, 1, lost=self.lost, at_once=1)]))

    def lost(self, content: bytes) -> bytes:
        return _written(self.reader.lost(_batch(content)))


def _written(batch: pyarrow.RecordBatch) -> bytes:
    """A batch as bytes of its own rows; a pickle would have those of the batch of which it is a slice."""
    arrow = package("pyarrow")
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _batch(content: bytes) -> pyarrow.RecordBatch:
    return package("pyarrow").ipc.open_stream(content).read_next_batch()


def _joined(batches: list[pyarrow.RecordBatch]) -> pyarrow.RecordBatch:
    if len(batches) == 1:
        return batches[0]
    return package("pyarrow").Table.from_batches(batches).combine_chunks().to_batches()[0]
