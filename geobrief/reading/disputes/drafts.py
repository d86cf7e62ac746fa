"""A dispute as far as one cue describes it; the other cues of the same dispute complete it."""

from __future__ import annotations

import attrs

from geobrief.evidence import Evidence

Ids = tuple[str, ...]


@attrs.define(slots=True)
class DisputeDraft:
    """A dispute under construction.

    A `score` of 2 or more makes a dispute on its own. `evidence` is kept by the number of its sentence. `is_open` is
    true if the cue does not say what the dispute is about, so that it may be one described elsewhere. `named` is how
    many parties the cue's own words name; `sure` is whether one clause names all of them.
    """

    kind: str
    parties: Ids
    score: int
    evidence: dict[int, Evidence]
    rule: str
    is_open: bool = False
    named: int = 0
    sides: tuple[Ids, ...] = ()
    over: str | None = None
    territory: str | None = None
    status: str = "ongoing"
    sure: bool = False
