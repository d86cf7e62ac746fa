"""A scenario: its records, the world they extend, and the findings about them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import attrs

from geobrief import codec, model
from geobrief.arguments import check_text
from geobrief.codec.collector import paused
from geobrief.codec.positions import path_parts, path_text
from geobrief.codec.repairs import UNREAD_ID
from geobrief.codec.written_forms import path_in_file
from geobrief.findings import Finding, Place, Severity, line_and_column
from geobrief.model.record_types import RECORD_TYPES
from geobrief.register.record_lists import EMPTY, RecordList, counts, with_lists
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.checking.selection import RuleSelection
    from geobrief.pictures.drawings import Picture
    from geobrief.register import World
    from geobrief.scenario.files import FileState

_NUMBERED = re.compile(r"\b([a-z]+)\[(\d+)\]")
# The tables of the world to which the records of a section are added, unless they were declared before.
_WORLD_TABLES = {kind.section: kind.table for kind in RECORD_TYPES if kind.table and kind.namespace is None}


@attrs.frozen(slots=False, repr=False, field_transformer=with_lists)
class Scenario:
    """The records of a scenario file or a saved reading, with the findings about them.

    `states`, `organizations`, `groups` and `territories` hold references to records of the world, and declarations of
    new ones. `load_findings` report what could not be read; `findings` also has those of the rules. `base_world` is the
    world that the records are checked against: what the scenario `extends` (by default the register) with what it
    declares; `base_files` are the files that it extends, also through others. `expect` holds the facts that its author
    expects, and `source` the parsed file.
    """

    title: str | None = None
    published: Date | None = None
    text: str | None = None
    dates: RecordList[model.DateMention] = EMPTY
    states: RecordList[model.Reference | model.State] = EMPTY
    leaders: RecordList[model.Tenure] = EMPTY
    organizations: RecordList[model.Reference | model.Organization] = EMPTY
    groups: RecordList[model.Reference | model.Group] = EMPTY
    territories: RecordList[model.Reference | model.Territory] = EMPTY
    people: RecordList[model.Person] = EMPTY
    memberships: RecordList[model.Membership] = EMPTY
    claims: RecordList[model.Claim] = EMPTY
    agreements: RecordList[model.Agreement] = EMPTY
    disputes: RecordList[model.Dispute] = EMPTY
    events: RecordList[model.Event] = EMPTY
    expect: RecordList[codec.Expectation] = EMPTY
    extends: tuple[str, ...] = ()
    load_findings: RecordList[Finding] = attrs.field(default=EMPTY, eq=False, kw_only=True)
    base_world: World = attrs.field(eq=False, kw_only=True)
    base_files: Mapping[str, FileState] = attrs.field(factory=dict, eq=False, kw_only=True)
    source: codec.ParsedSource = attrs.field(default=codec.ParsedSource(None), eq=False, kw_only=True)
    _numbers: Mapping[str, tuple[int, ...]] = attrs.field(alias="numbers", factory=dict, eq=False, kw_only=True)
    _repaired: Mapping[str, tuple[tuple[int, Any], ...]] = attrs.field(
        alias="repaired", factory=dict, eq=False, kw_only=True
    )
    _unread_ids: frozenset[str] = attrs.field(alias="unread_ids", default=frozenset(), eq=False, kw_only=True)

    @property
    def records(self) -> dict[str, RecordList[Any]]:
        """All records by section."""
        return {name: getattr(self, name) for name in codec.SECTIONS if name != "findings"}

    def _file_numbers(self, section: str) -> Sequence[int]:
        """The number in the file of each record of a section; where the file is not known, that of the record."""
        count = len(getattr(self, section))
        known = self._numbers.get(section, ())
        return known if len(known) == count else range(count)

    def has_unread(self, id: str) -> bool:
        """Whether a record with this id could not be read."""
        return id in self._unread_ids

    @property
    def findings(self) -> RecordList[Finding]:
        """Load findings, unmet expectations and violated rules, in the order of the file where places are known."""
        return self._findings

    @cached_property
    def _findings(self) -> RecordList[Finding]:
        return scenario_findings(self)

    @property
    def world(self) -> World:
        """The base world with the records of the scenario."""
        return self._world

    @cached_property
    def _world(self) -> World:
        return self.base_world.with_records(**{table: getattr(self, name) for name, table in _WORLD_TABLES.items()})

    def place(self, path: str) -> tuple[str, Place | None]:
        """The path in the file, and its place, of a path in `records`, which lack what could not be read."""
        check_text(path, "path")
        section, *rest = path_parts(path) or ("",)
        numbers = self._numbers.get(str(section), ())
        if rest and isinstance(rest[0], int) and rest[0] < len(numbers):
            rest[0] = numbers[rest[0]]
        whole = path_in_file(self.source.data, (section, *rest))
        return path_text(whole), self.source.place(whole)

    def timeline(self) -> Picture:
        """The dated records of the scenario as a picture."""
        from geobrief.model.timelines import records_timeline

        return records_timeline(self.title or "Timeline", dict(self.records), self.world.name_of)

    def to_dict(self) -> dict[str, Any]:
        """The scenario as plain data in the one format; `geobrief.load` takes it back."""
        return codec.document(self, self.base_world)

    def __repr__(self) -> str:
        return f"<Scenario {self.title or 'untitled'}: {counts(self.records)}>"

    def to_html(self) -> str:
        """The scenario as a page of its own: a card for each record, the findings, and a timeline."""
        from geobrief.pictures.reports import page

        return page(self.title or "Scenario", self._repr_html_())

    def _repr_html_(self) -> str:
        from geobrief.model.cards import report

        shown = {name: records for name, records in self.records.items() if name != "expect"}
        picture = self.timeline().svg if self.events or self.agreements or self.leaders or self.disputes else ""
        return report(self.title or "", self.text, shown, self.findings, self.world.name_of, picture=picture)


def scenario_findings(
    scenario: Scenario, selection: RuleSelection | None = None, world: World | None = None
) -> RecordList[Finding]:
    """The findings about a scenario that are selected (by default all), in the order of the file.

    `world` replaces the base world in which the rules check the records.
    """
    from geobrief.checking.selection import RuleSelection

    selection = selection or RuleSelection()
    with paused():
        return _found(scenario, selection, world or scenario.base_world)


def _found(scenario: Scenario, selection: RuleSelection, world: World) -> RecordList[Finding]:
    from geobrief.rules import run_rules
    from geobrief.scenario.expectations import unmet

    numbered = _numbered(scenario)
    violations = run_rules(
        selection.rules(),
        {name: [record for _, record in listed] for name, listed in numbered.items()},
        world,
        text=scenario.text,
        published=scenario.published,
    )
    found = [_placed(finding, scenario, numbered) for finding in violations]
    found += [_placed(finding, scenario, {}) for finding in selection.filter(unmet(scenario))]
    if scenario._unread_ids or scenario._repaired:
        found = [finding for finding in found if not _is_about_unread(finding, scenario)]
    return RecordList("findings", sorted((*selection.filter(scenario.load_findings), *found), key=line_and_column))


Numbered = Mapping[str, list[tuple[int, Any]]]


def _numbered(scenario: Scenario) -> Numbered:
    """The records to check with their numbers in the file: all that were read, and the repaired ones among them."""
    listed = {
        name: list(zip(scenario._file_numbers(name), records, strict=True))
        for name, records in scenario.records.items()
    }
    for name, repaired in scenario._repaired.items():
        listed[name] = sorted((*listed[name], *repaired), key=itemgetter(0))
    return listed


def _placed(finding: Finding, scenario: Scenario, numbered: Numbered) -> Finding:
    """The finding with its path and place in the file, and the paths in its message as in the file."""

    def in_file(found: re.Match[str]) -> str:
        listed, number = numbered.get(found[1], []), int(found[2])
        return f"{found[1]}[{listed[number][0]}]" if number < len(listed) else found[0]

    whole = path_in_file(scenario.source.data, path_parts(_NUMBERED.sub(in_file, finding.path, count=1)))
    place = scenario.source.place(whole)
    if finding.place is not None and place is not None:
        place = attrs.evolve(finding.place, file=place.file, line=place.line, column=place.column)
    message = _NUMBERED.sub(in_file, finding.message) if "[" in finding.message else finding.message
    return attrs.evolve(finding, path=path_text(whole), place=place or finding.place, message=message)


def _is_about_unread(finding: Finding, scenario: Scenario) -> bool:
    """Whether a finding only follows from what could not be read."""
    if UNREAD_ID in finding.message or (finding.code == "GB303" and _last_word(finding) in scenario._unread_ids):
        return True
    section, number, *_ = (*path_parts(finding.path), None, None)
    if not any(number == repaired for repaired, _ in scenario._repaired.get(str(section), ())):
        return False
    failed = (known.path for known in scenario.load_findings if known.severity is Severity.ERROR)
    overlaps = any(_within(finding.path, path) or _within(path, finding.path) for path in failed)
    return overlaps or finding.severity is Severity.NOTE


def _last_word(finding: Finding) -> str:
    return finding.message.rpartition(" ")[2]


def _within(path: str, outer: str) -> bool:
    return path.startswith(outer) and path[len(outer) :][:1] in ("", ".", "[")
