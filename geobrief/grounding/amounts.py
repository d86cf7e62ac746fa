"""Whether the numbers of a record are in its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geobrief.findings import Finding
from geobrief.grounding.statements import Statement
from geobrief.quantities import Quantity
from geobrief.reading.lexicons import document
from geobrief.register.folding import folded

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def of_record(statement: Statement) -> Iterator[Finding]:
    """Quantities that the evidence does not have."""
    quantities = getattr(statement.record, "quantities", ())
    known = statement.passage.quantities() if quantities else ()
    for number, quantity in enumerate(quantities):
        same = [each for each in known if each.amount == quantity.amount]
        at = f"quantities[{number}]"
        if not same and not _is_written(statement, quantity):
            yield statement.finding("number-not-in-evidence", f"{quantity} is not in the evidence", at=at)
        elif same and not any(_same_unit(each.unit, quantity.unit, statement) for each in same):
            message = f"the evidence has {same[0]}, not {quantity}"
            yield statement.finding("number-not-in-evidence", message, at=at, hint=str(same[0]))


def _is_written(statement: Statement, quantity: Quantity) -> bool:
    """Whether the number and unit of a quantity are words of the evidence."""
    return quantity.amount in _numbers(statement) and _unit_is_there(quantity.unit, statement)


def _numbers(statement: Statement) -> Iterator[float]:
    """The numbers of the evidence, in figures and in words."""
    words = document("quantities")["numbers"]
    for span in statement.passage.spans:
        yield from (float(found.replace(",", "")) for found in _NUMBER.findall(span.text) if found.count(".") < 2)
        yield from (words[word] for word in folded(span.text).split() if word in words)


def _same_unit(one: str, other: str, statement: Statement) -> bool:
    """Whether units share a word, or mean one currency."""
    if _stems(one) & _stems(other) or not _stems(other):
        return True
    currencies = document("quantities")["currencies"]
    if one in currencies.values():
        return one in (other.upper(), currencies.get(other.lower()), currencies.get(other.lower().removesuffix("s")))
    return _unit_is_there(other, statement)


def _unit_is_there(unit: str, statement: Statement) -> bool:
    words = _stems(" ".join(span.text for span in statement.passage.spans))
    return bool(_stems(unit) & words)


def _stems(text: str) -> set[str]:
    return {word.removesuffix("s") for word in folded(text).split() if not word.isdigit()} - {"of", "the", "and", "new"}
