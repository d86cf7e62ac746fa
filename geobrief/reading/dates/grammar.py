"""How is the grammar of dates written? As rules, each a pattern over kinds of tokens and a function that makes one
token of them.

The rules are applied one after another to the whole text: what an earlier rule has put together is a single token for
the later ones. A pattern is a regular expression whose letters are the names of kinds: `DAY OF? [MONTH NAMESAKE]
(COMMA? YEAR)?`. No pattern has an unbounded repetition, so that the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import attrs

from geobrief.reading.dates.tokens import KINDS, Token

_NAME = re.compile(r"[A-Z]+")


@attrs.frozen
class View:
    """The tokens that a rule has matched, and their neighbours."""

    all: list[Token]
    start: int
    end: int

    @property
    def tokens(self) -> list[Token]:
        """The tokens matched."""
        return self.all[self.start : self.end]

    def every(self, *names: str) -> list[Token]:
        """The matched tokens of these kinds."""
        kinds = {KINDS[name] for name in names}
        return [token for token in self.tokens if token.kind in kinds]

    def find(self, *names: str) -> Token | None:
        """The first matched token of one of these kinds."""
        return next(iter(self.every(*names)), None)

    def the(self, *names: str) -> Token:
        """The first matched token of one of these kinds, which the pattern demands."""
        return self.every(*names)[0]

    def has(self, *names: str) -> bool:
        """Whether a token of one of these kinds was matched."""
        return self.find(*names) is not None

    def before(self, steps: int = 1) -> Token:
        """The token so many steps before the match; an empty one at the beginning of the text."""
        at = self.start - steps
        return self.all[at] if at >= 0 else _NOTHING

    def after(self, steps: int = 1) -> Token:
        """The token so many steps after the match; an empty one at the end of the text."""
        at = self.end + steps - 1
        return self.all[at] if at < len(self.all) else _NOTHING

    def token(self, kind: str, number: int = 0, name: str = "") -> Token:
        """A token that takes the place of those matched."""
        first, last = self.all[self.start], self.all[self.end - 1]
        return Token(KINDS[kind], first.start, last.end, first.word, number, name)


_NOTHING = Token("", -1, -1)
Made = Token | list[Token] | None
Build = Callable[[View], Made]


@attrs.frozen
class Rule:
    """A named pattern, and what to make of the tokens it matches; None leaves them as they are."""

    name: str
    pattern: re.Pattern[str]
    build: Build


def rule(name: str, pattern: str) -> Callable[[Build], Rule]:
    """Make a rule of a function; the names of kinds in the pattern become the characters that stand for them."""
    compiled = re.compile(_NAME.sub(lambda found: KINDS[found[0]], pattern).replace(" ", ""))
    return lambda build: Rule(name, compiled, build)


def rewrite(tokens: list[Token], rules: Iterable[Rule]) -> list[Token]:
    """The tokens after all rules have been applied, each from left to right."""
    kinds = "".join(token.kind for token in tokens)
    for each in rules:
        made, at = _apply(each, tokens, kinds)
        if at:
            tokens = made + tokens[at:]
            kinds = "".join(token.kind for token in tokens)
    return tokens


def _apply(each: Rule, tokens: list[Token], kinds: str) -> tuple[list[Token], int]:
    made: list[Token] = []
    at = 0
    match = each.pattern.search(kinds)
    while match:
        built = each.build(View(tokens, match.start(), match.end()))
        if built is None:
            match = each.pattern.search(kinds, match.start() + 1)
            continue
        parts = built if isinstance(built, list) else [built]
        for part in parts:
            part.rule = part.rule or each.name
        made += tokens[at : match.start()] + parts
        at = match.end()
        match = each.pattern.search(kinds, at)
    return made, at
