"""Is the text English? The share of English function words tells, cheaply and surely enough for a warning."""

from __future__ import annotations

from collections.abc import Sequence

from geobrief.reading.lexicons import words
from geobrief.reading.tokens import Sentence

_LEAST_WORDS, _LEAST_SHARE = 6, 0.15
_LAST_LATIN = "\u024f"


def looks_english(sentences: Sequence[Sentence]) -> bool:
    """Whether enough of the first lower-case words are English ones, and most words are in Latin letters.

    Names do not count, and a very short text is given the benefit of the doubt.
    """
    first = [token for sentence in sentences[:200] for token in sentence.tokens if token.is_word][:2000]
    if sum(token.text[0] > _LAST_LATIN for token in first) > len(first) / 2:
        return False
    plain = [token.lower for token in first if not token.is_capital]
    english = sum(word in words("english") for word in plain)
    return len(plain) < _LEAST_WORDS or english >= max(1, int(_LEAST_SHARE * len(plain)))
