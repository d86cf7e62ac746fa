"""The day given for an option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geobrief.errors import ArgumentError, GeobriefError

if TYPE_CHECKING:
    from geobrief.when import Date


def day(option: str, value: str | None) -> Date | None:
    """A day in EDTF, or None if the option was not given; anything less precise is refused.

    >>> day("--on", "2014-07")
    Traceback (most recent call last):
    geobrief.errors.ArgumentError: --on: a question about one moment needs a day: expected a date such as 2014-07-12...
    """
    if value is None:
        return None
    from geobrief.model.names import single_day

    try:
        return single_day(value)
    except GeobriefError as error:
        raise ArgumentError(f"{option}: {error}") from None
