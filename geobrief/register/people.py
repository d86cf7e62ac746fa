"""Which people does the register know, and which offices did they hold? Its tables, as records."""

from __future__ import annotations

from geobrief.model.persons import Person
from geobrief.model.tenures import Tenure
from geobrief.register.periods import date, period
from geobrief.register.tables import listed, rows


def load_people() -> tuple[Person, ...]:
    """All persons, with the names under which texts know them."""
    return tuple(
        Person(
            row["id"],
            row["name"],
            names=listed(row["names"]),
            family=row["family"] or None,
            born=date(row["born"]) if row["born"] else None,
            died=date(row["died"]) if row["died"] else None,
            source=row["source"],
        )
        for row in rows("persons")
    )


def load_tenures() -> tuple[Tenure, ...]:
    """All tenures, in the order of the table."""
    names = {row["id"]: row["name"] for row in rows("persons")}
    return tuple(
        Tenure(
            names.get(row["person"], row["person"]),
            row["office"],
            state=row["state"],
            person=row["person"],
            title=row["title"] or None,
            period=period(row["start"], row["end"]),
            effective=row["effective"] == "true",
            acting=row["acting"] == "true",
            source=row["source"],
        )
        for row in rows("tenures")
    )
