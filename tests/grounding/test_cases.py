"""The grounding cases are well formed: a faithful quote occurs in its text, and an altered record differs from it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.rglob("*.yaml"))
TEXTS: dict[str, dict[str, Any]] = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in FILES}
OPERATORS = {
    "number", "unit", "negation", "name", "role", "date", "speaker", "office", "status", "modality", "polarity",
    "stitched_quote", "paraphrased_quote", "party_elsewhere", "hallucinated_party", "hallucinated_quote", "wrong_kind",
}  # fmt: skip
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def fold(words: str) -> str:
    letters = unicodedata.normalize("NFD", words.translate(PLAIN))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).casefold().split())


def occurs(quote: str, text: str) -> bool:
    """Whether the parts of a quote follow each other in one sentence of a text."""
    parts = [re.escape(fold(part)) for part in re.split(r"…|\.\.\.", quote)]
    return re.search(r"(?:(?![.!?] ).)*?".join(parts), fold(text)) is not None


def quotes(case: dict[str, Any]) -> list[str]:
    return [item["text"] for item in case["record"].get("evidence", ())]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_a_dated_brief(name: str) -> None:
    text = TEXTS[name]
    assert set(text) == {"id", "published", "text", "cases"}
    assert text["id"] == name
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", text["published"])
    assert 80 <= len(text["text"].split()) <= 250
    assert len({case["id"] for case in text["cases"]}) == len(text["cases"])


@pytest.mark.parametrize("name", TEXTS)
def test_the_words_of_a_faithful_record_are_in_the_text(name: str) -> None:
    text = TEXTS[name]["text"]
    for case in TEXTS[name]["cases"]:
        if case["expect"] == "accept":
            assert case["operator"] == "faithful"
            assert quotes(case) or case["table"] == "dates"
            assert all(occurs(quote, text) for quote in quotes(case)), case["id"]
            if case["table"] == "dates":
                assert case["record"]["text"] in text, case["id"]


@pytest.mark.parametrize("name", TEXTS)
def test_an_altered_record_differs_from_the_faithful_one(name: str) -> None:
    text = TEXTS[name]["text"]
    faithful = {case["id"]: case for case in TEXTS[name]["cases"] if case["expect"] == "accept"}
    for case in TEXTS[name]["cases"]:
        if case["expect"] == "reject":
            original = faithful[case["of"]]
            assert case["operator"] in OPERATORS
            assert case["table"] == original["table"]
            assert case["record"] != original["record"], case["id"]
            if "quote" in case["altered"]:
                assert not all(occurs(quote, text) for quote in quotes(case)), case["id"]


def test_every_operator_has_cases() -> None:
    cases = [case for text in TEXTS.values() for case in text["cases"]]
    assert {case["operator"] for case in cases} == OPERATORS | {"faithful"}
    assert sum(case["expect"] == "accept" for case in cases) >= 150
    assert sum(case["expect"] == "reject" for case in cases) >= 300


def test_a_third_of_the_texts_is_held_out() -> None:
    held_out = [file for file in FILES if file.parent.name == "held_out"]
    assert 3 * len(held_out) == len(FILES) >= 25


def test_the_hostile_answers_are_well_formed() -> None:
    cases = yaml.safe_load((CASES.parent / "hostile.yaml").read_text("utf-8"))["cases"]
    assert len({case["id"] for case in cases}) == len(cases) >= 40
    for case in cases:
        assert ("raw" in case) != ("repeat" in case), case["id"]
        assert case["findings"] in ("none", "some", "any", "some_if_none", "some_if_not_2"), case["id"]
        least, most = case["accepted"] if isinstance(case["accepted"], list) else (case["accepted"],) * 2
        assert 0 <= least <= most <= 2, case["id"]
