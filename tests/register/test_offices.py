"""Who rules and who holds an office are two facts, each with days of its own."""

import pytest

import geobrief
from geobrief.model import Tenure
from geobrief.register import World

WORLD = geobrief.world()


@pytest.mark.parametrize(
    ("state", "office", "day", "name"),
    [
        ("CSK", "party_leader", "1989-01-01", "Miloš Jakeš"),
        ("CSK", "head_of_state", "1955-01-01", "Antonín Zápotocký"),
        ("CSK", "party_leader", "1955-01-01", "Antonín Novotný"),
        ("FRA", "head_of_state", "1943-06-01", "Philippe Pétain"),
        ("CHN", "head_of_state", "1944-01-01", "Chiang Kai-shek"),
        ("CHN", "head_of_state", "1940-01-01", "Lin Sen"),
        ("CHN", "party_leader", "1990-01-01", "Jiang Zemin"),
        ("SUN", "party_leader", "1953-10-01", "Nikita Khrushchev"),
        ("SUN", "party_leader", "1991-01-01", "Mikhail Gorbachev"),
        ("POL", "party_leader", "1989-12-01", "Mieczysław Rakowski"),
        ("CHL", "head_of_state", "1974-10-01", "Augusto Pinochet"),
        ("NLD", "head_of_government", "1963-06-15", "Jan de Quay"),
        ("BEL", "head_of_government", "1949-07-15", "Paul-Henri Spaak"),
        ("ITA", "head_of_government", "1972-02-01", "Emilio Colombo"),
        ("GIN", "head_of_government", "2025-06-01", "Mamadou Oury Bah"),
        ("TZA", "head_of_government", "2025-06-01", "Kassim Majaliwa Majaliwa"),
    ],
)
def test_an_office_has_the_days_of_the_office(state: str, office: str, day: str, name: str) -> None:
    assert [held.name for held in WORLD.office_holders(state, office, on=day)] == [name]
    assert name in {held.name for held in WORLD.tenures(office=office, on=day) if held.state == state}


@pytest.mark.parametrize(
    ("state", "office", "day", "name"),
    [
        ("CSK", "party_leader", "1968-12-01", "Gustáv Husák"),
        ("CSK", "party_leader", "1988-06-01", "Gustáv Husák"),
        ("SUN", "party_leader", "1953-06-01", "Nikita Khrushchev"),
        ("KHM", "head_of_government", "1975-06-01", "Pol Pot"),
        ("DDR", "party_leader", "1989-12-05", "Egon Krenz"),
        ("POL", "party_leader", "1946-01-01", "Bolesław Bierut"),
        ("LAO", "party_leader", "1995-01-01", "Nouhak Phoumsavanh"),
        ("BGD", "head_of_state", "1976-06-01", "Ziaur Rahman"),
    ],
)
def test_rule_is_not_dressed_as_an_office(state: str, office: str, day: str, name: str) -> None:
    assert name not in {held.name for held in WORLD.office_holders(state, office, on=day)}


@pytest.mark.parametrize(
    ("state", "day", "name"),
    [
        ("RUS", "1917-04-01", "Georgy Lvov"),
        ("RUS", "1917-10-01", "Alexander Kerensky"),
        ("ARG", "1981-11-30", "Horacio Tomás Liendo"),
        ("EGY", "1981-10-10", "Sufi Abu Taleb"),
        ("CHN", "1976-09-20", "Hua Guofeng"),
        ("CHN", "1949-06-01", "Li Zongren"),
        ("JPN", "1945-08-25", "Prince Naruhiko Higashikuni"),
        ("PAK", "1999-10-13", "Pervez Musharraf"),
        ("TUR", "1980-09-15", "Kenan Evren"),
        ("FRA", "1943-06-01", "Pierre Laval"),
        ("ALB", "1923-01-01", "Ahmed Zogu"),
        ("ALB", "1930-01-01", "Zog I"),
        ("NLD", "1967-03-01", "Jelle Zijlstra"),
        ("DEU", "1933-01-29", "Kurt von Schleicher"),
        ("ITA", "1943-07-26", "Pietro Badoglio"),
    ],
)
def test_the_leader_is_who_ruled(state: str, day: str, name: str) -> None:
    leader = WORLD.leader(state, on=day)
    assert leader is not None
    assert leader.name == name


