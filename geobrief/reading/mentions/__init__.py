"""Mentions of states, organisations, groups and territories: names scanned, traps avoided, meanings chosen."""

from geobrief.reading.mentions.find import Ambiguous, Dropped, Mentions, find_mentions
from geobrief.reading.mentions.scanner import NameMatch, NameScanner, NameSense

__all__ = ["Ambiguous", "Dropped", "Mentions", "NameMatch", "NameScanner", "NameSense", "find_mentions"]
