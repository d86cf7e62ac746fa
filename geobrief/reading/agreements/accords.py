"""The nouns for agreements in sentences, each with the verbs that act on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

import attrs

from geobrief.reading.agreements.terms import acronyms, kind_of_words
from geobrief.reading.analysis import Analysis
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.lexicons import agreement_words, document
from geobrief.reading.propositions.classes import noun_classes
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Argument, Roles
from geobrief.reading.syntax.trees import Tree

ACCORDS = frozenset(("ACCORD", "CEASEFIRE", "ALLIANCE"))
_POINTING = frozenset(("the", "this", "that", "its", "their", "such", "these", "those"))
_ABOUT = frozenset(("on", "for", "over", "about", "regulating", "concerning"))
_MAIN = ("obj", "nsubj", "nsubj:pass", "obl", "attr", "conj", "appos")
OF_ITSELF = frozenset(("ENTER_FORCE", "FAIL", "LAPSE", "DATE"))
_CONCLUDING = frozenset(("SIGN", "INITIAL", "CONCLUDE", "EXCHANGE", "RATIFY", "SUSPEND", "AGREE"))
_PUTTING_NAMES = frozenset(("SIGN", "INITIAL"))
# What is agreed on, sought or suspended without a word for an accord: a loan, aid, a sale, cooperation.
_MATTERS = frozenset(("CREDIT", "AID", "EXCHANGE", "COOPERATION", "DEBT_RELIEF"))
_HANDLING = frozenset(("AGREE", "SIGN", "CONCLUDE", "NEGOTIATE", "PROPOSE", "SUSPEND", "WITHHOLD", "END"))
_INSIDE = ("compound", "amod", "nmod", "conj", "nmod:poss", "appos")
_CLAUSES = ("acl", "obj", "obl", "xcomp", "acl:relcl")
_STANDING_VERBS = frozenset(("be", "stand", "figure", "come"))
# «the text of a treaty that they signed»: what is said of it is said of the treaty.
_WHOLES = frozenset("text draft version copy term wording body".split())
_CLIMB = 3


@attrs.frozen(eq=False)
class Accord:
    """A noun for an agreement in a sentence, with the propositions that act on it, the nearest first."""

    analysis: Analysis
    number: int
    word: int
    tree: Tree
    acting: tuple[Proposition, ...]

    @cached_property
    def roles(self) -> Roles:
        """The arcs of its sentence."""
        return Roles.of(self.tree)

    @cached_property
    def argument(self) -> Argument:
        """The noun with its owners."""
        return self.roles.argument(self.word)

    @property
    def clauses(self) -> Clauses:
        """Its sentence."""
        return self.analysis.clauses[self.number]

    @cached_property
    def phrase(self) -> tuple[int, ...]:
        """The words of its phrase, in order."""
        return tuple(sorted(phrase(self.roles, self.word)))

    @cached_property
    def determiners(self) -> frozenset[str]:
        """«the», «a», «no», «its»."""
        return frozenset(self.tree.words[index].lower for index in self.roles.children(self.word, "det", "nmod:poss"))

    @property
    def is_pointing(self) -> bool:
        """Whether it is spoken of as known."""
        return bool(self.determiners & _POINTING) or bool(self.argument.owners)

    @cached_property
    def is_talks(self) -> bool:
        """Whether it is talks about an agreement, not one itself; an exchange of prisoners is not talks."""
        return "TALKS" in self.argument.classes and not _is_exchange(self.tree, self.word)

    @property
    def is_topic(self) -> bool:
        """«One of the topics was an alliance», «on the agenda stood an alliance», «held talks about an alliance»."""
        head = self.tree.heads[self.word]
        if head < 0 or self.tree.relations[self.word] not in ("attr", "nsubj", "obl", "obj"):
            return False
        others = [at for at in self.roles.children(head, "nsubj", "obl") if at != self.word]
        inside = {at for other in others for at in phrase(self.roles, other, clauses=False)}
        if self.tree.words[head].lemma in _STANDING_VERBS and any(
            self.tree.words[at].lemma in agreement_words("topics") for at in inside
        ):
            return True
        talks = any(noun_classes(self.tree, at) & {"TALKS"} for at in self.roles.children(head, "obj"))
        return talks and self.roles.preposition(self.word) in _ABOUT

    @property
    def is_new(self) -> bool:
        """«What came of it is a truce», «there was an agreement»."""
        return self.tree.relations[self.word] == "attr" and bool(self.determiners & {"a", "an"})

    @property
    def is_ceasefire(self) -> bool:
        """Whether it ends fighting."""
        return "CEASEFIRE" in self.argument.classes

    @cached_property
    def step_noun(self) -> int:
        """The noun for a step of which it is the matter («the signing of a treaty», «the breakdown of talks»), or
        -1."""
        head = self.tree.heads[self.word]
        is_of = head >= 0 and self.roles.preposition(self.word) == "of" and self.tree.relations[self.word] == "nmod"
        return head if is_of and self.tree.words[head].lemma in document("agreement_steps")["nouns"] else -1

    def words(self, *, clauses: bool) -> list[str]:
        """The words that describe it and do not name actors, with or without its clauses; not those of another noun
        that is coordinated with it."""
        others = (phrase(self.roles, index) for index in self.roles.children(self.word, "conj"))
        own = phrase(self.roles, self.word, clauses=clauses)
        return plain_words(self.tree, own.difference(*others))


def accords(analysis: Analysis, number: int) -> Iterator[Accord]:
    """The nouns for agreements of a sentence, in order."""
    found = analysis.propositions[number]
    if not found:
        return
    tree = found[0].tree
    verbs = {each.word: each for each in found if not each.nominal}
    line = analysis.clauses[number].line
    signed = set(_signed(verbs.values()))
    for index, word in enumerate(tree.words):
        is_head = word.tag in ("NN", "NNS") and tree.relations[index] != "compound"
        if is_head and (
            _names_accord(tree, index) or index in signed or line.words(word.start, word.end) in acronyms()
        ):
            acting = tuple({each.word: each for each in _acting(tree, index, verbs)}.values())
            is_concluded = any(each.classes & _CONCLUDING for each in acting)
            if word.lemma in agreement_words("weak") and not is_concluded and not _is_exchange(tree, index):
                continue
            if word.lemma in agreement_words("soft") and not any(each.classes & {"SIGN", "AGREE"} for each in acting):
                continue
            if (_is_exchange(tree, index) or noun_classes(tree, index) & _MATTERS) and not _is_handled(
                tree, index, acting
            ):
                continue
            yield Accord(analysis, number, index, tree, acting)


def _signed(verbs: Iterable[Proposition]) -> Iterator[int]:
    """What two or more put their names to, whatever it is called; not what each makes law at home."""
    for each in verbs:
        together = each.agent is not None and len(each.agent.ids) > 1
        between = each.oblique("between") if each.passive and "AGREE" in each.classes else None
        if between is not None and len(between.ids) > 1 and each.object is not None:
            yield each.object.word  # «a seabed line agreed between Australia and Indonesia»
        if (
            each.classes & _PUTTING_NAMES
            and together
            and each.object is not None
            and each.object.lemma not in agreement_words("at_home")
        ):
            yield each.object.word


def _is_exchange(tree: Tree, noun: int) -> bool:
    """«an exchange of prisoners»."""
    roles = Roles.of(tree)
    inner = (at for at in roles.children(noun, "nmod") if roles.preposition(at) == "of")
    return tree.words[noun].lemma in ("exchange", "swap") and any("CAPTIVE" in noun_classes(tree, at) for at in inner)


def _is_handled(tree: Tree, noun: int, acting: Iterable[Proposition]) -> bool:
    """Whether a loan, aid or cooperation is agreed on, sought or suspended, so that it counts as an agreement."""
    if noun_classes(tree, noun) & ACCORDS or any(each.classes & _HANDLING for each in acting):
        return True
    head = tree.heads[noun]
    return head >= 0 and tree.words[head].lemma in _handling_nouns() and tree.relations[noun] == "nmod"


@cache
def _handling_nouns() -> frozenset[str]:
    return frozenset((*document("agreement_steps")["nouns"], *document("agreement_steps")["above_nouns"]))


def _names_accord(tree: Tree, noun: int) -> bool:
    """A noun for an accord, for entry into an organisation, for an order of weapons, for talks about something."""
    classes = noun_classes(tree, noun)
    if classes & ACCORDS:
        return True
    if _is_exchange(tree, noun) or classes & _MATTERS:
        return True
    if not classes & {"ORDER", "TALKS", "MEMBERSHIP"}:
        return False
    roles = Roles.of(tree)
    inner = [(roles.preposition(index), roles.argument(index)) for index in roles.children(noun, "nmod")]
    if "MEMBERSHIP" in classes:
        head = tree.heads[noun]
        if head >= 0 and roles.preposition(noun) == "of" and noun_classes(tree, head) & ACCORDS:
            return False  # «the protocol of its accession»
        return any(
            word in ("to", "of", "in", "into") and any(one.startswith("org:") for one in other.ids)
            for word, other in inner
        )
    if "ORDER" in classes:
        things = (other.word for word, other in inner if word in ("of", "for"))
        return any(kind_of_words(lowers_of(tree, phrase(roles, at))) == "arms_transfer" for at in things)
    about = [other for word, other in inner if word in _ABOUT and not other.ids]
    words = plain_words(tree, {noun, *roles.children(noun, "compound", "amod")})
    return any(kind_of_words(plain_words(tree, phrase(roles, other.word))) for other in about) or (
        tree.words[noun].lemma in ("talk", "negotiation") and kind_of_words(words) is not None
    )


def lowers_of(tree: Tree, phrase: Iterable[int]) -> list[str]:
    """The words at these places, in order."""
    return [lower for index in sorted(phrase) for lower in tree.words[index].lower.split()]


def plain_words(tree: Tree, phrase: Iterable[int]) -> list[str]:
    """The words at these places that do not name actors, in order."""
    return [
        lower
        for index in sorted(phrase)
        if tree.words[index].actor is None
        for lower in tree.words[index].lower.split()
    ]


def _acting(tree: Tree, noun: int, verbs: dict[int, Proposition]) -> Iterator[Proposition]:
    """The verbs of which a noun is an argument: those of its relative clauses and participles, then its own."""
    for index in tree.children(noun, "acl", "acl:relcl"):
        if index in verbs and _is_acted_on(verbs[index], noun):
            yield verbs[index]
    whole = tree.heads[noun]
    if whole >= 0 and tree.words[whole].lemma in _WHOLES and tree.relations[noun] == "nmod":
        yield from (verbs[index] for index in tree.children(whole, "acl", "acl:relcl") if index in verbs)
    roles = Roles.of(tree)
    for inner in sorted(phrase(roles, noun) - {noun}):
        for index in tree.children(inner, "acl", "acl:relcl"):
            if index in verbs and verbs[index].classes & _CONCLUDING and _is_done_to(verbs[index], inner):
                yield verbs[index]
    yield from (
        each for each in verbs.values() if each.passive and each.object is not None and each.object.word == noun
    )
    for each in verbs.values():
        if each.classes & OF_ITSELF and each.agent is not None and each.agent.word == noun:
            yield each
    if tree.heads[noun] < 0 and (first := verbs.get(0)) is not None and _is_headed(first, noun):
        yield first
    at = noun
    for _ in range(_CLIMB):
        head = tree.heads[at]
        if head < 0:
            return
        if head in verbs:
            if tree.relations[at] in _MAIN:
                yield verbs[head]
            return
        at = head


def _is_headed(verb: Proposition, noun: int) -> bool:
    """«Signed in Rome on 3 May: a treaty on fish»: the verb comes first, and a colon between."""
    colon = any(word.lower == ":" for word in verb.tree.words[:noun])
    return colon and verb.agent is None and verb.object is None and bool(verb.classes & _CONCLUDING)


def _is_done_to(verb: Proposition, noun: int) -> bool:
    """Whether a clause after another noun of the phrase says what was done: «a deal on arms signed in», «that they
    signed»."""
    gap = verb.object is not None and verb.object.word == noun
    return verb.passive or (gap and verb.tree.relations[verb.word] == "acl:relcl")


def _is_acted_on(verb: Proposition, noun: int) -> bool:
    """Whether a clause about a noun acts on it; as a subject it only begins, holds or ends («a truce that
    collapsed»), and an infinitive is its content («a treaty to reduce arms»)."""
    if verb.tree.relations[verb.word] == "acl" and verb.tree.words[verb.word].tag == "VB" and not verb.passive:
        return False
    if verb.agent is not None and verb.agent.word == noun and not verb.passive:
        return bool(verb.classes & OF_ITSELF)
    return True


def phrase(roles: Roles, head: int, depth: int = 0, *, clauses: bool = True) -> set[int]:
    """The words of a phrase: its head and what describes it, with or without its clauses."""
    found = {head}
    if depth > 4:
        return found
    for index in roles.children(head, *(_INSIDE + _CLAUSES if clauses else _INSIDE)):
        found |= phrase(roles, index, depth + 1, clauses=clauses)
    return found
