"""How far does the noun phrase around a title reach, and of which state does it speak?

«the former Russian Deputy Defence Minister», «its prime minister», «secretary of Iran's Supreme National Security Council»,
«Ambassador to Moscow»: what stands before a title and behind it tells whose office it is.
"""

from __future__ import annotations

from functools import cache

import attrs

from geobrief.reading.entities import STATE_KINDS, Entity, Line
from geobrief.reading.lexicons import document, words
from geobrief.reading.person_names import name_from
from geobrief.reading.titles import Title

_REACH_LEFT, _REACH_RIGHT = 7, 10
_DETERMINERS = frozenset("the a an its his her their our this that".split())
_PRONOUNS = frozenset("its his her their".split())
_BODIES = STATE_KINDS | {"organization"}
# The receiving side of these offices is no owner of them.
_SENT = frozenset({"ambassador", "envoy"})


@attrs.frozen(slots=True)
class TitlePhrase:
    """A title with its noun phrase: token span, the state or organisation told, and whether a pronoun points back."""

    title: Title
    start: int
    end: int
    state: str | None
    pronoun: bool
    former: bool


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(document("titles")["modifiers"]["words"].split())


@cache
def _stops() -> frozenset[str]:
    return words("prepositions") | words("auxiliary") | words("clause_openers") | frozenset("and or said says told".split())


def title_phrase(line: Line, title: Title) -> TitlePhrase:
    """The noun phrase of a title."""
    start, owner, pronoun = _leftwards(line, title.start)
    end, complement = _rightwards(line, title)
    state = owner or complement
    former = any(line.lower(i) in ("former", "ex-", "late", "deposed", "ousted") for i in range(start, title.start))
    return TitlePhrase(title, start, end, state.id if state else None, pronoun and state is None, former)


def _leftwards(line: Line, start: int) -> tuple[int, Entity | None, bool]:
    """Where the phrase begins, the body named nearest to the title, and whether a possessive pronoun stands there."""
    owner, index = None, start - 1
    while index >= 0 and start - index <= _REACH_LEFT:
        lower, entity = line.lower(index), line.owner.get(index)
        if entity is not None and entity.kind in _BODIES:
            owner = owner or entity
        elif lower in _DETERMINERS:
            return index, owner, lower in _PRONOUNS
        elif not _modifies(line, index):
            break
        index -= 1
    return index + 1, owner, False


def _modifies(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if token.lower == "'s" or token.lower in _modifiers():
        return True
    if not token.is_word or token.lower in _stops() or line.owner.get(index) is not None:
        return False
    return not token.is_capital or token.lower in words("no_names")


def _rightwards(line: Line, title: Title) -> tuple[int, Entity | None]:
    """Where «of …», «to …», «for …» behind the title ends, and the body named in it."""
    if line.lower(title.end) not in ("of", "to", "for", "at", "in"):
        return title.end, None
    sent = title.office in _SENT and line.lower(title.end) != "of"
    owner, index = None, title.end + 1
    while index < min(len(line.tokens), title.end + _REACH_RIGHT) and _complements(line, index):
        entity = line.owner.get(index)
        if entity is not None and entity.kind in _BODIES and not sent:
            owner = owner or entity
        index += 1
    return index, owner


def _complements(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if line.owner.get(index) is not None:
        return line.owner[index].kind != "person"
    if not token.is_word and token.lower != "'s":
        return False
    if token.is_capital:
        return name_from(line, index) is None or line.lower(index - 1) in ("of", "the", "for", "'s", "to")
    return token.lower in ("the", "of", "for", "national", "and", "foreign", "security", "state") or token.lower == "'s"
