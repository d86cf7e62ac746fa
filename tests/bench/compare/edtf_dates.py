"""EDTF: parsing dates of our own, and their first and last days."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable

from turns import against, in_turns, installed, table

from geobrief import Date, Period

DATES = (
    "1921-03-12", "1991-08", "1956", "198X", "19XX", "1968-21", "1989-23", "1914-07-28?", "1850~", "2008-33", "2004-02",
    "1900-02", "-0043", "0000", "1999-12-31%", "1944-XX", "156X-12", "2010-10-XX",
)  # fmt: skip
Span = tuple[datetime.date, datetime.date]


def section(rounds: int) -> str:
    """The part of the page on EDTF."""
    tools = parsers()
    spans = {name: [_tried(parse, text) for text in DATES] for name, parse in tools.items()}
    times = against(
        in_turns({n: lambda p=p: [_tried(p, text) for text in DATES * 20] for n, p in tools.items()}, rounds)
    )
    ours = spans["geobrief"]
    rows = [
        [
            name,
            sum(span is not None for span in found),
            sum(mine == span for mine, span in zip(ours, found, strict=True)),
            times[name],
        ]
        for name, found in spans.items()
    ]
    return f"""## Dates in EDTF

{len(DATES)} dates of our own (years before 1 are not dates of Python, and count as not read): how many are read, how
many have the first and last day that geobrief gives, and the time. `tests/when/test_other_libraries.py` explains
each difference.

{table(["", "read", "same days", "time"], rows)}"""


def _tried(parse: Callable[[str], Span | None], text: str) -> Span | None:
    try:
        return parse(text)
    except Exception:
        return None


def parsers() -> dict[str, Callable[[str], Span | None]]:
    """The tools that are installed, each from a text to the first and last day."""
    return {"geobrief": _geobrief, **installed({"edtf": _edtf, "undate": _undate})}


def _geobrief(text: str) -> Span | None:
    parsed = Period(text) if "/" in text else Date(text)
    return None if parsed.earliest is None or parsed.latest is None else (parsed.earliest, parsed.latest)


def _edtf() -> Callable[[str], Span | None]:
    from edtf import parse_edtf

    def parse(text: str) -> Span | None:
        parsed = parse_edtf(text)
        return _of(parsed.lower_strict()), _of(parsed.upper_strict())

    return parse


def _of(moment: time.struct_time) -> datetime.date:
    return datetime.date(*moment[:3])


def _undate() -> Callable[[str], Span | None]:
    from undate import Undate

    def parse(text: str) -> Span | None:
        parsed = Undate.parse(text, "EDTF")
        return (
            datetime.date.fromisoformat(str(parsed.earliest)),
            datetime.date.fromisoformat(str(parsed.latest)),
        )

    return parse
