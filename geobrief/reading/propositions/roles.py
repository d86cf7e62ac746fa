"""Finds the arguments of the predicates of a sentence, by role, from its arcs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any
from weakref import ref

import attrs

from geobrief.reading.propositions.classes import VerbSense, noun_classes, verb_sense
from geobrief.reading.propositions.owners import MEASURES, owners_of, preposition
from geobrief.reading.syntax.trees import Tree
from geobrief.reading.syntax.words import NOMINAL, listed

_NEGATIVE = frozenset("no neither nor nobody none nothing".split())
VERBAL = ("VB", "VBZ", "VBD", "VBP", "VBN", "VBG", "BE", "HAVE", "DO")
AGENTIVE = frozenset(
    (
        "FORCE",
        "WEAPON",
        "ENVOY",
        "OFFICIAL",
        "INSTITUTION",
        "OFFICE",
        "PEOPLE_HURT",
        "CAPTIVE",
        "ATTACK",
        "TEXT",
        "CROWD",
    )
)


@attrs.frozen(slots=True)
class Argument:
    """A phrase in a role: the place of its head in the tree, the base form and classes of the head, and the actors
    in it.

    `ids` are the actors that the phrase itself means («Iran», «the Iranian leader»), `owners` those that own or
    describe its head («Iran's missiles», «the Russian invasion»), `places` the states in which it is («the port of
    Oran»).
    `negated` is true for «no treaty», «neither side».
    """

    word: int
    lemma: str
    ids: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    anaphor: bool = False
    negated: bool = False
    parts: tuple[int, ...] = ()
    other: tuple[str, ...] = ()
    definite: bool = False

    def meaning(self, ids: tuple[str, ...]) -> Argument:
        """The phrase with these actors in place of those that it means."""
        return self if ids == self.ids else attrs.evolve(self, ids=ids)

    @property
    def actors(self) -> tuple[str, ...]:
        """Who acts where the phrase is a subject: those it means, or the owners of forces, weapons, envoys and
        bodies of state."""
        return self.ids or (self.owners if self.classes & AGENTIVE else ())


class Roles:
    """Finds the arguments of the predicates of one sentence, each once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.children: Callable[..., list[int]] = tree.children
        self._arguments: dict[int, Argument] = {}
        self.parts: dict[tuple[int, bool], Any] = {}  # of the propositions of the sentence, by predicate
        self.realities: dict[int, Any] = {}
        self._senses: dict[int, VerbSense] = {}

    @cached_property
    def has_negation(self) -> bool:
        """Whether some word of the sentence denies: «not», «no», «neither», «nobody»."""
        return (
            any(
                word.tag == "NOT" or word.lower in _NEGATIVE or word.lower.endswith(("n't", "nnot"))
                for word in self.tree.words
            )
            or "neg" in self.tree.relations
        )

    @classmethod
    def of(cls, tree: Tree) -> Roles:
        """The roles of a sentence, which all that look at it share."""
        known = tree.shared.get("roles")
        roles: Roles | None = known() if known is not None else None
        if roles is None:
            roles = cls(tree)
            tree.shared["roles"] = ref(roles)
        return roles

    def sense(self, verb: int) -> VerbSense:
        """The classes of a verb with the words that belong to it."""
        if verb not in self._senses:
            self._senses[verb] = verb_sense(self.tree, verb)
        return self._senses[verb]

    def is_passive(self, verb: int) -> bool:
        """Whether a verb is in the passive, with or without an auxiliary."""
        if self.children(verb, "aux:pass", "nsubj:pass") or self._lacks_object(verb):
            return True
        return (
            self.tree.words[verb].tag == "VBN"
            and not self.children(verb, "aux", "nsubj")
            and self.tree.relations[verb] in ("acl", "advcl", "conj")
            and not self._conjunct_of_perfect(verb)
        )

    def _lacks_object(self, verb: int) -> bool:
        """«ten dead and four wounded», «and four of them killed»: a verb that always has an object, without one."""
        word, words = self.tree.words[verb], self.tree.words
        if word.tag not in ("VBD", "VBN") or word.lemma not in listed("always_transitive"):
            return False
        following = words[verb + 1].tag if verb + 1 < len(words) else ""
        if following in NOMINAL or following in ("DT", "JJ"):
            return False
        has_object = self.children(verb, "obj", "iobj", "attr", "xcomp", "ccomp", "aux")
        return not has_object and self.relative_object(verb) is None

    def _conjunct_of_perfect(self, verb: int) -> bool:
        head = self.tree.heads[verb]
        return (
            self.tree.relations[verb] == "conj"
            and head >= 0
            and bool(self.children(head, "aux"))
            and not self.is_passive(head)
        )

    def subject(self, verb: int) -> int | None:
        """The word that is subject of a verb, its own or the one it shares; None where there is none."""
        for _ in range(12):
            own = self.children(verb, "nsubj", "nsubj:pass")
            if own:
                return self.antecedent(own[0])
            head, relation = self.tree.heads[verb], self.tree.relations[verb]
            if head < 0:
                return None
            if relation in ("acl", "xcomp") and self.tree.words[head].tag == "JJ" and self.tree.heads[head] >= 0:
                verb = self.tree.heads[head]  # «is due to visit»
                continue
            if relation == "acl":
                if self.is_verb(head):
                    verb = head
                    continue
                if self.tree.words[verb].tag in ("VBN", "VBG") and not self.children(verb, "case"):
                    return head
                return self._holder(head)
            if relation == "xcomp" and self._controls_object(head):
                direct = self.children(head, "obj")
                if direct:
                    return direct[0]
            if relation in ("conj", "xcomp", "advcl") and self.is_verb(head):
                if relation == "advcl" and self.children(verb, "mark"):
                    return None
                if relation == "advcl" and self._is_about_object(verb, head):
                    return self.children(head, "obj")[0]
                verb = head
                continue
            return None
        return None

    def _holder(self, noun: int) -> int | None:
        """Who acts in the infinitive of a noun («Iran's plan to attack», «signed a pact to build»)."""
        owners = [
            index for index in self.children(noun, "nmod:poss", "amod") if self.tree.words[index].actor is not None
        ]
        if owners:
            return owners[0]
        head = self.tree.heads[noun]
        between = [index for index in self.children(noun, "nmod") if self.preposition(index) in ("between", "of", "by")]
        if between:
            return between[0]
        return self.subject(head) if head >= 0 and self.is_verb(head) and self.tree.relations[noun] != "nsubj" else None

    def is_verb(self, index: int) -> bool:
        return self.tree.words[index].tag in VERBAL

    def _controls_object(self, verb: int) -> bool:
        return self.tree.words[verb].lemma in listed("object_control")

    def _is_about_object(self, verb: int, head: int) -> bool:
        """«accused Iran of backing», «barred it from using»: the object of the outer verb acts in the inner one."""
        prepositions = {self.tree.words[index].lower for index in self.children(verb, "case")}
        lemma = self.tree.words[head].lemma
        takes = (
            lemma
            in (
                "accuse",
                "suspect",
                "convict",
                "acquit",
                "blame",
                "criticise",
                "criticize",
                "condemn",
                "denounce",
                "thank",
                "punish",
            )
            or "from" in prepositions
        )
        return bool(prepositions & {"of", "for", "from"}) and takes and bool(self.children(head, "obj"))

    def antecedent(self, index: int) -> int:
        """The noun that a relative pronoun means."""
        if self.tree.words[index].tag != "REL":
            return index
        for clause in (self.tree.heads[index],):
            head = self.tree.heads[clause]
            while self.tree.relations[clause] == "conj" and head >= 0:
                clause, head = head, self.tree.heads[head]
            if self.tree.relations[clause] == "acl:relcl" and head >= 0:
                return head
        return index

    def relative_object(self, verb: int) -> int | None:
        """«the treaty that Iran signed», «the treaty Iran signed»."""
        while self.tree.relations[verb] == "xcomp" and self.tree.heads[verb] >= 0:
            verb = self.tree.heads[verb]  # «the jets that it agreed to buy»
            if any(self.tree.words[index].tag != "REL" for index in self.children(verb, "obj")):
                return None
        if self.tree.relations[verb] != "acl:relcl" or self.tree.heads[verb] < 0:
            return None
        pronouns = [
            index for index in self.children(verb, "nsubj", "nsubj:pass") if self.tree.words[index].tag == "REL"
        ]
        if pronouns or any(self.tree.words[index].tag == "REL" for index in self.children(verb, "obl")):
            return None
        return self.tree.heads[verb] if self.children(verb, "nsubj") else None

    def obliques(self, verb: int) -> list[tuple[str, int]]:
        found = []
        for index in self.children(verb, "obl"):
            word = self.antecedent(index)
            if not self.tree.words[word].date and not self._looks_on(index):
                found.append((self.preposition(index), word))
        return found

    def _looks_on(self, index: int) -> bool:
        """«with the king looking on»: who is only there."""
        acting = any(self.tree.words[clause].tag == "VBG" for clause in self.children(index, "acl"))
        return acting and self.preposition(index) == "with"

    def phrases_of(self, noun: int) -> list[tuple[str, int]]:
        found = []
        for index in self.children(noun, "nmod"):
            if not self.tree.words[index].date:
                found.append((self.preposition(index), index))
                found += self._inner_phrases(index)
        return found

    def _inner_phrases(self, noun: int) -> Iterator[tuple[str, int]]:
        """«a loan of 6 billion with the Fund», «a treaty on fish between A and B»: what belongs to the whole phrase."""
        outer = self.preposition(noun)
        for index in self.children(noun, "nmod"):
            inner = self.preposition(index)
            with_another = inner == "with" and outer in ("on", "about", "over", "for")
            part = outer == "of" and inner in ("to", "with", "from", "against", "by")
            part = part or (outer == "in" and inner == "for")
            if inner == "between" or with_another or part:
                yield inner, index

    def preposition(self, index: int) -> str:
        """The preposition of a phrase, or the empty text."""
        return preposition(self.tree, index)

    def conjuncts(self, head: int) -> list[int]:
        """A word and those coordinated with it."""
        coordinated = self.tree.dependents(head).get("conj")
        if coordinated is None:
            return [head]
        others = (index for index in coordinated if not self.is_verb(index))
        return [head, *(index for index in others if not self.children(index, "cc:neg"))]

    def _classes(self, head: int) -> frozenset[str]:
        """The classes of a noun; of what follows «of» where the noun only measures it («a state of war», «a series
        of raids»)."""
        classes = noun_classes(self.tree, head)
        if self.tree.words[head].lemma not in MEASURES and self.tree.words[head].tag != "CD":
            return classes
        inner = (index for index in self.children(head, "nmod") if self.preposition(index) in ("of", "in"))
        return classes.union(*(self._classes(index) for index in inner))

    def _other(self, head: int) -> tuple[str, ...]:
        actor = self.tree.words[head].actor
        return actor.other if actor is not None else ()

    def _places(self, parts: list[int], depth: int = 0) -> Iterator[str]:
        """The states in which what a phrase names is: «the port of Oran», «bases in Peru»."""
        for index in parts:
            for id in self.tree.words[index].place:
                if ":" not in id:
                    yield id
            if not self.tree.dependents(index):
                continue
            for inner in self.children(index, "nmod", "compound", "appos", "nmod:poss"):
                actor = self.tree.words[inner].actor
                if (
                    actor is not None
                    and self.preposition(inner)
                    in (
                        "of",
                        "in",
                        "at",
                        "near",
                        "on",
                        "off",
                        "along",
                        "from",
                    )
                ) or (actor is not None and self.preposition(inner) == "with" and self._is_border(index)):
                    yield from actor.ids
                elif actor is None and depth < 2:
                    yield from self._places([inner], depth + 1)

    def _is_border(self, noun: int) -> bool:
        return self.tree.words[noun].lemma in ("border", "frontier", "boundary")

    def argument(self, head: int) -> Argument:
        """The phrase of which a word is the head, with all its conjuncts."""
        if head not in self._arguments:
            self._arguments[head] = self._argument(head)
        return self._arguments[head]

    def _argument(self, head: int) -> Argument:
        tree = self.tree
        ids: dict[str, None] = {}
        people: dict[str, None] = {}
        owners: dict[str, None] = {}
        anaphor = False
        parts = self.conjuncts(head)
        for index in tuple(parts):
            parts += [part for part in tree.dependents(index).get("appos", ()) if tree.words[part].actor is not None]
        for index in parts:
            word = tree.words[index]
            actor = word.actor
            if actor is not None:
                (owners if actor.owner else ids).update(dict.fromkeys(actor.ids))
                people.update(dict.fromkeys(actor.people))
                anaphor = anaphor or actor.anaphor
            if not tree.dependents(index):
                continue
            for owner in self.children(index, "nmod:poss", "amod"):
                owning = tree.words[owner].actor
                if owning is not None:
                    owners.update(dict.fromkeys(owning.ids))
            owners.update(dict.fromkeys(owners_of(tree, index)))
        determiners = {tree.words[index].lower for index in tree.dependents(head).get("det", ())}
        return Argument(
            head,
            tree.words[head].lemma,
            tuple(ids),
            tuple(people),
            tuple(owners),
            tuple(dict.fromkeys(self._places(parts))),
            self._classes(head),
            anaphor,
            bool(determiners & {"no", "neither"}),
            tuple(parts),
            self._other(head),
            bool(determiners & {"the", "this", "that", "these", "those"}),
        )
