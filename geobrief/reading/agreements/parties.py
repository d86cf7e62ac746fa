"""The parties of an accord, from the roles of its sentence, the most explicit first.

«between Egypt and Sudan», «the Russian-Argentine agreement», «its treaty with Poland», «X and Y signed», «signed by X
and Y». Mediators, hosts and those who only speak of an accord are not parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from geobrief.reading.agreements.accords import Accord, phrase
from geobrief.reading.agreements.steps import step_of_verb
from geobrief.reading.ledger import can_contend
from geobrief.reading.lexicons import agreement_words
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Argument
from geobrief.reading.syntax.trees import Tree

_TOGETHER, _ACROSS = ("between", "among", "of", "by", "amongst"), ("with", "to", "from")
_FIRST_PERSON = frozenset(("we", "us", "our"))
_COUNTED = frozenset("government governments country state nation power party neighbour neighbor member".split())
_HELPERS = frozenset("mediator host broker witness guarantor observer go-between intermediary chairman".split())
_HELPING = frozenset(("MEDIATE", "PRAISE", "HOST"))
_OPPOSING = frozenset("objection opposition resistance veto hostility obstacle".split())
_PARTNERS = ("with", "between", "among", "by")
_ASIDE = frozenset("under despite against without like unlike in at near before after through via".split())
_URGING = frozenset(("PROPOSE", "ASK", "DEMAND", "ENDORSE", "CEASE", "PERFORM", "BE_PERFORMED"))


@attrs.define(slots=True)
class Parties:
    """Parties in order, each once; `sure` is false if a pronoun or another clause gave one of them, `with_unnamed` true
    if unnamed rebels or creditors are the other side, `together` if its own phrase names all («between X and Y»)."""

    ids: dict[str, None] = attrs.field(factory=dict)
    sure: bool = True
    with_unnamed: bool = False
    together: bool = False

    def add(self, ids: Iterable[str], *, sure: bool = True) -> None:
        """Add actors."""
        new = [one for one in ids if one not in self.ids]
        self.ids.update(dict.fromkeys(new))
        self.sure = self.sure and (sure or not new)

    def __bool__(self) -> bool:
        return len(self.ids) > 1


def parties_of(accord: Accord) -> Parties:
    """The parties that the sentence names, perhaps only one of them; «we» and «our» mean the one who speaks."""
    found = _stated(accord)
    if not found and (speaker := speaker_of(accord.analysis.propositions[accord.number])):
        heads = [accord.word, *(each.word for each in accord.acting)]
        if any(is_first_person(accord.tree, head) for head in heads):
            found.add(speaker, sure=False)
    return found


def is_first_person(tree: Tree, head: int) -> bool:
    """Whether «we», «us» or «our» depends on a word, or on an argument of it."""
    near = [head, *tree.children(head, "nsubj", "nsubj:pass", "obj", "obl", "iobj", "nmod", "det")]
    return any(tree.words[at].lower in _FIRST_PERSON for at in near)


def speaker_of(propositions: Iterable[Proposition], *, several: bool = False) -> tuple[str, ...]:
    """Who says what a sentence quotes, or none; `several` if the speaker may act for more than one."""
    agents = (each.agent for each in propositions if "SAY" in each.classes)
    return next((agent.ids for agent in agents if agent is not None and (several or len(agent.ids) == 1)), ())


def _stated(accord: Accord) -> Parties:
    together, across = _named(accord)
    if together:
        together.together = True
        return together
    own = Parties()
    own.add(accord.argument.owners, sure=not _has_pronoun(accord, accord.word))
    own.add(filter(can_contend, accord.argument.ids), sure=not accord.argument.anaphor)
    own.add(together.ids, sure=together.sure)
    own.with_unnamed = together.with_unnamed
    if own.with_unnamed:
        return own
    own.add(_of_step(accord))
    if own or (own.ids and across.ids):
        own.add(across.ids, sure=across.sure)
        own.sure = own.sure or _is_its_agents(accord, own)
        return own
    for each in () if _is_opposed(accord) else accord.acting:
        if each.classes & agreement_words("outside") or (
            accord.is_ceasefire and each.classes & _URGING and not _recipients(each)
        ):
            continue
        if each.passive and each.agent is not None and step_of_verb(each) is None:
            continue  # «a ceasefire drawn up by Norwegian envoys»
        found = _of_verb(accord, each, own, across, step_of_verb(each) is not None)
        if found.with_unnamed:
            return found
        found = found or _with_the_other(accord, each, found)
        if found:
            return found
        own = found
    own.add(across.ids, sure=across.sure)
    return own


def _is_opposed(accord: Accord) -> bool:
    """«withdrew its objection to the opening of talks»: who objects to an accord of others."""
    tree, at = accord.tree, accord.word
    while tree.relations[at] in ("nmod", "conj") and tree.heads[at] >= 0:
        at = tree.heads[at]
        if tree.words[at].lemma in _OPPOSING:
            return True
    return False


def _is_its_agents(accord: Accord, own: Parties) -> bool:
    """«Egypt terminated its agreement with Israel»: the pronoun means who acts."""
    agents = (each.agent for each in accord.acting if each.agent is not None and not each.agent.anaphor)
    owners = set(accord.argument.owners)
    return any(owners and owners <= set(agent.actors) <= own.ids.keys() for agent in agents)


def _named(accord: Accord) -> tuple[Parties, Parties]:
    """The parties in the phrase itself: those together («between X and Y»), and those across («with X»)."""
    together, across, roles = Parties(), Parties(), accord.roles
    for index in _phrases(accord):
        argument, preposition = roles.argument(index), roles.preposition(index)
        if _helps(accord.tree, index):
            continue
        if "MEMBERSHIP" in argument.classes:
            across.add(one for inner in roles.children(index, "nmod") for one in roles.argument(inner).ids)
        elif preposition in _TOGETHER:
            together.add(argument.ids, sure=not argument.anaphor)
            together.with_unnamed = together.with_unnamed or _has_unnamed(accord.tree, argument)
        elif preposition in _ACROSS:
            across.add(argument.ids, sure=not argument.anaphor)
        elif "ORDER" in accord.argument.classes:
            across.add(argument.owners or argument.ids)
    return together, across


def _phrases(accord: Accord) -> Iterator[int]:
    """The phrases with a preposition that describe an accord, and «between» in what it is a treaty of."""
    for index in accord.roles.children(accord.word, "nmod"):
        yield index
        if accord.roles.preposition(index) == "of":
            for inner in accord.roles.children(index, "nmod"):
                if accord.roles.preposition(inner) in ("between", "among"):
                    yield inner
    for index in accord.phrase:
        if accord.tree.relations[index] == "nmod" and accord.roles.preposition(index) == "between":
            yield index


def _has_pronoun(accord: Accord, noun: int) -> bool:
    owners = accord.roles.children(noun, "nmod:poss", "amod")
    actors = (accord.tree.words[index].actor for index in owners)
    return any(actor is not None and actor.anaphor for actor in actors)


def _of_step(accord: Accord) -> Iterator[str]:
    """«the signing by X of a treaty», «X's ratification of the treaty»."""
    step = accord.step_noun
    if step < 0 or "MEMBERSHIP" in accord.argument.classes:
        return
    yield from accord.roles.argument(step).owners
    for index in accord.roles.children(step, "nmod"):
        if accord.roles.preposition(index) == "by":
            yield from accord.roles.argument(index).ids


