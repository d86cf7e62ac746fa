"""Agreements of the register: records from rows, and the names by which texts call them.

`agreements.csv` is kept by hand; the rows of `agreements_listed.csv` are compiled from lists of alliances and of peace
agreements, and their titles often only describe them.

The datasets of their numbers are `atop` (Alliance Treaty Obligations and Provisions), `cow-alliance` (Correlates of
War), `un-tc` (chapter XXVI of the United Nations Treaty Collection), `pa-x` (Peace Agreements), `manytreaties`, `tfdd`
(freshwater treaties), `wto-rta` (regional trade agreements).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from geobrief.model.agreement_steps import AgreementStep
from geobrief.model.agreements import Agreement, Role
from geobrief.register.tables import lines, listed, split, steps_of

_NOTE = -2  # the column of notes
_NAMED = ("id", "title", "names")


@cache
def agreement_names() -> Mapping[str, tuple[str, ...]]:
    """The title and the other usual names of each agreement that is called by them, by its id.

    A compiled row with a note has only a description or the title of a list.

    >>> agreement_names()["jcpoa-2015"][:3]
    ('Joint Comprehensive Plan of Action', 'JCPOA', 'Iran nuclear deal')
    """
    kept = map(split, lines("agreements", *_NAMED))
    compiled = (row for row in map(split, lines("agreements_listed", *_NAMED)) if not row[_NOTE])
    return {id: (title, *listed(names)) for id, title, names, *_ in (*kept, *compiled)}


def agreement(row: list[Any]) -> Agreement:
    """The agreement of a row, with its steps in order."""
    id, title, names, kind, parties, complete, roles, obligations, subject, numbers, _, source = row
    duties: Any = listed(obligations)
    return Agreement(
        kind,
        listed(parties),
        steps=[
            AgreementStep(status, date or None, party or None)
            for _, status, date, party, _ in steps_of("agreement", id, "status", "date", "party", "source")
        ],
        roles=[_role(entry) for entry in listed(roles)],
        obligations=duties,
        subject=subject or None,
        title=title,
        names=listed(names),
        parties_complete=complete == "true",
        id=id,
        numbers=listed(numbers),
        source=source,
    )


def _role(entry: Any) -> Role:
    party, _, role = entry.rpartition(":")
    return Role(party, role)
