"""Coded rules over records, each a small documented function; `check_records` runs them, `rule` registers one more.

The code of a rule leads to its module, one module per range of codes:

    GB303–GB325 references      GB401 offices           GB402–GB407 existence       GB408–GB419 people
    GB420–GB426 memberships     GB430–GB438 territories GB501–GB510 agreements      GB511–GB519 treaties
    GB520–GB522 directions      GB601–GB616 disputes    GB617–GB620 hostilities     GB701–GB715 events
"""

from __future__ import annotations

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Rule, Violation, rule, rules
from geobrief.checking.runner import check_records, run_rules
from geobrief.rules import (  # noqa: F401  # each registers its rules
    agreements,
    directions,
    disputes,
    events,
    existence,
    hostilities,
    memberships,
    offices,
    people,
    references,
    territories,
    treaties,
)  # fmt: skip

__all__ = ["Rule", "RuleContext", "Violation", "check_records", "rule", "rules", "run_rules"]
