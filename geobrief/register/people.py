"""Which people does the register know, and which offices did they hold? The records of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geobrief.register.periods import date, period
from geobrief.register.tables import Line, listed

if TYPE_CHECKING:
    from geobrief.model.persons import Person
    from geobrief.model.tenures import Tenure


def person(line: Line) -> Person:
    """The person of a row, with the names under which texts know him or her."""
    from geobrief.model.persons import Person

    id, name, names, family, _, born, died, source = line
    return Person(
        id,
        name,
        names=listed(names),
        family=family or None,
        born=date(born) if born else None,
        died=date(died) if died else None,
        source=source,
    )


def tenure(line: Line, name: str) -> Tenure:
    """The tenure of a row; the name is that of the person."""
    from geobrief.model.tenures import Tenure

    holder, state, office, title, start, end, effective, acting, source = line
    return Tenure(
        name,
        office,
        state=state,
        person=holder,
        title=title or None,
        period=period(start, end),
        effective=effective == "true",
        acting=acting == "true",
        source=source,
    )
