"""The report on the register finds vacancies, and the page in the documentation is up to date."""

import pathlib

import pytest

from geobrief.model import State, Tenure
from geobrief.register import World, world
from geobrief.register.audit.report import page, vacancies

DOCS = pathlib.Path(__file__).parents[3] / "docs"


def successors(handover: str) -> World:
    """A state with two leaders, the second from the day of the handover."""
    held = [("Ann", "1960-01-01/1970-01-01"), ("Bo", f"{handover}/1980-01-01")]
    tenures = [Tenure(name, "monarch", state="x:a", period=period, effective=True) for name, period in held]
    return World(states=[State("x:a", "A", period="1950-01-01/1990-12-31")], tenures=tenures)


@pytest.mark.parametrize(
    ("handover", "vacant"), [("1970-01-01", []), ("1970-01-02", []), ("1970-02-01", [("1970-01-02", 30)])]
)
def test_a_vacancy_is_the_time_between_two_leaders(handover: str, vacant: list) -> None:
    assert [(str(found.first), found.days) for found in vacancies(successors(handover))] == vacant


def test_vacancies_are_of_states_of_the_register() -> None:
    assert {found.state for found in vacancies(world())} <= {state.id for state in world().states}


def test_the_page_of_tables_is_up_to_date() -> None:
    written = DOCS.joinpath("register-tables.md").read_text("utf-8")
    assert written == "\n".join((*page(world()), "")), (
        "python -m geobrief.register.audit.report > docs/register-tables.md"
    )
