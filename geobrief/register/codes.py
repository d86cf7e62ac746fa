"""Which code does each name of a column have in a system, and why have some none?

The only module that uses pycountry: for the ISO codes of territories, of which the register keeps the alpha-3 one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from geobrief.errors import ArgumentError, GeobriefError, nearest
from geobrief.findings import Finding, code
from geobrief.model.states import State
from geobrief.model.territories import Territory
from geobrief.register.periods import Day, bounds, ordinal
from geobrief.register.systems import SYSTEMS
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.register.resolution import Resolution
    from geobrief.register.worlds import World

ISO_CODES = ("iso2", "iso3", "iso_num", "iso3166_3")
OTHER_CODES = ("cow_abb", "gw_abb", "ioc", "un_m49", "fips")
CODES = ("id", "name", *SYSTEMS, *ISO_CODES, *OTHER_CODES)
_OF_TERRITORIES = {"iso2": "alpha_2", "iso3": "alpha_3", "iso_num": "numeric", "un_m49": "numeric"}
_FINDINGS = {"none": "unknown-name", "many": "ambiguous-name", "not_then": "did-not-exist-then", "one": "no-code"}


class Unresolved(NamedTuple):
    """A name (and day) of the column that has no code: the first row in which it stands, how many times, and why."""

    name: Any
    on: Any
    row: int
    times: int
    finding: Finding

    @property
    def reason(self) -> str:
        """Why it has none."""
        return self.finding.message


@attrs.frozen
class Codes(Sequence[Any]):
    """The codes of a column of names: one entry for each row, None where it has no code.

    A sequence, so a data frame takes it as a column. `unresolved` has each distinct name (and day) without a code once,
    in the order of the rows; `findings` says the same as findings, whose path is the first row.
    """

    system: str
    values: tuple[Any, ...]
    unresolved: tuple[Unresolved, ...] = attrs.field(default=(), repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why each name without a code has none."""
        return tuple(entry.finding for entry in self.unresolved)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, row: Any) -> Any:
        return self.values[row]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values)


def answer(world: World, names: Iterable[Any], to: str, on: Day | Iterable[Any] | None = None) -> Codes:
    """The code of each name; `on` is one day for all, or one for each. Each distinct question is asked once.

    >>> from geobrief.register import world
    >>> codes = answer(world(), ["Peru", "Congo", "Peru"], "cow")
    >>> codes.values, [(entry.name, entry.reason) for entry in codes.unresolved]
    ((COW(135), None, COW(135)), [('Congo', "'Congo': can mean Democratic Republic of the Congo (COD), Republic ...")])
    """
    if to not in CODES:
        raise ArgumentError("unknown kind of code", expected=", ".join(CODES), got=to, nearest=nearest(to, CODES))
    column = _column(names)
    if on is None or isinstance(on, str | datetime.date | Date):
        if on is not None:
            ordinal(on)  # a bad day is misuse; in a column of days it is content
        return _answers(to, column, {name: _code(world, name, on, to) for name in dict.fromkeys(column)}, on)
    dated = list(zip(column, _column(on), strict=True))
    return _answers(to, dated, {pair: _dated_code(world, *pair, to) for pair in dict.fromkeys(dated)}, ...)


def _answers(to: str, questions: list[Any], answers: dict[Any, tuple[Any, Finding | None]], on: Any) -> Codes:
    """The answers in the order of the questions; `on` is the day of all, or `...` where a question has its own."""
    codes = {question: code for question, (code, _) in answers.items()}
    failed = {question: finding for question, (_, finding) in answers.items() if finding is not None}
    rows = _rows(questions, failed) if failed else {}
    unresolved = []
    for question, finding in failed.items():
        name, day = question if on is ... else (question, on)
        first, times = rows[question]
        unresolved.append(Unresolved(name, day, first, times, attrs.evolve(finding, path=f"[{first}]")))
    return Codes(to, tuple(map(codes.__getitem__, questions)), tuple(unresolved))


def _rows(questions: list[Any], failed: dict[Any, Finding]) -> dict[Any, list[int]]:
    """The first row of each question without an answer, and in how many rows it stands."""
    rows: dict[Any, list[int]] = {}
    for row, question in enumerate(questions):
        if question in failed:
            rows.setdefault(question, [row, 0])[1] += 1
    return rows


def _column(values: Iterable[Any]) -> list[Any]:
    """The values of a list, a series or an Arrow array, as Python has them."""
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(values, method):
            return list(getattr(values, method)())
    if isinstance(values, str):
        raise ArgumentError("a column of names", expected="a list, a series or an array of texts", got=values)
    return list(values)


def _dated_code(world: World, name: Any, on: Any, to: str) -> tuple[Any, Finding | None]:
    """A row without a day (None, NaN, NaT) is not taken for a question about today."""
    if on is None or on != on:
        return None, _kind("bad-value").finding(f"{name!r}: the row has no day")
    return _code(world, name, on, to)


def _code(world: World, name: Any, on: Any, to: str) -> tuple[Any, Finding | None]:
    try:
        resolution = world.resolve(name, on)
        record = resolution.record
        if record is None:
            return None, _finding(resolution, resolution.reason)
        found = code_of(world, record, to, on)
    except GeobriefError as error:
        return None, _kind("bad-value").finding(str(error))
    if found is not None:
        return found, None
    return None, _finding(resolution, f"{record.name} has no code {to}{'' if on is None else f' on {on}'}")


def code_of(world: World, record: Any, to: str, on: Day | None = None) -> Any:
    """The code of one record, None where it has none."""
    if to in ("id", "name"):
        return getattr(record, to)
    if isinstance(record, Territory):
        return _code_of_territory(record, to)
    if not isinstance(record, State):
        return None
    return world.system(to).code(record, on) if to in SYSTEMS else _code_of_state(record, to, on)


def _code_of_state(state: State, to: str, on: Day | None) -> str | None:
    if on is None:
        return state.code(to)
    day = ordinal(on)
    spans = ((code.text, bounds(code.period)) for code in state.codes if code.kind == to)
    return next((text for text, (first, last) in spans if first <= day <= last), None)


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


_CATALOGUES = ("ar", "de", "es", "fr", "it", "pt", "pt_BR", "ru", "zh_CN", "zh_TW", "zh_HK")


def names_in_other_languages() -> Iterator[tuple[str, str, str]]:
    """The names of the entries of ISO 3166-1 in other languages: alpha-3 code, text, and the English name.

    They are those of the catalogues that come with pycountry, read when they are asked for.

    >>> ("CHE", "Suisse", "Switzerland") in set(names_in_other_languages())
    True
    """
    import gettext

    import pycountry

    for language in _CATALOGUES:
        catalogue = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for entry in pycountry.countries:
            for field in ("name", "official_name", "common_name"):
                english = entry._fields.get(field)
                if english and (text := catalogue.gettext(english)) != english:
                    yield entry.alpha_3, text, english


_kind = cache(code)


def _finding(resolution: Resolution, message: str) -> Finding:
    similar = ", ".join(resolution.suggestions)
    hint = f"similar: {similar}" if similar else None
    return _kind(_FINDINGS[resolution.status]).finding(f"{resolution.name!r}: {message}", hint=hint)
