"""The time of a reading, compared with a search for dates alone, and by the length of the text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import geobrief

PUBLISHED = "2008-03-14"
TEXT = Path(__file__).with_name("brief.txt").read_text("utf-8")


def fastest(action: Callable[[], object], rounds: int) -> float:
    """The fastest of some rounds, in seconds, after one that does not count."""
    action()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def brief(rounds: int) -> float:
    """The seconds for one brief."""
    return fastest(lambda: geobrief.read(TEXT, published=PUBLISHED), rounds)


def dates_alone(rounds: int, languages: list[str] | None) -> float:
    """The seconds that `dateparser.search.search_dates` takes for the dates of the same brief."""
    from dateparser.search import search_dates

    return fastest(lambda: search_dates(TEXT, languages=languages), rounds)


def by_length(lengths: tuple[int, ...]) -> Iterator[tuple[int, float]]:
    """Texts of so many characters, made of the brief over and over, with the microseconds for each character."""
    for length in lengths:
        text = (TEXT * (length // len(TEXT) + 1))[:length]
        start = time.perf_counter()
        geobrief.read(text, published=PUBLISHED)
        yield length, (time.perf_counter() - start) / length * 1e6
