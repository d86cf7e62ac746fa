"""What does the register rest on? Its sources, its edition and the day up to which it is kept."""

from __future__ import annotations

import attrs

from geobrief.register.tables import document, rows
from geobrief.when import Date


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


def edition() -> str:
    """The edition of the register that ships with this package."""
    return str(document("edition")["edition"])


def horizon() -> Date:
    """The day up to which the register is kept."""
    return Date.parse(str(document("edition")["horizon"]))
