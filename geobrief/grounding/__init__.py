"""Extracted data held against the text they were extracted from."""

from geobrief.grounding.ground import ground
from geobrief.grounding.grounded import Grounded, Rejected

__all__ = ["Grounded", "Rejected", "ground"]