def _of_verb(accord: Accord, each: Proposition, own: Parties, across: Parties, states: bool) -> Parties:
    """The agents of a verb and their partners, with what the phrase names."""
    found = Parties(dict(own.ids), own.sure)
    if each.agent is not None and accord.word not in each.agent.parts:
        agents = Parties()
        speaker = speaker_of(accord.analysis.propositions[accord.number], several=True)
        is_one = each.agent.lemma == "we" and set(each.agent.actors) <= set(speaker)  # a president of two bodies
        agents.add(each.agent.actors[:1] if is_one else each.agent.actors, sure=states and not each.agent.anaphor)
        if not agents.ids and each.agent.lemma in _COUNTED:
            agents.add(_listed_after(accord.tree))
        agents.add(own.ids, sure=own.sure)
        agents.with_unnamed = _has_unnamed(accord.tree, each.agent)
        found = agents
    if each.agent is not None and each.agent.word == accord.word and each.object is not None and each.object.ids[1:]:
        found.add(each.object.ids, sure=False)  # «the pact commits Japan and the Philippines to …»
    found.add(across.ids, sure=across.sure)
    for argument in _partners(each):
        found.add(argument.ids, sure=states and not argument.anaphor)
    others = [accord.roles.argument(index) for index in accord.roles.children(accord.word, "nmod")]
    others += [other for word, other in each.obliques if word == "with"]
    is_unnamed = found.with_unnamed or any(_is_unnamed(accord.tree, other) for other in others)
    found.with_unnamed = len(found.ids) == 1 and is_unnamed
    return found


