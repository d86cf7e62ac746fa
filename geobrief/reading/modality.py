"""Did it happen? Asserted, future, hypothetical or negated, by the words around a cue in its clause."""

from __future__ import annotations

from geobrief.reading.clauses import Clauses
from geobrief.reading.cues import Cue
from geobrief.reading.lexicons import words

_REACH = 6


def modality(clauses: Clauses, cue: Cue) -> str:
    """The modality of what a cue tells.

    «no agreement was reached» is negated, «would sign if» hypothetical, «is to visit» future; all else is asserted.
    """
    line = clauses.line
    start, end = clauses.span(cue.start)
    before = [line.lower(index) for index in range(max(start, cue.start - _REACH), cue.start)]
    if _is_negated(before) or (cue.is_noun and _is_called_off(clauses, cue, end)):
        return "negated"
    if line.lower(start) in ("if", "unless") or set(before) & words("hypothetical"):
        return "hypothetical"
    if _is_future(before):
        return "future"
    if not cue.is_noun and cue.form == "base" and "to" in before[-2:]:
        return "hypothetical" if set(before) & words("wishes") else "future"
    return "asserted"


def _is_negated(before: list[str]) -> bool:
    if set(before[-4:]) & words("negation") and "only" not in before[-3:]:
        return True
    return bool(set(before[-4:]) & words("refusals")) and "to" in before


def _is_called_off(clauses: Clauses, cue: Cue, end: int) -> bool:
    """«the visit was cancelled», «talks did not take place»."""
    after = [clauses.line.lower(index) for index in range(cue.end, min(end, cue.end + _REACH))]
    return bool(set(after) & words("called_off")) or ("not" in after and "place" in after)


def _is_future(before: list[str]) -> bool:
    if set(before) & words("future_signs"):
        return True
    return any(first in ("is", "are", "was", "were") and second == "to" for first, second in zip(before, before[1:], strict=False))
