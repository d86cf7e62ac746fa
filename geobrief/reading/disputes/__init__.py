"""Disputes between states and groups, from the nouns and verbs of contention in their propositions, and from hostile acts."""

from geobrief.reading.disputes.find import find_disputes

__all__ = ["find_disputes"]
