"""One proposition for each verb and each noun of action of a sentence, from its arcs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from geobrief.reading.propositions.classes import classes_of_action, noun_classes
from geobrief.reading.propositions.modality import Reality, modality_of_noun, modality_of_verb
from geobrief.reading.propositions.roles import VERBAL, Argument, Roles
from geobrief.reading.syntax.trees import Tree
from geobrief.reading.syntax.words import listed

_MOVING = frozenset(("WITHDRAWAL", "DEPLOYMENT"))
_OF_CLAUSES = frozenset(("deny", "refute", "reject", "dispute", "regret", "deplore"))


class _Parts(NamedTuple):
    """The arguments of a predicate by role."""

    agent: Argument | None
    object: Argument | None
    second: Argument | None
    obliques: tuple[tuple[str, Argument], ...]


@attrs.define(slots=True, eq=False)
class Proposition:
    """A predicate with its arguments, which are looked for when first asked for, as its modality is.

    `word` is the place of the predicate in the tree. A given agent, `obliques` or modality take the place of those of
    the sentence.
    """

    roles: Roles
    word: int
    classes: frozenset[str]
    is_noun: bool
    _obliques: tuple[tuple[str, Argument], ...] | None = attrs.field(default=None, alias="obliques")
    _agent: Argument | None = attrs.field(default=None, alias="agent")
    _modality: Reality | None = attrs.field(default=None, alias="modality")
    _found: _Parts | None = attrs.field(default=None, init=False, repr=False)

    @property
    def tree(self) -> Tree:
        """The arcs of the sentence."""
        return self.roles.tree

    @property
    def lemma(self) -> str:
        """The base form of the predicate."""
        return self.roles.tree.words[self.word].lemma

    @property
    def token(self) -> int:
        """The first token of the predicate."""
        return self.roles.tree.words[self.word].start

    @property
    def passive(self) -> bool:
        """Whether the predicate is a verb in the passive."""
        return not self.nominal and self.roles.is_passive(self.word)

    @property
    def agent(self) -> Argument | None:
        """Who acts."""
        return (self._found or self._parts).agent if self._agent is None else self._agent

    @property
    def object(self) -> Argument | None:
        """What the verb acts on, also where it is the subject of a passive."""
        return (self._found or self._parts).object

    @property
    def second(self) -> Argument | None:
        """The other object of a verb with two."""
        return (self._found or self._parts).second

    @property
    def obliques(self) -> tuple[tuple[str, Argument], ...]:
        """Pairs of a preposition and an argument, in order."""
        return (self._found or self._parts).obliques if self._obliques is None else self._obliques

    def oblique(self, *prepositions: str) -> Argument | None:
        """The first argument with one of these prepositions."""
        return next((argument for preposition, argument in self.obliques if preposition in prepositions), None)

    @property
    def modality(self) -> Reality:
        """Whether it happened, who says so, and the predicate of which it is the content («agreed to build»)."""
        known: Reality | None = self._modality or self.roles.realities.get(self.word)
        if known is None:
            find = modality_of_verb if self.roles.is_verb(self.word) else modality_of_noun
            known = self.roles.realities[self.word] = find(self.roles, self.word)
        return known

    @property
    def _parts(self) -> _Parts:
        if self._found is not None:
            return self._found
        nominal = not self.is_noun and not self.roles.is_verb(self.word)
        known: _Parts | None = self.roles.parts.get((self.word, nominal))
        if known is None:
            find = _of_action if nominal else _of_noun if self.is_noun else _of_verb
            known = self.roles.parts[self.word, nominal] = find(self.roles, self.word)
        self._found = known
        return known

    @property
    def nominal(self) -> bool:
        """Whether a noun says what a verb would («the suspension of aid»)."""
        return self.is_noun or self.roles.tree.words[self.word].tag not in VERBAL


def propositions(tree: Tree) -> Iterator[Proposition]:
    """The propositions of a sentence, in the order of their predicates."""
    roles = Roles.of(tree)
    for index, word in enumerate(tree.words):
        if word.tag in VERBAL and not tree.relations[index].startswith("aux"):
            yield Proposition(roles, index, _reading(roles, index, roles.sense(index).classes), False)
        elif word.tag in ("NN", "NNS"):
            if (actions := classes_of_action(tree, index)) and _has_sides(roles, index):
                yield Proposition(roles, index, actions, False)
            if classes := noun_classes(tree, index):
                yield Proposition(roles, index, classes, True)


def _of_verb(roles: Roles, verb: int) -> _Parts:
    """The arguments of a verb."""
    passive = roles.is_passive(verb)
    subject = roles.subject(verb)
    direct = next(iter(roles.children(verb, "obj", "attr")), None)
    direct = roles.relative_object(verb) if direct is None else roles.antecedent(direct)
    if direct is None:
        direct = roles.relative_object(verb)
    if direct is not None and roles.tree.words[verb].lemma in _OF_CLAUSES and _is_actor(roles.tree, direct):
        direct = direct if roles.tree.relations[verb] != "acl:relcl" else None  # «arms rebels in Chad, which it denies»
    if direct is None and not passive:
        direct = _shared_object(roles, verb)
    second = next(iter(roles.children(verb, "iobj")), None)
    obliques = roles.obliques(verb)
    agent, patient = subject, direct
    if passive:
        agent = next((head for preposition, head in obliques if preposition == "by"), None)
        patient, second = (subject, direct) if direct is None else (direct, subject)
        if direct is not None and subject is not None and second is None:
            patient = subject
    if not passive:
        patient, second, obliques = _ditransitive(roles, verb, patient, second, obliques)
    sense = roles.sense(verb)
    if sense.preposition and (patient is None or patient in sense.words):
        nouns = (index for index in sense.words if roles.tree.words[index].tag in ("NN", "NNS"))
        near = [*obliques, *(found for noun in nouns for found in roles.phrases_of(noun))]
        patient = next((head for preposition, head in near if preposition == sense.preposition), patient)
    found = [(preposition, roles.argument(head)) for preposition, head in obliques if not (passive and head == agent)]
    if sense.noun >= 0 and sense.noun != patient:
        found += [(preposition, roles.argument(head)) for preposition, head in roles.phrases_of(sense.noun)]
    if patient is not None:
        parts = roles.conjuncts(patient)
        found += [(preposition, roles.argument(head)) for part in parts for preposition, head in roles.phrases_of(part)]
    acting = None if agent is None else roles.argument(agent)
    found = [(preposition, _distinct(argument, acting)) for preposition, argument in found]
    return _Parts(
        acting,
        None if patient is None else _distinct(roles.argument(patient), acting),
        None if second is None else roles.argument(second),
        tuple(found),
    )


def _shared_object(roles: Roles, verb: int) -> int | None:
    """«criticised and then sanctioned Belarus»: the object of the next verb, where nothing but adverbs is between."""
    for other in roles.children(verb, "conj"):
        between = (roles.tree.words[at].tag for at in range(verb + 1, other))
        if all(tag in ("CC", "RB", "PUNCT", "NOT") for tag in between) and verb < other:
            return next(iter(roles.children(other, "obj")), None)
    return None


_Obliques = list[tuple[str, int]]


def _ditransitive(
    roles: Roles, verb: int, patient: int | None, second: int | None, obliques: _Obliques
) -> tuple[int | None, int | None, _Obliques]:
    """What is given and to whom: «provided Peru with aid», «shipped Peru 15 tonnes», «proposed to Peru a pact»."""
    tree = roles.tree
    lemma = tree.words[verb].lemma
    thing = next((head for word, head in obliques if word == "with"), None)
    takes = lemma in listed("with_things") and second is None
    if takes and _is_actor(tree, patient) and thing is not None and not _is_actor(tree, thing):
        return thing, patient, obliques
    given = None
    if patient is not None and second is None and _is_actor(tree, patient):
        given = _thing_beside(roles, patient)
        if given is not None:
            return given, patient, obliques
    if patient is None:
        given = next((found for word, head in obliques if word == "to" and (found := _thing_beside(roles, head))), None)
    return (patient if given is None else given), second, obliques


def _is_actor(tree: Tree, index: int | None) -> bool:
    return index is not None and tree.words[index].actor is not None


def _thing_beside(roles: Roles, actor: int) -> int | None:
    """The noun phrase right after an actor that is not part of its name."""
    tree = roles.tree
    if tree.words[actor].actor is None:
        return None
    for noun in roles.children(actor, "appos"):
        opens = roles.children(noun, "det", "nummod")
        if tree.words[noun].actor is None and opens and min(opens) == actor + 1:
            return noun
    return None


def _has_sides(roles: Roles, noun: int) -> bool:
    """Whether a noun of action has an owner or a phrase with «of» or «by»."""
    owners = roles.children(noun, "nmod:poss", "amod")
    named = any(roles.tree.words[index].actor is not None for index in owners)
    return named or any(word in ("of", "by") for word, _ in roles.phrases_of(noun))


def _of_action(roles: Roles, noun: int) -> _Parts:
    """The arguments of a noun that says what a verb would: its owner acts on what follows «of»."""
    agent, _, _, obliques = _of_noun(roles, noun)
    patient = next((argument for preposition, argument in obliques if preposition == "of"), None)
    if patient is not None and agent is None and patient.ids and not patient.owners:
        return _Parts(None, patient, None, obliques)
    if patient is not None:
        obliques = (*obliques, *((word, roles.argument(head)) for word, head in roles.phrases_of(patient.word)))
    return _Parts(agent, patient, None, obliques)


def _of_noun(roles: Roles, noun: int) -> _Parts:
    """The arguments of a noun of action: its owner acts, what follows «of», «on», «against» is acted on."""
    tree = roles.tree
    owners = roles.children(noun, "nmod:poss", "amod")
    owner = next((roles.argument(index) for index in owners if tree.words[index].actor is not None), None)
    head = tree.heads[noun]
    if owner is None and head >= 0 and tree.words[head].tag == "ACT" and roles.preposition(noun) in ("in", "at"):
        owner = roles.argument(head)  # «Pakistan in talks with the Fund»
    obliques = [(preposition, roles.argument(head)) for preposition, head in roles.phrases_of(noun)]
    if owner is not None and not owner.ids:
        owner = attrs.evolve(owner, ids=owner.owners)
    agent = owner or next((argument for preposition, argument in obliques if preposition == "by"), None)
    if agent is None and noun_classes(roles.tree, noun) & _MOVING:  # «the withdrawal of Syrian forces»
        moved = (argument for preposition, argument in obliques if preposition == "of")
        agent = next((argument for argument in moved if "FORCE" in argument.classes and argument.actors), None)
    return _Parts(agent, None, None, tuple(obliques))


def _reading(roles: Roles, verb: int, classes: frozenset[str]) -> frozenset[str]:
    """«told him to leave», «ordered that they be freed» are demands."""
    lemma = roles.tree.words[verb].lemma
    if lemma == "want" and roles.children(verb, "xcomp") and roles.children(verb, "obj"):
        return frozenset(("ASK",))  # «wants Iran to return the boats»
    if lemma == "charge" and not roles.children(verb, "ccomp", "advcl"):
        prepositions = {word for word, _ in roles.obliques(verb)}  # «charges its neighbour 400 dollars for gas»
        return classes if "for" not in prepositions or "with" in prepositions else frozenset()
    if lemma not in ("tell", "order", "instruct") or classes & {"EXPEL", "RECALL"}:
        return classes
    orders = any(roles.children(index, "mark") for index in roles.children(verb, "xcomp"))
    if (orders and roles.children(verb, "obj", "iobj")) or (lemma == "order" and roles.children(verb, "ccomp")):
        return frozenset(("ASK",))
    return classes


def _distinct(argument: Argument, agent: Argument | None) -> Argument:
    """An argument that is not its own agent: «it seized it», «Hull met him»."""
    same = agent is not None and argument.ids and set(argument.ids) <= set(agent.ids)
    return attrs.evolve(argument, ids=argument.other) if same and argument.other else argument
