"""Makes the reader a function of DuckDB's SQL."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from geobrief.arguments import check_text
from geobrief.batch.reading import LONGEST, BatchReader
from geobrief.codec.arrow import package
from geobrief.errors import ArgumentError, MissingPackageError

if TYPE_CHECKING:
    import pyarrow
    from duckdb import DuckDBPyConnection

    from geobrief.extractors import Extractor
    from geobrief.extractors.protocol import Answering
    from geobrief.register import World


def duckdb(
    connection: DuckDBPyConnection,
    name: str = "read_brief",
    *,
    world: World | None = None,
    strict: bool = False,
    tables: Iterable[str] | None = None,
    check: bool = True,
    longest: int = LONGEST,
    extractor: Extractor | Answering | None = None,
) -> None:
    """Add a function to a connection: of a text and a day of publication (or NULL), to a struct of lists of records.

    The struct has the columns that `read_batch` adds; its options are the same. DuckDB calls the function in one
    thread: for several processes give it `read_stream(relation, workers=…)` instead, which is a table to it.

    >>> import duckdb as engine
    >>> connection = engine.connect()
    >>> duckdb(connection, tables=["states"])
    >>> connection.sql("select read_brief('Chad is vast.', null).states[1].id").fetchall()
    [('TCD',)]
    """
    try:
        import duckdb as engine
    except ImportError:
        raise MissingPackageError.of("a function of DuckDB", "duckdb", extra="duckdb") from None
    if not isinstance(connection, engine.DuckDBPyConnection):
        raise ArgumentError("connection", expected="a connection of DuckDB", got=type(connection))
    check_text(name, "name")
    reader = BatchReader.of(
        "text",
        "published",
        world=world,
        strict=strict,
        tables=tables,
        check=check,
        longest=longest,
        extractor=extractor,
    )
    arrow = package("pyarrow")
    given = arrow.schema([("text", arrow.string()), ("published", arrow.date32())])
    added = [field for field in reader.schema(given) if field.name in reader.tables]
    kind = connection.from_arrow(arrow.schema([("read", arrow.struct(added))]).empty_table()).types[0]

    def read(text: Any, published: Any) -> Any:  # DuckDB looks the annotations up
        batch = arrow.RecordBatch.from_arrays([_whole(text), _whole(published)], ["text", "published"])
        columns = reader.read(batch).columns[2:]
        return arrow.StructArray.from_arrays(columns, fields=added)

    add: Any = connection.create_function  # typed for enumerations only, and takes texts too
    add(name, read, ["VARCHAR", "DATE"], kind, type="arrow", null_handling="special", side_effects=False)


def _whole(column: Any) -> pyarrow.Array:
    return column.combine_chunks() if hasattr(column, "combine_chunks") else column
