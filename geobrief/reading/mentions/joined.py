"""Names that a text joins or shortens: «North and South Korea», «both Koreas», «Sino-Russian»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from geobrief.reading.lexicons import document
from geobrief.reading.mentions.scanner import NameMatch, NameScanner

_SHARED = re.compile(r"(?<![^\W_])(North|South|East|West)\s+(?:and|or|nor)\s+\Z")
_REACH = 24


def joined_names(text: str, found: Iterable[NameMatch], scanner: NameScanner) -> Iterator[NameMatch]:
    """The names of a text that stand for a longer name of the register."""
    starts = set()
    for match in found:
        starts.add(match.start)
        first, _, rest = match.text.partition(" ")
        if first in ("North", "South", "East", "West"):
            before = _SHARED.search(text[max(0, match.start - _REACH) : match.start])
            if before is not None:
                start = max(0, match.start - _REACH) + before.start(1)
                yield from _named(text, start, start + len(before[1]), (f"{before[1]} {rest}",), scanner)
    for each in _short_names().finditer(text):
        if each["prefix"] and each.end() + 1 not in starts:  # Indo-Pacific
            continue
        names = document("traps")["joined"][each["prefix"] or each["twins"]]
        yield from _named(text, *each.span("prefix" if each["prefix"] else "twins"), names.split("|"), scanner)


def _named(text: str, start: int, end: int, names: Iterable[str], scanner: NameScanner) -> Iterator[NameMatch]:
    for name in names:
        senses = scanner.senses(name)
        if senses:
            yield NameMatch(text[start:end], start, end, senses, name)


@cache
def _short_names() -> re.Pattern[str]:
    """The first half of a double adjective before a hyphen, and plurals that mean two states."""
    listed = document("traps")["joined"]
    prefixes = "|".join(word for word, names in listed.items() if "|" not in names)
    twins = "|".join(word for word, names in listed.items() if "|" in names)
    return re.compile(
        rf"(?<![\w-])(?P<prefix>{prefixes})(?=[-‐‑–][A-Z])|(?:[Bb]oth|[Tt]wo|[Tt]hree|[Tt]he)\s+(?P<twins>{twins})(?!\w)"
    )
