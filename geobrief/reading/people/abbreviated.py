"""Abbreviated titles before names: «FM Lavrov», «Def. Min. Gates», «the Australian PM»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geobrief.reading.entities import Line
from geobrief.reading.lexicons import Phrases, document
from geobrief.reading.people.names import name_from
from geobrief.reading.people.titles import Title, office_named
from geobrief.reading.tokens import tokenise

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
