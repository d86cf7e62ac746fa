"""People and tenures of the register: records from rows, and persons by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geobrief.register.periods import date, period
from geobrief.register.tables import Cells, listed

if TYPE_CHECKING:
    from geobrief.model.persons import Person
    from geobrief.model.tenures import Tenure
    from geobrief.when import Date


def person(row: Cells) -> Person:
    """The person of a row, with all names."""
    from geobrief.model.persons import Person

    id, name, names, family, _, born, died, source = row
    return Person(
        id,
        name,
        names=listed(names),
        family=family or None,
        born=date(born) if born else None,
        died=date(died) if died else None,
        source=source,
    )


def tenure(row: list[Any], name: str) -> Tenure:
    """The tenure of a row; `name` is that of the person."""
    from geobrief.model.tenures import Tenure

    holder, state, office, title, start, end, effective, acting, source = row
    return Tenure(
        name,
        office,
        state=state,
        person=holder,
        title=title or None,
        period=period(start, end),
        effective=effective == "true",
        acting=acting == "true",
        known_until=_last_known(end),
        source=source,
    )


def _last_known(end: str) -> Date | None:
    """The first day of an end of which only the limits are known, such as [2022-07-23..]."""
    return date(end[1:].partition("..")[0]) if end.startswith("[") and end[1] != "." else None
