"""Who contends? The sides of a contention, as its sign names them, completed from the text where it names one or none.

The schemes themselves are in `schemes.py`; the other side of a quarrel is the companion of the one that is named.
"""

from __future__ import annotations

import attrs

from geobrief.reading.disputes.drafts import Ids
from geobrief.reading.disputes.lists import dispute_words
from geobrief.reading.disputes.places import land
from geobrief.reading.disputes.schemes import SCHEMES
from geobrief.reading.disputes.signs import Sign

_OF_LAND = frozenset(("armed_conflict", "territorial", "river", "maritime", "militarized"))
_OWN_AFFAIRS = frozenset(("debt", "nuclear", "election"))
_OF_ONE = frozenset(("own", "named", "accused"))


@attrs.frozen(slots=True)
class Told:
    """Parties and sides, how many parties the words at hand name, and what more they say.

    `opposed`: two are set against each other; `sure`: one clause names all parties; `is_deed`: one has done it to
    the other.
    """

    parties: Ids
    sides: tuple[Ids, ...]
    direct: int
    opposed: bool
    sure: bool
    is_deed: bool


def sides_of(sign: Sign, kind: str) -> Told:
    """The sides of the contention that a sign tells."""
    scheme = "own" if kind in _OWN_AFFAIRS and sign.scheme == "mutual" else sign.scheme
    first, second = (tuple(party for party in side if _takes_part(sign, party, kind)) for side in SCHEMES[scheme](sign))
    second = tuple(party for party in second if party not in first)
    named = (*first, *second)
    others = _completion(sign, scheme, named) if len(named) < 2 else ()
    return Told(
        (*named, *others),
        _sides(first, second),
        len(named),
        scheme not in _OF_ONE and len(named) > 1 and (bool(second) or scheme in ("mutual", "place")),
        bool(named) and not others and _is_sure(sign, named),
        scheme == "deed",
    )


def _takes_part(sign: Sign, party: str, kind: str) -> bool:
    """Courts and organisations of all states are no side; in a war or over land only an alliance is."""
    return not party.startswith("org:") or sign.scene.takes_sides(party, land=kind in _OF_LAND)


def _sides(first: Ids, second: Ids) -> tuple[Ids, ...]:
    if first and second:
        return first, second
    return tuple((party,) for party in first) if len(first) == 2 else ()


def _is_sure(sign: Sign, parties: Ids) -> bool:
    start, end = sign.span()
    here = (actor for actor in sign.clauses.actors if start <= actor.start < end and not actor.anaphor)
    return {one for actor in here for one in actor.ids} >= set(parties)


def _completion(sign: Sign, scheme: str, named: Ids) -> Ids:
    """Who else must be meant, of those whom the text names."""
    if named:
        mutual = scheme in ("mutual", "claim", "named") or (scheme == "deed" and not land(sign))
        return sign.scene.counterpart(named[0], sign.number) if mutual else ()
    if scheme == "place":
        located = not dispute_words("placing").isdisjoint(sign.line.lowers[sign.cue.end - 1 : sign.cue.end + 1])
        return () if located else sign.scene.opening
    return sign.scene.pair(sign.number) if scheme in ("mutual", "claim", "named") else ()
