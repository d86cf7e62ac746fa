"""Compiles the shape of each record from its attrs class, once: fields, types and converters."""

from __future__ import annotations

import enum
import types
import typing
from functools import cache
from typing import Any

import attrs

from geobrief.codec.entries import Entry, Field, ListOrText, Many
from geobrief.codec.expectations import FACTS, Existing, Fact
from geobrief.codec.scalars import EnumValue, Flag, IdOrName, Integer, Number, Shape, Text, Time, VocabularyTerm
from geobrief.codec.written_forms import (
    AdministrationEntry,
    ExistingEntry,
    FindingEntry,
    OneOf,
    PartyRoles,
    Stepped,
    shortened,
)
from geobrief.errors import ArgumentError
from geobrief.findings import Finding, Place
from geobrief.model import ActorId, Administration, Agreement, AgreementStep, Dispute, DisputeStep, Role, Tenure
from geobrief.model.attributes import as_date, as_period, as_when
from geobrief.vocabulary import literals, load
from geobrief.when import Date, Period

_TIMES = {
    frozenset({Date}): Time(as_date),
    frozenset({Period}): Time(as_period),
    frozenset({Date, Period}): Time(as_when),
}
_BARE = ("extends",)  # lists of texts that often have a single item
_SCALARS: dict[Any, Shape] = {str: Text(), bool: Flag(), int: Integer(), float: Number(), ActorId: IdOrName()}


@cache
def shape_of(cls: type) -> Entry:
    """The shape of a class of records.

    >>> shape_of(AgreementStep).fields["party"].shape
    IdOrName(own=False, person=False)
    """
    if not (isinstance(cls, type) and attrs.has(cls)):
        raise ArgumentError("not a record", expected="a class of geobrief.model", got=cls)
    fields = _fields(cls)
    if cls is Finding:
        del fields["place"], fields["fix"]  # a fix belongs to the text that was checked
        return FindingEntry(cls, fields | _fields(Place))
    if cls is Agreement:
        return _stepped(cls, fields, AgreementStep, load("agreement_statuses").ids)
    if cls is Dispute:
        return _stepped(cls, fields, DisputeStep, load("dispute_statuses").ids)
    if cls is Tenure:
        fields["person"] = attrs.evolve(fields["person"], shape=IdOrName(person=True))
    if cls is Existing:
        return ExistingEntry(cls, fields)
    if cls is Administration:
        state = attrs.evolve(fields["state"], required=False)
        earlier = {"text": state, "kind": Field(Text())}
        return AdministrationEntry(cls, {**fields, "state": state, **earlier})
    return Entry(cls, fields)


def _stepped(cls: type, fields: dict[str, Field], step: type, statuses: tuple[str, ...]) -> Stepped:
    one = _fields(step)
    derived = {"status": Field(one["status"].shape), "date": one["when"], **dict.fromkeys(statuses, one["when"])}
    return Stepped(cls, fields | derived, step, statuses)


def _fields(cls: type) -> dict[str, Field]:
    hints = typing.get_type_hints(cls, localns=vars(literals))
    return {field.name: _field(field, hints[field.name]) for field in attrs.fields(cls)}


def _field(field: attrs.Attribute[Any], hint: Any) -> Field:
    options = _options(hint)
    own = field.name == "id" and ActorId in options
    shape = IdOrName(own=True) if own else _shape(options, field)
    required = field.default is attrs.NOTHING
    return Field(shape, type(None) in options or field.default is None, required)


def _options(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)


def _shape(options: tuple[Any, ...], field: attrs.Attribute[Any]) -> Shape:
    kinds = frozenset(options) - {type(None)}
    if kinds in _TIMES:
        return Time(field.converter) if callable(field.converter) else _TIMES[kinds]
    if kinds == frozenset(typing.get_args(Fact)):
        return OneOf({key: shape_of(fact) for key, fact in FACTS.items()})
    (kind,) = kinds
    if typing.get_origin(kind) is tuple:
        return _listed(typing.get_args(kind)[0], field)
    return _single(kind)


def _listed(item: Any, field: attrs.Attribute[Any]) -> Shape:
    if item is Role:
        return PartyRoles(shape_of(item))
    if typing.get_origin(item) is tuple:
        return Many(ListOrText(_single(typing.get_args(item)[0])))
    one = _single(item)
    if isinstance(one, Entry):
        convert: Any = field.converter
        return Many(shortened(one, field.name, convert))
    return ListOrText(one) if field.name in _BARE else Many(one)


def _single(kind: Any) -> Shape:
    if typing.get_origin(kind) is typing.Literal:
        return VocabularyTerm(typing.get_args(kind))
    if attrs.has(kind):
        return shape_of(kind)
    return EnumValue(kind) if issubclass(kind, enum.StrEnum) else _SCALARS[kind]
