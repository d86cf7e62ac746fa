"""Splits a text into paragraphs, sentences and words. Offsets are code points of the text as given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import attrs

from geobrief.reading.dates.chronologies import WRITTEN_DATE
from geobrief.reading.lexicons import words

# A word may contain apostrophes, hyphens and the dots of initials (U.S.); any other character is a token of its own.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[$€£¥]?\d+(?:[.,]\d+)*(?:st|nd|rd|th|s|m|bn|tn|%)?\b|[^\W\d_][^\W_]*(?:[-'’.][^\W_]+)*|[^\w\s]|_+|\w+"
)
_POSSESSIVE = re.compile(r"(?<=.)['’]s$", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
# A line of a list: «- », «• », «3. », «(b) »; a line of a chronology: «1494 – », «26 March: ».
_ITEM = re.compile(
    r"(?:\A|\n)[ \t]*(?:[-•*–—▪]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(?=\S)"
    rf"|\n(?=[ \t]*(?:\d{{4}}|{WRITTEN_DATE})[ \t]*(?::|[-–—](?!\d)))"
)
_LONGEST = 120
_CLOSING = frozenset("\"'”’)]»")
_ENDING = _CLOSING | frozenset(".!?…")


@attrs.define(slots=True)  # to make a frozen one takes three times as long
class Token:
    """A word, number or mark; `lower` is its plain lower-case form. A possessive 's is a token of its own."""

    text: str
    start: int
    end: int
    lower: str
    is_capital: bool
    is_word: bool


@attrs.frozen(slots=True)
class Sentence:
    """The tokens of one sentence, the number of its paragraph, and whether it is a headline."""

    tokens: tuple[Token, ...]
    paragraph: int
    is_title: bool = False

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def tokenise(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a part of a text."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        at = match.start()
        for word, lower, is_capital, is_word in _pieces(match.group()):
            end_of_word = at + len(word)
            yield Token(word, at, end_of_word, lower, is_capital, is_word)
            at = end_of_word


@lru_cache(maxsize=1 << 15)
def _pieces(word: str) -> tuple[tuple[str, str, bool, bool], ...]:
    """A word, and its possessive 's if it has one, with what all their tokens share."""
    possessive = _POSSESSIVE.search(word) if word[-1] in "sS" else None
    pieces = (word[: possessive.start()], word[possessive.start() :]) if possessive else (word,)
    return tuple((piece, piece.lower().replace("’", "'"), piece[0].isupper(), piece[0].isalpha()) for piece in pieces)


def sentences(text: str, *, has_headline: bool = True) -> tuple[Sentence, ...]:
    """All sentences; a first paragraph of one line without a full stop is a headline, if the text can have one.

    >>> [" ".join(t.text for t in s.tokens) for s in sentences("Gen. Li met Mr. Xu. They talked.")]
    ['Gen. Li met Mr. Xu .', 'They talked .']
    """
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        tokens = _joined_abbreviations(tuple(tokenise(text, start, end)))
        is_title = has_headline and number == 0 and _is_headline(tokens, text[start:end], has_more=end < len(text))
        found += (Sentence(part, number, is_title) for part in _split(tokens))
    return tuple(found)


def headline(text: str) -> str | None:
    """The headline of a text, if it begins with one.

    >>> headline("Talks end\\n\\nThe talks have ended."), headline("The talks have ended.")
    ('Talks end', None)
    """
    start, end = next(_paragraphs(text), (0, 0))
    tokens = tuple(tokenise(text, start, end))
    is_title = bool(tokens) and _is_headline(tokens, text[start:end], has_more=end < len(text))
    return " ".join(text[start:end].split()) if is_title else None


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text; each line of a list or chronology is one."""
    for start, end in _blocks(text):
        at = start
        for item in _ITEM.finditer(text, start, end):
            if text[at : item.start()].strip():
                yield at, item.start()
            at = item.end()
        if text[at:end].strip():
            yield at, end


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _PARAGRAPH.finditer(text):
        if text[at : gap.start()].strip():
            yield at, gap.start()
        at = gap.end()
    if text[at:].strip():
        yield at, len(text)


def _is_headline(tokens: tuple[Token, ...], text: str, *, has_more: bool) -> bool:
    return has_more and 0 < len(tokens) < 30 and "\n" not in text.strip() and tokens[-1].text not in '.!?”"'


@cache
def _abbreviations() -> frozenset[str]:
    return words("abbreviations")


def _joined_abbreviations(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """«Gen» and «.» become one token, so that the dot does not end a sentence."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if token.text == "." and last and last.end == token.start and _is_abbreviation(last):
            joined[-1] = attrs.evolve(last, text=last.text + ".", lower=last.lower + ".", end=token.end)
        else:
            joined.append(token)
    return tuple(joined)


def _is_abbreviation(token: Token) -> bool:
    return (len(token.text) == 1 and token.is_capital) or (token.is_capital and token.lower in _abbreviations())


def _split(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The sentences of a paragraph; one that does not end is cut, so that the time stays linear."""
    begin = 0
    for index, token in enumerate(tokens):
        is_last = index + 1 == len(tokens) or index - begin + 1 >= _LONGEST
        if is_last or (token.text[-1] in _ENDING and _ends_sentence(tokens, index)):
            yield tokens[begin : index + 1]
            begin = index + 1


def _ends_sentence(tokens: tuple[Token, ...], index: int) -> bool:
    token, after = tokens[index], tokens[index + 1]
    if token.text in _CLOSING and index and tokens[index - 1].text in ".!?" and after.start > token.end:
        return _begins_sentence(after)
    if after.text in _CLOSING and after.start == token.end:
        return False
    if token.text in ".!?…":
        return after.start > token.end and _begins_sentence(after)
    # An abbreviation ends a sentence only before a word that opens one («in the U.S. The talks …»).
    return (
        token.text.endswith(".")
        and len(token.text) > 3
        and after.lower in words("sentence_openers")
        and after.is_capital
    )


def _begins_sentence(token: Token) -> bool:
    return token.is_capital or token.text[0].isdigit() or not token.is_word
