"""Acts of two predicates: a promise to punish is a threat, an unwilling «would not sign» a rejection, a reported
«should leave» a request; what a government orders its own army to do is done; «the move» is what another did before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from geobrief.model import Event
from geobrief.reading.propositions import modality
from geobrief.reading.propositions.modality import Reality, is_negated
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Argument
from geobrief.reading.propositions.senses import Sense, recipient, senses_of
from geobrief.reading.syntax.trees import Tree
from geobrief.reading.syntax.words import listed

_HOSTILE_DEEDS = frozenset(("ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "THREATEN", "REJECT"))
_WILLING = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
_REFUSED = frozenset(("ACCEPT",))  # «did not accept» is a refusal too
_NOT_REPORTING = frozenset(("ACCUSE", "DENY", "SUSPECT", "SUE", "THREATEN"))
_WILL = frozenset("will would won't wouldn't wo shall".split())
_OUGHT = frozenset("should must ought".split())
_OWN = frozenset(("INSTITUTION", "FORCE", "OFFICIAL", "OFFICE", "ENVOY"))
_DENYING = frozenset(("neither", "nor", "no", "won't", "wouldn't"))
_REFLEXIVE = frozenset("itself himself herself themselves ourselves myself yourself".split())

Reading = tuple[Proposition, Sequence[Sense]]
Finder = Callable[[Proposition, dict[int, Proposition]], Reading | None]


def readings(found: Sequence[Proposition]) -> Iterator[tuple[Proposition, Reading | None]]:
    """The propositions of a sentence, each with another reading of it where there is one; an empty one says nothing."""
    verbs = {each.word: each for each in found if not each.nominal}
    finders = tuple(_finders(found[0].tree, verbs)) if found else ()
    for each in found:
        verb = not each.nominal and each.word in verbs
        yield each, next((other for find in finders if (other := find(each, verbs))), None) if verb else None


def _finders(tree: Tree, verbs: dict[int, Proposition]) -> Iterator[Finder]:
    """The readings that the words of a sentence allow."""
    lowers = {word.lower for word in tree.words}
    if not lowers.isdisjoint(_REFLEXIVE) or "see" in (each.lemma for each in verbs.values()):
        yield _reflexive
    if "ccomp" in tree.relations:
        yield from (_advice, _charge, _proposal)
    if any(each.lemma in listed("ordering") for each in verbs.values()):
        yield from (_order, _ordered)
    if any("PROMISE" in each.classes for each in verbs.values()):
        yield _threat
    if any(word.tag == "NOT" for word in tree.words) or not lowers.isdisjoint(_DENYING):
        yield _refusal


def _reflexive(each: Proposition, verbs: dict[int, Proposition]) -> Reading | None:
    """«would defend itself», «saw it differently»."""
    words = each.tree.words
    objects = {words[index].lower for index in each.tree.children(each.word, "obj")}
    return (each, ()) if objects & _REFLEXIVE or (each.lemma == "see" and "it" in objects) else None


def _sense(verb: str, noun: str, kind: str) -> list[Sense]:
    return [Sense(-1, verb, noun, ("across",), kind, "", frozenset(("alone",)))]


def _across(each: Proposition, other: Argument | None) -> Proposition:
    """A proposition whose other side is known."""
    return attrs.evolve(each, obliques=each.obliques if other is None else (*each.obliques, ("across", other)))


def _threat(each: Proposition, verbs: dict[int, Proposition]) -> Reading | None:
    """«vowed to punish Greece»."""
    if "PROMISE" not in each.classes:
        return None
    for word in each.tree.children(each.word, "xcomp", "ccomp"):
        inner = verbs.get(word)
        if inner is None or is_negated(inner.roles, inner.word) or not _is_by_the_same(each, inner):
            continue
        deed = next(iter(senses_of(inner)), None)
        if deed is not None and deed.type in _HOSTILE_DEEDS:
            return _across(each, recipient(deed, inner)), _sense("PROMISE", deed.verb, "THREATEN")
    return None


def _is_by_the_same(each: Proposition, inner: Proposition) -> bool:
    """«vowed that it would block the road»: who promises also acts."""
    mine, doer = each.agent.ids if each.agent else (), inner.agent.ids if inner.agent else ()
    return each.tree.relations[inner.word] == "xcomp" or bool(set(mine) & set(doer))


def _refusal(each: Proposition, verbs: dict[int, Proposition]) -> Reading | None:
    """«would not negotiate with Israel», «did not accept the offer»."""
    tree = each.tree
    if not is_negated(each.roles, each.word) or each.modality.governor >= 0:
        return None
    speaker = verbs.get(each.modality.speaker)
    if speaker is not None and speaker.classes & _NOT_REPORTING:
        return None
    marks = {tree.words[index].lower for index in tree.children(each.word, "mark")}
    auxiliaries = {tree.words[index].lower for index in tree.children(each.word, "aux")}
    if marks & modality.listed("conditions") or not (auxiliaries & _WILL or each.classes & _REFUSED):
        return None
    deed = next((sense for sense in senses_of(each) if sense.type in _WILLING), None)
    if (deed is None and not each.classes & _REFUSED) or each.agent is None or each.agent.negated:
        return None
    other = recipient(deed, each) if deed is not None else None
    other = other or next((one for _, one in each.obliques if one.ids), None)
    verb = "ACCEPT" if deed is None else deed.verb
    return attrs.evolve(_across(each, other), modality=Reality()), _sense("NOT", verb, "REJECT")


def asked_for(each: Proposition) -> Reading | None:
    """«turned down Beijing's request»: what is refused or granted was asked for."""
    asked = each.object
    if each.nominal or asked is None or "REQUEST" not in asked.classes or not each.classes & _ANSWERING:
        return None
    asker = asked if asked.owners else next((one for word, one in each.obliques if word in ("from", "by")), None)
    ids = (asked.owners or asker.ids) if asker is not None else ()
    if asker is None or each.agent is None or not each.agent.actors or not ids or set(ids) & set(each.agent.actors):
        return None
    answered = attrs.evolve(each.agent, ids=each.agent.actors)
    said = attrs.evolve(_across(each, answered), agent=attrs.evolve(asker, ids=ids), modality=Reality())
    return said, _sense("ANSWER", "REQUEST", "REQUEST")


