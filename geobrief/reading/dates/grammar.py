"""The grammar of dates: rules over kinds of tokens, and the expressions that they make.

A rule has a pattern and a function that makes one token of the tokens matched. The rules are applied one after another
to the whole text, and what an earlier rule has made is a single token for the later ones. A pattern is a regular
expression over the names of kinds: `DAY OF? [MONTH NAMESAKE] (COMMA? YEAR)?`. No pattern has an unbounded repetition,
so that the time is linear in the length of the text.

An `Expression` holds a function from the discourse to a meaning. Rules for parts of dates wrap that function, so that
«the end of next year» is the last month of the year after publication, whenever that is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

import attrs

from geobrief.reading.dates.calendar import CalendarSpan
from geobrief.reading.dates.discourse import Discourse, MakeInYear, Meaning
from geobrief.reading.dates.lexicon import KINDS
from geobrief.reading.dates.tokens import DateToken

_NAME = re.compile(r"[A-Z]+")


@attrs.frozen
class Match:
    """The tokens that a rule has matched, and their neighbours."""

    text_tokens: list[DateToken]
    start: int
    end: int

    @property
    def tokens(self) -> list[DateToken]:
        """The tokens matched."""
        return self.text_tokens[self.start : self.end]

    def every(self, *names: str) -> list[DateToken]:
        """The matched tokens of these kinds."""
        kinds = {KINDS[name] for name in names}
        return [token for token in self.tokens if token.kind in kinds]

    def find(self, *names: str) -> DateToken | None:
        """The first matched token of one of these kinds, or None."""
        return next(iter(self.every(*names)), None)

    def first(self, *names: str) -> DateToken:
        """The first matched token of one of these kinds; the pattern guarantees one."""
        return self.every(*names)[0]

    def has(self, *names: str) -> bool:
        """Whether a token of one of these kinds was matched."""
        return self.find(*names) is not None

    def before(self, steps: int = 1) -> DateToken:
        """The token so many steps before the match; an empty one at the beginning of the text."""
        at = self.start - steps
        return self.text_tokens[at] if at >= 0 else _NOTHING

    def after(self, steps: int = 1) -> DateToken:
        """The token so many steps after the match; an empty one at the end of the text."""
        at = self.end + steps - 1
        return self.text_tokens[at] if at < len(self.text_tokens) else _NOTHING

    def token(self, kind: str, number: int = 0, name: str = "") -> DateToken:
        """A token that takes the place of those matched."""
        first, last = self.text_tokens[self.start], self.text_tokens[self.end - 1]
        return DateToken(KINDS[kind], first.start, last.end, first.word, number, name)


_NOTHING = DateToken("", -1, -1)
# What takes the place of the tokens matched; None leaves them as they are.
Replacement = DateToken | list[DateToken] | None
Build = Callable[[Match], Replacement]
FindMeaning = Callable[[Discourse], Meaning]


@attrs.frozen
class DateRule:
    """A named pattern, and the function that makes tokens of those it matches.

    A text is searched only if it has one of the kinds of each of `needs`, and the pattern is compiled by then.
    """

    name: str
    source: str
    needs: tuple[frozenset[str], ...]
    build: Build

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression over kinds of tokens."""
        return re.compile(self.source)


def rule(name: str, pattern: str) -> Callable[[Build], DateRule]:
    """Decorator that makes a rule of a function; a name in the pattern that is not a kind is a `KeyError`."""
    source = _NAME.sub(lambda found: KINDS[found[0]], pattern).replace(" ", "")
    return lambda build: DateRule(name, source, _needs(source), build)


_AROUND = re.compile(r"\(\?[<=!][^()]*\)")
_GROUP = re.compile(r"\([^()]*\)\??")
_PART = re.compile(r"\[([^]]*)\](\??)|([^\W_])(\??)")


