"""Which people does the register know, and which offices did they hold? The records of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from geobrief.errors import nearest
from geobrief.model.persons import Person
from geobrief.model.tenures import Tenure
from geobrief.register.folding import folded
from geobrief.register.periods import date, period
from geobrief.register.resolution import UnresolvedError
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


def index(named: Iterable[tuple[str, Iterable[str | None]]]) -> dict[str, tuple[str, ...]]:
    """The ids of persons by each of their names, folded; an id is spelt in one way and needs no index.

    >>> index([("person:eva-peron", ["Eva Perón", "Evita", None])])["eva peron"]
    ('person:eva-peron',)
    """
    found: dict[str, dict[str, None]] = {}
    for id, names in named:
        for name in names:
            if name:
                found.setdefault(folded(name), {})[id] = None
    return {name: tuple(bearers) for name, bearers in found.items()}


def names(person: Person) -> tuple[str | None, ...]:
    """All by which a person is called."""
    return (*person.all_names, person.family)


def the_one(name: str, bearers: Sequence[Person], fitting: Iterable[Tenure] | None, known: Iterable[str]) -> Person:
    """The only bearer of a name who held one of the `fitting` tenures (None: any bearer will do).

    None or several are refused, with the persons that it may be.
    """
    holders = None if fitting is None else {tenure.person for tenure in fitting}
    found = [person for person in bearers if holders is None or person.id in holders]
    exact = [person for person in found if folded(name) in (folded(person.name), folded(person.id))]
    chosen = exact or found
    if len(chosen) == 1:
        return chosen[0]
    listed = ", ".join(f"{person.name} ({person.id})" for person in chosen or bearers)
    if bearers:
        told = "may be several persons" if chosen else "held no office there and then"
        raise UnresolvedError(f"{name!r} {told}", expected=listed)
    raise UnresolvedError(f"no person is known as {name!r}", nearest=nearest(name, known))
