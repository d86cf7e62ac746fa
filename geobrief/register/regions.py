"""Continents, regions and groups of states: of the M49 standard, the World Bank and the United Nations."""

from __future__ import annotations

from functools import cache

from geobrief.register.tables import cells

# What each scheme is called where codes are asked for.
SCHEMES = ("continent", "region", "wb_region", "un_group")


def group(record: str, scheme: str) -> str | None:
    """The group of a state or territory in a scheme; None if it has none.

    >>> group("PER", "continent"), group("PER", "region"), group("territory:bermuda", "region")
    ('Americas', 'South America', 'Northern America')
    """
    return _groups(scheme).get(record)


@cache
def _groups(scheme: str) -> dict[str, str]:
    rows = cells("regions", "record", "scheme", "group", "source")
    return {record: name for record, kind, name, _ in rows if kind == scheme}
