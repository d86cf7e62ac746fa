"""Index of designations: those with exactly one spelling, and those that a lenient reading of it matches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from geobrief.register.designations import PLACES, Designation
from geobrief.register.records import Records

if TYPE_CHECKING:
    from geobrief.register.spellings import Spellings

_MOST_CACHED = 1 << 12
_MISSING = "NA"  # how tables mark a missing value; as a code of Namibia it is read where codes are asked for


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
        found.pop(_MISSING, None)
        return found

    @cached_property
    def current(self) -> dict[str, list[Designation]]:
        """Spellings that mean one record today, with its designations that still hold, or all if none does.

        A former capital is not among them, and a spelling that is the id of one record is not that of others.
        """
        current: dict[str, list[Designation]] = {}
        for text, matches in self._exact.items():
            # A designation that has not ended belongs to a record that has not.
            if len(matches) > 1:
                named = of_id(matches)
                lasting = [one for one in named if one[3][-1] == "."] or [one for one in named if one[2] not in PLACES]
                if lasting and len({one[1] for one in lasting}) == 1:
                    current[text] = lasting
            elif matches[0][2] not in PLACES or matches[0][3][-1] == ".":
                current[text] = matches
        return current

    @cached_property
    def _spellings(self) -> Spellings:
        from geobrief.register.spellings import Spellings

        return Spellings(self._exact, self._records)

    def exact(self, text: str) -> Sequence[Designation]:
        """The designations with exactly this spelling."""
        return self._exact.get(text, ())

    def matches(self, text: str) -> Sequence[Designation]:
        """The designations with exactly this spelling, else those that a lenient reading of it matches.

        If the text is the id of a record, only the designations of that record.
        """
        return of_id(self._exact.get(text, ())) or self._spellings.matches(text)

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


def of_id(matches: Sequence[Designation]) -> Sequence[Designation]:
    """The designations of the record whose id has the spelling of all; if there is none, all of them."""
    for designation in matches:
        if designation[2] == "id":
            return [one for one in matches if one[1] == designation[1]]
    return matches
