"""One proposition for each verb and each noun of action of a sentence, from its arcs."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geobrief.reading.propositions.classes import noun_classes, verb_sense
from geobrief.reading.propositions.modality import Reality, modality_of_noun, modality_of_verb
from geobrief.reading.propositions.roles import VERBAL, Argument, Roles
from geobrief.reading.syntax.trees import Tree


@attrs.frozen(slots=True)
class Proposition:
    """A predicate with its arguments; `obliques` are pairs of a preposition and an argument, in order.

    `word` is the place of the predicate in the tree; `object` is what the verb acts on, also where it is the subject
    of a passive; `agent` is who acts. `governor` is the proposition of which this is the content («agreed to build»).
    """

    tree: Tree
    word: int
    lemma: str
    classes: frozenset[str]
    is_noun: bool
    agent: Argument | None
    object: Argument | None
    second: Argument | None
    obliques: tuple[tuple[str, Argument], ...]
    modality: Reality
    passive: bool = False

    @property
    def token(self) -> int:
        """The first token of the predicate."""
        return self.tree.words[self.word].start

    def oblique(self, *prepositions: str) -> Argument | None:
        """The first argument with one of these prepositions."""
        return next((argument for preposition, argument in self.obliques if preposition in prepositions), None)


def propositions(tree: Tree) -> Iterator[Proposition]:
    """The propositions of a sentence, in the order of their predicates."""
    roles = Roles(tree)
    for index, word in enumerate(tree.words):
        if word.tag in VERBAL and not tree.relations[index].startswith("aux"):
            yield _of_verb(roles, index)
        elif word.tag in ("NN", "NNS") and noun_classes(tree, index):
            yield _of_noun(roles, index)


def _of_verb(roles: Roles, verb: int) -> Proposition:
    """The proposition of a verb."""
    tree, passive = roles.tree, roles.is_passive(verb)
    subject = roles.subject(verb)
    direct = next(iter(roles.children(verb, "obj", "attr")), None)
    direct = roles.relative_object(verb) if direct is None else roles.antecedent(direct)
    if direct is None:
        direct = roles.relative_object(verb)
    second = next(iter(roles.children(verb, "iobj")), None)
    obliques = roles.obliques(verb)
    agent, patient = subject, direct
    if passive:
        agent = next((head for preposition, head in obliques if preposition == "by"), None)
        patient, second = (subject, direct) if direct is None else (direct, subject)
        if direct is not None and subject is not None and second is None:
            patient = subject
    sense = verb_sense(tree, verb)
    if sense.preposition and (patient is None or patient in sense.words):
        near = [*obliques, *(roles.phrases_of(patient) if patient is not None else ())]
        patient = next((head for preposition, head in near if preposition == sense.preposition), patient)
    found = [(preposition, roles.argument(head)) for preposition, head in obliques if not (passive and head == agent)]
    if sense.noun >= 0 and sense.noun != patient:
        found += [(preposition, roles.argument(head)) for preposition, head in roles.phrases_of(sense.noun)]
    if patient is not None:
        parts = roles.conjuncts(patient)
        found += [(preposition, roles.argument(head)) for part in parts for preposition, head in roles.phrases_of(part)]
    acting = None if agent is None else roles.argument(agent)
    found = [(preposition, _distinct(argument, acting)) for preposition, argument in found]
    return Proposition(
        tree,
        verb,
        tree.words[verb].lemma,
        _reading(roles, verb, sense.classes),
        False,
        acting,
        None if patient is None else _distinct(roles.argument(patient), acting),
        None if second is None else roles.argument(second),
        tuple(found),
        modality_of_verb(roles, verb),
        passive,
    )


def _of_noun(roles: Roles, noun: int) -> Proposition:
    """The proposition of a noun of action: its owner acts, what follows «of», «on», «against» is acted on."""
    tree = roles.tree
    owners = roles.children(noun, "nmod:poss", "amod")
    owner = next((roles.argument(index) for index in owners if tree.words[index].actor is not None), None)
    obliques = [(preposition, roles.argument(head)) for preposition, head in roles.phrases_of(noun)]
    if owner is not None and not owner.ids:
        owner = attrs.evolve(owner, ids=owner.owners)
    agent = owner or next((argument for preposition, argument in obliques if preposition == "by"), None)
    return Proposition(
        tree,
        noun,
        tree.words[noun].lemma,
        noun_classes(tree, noun),
        True,
        agent,
        None,
        None,
        tuple(obliques),
        modality_of_noun(roles, noun),
    )


def _reading(roles: Roles, verb: int, classes: frozenset[str]) -> frozenset[str]:
    """«told him to leave», «ordered that they be freed» are demands."""
    lemma = roles.tree.words[verb].lemma
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
