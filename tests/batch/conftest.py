"""Batches of briefs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def batch() -> Any:
    """A batch of 150 briefs with a column that the reader does not need."""
    from texts import briefs

    numbers, written, days = zip(*briefs(150), strict=True)
    return pa.record_batch({"id": numbers, "text": written, "published": days, "origin": ["desk"] * 150})


@pytest.fixture(scope="session")
def read(batch: Any) -> list[dict[str, Any]]:
    """The rows that one loop over the briefs gives, made without any batch."""
    import geobrief

    rows = []
    for row in batch.to_pylist():
        brief = geobrief.read(row["text"], published=row["published"])
        tables = {**brief.records, "findings": brief.findings}
        rows.append({**row, **{name: records.to_arrow().to_pylist() for name, records in tables.items()}})
    return rows
