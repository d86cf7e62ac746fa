"""Assertions about the findings of a scenario and about what is read from a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any

from geobrief.arguments import items
from geobrief.brief import Brief, read
from geobrief.errors import ArgumentError, nearest
from geobrief.findings import Finding, Severity, code
from geobrief.model.attributes import DateLike
from geobrief.scenario import check, load

Matcher = Mapping[str, Any]


def assert_valid(scenario: Any, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> None:
    """Fail if a scenario has findings of severity error.

    The scenario is a path, a text, plain data, or anything that `geobrief.check` takes.

    >>> assert_valid("agreements: [{kind: trade, parties: [Argentina, EU], signed: 2019-06-28}]")
    >>> assert_valid("agreements: [{kind: trade, parties: [ARG, SUN], signed: 2015-03-18}]")
    Traceback (most recent call last):
    AssertionError: 1 error:
      1:43 agreements[0].parties[1] GB402 state-did-not-exist: Soviet Union (SUN) did not exist on 2015-03-18: ...
    """
    __tracebackhide__ = True
    errors = [found for found in _found(scenario, select, ignore) if found.severity is Severity.ERROR]
    if errors:
        raise AssertionError(f"{len(errors)} error{'s' * (len(errors) > 1)}:{_listed(errors)}")


def assert_finding(scenario: Any, name: str, *, at: str | None = None, message: str = "") -> Finding:
    """The first finding of this code or slug, at this path, with this text in its message; fails if there is none.

    >>> text = "agreements: [{kind: trade, parties: [ARG, SUN], signed: 2015-03-18}]"
    >>> assert_finding(text, "state-did-not-exist", at="agreements[0].parties[1]").code
    'GB402'
    """
    __tracebackhide__ = True
    findings = _found(scenario)  # also registers the codes of the rules
    sought = code(name).code
    for found in findings:
        if found.code == sought and at in (None, found.path) and message in found.message:
            return found
    wanted = "".join((f" at {at}" if at else "", f" with message {message!r}" if message else ""))
    raise AssertionError(f"no finding {sought} {code(name).slug}{wanted}; found:{_listed(findings) or ' nothing'}")


def assert_reads(text: str, *, published: DateLike | None = None, **expected: Iterable[Matcher]) -> Brief:
    """Read a text, and fail unless it yields each expected record; records are given by table, as attributes.

    The text may yield more. Dates are compared as text, parties and actors in any order.

    >>> text = "Chile and Peru signed a border treaty on Monday."
    >>> treaty = {"kind": "border", "parties": ["PER", "CHL"], "date": "1929-06-03"}
    >>> brief = assert_reads(text, published="1929-06-05", agreements=[treaty])
    """
    __tracebackhide__ = True
    brief = read(text, published=published)
    for table, matchers in expected.items():
        left = list(_table(brief, table))
        for matcher in items(matchers, f"a list of attributes of records as {table}"):
            if not isinstance(matcher, Mapping):
                raise ArgumentError(table, expected="a mapping of attributes of a record", got=matcher)
            found = next((record for record in left if _has(record, matcher)), None)
            if found is None:
                raise AssertionError(f"not read among {table}: {dict(matcher)}; read:{_listed(left) or ' nothing'}")
            left.remove(found)
    return brief


def _found(subject: Any, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Iterable[Finding]:
    scenario = load(subject) if isinstance(subject, str | PathLike | Mapping) else subject
    return check(scenario, select=select, ignore=ignore)


def _listed(things: Iterable[object]) -> str:
    return "".join(f"\n  {thing}" for thing in things)


def _table(brief: Brief, table: str) -> Iterable[Any]:
    tables = brief.records
    if table not in tables:
        raise ArgumentError("no such table", expected=", ".join(tables), got=table, nearest=nearest(table, tables))
    return tables[table]


def _has(record: Any, matcher: Matcher) -> bool:
    for name, value in matcher.items():
        if not hasattr(record, name):
            near = nearest(name, dir(record))
            raise ArgumentError(f"no attribute of {type(record).__name__}", got=name, nearest=near)
        if _plain(getattr(record, name)) != _plain(value):
            return False
    return True


def _plain(value: Any) -> Any:
    """A value in a comparable form: dates as text, lists of ids as sets."""
    if isinstance(value, list | tuple):
        return frozenset(_plain(item) for item in value)
    return None if value is None else str(value)
