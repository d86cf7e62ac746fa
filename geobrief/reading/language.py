"""Is the text English? The share of English function words tells, cheaply and surely enough for a warning."""

from __future__ import annotations

from collections.abc import Sequence

from geobrief.reading.lexicons import words
from geobrief.reading.tokens import Sentence

_LEAST_WORDS, _LEAST_SHARE = 8, 0.15


def looks_english(sentences: Sequence[Sentence]) -> bool:
    """Whether enough of the first words are English ones; a very short text is given the benefit of the doubt."""
    first = [token.lower for sentence in sentences[:200] for token in sentence.tokens if token.is_word][:2000]
    if len(first) < _LEAST_WORDS:
        return True
    return sum(word in words("english") for word in first) >= _LEAST_SHARE * len(first)
