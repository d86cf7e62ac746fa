"""Whether an event says what the propositions of its evidence say: what was done, by whom, to whom, and whether."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geobrief.findings import Finding
from geobrief.grounding.statements import Statement
from geobrief.grounding.wording import Passage
from geobrief.model import Event
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.senses import recipient, senses_of

_DENIABLE = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"))
# Types that coders take for each other.
_NEAR = (
    frozenset(("AGREE", "SUPPORT", "COOPERATE", "CONSULT", "CONCEDE", "AID")),
    frozenset(("CONCEDE", "RETREAT", "AGREE")),
    frozenset(("ACCUSE", "REJECT", "THREATEN", "PROTEST", "REQUEST")),
    frozenset(("SANCTION", "COERCE", "REJECT", "RETREAT")),
    frozenset(("MOBILIZE", "ASSAULT", "COERCE", "THREATEN")),
    frozenset(("REQUEST", "CONSULT", "AGREE")),
)
_REFUSING = ("REJECT", "SANCTION")
_UNREAL = frozenset(("future", "hypothetical"))
_AHEAD = frozenset("expected scheduled due planned slated hopes hope wants plans intends considering".split())


@attrs.frozen
class Deed:
    """What a proposition says as an event: its possible types, sides and modality."""

    types: frozenset[str]
    actors: frozenset[str]
    others: frozenset[str]
    modality: str
    word: str
    mutual: bool

    @property
    def is_refusal(self) -> bool:
        """«did not agree»."""
        return self.modality == "negated" and bool(self.types & _DENIABLE)


def of_event(statement: Statement) -> Iterator[Finding]:
    """The contradictions between an event and the propositions of its evidence."""
    event, passage = statement.record, statement.passage
    deeds = [deed for each in passage.propositions if (deed := _deed(each)) is not None]
    same = [deed for deed in deeds if event.type in deed.types or (event.type in _REFUSING and deed.is_refusal)]
    near = same or [deed for deed in deeds if any(event.type in group and deed.types & group for group in _NEAR)]
    if deeds and not near and not _is_open(passage):
        words = ", ".join(dict.fromkeys(f"«{deed.word}» is {'/'.join(sorted(deed.types))}" for deed in deeds[:3]))
        yield statement.finding("kind-contradicted", f"the evidence does not say {event.type}: {words}", at="type")
        return
    yield from _modality(statement, event, near)
    yield from _sides(statement, event, same, near)


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
    actors = frozenset(proposition.agent.actors if proposition.agent else ())
    other = recipient(senses[0], proposition)
    others = frozenset(other.ids if other else ())
    if "turn" in senses[0].frame:
        actors, others = others, actors
    return Deed(
        frozenset(sense.type for sense in senses[:2]),
        actors,
        others - actors,
        proposition.modality.value,
        proposition.tree.words[proposition.word].lower,
        "mutual" in senses[0].frame,
    )


def _modality(statement: Statement, event: Event, deeds: list[Deed]) -> Iterator[Finding]:
    """A modality that no proposition of the evidence has."""
    realities = {deed.modality for deed in deeds}
    if event.type in _REFUSING and any(deed.is_refusal for deed in deeds):
        realities.add("asserted")
    verbs = [each for each in statement.passage.propositions if not each.is_noun]
    if not realities:
        realities = {each.modality.value for each in verbs}
        if verbs and statement.passage.words & _AHEAD:
            realities = {"future"}
    if event.type == "AGREE" and "future" in realities:  # what somebody is going to do is promised
        realities.add("asserted")
    if not realities or event.modality in realities or (event.modality in _UNREAL and realities & _UNREAL):
        return
    found = min(realities)
    message = f"the event is {event.modality}, in the evidence it is {found}"
    yield statement.finding("modality-contradicted", message, at="modality", hint=found)


def _sides(statement: Statement, event: Event, same: list[Deed], near: list[Deed]) -> Iterator[Finding]:
    """Actors and recipients that the evidence has the other way round, or others in their place."""
    actors, others = frozenset(event.actors), frozenset(event.recipients)
    deeds = [deed for deed in same or near if not deed.mutual]
    acting = [deed for deed in deeds if deed.actors]
    if not deeds:
        yield from _turned(statement, actors, others)
    elif acting and not any(deed.actors & actors for deed in acting):
        if same or any(deed.actors & others for deed in acting):
            listed = ", ".join(sorted(acting[0].actors))
            message = f"«{acting[0].word}» in the evidence has {listed} acting, not {', '.join(sorted(actors))}"
            yield statement.finding("roles-contradicted", message, at="actors", hint=listed)
        return
    acted_on = [deed for deed in same if not deed.mutual and deed.others]
    if not acted_on or not others or any(deed.others & others for deed in acted_on):
        return
    if others <= statement.passage.named and not any(deed.others & actors for deed in acted_on):
        return
    listed = ", ".join(sorted(acted_on[0].others))
    message = f"«{acted_on[0].word}» in the evidence is done to {listed}, not to {', '.join(sorted(others))}"
    yield statement.finding("roles-contradicted", message, at="recipients", hint=listed)


def _turned(statement: Statement, actors: frozenset[str], others: frozenset[str]) -> Iterator[Finding]:
    """The recipient acts in verbs whose meaning is unknown, and the actor in none."""
    agents = [
        frozenset(each.agent.actors) for each in statement.passage.propositions if each.agent and not each.is_noun
    ]
    if any(agents) and not any(acting & actors for acting in agents) and any(acting & others for acting in agents):
        yield statement.finding("roles-contradicted", "the evidence has the recipient acting", at="actors")
