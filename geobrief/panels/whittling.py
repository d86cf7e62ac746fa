"""Whittling: keeping one dispute where a pair of states has several in a year, by rules that are applied one by one.

The rules are those that users of dispute-years document (Miller 2022): each keeps, of the rows of a pair and unit of
time, those with the best value, and leaves the rest to the next rule.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import polars as pl

from geobrief.errors import ArgumentError, nearest


@attrs.frozen
class WhittlingRule:
    """A rule: its name, what it keeps, the columns of which the first that is there counts, and whether low is best."""

    name: str
    keeps: str
    columns: tuple[str, ...]
    lowest: bool = False


RULES = (
    WhittlingRule("onset", "disputes that began in that year", ("onset",)),
    WhittlingRule("fatality", "the highest fatality", ("fatality",)),
    WhittlingRule("hostility", "the highest hostility", ("hostlev",)),
    WhittlingRule("min_duration", "the longest minimum duration", ("mindur",)),
    WhittlingRule("max_duration", "the longest maximum duration", ("maxdur",)),
    WhittlingRule("reciprocity", "reciprocated disputes", ("recip",)),
    WhittlingRule("start_month", "the earliest month of start", ("stmon",), lowest=True),
    WhittlingRule("first", "the lowest number", ("dispute",), lowest=True),
)
_BY_NAME = {rule.name: rule for rule in RULES}
# What a participant has stands for the dispute if the disputes themselves are not there.
_OF_PARTICIPANTS = {"fatality": ("fatality1", "fatality2"), "hostlev": ("hostlev1", "hostlev2")}


def known_rules(names: Iterable[str], columns: Iterable[str]) -> tuple[WhittlingRule, ...]:
    """The rules with these names, or without names all for which there are columns."""
    present, named = set(columns), tuple(names)
    for name in named:
        if name not in _BY_NAME:
            near = nearest(name, _BY_NAME)
            raise ArgumentError("no such rule of whittling", expected=", ".join(_BY_NAME), got=name, nearest=near)
        if not _has_columns(_BY_NAME[name], present):
            lacking = _BY_NAME[name].columns[0]
            raise ArgumentError(
                f"the rule {name} needs the column {lacking}", expected="a panel with it, from MID-A or GML", got=name
            )
    rules = [_BY_NAME[name] for name in named] or [rule for rule in RULES if _has_columns(rule, present)]
    return tuple(rules)


def _has_columns(rule: WhittlingRule, present: set[str]) -> bool:
    (column,) = rule.columns
    return column in present or set(_OF_PARTICIPANTS.get(column, ("",))) <= present


def whittled(rows: pl.DataFrame, keys: tuple[str, ...], rules: Iterable[WhittlingRule]) -> pl.DataFrame:
    """The rows that are left by these rules, one after the other."""
    groups = rows.select(pl.struct(keys).rank("dense").alias("_group")).to_series()
    rows = rows.with_columns(groups)
    for rule in rules:
        value = _value(rule.columns[0], rows.columns)
        best = (value.min() if rule.lowest else value.max()).over("_group")
        rows = rows.filter(value.eq_missing(best))
    return rows.drop("_group")


def _value(column: str, present: list[str]) -> pl.Expr:
    """The value by which rows are compared; an unknown one is below all others."""
    value = pl.col(column) if column in present else pl.max_horizontal(_OF_PARTICIPANTS[column])
    return value if column in ("dispute", "stmon") else value.fill_null(-1)
