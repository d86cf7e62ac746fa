"""PLOVER's event types: their quad classes, modes and scores."""

from __future__ import annotations

from functools import cache

from geobrief.errors import nearest
from geobrief.vocabulary.files import load
from geobrief.vocabulary.terms import UnknownTermError


def quad(event: str) -> str:
    """The quad class of an event type: verbal or material, cooperation or conflict. Source: PLOVER manual, 2024.

    PLOVER's number of the class is `load("quad_classes")[quad(event)]["code"]`.

    >>> quad("AID"), quad("SANCTION")
    ('material_cooperation', 'material_conflict')
    """
    return load("event_types")[event]["quad"]


@cache
def modes(event: str) -> tuple[str, ...]:
    """The modes of an event type; the purely verbal types have none.

    >>> modes("CONSULT"), modes("SUPPORT")
    (('visit', 'third-party', 'multilateral', 'phone'), ())
    """
    load("event_types").check(event)
    return tuple(mode.id for mode in load("event_modes") if event in mode.listed("types"))


def scale(event: str, mode: str | None = None) -> float:
    """The score of an event from 10 (cooperation) to -10 (conflict): that of its mode, else that of its type.

    A mode that the type does not have raises `UnknownTermError`. Source: PLOVER manual, 2024, with the sign of ACCUSE
    corrected.

    >>> scale("RETREAT"), scale("RETREAT", "withdraw"), scale("SANCTION", "withdraw"), scale("ACCUSE")
    (6.5, 8.0, -6.0, -3.0)
    """
    bare = float(load("event_types")[event]["score"])
    return bare if mode is None else _scores(event, mode).get(event, bare)


def _scores(event: str, mode: str) -> dict[str, float]:
    """The scores of a mode by event type; empty if PLOVER has none."""
    term = load("event_modes")[mode]
    types = term.listed("types")
    if event not in types:
        known = modes(event)
        expected = ", ".join(known) or "no mode"
        raise UnknownTermError(f"{event} has no such mode", expected=expected, got=mode, nearest=nearest(mode, known))
    return dict(zip(types, map(float, term.listed("scores")), strict=False))
