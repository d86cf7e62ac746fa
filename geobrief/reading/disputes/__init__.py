"""Disputes between states and groups, from nouns and verbs of contention and from hostile acts."""

from geobrief.reading.disputes.find import find_disputes

__all__ = ["find_disputes"]
