"""Family names alone: «Medvedev undertook to withdraw», where the register has one such person in office on the day.

The person must hold or have just held high office in a state or organisation that the text names, and the word must be
neither a part of a longer name nor, at the head of a sentence, an English word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from geobrief.model import Person
from geobrief.reading.english import facts, is_known
from geobrief.reading.entities import Line
from geobrief.reading.lexicons import document, words
from geobrief.reading.people.figures import PersonLookup, folded_word
from geobrief.reading.people.names import is_common_name, is_courtesy, is_month, is_no_name, is_particle

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_OPENING = frozenset("\"“'‘:([•-–—")
_JOINING = frozenset("-–—&")
_ARTICLES = frozenset("the a an".split())
_PLACING = frozenset("in at near from outside".split())
_AFTER_NAME = frozenset("'s , . ; : ) and or".split())
_TOWARDS = frozenset("with to by between and for against".split())
_LEAST = 2


def bare_names(lines: Sequence[Line], lookup: PersonLookup) -> Iterator[tuple[int, int, Person]]:
    """The family names alone of persons in office: sentence, token and person."""
    others = _names_of_others(lines)
    year: int | None = None
    for number, line in enumerate(lines):
        years = [int(token.text) for token in line.tokens if _YEAR.fullmatch(token.text)]
        is_new = number == 0 or lines[number - 1].sentence.paragraph != line.sentence.paragraph
        year = years[0] if years else None if is_new else year
        for index, token in enumerate(line.tokens):
            if token.is_capital and token.text not in others and _is_alone(line, index):
                person = lookup.in_office(folded_word(_with_particles(line, index)), year)
                if person is not None:
                    yield number, index, person


def _with_particles(line: Line, index: int) -> str:
    """The family name that ends in a word: «van den Broek»."""
    first = index
    while first > 0 and line.tokens[first - 1].text.islower() and is_particle(line.lower(first - 1)):
        first -= 1
    return " ".join(token.text for token in line.tokens[first : index + 1])


def _is_alone(line: Line, index: int) -> bool:
    """Whether a capitalised word can be a family name that nothing else belongs to."""
    token, before, after = line.tokens[index], line.lower(index - 1), line.lower(index + 1)
    if index in line.owner or len(token.text) < _LEAST or token.text.isupper() or not _may_be_name(token.lower):
        return False
    if before in _ARTICLES or before in _PLACING or _joins(line, index) or after in _following():
        return False
    if _is_capital(line, index + 1) or (_is_capital(line, index - 1) and not _only_opens(line, index - 1)):
        return False
    return not is_common_name(token.lower) or (not _opens(line, index) and _acts(line, index))


def _may_be_name(lower: str) -> bool:
    return not (is_no_name(lower) or is_month(lower) or is_courtesy(lower))


def _joins(line: Line, index: int) -> bool:
    """Whether a dash without spaces joins the word to another: «the Molotov–Ribbentrop pact»."""
    here = line.tokens[index]
    before, after = line.tokens[index - 1 : index], line.tokens[index + 1 : index + 2]
    return any(one.text in _JOINING and one.end == here.start for one in before) or any(
        one.text in _JOINING and one.start == here.end for one in after
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


def _names_of_others(lines: Sequence[Line]) -> frozenset[str]:
    """The words that come after another capitalised word: «Michael Brown», «Lake Carter»."""
    found: set[str] = set()
    for line in lines:
        for index in range(1, len(line.tokens)):
            before = line.lower(index - 1)
            if _is_capital(line, index) and _is_capital(line, index - 1) and index - 1 not in line.owner:
                if not _may_be_name(before) or before in words("no_names") or _only_opens(line, index - 1):
                    continue
                found.add(line.tokens[index].text)
    return frozenset(found)
