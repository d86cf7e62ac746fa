"""Runs the reader over a data frame of PySpark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from geobrief.batch.reading import LONGEST, BatchReader
from geobrief.batch.streams import slices
from geobrief.codec.arrow import package
from geobrief.errors import ArgumentError, MissingPackageError

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame  # pyright: ignore[reportMissingImports]: the types are checked without it

    from geobrief.extractors import Extractor
    from geobrief.extractors.protocol import Answering
    from geobrief.register import World

_ROWS = 1000  # of a batch that goes back to Spark
_SCALARS = {"string": "STRING", "int64": "BIGINT", "bool": "BOOLEAN", "date32[day]": "DATE", "double": "DOUBLE"}


def spark(
    df: DataFrame,
    *,
    text: str = "text",
    published: str | None = None,
    world: World | None = None,
    strict: bool = False,
    tables: Iterable[str] | None = None,
    check: bool = True,
    longest: int = LONGEST,
    extractor: Extractor | Answering | None = None,
) -> DataFrame:
    """The data frame with the columns that `read_batch` adds, read by Spark's workers when Spark needs them.

    The options are those of `read_batch`. The workers need geobrief and pyarrow in their Python.
    """
    try:
        from pyspark.sql import types  # pyright: ignore[reportMissingImports]
    except ImportError:
        raise MissingPackageError.of("a data frame of Spark", "pyspark", extra="spark") from None
    if not hasattr(df, "mapInArrow"):
        raise ArgumentError("df", expected="a data frame of PySpark", got=type(df))
    reader = BatchReader.of(
        text, published, world=world, strict=strict, tables=tables, check=check, longest=longest, extractor=extractor
    )
    arrow = package("pyarrow")
    given = arrow.schema([(name, arrow.string()) for name in df.columns])  # of which only the names matter here
    added = [field for field in reader.schema(given) if field.name in reader.tables]
    parsed: Any = types.StructType.fromDDL(", ".join(f"`{field.name}` {sql_type(field.type)}" for field in added))
    return df.mapInArrow(partial(_read, reader), types.StructType([*df.schema.fields, *parsed.fields]))


def _read(reader: BatchReader, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    return (reader.read(part) for batch in batches for part in slices(batch, _ROWS))


def sql_type(kind: Any) -> str:
    """The type of Spark's SQL for a type of Arrow.

    >>> import pyarrow
    >>> sql_type(pyarrow.list_(pyarrow.struct([("id", pyarrow.string())])))
    'ARRAY<STRUCT<`id`: STRING>>'
    """
    types = package("pyarrow").types
    if types.is_list(kind):
        return f"ARRAY<{sql_type(kind.value_type)}>"
    if types.is_struct(kind):
        return f"STRUCT<{', '.join(f'`{field.name}`: {sql_type(field.type)}' for field in kind)}>"
    return _SCALARS[str(kind)]
