"""Kinds of datasets, described as data: their columns, missing values, keys and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    import polars as pl

    from geobrief.findings import Finding

    Prepare = Callable[[pl.DataFrame], pl.DataFrame]
    # Both take a Dataset.
    DatasetRule = Callable[[Any], Iterable[Finding]]
    ToRecords = Callable[[Any], Iterable[Any]]

# Columns of these types hold the codes of states in the list of that name.
STATE_CODES = {"cow": "integer", "gw": "integer", "iso_num": "integer", "iso3": "text", "cow_abb": "text"}
# A number of COW, or one by which a dataset goes on counting: of a dependency, a group, or nobody.
ENTITY = "cow_or_other"
TYPES = ("integer", "number", "text", ENTITY, *STATE_CODES)
DEFAULT_ENCODING = "cp1252"  # of text that is not UTF-8
_PATTERN = re.compile(r"[*?\[]")  # in the name of a column that stands for several
_TYPE = re.compile(r"(\w+)(?:\(([-\d., ]*)\))?")


def column_key(name: str) -> str:
    """The name of a column as it is compared: without case, blanks and punctuation.

    >>> column_key(" Basin Name"), column_key("﻿icb1")
    ('basin_name', 'icb1')
    """
    return re.sub(r"[^0-9a-z]+", "_", name.strip().strip("\ufeff").casefold()).strip("_")


@attrs.frozen
class Column:
    """A column of a dataset: its name (or a pattern of names), its type, its values that mean «missing», its meaning.

    `system` is the list of states whose codes the column holds, if it holds codes of states.
    """

    name: str
    type: str
    missing: tuple[float, ...] | None = None
    text: str = ""

    @property
    def system(self) -> str | None:
        """The list of states whose codes are in the column."""
        return self.type if self.type in STATE_CODES else None

    @property
    def stored(self) -> str:
        """The type of its cells: integer, number or text."""
        return "integer" if self.type == ENTITY else STATE_CODES.get(self.type, self.type)


def as_columns(table: str | Iterable[Column]) -> tuple[Column, ...]:
    """The columns of a table in text, one a line: name, type with missing values, meaning.

    >>> as_columns("endyear  integer(0)  last year; 0 = in force")
    (Column(name='endyear', type='integer', missing=(0.0,), text='last year; 0 = in force'),)
    """
    if not isinstance(table, str):
        return tuple(table)
    return tuple(_column(line) for line in table.splitlines() if line.strip())


def _column(line: str) -> Column:
    name, written, *text = line.split(None, 2)
    found = _TYPE.fullmatch(written)
    if found is None or found[1] not in TYPES:
        raise ArgumentError(f"column {name} has an unknown type", expected=", ".join(TYPES), got=written)
    missing = None if found[2] is None else tuple(float(value) for value in found[2].split(",") if value.strip())
    return Column(name, found[1], missing, *text)


def _words(value: str | Iterable[str]) -> tuple[str, ...]:
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


@attrs.frozen
class DateColumn:
    """A date that a dataset has in one or several columns.

    The frame has it as `name` in EDTF, with its bounds in `name_earliest` and `name_latest`. `parts` are the columns of
    year, month and day, or one column whose notation `form` names: `digits` (YYYYMM, YYYYMMDD), `ymd`, `dmy`, `mdy`.

    An end is ongoing (`..`) if its year or its digits are one of `ongoing`, if it is blank and `blank_is_ongoing`, if
    the column `where` names has the value, or text with it (`ongo* 1`, `success ongoing`), or if it is the cut-off of a
    release: one of `cut_offs`, or the last day of the file if that is later than all of them.
    """

    name: str
    parts: tuple[str, ...] = attrs.field(converter=_words)
    form: str = attrs.field(default="parts", validator=attrs.validators.in_(("parts", "digits", "ymd", "dmy", "mdy")))
    cut_offs: tuple[str, ...] = attrs.field(converter=_words, default=(), kw_only=True)
    ongoing: tuple[int, ...] = attrs.field(default=(9999,), kw_only=True)
    blank_is_ongoing: bool = attrs.field(default=False, kw_only=True)
    where: tuple[str, ...] = attrs.field(converter=_words, default=(), kw_only=True)
    month_thirds: tuple[int, ...] = attrs.field(default=(), kw_only=True)  # days for early, middle and late in a month


def _key(kind: Kind) -> tuple[str, ...]:
    return kind.key


def _references(given: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {kind: _words(columns) for kind, columns in given.items()}


@attrs.frozen(slots=False, eq=False)
class Kind:
    """A kind of dataset, and how its files are read.

    `required` are the columns by which a file is recognised. A row is refused if a cell of its `key` is missing or
    unreadable. Rows that agree in all columns of `unique` (by default the key; none if it is empty) are duplicates;
    spells of rows that agree in those of `exclusive` may not overlap. `references` has the columns by which rows refer
    to another kind, and `starts_in_list` says that a state must be in its list when a row starts.

    `missing` are the numbers that mean «missing» in all columns which do not name their own, `missing_text` the texts
    that do. `known_until` has the last day of each release, by its version. `headers` are those of files without one,
    by the number of their columns. `prepare` is special treatment of the typed frame, before its dates are made;
    `rules` are checks of the dataset, `records` makes records of the model, by the table of a world that has such ones.
    """

    name: str
    title: str
    citation: str
    columns: tuple[Column, ...] = attrs.field(converter=as_columns, repr=False)
    required: tuple[str, ...] = attrs.field(converter=_words, repr=False)
    key: tuple[str, ...] = attrs.field(converter=_words, repr=False)
    unique: tuple[str, ...] = attrs.field(converter=_words, default=attrs.Factory(_key, takes_self=True), repr=False)
    exclusive: tuple[str, ...] = attrs.field(converter=_words, default=(), repr=False)
    references: dict[str, tuple[str, ...]] = attrs.field(factory=dict, converter=_references, repr=False)
    starts_in_list: bool = attrs.field(default=False, repr=False)
    dates: tuple[DateColumn, ...] = attrs.field(default=(), repr=False)
    missing: tuple[float, ...] = attrs.field(default=(), repr=False)
    missing_text: tuple[str, ...] = attrs.field(default=("", ".", "NA"), repr=False)
    encoding: str = attrs.field(default=DEFAULT_ENCODING, repr=False)
    known_until: dict[str, str] = attrs.field(factory=dict, repr=False)
    headers: dict[int, tuple[str, ...]] = attrs.field(factory=dict, repr=False)
    aliases: dict[str, str] = attrs.field(factory=dict, repr=False)
    prepare: Prepare | None = attrs.field(default=None, repr=False)
    rules: tuple[DatasetRule, ...] = attrs.field(default=(), repr=False)
    records: dict[str, ToRecords] = attrs.field(factory=dict, repr=False)

    @property
    def states(self) -> dict[str, str]:
        """The columns with codes of states, and the list of each."""
        return {column.name: column.system for column in self.columns if column.system}

    @cached_property
    def _spelling(self) -> dict[str, str]:
        """The name of each column that is described or required, by its key and by those of its aliases."""
        names = {column_key(name): name for name in (*self.required, *self._by_name)}
        return names | {column_key(alias): name for alias, name in self.aliases.items()}

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns if not _PATTERN.search(column.name)}

    @cached_property
    def _patterns(self) -> list[Column]:
        return [column for column in self.columns if _PATTERN.search(column.name)]

    def names(self, header: Iterable[str]) -> list[str]:
        """The names of the columns of a file, as this kind spells them.

        Unnamed and repeated columns are named by their place: `column_15`.
        """
        names: dict[str, None] = {}
        for place, written in enumerate(header, 1):
            name = self._spelling.get(column_key(written), written.strip().strip("\ufeff"))
            names[f"column_{place}" if not name or name in names else name] = None
        return list(names)

    def lacks(self, keys: Iterable[str]) -> list[str]:
        """The required columns that a file whose columns have these keys lacks."""
        present = {self._spelling.get(key) for key in keys}
        return [name for name in dict.fromkeys((*self.required, *self.key)) if name not in present]

    def column(self, name: str) -> Column:
        """The column with a name of a file; one that is not described is text."""
        if name in self._by_name:
            return self._by_name[name]
        return next((column for column in self._patterns if fnmatchcase(name, column.name)), Column(name, "text"))
