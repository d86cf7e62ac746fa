"""Person names in a sentence: runs of capitals, initials and particles that are not a state, month or office."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from geobrief.reading.english import is_known
from geobrief.reading.entities import Line
from geobrief.reading.lexicons import document, words

LONGEST = 6
_INSIDE = frozenset(("sheikh", "haji"))  # polite forms that are also part of names
# Groups and territories with the name of a person (Wagner, Sabah): inside a name they are part of it.
_MAYBE_NAMES = frozenset(("group", "territory"))


@cache
def _particles() -> frozenset[str]:
    return frozenset(document("titles")["courtesy"]["particles"].split())


@cache
def _courtesies() -> frozenset[str]:
    return frozenset(document("titles")["courtesy"]["words"].split())


@cache
def _no_names() -> frozenset[str]:
    return words("days") | words("no_names")


@cache
def _one_word_offices() -> frozenset[str]:
    offices = document("titles")["offices"].values()
    return frozenset(title for titles in offices for title in titles if " " not in title)


@cache
def _months() -> frozenset[str]:
    return words("months") | {month[:3] for month in words("months")} | {"sept"}


def is_month(lower: str) -> bool:
    """Whether a word is a month, also a short form: Sept."""
    return lower.removesuffix(".") in _months()


def is_no_name(lower: str) -> bool:
    """Whether a capitalised word is not part of a person's name: days, institutions, words that open sentences."""
    return lower in _no_names()


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(document("titles")["bare"]["ambiguous"].split())


def is_common_name(lower: str) -> bool:
    """Whether a family name is also an English word, a place, a firm or a given name, or is very frequent."""
    return lower in _ambiguous() or is_known(lower)


def is_particle(lower: str) -> bool:
    """Whether a word can be a particle of a family name: van, de, al."""
    return lower in _particles()


def is_courtesy(lower: str) -> bool:
    """Whether a word comes before a name and is not an office: Mr., Sir, Prince, Gen."""
    return lower in _courtesies()


def has_courtesy(lowers: Iterable[str]) -> bool:
    """Whether one of some words comes before a name and is not an office."""
    return not _courtesies().isdisjoint(lowers)


def _is_part(line: Line, index: int, *, inside: bool) -> bool:
    """Whether a token can be part of a name; particles and `al-` names only inside one."""
    if not 0 <= index < len(line.tokens):
        return False
    token, owner = line.tokens[index], line.owner.get(index)
    is_inner = owner is not None and owner.start > token.start  # Mendès-France
    if owner is not None and owner.kind != "person" and not is_inner and not (inside and owner.kind in _MAYBE_NAMES):
        return False
    if token.lower in _particles() or token.lower.startswith(("al-", "el-", "ul-", "d'")):
        return inside or token.is_capital or "-" in token.lower
    if token.lower in words("months"):  # Theresa May, Mrs. May; but not «In May, President …»
        return is_courtesy(line.lower(index - 1)) or (inside and _is_part(line, index - 1, inside=False))
    if token.lower in _INSIDE and inside and _is_part(line, index - 1, inside=False):  # Hassan Sheikh Mohamud
        return token.is_capital
    if is_courtesy(token.lower):  # John Major; but not «Iran's General Soleimani»
        following = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
        return inside and token.is_capital and token.text[-1] != "." and not (following and following.is_capital)
    if token.text == "King":  # Mackenzie King; but not «Saudi King Faisal»
        following = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
        return (
            inside
            and index > 0
            and _is_part(line, index - 1, inside=False)
            and not (following and following.is_capital)
        )
    if token.text == "He":  # Liu He; but not «He said»
        return inside and index > 0 and _is_part(line, index - 1, inside=False)
    return token.is_word and token.is_capital and token.lower not in _no_names()


def name_from(line: Line, start: int) -> tuple[int, int] | None:
    """The span of the name that begins at a token, after any courtesy title."""
    begin = start
    while is_courtesy(line.lower(begin)):
        begin += 1
    end = begin
    while line.lower(end) in _particles() and end - begin < LONGEST:  # de la Madrid, van den Broek
        end += 1
    end = end if _is_part(line, end, inside=False) else begin
    while end - begin < LONGEST and _is_part(line, end, inside=end > begin or begin > start):
        end += 1
    while end > begin and line.lower(end - 1) in _particles():
        end -= 1
    if end == begin > start and _is_surname(line, begin - 1):  # Prime Minister Major
        begin, end = begin - 1, begin
    return (begin, end) if end > begin and line.tokens[begin].text[0] not in ".," else None


def _is_surname(line: Line, index: int) -> bool:
    token = line.tokens[index]
    return token.is_capital and "." not in token.text


def beside_a_name(line: Line, index: int, name: str) -> bool:
    """Whether a word is beside a word of another name: «Van Lam» is not Nguyen Van Thieu."""
    near = (line.tokens[at] for at in (index - 1, index + 1) if 0 < at < len(line.tokens))
    others = (token for token in near if token.is_word and token.is_capital and token.lower not in _no_names())
    return any(token.text not in name and not is_courtesy(token.lower) for token in others if len(token.text) > 1)


def name_until(line: Line, end: int) -> tuple[int, int] | None:
    """The span of the name that ends before a token."""
    begin = end
    while end - begin < LONGEST and _is_part(line, begin - 1, inside=True):
        begin -= 1
    while begin < end and line.lower(begin) in _particles() and line.tokens[begin].text.islower():
        begin += 1
    while begin < end - 1 and line.lower(begin) in _one_word_offices():  # Premier Okada, an admiral
        begin += 1
    is_name = (
        begin < end and line.lower(begin - 1) != "the" and not (end - begin == 1 and _is_in_place_name(line, begin))
    )
    return (begin, end) if is_name else None


def _is_in_place_name(line: Line, index: int) -> bool:
    """«the Doha Round»: a word right after the name of a place belongs to a longer name."""
    before = line.owner.get(index - 1)
    return before is not None and before.kind in ("name", "capital", "seat")


def text_of(line: Line, span: tuple[int, int]) -> str:
    """The words of a span, with single spaces."""
    return " ".join(token.text for token in line.tokens[span[0] : span[1]])


def name_of(line: Line, span: tuple[int, int]) -> str:
    """The name of a span; in notices the family name comes first, in capitals: «MARTEL, Joseph, former President»."""
    name, before = text_of(line, span), span[0] - 2
    family = line.tokens[before].text if before >= 0 and line.lower(span[0] - 1) == "," else ""
    if len(family) > 2 and family.isupper() and before not in line.owner:
        return f"{name} {family.title()}"
    return name
