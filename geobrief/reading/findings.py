"""The reader's findings: what was not read, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geobrief.findings import Finding, Place, by_place, code
from geobrief.reading.analysis import Analysis
from geobrief.reading.english import is_known
from geobrief.reading.lexicons import words
from geobrief.reading.tokens import Sentence

_LEAST_WORDS, _LEAST_SHARE, _LEAST_KNOWN = 6, 0.15, 0.6
_LAST_LATIN = "\u024f"


def findings_of(analysis: Analysis, *, with_names: bool = True) -> tuple[Finding, ...]:
    """The findings of a reading, in the order of the text; `with_names` says whether names were looked for."""
    found = (_of_text(analysis, with_names), _of_mentions(analysis), _of_dates(analysis), _of_people(analysis))
    return tuple(by_place(finding for findings in found for finding in findings))


def _of_text(analysis: Analysis, with_names: bool) -> Iterator[Finding]:
    if not looks_english(analysis.sentences):
        yield code("not-english").finding("this does not look like English, the language of the reader")
    if with_names and not analysis.mentions.entities and not analysis.people.figures:
        yield code("nothing-found").finding("no state, person or organisation was found in this text")


def _of_mentions(analysis: Analysis) -> Iterator[Finding]:
    for dropped in analysis.mentions.dropped:
        place = Place(start=dropped.match.start, end=dropped.match.end)
        yield code("rejected-mention").finding(
            f"«{dropped.match.text}» was not read as a state: {dropped.reason}", place=place
        )
    for doubt in analysis.mentions.ambiguous:
        place = Place(start=doubt.match.start, end=doubt.match.end)
        yield code("ambiguous-mention").finding(f"«{doubt.match.text}» can mean {' or '.join(doubt.ids)}", place=place)


def _of_dates(analysis: Analysis) -> Iterator[Finding]:
    for found in analysis.dates:
        if found.kind != "date" or (found.value and not found.problem):
            continue
        place = Place(start=found.start, end=found.end)
        if found.value:
            yield code("other-weekday").finding(f"«{found.text}» contradicts itself: {found.problem}", place=place)
        elif found.problem:
            yield code("other-calendar").finding(f"«{found.text}» was not read: {found.problem}", place=place)
        elif found.exists:
            needed = (
                "needs the day of publication" if analysis.published is None else "has no date before it to rest on"
            )
            yield code("publication-date-missing").finding(f"«{found.text}» {needed}", place=place)
        else:
            yield code("no-such-date").finding(f"the calendar does not have «{found.text}»", place=place)


def _of_people(analysis: Analysis) -> Iterator[Finding]:
    for tenure in analysis.people.leaders:
        if tenure.state is None:
            place = Place(start=tenure.mentions[0].start, end=tenure.mentions[0].end)
            message = f"the text does not say of which state «{tenure.name}» is {tenure.title}"
            yield code("person-without-state").finding(message, place=place)


def looks_english(sentences: Sequence[Sentence]) -> bool:
    """Whether enough of the first lower-case words are English, function words first, and most letters are Latin.

    Names do not count, and a very short text passes.
    """
    first = [token for sentence in sentences[:200] for token in sentence.tokens if token.is_word][:2000]
    if sum(token.text[0] > _LAST_LATIN for token in first) > len(first) / 2:
        return False
    plain = [token.lower for token in first if not token.is_capital]
    english = sum(word in words("english") for word in plain)
    if len(plain) < _LEAST_WORDS or english >= max(1, int(_LEAST_SHARE * len(plain))):
        return True
    return sum(map(is_known, plain)) >= _LEAST_KNOWN * len(plain)
