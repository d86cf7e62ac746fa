"""What an extractor made of a text: accepted records, all attempts, and a comparison with the records of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from geobrief.findings import Finding
from geobrief.grounding import Grounded
from geobrief.register.record_lists import RecordList, counts


@attrs.frozen
class Attempt:
    """A question to a model with its answer as returned; `grounded` is the answer held against the text."""

    messages: tuple[Mapping[str, str], ...] = attrs.field(repr=False)
    answer: str
    grounded: Grounded


@attrs.frozen
class Comparison:
    """How many records of a table the extractor and the rules share, and how many only one of them has."""

    both: int
    extractor_only: int
    rules_only: int

    @property
    def agreement(self) -> float | None:
        """The shared part of all, from 0 to 1; None if there are none."""
        whole = self.both + self.extractor_only + self.rules_only
        return self.both / whole if whole else None


@attrs.frozen(repr=False)
class Extraction:
    """The records that the text supports, of all attempts, and the findings about the last one."""

    records: dict[str, RecordList[Any]]
    findings: RecordList[Finding]
    attempts: tuple[Attempt, ...] = ()

    @property
    def has_answer(self) -> bool:
        """Whether some answer could be read; one without records says that the text has none."""
        unread = {"no-records-in-answer", "answer-cut-off", "model-call-failed", "model-refused"}
        return any(not unread & {each.slug for each in attempt.grounded.findings} for attempt in self.attempts) or any(
            self.records.values()
        )

    def compared(self, records: Mapping[str, Iterable[Any]]) -> dict[str, Comparison]:
        """The comparison with other records of the same text, table by table."""
        found = {}
        for table, listed in records.items():
            mine = {_key(record) for record in self.records.get(table, ())}
            others = {_key(record) for record in listed}
            found[table] = Comparison(len(mine & others), len(mine - others), len(others - mine))
        return found

    def __repr__(self) -> str:
        return f"<Extraction: {counts(self.records)}; {len(self.attempts)} attempts>"


def _key(record: Any) -> tuple[Any, ...]:
    """What two records of one fact share: kind and parties, type and sides, person and office."""
    names = ("kind", "type", "parties", "actors", "recipients", "name", "state", "office")
    return tuple(_value(getattr(record, name)) for name in names if hasattr(record, name))


def _value(value: Any) -> Any:
    return frozenset(value) if isinstance(value, tuple) else value
