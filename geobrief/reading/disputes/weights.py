"""How plainly does a sign tell of a dispute? From two on it stands by itself; what is less needs another sign."""

from __future__ import annotations

from geobrief.reading.disputes.lists import dispute_words
from geobrief.reading.disputes.sides import Told
from geobrief.reading.disputes.signs import Sign
from geobrief.reading.disputes.turns import is_long_ago
from geobrief.reading.grammar.verbs import is_finite

# What an accusation can be about that is a contention by itself; other charges must be answered.
_MATTERS = frozenset(("river", "maritime", "territorial", "espionage", "treaty", "nuclear"))


def weight_of(sign: Sign, kind: str, told: Told) -> int:
    """The row's weight: more where sides are set against each other, less in a headline, as background, of long ago."""
    weight = int(sign.cue.row["weight"]) - sign.is_title + told.opposed
    if sign.scheme == "accused":
        weight += kind in _MATTERS or _is_answered(sign)
    elif not told.direct and not sign.is_title:
        weight += _presumed(sign, told)
    if sign.kind != "debt":  # an old default is what today's dispute is about
        weight -= _is_background(sign)
    return weight - 2 * is_long_ago(sign)


def _is_answered(sign: Sign) -> bool:
    """Whether an accusation is denied, or paid back, in its sentence or the next."""
    lines = (clauses.line for clauses in sign.scene.seen.clauses[sign.number : sign.number + 2])
    return any(not dispute_words("answering").isdisjoint(line.lowers) for line in lines)


def _presumed(sign: Sign, told: Told) -> int:
    """«The quarrel is old» can mean the two whom the text is about; «the war», where one is an armed group, must."""
    if not sign.says_before("definite", 2) or not told.parties or set(told.parties) != set(sign.scene.opening):
        return -1
    return int(sign.kind == "armed_conflict" and any(party.startswith("group:") for party in told.parties))


def _is_background(sign: Sign) -> bool:
    """«after the coup», «since the fighting of 2021»: told only to date something else."""
    if not sign.cue.is_noun or not sign.says_before("dating", 3):
        return False
    _, end = sign.span()
    return not any(is_finite(sign.line, index) for index in range(sign.cue.end, end))
