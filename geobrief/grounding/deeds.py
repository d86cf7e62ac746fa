"""Whether an event says what the propositions of its evidence say: what was done, by whom, to whom, and whether."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from geobrief.findings import Finding
from geobrief.grounding.statements import Statement
from geobrief.grounding.wording import Passage
from geobrief.model import Event
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.senses import recipient, senses_of

_DENIABLE = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"))
_COOPERATION = frozenset(("AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE"))
_CONFLICT = frozenset(("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))
_TALKING = frozenset(("MEET", "VISIT", "HOST", "PHONE", "NEGOTIATE"))
_VAGUE = frozenset(("go", "come", "see", "speak"))
_REFUSING = ("REJECT", "SANCTION")
_UNREAL = frozenset(("future", "hypothetical"))
_AHEAD = frozenset("expected scheduled due planned slated hopes hope wants plans intends considering".split())
_IS_TO = re.compile(r"\b(?:is|are|was|were)\s+to\b", re.IGNORECASE)
# Words without which a modality is not believed.
_SIGNS = {
    "negated": frozenset(
        """not no never nor neither without deny denies denied refuse refuses refused fail fails failed reject rejects
        rejected cannot n't hardly false""".split()
    ),
    "future": frozenset(
        """will shall would expected scheduled due planned plans plan slated hopes hope hoped wants want intends
        considering tomorrow next promised promises agreed going about""".split()
    ),
    "hypothetical": frozenset(
        """may might could would if unless whether should can possible possibly reportedly allegedly rumours rumors said
        says alleged claims claimed hopes hope wants want ready offered threatened considering""".split()
    ),
}


@attrs.frozen
class Deed:
    """What a proposition says as an event: its possible types, sides and modality."""

    types: frozenset[str]
    actors: frozenset[str]
    others: frozenset[str]
    modality: str
    word: str
    mutual: bool
    side: str

    @property
    def is_refusal(self) -> bool:
        """«did not agree»."""
        return self.modality == "negated" and bool(self.types & _DENIABLE)


def of_event(statement: Statement) -> Iterator[Finding]:
    """The contradictions between an event and the propositions of its evidence."""
    event = statement.record
    deeds = [deed for each in statement.passage.propositions if (deed := _deed(each)) is not None]
    same = [deed for deed in deeds if event.type in deed.types or (event.type in _REFUSING and deed.is_refusal)]
    if not same:
        yield from _type(statement, event, deeds)
    yield from _modality(statement, event, same)
    yield from _sides(statement, event, same)


def _type(statement: Statement, event: Event, deeds: list[Deed]) -> Iterator[Finding]:
    """A hostile act where the evidence has only friendly ones, or the other way round."""
    opposite = {"cooperation": "conflict", "conflict": "cooperation"}.get(_side(frozenset((event.type,))))
    unsure = _is_open(statement.passage) or any(deed.modality == "negated" for deed in deeds)
    if opposite and {deed.side for deed in deeds} == {opposite} and not unsure:
        words = ", ".join(dict.fromkeys(f"«{deed.word}» is {'/'.join(sorted(deed.types))}" for deed in deeds[:3]))
        yield statement.finding("kind-contradicted", f"the evidence does not say {event.type}: {words}", at="type")


def _side(types: frozenset[str]) -> str:
    """Whether types are of cooperation or conflict; empty if of neither or both."""
    friendly, hostile = bool(types & _COOPERATION), bool(types & _CONFLICT)
    return "" if friendly == hostile else "cooperation" if friendly else "conflict"


def _is_open(passage: Passage) -> bool:
    """Whether a main verb of the evidence has no meaning that the reader knows."""
    return any(
        not each.is_noun
        and _deed(each) is None
        and not each.classes & {"SAY"}
        and each.tree.relations[each.word] in ("root", "conj")
        for each in passage.propositions
    )


def _deed(proposition: Proposition) -> Deed | None:
    senses = [sense for sense in senses_of(proposition) if "drop" not in sense.frame]
    if not senses:
        return None
    agent = proposition.agent
    actors = frozenset(agent.actors if agent and not agent.anaphor else ())
    other = recipient(senses[0], proposition)
    others = frozenset(other.ids if other else ())
    if "turn" in senses[0].frame:
        actors, others = others, actors
    types = frozenset(sense.type for sense in senses[:2])
    return Deed(
        types,
        actors,
        others - actors,
        proposition.modality.value,
        proposition.tree.words[proposition.word].lower,
        "mutual" in senses[0].frame,
        "cooperation" if proposition.classes & _TALKING and proposition.lemma not in _VAGUE else _side(types),
    )


def _modality(statement: Statement, event: Event, same: list[Deed]) -> Iterator[Finding]:
    """A modality that no proposition of the evidence has."""
    words = statement.passage.words
    realities = {deed.modality for deed in same}
    if event.type in _REFUSING and any(deed.is_refusal for deed in same):
        realities.add("asserted")
    if not same:
        realities = {each.modality.value for each in statement.passage.propositions if not each.is_noun}
        if words & _AHEAD and "asserted" in realities:
            realities = {"future"}
        if event.type in _CONFLICT and event.modality == "asserted":
            return
    if event.type == "AGREE" and "future" in realities:  # what somebody is going to do is promised
        realities.add("asserted")
    believed = {value for value in realities if value == "asserted" or words & _SIGNS[value]}
    if not believed or event.modality in believed or (event.modality in _UNREAL and believed & _UNREAL):
        return
    if event.modality != "asserted" and words & _SIGNS[event.modality]:
        return
    if event.modality == "future" and any(_IS_TO.search(span.text) for span in statement.passage.spans):
        return
    found = min(believed)
    message = f"the event is {event.modality}, in the evidence it is {found}"
    yield statement.finding("modality-contradicted", message, at="modality", hint=found)


def _sides(statement: Statement, event: Event, same: list[Deed]) -> Iterator[Finding]:
    """Actors and recipients that the evidence has the other way round, or others in their place."""
    actors, others = frozenset(event.actors), frozenset(event.recipients)
    deeds = [deed for deed in same if not deed.mutual]
    acting = [deed for deed in deeds if deed.actors]
    if not same:
        yield from _turned(statement, actors, others)
    elif acting and not any(deed.actors & actors for deed in acting):
        listed = ", ".join(sorted(acting[0].actors))
        message = f"«{acting[0].word}» in the evidence has {listed} acting, not {', '.join(sorted(actors))}"
        yield statement.finding("roles-contradicted", message, at="actors", hint=listed)
        return
    acted_on = [deed for deed in deeds if deed.others]
    if not acted_on or not others or any(deed.others & others for deed in acted_on):
        return
    if not any(deed.others & actors for deed in acted_on):
        return
    listed = ", ".join(sorted(acted_on[0].others))
    message = f"«{acted_on[0].word}» in the evidence is done to {listed}, not to {', '.join(sorted(others))}"
    yield statement.finding("roles-contradicted", message, at="recipients", hint=listed)


def _turned(statement: Statement, actors: frozenset[str], others: frozenset[str]) -> Iterator[Finding]:
    """The recipient acts in the only verb with an actor, and the actor in none."""
    verbs = [
        each
        for each in statement.passage.propositions
        if each.agent and each.agent.actors and not (each.is_noun or each.agent.anaphor)
    ]
    agents = [frozenset(each.agent.actors) for each in verbs if each.agent]
    if len(agents) == 1 and agents[0] & others and not agents[0] & actors and not verbs[0].passive:
        yield statement.finding("roles-contradicted", "the evidence has the recipient acting", at="actors")
