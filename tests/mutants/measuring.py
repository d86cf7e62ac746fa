"""Which mutants are found: a warning or error is there that the unmutated scenario lacks."""

from __future__ import annotations

from collections import Counter
from functools import cache

import geobrief

from .documents import documents, written
from .drawing import Mutant

Key = tuple[str, str, str]


def problems(text: str) -> Counter[Key]:
    """The warnings and errors of a scenario by code, path and message."""
    findings = geobrief.load(text).findings
    return Counter(
        (finding.code, finding.path, finding.message)
        for finding in findings
        if finding.severity in ("warning", "error")
    )


@cache
def sound(scenario: str) -> Counter[Key]:
    """The warnings and errors of the unmutated scenario."""
    return problems(written(documents()[scenario]))


def is_found(mutant: Mutant) -> bool:
    return bool(problems(mutant.text) - sound(mutant.scenario))
