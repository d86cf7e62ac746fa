"""Who gives and who receives? Roles of two parties, where the words tell which of them sells, lends, cedes or joins."""

from __future__ import annotations

from functools import cache

from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue
from geobrief.vocabulary import load


def giver_of(clauses: Clauses, cues: list[Cue], parties: tuple[str, ...]) -> str | None:
    """The party that gives, as far as a cue tells: the subject of «sell», the partner of «buy»."""
    if len(parties) != 2:
        return None
    for cue in cues:
        gives = cue.row["gives"]
        subject = clauses.subject(cue.start)
        if gives and subject is not None and len(subject.ids) == 1 and subject.ids[0] in parties:
            mine = parties.index(subject.ids[0])
            return parties[mine if gives == "subject" else 1 - mine]
    return None


def roles_of(kind: str, parties: tuple[str, ...], giver: str | None) -> dict[str, str]:
    """The roles of two parties, or none where nothing tells them.

    >>> roles_of("arms_transfer", ("ARG", "CHN"), "CHN")
    {'CHN': 'supplier', 'ARG': 'buyer'}
    >>> roles_of("accession", ("HRV", "org:EU"), None)
    {'HRV': 'entrant', 'org:EU': 'member'}
    """
    if len(parties) != 2:
        return {}
    if kind == "accession":
        giver = next((party for party in parties if not party.startswith("org:")), None)
    pair = _giving(kind)
    if pair is None or giver not in parties:
        return {}
    other = parties[1 - parties.index(giver)]
    return {giver: pair[0], other: pair[1]}


@cache
def _giving(kind: str) -> tuple[str, str] | None:
    """The first role of a kind that has a counterpart, and that counterpart: supplier and buyer, lender and
    borrower."""
    for role in load("party_roles"):
        if kind in role.listed("kinds") and role.listed("counterparts"):
            return role.id, role.listed("counterparts")[0]
    return None