_ANSWERING = frozenset(("REFUSE", "ACCEPT", "WITHHOLD"))


def _advice(each: Proposition, verbs: dict[int, Proposition]) -> Reading | None:
    """«said that Syria must let them in»: what a speaker says that another should do."""
    speaker = verbs.get(each.modality.speaker) if _is_owed(each) else None
    if speaker is None or speaker.lemma in listed("reporting") - listed("asserting"):
        return None
    if is_negated(speaker.roles, speaker.word) or speaker.agent is None or not speaker.agent.ids:
        return None
    asked = each.object if each.passive else each.agent
    ids = tuple(one for one in (asked.actors if asked else ()) if one not in speaker.agent.ids)
    if asked is None or not ids:
        return None
    said = attrs.evolve(
        _across(each, attrs.evolve(asked, ids=ids)),
        agent=speaker.agent,
        modality=attrs.evolve(speaker.modality, speaker=-1),
    )
    return said, _sense("SAY", "SHOULD", "REQUEST")


def _charge(each: Proposition, verbs: dict[int, Proposition]) -> Reading | None:
    """«says that Colombia lied to it», «said that Peru had attacked its ships»: what another has done wrong."""
    speaker = verbs.get(each.modality.speaker)
    if speaker is None or each.modality.value != "asserted" or not speaker.classes & _STATING or speaker.agent is None:
        return None
    mine, doer = set(speaker.agent.ids), each.agent
    if not mine or doer is None or not doer.actors or set(doer.actors) & mine:
        return None
    deed = next(iter(senses_of(each)), None)
    suffered = recipient(deed, each) if deed is not None and deed.type in _WRONGS else None
    if not each.classes & _WRONG and (suffered is None or not set(suffered.ids) <= mine):
        return None
    said = attrs.evolve(
        _across(each, attrs.evolve(doer, ids=doer.actors)),
        agent=speaker.agent,
        modality=attrs.evolve(speaker.modality, speaker=-1),
    )
    return said, _sense("SAY", "WRONG", "ACCUSE")


