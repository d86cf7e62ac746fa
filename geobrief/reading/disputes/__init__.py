"""Disputes between states and groups, from the cues of `data/disputes.csv`."""

from geobrief.reading.disputes.find import find_disputes

__all__ = ["find_disputes"]
