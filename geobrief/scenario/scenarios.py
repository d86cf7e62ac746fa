"""What does a scenario say? Its records, what there is to say about them, and the world that they are laid over."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from geobrief import codec, model
from geobrief.codec.positions import path_parts, path_text
from geobrief.codec.written_forms import path_in_file
from geobrief.findings import Finding, Place
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.register import World

TELLING = {
    "leaders": "tenures",
    "memberships": "memberships",
    "claims": "claims",
    "agreements": "agreements",
    "disputes": "disputes",
    "events": "events",
}


@attrs.frozen(slots=False, repr=False)
class Scenario:
    """The records of a scenario or of a saved reading, with all that there is to say about them.

    `states`, `organizations`, `groups` and `territories` hold references to what the world knows, and declarations of
    what it does not. `load_findings` are the findings of what could not be read; `findings` has those of the rules too.
    `base_world` is the world by which the records are judged: what the scenario `extends` (the register, unless it says
    otherwise) with what is declared. What its author expects stands in `expect`, and `source` is what was read.
    """

    title: str | None = None
    published: Date | None = None
    text: str | None = None
    dates: tuple[model.DateMention, ...] = ()
    states: tuple[model.Reference | model.State, ...] = ()
    leaders: tuple[model.Tenure, ...] = ()
    organizations: tuple[model.Reference | model.Organization, ...] = ()
    groups: tuple[model.Reference | model.Group, ...] = ()
    territories: tuple[model.Reference | model.Territory, ...] = ()
    people: tuple[model.Person, ...] = ()
    memberships: tuple[model.Membership, ...] = ()
    claims: tuple[model.Claim, ...] = ()
    agreements: tuple[model.Agreement, ...] = ()
    disputes: tuple[model.Dispute, ...] = ()
    events: tuple[model.Event, ...] = ()
    expect: tuple[codec.Expectation, ...] = ()
    extends: tuple[str, ...] = ()
    load_findings: tuple[Finding, ...] = attrs.field(default=(), eq=False, kw_only=True)
    base_world: World = attrs.field(eq=False, kw_only=True)
    source: codec.ParsedSource = attrs.field(default=codec.ParsedSource(None), eq=False, kw_only=True)
    _numbers: Mapping[str, tuple[int, ...]] = attrs.field(alias="numbers", factory=dict, eq=False, kw_only=True)

    @property
    def records(self) -> dict[str, tuple[Any, ...]]:
        """All records by section."""
        return {name: getattr(self, name) for name in codec.SECTIONS if name != "findings"}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be read, and what the rules have to say; in the order of the file where places are known."""
        return self._checked

    @cached_property
    def _checked(self) -> tuple[Finding, ...]:
        from geobrief.scenario.findings import scenario_findings

        return scenario_findings(self)

    @cached_property
    def world(self) -> World:
        """The records of the scenario laid over the world that it was loaded for."""
        return self.base_world.with_records(**{table: getattr(self, name) for name, table in TELLING.items()})

    def place(self, path: str) -> tuple[str, Place | None]:
        """The path in the file, and the place there, of a path in `records`, which lacks what could not be read."""
        section, *rest = path_parts(path) or ("",)
        if rest and isinstance(rest[0], int) and rest[0] < len(self._numbers.get(str(section), ())):
            rest[0] = self._numbers[str(section)][rest[0]]
        told = path_in_file(self.source.data, (section, *rest))
        return path_text(told), self.source.place(told)

    def to_dict(self) -> dict[str, Any]:
        """The scenario as plain data in the one format; `geobrief.load` takes it back."""
        return codec.document(self, self.base_world)

    def __repr__(self) -> str:
        told = [f"{len(records)} {name}" for name, records in self.records.items() if records]
        return f"<Scenario {self.title or 'untitled'}: {', '.join(told) or 'no records'}>"

    def _repr_html_(self) -> str:
        from geobrief.codec.html import html_tables

        return html_tables({**self.records, "findings": self.findings})
