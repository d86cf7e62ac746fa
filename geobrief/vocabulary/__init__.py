"""The vocabularies: agreement kinds and statuses, obligations, dispute kinds, offices, event types and so on.

Each is a data file of terms with a gloss and a source, read at first use.
"""

from __future__ import annotations

from geobrief.vocabulary.cameo_codes import cameo
from geobrief.vocabulary.events import modes, quad, scale
from geobrief.vocabulary.files import load
from geobrief.vocabulary.groups import offices_of, statuses_in
from geobrief.vocabulary.terms import Term, UnknownTermError, Vocabulary

__all__ = [
    "Term", "UnknownTermError", "Vocabulary", "cameo", "load", "modes", "offices_of", "quad", "scale", "statuses_in",
]  # fmt: skip
