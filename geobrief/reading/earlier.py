"""Who did the deed that «the decision», «the attack» or «the accord» means: the actors of the last act of that kind."""

from __future__ import annotations

from collections.abc import Iterable

from geobrief.model import Event
from geobrief.reading.propositions.roles import Argument
from geobrief.reading.syntax.words import listed

# The types of event that a class of nouns names.
_TYPES = {
    "ATTACK": {"ASSAULT"},
    "SANCTION": {"SANCTION"},
    "BLOCKADE": {"COERCE"},
    "ACCUSATION": {"ACCUSE"},
    "THREAT": {"THREATEN"},
    "REQUEST": {"REQUEST"},
    "OFFER": {"AGREE", "REQUEST"},
    "WITHDRAWAL": {"RETREAT"},
    "DEPLOYMENT": {"MOBILIZE"},
    "TEST": {"MOBILIZE"},
    "EXPULSION": {"SANCTION"},
    "REFUSAL": {"REJECT"},
    "ACCORD": {"AGREE", "SUPPORT"},
    "CEASEFIRE": {"AGREE", "SUPPORT", "RETREAT"},
}
# What is addressed to somebody: it answers only whoever it was addressed to.
_ADDRESSED = frozenset(("ACCUSATION", "THREAT", "REQUEST", "OFFER"))
_MUTUAL = frozenset(("ACCORD", "CEASEFIRE"))


def doers(noun: Argument | None, event: Event, earlier: Iterable[Event]) -> tuple[str, ...]:
    """The actors of the act that the object of an event means, the latest first; none if it means no act before."""
    if noun is None or not noun.definite or noun.ids or noun.owners:
        return ()
    kinds = [kind for label, kind in _TYPES.items() if label in noun.classes]
    if not kinds and noun.lemma not in listed("deeds"):
        return ()
    types = frozenset().union(*kinds)
    mutual, addressed = bool(noun.classes & _MUTUAL), bool(noun.classes & _ADDRESSED)
    for one in earlier:
        others = tuple(actor for actor in one.actors if actor not in event.actors)
        fits = (not types or one.type in types) and (not mutual or len(one.actors) > 1)
        if addressed and not set(one.recipients) & set(event.actors):
            continue
        if fits and others and (mutual or len(others) == len(one.actors)):
            return others
    return ()