def _needs(source: str) -> tuple[frozenset[str], ...]:
    """Sets of kinds of which every match has one: the parts of a pattern that are neither optional nor in a group.

    >>> _needs("ab?(c|d)?[ef](?=g)") == (frozenset("a"), frozenset("ef")), _needs("a|b"), _needs("a?")
    (True, (), ())
    """
    plain, before = _AROUND.sub("", source), ""
    while plain != before:
        plain, before = _GROUP.sub(" ", plain), plain
    if "|" in plain:
        return ()
    parts = _PART.findall(plain)
    return tuple(frozenset(several or one) for several, may_several, one, may_one in parts if not may_several + may_one)


def rewrite(tokens: list[DateToken], rules: Iterable[DateRule]) -> list[DateToken]:
    """The tokens after all rules have been applied, each from left to right."""
    kinds = "".join(token.kind for token in tokens)
    present = frozenset(kinds)
    for each in rules:
        if any(map(present.isdisjoint, each.needs)):
            continue
        made, at = _apply(each, tokens, kinds)
        if at:
            tokens = made + tokens[at:]
            kinds = "".join(token.kind for token in tokens)
            present = frozenset(kinds)
    return tokens


def _apply(each: DateRule, tokens: list[DateToken], kinds: str) -> tuple[list[DateToken], int]:
    made: list[DateToken] = []
    at = 0
    hit = each.pattern.search(kinds)
    while hit:
        built = each.build(Match(tokens, hit.start(), hit.end()))
        if built is None:
            hit = each.pattern.search(kinds, hit.start() + 1)
            continue
        parts = built if isinstance(built, list) else [built]
        for part in parts:
            part.rule = part.rule or each.name
        made += tokens[at : hit.start()] + parts
        at = hit.end()
        hit = each.pattern.search(kinds, at)
    return made, at


@attrs.frozen
class Expression:
    """A date, duration or repetition, before the text around it is known.

    `unit` is the unit that the words of a date name, `in_year` makes the date where they leave the year open («12
    July»), `fixed` says whether they give the year; `label` is the value of a duration or repetition.
    """

    find_meaning: FindMeaning | None = None
    unit: str = ""
    in_year: MakeInYear | None = None
    fixed: bool = False
    kind: str = "date"
    label: str = ""


def dated(match: Match, span: CalendarSpan) -> DateToken:
    """A token for a date that is given in full."""
    return relative(match, span.unit, lambda _: span, fixed=True)


def relative(match: Match, unit: str, find: Callable[[Discourse], CalendarSpan], *, fixed: bool = False) -> DateToken:
    """A token for a date that has to be found in the discourse."""
    return with_meaning(match, unit, lambda discourse: Meaning.of(find(discourse)), fixed=fixed)


def with_meaning(match: Match, unit: str, find: FindMeaning, *, fixed: bool = False) -> DateToken:
    """A token for a date with a meaning of its own."""
    return _token(match, Expression(find, unit, fixed=fixed))


def yearless(match: Match, unit: str, make: MakeInYear, *, by_tense: bool = True) -> DateToken:
    """A token for a date that leaves its year open.

    `by_tense` is false for quarters: the future is often used of one just over («expects to report»).
    """
    at = match.tokens[0].start
    return _token(match, Expression(lambda d: Meaning.of(d.nearest(at, make, by_tense=by_tense)), unit, make))


def duration(match: Match, label: str) -> DateToken:
    """A token for a duration."""
    return _token(match, Expression(kind="duration", label=label), "DURATION")


def repetition(match: Match, label: str) -> DateToken:
    """A token for a repetition."""
    return _token(match, Expression(kind="set", label=label), "DURATION")


def _token(match: Match, expression: Expression, kind: str = "DATE") -> DateToken:
    token = match.token(kind)
    token.value = expression
    return token


def expression_of(token: DateToken) -> Expression:
    """The expression of a token that has one."""
    assert isinstance(token.value, Expression)
    return token.value


def meaning_of(token: DateToken, discourse: Discourse) -> Meaning:
    """The meaning of a token that is a date."""
    find = expression_of(token).find_meaning
    assert find is not None
    return find(discourse)
