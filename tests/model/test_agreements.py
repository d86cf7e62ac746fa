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


LEAGUE = Agreement(
    "alliance", ["BOL", "CHL", "COL", "GUY", "SUN", "RUS", "VEN"], in_force="1970-01-01", names=["the League", "LL"],
    steps=[
        AgreementStep("signed", "1969-05-26"),
        AgreementStep("signed", "1975-03-01", "GUY"),  # joins
        AgreementStep("in_force", "1975-09-01", "GUY"),
        AgreementStep("terminated", "1976-10-30", "CHL"),  # leaves
        AgreementStep("suspended", "1979-04-01", "BOL"),
        AgreementStep("in_force", "1985-04-01", "BOL"),
        AgreementStep("terminated", "1991-12-26", "SUN"),  # is succeeded
        AgreementStep("in_force", "1991-12-26", "RUS"),
        AgreementStep("terminated", "2006", "VEN"),
    ],
)  # fmt: skip


def test_the_steps_of_one_party_leave_the_status_of_the_agreement() -> None:
    assert (LEAGUE.status, str(LEAGUE.date)) == ("in_force", "1970-01-01")
    assert (str(LEAGUE.signed), str(LEAGUE.entered_into_force)) == ("1969-05-26", "1970-01-01")
    assert [LEAGUE.status_on(day) for day in ("1969-01-01", "1969-06-01", "2020-01-01")] == [None, "signed", "in_force"]


@pytest.mark.parametrize(
    ("day", "bound"),
    [
        ("1969-06-01", []),
        ("1974-01-01", ["BOL", "CHL", "COL", "SUN", "VEN"]),
        ("1976-01-01", ["BOL", "CHL", "COL", "GUY", "SUN", "VEN"]),
        ("1980-01-01", ["COL", "GUY", "SUN", "VEN"]),
        ("1995-01-01", ["BOL", "COL", "GUY", "RUS", "VEN"]),
        ("2006-06-01", ["BOL", "COL", "GUY", "RUS", "VEN"]),
        ("2007-01-01", ["BOL", "COL", "GUY", "RUS"]),
    ],
)
def test_parties_join_leave_are_suspended_and_are_succeeded(day: str, bound: list[str]) -> None:
    assert LEAGUE.parties_on(day) == tuple(bound)
    assert [party for party in LEAGUE.parties if LEAGUE.in_force(day, party).possible] == bound


@pytest.mark.parametrize(
    ("party", "day", "status"),
    [
        ("COL", "1969-06-01", "signed"),
        ("COL", "1990-01-01", "in_force"),
        ("GUY", "1972-01-01", None),
        ("GUY", "1975-05-01", "signed"),
        ("CHL", "1980-01-01", "terminated"),
        ("BOL", "1980-01-01", "suspended"),
        ("RUS", "1980-01-01", None),
        ("VEN", "2005-12-31", "in_force"),
        ("VEN", "2006-12-31", "terminated"),
    ],
)
def test_a_party_has_a_status_of_its_own(party: str, day: str, status: str | None) -> None:
    assert LEAGUE.status_on(day, party) == status


def test_each_party_is_bound_for_periods_of_its_own() -> None:
    bound = {party: [str(period) for period in held] for party, held in LEAGUE.periods_by_party().items()}
    assert bound["BOL"] == ["1970-01-01/1979-04-01", "1985-04-01/.."]
    assert bound["GUY"] == ["1975-09-01/.."]
    assert bound["VEN"] == ["1970-01-01/2006"]
    assert bound == {party: [str(period) for period in LEAGUE.periods(party)] for party in LEAGUE.parties}


def test_an_agreement_that_never_came_into_force_has_signatories() -> None:
    act = Agreement("other", ["FIN", "SWE", "NOR"], agreed="1975-08-01", steps=[AgreementStep("failed", "1980", "NOR")])
    assert act.parties_on("1976-01-01") == ("FIN", "SWE", "NOR")
    assert act.parties_on("1990-01-01") == ("FIN", "SWE")
    assert act.in_force("1976-01-01").value == "no"


def test_a_signatory_that_did_not_ratify_with_the_others_is_not_bound() -> None:
    steps = [
        AgreementStep("signed", "1994-06-01", "CHE"), AgreementStep("ratified", "1995-01-01", "AUT"),
        AgreementStep("ratified", "1995-02-01", "LIE"), AgreementStep("in_force", "1996-01-01"),
    ]  # fmt: skip
    assert Agreement("transit", ["AUT", "CHE", "LIE"], steps=steps).parties_on("2000-01-01") == ("AUT", "LIE")


def test_steps_by_single_parties_make_a_status_when_all_have_taken_them() -> None:
    one, other = AgreementStep("ratified", "1960-01-01", "PER"), AgreementStep("ratified", "1961-01-01", "ECU")
    assert Agreement("border", ["ECU", "PER"], steps=[one]).status is None
    assert Agreement("border", ["ECU", "PER"], steps=[one, other]).status == "ratified"
    assert Agreement("border", ["ECU", "PER"]).status is None


def test_the_order_of_undated_steps_is_that_of_the_list() -> None:
    treaty = Agreement("border", ["ECU", "PER"], signed=None, in_force="1942-02-26", terminated="1960")
    assert [treaty.status_on(day) for day in ("1941-01-01", "1950-01-01", "1961-01-01")] == [
        None, "in_force", "terminated",
    ]  # fmt: skip
    assert str(treaty.periods()[0]) == "1942-02-26/1960"
    assert str(Agreement("border", ["ECU", "PER"], in_force="1942", terminated=None).periods()[0]) == "1942/"


def test_an_entry_into_force_at_an_unknown_time_follows_the_signing() -> None:
    for when in (None, "[2003-05-01..]"):
        pact = Agreement("alliance", ["KEN", "UGA"], steps=[
            AgreementStep("signed", "2003-05-01"), AgreementStep("in_force", when),
        ])  # fmt: skip
        assert [pact.in_force(day).value for day in ("2002-01-01", "2004-01-01")] == ["no", "maybe"]
        assert pact.parties_on("2002-01-01") == ()
        assert str(pact.periods("KEN")[0]) == "2003-05-01/.."
        assert pact.status_on("2020-01-01") == "signed"


def test_dates_that_contradict_each_other_leave_the_end_unknown() -> None:
    treaty = Agreement("border", ["ECU", "PER"], terminated="1930", in_force="1942")
    assert [str(period) for period in treaty.periods()] == ["1942/.."]
    pact = Agreement("border", ["ECU", "PER"], in_force="1942-06/1943", terminated="1942")
    assert len(pact.periods("ECU")) == 1
