"""Which agreement of note does a text call by its name? «the INF Treaty», «Camp David»: the register tells its kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from geobrief.model import Agreement
from geobrief.reading.entities import Line
from geobrief.reading.grammar.cues import Cue
from geobrief.reading.lexicons import Phrases
from geobrief.reading.tokens import tokenise
from geobrief.register import world
from geobrief.register.agreements import agreement_names

_REACH = 6


def kind_by_title(line: Line, cue: Cue, parties: Iterable[str]) -> str | None:
    """The kind of the agreement of note of which the cue is a word of the name, where its parties are these."""
    first = max(0, cue.start - _REACH)
    for start, end, known in _titles().all(line.lowers[first : cue.end + _REACH]):
        if start + first <= cue.start < end + first and line.tokens[start + first].is_capital:
            return next((agreement.kind for agreement in known if set(parties) <= set(agreement.parties)), None)
    return None


@cache
def _titles() -> Phrases:
    """The agreements that bear each name of two words or more."""
    named: dict[tuple[str, ...], tuple[Agreement, ...]] = {}
    by_id = {agreement.id: agreement for agreement in world().agreements}
    for name_of, names in agreement_names().items():
        for name in dict.fromkeys(names):
            words = tuple(token.lower for token in tokenise(name))
            if len(words) > 1:
                named[words] = (*named.get(words, ()), by_id[name_of])
    return Phrases(named)
