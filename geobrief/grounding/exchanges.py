"""Who gives, receives, hosts or is hosted by the words of a passage, compared with the roles of an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.findings import Finding
from geobrief.grounding.statements import Statement
from geobrief.grounding.wording import Passage
from geobrief.reading.propositions.propositions import Proposition

_GIVERS = frozenset(("supplier", "lender", "donor", "transferor"))
_RECEIVERS = frozenset(("buyer", "borrower", "recipient", "transferee"))
_GIVING = frozenset(("SELL", "GIVE", "SEND", "LEND", "CEDE"))
_RECEIVING = frozenset(("BUY", "RECEIVE", "SEIZE"))
_GIFTS = frozenset(("CREDIT", "HELP", "SUPPLY", "WEAPON"))
_BORROWING = frozenset("borrow acquire regain recover annex".split())
_FORCES = frozenset(
    """force forces troops soldiers base bases fleet navy missiles interceptors garrison aircraft bombers marines
    airmen units station warships destroyers squadron radar""".split()
)
_SOIL = frozenset("soil territory ground land airfields airfield ports port harbour harbor islands island".split())
_REACH = 4  # words


def of_roles(statement: Statement) -> Iterator[Finding]:
    """Roles that the words of the evidence give to the other side."""
    parties = frozenset(statement.record.parties)
    passage = statement.passage
    given, taken = _exchange(passage, parties)
    guests, hosts = _stationing(passage, parties)
    for number, role in enumerate(statement.record.roles):
        mine, others = (
            (given, taken)
            if role.role in _GIVERS
            else (taken, given)
            if role.role in _RECEIVERS
            else (hosts, guests)
            if role.role == "host"
            else (guests, hosts)
            if role.role == "guest"
            else (frozenset(), frozenset())
        )
        wrong = role.party not in mine and (role.party in others or (len(mine) == 1 and len(parties) == 2))
        if wrong and (mine or others):
            message = f"in the evidence {role.party} is not the {role.role}"
            yield statement.finding("roles-contradicted", message, at=f"roles[{number}]")


def _exchange(passage: Passage, parties: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Those who give and those who receive, as far as the propositions say; nobody who does both."""
    given: set[str] = set()
    taken: set[str] = set()
    for each in passage.propositions:
        agent = frozenset(each.agent.actors if each.agent else ())
        to, origin = _ids(each, "to", "for"), _ids(each, "from")
        if not each.is_noun and each.classes & _GIVING:
            given |= agent
            taken |= to | frozenset(each.second.ids if each.second else ())
        elif not each.is_noun and (each.classes & _RECEIVING or each.lemma in _BORROWING):
            taken |= agent
            given |= origin
        elif each.is_noun and each.classes & _GIFTS:
            given |= origin
            taken |= to
    both = given & taken
    return frozenset(given - both) & parties, frozenset(taken - both) & parties


def _ids(proposition: Proposition, *prepositions: str) -> frozenset[str]:
    return frozenset(id for word, one in proposition.obliques if word in prepositions for id in (one.ids or one.owners))


def _stationing(passage: Passage, parties: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Whose forces or bases they are, and on whose soil."""
    guests: set[str] = set()
    hosts: set[str] = set()
    for line in passage.lines:
        for start, entities in line.at.items():
            end = line.end_of(start)
            if not passage.covers(line.tokens[start].start, line.tokens[end - 1].end):
                continue
            ids = {entity.id for entity in entities}
            after = line.lowers[end : end + _REACH]
            near = next((word for word in after if word in _FORCES or word in _SOIL), "")
            if near in _FORCES and (line.lower(end) != "," and line.lower(end) not in ("and", "to", "with", "agreed")):
                guests |= ids
            elif near in _SOIL or line.lower(start - 1) in ("in", "at", "on"):
                hosts |= ids
    both = guests & hosts
    return frozenset(guests - both) & parties, frozenset(hosts - both) & parties
