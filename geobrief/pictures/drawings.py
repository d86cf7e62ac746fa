"""A picture: it shows itself in notebooks, is saved as SVG, HTML or PNG, or drawn on axes of matplotlib."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import attrs

from geobrief.errors import ArgumentError, nearest
from geobrief.pictures.shapes import Sheet
from geobrief.pictures.svg import page, svg

SUFFIXES = (".svg", ".png", ".html")


@attrs.frozen(repr=False)
class Picture(Sheet):
    """A picture of some width and height in pixels, with a title and a description for those who do not see it.

    In a notebook it shows itself. The same data give the same bytes.
    """

    @property
    def svg(self) -> str:
        """The picture as SVG, without scripts, light or dark as the reader prefers."""
        return svg(self)

    @property
    def html(self) -> str:
        """The picture as a page of its own."""
        return page(self)

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the picture; the suffix is `.svg`, `.html` or, with the extra `plot`, `.png`."""
        file = Path(path)
        suffix = file.suffix.lower()
        if suffix not in SUFFIXES:
            near = nearest(suffix, SUFFIXES)
            raise ArgumentError("no such format", expected=", ".join(SUFFIXES), got=str(path), nearest=near)
        if suffix == ".png":
            from geobrief.pictures.matplotlib_axes import save_png

            save_png(self, file)
        else:
            file.write_text(self.svg if suffix == ".svg" else self.html, "utf-8")

    def draw(self, ax: Any) -> Any:
        """Draw the picture on axes of matplotlib (the extra `plot`), and return them."""
        from geobrief.pictures.matplotlib_axes import draw

        return draw(self, ax)

    def __repr__(self) -> str:
        return f"<Picture {self.title!r}: {self.width} × {self.height}>"
