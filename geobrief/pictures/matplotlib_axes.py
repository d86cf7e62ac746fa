"""Pictures drawn on axes of matplotlib, and saved as PNG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geobrief.errors import MissingPackageError
from geobrief.pictures.shapes import COLOURS, Box, Dot, Label, Sheet, Stroke
from geobrief.pictures.svg import LIGHT as SERIES

_INK, _GRID = "#1b1b1f", "#d5d5da"
_SIZES = {"small": 8.0, "title": 11.0, "inside": 8.0}
_DOTS_PER_INCH = 96
_ALIGNED = {"start": "left", "middle": "center", "end": "right"}


def draw(picture: Sheet, ax: Any) -> Any:
    """Draw a picture on axes; they are given its size in pixels as limits, and no ticks."""
    _package()
    from matplotlib.patches import Circle, FancyBboxPatch

    ax.set_xlim(0, picture.width)
    ax.set_ylim(picture.height, 0)
    ax.set_axis_off()
    for shape in picture.shapes:
        if isinstance(shape, Box):
            alpha = {"plain": 1.0, "open": 0.75, "faint": 0.35}[shape.style]
            place, style = (shape.x, shape.y), "round,pad=0,rounding_size=2"
            colour = SERIES[shape.colour % COLOURS]
            ax.add_patch(FancyBboxPatch(place, shape.width, shape.height, style, color=colour, alpha=alpha, lw=0))
        elif isinstance(shape, Dot):
            ax.add_patch(Circle((shape.x, shape.y), shape.radius, color=SERIES[shape.colour % COLOURS], lw=0))
        elif isinstance(shape, Stroke):
            colour = {"axis": _INK, "grid": _GRID}.get(shape.style, SERIES[shape.colour % COLOURS])
            alpha = 0.55 if shape.style == "tie" else 1.0
            xs, ys = zip(*shape.points, strict=True)
            ax.plot(
                xs, ys, color=colour, alpha=alpha, lw=2 if shape.style == "series" else shape.width * 0.75, zorder=0.5
            )
        elif isinstance(shape, Label):
            colour = "#ffffff" if shape.style == "inside" else _INK
            weight = "bold" if shape.style == "title" else "normal"
            size, aligned = _SIZES.get(shape.style, 9.5), _ALIGNED[shape.anchor]
            text = ax.text(
                shape.x, shape.y, shape.text, color=colour, fontsize=size, ha=aligned, va="baseline", weight=weight
            )
            text.set_rotation(-shape.angle)
            text.set_rotation_mode("anchor")
    return ax


def save_png(picture: Sheet, file: Path) -> None:
    """Write a picture as PNG."""
    _package()
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(picture.width / _DOTS_PER_INCH, picture.height / _DOTS_PER_INCH), dpi=2 * _DOTS_PER_INCH)
    FigureCanvasAgg(figure)
    draw(picture, figure.add_axes((0, 0, 1, 1)))
    figure.savefig(file, format="png", metadata={"Title": picture.title, "Software": None})


def _package() -> None:
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        raise MissingPackageError.of("a picture as PNG or on axes", "matplotlib", extra="plot") from None
