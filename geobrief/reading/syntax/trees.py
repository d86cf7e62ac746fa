"""Arcs between the words of a sentence: which word depends on which, and how.

The relations are those of Universal Dependencies, as far as they are needed: nsubj, nsubj:pass, obj, iobj, obl and nmod
(with a `case`), nmod:poss, amod, compound, det, nummod, appos, conj, aux, aux:pass, neg, mark, ccomp, xcomp, advcl,
acl, acl:relcl, parataxis, root.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import attrs

from geobrief.reading.syntax.words import Word

_NONE: dict[str, list[int]] = {}
_AUXILIARY = frozenset(("MD", "HAVE", "BE", "DO"))
_PHRASE = frozenset(("IN", "DT", "JJ", "CD", "NN", "NNS", "ACT", "POS", "DATE"))
_FINITE = frozenset(("MD", "VBZ", "VBD", "VBP"))
_NOUNS = frozenset(("NN", "NNS", "ACT", "DATE"))


def _dependents(tree: Tree) -> dict[int, dict[str, list[int]]]:
    """The dependents of each head by relation."""
    found: dict[int, dict[str, list[int]]] = {}
    for index, head in enumerate(tree.heads):
        found.setdefault(head, {}).setdefault(tree.relations[index], []).append(index)
    return found


@attrs.frozen(slots=True)
class Tree:
    """The words of a sentence with the head (-1 for a root) and the relation of each.

    `shared` has weak references to what all that look at a sentence share.
    """

    words: tuple[Word, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    _by_head: dict[int, dict[str, list[int]]] = attrs.field(
        init=False, repr=False, eq=False, default=attrs.Factory(_dependents, takes_self=True)
    )
    shared: dict[str, Any] = attrs.field(init=False, repr=False, eq=False, factory=dict)

    def children(self, head: int, *relations: str) -> list[int]:
        """The dependents of a word, with one of these relations where any are given."""
        found = self._by_head.get(head)
        if found is None:
            return []
        if len(relations) == 1:
            return found.get(relations[0], [])[:]
        listed = [rows for name, rows in found.items() if not relations or name in relations]
        if len(listed) < 2:
            return listed[0][:] if listed else []
        return sorted(chain(*listed))

    def dependents(self, head: int) -> Mapping[str, Sequence[int]]:
        """The dependents of a word by relation; for work that is done often."""
        return self._by_head.get(head, _NONE)

    def rows(self) -> Iterator[str]:
        """One line a word, for people: number, word, tag, head, relation."""
        for index, word in enumerate(self.words):
            yield f"{index:3} {word.lower:24} {word.tag:6} {self.heads[index]:3} {self.relations[index]}"


@attrs.define(slots=True)
class VerbGroup:
    """A verb with its auxiliaries: first word, word after, the main verb, and its form: fin, inf, ing or part."""

    start: int
    end: int
    main: int
    form: str
    passive: bool


@attrs.define(slots=True)
class OpenClause:
    """A clause under construction; `verb` is its main verb once it is known."""

    kind: str
    attach: int = -1
    marker: int = -1
    antecedent: int = -1
    subject: int = -1
    verb: int = -1
    group: VerbGroup | None = None
    object: int = -1
    last: int = -1
    waiting: list[int] = attrs.field(factory=list)
    rel_preposition: int = -1


class Parse:
    """Words with their arcs so far, the clauses that are open on a stack, and what was read last."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words: Sequence[Word] = words
        self.size: int = len(words)
        self.heads: list[int] = [-1] * len(words)
        self.relations: list[str] = ["dep"] * len(words)
        self.stack: list[OpenClause] = [OpenClause("main")]
        self.preposition: int = -1
        self.coordinator: int = -1
        self.comma: bool = False
        self.last_nominal: int = -1
        self.at: int = 0
        self.roots: list[int] = []

    def clear_links(self) -> None:
        """Forget the preposition, the coordinator and the comma that came before a phrase."""
        self.preposition, self.coordinator, self.comma = -1, -1, False

    # --- arcs ---------------------------------------------------------------------------------------------------------

    def link(self, child: int, head: int, relation: str) -> None:
        """Attach a word; a later link replaces an earlier one."""
        self.heads[child], self.relations[child] = head, relation

    @property
    def frame(self) -> OpenClause:
        return self.stack[-1]

    def tag(self, index: int) -> str:
        return self.words[index].tag if 0 <= index < self.size else "END"

    def _whole(self, noun: int) -> int:
        """The noun of which another is a part: the declaration of «the declaration of principles, signed in»."""
        while self.relations[noun] == "nmod" and self._case(noun) == "of" and self.tag(noun) != "ACT":
            noun = self.heads[noun]
        return noun

    def _case(self, noun: int) -> str:
        return next(
            (
                self.words[at].lower
                for at in range(max(0, noun - 6), noun)
                if self.heads[at] == noun and self.relations[at] == "case"
            ),
            "",
        )

    def _is_owner(self, index: int) -> bool:
        actor = self.words[index].actor
        return actor is not None and actor.owner

    def _first_conjunct(self, index: int) -> int:
        while index >= 0 and self.relations[index] == "conj":
            index = self.heads[index]
        return index

    def _outer_waits(self) -> bool:
        """Whether a clause further out has a subject but no verb yet: the finite verb is its own."""
        return any(frame.verb < 0 and frame.subject >= 0 for frame in self.stack[:-1])

    def _finite_next(self) -> bool:
        at = self.at
        while self.tag(at) in ("RB", "NOT", "DATE"):
            at += 1
        tag = self.tag(at)
        if tag in ("MD", "VBZ", "VBD", "VBP", "DO"):
            return True
        return tag in ("BE", "HAVE") and self.words[at].lower not in ("be", "been", "being", "having")

    def _clause_next(self) -> bool:
        """Whether a finite verb follows, after «, and» or «but» also past phrases: «, and officials in Tunis asked»."""
        if self._finite_next():
            return True
        joined = self.coordinator >= 0 and (self.comma or self.words[self.coordinator].lower == "but")
        if not joined or (self.tag(self.at) != "IN" and self.tag(self.at) != "PUNCT"):
            return False
        at = self._after_phrases(self.at)
        if self.tag(at) == "PUNCT" and self.words[at].lower == ",":  # «, and Kyi, its envoy, called»
            at = self._after_phrases(at + 1)
            if self.tag(at) != "PUNCT" or self.words[at].lower != ",":
                return False
            at += 1
            return self.tag(at) in _FINITE
        return self.tag(at - 1) in _NOUNS and self.tag(at) in _FINITE

    def _after_phrases(self, at: int) -> int:
        while self.tag(at) in _PHRASE:
            at += 1
        return at

    def _pop(self) -> None:
        frame = self.stack.pop()
        if frame.verb < 0 and frame.subject >= 0 and self.stack:
            self.link(frame.subject, self.stack[-1].verb, "dep")

    def _close_to_main(self) -> None:
        while len(self.stack) > 1:
            self._pop()

    def _starts_group(self, at: int) -> bool:
        tag = self.tag(at)
        if tag == "TO":
            return True
        if tag in ("RB", "NOT"):
            return (
                at + 1 < len(self.words)
                and self.words[at].lower != "there"
                and self._starts_group(at + 1)
                and self.tag(at + 1) not in ("RB", "NOT")
            )
        return tag in _AUXILIARY or tag in ("VB", "VBZ", "VBD", "VBP", "VBN", "VBG")
