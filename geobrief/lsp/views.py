"""How were things on a day? What is known by an id, in the file or below it, as it was then."""

from __future__ import annotations

from typing import Any

import attrs

from geobrief.lsp.documents import Document
from geobrief.model import State
from geobrief.model.attributes import When
from geobrief.when import Date, Period


@attrs.frozen
class View:
    """A record is told as it was on a day, and as the document at hand has it; without a day, without a moment."""

    document: Document
    day: Date | None

    @classmethod
    def of(cls, document: Document, when: When | None) -> View:
        """The view of the first day of a time, else of the day of publication, else of that of the register."""
        if when is None or when.earliest is None:
            when = document.known.published if document.known else None
        if when is None or when.earliest is None:
            when = document.ground.horizon
        first = None if when is None else when.earliest
        return cls(document, None if first is None else Date.of(first))

    @property
    def there(self) -> str:
        """The day, in words."""
        return f"on {self.day}"

    def called(self, id: str) -> str:
        """What an id is called on the day; the id itself where nothing is known by it."""
        record = self.record(id)
        if isinstance(record, State) and self.day is not None:
            return record.name_on(self.day)
        return str(getattr(record, "acronym", None) or getattr(record, "name", None) or id)

    def record(self, id: str) -> Any:
        """What is known by an id, in the file or below it; None where nothing is."""
        own = (record for name in ("agreements", "disputes") for record in self.document.records(name))
        found = next((record for record in own if record.id == id), None)
        return found or self.document.ground.find(id)

    def holds(self, period: Period) -> bool:
        """Whether a period may include the day."""
        return self.day is not None and self.day.within(period).possible

    def existed(self, id: str) -> bool:
        """Whether an actor was there on the day."""
        earliest = None if self.day is None else self.day.earliest
        day = 0 if earliest is None else earliest.toordinal()
        return any(first <= day <= last for first, last in self.document.ground.lifetime(id))
