"""Which days, dates and periods may a test try?"""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from geobrief.when import Date, Period

EARLIEST, LATEST = datetime.date(1816, 1, 1), datetime.date(2025, 12, 31)


def days(earliest: datetime.date = EARLIEST, latest: datetime.date = LATEST) -> st.SearchStrategy[datetime.date]:
    """Days, from the first that lists of states know of; both ends may be drawn.

    >>> from hypothesis import given
    >>> @given(days())
    ... def is_not_before_the_lists(day):
    ...     assert day.year >= 1816
    """
    return st.dates(earliest, latest)


def dates(
    earliest: datetime.date = EARLIEST, latest: datetime.date = LATEST, *, qualified: bool = True
) -> st.SearchStrategy[Date]:
    """Dates of a day, a month, a season, a year or a decade that holds a day of that time, some of them qualified.

    >>> from hypothesis import given
    >>> @given(dates())
    ... def has_bounds(date):
    ...     assert date.earliest <= date.latest
    """
    forms = st.sampled_from(("{0:%Y-%m-%d}", "{0:%Y-%m}", "{0:%Y}", "{0:%Y}-21", "{0:%Y}-24"))
    written = st.builds(lambda form, day: form.format(day), forms, days(earliest, latest))
    decade = days(earliest, latest).map(lambda day: f"{day:%Y}"[:3] + "X")
    marks = st.sampled_from(("", "", "?", "~", "%")) if qualified else st.just("")
    return st.builds(lambda text, mark: Date.parse(text + mark), written | decade, marks)


@st.composite
def periods(draw: st.DrawFn, earliest: datetime.date = EARLIEST, latest: datetime.date = LATEST) -> Period:
    """Periods between two days, some of which go on, or of whose ends one is not known.

    >>> from hypothesis import given
    >>> @given(periods())
    ... def is_written_with_a_slash(period):
    ...     assert "/" in str(period)
    """
    first, last = sorted(draw(st.tuples(days(earliest, latest), days(earliest, latest))))
    form = draw(st.sampled_from(("{0}/{1}", "{0}/..", "{0}/", "/{1}", "{0:%Y-%m}/{1:%Y-%m}", "{0:%Y}/{1:%Y}")))
    return Period.parse(form.format(first, last))
