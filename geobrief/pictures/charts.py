"""Charts of numbers: lines over years, and grids of shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geobrief.pictures.drawings import Picture
from geobrief.pictures.shapes import COLOURS, Box, Drawn, Label, Stroke, fitted, text_width

WIDTH, HEIGHT = 760, 360
_MARGIN, _TOP, _BOTTOM = 16, 62, 34
_CELL, _MOST_LABEL = 22, 330


def line_chart(title: str, series: Mapping[str, Sequence[tuple[float, float]]], *, description: str = "") -> Picture:
    """Lines through points (x, y), one for each name, above an axis from the least x to the greatest."""
    points = [point for listed in series.values() for point in listed]
    xs, ys = [x for x, _ in points] or [0.0, 1.0], [y for _, y in points] or [0.0, 1.0]
    low, high = min(0.0, *ys), max(*ys, 0.0)
    high = high if high > low else low + 1
    left = _MARGIN + max(text_width(_number(value), 11) for value in _steps(low, high)) + 8
    right, bottom = WIDTH - _MARGIN - 8, HEIGHT - _BOTTOM

    def place(x: float, y: float) -> tuple[float, float]:
        wide = (x - min(xs)) / ((max(xs) - min(xs)) or 1)
        return left + wide * (right - left), bottom - (y - low) / (high - low) * (bottom - _TOP)

    shapes: list[Drawn] = [Label(_MARGIN, 26, fitted(title, WIDTH - 2 * _MARGIN, 15), style="title")]
    shapes += _named(list(series))
    for value in _steps(low, high):
        y = place(min(xs), value)[1]
        shapes += [Stroke(((left, y), (right, y)), "grid"), Label(left - 6, y + 4, _number(value), "end", "small")]
    shapes.append(Stroke((place(min(xs), low), place(max(xs), low))))
    for value in _steps(min(xs), max(xs)):
        x = place(value, low)[0]
        shapes.append(Label(min(x, WIDTH - 20), bottom + 18, _number(value), "middle", "small"))
    for number, (name, listed) in enumerate(series.items()):
        if listed:
            line = [place(x, y) for x, y in listed]
            shapes.append(Stroke(tuple(line if len(line) > 1 else [*line, *line]), "series", number, note=name))
    words = description or f"{title}. {', '.join(f'{name}: {len(listed)} points' for name, listed in series.items())}."
    return Picture(title, words, WIDTH, HEIGHT, tuple(shapes))


def heat_map(
    title: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[float | None]]], *, description: str = ""
) -> Picture:
    """A grid of shares from 0 to 1, darker where more; an empty cell has no value."""
    left = _MARGIN + min(_MOST_LABEL, max((text_width(label) for label, _ in rows), default=0)) + 8
    width = min(48.0, max(10.0, (WIDTH - left - _MARGIN) / max(1, len(columns))))
    shapes: list[Drawn] = [Label(_MARGIN, 26, fitted(title, WIDTH - 2 * _MARGIN, 15), style="title")]
    last = -100.0
    for number, column in enumerate(columns):
        x = left + width * number
        if x - last > text_width(column, 11) + 6:
            shapes.append(Label(x, 54, column, style="small"))
            last = x
    for line, (label, values) in enumerate(rows):
        y = 62 + _CELL * line
        shapes.append(Label(left - 8, y + 14, fitted(label, left - 8 - _MARGIN), "end"))
        for number, value in enumerate(values):
            x = left + width * number
            note = f"{label}, {columns[number]}: {'not known' if value is None else f'{value:.0%}'}"
            if value is None:
                shapes.append(Stroke(((x + 3, y + 9), (x + width - 5, y + 9)), "grid", note=note))
            else:
                height = max(2.0, (_CELL - 5) * min(1.0, value))
                shapes.append(Box(x, y + _CELL - 4 - height, max(4.0, width - 2), height, 0, note=note))
    height = 62 + _CELL * max(1, len(rows)) + 14
    words = description or f"{title}. {len(rows)} rows, {len(columns)} columns."
    return Picture(title, words, WIDTH, height, tuple(shapes))


def _named(names: Sequence[str]) -> list[Drawn]:
    """The names of the series, each with its colour."""
    found: list[Drawn] = []
    x = float(_MARGIN)
    for number, name in enumerate(names):
        width = text_width(name, 11)
        if x + width + 20 > WIDTH - _MARGIN or number >= COLOURS:
            break
        found += [Box(x, 38, 10, 10, number), Label(x + 14, 47, name, style="small")]
        x += width + 30
    return found


def _steps(low: float, high: float) -> list[float]:
    """Some four to nine round numbers from low to high."""
    span = (high - low) or 1
    power = 10.0 ** len(str(int(span))) if span >= 1 else 1.0
    while power > span / 4:
        power /= 10
    step = next(power * factor for factor in (1, 2, 5, 10, 20, 50) if span / (power * factor) <= 8)
    first = -(-low // step) * step
    return [first + step * number for number in range(int((high - first) / step + 1e-9) + 1)]


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.3g}"
