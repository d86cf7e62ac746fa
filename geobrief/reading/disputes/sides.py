"""The sides of a dispute as the arguments of its sign name them, completed from the ledger."""

from __future__ import annotations

import attrs

from geobrief.reading.disputes.drafts import Ids
from geobrief.reading.disputes.participants import arguments_around, demander_of, ids_at, pair_between, ruined
from geobrief.reading.disputes.schemes import SCHEMES, TwoSides
from geobrief.reading.disputes.signs import Sign
from geobrief.reading.ledger import can_contend
from geobrief.reading.lexicons import dispute_words
from geobrief.reading.syntax.words import listed

OVER_TERRITORY = frozenset(("armed_conflict", "territorial", "river", "maritime", "militarized"))
OWN_AFFAIRS = frozenset(("debt", "nuclear", "election"))
_OF_ONE = frozenset(("own", "owned", "named", "agent", "patient"))


@attrs.frozen(slots=True)
class DisputeSides:
    """Parties and sides of a dispute; `named` is how many of the parties the clause names.

    `opposed`: the words set two parties against each other; `sure`: one clause names all parties without pronouns.
    """

    parties: Ids
    sides: tuple[Ids, ...]
    named: int
    opposed: bool
    sure: bool
    scheme: str


def sides_of(sign: Sign, kind: str) -> DisputeSides:
    """The sides of the dispute of a sign."""
    scheme = sign.scheme
    first, second = _found(sign, scheme, kind)
    if kind in OWN_AFFAIRS and scheme == "mutual" and len({*first, *second}) < 2:
        scheme = "own"
        first, second = _found(sign, scheme, kind)
    named = (*first, *second)
    others = _completion(sign, scheme, named) if len(named) < 2 else ()
    if not named and not others and kind in ("election", "debt"):
        others = sign.context.subject
    sides = (first, second) if first and second else tuple((one,) for one in first) if len(first) == 2 else ()
    opposed = scheme not in _OF_ONE and len(named) > 1 and (bool(second) or scheme in ("mutual", "place", "truce"))
    whole = len(named) > 1 or (bool(named) and scheme not in ("mutual", "deed"))
    sure = whole and not others and not _only_by_pronoun(sign, named)
    return DisputeSides((*named, *others), sides, len(named), opposed, sure, scheme)


def _only_by_pronoun(sign: Sign, named: Ids) -> bool:
    """Whether a party is named by pronouns alone."""
    arguments = list(arguments_around(sign))
    plain = {one for each in arguments if not each.anaphor for one in (*each.ids, *each.owners, *each.places)}
    pronouns = {one for each in arguments if each.anaphor for one in (*each.ids, *each.owners)}
    return not pronouns.isdisjoint(set(named) - plain)


def _found(sign: Sign, scheme: str, kind: str) -> TwoSides:
    first, second = (_contending(sign, side, kind) for side in SCHEMES[scheme](sign))
    return first, tuple(party for party in second if party not in first)


def _contending(sign: Sign, side: Ids, kind: str) -> Ids:
    """Courts and global organisations are never a party; in a war or over territory only an alliance is."""
    territorial = kind in OVER_TERRITORY
    return tuple(
        party
        for party in dict.fromkeys(side)
        if can_contend(party) or sign.context.can_be_party(party, territorial=territorial)
    )


def _completion(sign: Sign, scheme: str, named: Ids) -> Ids:
    """The missing parties, from the ledger."""
    ledger = sign.context.ledger
    demanded = scheme == "target" and len(named) == 1 and demander_of(sign) == named
    if scheme not in ("mutual", "place", "claim", "spying") and not demanded:
        return ()
    if not named and scheme == "spying":
        return ()
    if named and named[0].startswith("group:") and (home := sign.context.home(named[0])):
        return home
    if named:
        return ledger.across(named[0], sign.number, hostile=True)[:1] if scheme != "place" else ()
    if _is_internal(sign):
        return sign.context.subject
    if len(near := _contenders(sign)) == 2 and not sign.definite:
        return near
    inside = ("in", "inside", "across")  # «the conflict in the east»
    elsewhere = any(word in inside for word, _ in sign.said.obliques) or sign.line.lower(sign.end) in inside
    elsewhere = elsewhere or any(
        word in ("of", "among") or (word == "between" and each.lemma not in listed("several"))
        for word, each in sign.said.obliques
    )
    elsewhere = elsewhere and sign.is_noun
    if not sign.definite or elsewhere:
        return ()
    if sign.kind == "armed_conflict":
        return ledger.enemies(sign.number) or sign.context.subject or ledger.pair(sign.number)
    return ledger.pair(sign.number, hostile=True)


def _is_internal(sign: Sign) -> bool:
    """«civil war», «insurgency»: within one state."""
    words = {sign.said.lemma, *sign.before(1)}
    return sign.kind == "armed_conflict" and not dispute_words("internal").isdisjoint(words)


def _contenders(sign: Sign) -> Ids:
    """The states and groups that the sentence names as acting."""
    return tuple(dict.fromkeys(one for actor in sign.clauses.actors for one in actor.ids if can_contend(one)))


def score_of(
    sign: Sign, sides: DisputeSides, *, background: bool, long_ago: bool, ended: bool, is_kind_named: bool
) -> int:
    """The score of a sign; 2 or more makes a dispute on its own.

    It is that of its row, plus one if the words set sides against each other, less in a headline, as background or of
    long ago.
    """
    alone = sides.named == 1 == len(sides.parties) and sides.scheme in ("deed", "mutual")
    unclear = not sign.is_noun and not sign.kind and not is_kind_named
    score = int(sign.row["score"]) - alone - unclear - sign.is_title + sides.opposed + _located(sign, sides)
    if not sides.named and not sign.is_title:
        score += _presumed(sign, sides, ended=ended)
    if sign.kind != "debt":  # an old default is what today's dispute is about
        score -= background
    return score - 2 * long_ago


def _located(sign: Sign, sides: DisputeSides) -> bool:
    """«the war in C», «the border between A and B»: the noun itself has the place."""
    if sign.label == "BORDER":
        return len(pair_between(sign)) > 1
    inside = sign.scheme == "place" and sign.is_noun and sides.named == 1
    wages = sign.outer is not None and sign.outer.agent is not None and sign.outer.agent.lemma in listed("irregulars")
    here = (
        wages
        or bool(ruined(sign))
        or any(ids_at(said, ("in", "inside", "across")) for said in (sign.said, sign.described))
        or (sign.relation == "nsubj" and bool(ids_at(sign.outer, ("in", "inside", "across"))))
        or sign.line.lower(sign.end) in ("in", "inside", "across")
    )
    return inside and here and sign.row.get("near") in (None, "armed")


def _presumed(sign: Sign, sides: DisputeSides, *, ended: bool) -> int:
    """«The quarrel» may be that of the main pair; «the war» must be, if one of the pair is an armed group."""
    near = _contenders(sign)
    if set(sides.parties) == set(near):
        return int(ended)
    pairs = (sign.context.ledger.principals, sign.context.ledger.opening, sign.context.subject)
    if not sign.definite or not any(set(sides.parties) == set(pair) for pair in pairs if pair):
        return -1
    return int(sign.kind == "armed_conflict" and any(party.startswith("group:") for party in sides.parties))
