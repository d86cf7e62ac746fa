"""Events in PLOVER's terms, from the cues of `data/events.csv`."""

from geobrief.reading.events.coding import code_event
from geobrief.reading.events.find import find_events

__all__ = ["code_event", "find_events"]
