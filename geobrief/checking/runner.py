"""Runs rules over records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from geobrief.checking.context import RuleContext
from geobrief.checking.registry import Rule, rules
from geobrief.errors import ArgumentError, nearest
from geobrief.findings import Finding
from geobrief.model.attributes import DateLike
from geobrief.register import World


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
    """All findings: record by record, for each record by code, then those about all records.

    `records` are sequences by table (`leaders`, `agreements`, `events` …). `select` and `ignore` take codes and
    beginnings of codes (`GB4`); `ignore` wins over `select`. A code that no rule has raises. A rule that raises gives a
    finding (GB003), and the other rules run on. `plugins` includes the rules of installed packages.

    >>> from geobrief.model import Event
    >>> [str(finding) for finding in check_records({"events": [Event("CONSULT", [])]}, World())]
    ['events[0].actors GB705 nobody-acts: nobody acts in this event']
    """
    context = RuleContext(records, world, text, published)
    return tuple(_findings(context, selected_rules(select, ignore, plugins=plugins)))


def _findings(context: RuleContext, selected: Iterable[Rule]) -> Iterator[Finding]:
    prepared = [(rule, rule.arguments(context)) for rule in selected]
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


def selected_rules(select: Iterable[str] = (), ignore: Iterable[str] = (), *, plugins: bool = True) -> tuple[Rule, ...]:
    """The rules that run; a preview rule runs only if it is selected.

    >>> [rule.code for rule in selected_rules(select=["GB40"], ignore=["GB402", "GB405"])]
    ['GB401', 'GB403', 'GB404', 'GB406', 'GB407', 'GB408', 'GB409']
    """
    known = rules(plugins=plugins)
    wanted, unwanted = (_prefixes(names, known) for names in (select, ignore))
    return tuple(
        rule
        for rule in known
        if (rule.code.startswith(wanted) if wanted else not rule.preview) and not rule.code.startswith(unwanted)
    )


def _prefixes(names: Iterable[str], known: Iterable[Rule]) -> tuple[str, ...]:
    """Codes and beginnings of codes, each of which some rule has."""
    codes = [rule.code for rule in known]
    prefixes = (names,) if isinstance(names, str) else tuple(names)
    for prefix in prefixes:
        if not prefix or not any(code.startswith(prefix) for code in codes):
            near = nearest(prefix, codes)
            raise ArgumentError("no rule has this code", expected="a code or its beginning", got=prefix, nearest=near)
    return prefixes
