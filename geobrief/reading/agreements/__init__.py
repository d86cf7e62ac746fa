"""Agreements between states and organisations, from the cues of `data/agreements.csv`."""

from geobrief.reading.agreements.find import find_agreements

__all__ = ["find_agreements"]
