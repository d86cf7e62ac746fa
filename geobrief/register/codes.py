"""Which code does each name of a column have in a system, and why have some none?

The only module that uses pycountry: for the ISO codes of territories, of which the register keeps the alpha-3 one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.errors import ArgumentError, nearest
from geobrief.findings import Finding, Severity
from geobrief.model.states import State
from geobrief.model.territories import Territory
from geobrief.register.moments import Day
from geobrief.register.numbers import SYSTEMS
from geobrief.register.resolution import Resolution
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.register.world import World

ISO_CODES = ("iso2", "iso3", "iso_num", "iso3166_3")
OTHER_CODES = ("cow_abb", "gw_abb", "ioc", "un_m49", "fips")
CODES = ("id", "name", *SYSTEMS, *ISO_CODES, *OTHER_CODES)
_OF_TERRITORIES = {"iso2": "alpha_2", "iso3": "alpha_3", "iso_num": "numeric", "un_m49": "numeric"}
_CODES_OF_FINDINGS = {
    "none": ("GB301", "unknown-name"),
    "many": ("GB302", "ambiguous-name"),
    "not_then": ("GB303", "not-then"),
    "one": ("GB304", "no-code"),
}


@attrs.frozen
class Codes:
    """The codes of a column of names: `values` has one entry per name, None where it has no code.

    A finding says why; its path is the first row with that name (and day).
    """

    system: str
    values: tuple[Any, ...]
    findings: tuple[Finding, ...] = attrs.field(default=(), repr=False)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, row: int) -> Any:
        return self.values[row]


def answer(world: World, names: Iterable[Any], to: str, on: Day | Iterable[Any] | None = None) -> Codes:
    """The code of each name; `on` is one day for all, or one for each. Each distinct question is asked once."""
    if to not in CODES:
        raise ArgumentError("unknown kind of code", expected=", ".join(CODES), got=to, nearest=nearest(to, CODES))
    column = _column(names)
    if on is None or isinstance(on, str | datetime.date | Date):
        return _answers(to, column, {name: _code(world, name, on, to) for name in dict.fromkeys(column)})
    dated = list(zip(column, _column(on), strict=True))
    return _answers(to, dated, {pair: _code(world, *pair, to) for pair in dict.fromkeys(dated)})


def _answers(to: str, questions: list[Any], answers: dict[Any, tuple[Any, Finding | None]]) -> Codes:
    """The answers in the order of the questions, with one finding for each distinct question that has none."""
    codes = {question: code for question, (code, _) in answers.items()}
    failed = {question: finding for question, (_, finding) in answers.items() if finding is not None}
    # The answers are in the order in which the questions came first, so each search goes on from the one before.
    findings, row = [], 0
    for question, finding in failed.items():
        row = questions.index(question, row)
        findings.append(attrs.evolve(finding, path=f"[{row}]"))
    return Codes(to, tuple(map(codes.__getitem__, questions)), tuple(findings))


def _column(values: Iterable[Any]) -> list[Any]:
    """The values of a list, a series or an Arrow array, as Python has them."""
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(values, method):
            return list(getattr(values, method)())
    if isinstance(values, str):
        raise ArgumentError("a column of names", expected="a list, a series or an array of texts", got=values)
    return list(values)


def _code(world: World, name: Any, on: Day | None, to: str) -> tuple[Any, Finding | None]:
    try:
        resolution = world.resolve(name, on)
    except ArgumentError as error:
        return None, Finding("GB204", "bad-value", Severity.ERROR, str(error))
    if resolution.record is None:
        return None, _finding(resolution, resolution.reason)
    code = code_of(world, resolution.record, to, on)
    if code is not None:
        return code, None
    when = "" if on is None else f" on {on}"
    return None, _finding(resolution, f"{resolution.record.name} has no code {to}{when}")


def code_of(world: World, record: Any, to: str, on: Day | None = None) -> Any:
    """The code of one record, None where it has none."""
    if to in ("id", "name"):
        return getattr(record, to)
    if isinstance(record, Territory):
        return _code_of_territory(record, to)
    if not isinstance(record, State):
        return None
    return world.system(to).code(record, on) if to in SYSTEMS else record.code(to, on=on)


def _code_of_territory(territory: Territory, to: str) -> str | None:
    if territory.iso3 is None or to not in _OF_TERRITORIES:
        return None
    entry = iso_entry(territory.iso3)
    return entry.get(_OF_TERRITORIES[to]) if entry else None


@cache
def iso_entry(alpha_3: str) -> dict[str, str] | None:
    """The codes of an entry of ISO 3166-1, by its alpha-3 code; None where ISO has no such entry.

    >>> iso_entry("HKG")["alpha_2"]
    'HK'
    """
    import pycountry

    found = pycountry.countries.get(alpha_3=alpha_3)
    return None if found is None else {name: getattr(found, name) for name in ("alpha_2", "alpha_3", "numeric")}


def _finding(resolution: Resolution, message: str) -> Finding:
    code, slug = _CODES_OF_FINDINGS[resolution.status]
    similar = ", ".join(resolution.suggestions)
    hint = f"similar: {similar}" if similar else None
    return Finding(code, slug, Severity.WARNING, f"{resolution.name!r}: {message}", hint=hint)

