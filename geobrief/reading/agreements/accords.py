"""Drafts of the accords that sentences name: signed, sought, broken or only mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

import attrs

from geobrief.reading.agreements.drafts import AgreementDraft
from geobrief.reading.agreements.terms import kind_around, kind_by_title, kind_of_words
from geobrief.reading.analysis import Analysis
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue
from geobrief.reading.lexicons import document
from geobrief.reading.propositions.classes import noun_classes
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Argument, Roles
from geobrief.reading.quantities import find_quantities
from geobrief.reading.syntax.trees import Tree

ACCORDS = frozenset(("ACCORD", "CEASEFIRE", "ALLIANCE"))
_TOGETHER, _ACROSS = ("between", "among", "of", "by", "amongst"), ("with", "to", "from")
_POINTING = frozenset(("the", "this", "that", "its", "their", "such", "these", "those"))
_ABOUT = frozenset(("on", "for", "over", "about", "regulating", "concerning"))
_STANDING = frozenset(
    ("under", "under the terms of", "in line with", "in accordance with", "in violation of", "in breach of", "by")
)
_MAIN = ("obj", "nsubj", "nsubj:pass", "obl", "attr", "conj", "appos")
_OF_ITSELF = frozenset(("ENTER_FORCE", "FAIL", "LAPSE"))
_URGING = frozenset(("PROPOSE", "ASK", "DEMAND", "ENDORSE", "CEASE", "PERFORM", "BE_PERFORMED"))
_CONCLUDING = frozenset(("SIGN", "INITIAL", "CONCLUDE", "EXCHANGE", "RATIFY", "SUSPEND"))
_CLIMB, _NEARBY = 3, 2


@cache
def _weak() -> frozenset[str]:
    """Nouns that are agreements only where they are signed, reached or exchanged: «letter», «statement»."""
    return frozenset(document("agreement_steps")["weak"].split())


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
        return Roles(self.tree)

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

    def words(self) -> list[str]:
        """The words of its phrase that do not name actors."""
        return plain_words(self.tree, self.phrase)


def accords(analysis: Analysis, number: int) -> Iterator[Accord]:
    """The nouns for agreements of a sentence, in order."""
    found = analysis.propositions[number]
    if not found:
        return
    tree = found[0].tree
    verbs = {each.word: each for each in found if not each.is_noun}
    for index, word in enumerate(tree.words):
        if word.tag in ("NN", "NNS") and tree.relations[index] != "compound" and _names_accord(tree, index):
            acting = tuple(_acting(tree, index, verbs))
            if word.lemma in _weak() and not any(each.classes & _CONCLUDING for each in acting):
                continue
            yield Accord(analysis, number, index, tree, acting)


def _names_accord(tree: Tree, noun: int) -> bool:
    """A noun for an accord, for entry into an organisation, for an order of weapons, for talks about something."""
    classes = noun_classes(tree, noun)
    if classes & ACCORDS:
        return True
    if not classes & {"ORDER", "TALKS", "MEMBERSHIP"}:
        return False
    roles = Roles(tree)
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
        return any(word in ("of", "for") and other.classes & {"WEAPON"} for word, other in inner)
    about = [other for word, other in inner if word in _ABOUT and not other.ids]
    return any(kind_of_words(plain_words(tree, phrase(roles, other.word))) for other in about)


def plain_words(tree: Tree, phrase: Iterable[int]) -> list[str]:
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
    roles = Roles(tree)
    for inner in sorted(phrase(roles, noun) - {noun}):
        for index in tree.children(inner, "acl"):
            if index in verbs and verbs[index].classes & _CONCLUDING and verbs[index].passive:
                yield verbs[index]
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


def _is_acted_on(verb: Proposition, noun: int) -> bool:
    """Whether a clause about a noun acts on it; as a subject it only begins, holds or ends («a truce that
    collapsed»), and an infinitive is its content («a treaty to reduce arms»)."""
    if verb.tree.relations[verb.word] == "acl" and verb.tree.words[verb.word].tag == "VB" and not verb.passive:
        return False
    if verb.agent is not None and verb.agent.word == noun and not verb.passive:
        return bool(verb.classes & _OF_ITSELF)
    return True


def phrase(roles: Roles, head: int, depth: int = 0) -> set[int]:
    found = {head}
    if depth > 4:
        return found
    for index in roles.children(
        head, "compound", "amod", "nmod", "acl", "obj", "obl", "xcomp", "conj", "nmod:poss", "appos", "acl:relcl"
    ):
        found |= phrase(roles, index, depth + 1)
    return found


def draft_of(accord: Accord) -> AgreementDraft:
    """The draft of an accord, as far as its sentence states it."""
    analysis, clauses = accord.analysis, accord.clauses
    status, predicate = _status(accord)
    if accord.argument.negated and status not in ("failed",):
        status = "failed"
    token = predicate.token if predicate is not None else accord.tree.words[accord.word].start
    when = _own_date(accord) or analysis.date_at(clauses, token)
    parties = _parties(accord)
    is_presupposed = status is None
    if status is None and (_own_date(accord) or (len(parties) > 1 and accord.is_pointing)):
        status = "in_force"
    first, last = accord.phrase[0], accord.phrase[-1]
    return AgreementDraft(
        _kind(accord, parties),
        parties,
        [(status, when)] if status else [],
        [analysis.evidence(clauses.line)],
        f"agreements/{'+'.join(sorted(predicate.classes)) if predicate else 'named'}",
        _subject(accord),
        list(find_quantities(clauses.line, accord.tree.words[first].start, accord.tree.words[last].end)),
        pointing=accord.is_pointing,
        named=clauses.line.tokens[accord.tree.words[accord.word].start].is_capital,
        giver=None,
        modality="negated" if accord.argument.negated else _modality(accord, predicate),
        presupposed=is_presupposed,
    )


def _modality(accord: Accord, predicate: Proposition | None) -> str:
    return predicate.modality.value if predicate is not None else "asserted"


@cache
def _steps() -> dict[str, str]:
    return dict(document("agreement_steps")["steps"])


def _status(accord: Accord) -> tuple[str | None, Proposition | None]:
    """The step that the nearest verb with one states, by its modality, and that verb; nouns such as «signing» first."""
    step = _step_noun(accord)
    if step >= 0:
        acting = accord.acting[0] if accord.acting else None
        return document("agreement_steps")["nouns"][accord.tree.words[step].lemma], acting
    if "TALKS" in accord.argument.classes:
        return "under_negotiation", accord.acting[0] if accord.acting else None
    if "MEMBERSHIP" in accord.argument.classes:
        return "under_negotiation", None
    for each in accord.acting:
        status = next((step for label, step in _steps().items() if label in each.classes), None)
        if status is not None:
            modality = each.modality.value
            return document("agreement_steps")["later"].get(modality, {}).get(status, status), each
    if accord.argument.owners and accord.tree.words[accord.word].lemma == "agreement" and _has_content(accord):
        return "agreed", accord.acting[0] if accord.acting else None
    head = accord.tree.heads[accord.word]
    if head >= 0 and accord.tree.words[head].lemma in _sought():
        return "under_negotiation" if "talk" in accord.tree.words[head].lemma or accord.tree.words[
            head
        ].lemma.startswith("negot") else "proposed", None
    if accord.roles.preposition(accord.word) in _STANDING:
        return "in_force", None
    return None, accord.acting[0] if accord.acting else None


def _step_noun(accord: Accord) -> int:
    """The noun for a step of which an accord is the matter («the signing of a treaty», «the breakdown of talks»), or
    -1."""
    head = accord.tree.heads[accord.word]
    is_of = head >= 0 and accord.roles.preposition(accord.word) == "of" and accord.tree.relations[accord.word] == "nmod"
    return head if is_of and accord.tree.words[head].lemma in document("agreement_steps")["nouns"] else -1


def _has_content(accord: Accord) -> bool:
    """«Britain's agreement to cede the islands»."""
    clauses = accord.roles.children(accord.word, "acl")
    return any(accord.tree.words[index].tag == "VB" for index in clauses) or any(
        accord.roles.preposition(index) == "to" and accord.tree.words[index].actor is None
        for index in accord.roles.children(accord.word, "nmod")
    )


