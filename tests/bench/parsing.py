"""The cost of parsing a scenario file, compared with draining the same YAML events, and of malicious files."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator

import yaml

from geobrief.codec import parse

RECORD = """\
  - id: e{number}
    type: CONSULT
    actors: [ARG, RUS]
    recipients:
      - CHN
    date: 2014-07-{day:02}
    mode: visit
    contexts: [military, diplomatic]
"""


def plain(size: int) -> str:
    """A scenario file of about so many letters."""
    one = len(RECORD)
    events = (RECORD.format(number=number, day=number % 28 + 1) for number in range(size // one))
    return "schema: geobrief/1\nevents:\n" + "".join(events)


def attacks(size: int) -> dict[str, str]:
    """Texts of about so many letters (the deep ones are short) that are made to be slow, or to unfold."""
    return {
        "alias bomb": "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, size // 30)),
        "aliases": "a: [" + "*b, " * (size // 4) + "]",
        "900 deep": "[" * 900 + "]" * 900,
        "one long scalar": "a: " + "x" * size,
        "one long quoted scalar": 'a: "' + "x \\n" * (size // 4) + '"',
        "100,000 keys": "".join(f"key{n}: 1\n" for n in range(100_000)),
        "the same key": "a: 1\n" * (size // 5),
        "60,000 dashes": "- " * 60_000,
        "line separators": "a: b\u2028" * (size // 5),
    }


def seconds(action: Callable[[], object], rounds: int) -> float:
    """The fastest of some rounds, in the time of the process."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def drain(text: str) -> None:
    """Take all events of a YAML text and do nothing with them."""
    for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
        pass


def ratios(size: int, rounds: int) -> Iterator[tuple[str, float, float]]:
    """Parsing and memory for a plain file, and the time of each attack beside that for a plain file of its size."""
    text = plain(size)
    drained, parsed = seconds(lambda: drain(text), rounds), seconds(lambda: parse(text), rounds)
    yield "parsing with places, draining the events = 1", parsed / drained, 2.0
    yield "most memory, the file = 1", memory(text), 25.0
    for name, attack in attacks(size).items():
        taken = seconds(lambda attack=attack: parse(attack), 1)
        yield f"{name}, a plain file of its size = 1", taken / (parsed * len(attack) / len(text)), 5.0


def memory(text: str) -> float:
    """The most memory that parsing takes, in the size of the text."""
    tracemalloc.start()
    source = parse(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / len(source.text or "")
