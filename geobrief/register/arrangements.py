"""In which order do the parts of a name stand, and which words only say what form of state it is?

«Korea, South», «Iran (Islamic Republic of)», «Burma (Myanmar)», «Government of Peru», «Hong Kong, China»: a name is
taken apart at its commas, colons, strokes and parentheses. The words are data (`data/folding.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from geobrief.register.folding import fillers, folded, readings, words_of

_PARENTHESES = re.compile(r"([^()\[\]]*)[(\[]([^()\[\]]*)[)\]]([^()\[\]]*)")
_SEPARATORS = re.compile(r"[,:;/()\[\]]| [-–—] ")
_TAIL = re.compile(r"(.*\S) ((?:[A-Z]\.?){2,})")


def rearranged(text: str) -> Iterator[str]:
    """The same name in its usual order.

    >>> list(rearranged("Korea, South")), list(rearranged("Congo (Kinshasa)"))
    (['South Korea'], ['Kinshasa Congo', 'Congo Kinshasa'])
    """
    found = _PARENTHESES.fullmatch(text.strip())
    if found is not None:
        before, inside, behind = (part.strip() for part in found.groups())
        yield f"{inside} {before} {behind}".strip()
        yield f"{before} {inside} {behind}".strip()
    first, comma, rest = text.partition(",")
    if comma and rest.strip():
        yield f"{rest.strip().replace(',', ' ')} {first.strip()}"


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """Two names of which the second says the first again, or whose it is; each place where the text can be parted.

    >>> list(pairs("Benin (formerly Dahomey)")), list(pairs("Congo DRC"))
    ([('Benin', 'Dahomey')], [('Congo', 'DRC')])
    """
    found = _PARENTHESES.fullmatch(text.strip())
    if found:
        before, inside, behind = (part.strip() for part in found.groups())
        yield f"{before} {behind}".strip(), _unmarked(inside)
    for place in _partings().finditer(text):
        yield text[: place.start()].strip(), _unmarked(text[place.end() :].strip())
    tail = _TAIL.fullmatch(text)
    if tail:
        yield tail.group(1), tail.group(2)


@cache
def _partings() -> re.Pattern[str]:
    return re.compile(rf" *[,:;/=] *| [-–—] | (?:{'|'.join(words_of('arrangements', 'partings'))}) (?:the )?")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(words_of('arrangements', 'marks'))})\b\W*)+", re.IGNORECASE)


def _unmarked(text: str) -> str:
    marks = _marks().match(text)
    return text[marks.end() :] if marks else text


class Core(NamedTuple):
    """A name without the words for the form of state; `bound`: those words must be right for it to be meant."""

    name: str
    said: frozenset[str]
    bound: bool

    @property
    def forms(self) -> frozenset[str]:
        """The words that say which form of state it is."""
        return self.said & _forms()


def cores(text: str) -> Iterator[Core]:
    """A name without «republic of», «government», «(former)» and the like, fewest words left out first.

    >>> [(core.name, sorted(core.forms)) for core in cores("Yemen, P.D.R.")]
    [('yemen', ['democratic', 'peoples', 'republic'])]
    """
    parts = [fold for fold in map(folded, _SEPARATORS.split(text)) if fold]
    parts[1:] = [part for part in parts[1:] if not _is_note(part)]
    said = {part: words for part in parts if (words := _only_forms(part)) is not None}
    name = " ".join(part for part in parts if part not in said)
    if not name:
        return
    outside = frozenset[str]().union(*said.values())
    if len(parts) > 1 or name != folded(text):
        yield Core(name, outside, False)
    for core in _stripped(name):
        yield core._replace(said=core.said | outside)


def _is_note(part: str) -> bool:
    """«(excluding Eritrea)», «(1949–90)»."""
    words = part.split()
    return words[0] in words_of("arrangements", "notes") or all(word.isdecimal() for word in words)


def _only_forms(part: str) -> frozenset[str] | None:
    for reading in readings(part):
        if all(_empty(word) for word in reading):
            return frozenset(reading) - fillers()
    return None


def _empty(word: str) -> bool:
    return word in _forms() or word in _neutral() or word in fillers()


def _stripped(name: str) -> Iterator[Core]:
    """The name without words at its beginning or its end."""
    for words in readings(name):
        leading = next((place for place, word in enumerate(words) if not _empty(word)), len(words))
        trailing = next((place for place, word in enumerate(reversed(words)) if not _empty(word)), len(words))
        for cut in range(1, leading + trailing + 1):
            for first in range(max(0, cut - trailing), min(leading, cut) + 1):
                last = len(words) - (cut - first)
                if first < last:
                    yield _core(words, first, last)


def _core(words: list[str], first: int, last: int) -> Core:
    said = frozenset((*words[:first], *words[last:]))
    return Core(" ".join(words[first:last]), said - fillers(), "of" not in said or last < len(words))


@cache
def _forms() -> frozenset[str]:
    return frozenset(words_of("forms", "words"))


@cache
def _neutral() -> frozenset[str]:
    return frozenset((*words_of("forms", "neutral"), *words_of("forms", "governing")))


def of_government(core: Core) -> bool:
    """Whether what was left out can stand by a demonym: «Chinese government», «Yugoslav republic»."""
    return core.said - core.forms <= frozenset(words_of("forms", "governing"))


def is_binding(core: Core) -> bool:
    """Whether the words left out must be right: «Kingdom of Dahomey» is another state than Dahomey."""
    return core.bound or not core.forms.isdisjoint(words_of("forms", "binding"))
