"""What a record of an answer states, with the passage that it rests on."""

from __future__ import annotations

from typing import Any

import attrs

from geobrief.findings import Finding, code
from geobrief.grounding.wording import Passage


@attrs.frozen(eq=False)
class Statement:
    """A record, its path and data in the answer, and the passage that it rests on."""

    path: str
    record: Any
    given: Any
    passage: Passage

    def finding(self, name: str, message: str, *, at: str = "", hint: str | None = None) -> Finding:
        """A finding about the record, or about one of its fields."""
        return code(name).finding(message, path=f"{self.path}.{at}" if at else self.path, hint=hint)