def _is_unnamed(tree: Tree, other: Argument) -> bool:
    """Rebels, creditors, or a territory that is not a state («a memorandum with Somaliland»)."""
    return other.lemma in agreement_words("unnamed") or any(
        one.startswith("territory:") for one in tree.words[other.word].place
    )


def _has_unnamed(tree: Tree, argument: Argument) -> bool:
    """«the government and rebels», «Greece and its creditors»: one state with others who have no name."""
    parts = [at for at in argument.parts if tree.words[at].actor is None]
    lemmas = {tree.words[at].lemma for part in parts for at in (part, *tree.children(part, "compound", "amod"))}
    is_armed = "armed" in lemmas and not lemmas.isdisjoint(("group", "faction", "movement", "opposition"))
    return len(argument.ids) == 1 and (is_armed or bool(lemmas & agreement_words("unnamed")))


def _listed_after(tree: Tree) -> tuple[str, ...]:
    """«Eight governments signed a treaty: Poland, Hungary …»: the actors listed after a colon."""
    colon = next((at for at, word in enumerate(tree.words) if word.lower == ":"), len(tree.words))
    actors = (word.actor for word in tree.words[colon:])
    return tuple(one for actor in actors if actor is not None for one in actor.ids)


def _with_the_other(accord: Accord, each: Proposition, found: Parties) -> Parties:
    """One party with the only other actor of what the verb and the accord are about («let the Americans keep»)."""
    if len(found.ids) != 1:
        return found
    inside = phrase(accord.roles, each.word) | set(accord.phrase)
    actors = (accord.tree.words[index].actor for index in sorted(inside) if not _looks_on(accord, index))
    others = {one for actor in actors if actor is not None for one in actor.ids if can_contend(one)} - found.ids.keys()
    if len(others) == 1:
        found.add(others, sure=False)
    return found


def _looks_on(accord: Accord, index: int) -> bool:
    """«under Tanzanian mediation», «in Oslo»."""
    describes = accord.tree.relations[index] in ("amod", "nmod:poss", "compound")
    if describes:
        return accord.roles.preposition(accord.tree.heads[index]) == "under"
    return accord.roles.preposition(index) in _ASIDE


def outsiders(accord: Accord) -> frozenset[str]:
    """Who mediates, praises or reports, and so is not a party unless another sentence says so."""
    above = {accord.tree.heads[each.word] for each in accord.acting}
    others = (each for each in accord.analysis.propositions[accord.number] if each.word in above)
    outside = [each for each in accord.acting if each.classes & _HELPING]
    outside += [each for each in others if "PRAISE" in each.classes]
    outside += accord.acting if _is_opposed(accord) else ()
    agents = (each.agent for each in outside)
    praised = (each.object for each in outside if "PRAISE" in each.classes)  # «praised him for securing the deal»
    return frozenset(one for each in (*agents, *praised) if each is not None for one in (*each.actors, *each.owners))


def _partners(each: Proposition) -> Iterator[Argument]:
    for word, other in each.obliques:
        if word in _PARTNERS and not _helps(each.tree, other.word):
            yield other
    yield from _recipients(each)


def _helps(tree: Tree, word: int) -> bool:
    """«with Angola as mediator»."""
    after = tree.words[word + 1 : word + 4]
    return bool(after) and after[0].lower == "as" and any(each.lemma in _HELPERS for each in after)


def _recipients(each: Proposition) -> list[Argument]:
    """«proposed a truce to Iran», «offered India a pact»."""
    to = [other for word, other in each.obliques if word == "to" and other.ids] if "PROPOSE" in each.classes else []
    return to if each.second is None or not each.second.ids else [each.second, *to]
