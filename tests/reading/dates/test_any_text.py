"""What holds for any text: spans have the words they say, values are EDTF, the time is linear."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geobrief.reading.dates import find, find_dates, other_languages
from geobrief.when import Date, Period

PUBLISHED = dt.date(2015, 3, 27)
PIECES = st.sampled_from(
    [
        " ", "\r\n", "\n\n", ", ", ". ", "-", "–", "/", "(", ")", "’s ", "'", "$", "%", "🕊️", "e\u0301",
        "\u2028", "ı", "İ", "١٢", "the ", "of ", "in ", "from ", "to ", "between ", "and ", "since ", "until ",
        "last ", "next ", "this ", "that ", "early ", "mid-", "end of ", "first ", "third ", "two ", "twenty-",
        "thousand ", "a ", "every ", "ago ", "later ", "May ", "March ", "Dec. ", "july ", "Monday ", "Sun ",
        "week ", "years ", "quarter ", "century ", "summer ", "today ", "18 ", "31st ", "29 ", "2014", "1990s",
        "2014/15", "2015-03-18", "30/02/2011", "9/11", "'90s ", "Christmas ", "de ", "marzo ", "will ", "met ",
        "half ", "day ", "before ", "after ", "year ", "same ", "following ", "rest ", "fiscal ", "Q3 ",
        "0000", "99999",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


NEAR_THE_EDGES = st.one_of(st.dates(max_value=dt.date(12, 1, 1)), st.dates(min_value=dt.date(9988, 1, 1)))


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.dates(), NEAR_THE_EDGES, st.sampled_from([dt.date.min, dt.date.max])))
def test_spans_have_their_words_in_order_and_values_are_edtf(text: str, published: dt.date | None) -> None:
    end = 0
    for date in find_dates(text, published):
        assert text[date.start : date.end] == date.text
        assert end <= date.start < date.end
        end = date.end
        for value in (date.value, date.period):
            if value is not None and date.kind == "date":
                (Period if "/" in value else Date)(value)
        assert date.exists or date.value is None


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_same_text_is_read_the_same_way(text: str) -> None:
    assert find_dates(text, PUBLISHED) == find_dates(text, PUBLISHED)


def test_no_pattern_repeats_without_bound() -> None:
    assert find.RULES
    for rule in find.RULES:
        assert not re.search(r"[*+{]", rule.pattern.pattern.replace("(?:", "")), rule.name


@pytest.mark.parametrize(
    "noise",
    ["18 ", "May ", "in 2014 and ", "the first of the ", "two years, ", "1990s-", "Monday, ", "said ", "x", "12 de "],
)
def test_the_work_grows_with_the_length_of_the_text(noise: str, calls: Callable[[Callable[[], object]], int]) -> None:
    find_dates(noise * 10, PUBLISHED)
    once = calls(lambda: find_dates(noise * 1500, PUBLISHED))
    twice = calls(lambda: find_dates(noise * 3000, PUBLISHED))
    assert twice <= 2.3 * once + 200


def test_english_never_comes_to_dateparser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(words: str) -> None:
        raise AssertionError(words)

    monkeypatch.setattr(other_languages, "_read", refuse)
    text = "On 3 May 2012 some 24 jets and 7 ships met in July 2014; 18th of March, 2015. Of 16 nations 2001 left."
    assert len(find_dates(text, PUBLISHED)) >= 3
