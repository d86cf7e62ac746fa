"""Finds the titles of a sentence and the noun phrases around them: whose office it is.

Titles are data (`data/titles.toml`); plurals are derived from them. The owner of an office is named before its title or
after it: «the former Russian Deputy Defence Minister», «its prime minister», «Ambassador to Moscow».
"""

from __future__ import annotations

from functools import cache

import attrs

from geobrief.reading.entities import STATE_KINDS, Line
from geobrief.reading.inflection import known_verbs
from geobrief.reading.lexicons import Phrases, document, words
from geobrief.reading.people.names import name_from
from geobrief.reading.tokens import Token

_REACH_LEFT, _REACH_RIGHT = 7, 10
_DETERMINERS = frozenset("the a an its his her their our this that".split())
_PRONOUNS = frozenset("its his her their".split())
_BODIES = STATE_KINDS | {"organization"}
# An ambassador to a state does not hold an office of that state.
_SENT = frozenset({"ambassador", "envoy"})
_COMMON = frozenset(document("titles").get("written_large", "").split())
_COMMANDING = words("commanding")
_COMPLEMENTS = frozenset(
    "the of for national ministry department office government and foreign security state 's".split()
)


@attrs.frozen(slots=True)
class Title:
    """An office named in a sentence: token span, office of the vocabulary, words, and whether several hold it."""

    start: int
    end: int
    office: str
    words: str
    plural: bool = False


@attrs.frozen(slots=True)
class _TitleEntry:
    office: str
    words: str
    plural: bool = False


@cache
def _lexicon() -> Phrases:
    entries: dict[tuple[str, ...], _TitleEntry] = {}
    for office, listed in document("titles")["offices"].items():
        for title in listed:
            entries.setdefault(tuple(title.split()), _TitleEntry(office, title))
            entries.setdefault(_plural(title), _TitleEntry(office, title, plural=True))
    return Phrases(entries)


def _plural(title: str) -> tuple[str, ...]:
    """The plural of the noun that heads a title: presidents, ministers of defence."""
    parts = title.split()
    head = next((i for i, part in enumerate(parts) if part in ("of", "for", "to", "in", "without")), len(parts)) - 1
    parts[head] = parts[head] + ("es" if parts[head].endswith("ch") else "s")
    return tuple(parts)


def find_titles(tokens: tuple[Token, ...], lowers: list[str]) -> tuple[Title, ...]:
    """All titles of a sentence, the longest at each place."""
    return tuple(
        Title(start, end, entry.office, entry.words, entry.plural)
        for start, end, entry in _lexicon().all(lowers)
        if not _is_verb_or_name(tokens, start, entry.words)
    )


def _is_verb_or_name(tokens: tuple[Token, ...], start: int, title: str) -> bool:
    """«to general applause», «justice», «major»: common words are titles only where they are capitalised."""
    return title in _COMMON and not tokens[start].is_capital


@attrs.frozen(slots=True)
class TitlePhrase:
    """A title with its noun phrase: token span, the states or organisations named, and a pronoun that points back."""

    title: Title
    start: int
    end: int
    states: tuple[str, ...]
    pronoun: str | None
    office: str

    @property
    def state(self) -> str | None:
        """The state that the phrase names, if it names exactly one."""
        return self.states[0] if len(self.states) == 1 else None

    @property
    def points_back(self) -> bool:
        """Whether only a pronoun says whose office it is: «its prime minister»."""
        return self.pronoun is not None and not self.states

    def state_of(self, rank: int, of: int) -> str | None:
        """The state of one of several persons: «the Egyptian and Jordanian presidents, X and Y»."""
        return self.states[rank] if of > 1 and len(self.states) == of else self.state


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(document("titles")["modifiers"]["words"].split())


@cache
def _stops() -> frozenset[str]:
    return (
        words("prepositions")
        | words("auxiliary")
        | words("clause_openers")
        | frozenset(document("titles")["modifiers"]["stops"].split())
    )


def title_phrase(line: Line, title: Title) -> TitlePhrase:
    """The noun phrase of a title."""
    start, owners, pronoun = _leftwards(line, title)
    end, complement = _rightwards(line, title)
    states = owners or complement
    states = states or tuple(_implied_by(line.lowers[title.start : end], title.words))
    return TitlePhrase(title, start, end, states, pronoun, _office(line, title, start))


