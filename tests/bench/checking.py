"""The cost of checking a large scenario file, compared with parsing it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import geobrief
from geobrief.codec import parse

IDS = "ARG BRA CHL PER BOL USA GBR FRA ITA CHN JPN IND THA TUR IRN EGY".split()
NAMES = (
    "Argentina,Brazil,Chile,Peru,Bolivia,United States,United Kingdom,France,Italy,China,Japan,India,Thailand,Turkey,"
    "Iran,Egypt"
).split(",")
EVENT = """\
  - id: e{number}
    type: CONSULT
    actors: [{one}, {other}]
    recipients:
      - {third}
    date: {first}
    mode: visit
    contexts: [military, diplomatic]
"""
AGREEMENT = """\
  - id: a{number}
    kind: trade
    parties: [{one}, {other}]
    title: Agreement of trade {number}
    steps:
      - {{status: signed, when: {first}}}
      - {{status: in_force, when: {last}}}
"""
DISPUTE = """\
  - id: d{number}
    kind: diplomatic
    parties: [{one}, {other}]
    over: matter {number}
    steps:
      - {{status: ongoing, when: {first}}}
      - {{status: settled, when: {last}}}
"""
SECTIONS = {"agreements": (AGREEMENT, 0.25), "disputes": (DISPUTE, 0.15), "events": (EVENT, 0.6)}
START = datetime.date(1960, 1, 1)


def scenario(size: int, states: list[str]) -> str:
    """A scenario file of so many records without findings; parties are written as in `states`."""
    entries = ["schema: geobrief/1\n"]
    for section, (form, share) in SECTIONS.items():
        entries += (f"{section}:\n", *records(form, int(size * share), states))
    return "".join(entries)


def records(form: str, size: int, states: list[str]) -> Iterator[str]:
    """Records of one form, no two alike."""
    for number in range(size):
        first = START + datetime.timedelta(days=number * 7 % 13_000)
        one, other, third = (states[(number + step) % len(states)] for step in (0, 1 + number // 16 % 14, 15))
        last = first + datetime.timedelta(days=180)
        yield form.format(number=number, one=one, other=other, third=third, first=first, last=last)


def ratios(size: int, seconds: Callable[[Callable[[], object]], float]) -> Iterator[tuple[str, float, float]]:
    """Loading and all rules, compared with parsing, with parties as ids and as names; `seconds` takes the time."""
    for written, states in (("ids", IDS), ("names", NAMES)):
        text = scenario(size, states)
        assert geobrief.load(text).findings == ()
        parsed = seconds(lambda text=text: parse(text))
        whole = seconds(lambda text=text: geobrief.load(text).findings)
        yield f"whole check of {size:,} records with {written}, parse = 1", whole / parsed, 4.0
