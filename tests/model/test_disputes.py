"""A dispute has a status, a level of hostility and sides on each day, by its steps."""

import pytest

from geobrief.model import Dispute, DisputeStep

CHACO = Dispute(
    "territorial", ["BOL", "PRY"], sides=["BOL", "PRY"], over="Chaco Boreal", hostility="war",
    steps=[
        DisputeStep("ongoing", "1906"),
        DisputeStep("ongoing", "1928-12-05", "use"),
        DisputeStep("ongoing", "1932-06-15", "war"),
        DisputeStep("frozen", "1935-06-12"),
        DisputeStep("settled", "1938-07-21"),
    ],
)  # fmt: skip
REBELLION = Dispute("armed_conflict", ["MOZ", "group:renamo"], hostility="use", ongoing="1977-05", settled="1992-10-04")


@pytest.mark.parametrize(
    ("day", "status", "level", "is_war"),
    [
        ("1906-06-01", None, None, False),
        ("1920-01-01", "ongoing", None, False),
        ("1930-01-01", "ongoing", "use", False),
        ("1933-01-01", "ongoing", "war", True),
        ("1936-01-01", "frozen", "none", False),
        ("1950-01-01", "settled", "none", False),
    ],
)
def test_status_and_hostility_are_those_of_the_last_step(
    day: str, status: str | None, level: str | None, is_war: bool
) -> None:
    assert CHACO.status_on(day) == status
    assert CHACO.hostility_on(day) == level
    assert CHACO.is_war_on(day) == is_war


def test_a_dispute_is_open_until_it_is_settled_and_a_war_while_its_steps_say_so() -> None:
    assert [str(period) for period in CHACO.periods] == ["1906/1938-07-21"]
    assert [str(period) for period in CHACO.war_periods] == ["1932-06-15/1935-06-12"]
    assert not CHACO.is_war


@pytest.mark.parametrize(
    ("dispute", "periods"),
    [
        (Dispute("armed_conflict", ["PAK", "IND"], ongoing="1971-12-03", settled="1972"), ["1971-12-03/1972"]),
        (Dispute("armed_conflict", ["PAK", "IND"], hostility="war", ongoing="1971-12-03"), ["1971-12-03/.."]),
        (Dispute("armed_conflict", ["PAK", "IND"]), ["/"]),
        (Dispute("territorial", ["PAK", "IND"], hostility="war", ongoing="1947"), []),
        (Dispute("militarized", ["PAK", "IND"], ongoing="1947"), []),
        (REBELLION, []),
    ],
    ids=lambda value: str(value) if isinstance(value, list) else value.kind,
)  # fmt: skip
def test_without_levels_an_armed_conflict_of_the_level_of_war_is_one(dispute: Dispute, periods: list[str]) -> None:
    assert [str(period) for period in dispute.war_periods] == periods


def test_the_level_of_an_armed_conflict_holds_while_it_goes_on() -> None:
    assert [REBELLION.hostility_on(day) for day in ("1970-01-01", "1980-01-01", "1995-01-01")] == [None, "use", "none"]


def test_sides_are_those_of_the_last_step_that_changed_them() -> None:
    war = Dispute(
        "armed_conflict", ["CHL", "PER", "BOL"], sides=["CHL", ["PER", "BOL"]], settled="1883-10-20",
        steps=[DisputeStep("ongoing", "1879-04-05"), DisputeStep("ongoing", "1880-05-26", sides=["CHL", "PER"])],
    )  # fmt: skip
    assert war.sides_on("1879-06-01") == war.sides == (("CHL",), ("PER", "BOL"))
    assert war.sides_on("1881-01-01") == (("CHL",), ("PER",))
    assert war.sides_on("1870-01-01") == war.sides


def test_a_dispute_without_steps_goes_on() -> None:
    claim = Dispute("territorial", ["BOL", "CHL"], hostility="display")
    assert claim.status_on("1950-01-01") == claim.status == "ongoing"
    assert claim.hostility_on("1950-01-01") is None
    assert not claim.is_war_on("1950-01-01")
    assert claim.sides_on("1950-01-01") == ()
