"""The names that belong to a title, before it or after it, and the states beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geobrief.reading.entities import Line
from geobrief.reading.lexicons import document, words
from geobrief.reading.people.names import is_courtesy, name_from, name_until
from geobrief.reading.people.titles import BODIES, TitlePhrase

_COPULAS = frozenset(
    ", ( is was became remains as who now has had been used to be also still then both installed elected named"
    " appointed sworn confirmed inaugurated".split()
)
_REACH = 8
_HEADS = frozenset("head_of_state head_of_government monarch deputy_head_of_state deputy_head_of_government".split())
_COMMANDING = words("commanding")
TokenSpan = tuple[int, int]


def names_of(line: Line, phrase: TitlePhrase) -> tuple[list[TokenSpan], int, int]:
    """The names that belong to a title, and the span of title and names together."""
    at = phrase.end + 1 if line.lower(phrase.end) == "," else phrase.end
    first = None if phrase.title.after_name else name_from(line, at)
    if first is not None and at > phrase.end and state_after_name(line, first[1]) is not None:
        left = _all_before(line, phrase.start)  # X, the Estonian minister, Y for Latvia
        first = None if left and line.lower(left[-1][1]) == "," else first
    if first is not None:
        names = [first, *(_further(line, first[1]) if phrase.title.plural else ())]
        return names, phrase.start, names[-1][1]
    if line.lower(phrase.end) == "'s" and not phrase.title.until:  # X, the premier's chief of staff
        return [], phrase.start, phrase.end
    left = _all_before(line, phrase.start)
    named = left if phrase.title.plural else left[-1:]
    if len(named) > phrase.title.plural:
        return named, named[0][0], phrase.end
    return [], phrase.start, phrase.end


@cache
def _institutions() -> frozenset[str]:
    return frozenset(document("titles")["institutions"]["words"].split())


def leads_institution(line: Line, phrase: TitlePhrase) -> bool:
    """Whether a president, queen or chief executive is that of another body: «the school board president»."""
    if phrase.office not in _HEADS or phrase.states:
        return False
    before = line.lowers[max(0, phrase.title.start - 3) : phrase.title.start]
    if phrase.pronoun == "its":
        before = _since_state(line, phrase.start)
    after = line.lowers[phrase.title.end : phrase.title.end + _REACH]
    if after[:1] != ["of"]:
        after = after[:2] if after[:2] == ["and", "ceo"] or after[:1] == ["officer"] else []
    after = after[: after.index(",")] if "," in after else after
    return not _institutions().isdisjoint((*before, *after)) or "ceo" in after


def _since_state(line: Line, end: int) -> list[str]:
    """The words before a place, back to the last state or organisation named."""
    first = end
    while first > 0 and first - 1 not in line.owner:
        first -= 1
    return line.lowers[first:end]


def _further(line: Line, index: int) -> Iterator[TokenSpan]:
    """More names after the first: «, Y and Z», «X of Chile and Y of Peru»."""
    while line.lower(index) in (",", "and", "of"):
        if line.lower(index) == "of":
            index = _after_state(line, index + 1)
            if line.lower(index) not in (",", "and"):
                return
        while line.lower(index) in (",", "and"):
            index += 1
        found = name_from(line, index)
        if found is None:
            return
        yield found
        index = found[1]


def _after_state(line: Line, index: int) -> int:
    """The token after the name of a state."""
    index += line.lower(index) == "the"
    return line.end_of(index) if index in line.owner else index


def _all_before(line: Line, start: int) -> list[TokenSpan]:
    """The names before a title: «X, the minister», «X, who leads the opposition», «X and Y, the envoys»."""
    index = start
    while index > 0 and start - index < 4 and line.lower(index - 1) in _COPULAS:
        index -= 1
    names: list[TokenSpan] = []
    found = name_until(line, index) if index < start else None
    while found is not None:
        names.insert(0, found)
        joining = ("and", ",") if len(names) > 1 else ("and",)
        found = name_until(line, found[0] - 1) if line.lower(found[0] - 1) in joining else None
    return names


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
    for index in range(at + 1, limit):
        entity = line.owner.get(index)
        if entity is not None and entity.kind in BODIES:
            return None if line.lower(line.end_of(index)) == "'s" else entity.id
    return None


def state_before_name(line: Line, start: int) -> str | None:
    """The state for which a person acts: «for Dili, X», «on behalf of Chile, X»."""
    at = start - 1
    while is_courtesy(line.lower(at)):
        at -= 1
    entity = line.owner.get(at - 1) if line.lower(at) == "," else None
    if entity is None or entity.kind not in BODIES:
        return None
    first = at - 1
    while line.owner.get(first - 1) is entity:
        first -= 1
    at = first - 2 if line.lower(first - 1) == "the" else first - 1
    opens = line.lower(at) == "for" and line.lower(at - 1) in ("", ",", ";", "and", ":")
    return entity.id if opens or line.lowers[max(0, at - 1) : at + 1] == ["behalf", "of"] else None
