"""The forms of the dictionary words that the cue tables list."""

from __future__ import annotations

import pytest

from geobrief.reading.inflection import noun_forms, verb_forms
from geobrief.reading.lexicons import table


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("sign", {"sign": "base", "signs": "s", "signed": "participle", "signing": "ing"}),
        ("ratify", {"ratify": "base", "ratifies": "s", "ratified": "participle", "ratifying": "ing"}),
        ("ban", {"ban": "base", "bans": "s", "banned": "participle", "banning": "ing"}),
        ("break", {"break": "base", "breaks": "s", "broke": "past", "broken": "participle", "breaking": "ing"}),
        ("free", {"free": "base", "frees": "s", "freed": "participle", "freeing": "ing"}),
        ("expel", {"expel": "base", "expels": "s", "expelled": "participle", "expelling": "ing"}),
    ],
)
def test_verbs(base: str, forms: dict[str, str]) -> None:
    assert verb_forms(base) == forms


def test_to_be_is_irregular_in_the_present() -> None:
    assert {form: kind for form, kind in verb_forms("be").items() if kind == "s"} == {"is": "s", "are": "s", "am": "s"}


def test_travel_has_british_and_american_forms() -> None:
    assert {"travelled", "traveled", "travelling", "traveling"} <= set(verb_forms("travel"))


@pytest.mark.parametrize(
    ("base", "forms"), [("treaty", ("treaty", "treaties")), ("summit", ("summit", "summits")), ("talks", ("talks",))]
)
def test_nouns(base: str, forms: tuple[str, ...]) -> None:
    assert noun_forms(base) == forms


def test_each_irregular_verb_is_listed_once() -> None:
    bases = [row["base"] for row in table("irregular_verbs")]
    assert len(bases) == len(set(bases))
