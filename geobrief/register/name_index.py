"""Index of designations: those with exactly one spelling, and those that a lenient reading of it matches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from geobrief.register.designations import Designation
from geobrief.register.records import Records

if TYPE_CHECKING:
    from geobrief.register.spellings import Spellings

_MOST_CACHED = 1 << 12


class NameIndex:
    """The designations of one set of records by spelling."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._similar: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _exact(self) -> dict[str, list[Designation]]:
        found: dict[str, list[Designation]] = {}
        for designation in self._records.designations():
            found.setdefault(designation[0], []).append(designation)
        return found

    @cached_property
    def current(self) -> dict[str, list[Designation]]:
        """Spellings that mean one record today, with its designations that still hold, or all if none does."""
        current = dict(self._exact)
        for text, matches in self._exact.items():
            if len(matches) > 1:
                # A designation that has not ended belongs to a record that has not.
                lasting = [designation for designation in matches if designation[3][-1] == "."] or matches
                if len({designation[1] for designation in lasting}) == 1:
                    current[text] = lasting
                else:
                    del current[text]
        return current

    @cached_property
    def _spellings(self) -> Spellings:
        from geobrief.register.spellings import Spellings

        return Spellings(self._exact, self._records.actor)

    def exact(self, text: str) -> Sequence[Designation]:
        """The designations with exactly this spelling."""
        return self._exact.get(text, ())

    def matches(self, text: str) -> Sequence[Designation]:
        """The designations with exactly this spelling, else those that a lenient reading of it matches."""
        return self._exact.get(text) or self._spellings.matches(text)

    def existing(self, matches: Sequence[Designation], day: int) -> list[Designation]:
        """The designations of records that existed on the day with this number."""
        existed = self._records.existed
        return [designation for designation in matches if existed(designation[1], day)]

    def similar(self, text: str) -> tuple[str, ...]:
        """Up to three names with a similar spelling."""
        found = self._similar.get(text)
        if found is None:
            found = self._spellings.similar(text)
            if len(self._similar) < _MOST_CACHED:
                self._similar[text] = found
        return found
