"""The records of an answer as the format has them, with their quotes apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from geobrief.codec import SECTIONS
from geobrief.codec.shapes import shape_of
from geobrief.errors import GeobriefError
from geobrief.findings import Finding, code
from geobrief.model.record_types import RECORD_TYPES
from geobrief.vocabulary import load

_QUOTED = tuple(kind.section for kind in RECORD_TYPES)
# What models write for the terms of a vocabulary.
_OTHER_WORDS = {
    "modality": {"planned": "future", "alleged": "hypothetical", "possible": "hypothetical", "denied": "negated"},
    "type": {"YIELD": "CONCEDE"},
}
_VOCABULARIES = {
    "agreements": {"kind": "agreement_kinds", "status": "agreement_statuses"},
    "disputes": {"kind": "dispute_kinds", "status": "dispute_statuses"},
    "events": {"type": "event_types", "modality": "modalities"},
    "leaders": {"office": "offices"},
}
_NAMED = frozenset(kind.section for kind in RECORD_TYPES if kind.has_references)
_LISTS = ("parties", "actors", "recipients", "people", "contexts", "obligations", "quantities")
_APART = ("evidence", "mentions", "quote", "quotes")


@attrs.frozen
class ExtractedRecord:
    """A record of an answer: where it is, its data without quotes, and the quotes, each with its path."""

    section: str
    number: int
    given: Any
    data: Any
    quotes: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        return f"{self.section}[{self.number}]"


def extractions(data: Mapping[str, Any]) -> Iterator[ExtractedRecord]:
    """The records of an answer that may have quotes, in order."""
    for section in _QUOTED:
        listed = data.get(section)
        for number, given in enumerate(listed if isinstance(listed, list | tuple) else ()):
            if isinstance(given, Mapping):
                quotes = tuple(_quotes(given, f"{section}[{number}]"))
                yield ExtractedRecord(section, number, given, _plain(section, given), quotes)
            else:
                yield ExtractedRecord(section, number, given, given)


def _quotes(given: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for key in _APART:
        value = given.get(key)
        listed = value if isinstance(value, list | tuple) else [value]
        for number, item in enumerate(listed):
            words = item.get("text", item.get("quote")) if isinstance(item, Mapping) else item
            if isinstance(words, str) and words.strip():
                yield f"{path}.{key}[{number}]", words


def _plain(section: str, given: Mapping[str, Any]) -> Any:
    """A record without its quotes and empty values, with terms as the vocabularies have them."""
    terms = _VOCABULARIES.get(section, {})
    kept = {}
    for key, value in given.items():
        if value is None or key in _APART or (section != "dates" and key in ("start", "end", "rule", "basis")):
            continue
        if key in _LISTS and isinstance(value, str):
            value = [value]
        if key in terms and isinstance(value, str):
            value = _term(terms[key], _OTHER_WORDS.get(key, {}).get(value, value))
        kept[key] = value
    return kept["name"] if section in _NAMED and kept.keys() == {"name"} else kept


def _term(vocabulary: str, value: str) -> str:
    """The id of a term given by its label or in other letter case; what is unknown is left as it is."""
    try:
        return load(vocabulary).named(value.strip())
    except GeobriefError:
        return value


@cache
def _keys(section: str) -> frozenset[str]:
    return frozenset(key for cls in SECTIONS[section] for key in shape_of(cls).fields)


def without_unknown_keys(section: str, data: Any, path: str) -> tuple[Any, list[Finding]]:
    """The data with the keys that the format has, and a note for each other one."""
    if not isinstance(data, Mapping):
        return data, []
    unknown = [key for key in data if key not in _keys(section)]
    notes = [
        code("key-ignored").finding(f"{str(key)[:40]!r} is not a key of {section}", path=path) for key in unknown[:20]
    ]
    return {key: value for key, value in data.items() if key not in unknown}, notes
