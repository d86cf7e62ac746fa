"""Titles in other forms: a word of leading and what is led («head of the French delegation», «who commands the fleet»),
and abbreviations before names («FM Lavrov», «Def. Min. Gates», «the Australian PM»)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geobrief.reading.entities import Line
from geobrief.reading.lexicons import Phrases, document, words
from geobrief.reading.people.names import name_from
from geobrief.reading.people.titles import BODIES, Title, office_named
from geobrief.reading.tokens import tokenise

_REACH = 8
_MODIFIERS = frozenset("new then former de facto interim military acting political ousted longtime".split())
_LEADERS = frozenset(("leader", "chief", "boss"))
_BEFORE_VERB = frozenset("has had now also still then once".split())


@cache
def _offices() -> dict[str, str]:
    return {
        noun.replace("_", " "): office
        for office, nouns in document("titles")["headed"].items()
        for noun in nouns.split()
    }


@cache
def _leading(kind: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in document("titles")["leading"][kind].split())


def headed_titles(line: Line) -> Iterator[Title]:
    """The titles of a sentence that are put together of what the person leads, or speaks for."""
    if _words().isdisjoint(line.lowers):
        return
    for index, lower in enumerate(line.lowers):
        if lower in _words():
            yield from _title_at(line, index, lower)


@cache
def _words() -> frozenset[str]:
    return _leading("nouns") | _leading("verbs") | _leading("speaking") | _LEADERS


def _title_at(line: Line, index: int, lower: str) -> Iterator[Title]:
    following = line.lower(index + 1)
    if lower in _leading("nouns") and following == "of":
        yield from _title(line, index, index + 2)
    elif lower in _LEADERS and _is_leader_of(line, index):
        owner = line.owner[_led_by(line, index)]
        if lower == "leader":
            yield Title(index, index + 1, "head_of_state" if owner.is_state else "other", "leader")
        elif owner.kind == "organization":
            yield Title(index, index + 1, "organization_head", lower)
    elif lower in _leading("verbs") and _is_relative(line, index):
        is_one_of = following == "one" and line.lower(index + 2) == "of"
        yield from _title(line, index, index + 3 if is_one_of else index + 1, after_name=True)
    elif lower in _leading("speaking") and following == "for" and _is_relative(line, index):
        end = _after_entity(line, index + 2)
        yield Title(index, index + 2, "spokesperson", "speaks for", until=end, after_name=True)


def _is_relative(line: Line, verb: int) -> bool:
    """Whether «who» is the subject of a verb."""
    before = verb - 1
    while line.lower(before) in _BEFORE_VERB:
        before -= 1
    return line.lower(before) == "who"


def _led_by(line: Line, index: int) -> int:
    """The token before «leader» and its adjectives."""
    at = index - 1
    while line.lower(at) in _MODIFIERS or line.lower(at) == "'s":
        at -= 1
    return at


def _is_leader_of(line: Line, index: int) -> bool:
    """«the Libyan leader Gaddafi», «Hamas's leader, Haniyeh»: a name after the word, and what is led before it."""
    owner = line.owner.get(_led_by(line, index))
    name = index + 2 if line.lower(index + 1) == "," else index + 1
    if (
        line.lower(index) != "leader" and line.lower(index - 1) == "'s" and name == index + 1
    ):  # the EU's chief negotiator
        return False
    return owner is not None and owner.kind in BODIES and name_from(line, name) is not None


def _title(line: Line, start: int, at: int, *, after_name: bool = False) -> Iterator[Title]:
    """The title, if what is led is one of the nouns of the lexicon."""
    for index in range(at, min(len(line.tokens), at + _REACH)):
        lower = line.lower(index)
        office = _offices().get(f"{lower} {line.lower(index + 1)}")
        end = index + 1 if office is None else index + 2
        office = office or _offices().get(lower)
        if office is not None and index not in line.owner:
            if lower == "committee" and "security" in line.lowers[index + 1 : index + 4]:
                office = "intelligence_chief"  # of the committee for state security
            words_of_it = f"{line.lower(start)} of {line.lower(end - 1)}"
            yield Title(start, start + 1, office, words_of_it, until=end, after_name=after_name)
            return
        if index not in line.owner and ((not line.tokens[index].is_word and lower != "'s") or lower in _stops()):
            return


@cache
def _stops() -> frozenset[str]:
    return words("prepositions") | words("auxiliary") | words("clause_openers")


def _after_entity(line: Line, index: int) -> int:
    while index < len(line.tokens) and (line.lower(index) == "the" or index in line.owner):
        index += 1
    return index


# The abbreviations that are also written without a name: «its FM», «the PM».
_ALONE = frozenset(("PM", "FM", "DefMin", "FonMin", "SecGen", "SecDef", "SecState"))
_OWNERS = frozenset("the its their 's new then".split())


@cache
def _lexicon() -> Phrases:
    """The words of each abbreviation, as they are written, with the title that it means."""
    written = document("titles")["abbreviated"].items()
    entries: dict[tuple[str, ...], str] = {}
    for title, forms in written:
        for form in forms.split(" | "):
            whole = tuple(token.text for token in tokenise(form))
            for sequence in (_joined(whole), tuple(word for word in whole if word != ".")):
                entries.setdefault(sequence, title)
    return Phrases(entries)


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """«Def», «.» as the one word that they are in a sentence."""
    joined: list[str] = []
    for word in words:
        if word == "." and joined:
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def abbreviated_titles(line: Line) -> Iterator[Title]:
    """The abbreviated titles of a sentence before a name, or after whose office it is."""
    written = [token.text for token in line.tokens]
    for start, end, title in _lexicon().all(written):
        entity = line.owner.get(start)
        if entity is not None and entity.is_state:
            continue
        if name_from(line, end) is not None or (written[start] in _ALONE and _is_owned(line, start)):
            yield Title(start, end, office_named(title), title)


def _is_owned(line: Line, start: int) -> bool:
    before = line.owner.get(start - 1)
    return line.lower(start - 1) in _OWNERS or (before is not None and before.is_state)
