"""The result of grounding: what of an extraction rests on the text, what does not, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.evidence import Evidence
from geobrief.findings import Finding, Severity
from geobrief.register.record_lists import RecordList, counts
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.register import World


@attrs.frozen
class Rejected:
    """A record that is left out: its path in the answer, its data as given, and the findings that concern it.

    `record` is the record itself where it could be read.
    """

    path: str
    data: Any
    findings: tuple[Finding, ...]
    record: Any = None

    @property
    def table(self) -> str:
        """The section of the answer that the record is in."""
        return self.path.partition("[")[0]


@attrs.frozen(repr=False)
class Grounded:
    """Extracted records held against their text.

    `records` are the accepted ones by table, each with its evidence at exact offsets (`text[e.start:e.end] == e.text`)
    and the basis «extractor»; `rejected` are the others. `spans` has the words that each quote of the answer was found
    at, by the path of the quote. A record is accepted if no finding of severity warning or error concerns it.
    """

    text: str
    published: Date | None
    records: dict[str, RecordList[Any]]
    rejected: tuple[Rejected, ...]
    findings: RecordList[Finding]
    spans: Mapping[str, tuple[Evidence, ...]]
    base_world: World = attrs.field(eq=False)
    title: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The accepted records and the findings as plain data in the one format; `geobrief.load` takes it back."""
        from geobrief.codec import document

        return document(self, self.base_world)

    def __repr__(self) -> str:
        return f"<Grounded: {counts(self.records)}; {len(self.rejected)} rejected>"

    def to_html(self) -> str:
        """The result as a page of its own: the text with the words of accepted records marked, and all findings."""
        from geobrief.pictures.reports import page

        return page(self.title or "Grounded records", self._repr_html_())

    def _repr_html_(self) -> str:
        from geobrief.model.cards import report

        shown = {name: records for name, records in self.records.items() if records}
        return report(self.title or "", self.text, shown, self.findings, self.base_world.name_of)


def is_serious(finding: Finding) -> bool:
    """Whether a finding keeps the record that it concerns from being accepted."""
    return finding.severity is not Severity.NOTE
