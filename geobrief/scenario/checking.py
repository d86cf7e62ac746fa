"""Does it hold together? What could not be read and what the rules have to say, about anything that holds records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import attrs

from geobrief import codec
from geobrief.errors import ArgumentError
from geobrief.findings import PERSISTENT_CODES, Finding, code, codes, in_file
from geobrief.model.attributes import texts
from geobrief.register import World
from geobrief.register import world as register
from geobrief.rules import check_records, rules
from geobrief.scenario.expectations import unmet
from geobrief.scenario.scenarios import Scenario
from geobrief.when import Date

_TABLES = ("states", "people", "tenures", "organizations", "memberships", "groups", "territories", "claims",
           "agreements", "disputes", "events")  # fmt: skip


class Reading(Protocol):
    """What was read, and the world that it is judged by: a brief."""

    @property
    def text(self) -> str | None:
        """The text that evidence points into."""
        ...

    @property
    def published(self) -> Date | None:
        """The day of publication."""
        ...

    @property
    def records(self) -> Mapping[str, tuple[Any, ...]]:
        """The records by section."""
        ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to say."""
        ...

    @property
    def base_world(self) -> World:
        """The world without these records."""
        ...


NOT_READ = ("GB101", "GB105", "GB108", "GB109", "GB110", "GB112", "GB390", "GB391")
Subject = Reading | World | Iterable[Any]


@attrs.frozen
class Choice:
    """Which codes are wanted: `select` (all, where empty) without `ignore`; both are beginnings of codes."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]

    @classmethod
    def of(cls, select: Iterable[str], ignore: Iterable[str]) -> Choice:
        """A choice by codes, beginnings of codes (`GB4`) and slugs; one that no code has is refused."""
        return cls(*(tuple(map(_code, texts(names))) for names in (select, ignore)))

    def findings(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those of the findings that are wanted."""
        return [finding for finding in findings if self.wants(finding.code)]

    def wants(self, code: str) -> bool:
        """Whether findings of a code are wanted; that a file could not be read, or not to its end, is always told."""
        wanted = not self.select or code.startswith(self.select)
        return code in NOT_READ or (wanted and not code.startswith(self.ignore))

    def of_rules(self) -> Choice:
        """The part of the choice that is about rules."""
        known = [rule.code for rule in rules()]
        begins = {name for name in (*self.select, *self.ignore) if any(code.startswith(name) for code in known)}
        return Choice(*(tuple(name for name in names if name in begins) for names in (self.select, self.ignore)))


def _code(name: str) -> str:
    return name if name and any(entry.code.startswith(name) for entry in codes()) else code(name).code


def check(subject: Subject, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Finding, ...]:
    """All findings about a scenario, a brief, a world or records: of what could not be read, and of the rules.

    `select` and `ignore` take codes, beginnings of codes (`GB4`) and slugs; without `select` every stable rule runs.

    >>> from geobrief.model import Agreement
    >>> [finding.slug for finding in check([Agreement("trade", ["ARG"])])]
    ['too-few-parties']
    """
    choice = Choice.of(select, ignore)
    if isinstance(subject, Scenario):
        told = (*choice.findings(unmet(subject)), *_ruled(subject.records, subject.base_world, choice, subject))
        found = (_in_file(subject, finding) for finding in told)
        return tuple(sorted((*choice.findings(subject.load_findings), *found), key=in_file))
    if isinstance(subject, World):
        return _ruled({table: tuple(getattr(subject, table)) for table in _TABLES}, subject, choice)
    if isinstance(subject, Iterable):
        return _ruled(codec.by_section(subject), register(), choice)
    if not hasattr(subject, "base_world"):
        expected = "a scenario, a brief, a world or records"
        raise ArgumentError("nothing that can be checked", expected=expected, got=type(subject).__name__)
    lasting = (finding for finding in subject.findings if finding.code.startswith(PERSISTENT_CODES))
    return (*choice.findings(lasting), *_ruled(subject.records, subject.base_world, choice, subject))


def _ruled(records: Mapping[str, Any], world: World, choice: Choice, told: Any = None) -> tuple[Finding, ...]:
    asked = choice.of_rules()
    if choice.select and not asked.select:
        return ()
    text, published = getattr(told, "text", None), getattr(told, "published", None)
    return check_records(records, world, text=text, published=published, select=asked.select, ignore=asked.ignore)


def _in_file(scenario: Scenario, finding: Finding) -> Finding:
    path, place = scenario.place(finding.path)
    if finding.place is not None and place is not None:
        place = attrs.evolve(finding.place, file=place.file, line=place.line, column=place.column)
    return attrs.evolve(finding, path=path, place=place or finding.place)
