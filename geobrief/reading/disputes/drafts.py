"""What has one sign of contention told? A draft of a dispute, which other signs of the same dispute complete."""

from __future__ import annotations

import attrs

from geobrief.evidence import Evidence


@attrs.define(slots=True)
class Draft:
    """A dispute as far as the text has told it.

    `weight` says how plainly: from two on it stands by itself. `sides` are told only where the words set them against each other;
    `told` counts the parties that the words at hand name; `sure` means that one clause names them all.
    """

    kind: str
    parties: tuple[str, ...]
    weight: int
    evidence: list[Evidence]
    rule: str
    told: int = 0
    sides: tuple[tuple[str, ...], ...] = ()
    over: str | None = None
    territory: str | None = None
    status: str = "ongoing"
    sure: bool = False
