"""Timelines: rows of periods and moments above an axis of time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

import attrs

from geobrief.pictures.drawings import Picture
from geobrief.pictures.shapes import Box, Dot, Drawn, Label, Stroke, fitted, text_width

WIDTH = 760
_TOP, _ROW, _BAR, _AXIS, _MARGIN = 44, 26, 16, 34, 14
_MOST_LABEL, _LEAST_BAR = 230, 4
_MOST_ROWS = 200


@attrs.frozen
class TimelineMark:
    """Something in a row: a period, or a moment where `last` is None and it is not `ongoing`.

    An end that is not known, or has not come, is drawn as open.
    """

    first: datetime.date
    last: datetime.date | None = None
    text: str = ""
    colour: int = 0
    ongoing: bool = False
    note: str = ""
    faint: bool = False


@attrs.frozen
class TimelineRow:
    """A line of a timeline: its label and what is in it."""

    label: str
    marks: tuple[TimelineMark, ...]

    @classmethod
    def of(cls, label: str, marks: Iterable[TimelineMark | None]) -> TimelineRow:
        """A row with those marks that have a date."""
        return cls(label, tuple(mark for mark in marks if mark is not None))


def timeline(title: str, rows: Iterable[TimelineRow], *, description: str = "", legend: Sequence[str] = ()) -> Picture:
    """A timeline of some rows, in their order; `legend` names the colours 0, 1, 2 and so on."""
    listed = [row for row in rows if row.marks][:_MOST_ROWS]
    lanes = [(row, lane) for row in listed for lane in _lanes(row)]
    scale = _Scale.of(listed)
    left = _MARGIN + min(_MOST_LABEL, max((text_width(row.label) for row in listed), default=0)) + 10
    below = _TOP + (22 if legend and listed else 0)
    shapes: list[Drawn] = [Label(_MARGIN, 26, fitted(title, WIDTH - 2 * _MARGIN, 15), style="title")]
    shapes += _legend(legend, {mark.colour for row in listed for mark in row.marks})
    height = int(below + _ROW * max(1, len(lanes)) + _AXIS)
    right = WIDTH - _MARGIN - 4
    place = _Place(scale, left, right)
    shapes += _axis(place, below - 6, height - _AXIS + 2)
    labelled: set[int] = set()
    for number, (row, marks) in enumerate(lanes):
        y = below + _ROW * number
        if id(row) not in labelled:
            labelled.add(id(row))
            shapes.append(Label(left - 10, y + 13, fitted(row.label, left - 10 - _MARGIN), anchor="end"))
        for mark in marks:
            shapes += _mark(mark, place, y, alone=len(marks) == 1)
    if not listed:
        shapes.append(Label(_MARGIN, below + 14, "nothing with a date"))
    return Picture(title, description or _described(title, listed), WIDTH, height, tuple(shapes))


def _described(title: str, rows: Sequence[TimelineRow]) -> str:
    """The rows in words."""
    return f"{title}. " + " ".join(
        f"{row.label}: {', '.join(_words(mark) for mark in row.marks[:6])}." for row in rows[:40]
    )


def _words(mark: TimelineMark) -> str:
    last = "" if mark.last is None and not mark.ongoing else f" to {mark.last or 'now or later'}"
    return f"{mark.text + ' ' if mark.text else ''}{mark.first}{last}"


def _lanes(row: TimelineRow) -> Iterator[list[TimelineMark]]:
    """The marks of a row in as few lines as keep them apart."""
    lanes: list[list[TimelineMark]] = []
    for mark in sorted(row.marks, key=lambda mark: (mark.first, mark.last or datetime.date.max)):
        for lane in lanes:
            before = lane[-1]
            if not before.ongoing and before.last is not None and before.last <= mark.first:
                lane.append(mark)
                break
        else:
            lanes.append([mark])
    yield from lanes


@attrs.frozen
class _Scale:
    """The days of a timeline, first and last."""

    first: int
    last: int

    @classmethod
    def of(cls, rows: Sequence[TimelineRow]) -> _Scale:
        marks = [mark for row in rows for mark in row.marks]
        days = [day.toordinal() for mark in marks for day in (mark.first, mark.last) if day is not None]
        first, last = (min(days), max(days)) if days else (730_000, 730_365)
        room = max(1, (last - first) // 25)
        return cls(max(1, first - room), min(datetime.date.max.toordinal(), last + room))


@attrs.frozen
class _Place:
    """Where days are between two edges."""

    scale: _Scale
    left: float
    right: float

    def x(self, day: int) -> float:
        share = (day - self.scale.first) / max(1, self.scale.last - self.scale.first)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)


def _axis(place: _Place, top: float, bottom: float) -> Iterator[Drawn]:
    yield Stroke(((place.left, bottom), (place.right, bottom)))
    after = 0.0
    for day, text in _ticks(place.scale):
        x = place.x(day.toordinal())
        yield Stroke(((x, top), (x, bottom)), "grid")
        half = text_width(text, 11) / 2
        if x - half > after and x + half < WIDTH - 2:
            yield Label(x, bottom + 18, text, "middle", "small")
            after = x + half + 6


def _ticks(scale: _Scale) -> Iterator[tuple[datetime.date, str]]:
    """Some six to ten days with their words: years, months or days, as the length of the timeline wants it."""
    first, last = datetime.date.fromordinal(scale.first), datetime.date.fromordinal(scale.last)
    years = (scale.last - scale.first) / 365.25
    if years > 4:
        step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000) if years / step <= 9)
        start = -(-(first.year + (first > datetime.date(first.year, 1, 1))) // step) * step
        yield from ((datetime.date(year, 1, 1), str(year)) for year in range(max(1, start), last.year + 1, step))
    elif years > 0.25:
        step = next(step for step in (1, 2, 3, 6) if years * 12 / step <= 9 or step == 6)
        months = ((year, month) for year in range(first.year, last.year + 1) for month in range(1, 13, step))
        for year, month in months:
            day = datetime.date(year, month, 1)
            if first <= day <= last:
                yield day, f"{day:%b} {year}" if month == 1 or step > 2 else f"{day:%b}"
    else:
        step = max(1, (scale.last - scale.first) // 8)
        for number in range(scale.first, scale.last + 1, step):
            day = datetime.date.fromordinal(number)
            yield day, f"{day.day} {day:%b}" if number != scale.first else f"{day.day} {day:%b} {day.year}"


def _mark(mark: TimelineMark, place: _Place, y: float, *, alone: bool) -> Iterator[Drawn]:
    x = place.x(mark.first.toordinal())
    if mark.last is None and not mark.ongoing:
        yield Dot(x, y + _BAR / 2, 5, mark.colour, mark.note or mark.text)
        room, before = place.right - x - 9, x - 9 - place.left if alone else 0.0
        on_the_left = text_width(mark.text, 11) > room and before > room
        words = fitted(mark.text, max(room, before), 11)
        if words:
            yield Label(x - 9 if on_the_left else x + 9, y + 12, words, "end" if on_the_left else "start", "small")
        return
    end = place.right if mark.ongoing or mark.last is None else place.x(mark.last.toordinal())
    width = max(_LEAST_BAR, end - x)
    style = "faint" if mark.faint else "open" if mark.ongoing else "plain"
    yield Box(x, y, width, _BAR, mark.colour, style, mark.note or mark.text)
    words = fitted(mark.text, width - 8, 11)
    if words and style != "faint":
        yield Label(x + 4, y + 12, words, style="inside")


def _legend(names: Sequence[str], used: set[int]) -> Iterator[Drawn]:
    x = float(_MARGIN)
    for number, name in enumerate(names):
        if number not in used:
            continue
        width = text_width(name, 11)
        if x + width + 20 > WIDTH - _MARGIN:
            break
        yield Box(x, 38, 10, 10, number)
        yield Label(x + 14, 47, name, style="small")
        x += width + 30
