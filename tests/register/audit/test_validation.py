"""The register obeys its own rules, and the rules find what is wrong."""

import pytest

from geobrief.model import Claim, DatedValue, Person, State, Tenure, Territory
from geobrief.register import World
from geobrief.register.audit import validation
from geobrief.register.tables import rows


def test_the_register_has_no_fault() -> None:
    assert [str(fault) for fault in validation.faults()] == []


def tenure(person: str, period: str, office: str = "head_of_state", effective: bool = True) -> Tenure:
    return Tenure(person, office, state="x:a", person=f"person:{person}", period=period, effective=effective)


def made(**tables: list) -> World:
    people = [Person("person:ann", "Ann", born="1920", died="1985-06-01"), Person("person:bo", "Bo")]
    return World(**{"people": people, "states": [State("x:a", "A", period="1950-01-01/1990-12-31")], **tables})


@pytest.mark.parametrize(
    ("check", "tables"),
    [
        (validation.seats, {"tenures": [tenure("ann", "1960-01-01/1970-01-01"), tenure("bo", "1969-12-01/1980")]}),
        (validation.rulers, {"tenures": [tenure("ann", "1960/.."), tenure("bo", "1970/1971", "monarch")]}),
        (validation.stateless, {"tenures": [tenure("bo", "1991-02-01/1992")]}),
        (validation.lives, {"tenures": [tenure("ann", "1980-01-01/1986-01-01")]}),
        (validation.lives, {"tenures": [tenure("ann", "1930-01-01/1936-01-01")]}),
        (
            validation.codes,
            {"states": [State(f"x:{id}", id, codes=[DatedValue("AA", "iso2", "1990/..")]) for id in ("a", "b")]},
        ),
        (
            validation.successions,
            {"states": [State("x:a", "A", successors=["x:b"]), State("x:b", "B")]},
        ),
        (
            validation.claims,
            {
                "territories": [Territory("territory:t", "T", period="1950/1960")],
                "claims": [Claim("territory:t", "x:a", period="1950/..")],
            },
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_rule_finds_what_is_wrong(check, tables: dict) -> None:
    assert len(list(check(made(**tables)))) == 1


def test_a_handover_is_no_overlap() -> None:
    held = [tenure("ann", "1960-01-01/1970-01-01"), tenure("bo", "1970-01-01/1980-01-01")]
    assert list(validation.seats(made(tenures=held))) == []


def test_every_exception_has_a_reason() -> None:
    reasons = [row["reason"] for row in rows("exceptions")]
    assert reasons
    assert all(reasons)
