"""Reports: a text with marked words, a card for each record, and a list of findings, as HTML without scripts.

The words of a record and its card light up together when one of them is pointed at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

import attrs

from geobrief.printable import visible, visible_line

_MOST_LINKED = 400  # records whose words and cards light up together
_COLOURS = 8
_SHOWN_TEXT = 200_000


@attrs.frozen
class Card:
    """A record in a report: its table, a line that says what it is, its values by name, and its words in the text.

    `level` is error, warning or note where the record has findings, which are given as `problems`.
    """

    table: str
    title: str
    rows: tuple[tuple[str, str], ...]
    spans: tuple[tuple[int, int], ...] = ()
    problems: tuple[str, ...] = ()
    level: str = ""


@attrs.frozen
class Problem:
    """A finding in a report: severity, where, and what."""

    level: str
    where: str
    words: str


def fragment(
    title: str, text: str | None, cards: Iterable[Card], problems: Iterable[Problem] = (), picture: str = ""
) -> str:
    """The report as a piece of HTML that is complete in itself, for notebooks."""
    listed = tuple(cards)
    tables = tuple(dict.fromkeys(card.table for card in listed))
    parts = [
        f'<div class="gbr"><style>{_STYLE}{_links(len(listed))}{_filters(tables)}</style>',
        f"<h2>{_line(title)}</h2>" if title else "",
        _boxes(tables, listed),
        f'<div class="gbr-text">{"".join(_marked(text[:_SHOWN_TEXT], listed, tables))}</div>' if text else "",
        picture,
        *(_card(number, card, tables) for number, card in enumerate(listed)),
        _problems(tuple(problems)),
        "</div>",
    ]
    return "\n".join(filter(None, parts))


def page(title: str, body: str) -> str:
    """A page of its own around a report."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{_line(title)}</title>\n<style>body{{margin:0;background:Canvas;color:CanvasText}}.gbr{{max-width:60rem;margin:auto;"
        f"padding:1rem}}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


_STYLE = (
    ".gbr{color:inherit;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}"
    ".gbr h2{font-size:1.3rem;margin:.2rem 0 .6rem}"
    ".gbr-text{white-space:pre-wrap;border:1px solid #8886;border-radius:6px;padding:.7rem 1rem;margin:.6rem 0}"
    ".gbr mark{color:inherit;border-radius:3px;padding:0 1px}"
    ".gbr-card{border:1px solid #8886;border-left-width:5px;border-radius:6px;padding:.3rem .7rem;margin:.4rem 0;"
    "break-inside:avoid}.gbr-card summary{cursor:pointer}.gbr-card table{border-collapse:collapse;font-size:.9em}"
    ".gbr .gbr-card tr>th,.gbr .gbr-card tr>td{text-align:left;padding:0 1rem 0 0;vertical-align:top}"
    ".gbr-card th{font-weight:600}"
    ".gbr-kind{opacity:.75;font-size:.85em;margin-right:.5rem}"
    # mixed with the colour of the text around it, which is light in a dark notebook
    ".gbr-error{color:color-mix(in srgb,currentColor 35%,#e8303a)}"
    ".gbr-warning{color:color-mix(in srgb,currentColor 40%,#d08a00)}.gbr-note{opacity:.8}"
    ".gbr-boxes label{margin-right:1rem;white-space:nowrap}"
    ".gbr ul{padding-left:1.2rem;margin:.3rem 0}"
    + "".join(
        f".gbr .k{number}{{background:hsl({hue} 85% 50%/.22)}}.gbr-card.k{number}{{background:none;"
        f"border-left-color:hsl({hue} 60% 45%)}}"
        for number, hue in enumerate((210, 25, 150, 325, 50, 265, 0, 180))
    )
    + "@media print{.gbr-boxes{display:none}.gbr-card{border-color:#999}}"
)


def _links(count: int) -> str:
    """The rules by which the words of a record and its card light up together."""
    rules = (
        f".gbr:has(.r{number}:hover) .r{number}{{outline:2px solid currentColor}}"
        for number in range(min(count, _MOST_LINKED))
    )
    return "".join(rules)


def _filters(tables: Sequence[str]) -> str:
    return "".join(
        f".gbr:has(.f{number}:not(:checked)) .t{number}{{display:none}}"
        f".gbr:has(.f{number}:not(:checked)) mark.m{number}{{background:none}}"
        for number in range(len(tables))
    )


def _boxes(tables: Sequence[str], cards: Sequence[Card]) -> str:
    """A box to tick for each table, with the number of its records."""
    if not tables:
        return ""
    counts = {table: sum(card.table == table for card in cards) for table in tables}
    boxes = (
        f'<label><input type="checkbox" class="f{number}" checked> {_line(table)} ({counts[table]})</label>'
        for number, table in enumerate(tables)
    )
    return f'<p class="gbr-boxes">{" ".join(boxes)}</p>'


def _marked(text: str, cards: Sequence[Card], tables: Sequence[str]) -> Iterator[str]:
    """The text, with the words of records marked; words of several records belong to all of them."""
    edges = sorted(
        {0, len(text), *(place for card in cards for span in card.spans for place in span if place <= len(text))}
    )
    over: list[list[int]] = [[] for _ in edges]
    for number, card in enumerate(cards):
        for start, end in card.spans:
            first = bisect_right(edges, start) - 1
            while 0 <= first < len(edges) and edges[first] < min(end, len(text)):
                over[first].append(number)
                first += 1
    for place, (start, end) in enumerate(pairwise(edges)):
        words, numbers = escape(visible(text[start:end])), dict.fromkeys(over[place])
        if not numbers:
            yield words
            continue
        narrowest = min(numbers, key=lambda number: (_length(cards[number]), number))
        table = tables.index(cards[narrowest].table)
        classes = " ".join(f"r{number}" for number in numbers)
        titles = "; ".join(cards[number].title for number in numbers)
        yield f'<mark class="k{table % _COLOURS} m{table} {classes}" title="{_line(titles)}">{words}</mark>'


def _length(card: Card) -> int:
    return sum(end - start for start, end in card.spans)


def _card(number: int, card: Card, tables: Sequence[str]) -> str:
    table = tables.index(card.table)
    rows = "".join(f'<tr><th scope="row">{_line(name)}</th><td>{_line(value)}</td></tr>' for name, value in card.rows)
    problems = "".join(f'<li class="gbr-{escape(card.level)}">{_line(words)}</li>' for words in card.problems)
    return (
        f'<details class="gbr-card k{table % _COLOURS} t{table} r{number}"{" open" if card.problems else ""}><summary>'
        f'<span class="gbr-kind">{_line(card.table)}</span>{_line(card.title)}</summary>'
        f"<table>{rows}</table>{f'<ul>{problems}</ul>' if problems else ''}</details>"
    )


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    items = "".join(
        f'<li class="gbr-{escape(each.level)}"><b>{_line(each.level)}</b> {_line(each.where)} {_line(each.words)}</li>'
        for each in problems
    )
    return f"<h3>Findings</h3><ul>{items}</ul>"


def _line(text: str) -> str:
    return escape(visible_line(text))
