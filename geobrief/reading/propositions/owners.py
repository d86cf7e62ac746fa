"""Who owns what a noun names, where another word than a possessive says so: «hundreds of Filipinos», «officials in
Tunis», «experts sent by France», «Libya, whose tanks»."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.propositions.classes import noun_classes
from geobrief.reading.syntax.trees import Tree

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


def owners_of(tree: Tree, noun: int) -> Iterator[str]:
    """The actors that own what a noun names, or to whom the people that it names belong."""
    yield from _of_senders(tree, noun)
    yield from _of_whose(tree, noun)
    if tree.words[noun].lemma in MEASURES:
        yield from _of_measured(tree, noun)
    if noun_classes(tree, noun) & _LED:
        yield from _of_masters(tree, noun)


def _of_masters(tree: Tree, noun: int) -> Iterator[str]:
    """«the army of General Kundt», «the cabinet of Colonel Gonatas», «officials in Tunis»."""
    resides, comes = noun_classes(tree, noun) & _RESIDING, noun_classes(tree, noun) & _COMING
    for index in tree.children(noun, "nmod"):
        word, case = tree.words[index], preposition(tree, index)
        if word.actor is not None and case == "of":
            yield from word.actor.ids
        elif (comes and case == "from") or (resides and case in ("in", "at", "from")):
            named = word.actor.ids if word.actor is not None else word.place
            yield from (one for one in named if ":" not in one)


def _of_measured(tree: Tree, noun: int) -> Iterator[str]:
    """«hundreds of Filipinos», «the last of its troops»."""
    for index in tree.children(noun, "nmod"):
        actor = tree.words[index].actor
        if actor is not None and preposition(tree, index) == "of":
            yield from actor.ids


def _of_senders(tree: Tree, noun: int) -> Iterator[str]:
    """Those by whom people are sent or led: «experts appointed by the UN», «police commanded by British
    officers»."""
    for clause in tree.children(noun, "acl"):
        for index in tree.children(clause, "obl"):
            actor = tree.words[index].actor
            if actor is not None and preposition(tree, index) == "by" and tree.words[clause].lemma in _SENDING:
                yield from actor.ids


def _of_whose(tree: Tree, noun: int) -> Iterator[str]:
    """«Libya, whose tanks crossed the border»: the owner that «whose» means."""
    for index in tree.children(noun, "ref:poss"):
        clause = tree.heads[tree.heads[index]]
        while clause >= 0 and tree.relations[clause] != "acl:relcl":
            clause = tree.heads[clause]
        antecedent = tree.heads[clause] if clause >= 0 else -1
        actor = tree.words[antecedent].actor if antecedent >= 0 else None
        if actor is not None:
            yield from actor.ids


def preposition(tree: Tree, index: int) -> str:
    """The preposition of a phrase, or the empty text."""
    for case in tree.dependents(index).get("case", ()):
        if tree.words[case].tag != "POS":
            return tree.words[case].lower
    return ""
