"""Quantities in a sentence: money with its currency, arms, troops and goods with the words that count them."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.quantities import Quantity
from geobrief.reading.entities import Line
from geobrief.reading.lexicons import document, words

_LONGEST_UNIT = 4
_MONEY_SIGNS = "$€£¥"


def find_quantities(line: Line, first: int, end: int) -> Iterator[Quantity]:
    """The quantities between two tokens; years and ordinals do not count.

    «24 fighter jets» is 24 of «fighter jets», «$8.6 billion» 8.6e9 of «USD».
    """
    index = first
    while index < end:
        found = _money(line, index) or _goods(line, index, end)
        if found is None:
            index += 1
            continue
        quantity, index = found
        yield quantity


def _number(text: str) -> float | None:
    plain = text.strip(_MONEY_SIGNS).replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return None


def _amount(line: Line, index: int) -> tuple[float, int] | None:
    """A number with its «million»: the amount, and the token after it."""
    scales = document("quantities")["scales"]
    text = line.lower(index)
    short = next(
        (scale for scale in ("bn", "tn", "m") if text.endswith(scale) and text[:-1].strip(_MONEY_SIGNS)[:1].isdigit()),
        "",
    )
    number = _number(text.removesuffix(short))
    number = document("quantities")["numbers"].get(text) if number is None else number
    if number is None:
        return None
    if short:
        return number * scales[short], index + 1
    scale = scales.get(line.lower(index + 1))
    return (number * scale, index + 2) if scale else (float(number), index + 1)


def _money(line: Line, index: int) -> tuple[Quantity, int] | None:
    text = line.lower(index)
    sign = text[:1] if text[:1] in _MONEY_SIGNS and len(text) > 1 else ""
    at = index + 1 if text and text in _MONEY_SIGNS else index
    found = _amount(line, at)
    if found is None:
        return None
    amount, after = found
    currencies = document("quantities")["currencies"]
    unit = currencies.get(sign or (text if at > index else "")) or currencies.get(line.lower(after))
    if unit is None:
        return None
    return Quantity(amount, unit), after if sign or at > index else after + 1


def _goods(line: Line, index: int, end: int) -> tuple[Quantity, int] | None:
    found = _amount(line, index)
    if found is None or index in line.owner:
        return None
    amount, at = found
    stop = at
    while stop < min(end, at + _LONGEST_UNIT) and _counts(line, stop):
        stop += 1
    if stop == at or not any(line.lower(i) in words("counted") for i in range(at, stop)):
        return None
    return Quantity(amount, line.words(at, stop)), stop


def _counts(line: Line, index: int) -> bool:
    lower = line.lower(index)
    return line.tokens[index].is_word and lower not in words("breaks") and lower not in words("months")
