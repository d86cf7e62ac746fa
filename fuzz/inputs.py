"""Inputs of strangers as hypothesis strategies: files of the corpus with faults, and odd pieces in a row."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

LONGEST = 10_000  # code points
CORPUS = Path(__file__).parent / "corpus"
PIECES = (
    *"\0\t\n\r'\"\\`{}[]()<>#&*!|>%@:;,.?-–—/~^=+$€0179XZaé中\u0301\u200b\u202e\ufeff\U0001f600",
    *(
        "\r\n",
        "\n\n",
        "  ",
        ": ",
        "- ",
        "...",
        "'''",
        '"""',
        "<<: *a",
        "&a ",
        "!!python/object:os.system ",
        "\x85",
        "\u2028",
    ),
    *(
        "null",
        "true",
        "NO",
        "1e400",
        "-0",
        "0x10",
        "NaN",
        "9" * 30,
        "2014-02-30",
        "2014-02/..",
        "{1990,1995..}",
        "19XX",
    ),
    *(
        "31 December 9999",
        "0001-01-01",
        "last July",
        "next week",
        "from 1990 to ",
        "the day before ",
        "Q3 ",
        "in the 1980s",
    ),
    *(
        "Chad",
        "the U.S.",
        "Soviet",
        "President Putin",
        "“",
        "”",
        "signed a treaty with ",
        " accused ",
        " and ",
        " said that ",
    ),
    *("agreements", "parties", "evidence", "kind: border", "x:arstotzka", "org:NATO", "USA", "geobrief: ignore[GB402]"),
)
PIECE = st.one_of(st.sampled_from(PIECES), st.text(max_size=8))


@cache
def corpus(folder: str) -> tuple[str, ...]:
    """The files of a folder of the corpus."""
    return tuple(file.read_text("utf-8") for file in sorted((CORPUS / folder).iterdir()))


@st.composite
def mutated(draw: st.DrawFn, folder: str) -> str:
    """A file of the corpus in which some parts are left out, repeated, moved or replaced."""
    text = draw(st.sampled_from(corpus(folder)))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        repeated = text[start:end] * draw(st.sampled_from([0, 0, 1, 2, 3, 60]))
        text = text[:start] + draw(st.one_of(st.just(""), PIECE)) + repeated + text[end:]
    return text[:LONGEST]


def pieces() -> st.SearchStrategy[str]:
    """Odd pieces in a row, or one or two of them many times over."""
    row = st.lists(PIECE, max_size=30).map("".join)
    pump = st.builds(
        lambda text, times: (text * times)[:LONGEST],
        st.lists(PIECE, min_size=1, max_size=3).map("".join),
        st.sampled_from([50, 1000]),
    )
    return st.one_of(row, row, row, pump)


def texts(folder: str) -> st.SearchStrategy[str]:
    """Mutated files of a folder, or odd pieces."""
    return st.one_of(mutated(folder), mutated(folder), pieces())


def data() -> st.SearchStrategy[Any]:
    """Plain data: what JSON can hold, with the keys and terms of the format among others."""
    leaf = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), PIECE, st.sampled_from(TERMS))
    return st.recursive(
        leaf, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEY, inner, max_size=6))
    )


TERMS = (
    *"border trade signed in_force CONSULT AID CHL PER USA Chile Burma".split(),
    *"org:NATO head_of_state 1929-06-03 1990/.. 24 USD".split(),
)
KEYS = (
    "geobrief schema title text published states leaders organizations groups territories agreements disputes events "
    "dates findings id kind name parties roles status date steps subject quantities evidence rule sides over type mode "
    "actors recipients start end amount unit when party state office person period mentions value extends expect"
)
KEY = st.one_of(st.sampled_from(KEYS.split()), st.sampled_from(KEYS.split()), PIECE)


def documents() -> st.SearchStrategy[dict[str, Any]]:
    """Data that has tables of records at the top, most of them of the right shape."""
    row = st.dictionaries(KEY, data(), max_size=6)
    tables = st.sampled_from("states leaders agreements disputes events groups territories persons tenures".split())
    return st.dictionaries(st.one_of(tables, tables, KEY), st.one_of(st.lists(row, max_size=3), data()), max_size=5)
