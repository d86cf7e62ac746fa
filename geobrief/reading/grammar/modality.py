"""The modality of a cue: asserted, future, hypothetical or negated, by the words around it in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue
from geobrief.reading.lexicons import document

_BEFORE, _NEGATION_WITHIN = 7, 4  # tokens
_STOPS = frozenset(":;–—")


def modality(clauses: Clauses, cue: Cue) -> str:
    """The modality of what a cue describes.

    «no agreement was reached» is negated, «would sign if» hypothetical, «is to visit» future; all else is asserted.
    """
    before = words_before(clauses, cue)
    if _is_negated(before) or _is_called_off(clauses, cue):
        return "negated"
    if _is_conditional(clauses, cue):
        return "hypothetical"
    if set(before) & listed("supposing"):
        return "future" if "would" in before and _is_reported(clauses, cue) else "hypothetical"
    if cue.form == "ing" and before and before[-1] in listed("of_gerunds"):
        return "hypothetical"
    if is_future(before):
        return "hypothetical" if _is_on_condition(clauses, cue) else "future"
    return _of_infinitive(before) if not cue.is_noun and cue.form == "base" else _of_description(cue, before)


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of modality."""
    return frozenset(document("event_words")["modality"][name].split())


def words_before(clauses: Clauses, cue: Cue) -> list[str]:
    """The words of the clause that lead up to a cue, and to the noun of a passive."""
    start, _ = clauses.span(cue.start)
    first = cue.start if cue.noun is None else min(cue.start, cue.noun)
    if first < start:  # «an agreement that was reached»: the noun is in the clause before
        start, _ = clauses.span(first)
    before = [clauses.line.lower(index) for index in range(max(start, first - _BEFORE), cue.start)]
    stop = max((index for index, word in enumerate(before) if word in _STOPS), default=-1)
    return before[stop + 1 :]


def _is_negated(before: Sequence[str]) -> bool:
    near = before[-_NEGATION_WITHIN:]
    if (set(near) & listed("negations") or any(word.endswith("n't") for word in near)) and "only" not in near:
        return True
    if before and before[-1] in listed("stopping"):
        return True
    if before and before[0] in ("no", "nobody", "neither", "none"):
        return True
    return bool(set(near) & listed("refusals")) and "to" in near


def _is_called_off(clauses: Clauses, cue: Cue) -> bool:
    """«the visit was cancelled», «talks did not take place», «denied having attacked»."""
    line = clauses.line
    if not cue.is_noun:
        near = {line.lower(cue.start - 1), line.lower(cue.start - 2)}
        return cue.form in ("ing", "participle") and bool(near & listed("denials"))
    _, end = clauses.span(cue.start)
    after = [line.lower(index) for index in range(cue.end, min(end, cue.end + _BEFORE))]
    return bool(set(after) & listed("called_off")) or ("not" in after and "place" in after)


def _is_conditional(clauses: Clauses, cue: Cue) -> bool:
    line, (start, _) = clauses.line, clauses.span(cue.start)
    opened = {line.lower(start), line.lower(start - 1)} & listed("conditions")
    return bool(opened) or line.lower(0) in ("should", "had") or line.lower(start) == "whether"


def _is_on_condition(clauses: Clauses, cue: Cue) -> bool:
    """«will withdraw only if …»."""
    return bool(set(clauses.line.lowers[cue.end : cue.end + 15]) & listed("conditions"))


def _is_reported(clauses: Clauses, cue: Cue) -> bool:
    """«said that it would close the border»: what is announced is future, unless there is a condition."""
    line, (start, _) = clauses.line, clauses.span(cue.start)
    announced = any(line.lower(index) in listed("announcing") for index in range(max(0, start - 12), cue.start))
    return announced and not set(line.lowers) & listed("conditions")


def is_future(before: Sequence[str]) -> bool:
    """Whether the words before a cue put it in the future («will», «is to», «plans to»)."""
    if set(before[-6:]) & listed("future"):
        return True
    pairs = list(pairwise(before))
    if any(first in ("is", "are", "was", "were") and second == "to" for first, second in pairs[-3:]):
        return True
    return "to" in before[-2:] and bool(set(before[-5:]) & listed("planning"))


def _of_infinitive(before: Sequence[str]) -> str:
    """«managed to sign» happened, «tried to sign» and «to sign» need not have."""
    if "to" not in before[-3:]:
        return "asserted"
    return "asserted" if set(before[-5:]) & listed("achieving") else "hypothetical"


def _of_description(cue: Cue, before: Sequence[str]) -> str:
    described = set(before[-3:])
    if cue.is_noun and described & listed("coming"):
        return "future"
    return "hypothetical" if (cue.is_noun or cue.form == "ing") and described & listed("thought_of") else "asserted"
