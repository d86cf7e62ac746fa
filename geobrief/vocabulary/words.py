"""The page of all words of all vocabularies: `python -m geobrief.vocabulary.words > docs/words.md`."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.vocabulary.files import INDEX, load
from geobrief.vocabulary.terms import Vocabulary

_HEAD = """# Words

This page is generated from the vocabularies: `python -m geobrief.vocabulary.words > docs/words.md`. What they are for,
and where they come from, is on the page of [vocabularies](vocabularies.md).
"""
_LEFT_OUT = ("source", "url")


def page() -> Iterator[str]:
    """The lines of the page."""
    yield _HEAD
    for entry in load(INDEX):
        yield f"(words-{entry.id.replace('_', '-')})=\n## {entry.id}\n\n{_sentence(entry.gloss)}\n"
        yield from _table(load(entry.id))
        yield ""


def _table(vocabulary: Vocabulary) -> Iterator[str]:
    columns = [name for name, _ in next(iter(vocabulary)).columns if name not in _LEFT_OUT]
    header = ["word", "meaning", *columns]
    yield f"| {' | '.join(header)} |\n|{'---|' * len(header)}"
    for term in vocabulary:
        own = dict(term.columns)
        cells = [f"`{term.id}`", term.gloss, *(own[name] for name in columns)]
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return text.replace(" | ", ", ").replace("|", "\\|")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


if __name__ == "__main__":
    print(*page(), sep="\n", end="")
