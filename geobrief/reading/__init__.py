"""From prose to records, stage by stage: mentions, people, clauses, events, agreements, disputes.

`Analysis` shows the stages of a text one by one; `code_event` codes what passes between two given actors, for people
who
have a name recogniser of their own.
"""

from geobrief.reading.analysis import Analysis
from geobrief.reading.events.coding import code_event
from geobrief.reading.reader import Reading, read_text

__all__ = ["Analysis", "Reading", "code_event", "read_text"]
