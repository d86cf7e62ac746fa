"""Aligns the quotes of records with a text, and reports those that are not its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from typing import Any

import attrs

from geobrief.errors import truncate
from geobrief.evidence import Evidence
from geobrief.findings import Finding, Place, code
from geobrief.grounding.extractions import ExtractedRecord
from geobrief.grounding.quotes import FoldedText
from geobrief.grounding.wording import ReadText
from geobrief.model.record_types import RECORD_TYPES
from geobrief.register.folding import folded

_WITHOUT_QUOTES = frozenset(("dates", *(kind.section for kind in RECORD_TYPES if kind.has_references)))
_MOST_PLACES = 50
_TURNING = re.compile(
    r"""\b(?:not?|never|nor|neither|without|deni\w+|deny|refus\w+|reject\w+|fail\w*|unless|if|would|could|might|may|
    plan\w*|propos\w+|alleg\w+|accus\w+|claim\w*|said|says|rumou?r\w*|hop\w+|expect\w*|will|shall|until|once)\b|n['’]t\b""",
    re.IGNORECASE | re.VERBOSE,
)


@attrs.frozen(eq=False)
class Alignment:
    """A text in which the quotes of records are found."""

    text: str
    read: ReadText
    _folded: FoldedText

    @classmethod
    def of(cls, text: str, read: ReadText) -> Alignment:
        ends = [sentence.end for sentence in read.analysis.sentences]
        return cls(text, read, FoldedText(text, ends))

    def of_quotes(self, record: ExtractedRecord) -> tuple[dict[str, tuple[Evidence, ...]], list[Finding]]:
        """The places of the quotes of a record by their paths, and what is wrong with them."""
        found: dict[str, tuple[Evidence, ...]] = {}
        problems: list[Finding] = []
        if not record.quotes and isinstance(record.given, Mapping) and record.section not in _WITHOUT_QUOTES:
            message = "the record has no evidence; it needs quotes of the text"
            problems.append(code("quote-missing").finding(message, path=record.path))
        for path, quote in record.quotes:
            place = self._place(quote, record)
            if place is None:
                problems.append(self._not_found(path, quote))
                continue
            found[path] = place
            problems += self._left_out(path, place)
        return found, problems

    def _place(self, quote: str, record: ExtractedRecord) -> tuple[Evidence, ...] | None:
        """The place of a quote; of several, that whose sentence has most of the names of the record."""
        places = list(islice(self._folded.find(quote), _MOST_PLACES))
        if len(places) < 2:
            return places[0] if places else None
        names = [folded(name) for name in _texts(record.data)]
        return max(places, key=lambda place: self._fit(place, names))

    def _fit(self, place: tuple[Evidence, ...], names: list[str]) -> tuple[int, int]:
        sentence = self.read.lines[self.read.sentence_at(place[0].start)].sentence if self.read.lines else None
        words = folded(self.text[sentence.start : sentence.end]) if sentence else ""
        return sum(name in words for name in names), -place[0].start

    def _not_found(self, path: str, quote: str) -> Finding:
        if self._folded.has_parts(quote):
            message = f"the words of different sentences are quoted as one: {truncate(quote, 60)!r}"
            return code("quote-stitched").finding(message, path=path)
        return code("quote-not-found").finding(f"the text does not have the words {truncate(quote, 60)!r}", path=path)

    def _left_out(self, path: str, place: tuple[Evidence, ...]) -> Iterator[Finding]:
        """Words between the parts of a quote that would change its meaning."""
        for one, other in pairwise(place):
            turned = _TURNING.search(self.text, one.end, other.start)
            if turned is not None:
                message = f"the quote leaves out {turned[0]!r}"
                yield code("quote-leaves-out").finding(message, path=path, place=Place(start=one.end, end=other.start))

    def place_of_date(self, date: Mapping[str, Any]) -> dict[str, int]:
        """Where the words of a date are, for a date that is given without a place."""
        words = date.get("text")
        if not isinstance(words, str):
            return {}
        place = next(self._folded.find(words), None)
        start = date.get("start")
        if isinstance(start, int) and self.text[start : start + len(words)] == words:
            return {}
        return {} if place is None else {"start": place[0].start, "end": place[-1].end}


def _texts(data: Any) -> Iterator[str]:
    """The names in the data of a record: short texts, at any depth."""
    if isinstance(data, str):
        if 1 < len(data) < 60:
            yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            if key in ("parties", "actors", "recipients", "name", "state", "people"):
                yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data[:20]:
            yield from _texts(value)
