"""Dates in sentences: how many sentences have exactly the right dates, by class, and the time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from turns import against, in_turns, installed, table

import geobrief

CASES: dict[str, list[dict[str, Any]]] = yaml.load(
    Path(__file__).with_name("dates.yaml").read_text("utf-8"), yaml.BaseLoader
)
ALL = [case for cases in CASES.values() for case in cases]
PUBLISHED = "2011-03-10"
Span = tuple[datetime.date, datetime.date]
# The possible meanings of each date that a tool found.
Reader = Callable[[str, datetime.date], list[list[Span]]]


def section(rounds: int) -> str:
    """The part of the page on dates."""
    tools = readers()
    actions = {name: lambda read=read: [read(case["text"], _day(case)) for case in ALL] for name, read in tools.items()}
    times = against(in_turns(actions, rounds))
    rows = [
        [name, *(sum(is_right(read, case) for case in cases) for cases in CASES.values()), times[name]]
        for name, read in tools.items()
    ]
    sizes = [f"{name} ({len(cases)})" for name, cases in CASES.items()]
    return f"""## Dates in sentences

{len(ALL)} sentences: in how many exactly the right dates are found, each with its first and last day. What only has
days (`search_dates`) is right if its day is within those; what gives several readings is right if one of them is
(recognizers-text, and the unit and the period of geobrief); and the two ends of a range are right as two dates. The
language is given as English, except for the sentences in other languages, where dateparser finds it out by itself.

{table(["", *sizes, "time"], rows)}
dateparser reads relative dates in many languages, which geobrief does not. The time of geobrief is that of the dates
alone (`tables=["dates"]`).
"""


def _day(case: dict[str, Any]) -> datetime.date:
    return datetime.date.fromisoformat(case.get("published", PUBLISHED))


def is_right(read: Reader, case: dict[str, Any]) -> bool:
    """Whether exactly the dates of a sentence are found."""
    wanted = [tuple(map(datetime.date.fromisoformat, span.split("/"))) for span in case["dates"]]
    found = read(case["text"], _day(case))
    if len(wanted) == 1 and len(found) == 2:
        return any(_are_ends(one, other, wanted[0]) for one in found[0] for other in found[1])
    if len(found) != len(wanted):
        return False
    return all(any(_fits(reading, span) for reading in readings) for readings, span in zip(found, wanted, strict=True))


def _fits(found: Span, wanted: tuple[datetime.date, ...]) -> bool:
    """Whether a date is the wanted one; a day from a tool that has only days is one within it."""
    return found == wanted or (isinstance(found, _Day) and wanted[0] <= found[0] <= wanted[1])


def _are_ends(one: Span, other: Span, wanted: tuple[datetime.date, ...]) -> bool:
    """Whether two dates are the two ends of a range."""
    return wanted[0] <= one[0] < other[0] and other[1] <= wanted[1]


class _Day(tuple):  # type: ignore[type-arg]
    """A day of a tool that has nothing but days."""


def readers() -> dict[str, Reader]:
    """The tools that are installed, each as a function of a sentence and its day."""
    return {
        "geobrief": _geobrief,
        **installed({"dateparser, search_dates": _dateparser, "recognizers-text": _recognizers}),
    }


def _geobrief(text: str, day: datetime.date) -> list[list[Span]]:
    read = geobrief.read(text, published=day, tables=["dates"], check=False).dates
    given = [[each for each in (date.value, date.period) if each is not None] for date in read]
    found = [[(each.earliest, each.latest) for each in both] for both in given if both]
    return [spans for place, spans in enumerate(found) if place == 0 or spans[-1] != found[place - 1][-1]]


def _dateparser() -> Reader:
    from dateparser.search import search_dates

    english = {case["text"] for name, cases in CASES.items() if name != "other languages" for case in cases}

    def read(text: str, day: datetime.date) -> list[list[Span]]:
        base = datetime.datetime.combine(day, datetime.time())
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        found = search_dates(text, languages=["en"] if text in english else None, settings=settings) or []
        return [[_Day((when.date(), when.date()))] for _, when in found]

    return read


def _recognizers() -> Reader:
    from recognizers_date_time import Culture, recognize_datetime

    def read(text: str, day: datetime.date) -> list[list[Span]]:
        found = recognize_datetime(text, Culture.English, reference=datetime.datetime.combine(day, datetime.time()))
        return [spans for each in found if each.resolution and (spans := _spans(each.resolution["values"]))]

    return read


def _spans(values: list[dict[str, str]]) -> list[Span]:
    found: list[Span] = []
    for value in values:
        if value["type"] == "date" and value["value"] != "not resolved":
            day = datetime.date.fromisoformat(value["value"])
            found.append((day, day))
        elif value["type"] == "daterange" and "start" in value and "end" in value:
            after = datetime.date.fromisoformat(value["end"])
            start, end = datetime.date.fromisoformat(value["start"]), after - datetime.timedelta(days=1)
            found += [(start, end), (start, after)]  # some ends are those of the range, some the day after
        elif re.fullmatch(r"\d{4}(-\d\d)?", value.get("timex", "")):  # «since May 1990» has no end
            date = geobrief.Date(value["timex"])
            found.append((date.earliest, date.latest))
        elif value.get("timex", "")[4:] in _SEASONS:
            year, (first, last) = int(value["timex"][:4]), _SEASONS[value["timex"][4:]]
            found.append((datetime.date(year, first, 1), datetime.date(year, last, 30 if last == 11 else 31)))
    return found


_SEASONS = {"-SP": (3, 5), "-SU": (6, 8), "-FA": (9, 11)}
