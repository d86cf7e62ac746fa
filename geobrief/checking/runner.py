"""What do the rules say of these records? Rules run over records in order, and are selected and ignored by code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from geobrief.checking.context import Checked
from geobrief.checking.registry import Rule, by_class, rules
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
) -> tuple[Finding, ...]:
    """All findings, record by record and for each by code, then those of the whole.

    `records` are sequences by table (`leaders`, `agreements`, `events` …). `select` and `ignore` take codes and
    beginnings of codes (`GB4`); what is ignored stays out even where it is selected. A code of no rule is refused.

    >>> from geobrief.model import Event
    >>> [str(finding) for finding in check_records({"events": [Event("CONSULT", [])]}, World())]
    ['events[0].actors GB705 nobody-acts: nobody acts in this event']
    """
    checked = Checked(records, world, text, published)
    return tuple(_findings(checked, chosen(select, ignore)))


def _findings(checked: Checked, asked: Iterable[Rule]) -> Iterator[Finding]:
    looking = {name: [(rule, rule.given(checked)) for rule in held] for name, held in by_class(asked).items()}
    for path, record in chain(checked, [("", checked)]):
        for rule, given in looking.get(type(record).__name__, ()):
            for fault in rule.check(record, *given):
                yield rule.finding(fault, path, record)


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules that run; a preview rule only where it is selected.

    >>> [rule.code.code for rule in chosen(select=["GB40"], ignore=["GB402", "GB405"])]
    ['GB401', 'GB403', 'GB404', 'GB406', 'GB407', 'GB408', 'GB409']
    """
    wanted, unwanted = _prefixes(select), _prefixes(ignore)
    return tuple(
        rule
        for rule in rules()
        if (rule.code.code.startswith(wanted) if wanted else not rule.preview)
        and not rule.code.code.startswith(unwanted)
    )


def _prefixes(asked: Iterable[str]) -> tuple[str, ...]:
    """Codes and their beginnings, each the beginning of some rule's code."""
    known = [rule.code.code for rule in rules()]
    prefixes = (asked,) if isinstance(asked, str) else tuple(asked)
    for prefix in prefixes:
        if not prefix or not any(code.startswith(prefix) for code in known):
            near = nearest(prefix, known)
            raise ArgumentError("no rule has this code", expected="a code or its beginning", got=prefix, nearest=near)
    return prefixes
