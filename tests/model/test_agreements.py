"""An agreement binds from its entry into force to its end, as a whole and for each party by its own steps."""

import pytest

from geobrief.errors import ArgumentError
from geobrief.model import Agreement, AgreementStep

STEPS = [
    ("signed", "1950-01-01", None),
    ("in_force", "1951-01-01", None),
    ("in_force", "1955-01-01", "DEU"),
    ("terminated", "1960-06", "GBR"),
    ("suspended", "1970-01-01", None),
    ("in_force", "1972-01-01", None),
    ("suspended", None, "ITA"),
    ("terminated", "1990-01-01", None),
]
TREATY = Agreement(
    "alliance", ["FRA", "DEU", "GBR", "ITA", "ESP"],
    steps=[*(AgreementStep(*step) for step in STEPS), AgreementStep("failed", "1952", "ESP")],
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "party", "answer"),
    [
        ("1950-06-01", None, "no"),
        ("1951-01-01", None, "yes"),
        ("1971-01-01", None, "no"),
        ("1973-01-01", None, "yes"),
        ("1990-01-01", None, "no"),
        ("1953-01-01", "FRA", "yes"),
        ("1953-01-01", "DEU", "no"),
        ("1955-01-01", "DEU", "yes"),
        ("1960-06-15", "GBR", "maybe"),
        ("1961-01-01", "GBR", "no"),
        ("1973-01-01", "GBR", "no"),
        ("1973-01-01", "ITA", "maybe"),
        ("1991-01-01", "ITA", "no"),
        ("1953-01-01", "ESP", "no"),
        ("1973-01-01", "ESP", "no"),
    ],
)
def test_the_last_step_that_concerns_a_party_decides(day: str, party: str | None, answer: str) -> None:
    assert TREATY.in_force(day, party).value == answer


def test_an_undated_entry_into_force_may_have_been() -> None:
    treaty = Agreement("alliance", ["FRA", "DEU"], in_force=None, terminated="1990")
    assert [treaty.in_force(day).value for day in ("1950-01-01", "1991-01-01")] == ["maybe", "no"]


def test_a_ratification_is_consent_without_a_day_of_entry() -> None:
    steps = [AgreementStep("in_force", "1951-01-01"), AgreementStep("ratified", "1960-01-01", "DEU")]
    treaty = Agreement("alliance", ["FRA", "DEU"], steps=steps)
    assert [treaty.in_force(day, "DEU").value for day in ("1955-01-01", "1960-01-01")] == ["no", "yes"]


@pytest.mark.parametrize("question", [lambda: TREATY.in_force("1955-01-01", "USA"), lambda: TREATY.role_of("USA")])
def test_another_state_than_a_party_is_refused(question) -> None:
    with pytest.raises(ArgumentError, match="not a party"):
        question()
