"""The register that ships with the package passes the rules; what they find all the same is listed with its reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geobrief import codec
from geobrief.codec.positions import path_parts
from geobrief.findings import Severity
from geobrief.register import world
from geobrief.scenario import check

EXCEPTIONS = codec.parse((Path(__file__).parent / "register_exceptions.yaml").read_text("utf-8")).data
LISTED = {(entry["code"], record): entry for entry in EXCEPTIONS for record in entry["records"]}


def called(record: Any, table: str) -> str:
    if table == "tenures":
        return str(record.person)
    if table == "memberships":
        return f"{record.organization} {record.member}"
    return f"{record.territory} {record.claimant}" if table == "claims" else str(record.id)


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], str]:
    """The errors and warnings about the register, by code and record."""
    register = world()
    reported = {}
    for finding in check(register):
        if finding.severity is not Severity.NOTE:
            table, number, *_ = path_parts(finding.path)
            record = getattr(register, str(table))[number]
            reported[finding.code, called(record, str(table))] = str(finding)
    return reported


def test_the_register_passes_the_rules(found: dict[tuple[str, str], str]) -> None:
    assert {key: reported for key, reported in found.items() if key not in LISTED} == {}


def test_no_exception_is_left_over(found: dict[tuple[str, str], str]) -> None:
    assert {key for key, entry in LISTED.items() if key not in found and "fix" not in entry} == set()


def test_every_exception_has_a_reason() -> None:
    assert EXCEPTIONS
    assert all(entry["reason"].endswith(".") for entry in EXCEPTIONS)
