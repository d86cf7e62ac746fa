"""Codes of a column of names or codes: one code or None for each row, with a finding for each value without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geobrief.arguments import check_text
from geobrief.errors import ArgumentError
from geobrief.register.catalogue import Catalogue
from geobrief.register.code_columns import Codes, unresolved
from geobrief.register.code_lists import LISTS, CodeList, known_list
from geobrief.register.columns import Origin, read_column
from geobrief.register.lines import CodeLine, code_on
from geobrief.register.meanings import Failure, FixedMeaning, ValueMeaning, meaning_of
from geobrief.register.moments import Moment, YearRule, is_missing, is_one, known_rule, moment, moments
from geobrief.register.resolution import UnresolvedError, resolve
from geobrief.register.systems import ListCode, SystemName, known_system

_MISSING = Failure("invalid-value", "the row has no name")


def lookup(
    world: Catalogue,
    names: Any,
    to: str,
    from_: str = "name",
    on: Any = None,
    year: YearRule = "end",
    prefer: str | None = None,
    custom: Mapping[Any, Any] | None = None,
    names_of: str | None = None,
) -> Codes:
    """The code of each name; each distinct question is asked once.

    >>> from geobrief.register import world
    >>> codes = lookup(world(), ["Peru", "Congo", "Peru"], "cow")
    >>> codes.values, [(entry.name, entry.reason) for entry in codes.unresolved]
    ((COW(135), None, COW(135)), [('Congo', "'Congo': can mean Democratic Republic of the Congo (COD), Republic ...")])
    """
    target = world._cached(CodeList, known_list(to))
    source = None if from_ == "name" else world._cached(CodeList, known_list(from_, ("name", "id", *LISTS)))
    if custom is not None and not isinstance(custom, Mapping):
        raise ArgumentError("custom", expected="a mapping of values to names or ids", got=custom)
    chosen = _custom(world, custom or {})
    own: SystemName | None = None if names_of is None else known_system(names_of)
    deciding: SystemName | None = None if prefer is None else known_system(prefer)
    known_rule(year)
    values, origin = read_column(names, "names")
    rows = _Rows(target, lambda value: meaning_of(world, value, source, own, deciding, chosen))
    if on is None or is_one(on):
        return rows.answered(values, origin, None if on is None else moment(on, year), on)
    days, asked = moments_of_rows(on, year, len(values))
    return rows.answered_by_day(values, origin, days, asked)


def moments_of_rows(on: Any, year: YearRule, rows: int) -> tuple[list[Moment], Sequence[Any]]:
    """The moment of each row, and what was given for it; `on` is one for all, or a column."""
    known_rule(year)
    if is_one(on):
        return [moment(on, year)] * rows, [on] * rows
    asked, _ = read_column(on, "days")
    days = moments(on if hasattr(on, "dtype") else asked, year)
    if len(days) != rows:
        raise ArgumentError("on= is of another length than the column", expected=f"{rows} rows", got=len(days))
    return days, asked


def line_of(world: Catalogue, value: Any, target: CodeList) -> CodeLine:
    """The codes of a name, id or typed code over time."""
    meaning = FixedMeaning(_MISSING) if is_missing(value) else meaning_of(world, value, None, None, None, {})
    return CodeLine(meaning, target)


class _Rows:
    """Answers the rows of a column and collects what has no code."""

    def __init__(self, target: CodeList, meaning: Any) -> None:
        self._target, self._meaning = target, meaning
        self._failed: dict[Any, list[Any]] = {}

    def answered(self, values: list[Any], origin: Origin, on: Any = None, asked: Any = None) -> Codes:
        """The codes of a column of which every row has the same moment, or none."""
        try:
            distinct = dict.fromkeys(values)
        except TypeError:
            values = [_hashable(value) for value in values]
            distinct = dict.fromkeys(values)
        answers = {value: self._answer(value, on) for value in distinct}
        codes = {value: None if isinstance(found, Failure) else found for value, found in answers.items()}
        failed = {value: found for value, found in answers.items() if isinstance(found, Failure)}
        found = tuple(map(codes.__getitem__, values))
        if failed:
            for row in [row for row, answer in enumerate(found) if answer is None]:
                self._fail((values[row],), values[row], asked, row, failed[values[row]])
        return self._codes(found, origin)

    def answered_by_day(self, values: list[Any], origin: Origin, days: list[Moment], asked: Sequence[Any]) -> Codes:
        """The codes of a column of which every row has its own moment."""
        lines: dict[Any, CodeLine] = {}
        found: list[Any] = []
        for row, (value, day) in enumerate(zip(values, days, strict=True)):
            try:
                line = lines.get(value)
            except TypeError:
                value = _hashable(value)
                line = lines.get(value)
            if line is None:
                line = lines[value] = self._line(value)
            if type(day) is int:
                answer, place = line.on(day)
                if answer is None:
                    self._fail((value, place), value, asked[row], row, line.failures[place])
            else:
                answer = self._of_other(line, day, (value, day), row, asked[row])
            found.append(answer)
        return self._codes(tuple(found), origin)

    def _of_other(self, line: CodeLine, day: Moment, question: tuple[Any, Moment], row: int, asked: Any) -> Any:
        """The code of a row with a whole year, or without a moment."""
        answer: Any = day
        if isinstance(day, str):
            answer = Failure("invalid-value", day)
        elif isinstance(day, tuple):
            answer = line.within(*day)
        if not isinstance(answer, Failure):
            return answer
        self._fail(question, question[0], asked, row, answer)
        return None

    def _line(self, value: Any) -> CodeLine:
        return CodeLine(self._meaning_of(value), self._target)

    def _meaning_of(self, value: Any) -> ValueMeaning:
        if is_missing(value):
            return FixedMeaning(_MISSING)
        meaning: ValueMeaning = self._meaning(value)
        return meaning

    def _answer(self, value: Any, on: Any) -> Any:
        if isinstance(on, tuple):
            return self._line(value).within(*on)
        return code_on(self._meaning_of(value), self._target, on)

    def _fail(self, question: Any, value: Any, asked: Any, row: int, failure: Failure) -> None:
        known = self._failed.get(question)
        if known is None:
            self._failed[question] = [value, asked, row, 1, failure]
        else:
            known[3] += 1

    def _codes(self, found: tuple[Any, ...], origin: Origin) -> Codes:
        failed = tuple(unresolved(*entry) for entry in self._failed.values())
        return Codes(self._target.name, found, failed, origin)


def _custom(world: Catalogue, custom: Mapping[Any, Any]) -> dict[Any, str | Failure]:
    """What the user says that values mean: the id of a record by the name, id or typed code given; None is nothing."""
    found: dict[Any, str | Failure] = {}
    for value, meant in custom.items():
        if meant is None:
            found[value] = Failure("no-code", "has no code, as custom= says")
            continue
        if isinstance(meant, ListCode):
            found[value] = world.system(meant.system).state(meant).id
            continue
        check_text(meant, "custom")
        resolution = resolve(world, world._name_index, meant, None)
        if resolution.record is None:
            raise UnresolvedError.of(resolution, "a record, for custom=")
        found[value] = resolution.record.id
    return found


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return (repr(value),)  # not a name
    return value
