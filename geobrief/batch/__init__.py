"""Many briefs: one function from a record batch of Arrow to another, and the engines that run it.

`read_batch` is a pure function. `read_stream` runs it over anything that gives Arrow data, in several processes;
`duckdb` makes it a function of SQL, `spark` runs it over a data frame of PySpark.
"""

from __future__ import annotations

from geobrief.batch.duckdb_function import duckdb
from geobrief.batch.reading import LONGEST, read_batch, schema
from geobrief.batch.spark_frame import spark
from geobrief.batch.streams import read_stream

__all__ = ["LONGEST", "duckdb", "read_batch", "read_stream", "schema", "spark"]
