"""Shapes of plain geometry, the sheets that they are on, and how wide words are."""

from __future__ import annotations

import attrs

COLOURS = 8  # of a series; colour n is that of n modulo this


@attrs.frozen
class Box:
    """A rectangle with rounded corners; `style` is plain, open (its end is not known) or faint."""

    x: float
    y: float
    width: float
    height: float
    colour: int
    style: str = "plain"
    note: str = ""


@attrs.frozen
class Dot:
    """A disc."""

    x: float
    y: float
    radius: float
    colour: int
    note: str = ""


@attrs.frozen
class Stroke:
    """A line through points; `style` is axis, grid, tie or series."""

    points: tuple[tuple[float, float], ...]
    style: str = "axis"
    colour: int = 0
    width: float = 1
    note: str = ""


@attrs.frozen
class Label:
    """Words with their baseline at y; `anchor` is start, middle or end, `style` text, small, title or inside.

    They are turned clockwise around that point by `angle` in degrees.
    """

    x: float
    y: float
    text: str
    anchor: str = "start"
    style: str = "text"
    angle: float = 0


Drawn = Box | Dot | Stroke | Label


@attrs.frozen
class Sheet:
    """Shapes on a sheet of some width and height in pixels, with a title, and a description for those who do not see
    it."""

    title: str
    description: str
    width: int
    height: int
    shapes: tuple[Drawn, ...]


def text_width(text: str, size: float = 13) -> float:
    """About how many pixels wide a text is in a plain font; wide letters of other scripts count double.

    >>> round(text_width("Argentina")), round(text_width("阿根廷"))
    (67, 39)
    """
    return sum(_letter_width(letter) for letter in text) * size


def _letter_width(letter: str) -> float:
    if letter in "iIl.,:;'|!()[] ":
        return 0.36
    if letter in "mwMW@%—":
        return 0.92
    if ord(letter) > 0x2E7F:
        return 1.0
    return 0.7 if letter.isupper() else 0.58


def fitted(text: str, room: float, size: float = 13) -> str:
    """The text, cut with an ellipsis to the room that there is; empty where there is none.

    >>> fitted("The United Kingdom", 60), fitted("Chad", 4)
    ('The Uni…', '')
    """
    if text_width(text, size) <= room:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…" if len(kept) > 2 else ""
