"""Finds quotes in a text: exact offsets, whatever quotation marks, dashes, accents, case and white space they have."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

import attrs

from geobrief.evidence import Evidence

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»‹›＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict(zip("łŁøØđĐı", "llooddi", strict=True)),
        **dict.fromkeys("\t\n\r\f\v\x85\xa0\u2028\u2029\u202f\u2007\u2009\u200a\u3000", " "),
    }
)
_DROPPED = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]|(?<= ) +|(?<=-)-+")
_ELLIPSIS = re.compile(r"\[\s*(?:\.{3,}|…)\s*\]|\(\s*(?:\.{3,}|…)\s*\)|\.{3,}|…|(?:\. ){2,}\.")
_AROUND = " \"'.,;:!?*_"
_LONGEST_GAP = 600


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """A letter without its accent and case, if that is one letter."""
    base = unicodedata.normalize("NFKD", letter)[:1].casefold()
    rest = unicodedata.normalize("NFKD", letter)[1:]
    return base if len(base) == 1 and all(map(unicodedata.combining, rest)) else letter


def _folded(text: str) -> str:
    """A text of the same length without case, accents, and kinds of quotation marks, dashes and spaces."""
    plain = text.translate(_SAME)
    if plain.isascii():
        return plain.lower()
    return "".join(letter.lower() if letter.isascii() else _plain(letter) for letter in plain)


@attrs.frozen(eq=False)
class FoldedText:
    """A text in which quotes are searched."""

    text: str
    sentence_ends: Sequence[int]
    _folded: str = attrs.field(init=False, repr=False)
    _removed: array[int] = attrs.field(init=False, repr=False)
    _shift: array[int] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        plain = _folded(self.text)
        kept, removed, shift, last, total = [], array("I"), array("I"), 0, 0
        for match in _DROPPED.finditer(plain):
            kept.append(plain[last : match.start()])
            removed.append(match.start() - total)
            total += match.end() - match.start()
            shift.append(total)
            last = match.end()
        object.__setattr__(self, "_folded", "".join((*kept, plain[last:])))
        object.__setattr__(self, "_removed", removed)
        object.__setattr__(self, "_shift", shift)

    def _offset(self, place: int) -> int:
        """The offset in the text of a place in the folded text."""
        before = bisect_right(self._removed, place)
        return place + (self._shift[before - 1] if before else 0)

    def sentence(self, offset: int) -> int:
        """The number of the sentence of an offset."""
        return bisect_right(self.sentence_ends, offset)

    def find(self, quote: str) -> Iterator[tuple[Evidence, ...]]:
        """The places of a quote, in order; several spans where an ellipsis leaves out words of one sentence."""
        parts = [part for part in map(_needle, _ELLIPSIS.split(quote)) if part]
        if not parts:
            return
        for start, end in self._places(parts[0], 0, len(self._folded)):
            spans = [(start, end)]
            for part in parts[1:]:
                following = next(self._places(part, end, min(len(self._folded), end + len(part) + _LONGEST_GAP)), None)
                if following is None:
                    break
                spans.append(following)
                end = following[1]
            else:
                found = tuple(self._evidence(*span) for span in spans)
                if len(found) == 1 or self._is_one_sentence(found):
                    yield found

    def has_parts(self, quote: str) -> bool:
        """Whether the text has every part of a quote, or every sentence of it, somewhere."""
        parts = [part for part in map(_needle, re.split(r"(?:\.{3,}|…|[.;!?])\s+|\.{3,}|…", quote)) if part]
        return len(parts) > 1 and all(len(part) > 8 and part in self._folded for part in parts)

    def _places(self, needle: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the words of a quote are, as whole words."""
        while (place := self._folded.find(needle, start, end)) >= 0:
            after = place + len(needle)
            if not (_joins(self._folded, place) or _joins(self._folded, after)):
                yield place, after
            start = place + 1

    def _evidence(self, start: int, end: int) -> Evidence:
        return Evidence.of(self.text, self._offset(start), self._offset(end - 1) + 1)

    def _is_one_sentence(self, spans: Sequence[Evidence]) -> bool:
        return self.sentence(spans[0].start) == self.sentence(spans[-1].end - 1)


def _joins(text: str, place: int) -> bool:
    """Whether a word goes on over a place: «42» is not «420», «a» not «and»."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isalnum() and after.isalnum():
        return True
    digits = before in ".," and place > 1 and text[place - 2].isdigit() and after.isdigit()
    return digits or (after in ".," and before.isdigit() and text[place + 1 : place + 2].isdigit())


def _needle(part: str) -> str:
    """The words of a quote, folded."""
    return _DROPPED.sub("", _folded(part)).strip(_AROUND)
