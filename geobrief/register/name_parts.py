"""Parts of a name: reordered parts, two names in one text, and words that only give the form of state.

«Korea, South», «Iran (Islamic Republic of)», «Burma (Myanmar)», «Government of Peru», «Hong Kong, China»: a name is
split at commas, colons, slashes and parentheses. The words are data (`data/folding.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from geobrief.register.folding import fillers, folded, readings, words_of

_PARENTHESES = re.compile(r"([^()\[\]]*)[(\[]([^()\[\]]*)[)\]]([^()\[\]]*)")
_SEPARATORS = re.compile(r"[,:;/()\[\]]| [-–—] ")
_CENTURY = re.compile(r"^(?:early |late |mid-?)?\d\d?(?:st|nd|rd|th)[ -]century ", re.IGNORECASE)
_PIECES = re.compile(r"[/;]")
_HEAD = re.compile(r"((?:[A-Z]\.?){2,}) (\S.*)")
_TAIL = re.compile(r"(.*\S) ((?:[A-Z]\.?){2,})")


def reordered(text: str) -> Iterator[str]:
    """The same name in its usual order.

    >>> list(reordered("Korea, South")), list(reordered("Congo (Kinshasa)"))
    (['South Korea'], ['Kinshasa Congo', 'Congo Kinshasa'])
    """
    found = _PARENTHESES.fullmatch(text.strip())
    if found is not None:
        before, inside, after = (part.strip() for part in found.groups())
        yield f"{inside} {before} {after}".strip()
        yield f"{before} {inside} {after}".strip()
    first, comma, rest = text.partition(",")
    if comma and rest.strip():
        yield f"{rest.strip().replace(',', ' ')} {first.strip()}"


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """Two names in one text, the second another name of the first or its state; one pair for each way to split.

    >>> list(pairs("Benin (formerly Dahomey)")), list(pairs("Congo DRC"))
    ([('Benin', 'Dahomey')], [('Congo', 'DRC')])
    """
    found = _PARENTHESES.fullmatch(text.strip())
    if found:
        before, inside, after = (part.strip() for part in found.groups())
        yield f"{before} {after}".strip(), _unmarked(inside)
        pieces = [piece.strip() for piece in _PIECES.split(inside)]
        yield from ((before, _unmarked(piece)) for piece in pieces if len(pieces) > 1)
    for place in _splits().finditer(text):
        yield text[: place.start()].strip(), _unmarked(text[place.end() :].strip())
    tail, head = _TAIL.fullmatch(text), _HEAD.fullmatch(text)
    if tail:
        yield tail.group(1), tail.group(2)
    if head:
        yield head.group(2), head.group(1)


@cache
def _splits() -> re.Pattern[str]:
    return re.compile(rf"[,:;/=] *+| [-–—] | (?:{'|'.join(words_of('parts', 'splits'))}) (?:the )?")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(words_of('parts', 'marks'))})\b\W*)+", re.IGNORECASE)


def _unmarked(text: str) -> str:
    marks = _marks().match(text)
    return _CENTURY.sub("", text[marks.end() :] if marks else text)


class Core(NamedTuple):
    """A name without the words for the form of state; `bound` if those words must match."""

    name: str
    removed: frozenset[str]
    bound: bool

    @property
    def forms(self) -> frozenset[str]:
        """The words that give the form of state."""
        return self.removed & _forms()


def cores(text: str) -> Iterator[Core]:
    """A name without «republic of», «government», «(former)» and the like, fewest words removed first.

    >>> [(core.name, sorted(core.forms)) for core in cores("Yemen, P.D.R.")]
    [('yemen', ['democratic', 'peoples', 'republic'])]
    """
    parts = [fold for fold in map(folded, _SEPARATORS.split(text)) if fold]
    parts[1:] = [part for part in parts[1:] if not _is_note(part)]
    removed = {part: words for part in parts if (words := _only_forms(part)) is not None}
    name = " ".join(part for part in parts if part not in removed)
    if not name:
        return
    outside = frozenset[str]().union(*removed.values())
    if len(parts) > 1 or name != folded(text):
        yield Core(name, outside, False)
    for core in _stripped(name):
        yield core._replace(removed=core.removed | outside)


def _is_note(part: str) -> bool:
    """Whether a part is a note such as «(excluding Eritrea)» or «(1949–90)»."""
    words = part.split()
    return words[0] in words_of("parts", "notes") or all(word.isdecimal() for word in words)


def _only_forms(part: str) -> frozenset[str] | None:
    for reading in readings(part):
        if all(_is_form_word(word) for word in reading):
            return frozenset(reading) - fillers()
    return None


def _is_form_word(word: str) -> bool:
    return word in _forms() or word in _neutral() or word in fillers()


def _stripped(name: str) -> Iterator[Core]:
    """The name without form words at its beginning or its end."""
    for words in readings(name):
        leading = next((place for place, word in enumerate(words) if not _is_form_word(word)), len(words))
        trailing = next((place for place, word in enumerate(reversed(words)) if not _is_form_word(word)), len(words))
        for cut in range(1, leading + trailing + 1):
            for first in range(max(0, cut - trailing), min(leading, cut) + 1):
                last = len(words) - (cut - first)
                if first < last:
                    yield _core(words, first, last)


def _core(words: list[str], first: int, last: int) -> Core:
    removed = frozenset((*words[:first], *words[last:]))
    return Core(" ".join(words[first:last]), removed - fillers(), "of" not in removed or last < len(words))


@cache
def _forms() -> frozenset[str]:
    return frozenset(words_of("forms", "words"))


@cache
def _neutral() -> frozenset[str]:
    return frozenset((*words_of("forms", "neutral"), *words_of("forms", "governing")))


def of_government(core: Core) -> bool:
    """Whether the words left out can follow a demonym: «Chinese government», «Yugoslav republic»."""
    return core.removed - core.forms <= frozenset(words_of("forms", "governing"))


def is_binding(core: Core) -> bool:
    """Whether the words left out must match: «Kingdom of Dahomey» is another state than Dahomey."""
    return core.bound or not core.forms.isdisjoint(words_of("forms", "binding"))
