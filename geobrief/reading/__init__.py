"""From prose to records, stage by stage: mentions, people, dates, clauses, events, agreements, disputes.

`analyse` returns the results of the first stages, for a closer look at a reading; `code_event` codes what passes
between two given actors, for callers with a name recogniser of their own.
"""

from typing import TYPE_CHECKING

from geobrief.reading.analysis import Analysis
from geobrief.reading.pipeline import analyse, read_text

if TYPE_CHECKING:
    from geobrief.reading.events.coding import code_event

__all__ = ["Analysis", "analyse", "code_event", "read_text"]


def __getattr__(name: str) -> object:
    if name == "code_event":
        from geobrief.reading.events.coding import code_event

        return code_event
    raise AttributeError(f"module 'geobrief.reading' has no attribute {name!r}")
