"""What is a date expression, once it is found and read?"""

from __future__ import annotations

import attrs


@attrs.frozen
class FoundDate:
    """A date expression of a text: `text[start:end]`, in code points.

    `value` is the calendar unit that the words name, `period` what the whole expression means where that differs,
    both in EDTF. Of a duration (`kind` is `duration`) the value is how long it takes, and of a repetition (`set`) how
    often it comes, as in TimeML and ISO 8601 (`P2M`; an unnamed number is X, `PXY`). A relative date that nothing
    anchors has no value. `rule` names the rule that made it.
    """

    text: str
    start: int
    end: int
    value: str | None
    period: str | None = None
    kind: str = "date"
    rule: str = ""
