"""Is it possible, is it complete, is it told as it was? Coded rules over records, each a small documented function.

`check_records` runs them, `rules()` lists them, and `rule` enters one more.
"""

from __future__ import annotations

from geobrief.rules import (  # noqa: F401  # each enters its rules
    disputes,
    events,
    evidence,
    existence,
    names,
    offices,
    parties,
    references,
    steps,
    times,
)  # fmt: skip
from geobrief.rules.checked import Checked
from geobrief.rules.checking import check_records
from geobrief.rules.registry import Fault, Rule, rule, rules

__all__ = ["Checked", "Fault", "Rule", "check_records", "rule", "rules"]
