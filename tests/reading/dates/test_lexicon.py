"""The data files of the grammar of dates are in order."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from geobrief.reading.dates import find, find_dates, lexicon
from geobrief.reading.dates.grammar import rule
from geobrief.reading.dates.lexicon import KINDS

DATA = Path(lexicon.__file__).with_name("data")


def test_a_word_has_one_kind() -> None:
    tables = tomllib.loads((DATA / "lexicon.toml").read_text("utf-8"))
    count = Counter(word for table in tables.values() for word in table)
    assert [word for word, times in count.items() if times > 1] == []


def test_every_kind_of_word_has_part_in_the_grammar() -> None:
    patterns = "".join(rule.pattern.pattern for rule in find.RULES)
    unused = {kind for kind, _, _ in lexicon.entries().values() if KINDS[kind] not in patterns}
    assert unused <= {"LOWERMONTH", "AT"}  # these are only looked at beside a match


def test_the_kinds_are_a_closed_set() -> None:
    with pytest.raises(KeyError, match="MOHTN"):
        rule("misspelt", "MOHTN YEAR")
    assert len(set(KINDS.values())) == len(KINDS)


def test_every_kind_is_that_of_a_token() -> None:
    made = {name for name, kind in KINDS.items() if any(kind in r.pattern.pattern for r in find.RULES)}
    assert set(KINDS) - made <= {"AT", "CLOCK", "DURATION", "GAP", "LOWERMONTH", "MONEY", "OTHER", "PERCENT", "SETTLED"}


@pytest.mark.parametrize("name", sorted(lexicon.holidays()))
def test_every_named_day_can_be_found(name: str) -> None:
    import datetime as dt

    (found,) = find_dates(f"On {name.title().replace(chr(39) + 'S', chr(39) + 's')} they met.", dt.date(2015, 3, 27))
    assert bool(found.value) != bool(found.problem)
    assert found.rule == "holiday"
