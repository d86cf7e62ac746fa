"""How are dates and periods written? Strategies that write any of them, for laws that hold for all."""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st

from geobrief.when import Date, DateError

_MARKS = st.sampled_from(["", "", "", "?", "~", "%"])


def _digits(numbers: st.SearchStrategy[int], width: int) -> st.SearchStrategy[str]:
    def hide(number: int, hidden: list[bool]) -> str:
        return "".join("X" if x else digit for digit, x in zip(f"{number:0{width}}", hidden, strict=True))

    seldom = st.sampled_from([False, False, False, True])
    return st.builds(hide, numbers, st.lists(seldom, min_size=width, max_size=width))


@st.composite
def singles(draw: st.DrawFn) -> str:
    """Single dates, qualified and unspecified in any part."""
    months = st.one_of(st.integers(1, 12), st.integers(21, 41))
    drawn = [draw(_digits(st.integers(1, 9999), 4)), draw(_digits(months, 2)), draw(_digits(st.integers(1, 31), 2))]
    parts = [f"{draw(_MARKS)}{digits}{draw(_MARKS)}" for digits in drawn]
    text = "-".join(parts[: draw(st.integers(1, 3))])
    try:
        Date(text)
    except DateError:
        assume(False)
    return text


def _lists(first: str, last: str) -> st.SearchStrategy[str]:
    ranges = st.tuples(singles(), singles()).map(lambda ends: sorted(ends, key=lambda text: Date(text).sort_key))
    members = st.one_of(singles(), ranges.map("..".join), singles().map("..{}".format), singles().map("{}..".format))
    return st.lists(members, min_size=1, max_size=3).map(lambda written: f"{first}{','.join(written)}{last}")


times = st.builds(
    "{}T{:%H:%M:%S}{}".format,
    st.dates().map(str),
    st.times(),
    st.sampled_from(["", "Z", "+05:30", "-03", "+1345"]),
)
long_units = st.integers(1, 99).map("{:02}".format) | st.integers(1, 999).map("{:03}".format)
sets = _lists("[", "]") | _lists("{", "}")
dates = st.one_of(singles(), long_units, times, sets)


@st.composite
def periods(draw: st.DrawFn) -> str:
    """Intervals whose end is not before the start, open, unknown or known at either side."""
    ends = singles() | st.sampled_from(["", ".."])
    start, end = draw(ends), draw(ends)
    if start not in ("", "..") and end not in ("", ".."):
        start, end = sorted((start, end), key=lambda text: Date(text).sort_key)
    return f"{start}/{end}"
