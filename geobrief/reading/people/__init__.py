"""Who are the office-holders that a text names, of which state, in which office? Titles, names, and the register
asked."""

from geobrief.reading.people.figures import Figure, Registrar, full_names
from geobrief.reading.people.people import Appearance, People

__all__ = ["Appearance", "Figure", "People", "Registrar", "full_names"]
