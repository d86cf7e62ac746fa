"""Which words name an office? Titles are data (`data/titles.toml`); plurals and deputies are derived from them."""

from __future__ import annotations

from functools import cache

import attrs

from geobrief.reading.lexicons import Phrases, document
from geobrief.reading.tokens import Token


@attrs.frozen(slots=True)
class Title:
    """An office named in a sentence: token span, office of the vocabulary, words, and whether it is said of several."""

    start: int
    end: int
    office: str
    words: str
    plural: bool = False


@attrs.frozen(slots=True)
class _Entry:
    office: str
    words: str
    plural: bool = False


@cache
def _lexicon() -> Phrases:
    entries: dict[tuple[str, ...], _Entry] = {}
    for office, listed in document("titles")["offices"].items():
        for title in listed:
            entries.setdefault(tuple(title.split()), _Entry(office, title))
            entries.setdefault(_plural(title), _Entry(office, title, plural=True))
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


def _is_verb_or_name(tokens: tuple[Token, ...], start: int, words: str) -> bool:
    """«to general applause», «justice», «major»: common words are titles only where they are written like one."""
    return words in _COMMON and not tokens[start].is_capital


_COMMON = frozenset(document("titles").get("written_large", "").split())
