"""Records of the register, parts of records, dates and periods. The register is read at the first draw."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from hypothesis import strategies as st

from geobrief.model import (
    ActorId,
    AgreementStep,
    Claim,
    DisputeStep,
    Group,
    Membership,
    Organization,
    Person,
    Reference,
    Role,
    Territory,
)
from geobrief.register import world
from geobrief.vocabulary import load
from geobrief.when import Date, Period


def _known(table: Callable[[], Iterable[Any]]) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: st.sampled_from(tuple(table())))


def ids() -> st.SearchStrategy[ActorId]:
    """The ids of states and organisations.

    >>> from hypothesis import given
    >>> @given(ids())
    ... def leads_somewhere(id):
    ...     assert world().get(id)
    >>> leads_somewhere()
    """
    return _known(lambda: [*(state.id for state in world().states), *(body.id for body in world().organizations)])


def references() -> st.SearchStrategy[Reference]:
    """References to states, by their usual names."""
    return _known(lambda: [Reference(state.id, state.name) for state in world().states])


def people() -> st.SearchStrategy[Person]:
    """Persons of the register."""
    return _known(lambda: world().people)


def organizations() -> st.SearchStrategy[Organization]:
    """Organisations of the register."""
    return _known(lambda: world().organizations)


def memberships() -> st.SearchStrategy[Membership]:
    """Memberships of the register."""
    return _known(lambda: world().memberships)


def groups() -> st.SearchStrategy[Group]:
    """Non-state groups of the register."""
    return _known(lambda: world().groups)


def territories() -> st.SearchStrategy[Territory]:
    """Territories of the register."""
    return _known(lambda: world().territories)


def claims() -> st.SearchStrategy[Claim]:
    """Claims of the register."""
    return _known(lambda: world().claims)


def steps() -> st.SearchStrategy[AgreementStep]:
    """Steps of agreements that all parties take."""
    return st.builds(AgreementStep, st.sampled_from(load("agreement_statuses").ids), dates(), st.none())


def dispute_steps() -> st.SearchStrategy[DisputeStep]:
    """Steps of disputes."""
    return st.builds(DisputeStep, st.sampled_from(load("dispute_statuses").ids), dates())


def roles() -> st.SearchStrategy[Role]:
    """Roles of parties."""
    return st.builds(Role, ids(), st.sampled_from(load("party_roles").ids))


EARLIEST, LATEST = datetime.date(1816, 1, 1), datetime.date(2025, 12, 31)


def days(earliest: datetime.date = EARLIEST, latest: datetime.date = LATEST) -> st.SearchStrategy[datetime.date]:
    """Days from the first one of the lists of states on; both ends are included.

    >>> from hypothesis import given
    >>> @given(days())
    ... def is_not_before_the_lists(day):
    ...     assert day.year >= 1816
    >>> is_not_before_the_lists()
    """
    return st.dates(earliest, latest)


def dates(
    earliest: datetime.date = EARLIEST, latest: datetime.date = LATEST, *, qualified: bool = True
) -> st.SearchStrategy[Date]:
    """Days, months, seasons, years and decades that include a day of that time, some of them qualified.

    >>> from hypothesis import given
    >>> @given(dates())
    ... def has_bounds(date):
    ...     assert date.earliest <= date.latest
    >>> has_bounds()
    """
    forms = st.sampled_from(("{0:%Y-%m-%d}", "{0:%Y-%m}", "{0:%Y}", "{0:%Y}-21", "{0:%Y}-24"))
    written = st.builds(lambda form, day: form.format(day), forms, days(earliest, latest))
    decade = days(earliest, latest).map(lambda day: f"{day:%Y}"[:3] + "X")
    marks = st.sampled_from(("", "", "?", "~", "%")) if qualified else st.just("")
    return st.builds(lambda text, mark: Date(text + mark), written | decade, marks)


@st.composite
def periods(draw: st.DrawFn, earliest: datetime.date = EARLIEST, latest: datetime.date = LATEST) -> Period:
    """Periods between two days, some of them ongoing or with one end unknown.

    >>> from hypothesis import given
    >>> @given(periods())
    ... def is_written_with_a_slash(period):
    ...     assert "/" in str(period)
    >>> is_written_with_a_slash()
    """
    first, last = sorted(draw(st.tuples(days(earliest, latest), days(earliest, latest))))
    form = draw(st.sampled_from(("{0}/{1}", "{0}/..", "{0}/", "/{1}", "{0:%Y-%m}/{1:%Y-%m}", "{0:%Y}/{1:%Y}")))
    return Period(form.format(first, last))