def test_a_ruler_without_the_office_holds_none() -> None:
    husak = WORLD.leader("CSK", on="1968-12-01")
    assert husak is not None
    assert (husak.office, husak.title) == ("effective_ruler", None)
    assert husak not in WORLD.office_holders("CSK", on="1968-12-01")
    assert husak in WORLD.tenures("CSK", office="effective_ruler", on="1968-12-01")


def test_acting_holders_are_marked() -> None:
    for state, day in (("UKR", "2014-03-10"), ("EGY", "2013-12-01"), ("ARG", "1981-12-01")):
        leader = WORLD.leader(state, on=day)
        assert leader is not None
        assert leader.acting
    assert [held.acting for held in WORLD.office_holders("CUB", "head_of_state", on="2007-01-01")] == [False, True]


def test_the_kings_of_prussia_were_emperors_from_1871() -> None:
    titles = [WORLD.leader("DEU", on=f"{year}-06-01") for year in (1859, 1865, 1880)]
    assert [held and held.title for held in titles] == ["Prince Regent of Prussia", "King of Prussia", "Emperor"]


def test_a_view_answers_for_its_day() -> None:
    assert WORLD.on("1955-01-01").office_holders("CSK") == WORLD.office_holders("CSK", on="1955-01-01")
    with pytest.raises(geobrief.ArgumentError, match="needs a day"):
        WORLD.office_holders("CSK")


SMALL = World(
    tenures=[
        Tenure("Ann", "foreign_minister", state="x:a", person="person:ann", period="2001/", known_until="2005-06-30"),
        Tenure("Bo", "foreign_minister", state="x:a", person="person:bo", period="2010-01-01/.."),
        Tenure("Cy", "effective_ruler", state="x:a", person="person:cy", period="1990/..", effective=True),
    ],
    states=[geobrief.State("x:a", "Arstotzka")],
)


def test_who_held_an_office_to_an_unknown_day_is_known_until_the_last_one() -> None:
    assert [held.name for held in SMALL.office_holders("Arstotzka", on="2005-06-30")] == ["Ann"]
    later = SMALL.office_holders("Arstotzka", on="2007-01-01")
    assert later == ()
    assert [(finding.code, "Ann" in finding.message) for finding in later.findings] == [("GB014", True)]
    filled = SMALL.office_holders("Arstotzka", "foreign_minister", on="2015-01-01")
    assert [held.name for held in filled] == ["Bo"]
    assert filled.findings == ()
    assert "Ann" not in {tenure.name for tenure in SMALL.on("2007-01-01").tenures}


def test_known_until_is_written_and_read() -> None:
    text = geobrief.dump(SMALL.tenures)
    assert "known_until" in text
    assert tuple(geobrief.load(text).leaders) == tuple(SMALL.tenures)


@pytest.mark.parametrize(
    ("period", "until", "known"),
    [
        ("2001/", "2005-06-30", "2001/2005-06-30"),
        ("2001/", None, "2001/"),
        ("2001/..", "2005-06-30", "2001/.."),
        ("2001/2003", "2005-06-30", "2001/2003"),
        ("2006-01-01/", "2005-06-30", "2006-01-01/2006-01-01"),
        ("/", "2005-06-30", "/2005-06-30"),
    ],
)
def test_the_known_period_ends_with_the_last_known_day(period: str, until: str | None, known: str) -> None:
    held = Tenure("Ann", "foreign_minister", period=period, known_until=until)
    assert str(held.known_period) == known
