"""What passed between two given actors? For people who have a name recogniser of their own, and for measuring the cues."""

from __future__ import annotations

import re

from geobrief.errors import ArgumentError
from geobrief.model import Event
from geobrief.reading.actors import Actor
from geobrief.reading.clauses import Clauses
from geobrief.reading.cues import Cue, cue_table
from geobrief.reading.entities import Line, lines
from geobrief.reading.modality import modality
from geobrief.reading.roles import Roles, roles
from geobrief.reading.tokens import sentences
from geobrief.evidence import Evidence

Span = tuple[int, int]


def code_event(text: str, actor: Span, recipient: Span, *, strict: bool = False) -> Event | None:
    """The event by which the actor (a span of code points) deals with the recipient, or None where no cue tells one.

    The ids are invented from the words (`x:iran`). `strict` answers only where a cue takes just these two as its sides.

    >>> code_event("Iran has condemned the visit.", actor=(0, 4), recipient=(19, 28)).type
    'ACCUSE'
    """
    for span in (actor, recipient):
        if not 0 <= span[0] < span[1] <= len(text):
            raise ArgumentError("a span outside its text", expected=f"within 0–{len(text)}", got=span)
    best = max(_candidates(text, actor, recipient), key=lambda found: found[0], default=None)
    if best is None or (strict and best[0][0] < 2):
        return None
    _, line, clauses, cue = best
    return Event(
        type=cue.row["type"],
        actors=(_invented(text, actor),),
        recipients=(_invented(text, recipient),),
        mode=cue.row["mode"] or None,
        contexts=cue.row["contexts"].split(),
        modality=modality(clauses, cue),
        evidence=(Evidence.of(text, line.tokens[0].start, line.tokens[-1].end),),
        rule=f"events/{cue.row['cue']}",
    )


Ranked = tuple[tuple[int, int], Line, Clauses, Cue]


def _candidates(text: str, actor: Span, recipient: Span) -> list[Ranked]:
    """All cues near the two, each with how well its roles fit and how near it stands."""
    found: list[Ranked] = []
    for line in lines(text, sentences(text), ()):
        actors = [phrase for name, span in (("x:actor", actor), ("x:recipient", recipient)) for phrase in _phrase(line, name, span)]
        if not actors:
            continue
        clauses = Clauses(line, sorted(actors, key=lambda phrase: phrase.start))
        for cue in cue_table("events").find(line):
            if not any(phrase.start <= cue.start < phrase.end for phrase in actors):
                found.append(((_fit(roles(clauses, cue)), -_distance(actors, cue)), line, clauses, cue))
    return found


def _phrase(line: Line, name: str, span: Span) -> list[Actor]:
    inside = [i for i, token in enumerate(line.tokens) if token.start < span[1] and span[0] < token.end]
    return [Actor(inside[0], inside[-1] + 1, (name,))] if inside else []


def _fit(told: Roles) -> int:
    return ("x:actor" in told.actors) + ("x:recipient" in told.recipients)


def _distance(actors: list[Actor], cue: Cue) -> int:
    """How far a cue stands from the space between the two."""
    first, last = min(actor.start for actor in actors), max(actor.end for actor in actors)
    outside = max(0, first - cue.start, cue.start - last)
    return 10 * outside + abs(cue.start - actors[0].end)


def _invented(text: str, span: Span) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", text[span[0] : span[1]].lower()).strip("-")
    return f"x:{slug or 'actor'}"
