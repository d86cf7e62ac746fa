"""Agreements between states and organisations, from what the propositions of a text say."""

from geobrief.reading.agreements.find import find_agreements

__all__ = ["find_agreements"]
