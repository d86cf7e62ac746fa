"""Is it possible, is it complete, is it told as it was? Coded rules over records, each a small documented function.

`check_records` runs them, `rules()` lists them, and `rule` enters one more. `fixes` mends a file where that is safe,
`ignores` leaves out what its comments ignore.
"""

from __future__ import annotations

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, Rule, rule, rules
from geobrief.checking.runner import check_records
from geobrief.rules import (  # noqa: F401  # each enters its rules
    agreements,
    disputes,
    events,
    existence,
    memberships,
    offices,
    people,
    references,
    territories,
    treaties,
)  # fmt: skip

__all__ = ["Checked", "Fault", "Rule", "check_records", "rule", "rules"]
