"""How does a contention stand, and is it real? Settled, frozen or ongoing; and what is denied, feared or long past."""

from __future__ import annotations

from geobrief.reading.disputes.signs import Sign
from geobrief.reading.grammar.modality import modality
from geobrief.reading.kinds import found
from geobrief.reading.lexicons import dispute_words
from geobrief.when import Date

_REACH = 9
_OLD_YEARS = 3


def is_unreal(sign: Sign) -> bool:
    """Whether a clause denies a contention or only supposes it; «the war», «their quarrel» take it for granted."""
    imagined = sign.cue.is_noun and not dispute_words("imagined").isdisjoint(sign.before(3)[:2])
    if imagined or sign.says_before("nearly", 2):
        return True
    told = modality(sign.clauses, sign.cue)
    if told not in ("negated", "hypothetical"):
        return False
    if not sign.cue.is_noun:
        return True
    return not sign.says_before("definite", 4) and (told == "negated" or not sign.says_before("takers", 1))


def is_long_ago(sign: Sign) -> bool:
    """Whether all days that the clause names lie years before the text, and none of them is a beginning."""
    analysis, (start, end) = sign.scene.analysis, sign.span()
    dates = analysis.dates_in(sign.line.tokens[start].start, sign.line.tokens[end - 1].end)
    days = [Date.parse(str(found.value)).latest for found in dates if "/" not in str(found.value)]
    if analysis.published is None or not days or any(str(found.period or "").endswith("/..") for found in dates):
        return False
    return all(day is not None and day.year + _OLD_YEARS <= analysis.published.year for day in days)


def status_at(sign: Sign) -> str:
    """The status that the words around a cue tell; the row's own where it has one."""
    if sign.cue.row["status"]:
        return sign.cue.row["status"]
    near = [*sign.before(_REACH), *sign.line.lowers[sign.cue.start : sign.cue.end + _REACH]]
    begin = max(0, sign.cue.start - _REACH)
    told = [
        (max(first + begin - sign.cue.start, sign.cue.start - begin - behind), status[0])
        for first, behind, status in found("dispute_kinds", "statuses", near)
        if not _is_wished(sign, begin + first)
    ]
    return min(told, default=(0, "ongoing"))[1]


def _is_wished(sign: Sign, index: int) -> bool:
    """«wants the embargo ended», «has not ended», «until it ends», «ended without a deal»."""
    before, behind = sign.line.lowers[max(0, index - 6) : index], sign.line.lowers[index : index + 6]
    return not dispute_words("unreached").isdisjoint(before) or "without" in behind
