"""All findings about a scenario, a brief, a world, or records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from geobrief import codec
from geobrief.checking.selection import RuleSelection
from geobrief.errors import ArgumentError
from geobrief.findings import PERSISTENT_CODES, Finding
from geobrief.model.record_types import TABLE_OF_SECTION
from geobrief.register import World
from geobrief.register import world as register
from geobrief.register.record_lists import RecordList
from geobrief.register.worlds import checked_world
from geobrief.rules import run_rules
from geobrief.scenario.dumping import is_document
from geobrief.scenario.scenarios import Scenario, scenario_findings


class HasBaseWorld(codec.DocumentContent, Protocol):
    """Records that were read from a text, and the world they were read against: a brief."""

    @property
    def base_world(self) -> World:
        """The world without these records."""
        ...


Subject = HasBaseWorld | World | Iterable[Any]


def check(
    subject: Subject,
    *,
    world: World | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    plugins: bool = True,
) -> RecordList[Finding]:
    """All findings about a scenario, a brief, a world or records: what could not be read, and violated rules.

    `world` is what the records are judged by: the register for records, the world itself for a world, and the world
    that it was loaded for or read against for a scenario or a brief, unless another one is given. `select` and `ignore`
    take codes, beginnings of codes (`GB4`) and slugs; without `select` every stable rule runs. `plugins` includes the
    rules of installed packages.

    >>> from geobrief.model import Agreement
    >>> [finding.slug for finding in check([Agreement("trade", ["ARG"])])]
    ['too-few-parties']
    """
    selection = RuleSelection.of(select, ignore, plugins=plugins)
    if world is not None:
        checked_world(world)
    if isinstance(subject, Scenario):
        return scenario_findings(subject, selection, world)
    if isinstance(subject, World):
        tables = {table: tuple(getattr(subject, table)) for table in TABLE_OF_SECTION.values()}
        return _listed(run_rules(selection.rules(), tables, world or subject))
    if isinstance(subject, str | Mapping) or not (isinstance(subject, Iterable) or is_document(subject)):
        expected = "a scenario, a brief, a world or records"
        raise ArgumentError(f"cannot check {type(subject).__name__}", expected=expected)
    if isinstance(subject, Iterable):
        return _listed(run_rules(selection.rules(), codec.by_section(subject), world or register()))
    kept = (finding for finding in subject.findings if finding.code.startswith(PERSISTENT_CODES))
    violations = run_rules(
        selection.rules(),
        subject.records,
        world or subject.base_world,
        text=subject.text,
        published=subject.published,
    )
    return _listed((*selection.filter(kept), *violations))


def _listed(findings: Iterable[Finding]) -> RecordList[Finding]:
    return RecordList("findings", findings)
