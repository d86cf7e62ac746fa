"""What has one sign of contention told? A draft of a dispute, which other signs of the same dispute complete."""

from __future__ import annotations

import attrs

from geobrief.evidence import Evidence

Ids = tuple[str, ...]


@attrs.define(slots=True)
class Draft:
    """A dispute as far as the text has told it.

    `weight` says how plainly: from two on it stands by itself. `evidence` is kept by the number of its sentence.
    `is_open` marks a quarrel whose matter the words at hand leave open, so that it may be one told elsewhere. `told`
    counts the parties that the words at hand name; `sure` means that one clause names them all.
    """

    kind: str
    parties: Ids
    weight: int
    evidence: dict[int, Evidence]
    rule: str
    is_open: bool = False
    told: int = 0
    sides: tuple[Ids, ...] = ()
    over: str | None = None
    territory: str | None = None
    status: str = "ongoing"
    sure: bool = False
