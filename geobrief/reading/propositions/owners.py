"""Who owns what a noun names, where another word than a possessive says so: «hundreds of Filipinos», «officials in
Tunis», «experts sent by France», «Libya, whose tanks»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geobrief.reading.propositions.classes import noun_classes

if TYPE_CHECKING:
    from geobrief.reading.propositions.roles import Roles

_LED = frozenset(("FORCE", "ENVOY", "INSTITUTION", "OFFICE", "OFFICIAL", "CROWD", "CAPTIVE", "PEOPLE_HURT"))
_RESIDING = frozenset(("INSTITUTION", "OFFICE", "OFFICIAL", "CROWD"))
_COMING = frozenset(("FORCE", "CAPTIVE", "PEOPLE_HURT", "ENVOY"))
_SENDING = frozenset("appoint name send lead command back support arm control employ dispatch pay hire direct".split())
MEASURES = frozenset(
    """state act series round number group dozen hundred thousand million ton tonne lot couple pair rest majority
    kind form share chunk piece slice portion swathe third quarter wave string package tranche set bundle part use
    list flow supply shipment consignment spate campaign cent percent last first most crowd some all many
    dollar euro pound""".split()
)


def owners_of(roles: Roles, noun: int) -> Iterator[str]:
    """The actors that own what a noun names, or to whom the people that it names belong."""
    yield from _of_senders(roles, noun)
    yield from _of_whose(roles, noun)
    if roles.tree.words[noun].lemma in MEASURES:
        yield from _of_measured(roles, noun)
    if noun_classes(roles.tree, noun) & _LED:
        yield from _of_masters(roles, noun)


def _of_masters(roles: Roles, noun: int) -> Iterator[str]:
    """«the army of General Kundt», «the cabinet of Colonel Gonatas», «officials in Tunis»."""
    resides, comes = noun_classes(roles.tree, noun) & _RESIDING, noun_classes(roles.tree, noun) & _COMING
    for index in roles.children(noun, "nmod"):
        word, preposition = roles.tree.words[index], roles.preposition(index)
        if word.actor is not None and preposition == "of":
            yield from word.actor.ids
        elif (comes and preposition == "from") or (resides and preposition in ("in", "at", "from")):
            named = word.actor.ids if word.actor is not None else word.place
            yield from (one for one in named if ":" not in one)


def _of_measured(roles: Roles, noun: int) -> Iterator[str]:
    """«hundreds of Filipinos», «the last of its troops»."""
    for index in roles.children(noun, "nmod"):
        actor = roles.tree.words[index].actor
        if actor is not None and roles.preposition(index) == "of":
            yield from actor.ids


def _of_senders(roles: Roles, noun: int) -> Iterator[str]:
    """Those by whom people are sent or led: «experts appointed by the UN», «police commanded by British
    officers»."""
    for clause in roles.children(noun, "acl"):
        for index in roles.children(clause, "obl"):
            actor = roles.tree.words[index].actor
            if actor is not None and roles.preposition(index) == "by" and roles.tree.words[clause].lemma in _SENDING:
                yield from actor.ids


def _of_whose(roles: Roles, noun: int) -> Iterator[str]:
    """«Libya, whose tanks crossed the border»: the owner that «whose» means."""
    for index in roles.children(noun, "ref:poss"):
        clause = roles.tree.heads[roles.tree.heads[index]]
        while clause >= 0 and roles.tree.relations[clause] != "acl:relcl":
            clause = roles.tree.heads[clause]
        antecedent = roles.tree.heads[clause] if clause >= 0 else -1
        actor = roles.tree.words[antecedent].actor if antecedent >= 0 else None
        if actor is not None:
            yield from actor.ids
