"""Runs rules over records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Rule
from geobrief.checking.selection import RuleSelection
from geobrief.errors import ArgumentError, nearest
from geobrief.findings import Finding
from geobrief.model.attributes import DateLike
from geobrief.model.record_types import RECORD_TYPES
from geobrief.register import World
from geobrief.register.worlds import checked_world


def check_records(
    records: Mapping[str, Iterable[Any]],
    world: World,
    *,
    text: str | None = None,
    published: DateLike | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    plugins: bool = True,
) -> tuple[Finding, ...]:
    """The findings of the rules: record by record, for each record by code, then those about all records.

    `records` are sequences by table (`leaders`, `agreements`, `events` …). `select` and `ignore` take codes, beginnings
    of codes (`GB4`) and slugs; `ignore` wins over `select`. `plugins` includes the rules of installed packages.

    >>> from geobrief.model import Event
    >>> from geobrief.rules import check_records
    >>> [str(finding) for finding in check_records({"events": [Event("CONSULT", [])]}, World())]
    ['events[0].actors GB705 actor-missing: event has no actor']
    """
    if not isinstance(records, Mapping):
        raise ArgumentError("records", expected="a mapping of tables", got=records)
    known = [name for kind in RECORD_TYPES for name in (kind.section, kind.table) if name]
    for table in records:
        if table not in known:
            raise ArgumentError("no such table", expected=", ".join(known), got=table, nearest=nearest(table, known))
    checked_world(world)
    selection = RuleSelection.of(select, ignore, plugins=plugins)
    return run_rules(selection.rules(), records, world, text=text, published=published)


def run_rules(
    rules: Iterable[Rule],
    records: Mapping[str, Iterable[Any]],
    world: World,
    *,
    text: str | None = None,
    published: DateLike | None = None,
) -> tuple[Finding, ...]:
    """The findings of these rules; a rule that raises gives a finding (GB003), and the other rules run on."""
    return tuple(_findings(rules, RuleContext(records, world, text, published)))


def _findings(rules: Iterable[Rule], context: RuleContext) -> Iterator[Finding]:
    prepared = [(rule, rule.arguments(context)) for rule in rules]
    by_type: dict[type, list[tuple[Rule, list[Any]]]] = {}
    for path, record in chain(context, [("", context)]):
        kind = type(record)
        if kind not in by_type:
            by_type[kind] = [entry for entry in prepared if issubclass(kind, entry[0].record_types)]
        for rule, arguments in by_type[kind]:
            try:
                for violation in rule.check(record, *arguments):
                    yield rule.finding(violation, path, record)
            except Exception as error:
                yield rule.failure(error, path, record)
