"""Which word is the verb of a clause? All verb forms that the lexicons know, and a test of place."""

from __future__ import annotations

from functools import cache

from geobrief.reading.entities import Line
from geobrief.reading.grammar.lemmas import verb_forms
from geobrief.reading.lexicons import table, words

_CUE_TABLES = ("events", "agreements", "disputes")


@cache
def known_verbs() -> dict[str, str]:
    """Every verb form of the cue tables and the common verbs, and what form it is."""
    bases = set(words("common_verbs"))
    for name in _CUE_TABLES:
        bases |= {row["cue"][2:].split()[0] for row in table(name) if row["cue"].startswith("v:")}
    forms: dict[str, str] = {}
    for base in sorted(bases):
        for part in base.split("|"):
            forms |= verb_forms(part)
    return forms


def is_finite(line: Line, index: int) -> bool:
    """Whether a token is the verb of a clause: an auxiliary, or a form with tense that no article precedes."""
    lower = line.lower(index)
    if lower in words("finite"):
        return True
    tensed = known_verbs().get(lower) in ("s", "past", "participle")
    before = line.lower(index - 1)
    return tensed and (before == "that" or before not in words("determiners")) and index not in line.owner
