"""Pictures as SVG and HTML: accessible, without scripts or fonts from elsewhere, in light and dark."""

from __future__ import annotations

from html import escape

from geobrief.pictures.shapes import COLOURS, Box, Dot, Drawn, Label, Sheet, Stroke
from geobrief.printable import visible_line

# Eight colours that people with any colour vision distinguish (after Okabe and Ito 2008), dark enough for white paper.
LIGHT = ("#0072b2", "#d55e00", "#007a5a", "#a8487f", "#946800", "#2f7fb5", "#595959", "#8c3b00")
_DARK = ("#56b4e9", "#ff9d5c", "#4fd1a5", "#f0a3cf", "#f0d264", "#9ad3f5", "#c0c0c0", "#ffb58a")
# Where the page or notebook around an inline picture has a theme, that counts and not the one of the system.
_LIGHT_THEMES = '[data-jp-theme-light="true"],.vscode-light,[data-theme="light"]'
_DARK_THEMES = '[data-jp-theme-light="false"],.vscode-dark,[data-theme="dark"]'
_STYLE = "{{--ink:{ink};--faint:{faint};--paper:{paper};{series}}}"
_RULES = (
    ".gb .paper{fill:var(--paper)}"
    ".gb text{fill:var(--ink);font:13px system-ui,sans-serif}.gb .small{font-size:11px}"
    ".gb .title{font-size:15px;font-weight:600}.gb .inside{fill:var(--paper);font-size:11px}"
    ".gb .axis{stroke:var(--ink);fill:none}.gb .grid{stroke:var(--faint);fill:none}"
    ".gb .tie{fill:none;stroke-opacity:.55}.gb .series{fill:none;stroke-width:2}"
    ".gb .faint{fill-opacity:.35}.gb .open{fill-opacity:.75;stroke-dasharray:4 3;stroke-width:1.5}"
)


def svg(picture: Sheet, identity: str = "gb") -> str:
    """The picture as SVG; `identity` keeps the ids of several pictures on a page apart."""
    width, height = picture.width, picture.height
    parts = [
        f'<svg class="gb" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="{identity}-title {identity}-desc" '
        'style="max-width:100%;height:auto">',
        f'<title id="{identity}-title">{_text(picture.title)}</title>',
        f'<desc id="{identity}-desc">{_text(picture.description)}</desc>',
        f"<style>{_styles()}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        *(_shape(shape) for shape in picture.shapes),
        "</svg>\n",
    ]
    return "\n".join(parts)


def page(picture: Sheet) -> str:
    """The picture as a page of its own."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{_text(picture.title)}</title>\n"
        "<style>body{margin:1rem;background:#fff}@media (prefers-color-scheme:dark){body{background:#1b1b1f}}</style>\n"
        f"</head>\n<body>\n{svg(picture)}</body>\n</html>\n"
    )


def _styles() -> str:
    light = _STYLE.format(ink="#1b1b1f", faint="#d5d5da", paper="#ffffff", series=_series(LIGHT))
    dark = _STYLE.format(ink="#ececf0", faint="#45454d", paper="#1b1b1f", series=_series(_DARK))
    colours = "".join(f".gb .c{n}{{fill:var(--c{n});stroke:var(--c{n})}}" for n in range(COLOURS))
    system = f".gb{light}@media (prefers-color-scheme:dark){{.gb{dark}}}"
    themes = f":is({_LIGHT_THEMES}) .gb{light}:is({_DARK_THEMES}) .gb{dark}"
    return f"{system}{themes}{colours}{_RULES}"


def _series(colours: tuple[str, ...]) -> str:
    return "".join(f"--c{number}:{colour};" for number, colour in enumerate(colours))


def _shape(shape: Drawn) -> str:
    match shape:
        case Box():
            style = "" if shape.style == "plain" else f" {shape.style}"
            place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
            return f'<rect class="c{shape.colour % COLOURS}{style}" {place} rx="3">{_note(shape.note)}</rect>'
        case Dot():
            place = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"'
            return f'<circle class="c{shape.colour % COLOURS}" {place}>{_note(shape.note)}</circle>'
        case Stroke():
            colour = f"c{shape.colour % COLOURS} " if shape.style in ("tie", "series") else ""
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            width = "" if shape.width == 1 else f' style="stroke-width:{_n(shape.width)}"'
            return f'<polyline class="{colour}{shape.style}" points="{points}"{width}>{_note(shape.note)}</polyline>'
        case Label():
            style = "" if shape.style == "text" else f' class="{shape.style}"'
            anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
            turned = f' transform="rotate({_n(shape.angle)} {_n(shape.x)} {_n(shape.y)})"' if shape.angle else ""
            return f'<text x="{_n(shape.x)}" y="{_n(shape.y)}"{style}{anchor}{turned}>{_text(shape.text)}</text>'


def _note(note: str) -> str:
    return f"<title>{_text(note)}</title>" if note else ""


def _n(value: float) -> str:
    """A number with one decimal at most: the same bytes on any machine."""
    return (
        f"{value:.1f}".removesuffix(".0").replace("-0", "0") if -0.05 < value < 0 else f"{value:.1f}".removesuffix(".0")
    )


def _text(text: str) -> str:
    return escape(visible_line(text))
