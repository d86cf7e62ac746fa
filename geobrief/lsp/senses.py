"""Whom or what does a text in a field mean? An actor, a person, an agreement, a dispute, a word or a time."""

from __future__ import annotations

from geobrief.codec.scalars import Actor, Flag, Member, Term, Time
from geobrief.codec.short_forms import Shortened
from geobrief.lsp.fields import Spot
from geobrief.model import Reference

ACTOR, PERSON, AGREEMENT, DISPUTE, WORD, TIME, CHOICE, TEXT = (
    "actor", "person", "agreements", "disputes", "word", "time", "choice", "text",
)  # fmt: skip
_BY_KEY = {
    ("Event", "people"): PERSON,
    ("Leading", "leader"): PERSON,
    ("Tenure", "name"): PERSON,
    ("InDispute", "dispute"): DISPUTE,
    ("InAgreement", "agreement"): AGREEMENT,
    ("Reference", "name"): ACTOR,
    ("Reference", "id"): ACTOR,
}


def sense(spot: Spot) -> str:
    """What a single text at a place means.

    >>> from geobrief.lsp.fields import spots
    >>> [sense(spot) for spot in spots(("disputes", 0, "sides", 0, 0), None)]
    ['actor']
    """
    known = _BY_KEY.get((spot.record, spot.key))
    shape = spot.item
    if known is not None:
        return known
    if isinstance(shape, Actor):
        return PERSON if shape.person else TEXT if shape.own else ACTOR
    if isinstance(shape, Shortened):
        return ACTOR if shape.entry.make is Reference or spot.key == "administrators" else TEXT
    if isinstance(shape, Flag | Member):
        return CHOICE
    return WORD if isinstance(shape, Term) else TIME if isinstance(shape, Time) else TEXT
