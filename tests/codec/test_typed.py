"""The TypedDicts of the format are those of the schema, and fit what documents are."""

from __future__ import annotations

import typing
from pathlib import Path

import geobrief
from geobrief import typed
from geobrief.codec.typed_dicts import module


def words(text: str) -> list[str]:
    """The text without layout."""
    return text.replace(",", " ").replace("(", " ").replace(")", " ").split()


def test_the_module_is_up_to_date() -> None:
    written = Path(typed.__file__).read_text("utf-8")
    assert words(written) == words(module()), "python -m geobrief.codec.typed_dicts"


def test_a_reading_has_the_keys_of_the_typed_dicts() -> None:
    brief = geobrief.read(
        "President Alan Garcia of Peru signed a trade pact with Brazil on Monday.", published="2009-11-18"
    )
    plain = brief.to_dict()
    assert plain.keys() <= typing.get_type_hints(typed.DocumentData).keys()
    for section, cls in {
        "agreements": typed.AgreementData,
        "leaders": typed.TenureData,
        "dates": typed.DateMentionData,
    }.items():
        hints = typing.get_type_hints(cls)
        assert all(record.keys() <= hints.keys() for record in plain[section])
        assert plain[section]
