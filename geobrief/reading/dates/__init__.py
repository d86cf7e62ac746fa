"""Date expressions, durations and repetitions in prose, and what they mean."""

from geobrief.reading.dates.find import FoundDate, find_dates

__all__ = ["FoundDate", "find_dates"]
