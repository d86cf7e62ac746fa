"""What does the register rest on? Its sources, and how to cite them."""

from __future__ import annotations

import attrs

from geobrief.register.tables import rows


@attrs.frozen
class Source:
    """A source of the register; the `source` of a record is the id of one."""

    id: str
    title: str
    citation: str = ""
    url: str = ""
    note: str = ""


def load_sources() -> tuple[Source, ...]:
    """All sources."""
    return tuple(Source(**row) for row in rows("sources"))
