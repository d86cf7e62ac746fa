"""Family names alone: «Medvedev undertook to withdraw», where the register has one such person in office on the day.

The person must hold or have just held high office in a state or organisation that the text names, and the name must be
neither a part of a longer name nor, at the head of a sentence, an English word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from geobrief.model import Person
from geobrief.reading.english import facts, is_known
from geobrief.reading.entities import Line
from geobrief.reading.kinds import phrases_of
from geobrief.reading.lexicons import Phrases, document, words
from geobrief.reading.people.figures import PersonLookup, folded_word
from geobrief.reading.people.names import is_common_name, is_courtesy, is_month, is_no_name, is_particle

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_OPENING = frozenset("\"“'‘:([•-–—")
_JOINING = frozenset("-–—&")
_ARTICLES = frozenset("the a an".split())
_PLACING = frozenset("in at near from outside".split())
_AFTER_NAME = frozenset("'s , . ; : ) and or".split())
_TOWARDS = frozenset("with to by between and for against".split())
_MASS = frozenset("rice snow wood stone gold hay sand moss champagne bacon".split())  # nouns that need no article
_CENTURIES = frozenset(("18", "19", "20"))
_LEAST = 2
TokenSpan = tuple[int, int]


def bare_names(lines: Sequence[Line], lookup: PersonLookup) -> Iterator[tuple[int, TokenSpan, Person]]:
    """The family names alone of persons in office: sentence, token span and person."""
    others, bodies = _names_of_others(lines), _states_of_bodies(lines)
    year: int | None = None
    for number, line in enumerate(lines):
        years = [int(text) for text in line.lowers if text[:2] in _CENTURIES and _YEAR.fullmatch(text)]
        is_new = number == 0 or lines[number - 1].sentence.paragraph != line.sentence.paragraph
        year = years[0] if years else None if is_new else year
        for index, token in enumerate(line.tokens):
            if not token.text[0].isupper() or index in line.owner or token.text in others or is_no_name(token.lower):
                continue
            for span in _spans(line, index):
                person = lookup.in_office(_fold(line, span), year, bodies) if _is_alone(line, span, lines) else None
                if person is not None:
                    yield number, span, person
                    break


def _spans(line: Line, index: int) -> Iterator[TokenSpan]:
    """The family names that can end in a word: «van den Broek», «Durão Barroso», «Eden»."""
    first = index
    while first > 0 and is_particle(line.lower(first - 1)) and first - 1 not in line.owner:
        first -= 1
    if first < index:
        yield first, index + 1
    elif _is_capital(line, index - 1) and index - 1 not in line.owner:
        yield index - 1, index + 1
    if first == index or line.tokens[index - 1].text.islower():
        yield index, index + 1


def _fold(line: Line, span: TokenSpan) -> str:
    return " ".join(folded_word(token.text) for token in line.tokens[span[0] : span[1]])


def _is_alone(line: Line, span: TokenSpan, lines: Sequence[Line]) -> bool:
    """Whether words can be a family name that nothing else belongs to."""
    first, last = span[0], span[1] - 1
    token, before, after = line.tokens[last], line.lower(first - 1), line.lower(last + 1)
    if len(token.text) < _LEAST or token.text.isupper() or not _may_be_name(token.lower):
        return False
    if before in _ARTICLES or _joins(line, span) or after in _following():
        return False
    if _is_capital(line, last + 1) or (_is_capital(line, first - 1) and not _only_opens(line, first - 1)):
        return False
    if first < last or not is_common_name(token.lower):
        return True
    if before in _PLACING:
        return False
    known = facts(token.lower)
    is_past = facts(after).form in ("past", "ed") and not known.adjective and not token.lower.endswith("s")
    is_subject = after in words("reporting") or after in words("auxiliary") or (is_past and token.lower not in _MASS)
    return _acts(line, last) and (not _opens(line, last) or is_subject or _acts_elsewhere(token.text, lines))


def _may_be_name(lower: str) -> bool:
    return not (is_no_name(lower) or is_month(lower) or is_courtesy(lower))


def _joins(line: Line, span: TokenSpan) -> bool:
    """Whether a dash without spaces joins the words to another: «the Molotov–Ribbentrop pact»."""
    first, last = line.tokens[span[0]], line.tokens[span[1] - 1]
    before, after = line.tokens[span[0] - 1 : span[0]], line.tokens[span[1] : span[1] + 1]
    return any(one.text in _JOINING and one.end == first.start for one in before) or any(
        one.text in _JOINING and one.start == last.end for one in after
    )


def _is_capital(line: Line, index: int) -> bool:
    return 0 <= index < len(line.tokens) and line.tokens[index].is_capital and line.tokens[index].is_word


def _only_opens(line: Line, index: int) -> bool:
    """Whether a capitalised word is a month, the English word that opens a sentence, or a place after a preposition."""
    lower = line.lower(index)
    if index in line.owner:  # In Cairo Nasser
        first = index
        while line.owner.get(first - 1) is line.owner[index]:
            first -= 1
        return line.lower(first - 1) in words("prepositions")
    if line.lower(index - 1) in ("in", "at", "from") and _opens(line, index - 1):
        return True
    return is_month(lower) or (_opens(line, index) and (is_known(lower) or is_no_name(lower)))


def _opens(line: Line, index: int) -> bool:
    return index == 0 or line.tokens[index - 1].text in _OPENING


@cache
def _following() -> frozenset[str]:
    return frozenset(document("titles")["bare"]["following"].split())


def _acts(line: Line, index: int) -> bool:
    """Whether the word is next to a verb, or after a preposition as a person is: «Bush told», «with Ford,»."""
    before, after = line.lower(index - 1), line.lower(index + 1)
    if after in words("auxiliary") or facts(after).form in ("past", "ed", "s", "any"):
        return True
    return after in _AFTER_NAME and (before in _TOWARDS or bool(facts(before).verb))


@cache
def _bodies() -> Phrases:
    return phrases_of(document("national_bodies")["bodies"])


def _states_of_bodies(lines: Sequence[Line]) -> frozenset[str]:
    """The states of the bodies that a text names: the Bundestag, the Duma."""
    return frozenset(
        state
        for line in lines
        for start, _, states in _bodies().all(line.lowers)
        if line.tokens[start].is_capital
        for state in states
    )


def _names_of_others(lines: Sequence[Line]) -> frozenset[str]:
    """The words that come after another capitalised word: «Michael Brown», «Lake Carter»."""
    found: set[str] = set()
    for line in lines:
        capitals = [token.text[:1].isupper() for token in line.tokens]
        for index in range(1, len(capitals)):
            if capitals[index] and capitals[index - 1] and index - 1 not in line.owner:
                before = line.lowers[index - 1]
                if not _may_be_name(before) or is_particle(before) or _only_opens(line, index - 1):
                    continue
                found.add(line.tokens[index].text)
    return frozenset(found)


def _acts_elsewhere(word: str, lines: Sequence[Line]) -> bool:
    """Whether a capitalised word acts inside a sentence, where an English word would be small."""
    return any(
        token.text == word and not _opens(line, index) and _acts(line, index)
        for line in lines
        for index, token in enumerate(line.tokens)
    )
