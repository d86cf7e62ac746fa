"""Spellings of one name share a key; spellings of different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geobrief.register.folding import completes, cut_words, folded, word_sets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "COTE D'IVOIRE"),
        ("The Gambia", "gambia"),
        ("U.S.S.R.", "USSR"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Łódź", "Lodz"),
        ("Straße", "strasse"),
        ("Peru’s", "Peru"),
        ("Honduras'", "Honduras"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Niger", "Nigeria"), ("Iran", "Iraq"), ("Mali", "Malawi"), ("The", "")])
def test_different_names_fold_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("dem rep congo", "democratic republic of the congo"),
        ("st lucia", "saint lucia"),
        ("korea south", "south korea"),
        ("papua n guinea", "papua new guinea"),
        ("lao pdr", "lao peoples democratic republic"),
    ],
)
def test_shortened_words_are_written_out(short: str, long: str) -> None:
    assert set(word_sets(short)) & set(word_sets(long))


@pytest.mark.parametrize(
    ("name", "whole", "same"),
    [
        ("S. Leone", "sierra leone", True),
        ("Fr. Guiana", "french guiana", True),
        ("Serbia & Monten.", "serbia montenegro", True),
        ("K. France", "kingdom france", False),
        ("Fr Guiana", "frisian guiana", False),
        ("N. Carolina", "north caledonia", False),
        ("Sierra S.", "sierra leone", False),
        ("S. S.", "sierra leone", False),
    ],
)
def test_a_dot_marks_a_word_that_goes_on(name: str, whole: str, same: bool) -> None:
    words = [word for word in folded(name).split() if word != "and"]
    assert completes(words, cut_words(name), tuple(whole.split())) is same


@given(st.text(max_size=60))
def test_any_text_folds_once_and_for_all(text: str) -> None:
    fold = folded(text)
    assert folded(fold.upper()).replace(" ", "") == folded(fold).replace(" ", "")
    assert "  " not in fold
    list(word_sets(fold))