def _proposal(each: Proposition, verbs: dict[int, Proposition]) -> Reading | None:
    """«proposed that the court be asked»."""
    if "PROPOSE" not in each.classes or not each.tree.children(each.word, "ccomp"):
        return None
    return _across(each, each.oblique("to")), _sense("PROPOSE", "THAT", "REQUEST")


_STATING = frozenset(("SAY", "ACCUSE", "ANNOUNCE"))
_WRONGS = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_WRONG = frozenset(("WRONG", "BREAK", "PROVOKE", "BACK_ENEMY", "SPY"))


def _is_owed(each: Proposition) -> bool:
    tree = each.tree
    auxiliaries = {tree.words[index].lower for index in tree.children(each.word, "aux", "aux:pass")}
    if auxiliaries & _OUGHT:
        return True
    if any(tree.words[index].tag == "TO" for index in tree.children(each.word, "mark")):
        return bool(auxiliaries & {"has", "have", "had"})
    inner = tree.children(each.word, "xcomp") if each.lemma in ("have", "need") else ()
    return any(tree.children(word, "mark") for word in inner)


def _order(each: Proposition, verbs: dict[int, Proposition]) -> Reading | None:
    """«told his government to lift the ban»: the order itself is not an act towards anybody."""
    return (each, ()) if _is_to_its_own(each) and each.tree.children(each.word, "xcomp", "acl") else None


def _ordered(each: Proposition, verbs: dict[int, Proposition]) -> Reading | None:
    """What a government orders its own army or ministers to do."""
    if listed("ordering").isdisjoint(verb.lemma for verb in verbs.values()):
        return None
    order = verbs.get(each.modality.governor)
    if order is None or not _is_to_its_own(order):
        return None
    agent = order.agent or (order.object if order.passive else None)
    return attrs.evolve(each, agent=agent, modality=attrs.evolve(order.modality, governor=-1)), senses_of(each)


def _is_to_its_own(order: Proposition) -> bool:
    if order.lemma not in listed("ordering"):
        return False
    receiver = order.object
    if receiver is None or order.agent is None or not order.agent.ids or order.passive:
        return False
    if receiver.ids:
        return set(receiver.ids) <= set(order.agent.ids)
    owned = not receiver.owners or set(receiver.owners) <= set(order.agent.ids)
    return owned and bool(receiver.classes & _OWN)


@attrs.frozen
class Echo:
    """Who did what another did before: «Poland did the same», and the first token of the verb.

    `inside` says that only the same sentence can say what: «as did Jordan».
    """

    actors: tuple[str, ...]
    token: int
    inside: bool


def echoes(found: Sequence[Proposition]) -> Iterator[Echo]:
    """The clauses of a sentence that only say that somebody did the same."""
    for each in found:
        if each.lemma in ("do", "follow") and each.modality.value == "asserted" and not _is_bare(each):
            actor = _echoing(each)
            if actor is not None and actor.actors:
                yield Echo(actor.actors, each.token, actor is each.object)


def _is_bare(each: Proposition) -> bool:
    """«the first to do so»."""
    tree = each.tree
    return any(tree.words[index].tag == "TO" for index in tree.children(each.word, "mark"))


def _echoing(each: Proposition) -> Argument | None:
    """The subject of «did the same», «followed suit», or of «as did Jordan», «and so did Jordan», where it follows."""
    words, thing = each.tree.words, each.object
    before = words[each.word - 1].lower if each.word else ""
    if each.lemma == "do" and before in ("as", "so"):
        return thing
    same = thing is not None and words[thing.word].lower in ("same", "suit", "likewise")
    likewise = each.word + 1 < len(words) and words[each.word + 1].lower in ("likewise", "so")
    return each.agent if same or (each.lemma == "do" and likewise) else None


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
