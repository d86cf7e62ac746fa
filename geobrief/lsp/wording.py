"""How are dates, words of a vocabulary and texts told in Markdown?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from geobrief.model.attributes import When
from geobrief.when import Date, End, Period

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # in every locale


def plain(text: object) -> str:
    r"""A text that Markdown leaves as it is.

    >>> plain("[a] *b* <c>")
    '\\[a\\] \\*b\\* \\<c\\>'
    """
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in " ".join(str(text).split()))


def span(period: Period | Date | None) -> str:
    """A time in words.

    >>> [span(Period.parse(text)) for text in ("1946/..", "1979-05-04/1990", "/..", "/")]
    ['since 1946', '1979-05-04 to 1990', 'to this day', 'at a time that is not known']
    """
    if not isinstance(period, Period) or "/" not in str(period):
        return "at a time that is not known" if period is None else str(period)
    start, end = period.start, period.end
    if isinstance(start, End):
        if isinstance(end, End):
            return "at a time that is not known" if end is End.UNKNOWN else "always" if start is end else "to this day"
        return f"until {end}"
    if isinstance(end, End):
        return f"since {start}" + (", until nobody knows when" if end is End.UNKNOWN else "")
    return f"{start} to {end}"


def words(term: str | None) -> str:
    """A word of a vocabulary as people write it."""
    return (term or "").replace("_", " ")


def meaning(when: When) -> str:
    """What a date or a period means, in Markdown.

    >>> print(meaning(Date("1982-04~")))
    **1982-04\\~** · month
    - from 1982-04-01 to 1982-04-30
    - approximate
    """
    sort = when.precision if isinstance(when, Date) else "period"
    rows = [f"- {_bounds(when.earliest, when.latest)}"]
    if isinstance(when, Period):
        rows += [f"- {told}" for told in _ends(when)]
    if when.qualified:
        marks = {"~": "approximate", "?": "uncertain", "%": "approximate and uncertain"}
        rows += [f"- {told}" for mark, told in marks.items() if mark in str(when)]
    return "\n".join((f"**{plain(when)}**".replace("~", "\\~") + f" · {sort}", *rows))


def _bounds(first: datetime.date | None, last: datetime.date | None) -> str:
    if first is not None and first == last:
        return f"{first}, a {_WEEKDAYS[first.weekday()]}"
    return f"from {first or 'an open beginning'} to {last or 'an open end'}"


def _ends(period: Period) -> Iterator[str]:
    if "/" in str(period):
        for name, end, without in (
            ("beginning", period.start, "was always so"),
            ("end", period.end, "goes on"),
        ):
            if isinstance(end, End):
                yield f"the {name} is not known" if end is End.UNKNOWN else f"no {name}: it {without}"
