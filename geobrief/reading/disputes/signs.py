"""Signs of disputes: nouns and verbs of contention in a sentence, with the proposition around each.

`data/dispute_nouns.toml` and `data/dispute_verbs.toml` give the kind, how the sides are found, and how much a sign
counts. Signs that are figurative, names or unreal are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from geobrief.reading.disputes.drafts import TextContext
from geobrief.reading.entities import Line
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.lexicons import dispute_words, document
from geobrief.reading.propositions.classes import names_any, noun_classes
from geobrief.reading.propositions.owners import MEASURES
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Roles
from geobrief.reading.propositions.senses import is_filled
from geobrief.reading.syntax.trees import Tree
from geobrief.when import Date

_NEAR, _OLD_YEARS = 8, 3
_UNREAL = frozenset(("negated", "hypothetical", "future"))
SignRow = Mapping[str, Any]


@attrs.frozen(slots=True)
class Sign:
    """A noun or verb of contention.

    `said` is its proposition; `outer` that of the verb of which a noun is an argument, in the role `relation`, and
    `ending` whether a noun between says that the contention ends («the end of the war»).
    """

    context: TextContext
    number: int
    label: str
    row: SignRow
    said: Proposition
    outer: Proposition | None = None
    relation: str = ""
    ending: bool = False
    described: Proposition | None = None

    @property
    def all_said(self) -> tuple[Proposition, ...]:
        """The propositions in which the noun or verb takes part, its own first."""
        return tuple(each for each in (self.said, self.described, self.outer) if each is not None)

    @property
    def tree(self) -> Tree:
        return self.said.tree

    @property
    def clauses(self) -> Clauses:
        return self.context.analysis.clauses[self.number]

    @property
    def line(self) -> Line:
        return self.clauses.line

    @property
    def start(self) -> int:
        """The first token of the noun or verb."""
        return self.said.token

    @property
    def end(self) -> int:
        """The token after the noun or verb."""
        return self.tree.words[self.said.word].end

    @property
    def is_noun(self) -> bool:
        return self.said.is_noun

    @property
    def kind(self) -> str:
        """The kind in the row; empty if the words around decide."""
        return str(self.row.get("kind", ""))

    @property
    def scheme(self) -> str:
        """How the sides are found."""
        return str(self.row["sides"])

    @property
    def is_title(self) -> bool:
        return self.line.sentence.is_title

    @property
    def definite(self) -> bool:
        """«the war», «their quarrel»: the words presuppose it."""
        return self.said.agent is not None or any(
            self.tree.words[at].lower in ("the", "this", "that", "these", "those", "its", "their", "his", "her")
            for at in self.tree.children(self.said.word, "det", "nmod:poss", "amod")
        )

    @property
    def is_asked(self) -> bool:
        """«asked Chile to extradite a colonel»: a request that is a dispute in itself."""
        governor = self.governor
        return bool(self.row.get("asked")) and governor is not None and bool(governor.classes & {"ASK", "DEMAND"})

    @property
    def governor(self) -> Proposition | None:
        """The proposition on which the sign or the verb around it depends."""
        said = self.outer or self.said
        for word in (said.modality.governor, said.modality.speaker):
            for each in self.context.analysis.propositions[self.number] if word >= 0 else ():
                if each.word == word:
                    return each
        return None

    def before(self, reach: int) -> list[str]:
        """The words before the noun or verb."""
        return self.line.lowers[max(0, self.start - reach) : self.start]

    def says_before(self, name: str, reach: int) -> bool:
        """Whether one of the words before it is in a list."""
        return not dispute_words(name).isdisjoint(self.before(reach))


def signs(context: TextContext, number: int) -> Iterator[Sign]:
    """The signs of one sentence in their literal meaning."""
    said = context.analysis.propositions[number]
    if not said:
        return
    unreal: list[Sign] = []
    real: list[Sign] = []
    for sign in (*_nouns(context, number), *_verbs(context, number)):
        if _is_near(sign) and not (sign.is_noun and (_is_name(sign) or _is_figurative(sign))):
            (unreal if is_unreal(sign) else real).append(sign)
    denied = any(sign.scheme == "mutual" and int(sign.row["score"]) > 1 for sign in unreal)
    yield from (sign for sign in real if not (denied and sign.row.get("near")))


def is_denied(context: TextContext, number: int) -> bool:
    """Whether all that a sentence says of contention is denied or only supposed."""
    if not context.analysis.propositions[number]:
        return False
    literal = [
        sign
        for sign in (*_nouns(context, number), *_verbs(context, number))
        if _is_near(sign) and int(sign.row["score"]) > 1
    ]
    return bool(literal) and all(is_unreal(sign) for sign in literal)


def _nouns(context: TextContext, number: int) -> Iterator[Sign]:
    said = context.analysis.propositions[number]
    tree = said[0].tree
    if not names_any((word.lower for word in tree.words), tuple(document("dispute_nouns")), "dispute_nouns"):
        return
    roles = said[0].roles
    by_word = {each.word: each for each in said}
    for index, word in enumerate(tree.words):
        if word.tag == "ACT" and not dispute_words("riparian").isdisjoint(word.lower.split()):
            actor = said[0].roles.argument(index)
            riparian = Proposition(said[0].roles, index, frozenset(), is_noun=True, obliques=(), agent=actor)
            yield Sign(context, number, "RIPARIANS", document("dispute_nouns")["RIPARIANS"], riparian)
        if word.tag not in ("NN", "NNS") or tree.relations[index] == "compound":
            continue
        labels = noun_classes(tree, index, "dispute_nouns")
        if not labels:
            continue
        proposition = _with_measure(
            roles, by_word.get(index) or Proposition(said[0].roles, index, labels, is_noun=True)
        )
        proposition = _with_name(roles, proposition)
        outer, relation, ending = _outer(tree, by_word, index)
        inner = (by_word[at] for at in tree.children(index, "acl", "acl:relcl") if at in by_word)
        described = next(inner, None)
        for label in sorted(labels):
            row = document("dispute_nouns")[label]
            yield Sign(context, number, label, row, proposition, outer, relation, ending, described)


@cache
def _measures() -> frozenset[str]:
    return MEASURES | dispute_words("lengths")


def _with_measure(roles: Roles, said: Proposition) -> Proposition:
    """A noun with the owner of what measures it («their state of war», «a series of clashes between A and B»)."""
    head = roles.tree.heads[said.word]
    if head < 0 or roles.tree.relations[said.word] != "nmod" or roles.tree.words[head].lemma not in _measures():
        return said
    measure = Proposition(roles, head, frozenset(), is_noun=True)
    others = tuple((word, each) for word, each in measure.obliques if each.word != said.word)
    obliques = (*said.obliques, *others)
    return attrs.evolve(said, agent=said.agent or measure.agent, obliques=obliques, modality=measure.modality)


def _with_name(roles: Roles, said: Proposition) -> Proposition:
    """«the Peru-Chile dispute», «an India-China standoff»: names right before the noun are its owner."""
    tree, at = roles.tree, said.word - 1
    while at > 0 and tree.words[at].tag in ("JJ", "NN"):
        at -= 1
    named = (
        at >= 0 and tree.words[at].tag == "ACT" and tree.relations[said.word] == "appos" and tree.heads[said.word] == at
    )
    return attrs.evolve(said, agent=roles.argument(at)) if named and said.agent is None else said


def _outer(tree: Tree, by_word: Mapping[int, Proposition], noun: int) -> tuple[Proposition | None, str, bool]:
    """The proposition of which a noun is an argument, its role, and whether a noun between means its end."""
    ending = False
    for _ in range(4):
        head, relation = tree.heads[noun], tree.relations[noun]
        if head < 0:
            break
        outer = by_word.get(head)
        if relation == "obl" and outer is not None and outer.passive and outer.object is None:
            relation = "nsubj:pass"  # «most of the sanctions were lifted»
        if relation in ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "attr", "xcomp") and outer is not None:
            return outer, relation, ending
        if relation == "nmod" and tree.words[head].lemma in dispute_words("endings"):
            ending = True
        elif relation not in ("conj", "appos") and not (relation == "nmod" and tree.words[head].lemma in _measures()):
            break
        noun = head
    return None, "", ending


@cache
def _verb_rows() -> dict[str, list[tuple[str, str, SignRow]]]:
    """The rows of verbs by class: the class of the object, the name and the row."""
    found: dict[str, list[tuple[str, str, SignRow]]] = {}
    for label, row in document("dispute_verbs").items():
        verb, _, noun = label.partition("+")
        found.setdefault(verb, []).append((noun, label, row))
    return found


def _verbs(context: TextContext, number: int) -> Iterator[Sign]:
    for said in context.analysis.propositions[number]:
        if said.is_noun:
            continue
        for verb in sorted(said.classes):
            for noun, label, row in _verb_rows().get(verb, ()):
                if _is_fitting(noun, said):
                    yield Sign(context, number, label, row, said)


def _is_fitting(noun: str, said: Proposition) -> bool:
    if said.classes & {"BE_AT_ODDS", "DISPUTE"} and said.tree.children(said.word, "ccomp"):
        return False  # «argues that»
    if noun.startswith("<"):
        return said.agent is not None and noun[1:] in said.agent.classes
    return not noun or any(is_filled(each, said.object, said.tree) for each in noun.split("|"))


def _is_near(sign: Sign) -> bool:
    """Whether a word that the row needs is near: in the clause of a noun, in the sentence of a verb."""
    needs = sign.row.get("near")
    if not needs:
        return True
    start, end = sign.clauses.span(sign.start) if sign.is_noun else (0, len(sign.line.lowers))
    near = sign.line.lowers[max(0, start - _NEAR) : sign.start] + sign.line.lowers[sign.start + 1 : end]
    return not dispute_words(needs).isdisjoint(near)


def _is_name(sign: Sign) -> bool:
    """«the Export Control Act», «the Gulf War»: a capital within a sentence makes it the name of a law or war."""
    is_water = sign.kind in ("river", "maritime")
    return not sign.is_title and not is_water and sign.start > 1 and sign.line.tokens[sign.start].is_capital


def _is_figurative(sign: Sign) -> bool:
    """«the second world war», «war on drugs», «extradition treaty», «cut tariffs»: words that mean something else."""
    if sign.says_before("other_before", 2) or (sign.kind == "trade" and sign.says_before("lowering", 2)):
        return True
    end, line = sign.end, sign.line
    on_something = sign.label == "WAR" and line.lower(end) == "on" and end + 1 not in line.owner
    return on_something or line.lower(end) in dispute_words("other_after")


def is_unreal(sign: Sign) -> bool:
    """Whether the clause denies the dispute or only supposes it; «the war», «their quarrel» presuppose it."""
    if sign.is_noun and not dispute_words("imagined").isdisjoint(sign.before(3)[:2]):
        return True
    if sign.says_before("nearly", 3):
        return True
    governor = sign.governor if not sign.is_noun else None
    if governor is not None and governor.agent is not None and governor.classes & {"ACCUSE", "SUSPECT"}:
        return True  # what is only alleged is the matter of the accusation
    if sign.said.modality.value not in _UNREAL:
        return False
    if not sign.is_noun:
        return not sign.is_asked and not (sign.row.get("status") and sign.said.modality.value == "future")
    if sign.ending or (sign.outer is not None and sign.outer.lemma in dispute_words("ending")):
        return False
    exists = sign.outer is not None and sign.outer.lemma in dispute_words("existing") and sign.relation != "obl"
    return exists or not sign.definite


def is_long_ago(sign: Sign) -> bool:
    """Whether all dates of the clause are years before the text, and none of them is the start of an open period."""
    analysis, (start, end) = sign.context.analysis, sign.clauses.span(sign.start)
    dates = analysis.dates_in(sign.line.tokens[start].start, sign.line.tokens[end - 1].end)
    days = [Date(str(date.value)).latest for date in dates if "/" not in str(date.value)]
    if analysis.published is None or not days or any(str(date.period or "").endswith("/..") for date in dates):
        return False
    return all(day is not None and day.year + _OLD_YEARS <= analysis.published.year for day in days)


def is_background(sign: Sign) -> bool:
    """«after the coup», «since the fighting of 2021»: mentioned only to date something else."""
    if not sign.is_noun:
        return False
    marks = sign.tree.children(sign.said.word, "case")
    return any(sign.tree.words[at].lower in dispute_words("dating") for at in marks)
