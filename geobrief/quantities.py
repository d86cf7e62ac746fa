"""How much of what: money, arms, goods and people that an agreement or an event is about."""

from __future__ import annotations

from math import isfinite
from typing import Any

import attrs

from geobrief import arguments
from geobrief.errors import ArgumentError


def _amount(value: Any) -> float:
    """A finite number; one of numpy or `decimal` as Python's."""
    number = value
    if not isinstance(value, int | float) and not hasattr(value, "__len__"):
        try:
            number = value.__index__() if hasattr(value, "__index__") else float(value)
        except TypeError:
            number = None
    if isinstance(number, bool) or not (isinstance(number, int) or (isinstance(number, float) and isfinite(number))):
        raise ArgumentError("Quantity.amount", expected="a finite number", got=value)
    return number


@attrs.frozen(field_transformer=arguments.checked)
class Quantity:
    """An amount of something, in the unit that the text or file uses; nothing is converted.

    >>> str(Quantity(amount=24, unit="fighter jets"))
    '24 fighter jets'
    >>> str(Quantity(amount=1.5e9, unit="USD"))
    '1500000000 USD'
    """

    amount: float = attrs.field(converter=_amount)
    unit: str

    def __str__(self) -> str:
        number = int(self.amount) if self.amount == int(self.amount) else self.amount
        return f"{number} {self.unit}".strip()
