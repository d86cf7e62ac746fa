"""Events from propositions: the sense that fits, with its sides as the clause has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from geobrief.model import Event
from geobrief.reading.analysis import Analysis
from geobrief.reading.composed import Echo, asked_for, doers, echoes, readings
from geobrief.reading.ledger import Dyad, Ledger
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Argument
from geobrief.reading.propositions.senses import Sense, recipient, senses_of
from geobrief.reading.syntax.words import listed

HOSTILE = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "ACCUSE", "PROTEST", "REJECT"))
# Types whose other side comes from the ledger where the clause leaves it out.
COMPLETED = frozenset(("AGREE", "ASSAULT", "SUPPORT", "SANCTION", "CONCEDE"))
_WITHOUT_ACTOR = frozenset(("ASSAULT", "COERCE"))
# Types whose verbs have many everyday meanings; a strict reading leaves them out.
_OFTEN_WRONG = frozenset(("COERCE", "CONCEDE", "RETREAT"))
# Types that a strict reading keeps only with a recipient: without one the act is often against nobody's state.
_NEEDS_RECIPIENT = frozenset(("ACCUSE", "ASSAULT", "SANCTION", "REQUEST"))
# Rows whose verbs say little without their object, or put two clauses together; a strict reading leaves them out.
_LOOSE = frozenset(("ENDORSE+*", "SIGN+*", "SAY+SHOULD", "SAY+WRONG"))
_NEAR = 12  # words
_NEEDS_OTHER = frozenset(("CONSULT", "COOPERATE", "AID"))
# Verbs whose content is not an event: it is agreed on, asked for, refused or denounced.
_CONTENT = frozenset(
    (
        "AGREE",
        "PROMISE",
        "THREATEN",
        "ASK",
        "DEMAND",
        "ACCUSE",
        "REFUSE",
        "PROPOSE",
        "INVITE",
        "DENY",
        "ENDORSE",
        "SUSPECT",
        "COMPEL",
        "SUE",
        "APOLOGISE",
        "BAN",
        "YIELD_TO",
        "PRAISE",
    )
)
# Types of acts that answer another's deed, and how many acts before it can be meant.
_OF_DEEDS = frozenset(("ACCUSE", "SUPPORT", "REJECT", "PROTEST", "THREATEN"))
_EARLIER = 4
_ALLEGING = frozenset(("ACCUSE", "SUSPECT", "SUE"))
# Verbs whose other side can be in their content: «agreed to give Mauritius the islands», «threatened to attack
# Bahrain».
_CONSENTING = frozenset(("AGREE", "SIGN", "CONCLUDE", "NEGOTIATE", "PROMISE", "THREATEN", "REFUSE", "PROPOSE"))
# What a force does is done by its owner: «its garrison would be reinforced».
_OF_FORCES = frozenset(("MOBILIZE", "RETREAT"))


@attrs.frozen
class Act:
    """An event of a sentence, by its number, and the row of meaning that gave it.

    `sure` says that the words of one main clause name the act and every side; `pointing` that its object is spoken
    of as known; `token` is the first token of its predicate, `object` what the predicate acts on.
    """

    number: int
    event: Event
    sense: Sense
    pointing: bool = False
    sure: bool = False
    token: int = 0
    object: Argument | None = None

    @property
    def dyad(self) -> Dyad | None:
        """The two sides of the event, where it has two."""
        hostile = self.event.type in HOSTILE
        if self.event.recipients and self.event.actors:
            return Dyad(self.number, self.event.actors, self.event.recipients, hostile)
        if len(self.event.actors) > 1 and "mutual" in self.sense.frame:
            return Dyad(self.number, self.event.actors[:1], self.event.actors[1:], hostile)
        return None


def acts(analysis: Analysis, *, strict: bool = False) -> tuple[Act, ...]:
    """The events that the propositions of a text say, in text order; missing sides come from the ledger, never if
    `strict`."""
    if strict:
        return tuple(act for act in named_acts(analysis) if act.sure)
    ledger = ledger_of(analysis)
    completed: list[Act] = []
    for act in _found(analysis):
        found = _completed(_of_deed(act, completed), ledger)
        completed += [found] if _is_enough(found) else []
    return tuple(completed)


def _of_deed(act: Act, before: Sequence[Act]) -> Act:
    """«Syria condemned the move»: an act towards whoever made it."""
    if act.event.recipients or act.event.type not in _OF_DEEDS or "mutual" in act.sense.frame:
        return act
    others = doers(act.object, act.event, (one.event for one in reversed(before[-_EARLIER:])))
    return attrs.evolve(act, event=attrs.evolve(act.event, recipients=others, basis="ledger")) if others else act


def named_acts(analysis: Analysis) -> tuple[Act, ...]:
    """The events whose sides the sentence itself names."""
    return tuple(act for act in _found(analysis) if _is_enough(act))


def ledger_of(analysis: Analysis) -> Ledger:
    """The ledger of a text, with the dyads of its events."""
    return analysis.remembered("ledger", lambda: Ledger.of(analysis, dyads_of(_found(analysis))))


def _found(analysis: Analysis) -> tuple[Act, ...]:
    return analysis.remembered("acts", lambda: tuple(_in_text(analysis)))


def _in_text(analysis: Analysis) -> Iterator[Act]:
    last: list[Act] = []
    for number, clauses in enumerate(analysis.clauses):
        if not clauses.line.sentence.is_title:
            found = list(_in_sentence(analysis, number))
            yield from found
            for echo in echoes(analysis.propositions[number]):
                before = [act for act in found if act.token < echo.token]
                meant = before[-1:] or (() if echo.inside else last[:1])
                yield from (_echoed(analysis, number, act, echo) for act in meant if act.event.modality == "asserted")
            last = found or last


def _echoed(analysis: Analysis, number: int, act: Act, echo: Echo) -> Act:
    """«Poland did the same», «as did Jordan»: the last act, by another actor; an answer where he suffered it."""
    event = act.event
    others = event.actors if set(echo.actors) & set(event.recipients) else event.recipients
    event = attrs.evolve(
        event,
        actors=echo.actors,
        recipients=tuple(one for one in others if one not in echo.actors),
        people=(),
        evidence=(analysis.evidence(analysis.clauses[number].line),),
        basis="sentence",
    )
    return attrs.evolve(act, number=number, event=event, sure=False, token=echo.token)


def dyads_of(acts: Iterable[Act]) -> Iterator[Dyad]:
    """The dyads of the acts that have two sides."""
    yield from (dyad for act in acts if (dyad := act.dyad) is not None)


def _completed(act: Act, ledger: Ledger) -> Act:
    event = act.event
    if event.modality != "asserted" or (event.type in ("AGREE", "SUPPORT") and "mutual" not in act.sense.frame):
        return act
    if (
        event.recipients
        or len(event.actors) != 1
        or event.type not in COMPLETED
        or ("mutual" in act.sense.frame and not act.pointing)
    ):
        return act
    across = ledger.across(event.actors[0], act.number, hostile=event.type in HOSTILE)
    if not across:
        return act
    if "mutual" in act.sense.frame:
        return attrs.evolve(act, event=attrs.evolve(event, actors=(*event.actors, *across), basis="ledger"))
    return attrs.evolve(act, event=attrs.evolve(event, recipients=across, basis="ledger"))


def _in_sentence(analysis: Analysis, number: int) -> Iterator[Act]:
    found = analysis.propositions[number]
    classes = {each.word: each.classes for each in found}
    used: set[int] = set()
    for plain, other in sorted(readings(found), key=lambda one: (one[0].is_noun, one[0].nominal, one[0].word)):
        each, senses = other or (plain, senses_of(plain) if plain.classes and plain.word not in used else ())
        act = _act(analysis, number, _with_partner(each, found), senses) if senses else None
        if act is not None and (other is not None or not _is_content(each, classes)):
            used.update(_nouns(each))
            yield from _each_other(act, each)
            asked = asked_for(plain) if other is None else None
            request = _act(analysis, number, *asked) if asked is not None else None
            if request is not None:
                yield request


def _with_partner(proposition: Proposition, others: Sequence[Proposition]) -> Proposition:
    """«agreed to give Mauritius the islands», «signed a contract to buy jets from France»: the partner in the
    content."""
    if not proposition.classes & _CONSENTING or proposition.is_noun or proposition.oblique("with", "between", "to"):
        return proposition
    for inner in others:
        if _depends(proposition, inner) and not inner.is_noun:
            for argument in (
                inner.second,
                *(other for word, other in inner.obliques if word in ("to", "from", "with", "for")),
                inner.object,
            ):
                refused = argument is not None and "REFUSE" in proposition.classes and argument.owners
                argument = argument.meaning(argument.owners) if refused and argument and not argument.ids else argument
                if (
                    argument is not None
                    and argument.ids
                    and proposition.agent
                    and not set(argument.ids) & set(proposition.agent.ids)
                ):
                    return attrs.evolve(
                        proposition, obliques=(*proposition.obliques, ("with", argument), ("to", argument))
                    )
    return proposition


def _depends(outer: Proposition, inner: Proposition) -> bool:
    """Whether a verb is the infinitive of another, or of its object."""
    head = outer.tree.heads[inner.word]
    objects = outer.object.parts if outer.object else ()
    return outer.tree.relations[inner.word] in ("xcomp", "acl", "advcl") and (head == outer.word or head in objects)


def _each_other(act: Act, proposition: Proposition) -> Iterator[Act]:
    """What two did to each other is two events."""
    one = act.event.actors
    if len(one) != 2 or act.event.recipients or "mutual" in act.sense.frame or not _is_reciprocal(proposition):
        yield act
        return
    for mine, other in (one, one[::-1]):
        yield attrs.evolve(act, event=attrs.evolve(act.event, actors=(mine,), recipients=(other,)))


def _is_reciprocal(proposition: Proposition) -> bool:
    words = proposition.tree.words
    near = range(proposition.word + 1, min(len(words) - 1, proposition.word + 5))
    if proposition.object is not None and proposition.object.lemma == "other":
        return True
    return any(words[at].lower in ("each", "one") and words[at + 1].lower in ("other", "another") for at in near)


def _nouns(proposition: Proposition) -> Iterator[int]:
    """The nouns that an event has used up, as objects or obliques of its verb."""
    for argument in (proposition.object, proposition.agent, *(other for _, other in proposition.obliques)):
        if argument is not None:
            yield from argument.parts


def _is_content(proposition: Proposition, classes: dict[int, frozenset[str]]) -> bool:
    """Whether a proposition is only what another one agrees on, asks for, refuses or denounces."""
    governor, speaker = proposition.modality.governor, proposition.modality.speaker
    if governor >= 0 and classes.get(governor, frozenset()) & _CONTENT:
        return True
    said = classes.get(speaker, frozenset()) if speaker >= 0 else frozenset()
    return bool(said & _ALLEGING) or (bool(said & (_CONTENT - {"DENY"})) and proposition.modality.value != "asserted")


def _act(analysis: Analysis, number: int, proposition: Proposition, senses: Sequence[Sense]) -> Act | None:
    incomplete: Act | None = None
    alone: Act | None = None
    for sense in senses:
        if "drop" in sense.frame or (alone is not None and not _is_alike(sense, alone.sense)):
            break
        act = _of_sense(analysis, number, proposition, sense)
        if act is not None and _is_enough(act):
            if act.event.recipients or "mutual" in sense.frame:
                return act
            alone = alone or act
        if act is not None and incomplete is None and _can_be_completed(act):
            incomplete = act
    return alone or incomplete


def _is_alike(sense: Sense, other: Sense) -> bool:
    """Whether two rows name a class of object and give the same type."""
    return sense.type == other.type and bool(sense.noun and other.noun)


def _sides(sense: Sense, proposition: Proposition) -> tuple[Argument | None, Argument | None]:
    agent, other = proposition.agent, recipient(sense, proposition)
    if agent is not None:
        acting = agent.actors or (agent.owners if sense.type == "PROTEST" or "turn" in sense.frame else ())
        if not acting and "turn" in sense.frame:
            return None, None  # «the expulsion angered Tripoli»: nobody's deed
        agent = agent.meaning(acting) if acting else _crowd(agent, proposition)
    elif "turn" in sense.frame:
        agent = proposition.oblique("at", "with", "about", "over")
    elif proposition.passive or (proposition.nominal and not proposition.is_noun):
        agent = _implied(sense, proposition)
    return (other, agent) if "turn" in sense.frame else (agent, other)


def _crowd(agent: Argument, proposition: Proposition) -> Argument | None:
    """«a mob stoned the French consulate in Algiers»: a crowd is of the place where it acts."""
    if "CROWD" not in agent.classes:
        return None
    there = proposition.oblique("in", "at", "outside", "near")
    found = (there.ids or there.places) if there is not None else ()
    return attrs.evolve(agent, ids=found) if found else None


def _implied(sense: Sense, proposition: Proposition) -> Argument | None:
    """Who acts in a passive without an agent: the owner of a force, the host of a guest."""
    patient = proposition.object
    if patient is None:
        return None
    if sense.type in _OF_FORCES and "FORCE" in patient.classes and patient.actors:
        return attrs.evolve(patient, ids=patient.actors, people=())
    if sense.verb == "SUMMON":
        return next((other for word, other in proposition.obliques if word == "to" and other.ids), None)
    if sense.verb == "HOST":
        place = next((other for word, other in proposition.obliques if word in ("in", "at") and other.places), None)
        return None if place is None else attrs.evolve(place, ids=place.places)
    return None


def _of_sense(analysis: Analysis, number: int, proposition: Proposition, sense: Sense) -> Act | None:
    clauses = analysis.clauses[number]
    agent, other = _sides(sense, proposition)
    actors = agent.ids if agent else ()
    recipients = tuple(one for one in (other.ids if other else ()) if one not in actors)
    if "mutual" in sense.frame:
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
    nobody = _is_irregular(proposition.agent) or _are_killed(sense, proposition)
    if not actors and not (nobody and recipients and sense.type in _WITHOUT_ACTOR):
        return None
    people = dict.fromkeys((*(agent.people if agent else ()), *(other.people if other else ())))
    crowd = sense.type == "ASSAULT" and agent is not None and "CROWD" in agent.classes
    kind: Any = "PROTEST" if crowd else sense.type
    mode: Any = sense.mode or (_mode(proposition) if sense.type == "CONSULT" else None)
    how: Any = proposition.modality.value
    sure = _is_sure(sense, proposition, other)
    event = Event(
        type=kind,
        actors=actors,
        recipients=recipients,
        date=analysis.date_at(clauses, proposition.token),
        mode=mode,
        people=tuple(people),
        modality=how,
        evidence=(analysis.evidence(clauses.line),),
        rule=f"events/{sense.name}",
        basis="clause" if sure else "sentence",
    )
    unnamed = proposition.agent is not None and not proposition.agent.actors
    pointing = proposition.object is not None and proposition.object.definite and not unnamed
    return Act(number, event, sense, pointing, sure, proposition.token, proposition.object)


def _are_killed(sense: Sense, proposition: Proposition) -> bool:
    """«twenty Chadian soldiers have been killed»: an act without a doer, which is not read of other victims."""
    victim = proposition.object if proposition.passive and sense.verb == "KILL" else None
    return victim is not None and "FORCE" in victim.classes


def _is_irregular(agent: Argument | None) -> bool:
    """«rebels», «gunmen», «a mob»: who acts for no state."""
    return agent is not None and not agent.ids and not agent.owners and agent.lemma in listed("irregulars")


def _is_sure(sense: Sense, proposition: Proposition, other: Argument | None) -> bool:
    """Whether a main clause names who acts on whom, without pronouns and with the actor near its verb."""
    agent = proposition.agent
    if agent is None or not agent.ids or agent.anaphor or (other is not None and other.anaphor):
        return False
    if sense.type == "REJECT" and proposition.object is not None and "ACCUSATION" in proposition.object.classes:
        return False  # what is denied may come from anybody
    if (sense.type in _NEEDS_RECIPIENT and other is None) or sense.name in _LOOSE:
        return False
    near = abs(agent.word - proposition.word) <= _NEAR
    main = proposition.nominal or proposition.tree.relations[proposition.word] in ("root", "ccomp")
    return near and main and proposition.modality.value == "asserted" and sense.type not in _OFTEN_WRONG


def _mode(proposition: Proposition) -> str | None:
    """«met during a visit»."""
    return "visit" if any("VISIT" in other.classes for _, other in proposition.obliques) else None


def _is_enough(act: Act) -> bool:
    if "mutual" in act.sense.frame:
        return len(act.event.actors) > 1
    if act.event.recipients:
        return True
    return "alone" in act.sense.frame and act.event.type not in _NEEDS_OTHER


def _can_be_completed(act: Act) -> bool:
    return (
        act.event.type in COMPLETED
        and "owned" not in act.sense.frame
        and ("mutual" not in act.sense.frame or act.pointing)
    )
