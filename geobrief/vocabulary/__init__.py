"""Which terms may a record use, and what does each of them mean?

Agreement kinds and statuses, obligations, dispute kinds, hostility levels, offices, event types, modes and contexts are
data files with a gloss and a source each. They are read at first use; importing this package reads nothing.
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