@cache
def _sought() -> frozenset[str]:
    return frozenset(document("agreement_steps")["sought"].split())


def _own_date(accord: Accord) -> str | None:
    """The date in the phrase itself: «the treaty of 1929», «the 1959 treaty», «an accord signed in May»."""
    tokens = accord.clauses.line.tokens
    for index in accord.phrase:
        word = accord.tree.words[index]
        if word.date:
            dates = accord.analysis.dates_in(tokens[word.start].start, tokens[word.end - 1].end)
            if dates:
                return dates[0].value
    for clause in accord.roles.children(accord.word, "acl", "acl:relcl"):
        for index in accord.roles.children(clause, "obl", "obl:tmod"):
            word = accord.tree.words[index]
            if word.date:
                dates = accord.analysis.dates_in(tokens[word.start].start, tokens[word.end - 1].end)
                if dates:
                    return dates[0].value
    return None


def _kind(accord: Accord, parties: tuple[str, ...]) -> str | None:
    if "CEASEFIRE" in accord.argument.classes:
        return "ceasefire"
    if "MEMBERSHIP" in accord.argument.classes:
        return "accession"
    if "ORDER" in accord.argument.classes:
        return "arms_transfer"
    words = accord.words()
    line = accord.clauses.line
    place = accord.tree.words[accord.word].start
    titled = (
        kind_by_title(
            line,
            Cue(place, place + 1, {"cue": "", "kind": "", "status": "", "needs": "", "gives": ""}, "noun"),
            parties,
        )
        if len(parties) > 1
        else None
    )
    if titled is not None:
        return titled
    found = kind_of_words(words)
    if found is None and "ALLIANCE" in accord.argument.classes:
        return "alliance"
    if found is not None:
        return found
    start, end = accord.clauses.span(place)
    near = kind_around(line.lowers[start:end], place - start)
    return near or kind_around(line.lowers, place) or _kind_nearby(accord)


