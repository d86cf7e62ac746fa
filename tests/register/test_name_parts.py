"""A name is split into its parts: another order, two names, words that only give the form of state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geobrief.register.name_parts import cores, pairs, reordered


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Korea, South", ["South Korea"]),
        ("Korea, Republic of, South", ["Republic of  South Korea"]),
        ("Korea (South)", ["South Korea", "Korea South"]),
        ("Korea", []),
        ("Korea,", []),
    ],
)
def test_the_usual_order_is_restored(text: str, names: list[str]) -> None:
    assert list(reordered(text)) == names


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Burma (Myanmar)", ("Burma", "Myanmar")),
        ("Benin (formerly Dahomey)", ("Benin", "Dahomey")),
        ("Hong Kong, China", ("Hong Kong", "China")),
        ("China, P.R.: Macao", ("China, P.R.", "Macao")),
        ("Republic of China on Taiwan", ("Republic of China", "Taiwan")),
        ("Congo DRC", ("Congo", "DRC")),
    ],
)
def test_a_text_with_two_names_is_split(text: str, pair: tuple[str, str]) -> None:
    assert pair in list(pairs(text))


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("Government of Peru", "peru", ""),
        ("Yemen, P.D.R.", "yemen", "democratic peoples republic"),
        ("Ethiopia (excluding Eritrea)", "ethiopia", ""),
        ("Union of Soviet Socialist Reps.", "soviet socialist republics", "union"),
    ],
)
def test_the_form_of_state_is_separated_from_the_name(text: str, name: str, forms: str) -> None:
    assert (name, forms) in [(core.name, " ".join(sorted(core.forms))) for core in cores(text)]


@given(st.text(max_size=60))
def test_any_text_can_be_split(text: str) -> None:
    for split in (reordered, pairs, cores):
        list(split(text))
