"""Which states, organisations, groups and territories does a text name, and where? Names scanned, traps avoided,
senses chosen."""

from geobrief.reading.mentions.find import Ambiguous, Dropped, Mentions, find_mentions
from geobrief.reading.mentions.scanner import Match, NameScanner, Sense

__all__ = ["Ambiguous", "Dropped", "Match", "Mentions", "NameScanner", "Sense", "find_mentions"]
