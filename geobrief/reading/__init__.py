"""From prose to records, stage by stage: mentions, people, dates, clauses, events, agreements, disputes.

`analyse` returns the results of the first stages, for a closer look at a reading; `code_event` codes what passes
between two given actors, for callers with a name recogniser of their own. A `Syntax` is a parser of the caller's choice
for `syntax=`; `spacy_syntax` makes one of a pipeline of spaCy.
"""

from typing import TYPE_CHECKING

from geobrief.reading.analysis import Analysis
from geobrief.reading.pipeline import analyse, read_text

if TYPE_CHECKING:
    from geobrief.reading.events.coding import code_event
    from geobrief.reading.syntax.arcs import Arc, Syntax, SyntaxWord
    from geobrief.reading.syntax.spacy_arcs import spacy_syntax

__all__ = ["Analysis", "Arc", "Syntax", "SyntaxWord", "analyse", "code_event", "read_text", "spacy_syntax"]
_HOMES = {
    "code_event": "events.coding",
    "spacy_syntax": "syntax.spacy_arcs",
    **dict.fromkeys(("Arc", "Syntax", "SyntaxWord"), "syntax.arcs"),
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"geobrief.reading.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'geobrief.reading' has no attribute {name!r}")
