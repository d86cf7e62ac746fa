"""Networks: named nodes on a circle or where a layout has put them, with ties between them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from geobrief.pictures.drawings import Picture
from geobrief.pictures.shapes import Dot, Drawn, Label, Stroke, fitted, text_width

WIDTH, HEIGHT, HEIGHT_OF_WHEEL = 760, 640, 780
_MARGIN, _TOP = 16, 44
_MOVES = (0, -8, 8, -14, 14, -20, 20)
_MOST_UPRIGHT = 16  # nodes on a circle whose labels are upright; those of more follow the radius, as on a wheel
_LINE = 11.0  # pixels between the lines of two labels


@attrs.frozen
class Node:
    """A node: its id, its label, the number of its colour and a note."""

    id: str
    label: str
    colour: int = 0
    note: str = ""


@attrs.frozen
class Tie:
    """A tie between two nodes; a heavier one is drawn wider."""

    one: str
    other: str
    weight: float = 1
    colour: int = 0
    note: str = ""


def network(
    title: str,
    nodes: Iterable[Node],
    ties: Iterable[Tie],
    *,
    places: Mapping[str, tuple[float, float]] | None = None,
    description: str = "",
    legend: Sequence[str] = (),
) -> Picture:
    """A network; `places` are points in the square from -1 to 1, by default on a circle, neighbours side by side.

    `legend` names the colours of the nodes, 0, 1, 2 and so on.
    """
    drawn, tied = tuple(nodes), tuple(ties)
    used = {node.colour for node in drawn}
    order = _order(drawn, tied)
    wheel = places is None and len(order) > _MOST_UPRIGHT
    height = HEIGHT_OF_WHEEL if wheel else HEIGHT
    at = {id: _inside(place, height) for id, place in (places or _on_circle(order)).items()}
    degrees = {node.id: 0 for node in drawn}
    for tie in tied:
        for id in (tie.one, tie.other):
            degrees[id] = degrees.get(id, 0) + 1
    shapes: list[Drawn] = [Label(_MARGIN, 26, fitted(title, WIDTH - 2 * _MARGIN, 15), style="title")]
    shapes += [
        Stroke((at[tie.one], at[tie.other]), "tie", tie.colour, min(4.0, 0.8 + 0.6 * tie.weight), tie.note)
        for tie in tied
        if tie.one in at and tie.other in at
    ]
    for node in drawn:
        x, y = at[node.id]
        shapes.append(Dot(x, y, min(7.0, 3.5 + 0.3 * degrees[node.id]), node.colour, node.note or node.label))
    shapes += _spokes(drawn, at, order) if wheel else _labels(drawn, at, degrees, around=places is None)
    shapes += _legend([(number, name) for number, name in enumerate(legend) if number in used], height)
    if not drawn:
        shapes.append(Label(_MARGIN, _TOP + 14, "no ties on this day"))
    words = description or f"{title}. {len(drawn)} nodes, {len(tied)} ties."
    return Picture(title, words, WIDTH, height, tuple(shapes))


def _legend(names: Sequence[tuple[int, str]], height: int) -> Iterator[Drawn]:
    for place, (colour, name) in enumerate(names):
        y = height - _MARGIN - 16 * (len(names) - 1 - place)
        yield Dot(_MARGIN + 5, y - 4, 5, colour, name)
        yield Label(_MARGIN + 16, y, name, style="small")


def _order(nodes: Sequence[Node], ties: Sequence[Tie]) -> list[str]:
    """The nodes so that those tied to each other follow each other: component by component, the largest first."""
    neighbours: dict[str, list[str]] = {node.id: [] for node in nodes}
    for tie in ties:
        if tie.one in neighbours and tie.other in neighbours:
            neighbours[tie.one].append(tie.other)
            neighbours[tie.other].append(tie.one)
    seen: set[str] = set()
    components: list[list[str]] = []
    for start in sorted(neighbours, key=lambda id: (-len(neighbours[id]), id)):
        component, waiting = [], [start]
        while waiting:
            id = waiting.pop(0)
            if id in seen:
                continue
            seen.add(id)
            component.append(id)
            waiting += sorted(set(neighbours[id]) - seen, key=lambda other: (-len(neighbours[other]), other))
        if component:
            components.append(component)
    return [id for component in sorted(components, key=lambda each: (-len(each), each)) for id in component]


def _on_circle(order: Sequence[str]) -> dict[str, tuple[float, float]]:
    step = 2 * math.pi / max(1, len(order))
    return {id: (math.sin(step * number), -math.cos(step * number)) for number, id in enumerate(order)}


def _middle(height: int) -> tuple[float, float]:
    return WIDTH / 2, _TOP + (height - _TOP) / 2


def _inside(place: tuple[float, float], height: int) -> tuple[float, float]:
    """A point of the square from -1 to 1 as pixels, with room for labels at the edges."""
    x, y = _middle(height)
    radius_y = (height - _TOP) / 2 - (50 if height == HEIGHT else 118)
    return x + place[0] * (WIDTH / 2 - 130), y + place[1] * radius_y


def _spokes(nodes: Sequence[Node], at: Mapping[str, tuple[float, float]], order: Sequence[str]) -> list[Drawn]:
    """The labels of nodes on a circle, turned outwards; one without room beside the label before it is left out."""
    names = {node.id: node.label for node in nodes}
    middle, found, labelled = _middle(HEIGHT_OF_WHEEL), list[Drawn](), list[tuple[float, float]]()
    for id in order:
        x, y = at[id]
        if any(math.dist((x, y), other) < _LINE for other in (*labelled[:1], *labelled[-1:])):
            continue
        labelled.append((x, y))
        turn = math.atan2(y - middle[1], x - middle[0])
        out_x, out_y, flipped = math.cos(turn), math.sin(turn), abs(turn) > math.pi / 2
        angle = math.degrees(turn) + (180 if flipped else 0)
        across = -4 if flipped else 4  # half of the height of the letters
        x, y = x + 12 * out_x - across * out_y, y + 12 * out_y + across * out_x
        label = fitted(names[id], 102, 11)
        found.append(Label(x, y, label, "end" if flipped else "start", "small", round(angle, 1)))
    return found


def _labels(
    nodes: Sequence[Node], at: Mapping[str, tuple[float, float]], degrees: Mapping[str, int], *, around: bool
) -> list[Drawn]:
    """The labels of the nodes, those with most ties first; one that would cover another is left out."""
    taken: list[tuple[float, float, float, float]] = []
    found: list[Drawn] = []
    middle = WIDTH / 2
    for node in sorted(nodes, key=lambda node: (-degrees[node.id], node.id)):
        x, y = at[node.id]
        right = x >= middle if around else True
        out = 14 * (y - _middle(HEIGHT)[1]) / (HEIGHT / 2) if around else 0.0
        text = fitted(node.label, (WIDTH - x if right else x) - 14, 11)
        width = text_width(text, 11)
        left = x + 11 if right else x - 11 - width
        for moved in _MOVES:  # a label may move up or down a little to keep clear of others
            box = (left, y - 5 + moved + out, left + width, y + 7 + moved + out)
            if text and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                found.append(
                    Label(x + 11 if right else x - 11, y + 4 + moved + out, text, "start" if right else "end", "small")
                )
                break
    return found


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