def _kind_nearby(accord: Accord) -> str | None:
    """What the sentences before an accord are about."""
    words: list[str] = []
    for clauses in accord.analysis.clauses[max(0, accord.number - _NEARBY) : accord.number]:
        words += clauses.line.lowers
    return kind_of_words(words)


def _parties(accord: Accord) -> tuple[str, ...]:
    together: list[str] = []
    across: list[str] = []
    for index in accord.roles.children(accord.word, "nmod"):
        argument, preposition = accord.roles.argument(index), accord.roles.preposition(index)
        if "MEMBERSHIP" in argument.classes:
            across += [
                one for inner in accord.roles.children(index, "nmod") for one in accord.roles.argument(inner).ids
            ]
        elif preposition in _TOGETHER:
            together += argument.ids
        elif preposition in _ACROSS:
            across += argument.ids
        elif "ORDER" in accord.argument.classes:
            across += argument.owners or argument.ids
    if len(set(together)) > 1:
        return tuple(dict.fromkeys(together))
    step = _step_noun(accord)
    if step >= 0 and "MEMBERSHIP" not in accord.argument.classes:
        noun = accord.roles.argument(step)
        by = [
            one
            for index in accord.roles.children(step, "nmod")
            if accord.roles.preposition(index) == "by"
            for one in accord.roles.argument(index).ids
        ]
        together += [*noun.owners, *by]
    own = [*accord.argument.owners, *accord.argument.ids, *together]
    if len(set(own)) > 1 or (own and across):
        return tuple(dict.fromkeys((*own, *across)))
    for each in accord.acting:
        if each.classes & _outside() or ("CEASEFIRE" in accord.argument.classes and each.classes & _URGING):
            continue
        acts = each.agent is not None and accord.word not in each.agent.parts
        agents = list(each.agent.actors) if each.agent is not None and acts else []
        partners = [
            one for word, other in each.obliques if word in ("with", "between", "among", "by") for one in other.ids
        ]
        second = list(each.second.ids) if each.second is not None else []
        found = tuple(dict.fromkeys((*agents, *own, *across, *partners, *second)))
        if len(found) > 1:
            return found
        own = [*own, *agents, *partners]
    return tuple(dict.fromkeys((*own, *across)))


@cache
def _outside() -> frozenset[str]:
    """Classes of verbs whose agents are not parties of an accord."""
    return frozenset(document("agreement_steps")["outside"].split())


def _subject(accord: Accord) -> str | None:
    for index in accord.roles.children(accord.word, "nmod"):
        if accord.roles.preposition(index) in _ABOUT and accord.tree.words[index].actor is None:
            words = sorted(_matter(accord.roles, index))
            tokens = accord.clauses.line.words(accord.tree.words[words[0]].start, accord.tree.words[words[-1]].end)
            return " ".join(tokens.split()) or None
    return None


def _matter(roles: Roles, head: int) -> set[int]:
    """The words that say what an accord is about: a noun with its modifiers and «of»; what is sold, not the sale."""
    inner = [index for index in roles.children(head, "nmod") if roles.preposition(index) == "of"]
    if "ORDER" in noun_classes(roles.tree, head) and inner:
        return _matter(roles, inner[0])
    found = {head, *roles.children(head, "det", "amod", "compound", "nummod", "nmod:poss")}
    for index in tuple(found - {head}):
        found.update(roles.children(index, "det", "amod", "compound", "nummod"))
    for index in inner:
        found |= _matter(roles, index)
    return found