def _office(line: Line, title: Title, start: int) -> str:
    """The office of a title; «the Senate's president» leads a house of parliament, not a state."""
    houses = document("titles")["houses"]["words"].split()
    in_house = any(line.lower(index) in houses for index in range(start, title.start))
    return "legislator" if in_house and title.office in ("head_of_state", "other") else title.office


def _implied_by(phrase: list[str], title: str) -> list[str]:
    """«for the National Security Council»: a body of one state, where the complement names no other."""
    text = " ".join(phrase)
    bodies = document("titles")["implied"].items()
    return [state for body, state in bodies if " " in body and body != title and body in text][:1]


def _leftwards(line: Line, title: Title) -> tuple[int, tuple[str, ...], str | None]:
    """Where the phrase begins, the bodies named before the title, and a possessive pronoun there.

    Of a single office the body nearest to the title counts, of several all that «and» joins.
    """
    owners: list[str] = []
    pronoun, index = None, title.start - 1
    while index >= 0 and title.start - index <= _REACH_LEFT:
        lower, entity = line.lower(index), line.owner.get(index)
        if entity is not None and entity.kind in _BODIES:
            if entity.id not in owners and (not owners or title.plural):
                owners.insert(0, entity.id)
        elif lower in _DETERMINERS:
            pronoun, index = (lower if lower in _PRONOUNS else None), index - 1
            break
        elif (owners and lower in known_verbs() and lower != "'s") or (
            not _modifies(line, index) and not (title.plural and lower in ("and", ",") and owners)
        ):
            break
        index -= 1
    return index + 1, tuple(owners), pronoun


def _modifies(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if token.lower == "'s" or token.lower in _modifiers():
        return True
    if not token.is_word or token.lower in _stops() or line.owner.get(index) is not None or _is_gerund(token.lower):
        return False
    return not token.is_capital or token.lower in words("no_names")


def _closed_by_comma(line: Line, index: int) -> bool:
    """«the Chief Minister of West Bengal, X»: capitals up to a comma belong to the place, not to a person."""
    if not line.tokens[index - 1].is_capital or index - 1 in line.owner:
        return False
    while index < len(line.tokens) and line.tokens[index].is_capital:
        index += 1
    return line.lower(index) == ","


def _is_gerund(lower: str) -> bool:
    """«after meeting Ukraine's president»: a verb that the phrase completes."""
    return lower.endswith("ing") and len(lower) > 5 and lower not in _modifiers()


def _rightwards(line: Line, title: Title) -> tuple[int, tuple[str, ...]]:
    """Where «of …», «to …», «for …» after the title ends, and the bodies named in it.

    Of a single office only the first counts.
    """
    if line.lower(title.end) not in ("of", "to", "for", "at", "in"):
        return title.end, ()
    sent = title.office in _SENT and line.lower(title.end) != "of"
    owners: list[str] = []
    index = title.end + 1
    while index < min(len(line.tokens), title.end + _REACH_RIGHT) and _complements(line, index):
        entity = line.owner.get(index)
        if entity is not None and entity.kind in _BODIES and not sent and (not owners or title.plural):
            owners += [entity.id] if entity.id not in owners else []
        index += 1
    while index > title.end and line.lower(index - 1) in ("and", "the", "of", "for", "to", "at", "in"):
        index -= 1
    return index, tuple(owners)


def state_after_name(line: Line, end: int) -> str | None:
    """The state named after a person: «X of Chile», «X, for Finland», «X signed for Hanoi»."""
    at = end + 1 if line.lower(end) == "," else end
    if line.lower(at) in ("signed", "signing") and line.lower(at + 1) == "for":
        at = end = at + 1
    if line.lower(at) == "who" and line.lower(at + 1) in _COMMANDING:
        limit = at + 6
    elif line.lower(at) in ("of", "for") and (at == end or line.lower(at) == "for"):
        limit = at + 3
    else:
        return None
    near = (line.owner.get(index) for index in range(at + 1, limit))
    return next((entity.id for entity in near if entity is not None and entity.kind in _BODIES), None)


def _complements(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if line.owner.get(index) is not None:
        return line.owner[index].kind != "person"
    if not token.is_word and token.lower != "'s":
        return False
    if token.is_capital:
        opens = line.lower(index - 1) in ("of", "the", "for", "'s", "to")
        return opens or name_from(line, index) is None or _closed_by_comma(line, index)
    if token.lower == "in":
        return any(index + ahead in line.owner for ahead in (1, 2))
    return token.lower in _COMPLEMENTS
