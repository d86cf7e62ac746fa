"""Does a sentence speak of what is to come where a date stands?

The verb that stands nearest before the date decides, then the first one after it: «officials said on Monday that …»
is past (and done), «the talks will open on Monday» is future, «the talks would open on Monday» conditional, and what
had been planned for Monday may have been on either side of publication.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import attrs

from geobrief.reading.dates.lexicon import words
from geobrief.reading.dates.tokens import KINDS, Token

_REACH = 40  # tokens; a verb farther off says nothing, and the time stays linear


@attrs.frozen
class Sentences:
    """The tokens of a text and where its sentences begin."""

    tokens: list[Token]
    offsets: list[int]
    beginnings: list[int]

    @classmethod
    def of(cls, tokens: list[Token]) -> Sentences:
        """Find the sentences among the tokens of a text."""
        beginnings = [index + 1 for index in range(len(tokens)) if _ends_sentence(tokens, index)]
        return cls(tokens, [token.start for token in tokens], [0, *beginnings])

    def together(self, one: int, other: int) -> bool:
        """Whether two offsets stand in one sentence."""
        return self._sentence(self._index(one)) == self._sentence(self._index(other))

    def tense_at(self, offset: int) -> str:
        """`past`, `future`, `conditional` or `either` (planned in the past); `unknown` where no verb tells.

        `done` is a past tense whose verb the date stands right beside: «signed on 3 December».
        """
        at = self._index(offset)
        tense = self._verb(at)
        return "either" if tense == "past" and self._is_limit(at) else tense

    def _is_limit(self, at: int) -> bool:
        """Whether «by» or «until» stands before a date: it may lie ahead of a past tense («extended until May»)."""
        before = at - 1
        while before >= max(0, at - 4) and self.tokens[before].kind in _INNER:
            before -= 1
        return before >= 0 and self.tokens[before].kind in _LIMITS

    def _verb(self, at: int) -> str:
        number = self._sentence(at)
        begin = self.beginnings[number]
        end = self.beginnings[number + 1] if number + 1 < len(self.beginnings) else len(self.tokens)
        for index in range(at - 1, max(begin, at - _REACH) - 1, -1):
            if (tense := _tense(self.tokens, index)) is not None:
                return "done" if tense == "past" and self._is_beside(index, at) else tense
        for index in range(at + 1, min(end, at + _REACH)):
            if (tense := _tense(self.tokens, index)) is not None:
                return tense
        return "unknown"

    def _is_beside(self, verb: int, at: int) -> bool:
        return all(token.kind in _LINKS for token in self.tokens[verb + 1 : at])

    def _index(self, offset: int) -> int:
        return max(0, bisect_left(self.offsets, offset + 1) - 1)

    def _sentence(self, index: int) -> int:
        return bisect_right(self.beginnings, index) - 1


def _ends_sentence(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if token.kind == KINDS["BREAK"]:
        return True
    if token.word not in {".", "!", "?"} or index + 1 == len(tokens):
        return False
    after = tokens[index + 1]
    if after.start == token.end and after.word.isalnum():
        return False
    return token.word != "." or not index or tokens[index - 1].word not in words("dotted")


def _tense(tokens: list[Token], index: int) -> str | None:
    word, before = tokens[index].word, tokens[index - 1] if index else tokens[index]
    after = tokens[index + 1].word if index + 1 < len(tokens) else ""
    if word in {"to", "be"} and before.word in _TO_COME:
        return _TO_COME[before.word]
    if word == "set" and after == "to":
        return "future"
    if word == "due" and after == "to" and before.word not in words("being"):
        return None  # «due to» is «because of»
    if before.kind in _BEFORE_NOUNS or tokens[index].kind == KINDS["NAMESAKE"]:
        return None
    if word in words("nouns") and after != "to":
        return None
    for name in ("conditional", "either", "future"):
        if word in words(name):
            return "future" if name == "either" and before.word in {"is", "are"} else name
    if word in words("arranged"):
        return "future"
    if word in words("past") or (word.endswith("ed") and len(word) > 3 and word not in words("no_past")):
        return None if before.word == "be" else "past"
    return None


_TO_COME = {"is": "future", "are": "future", "to": "future", "was": "either", "were": "either"}
_LIMITS = frozenset(KINDS[name] for name in ("BY", "UNTIL", "THROUGH"))
_INNER = frozenset(KINDS[name] for name in ("THE", "EDGE", "MID", "EARLY", "LATE", "OF", "DASH"))
_LINKS = frozenset(KINDS[name] for name in ("ON", "IN", "THE"))
_BEFORE_NOUNS = frozenset(KINDS[name] for name in ("THE", "A", "POSSESSIVE", "OWN"))
