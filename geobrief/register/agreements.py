"""Agreements of the register: records from rows, their names, and their numbers in the datasets of the field.

The datasets are `atop` (Alliance Treaty Obligations and Provisions), `cow-alliance` (Correlates of War), `un-tc`
(chapter XXVI of the United Nations Treaty Collection), `pa-x` (Peace Agreements), `manytreaties`, `tfdd` (freshwater
treaties), `wto-rta` (regional trade agreements).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from geobrief.model.agreement_steps import AgreementStep
from geobrief.model.agreements import Agreement, Role
from geobrief.register.cross_references import CrossReference, cross_references
from geobrief.register.tables import by_first_cell, cells, listed, rows


@cache
def agreement_names() -> Mapping[str, tuple[str, ...]]:
    """The title and the other usual names of each agreement, by its id.

    >>> agreement_names()["jcpoa-2015"][:3]
    ('Joint Comprehensive Plan of Action', 'JCPOA', 'Iran nuclear deal')
    """
    return {row["id"]: (row["title"], *listed(row["names"])) for row in rows("agreements")}


def references(agreement: str) -> tuple[CrossReference, ...]:
    """The numbers of an agreement of the register in the datasets of the field; none if no dataset has it.

    Raises `UnknownIdError` if the register has no agreement with this id.

    >>> references("us-korea-mdt-1953")
    (CrossReference(dataset='atop', number='3240'), CrossReference(dataset='cow-alliance', number='236'))
    """
    return cross_references("agreement", agreement)


def agreement(row: list[Any]) -> Agreement:
    """The agreement of a row, with its steps in order."""
    id, title, names, kind, parties, complete, roles, obligations, subject, _, _, source = row
    duties: Any = listed(obligations)
    return Agreement(
        kind,
        listed(parties),
        steps=[
            AgreementStep(status, date or None, party or None) for _, status, date, party, _ in _steps().get(id, ())
        ],
        roles=[_role(entry) for entry in listed(roles)],
        obligations=duties,
        subject=subject or None,
        title=title,
        names=listed(names),
        parties_complete=complete == "true",
        id=id,
        source=source,
    )


@cache
def _steps() -> Mapping[str, list[list[Any]]]:
    return by_first_cell(cells("agreement_steps", "agreement", "status", "date", "party", "source"))


def _role(entry: Any) -> Role:
    party, _, role = entry.rpartition(":")
    return Role(party, role)
