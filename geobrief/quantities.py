"""How much of what: money, arms, goods and people that an agreement or an event is about."""

from __future__ import annotations

import attrs


@attrs.frozen
class Quantity:
    """An amount of something, in the unit that the text or file uses; nothing is converted.

    >>> str(Quantity(amount=24, unit="fighter jets"))
    '24 fighter jets'
    >>> str(Quantity(amount=1.5e9, unit="USD"))
    '1500000000 USD'
    """

    amount: float
    unit: str

    def __str__(self) -> str:
        number = int(self.amount) if self.amount == int(self.amount) else self.amount
        return f"{number} {self.unit}".strip()
