"""Factories for tests: records and small valid scenarios, of which a test changes what it is about.

Invented states keep such data apart from the facts of the register: Arland, Borland, Corland and so on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geobrief.errors import ArgumentError, nearest
from geobrief.model import Agreement, Dispute, Event, Person, State, Tenure
from geobrief.model.record_types import TABLE_OF_SECTION
from geobrief.register import World
from geobrief.scenario import Scenario, load

_NAMES = tuple("Arland Borland Corland Dorland Erland Forland Gorland Horland".split())
_BEGIN = "1950-01-01/.."


def state(number: int = 1, **changes: Any) -> State:
    """An invented state: `x:arland`, `x:borland` and so on.

    >>> state().id, state(2).name, state(capitals=["Arport"]).capital_on("1990-01-01")
    ('x:arland', 'Borland', 'Arport')
    """
    if not isinstance(number, int) or not 1 <= number <= len(_NAMES):
        raise ArgumentError("state", expected=f"a number from 1 to {len(_NAMES)}", got=number)
    name = _NAMES[number - 1]
    given: dict[str, Any] = {"id": f"x:{name.lower()}", "name": name, "period": _BEGIN}
    return State(**(given | changes))


def person(number: int = 1, **changes: Any) -> Person:
    """An invented person: Anna Arlander of Arland, and so on."""
    name = _NAMES[number - 1]
    given: dict[str, Any] = {"id": f"x:anna-{name.lower()}", "name": f"Anna {name}er"}
    return Person(**(given | changes))


def leader(of: int = 1, **changes: Any) -> Tenure:
    """The head of state of an invented state, in office from 2000 to 2010.

    >>> leader().state, leader(office="foreign_minister").office
    ('x:arland', 'foreign_minister')
    """
    given: dict[str, Any] = {
        "name": person(of).name,
        "office": "head_of_state",
        "state": state(of).id,
        "period": "2000-01-01/2010-01-01",
        "effective": True,
    }
    return Tenure(**(given | changes))


def agreement(**changes: Any) -> Agreement:
    """A trade agreement of Arland and Borland, signed in 2005.

    >>> agreement(kind="alliance").parties, str(agreement().signed)
    (('x:arland', 'x:borland'), '2005-06-01')
    """
    given: dict[str, Any] = {"kind": "trade", "parties": ["x:arland", "x:borland"]}
    if not changes.keys() & {"steps", "signed"}:
        given["signed"] = "2005-06-01"
    return Agreement(**(given | changes))


def dispute(**changes: Any) -> Dispute:
    """A territorial dispute of Arland and Borland, open since 2003."""
    given: dict[str, Any] = {"kind": "territorial", "parties": ["x:arland", "x:borland"], "over": "the border"}
    if not changes.keys() & {"steps", "ongoing"}:
        given["ongoing"] = "2003-01-01"
    return Dispute(**(given | changes))


def event(**changes: Any) -> Event:
    """A visit of Arland to Borland in 2005."""
    given: dict[str, Any] = {
        "type": "CONSULT",
        "mode": "visit",
        "actors": ["x:arland"],
        "recipients": ["x:borland"],
        "date": "2005-05-01",
    }
    return Event(**(given | changes))


def world(states: int = 2, **records: Iterable[Any]) -> World:
    """A world of some invented states, with further records by table (`agreements=`, `tenures=` …).

    >>> world(3, tenures=[leader(2)]).leader("Borland", on="2005-01-01").name
    'Anna Borlander'
    """
    known = tuple(TABLE_OF_SECTION.values())
    for table in records:
        if table not in known:
            raise ArgumentError("no such table", expected=", ".join(known), got=table, nearest=nearest(table, known))
    declared = [state(number) for number in range(1, states + 1)]
    tables: dict[str, Any] = {"states": declared} | {table: list(listed) for table, listed in records.items()}
    return World(**tables)


def document(states: int = 2, **sections: Any) -> dict[str, Any]:
    """A small valid scenario as plain data, which a test may change before it loads it.

    It declares some invented states, and has a leader, an agreement, a dispute and an event. A section that is given
    takes the place of that of the document; None leaves it out.

    >>> import geobrief
    >>> plain = document()
    >>> len(geobrief.load(plain).findings)
    0
    >>> plain["events"][0]["date"] = "1949-05-01"
    >>> [finding.slug for finding in geobrief.load(plain).findings]
    ['state-did-not-exist', 'state-did-not-exist']
    """
    made: dict[str, Any] = {
        "title": "An invented world",
        "states": [state(number).to_dict() for number in range(1, states + 1)],
        "leaders": [leader().to_dict()],
        "agreements": [agreement().to_dict()],
        "disputes": [dispute().to_dict()],
        "events": [event().to_dict()],
    }
    return {key: value for key, value in (made | sections).items() if value is not None}


def scenario(states: int = 2, **sections: Any) -> Scenario:
    """The small valid scenario, loaded."""
    return load(document(states, **sections))
