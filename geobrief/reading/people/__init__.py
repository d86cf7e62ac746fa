"""Persons in public office: their names, titles and mentions, and what the register knows of them."""

from geobrief.reading.people.context import Appearance
from geobrief.reading.people.figures import Figure, PersonLookup, full_names
from geobrief.reading.people.find import People, find_people

__all__ = ["Appearance", "Figure", "People", "PersonLookup", "find_people", "full_names"]
