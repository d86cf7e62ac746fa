"""How does a contention stand, and is it told as real? Settled, frozen or ongoing; and what is denied, feared or long past."""

from __future__ import annotations

from geobrief.reading.clauses import Clauses
from geobrief.reading.cues import Cue
from geobrief.reading.disputes.scene import Scene, dispute_words
from geobrief.reading.kinds import found
from geobrief.reading.modality import modality
from geobrief.when import Date

_REACH = 9
_OLD_YEARS = 3


def is_unreal(clauses: Clauses, cue: Cue) -> bool:
    """Whether a clause denies a contention or only supposes it; «the war», «their quarrel» take it for granted."""
    if clauses.line.lower(cue.start - 1) in dispute_words("nearly") or clauses.line.lower(cue.start - 2) in dispute_words("nearly"):
        return True
    told = modality(clauses, cue)
    if told not in ("negated", "hypothetical"):
        return False
    if not cue.is_noun:
        return True
    nearest = [clauses.line.lower(index) for index in range(max(0, cue.start - 4), cue.start)]
    if set(nearest) & dispute_words("definite"):
        return False
    return told == "negated" or not nearest or nearest[-1] not in dispute_words("takers")


def long_ago(scene: Scene, clauses: Clauses, cue: Cue) -> bool:
    """Whether all days that the clause names lie years before the text, and none of them is a beginning."""
    published = scene.seen.published
    line = clauses.line
    start, end = clauses.span(cue.start)
    dates = scene.seen.dates_in(line.tokens[start].start, line.tokens[end - 1].end)
    if published is None or not dates:
        return False
    days = [Date.parse(found.value).latest for found in dates if "/" not in found.value]
    is_open = any(str(found.period or "").endswith("/..") for found in dates)
    return not is_open and all(day is not None and day.year + _OLD_YEARS <= published.year for day in days)


def status_at(clauses: Clauses, cue: Cue) -> str:
    """The status that the words around a cue tell; the row's own where it has one."""
    if cue.row["status"]:
        return cue.row["status"]
    line = clauses.line
    start, end = max(0, cue.start - _REACH), min(len(line.lowers), cue.end + _REACH)
    told = [
        (max(first - (cue.start - start), 0) or cue.start - start - behind, status[0])
        for first, behind, status in found("dispute_kinds", "statuses", line.lowers[start:end])
        if not _is_wished(clauses, start + first)
    ]
    return min(told, default=(0, "ongoing"))[1]


def _is_wished(clauses: Clauses, index: int) -> bool:
    """«wants the embargo ended», «may end», «has not ended», «until it ends»."""
    before = {clauses.line.lower(at) for at in range(max(0, index - 6), index)}
    return bool(before & dispute_words("unreached")) or any(clauses.line.lower(at) == "without" for at in range(index, index + 6))
