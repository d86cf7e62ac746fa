"""Meanings of the values of a column: the record that a name or code means, on any day, for a list of codes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from geobrief.register.catalogue import Catalogue
from geobrief.register.code_lists import OWN_NAMES, CodeList, record_on
from geobrief.register.continuity import under_name
from geobrief.register.designations import Designation
from geobrief.register.folding import folded
from geobrief.register.periods import LAST
from geobrief.register.resolution import Resolution, resolve_matches
from geobrief.register.systems import CodeSpan, SystemName
from geobrief.register.written_names import rewritten

_SLUGS = {"none": "unknown-name", "many": "ambiguous-name", "not_then": "did-not-exist-then"}


class Failure(NamedTuple):
    """Why a value has no code: the slug of the finding, and the reason or what gives it."""

    slug: str
    cause: Resolution | str


class ValueMeaning:
    """What one value means; `at` gives the id of the record on a day, or why there is none."""

    def at(self, day: int | None, target: CodeList) -> str | Failure:
        """The id of the record that is meant on a day (None: without one), or the failure."""
        raise NotImplementedError

    def changes(self, target: CodeList) -> Iterable[int]:
        """The days on which the answer or its code may change."""
        raise NotImplementedError


class FixedMeaning(ValueMeaning):
    """A value that means one record on every day, as the user said, or nothing that can be asked about."""

    def __init__(self, answer: str | Failure) -> None:
        self._answer = answer

    def at(self, day: int | None, target: CodeList) -> str | Failure:
        """The record or the failure."""
        return self._answer

    def changes(self, target: CodeList) -> Iterable[int]:
        """The days on which the code of the record may change."""
        return () if isinstance(self._answer, Failure) else _starts(target.spans(self._answer))


class CodeMeaning(ValueMeaning):
    """A code of a named list."""

    def __init__(self, world: Catalogue, code: Any, source: CodeList) -> None:
        self._world, self._code, self._source = world, code, source
        self._spans = source.records(code)

    def at(self, day: int | None, target: CodeList) -> str | Failure:
        """The record with the code on the day."""
        records = record_on(self._spans, day, self._world)
        plain = self._source.plain(self._code)
        if len(records) == 1 or plain in records:
            return str(plain) if plain in records else records[0]
        if records:
            known = agreed(records, day, target)
            return known or Failure("ambiguous-name", f"can mean {', '.join(records)}")
        return self._unknown(day)

    def _unknown(self, day: int | None) -> Failure:
        if not self._spans:
            return Failure("unknown-name", f"is not a code of the list {self._source.name}")
        when = ", or ".join(f"{_date(first)} to {_date(last)}" for _, first, last in self._spans)
        return Failure("did-not-exist-then", f"is not a code of {self._source.name} on {_date(day)}, but from {when}")

    def changes(self, target: CodeList) -> Iterator[int]:
        """The days on which the record or its code may change."""
        yield from _starts(self._spans)
        for id in {span.value for span in self._spans}:
            yield from _starts(target.spans(id))
            yield from _starts_of_life(self._world, id)


class NameMeaning(ValueMeaning):
    """A name, demonym, capital or code in a column of names.

    `names_of` is the list whose own spellings come first, `prefer` the list that decides between several records; with
    a day, the list of the target does both if they are not given.
    """

    def __init__(self, world: Catalogue, name: str, names_of: SystemName | None, prefer: SystemName | None) -> None:
        self._world, self._name = world, name
        self._names_of: SystemName | None = names_of
        self._prefer: SystemName | None = prefer

    def at(self, day: int | None, target: CodeList) -> str | Failure:
        """The record with the name on the day."""
        own = self._by_own_spelling(day, target)
        if own is not None:
            return own
        resolution = self._resolved(day)
        if day is not None and target.is_of_today and resolution.status in ("many", "not_then"):
            living = {one.id for one in self._matches if self._world._records.existed(one.id, LAST)}
            if len(living) == 1:
                return living.pop()
        if resolution.status == "one":
            (meant,) = resolution.ids[:1]
            return meant if ":" not in meant or target.code(meant, day) else self._other(day, target) or meant
        return self._chosen(resolution, day, target) or Failure(_SLUGS[resolution.status], resolution)

    def changes(self, target: CodeList) -> Iterator[int]:
        """The days on which the record or its code may change."""
        for designation in self._matches:
            first, last = designation.bounds
            yield from (first, last + 1)
        spellings = [span for list_ in self._lists(target) for span in self._world.system(list_).named(self._fold)]
        yield from _starts(spellings)
        named = {*(one.id for one in self._matches), *(span.value for span in spellings)}
        for id in (*named, *(ended for state in named for ended in under_name(state))):
            yield from _starts_of_life(self._world, id)
            yield from _starts(target.spans(id))
            for list_ in self._lists(target):
                yield from _starts(self._world.system(list_).spans(id))

    def _by_own_spelling(self, day: int | None, target: CodeList) -> str | None:
        """The state of which the name is the spelling of the list."""
        system: SystemName | None = self._names_of or (None if day is None else OWN_NAMES.get(target.name))
        spans = () if system is None else self._world.system(system).named(self._fold)
        states = {state for state, first, last in spans if first <= (LAST if day is None else day) <= last}
        return states.pop() if len(states) == 1 else None

    def _chosen(self, resolution: Resolution, day: int | None, target: CodeList) -> str | None:
        """The record that the list decides for, if the name has several or none on the day."""
        if resolution.status == "none":
            return None
        system = self._prefer or self._names_of or (None if day is None else OWN_NAMES.get(target.name))
        members = self._members(system, resolution.ids, day) if system else []
        if system and not members and resolution.status == "not_then":
            members = self._members(system, (ended for id in resolution.ids for ended in under_name(id)), day)
        if len(members) == 1:
            return members[0]
        if resolution.status == "not_then":
            return None
        named = [id for id in members if folded(self._world.actor(id).name) == self._fold]
        return named[0] if len(named) == 1 else agreed(resolution.ids, day, target)

    def _members(self, system: str, ids: Iterable[str], day: int | None) -> list[str]:
        known = self._world._cached(CodeList, system)
        on = LAST if day is None else day
        return [id for id in ids if known.code(id, on) is not None]

    def _other(self, day: int | None, target: CodeList) -> str | None:
        """The only other state with the name that has a code in the list: Tibet is a territory, and was a state."""
        ids = {one.id for one in self._matches if ":" not in one.id and target.code(one.id, day) is not None}
        return ids.pop() if len(ids) == 1 else None

    def _resolved(self, day: int | None) -> Resolution:
        index = self._world._name_index
        if day is None and (known := index.current.get(self._name)):
            return Resolution(self._name, "one", None, self._world, known)
        on = None if day is None else datetime.date.fromordinal(day)
        return resolve_matches(self._world, index, self._name, self._matches, on)

    def _lists(self, target: CodeList) -> set[SystemName]:
        lists: set[SystemName | None] = {self._names_of or OWN_NAMES.get(target.name), self._prefer}
        return {name for name in lists if name is not None}

    @cached_property
    def _matches(self) -> Sequence[Designation]:
        return self._world._name_index.matches(self._name)

    @cached_property
    def _fold(self) -> str:
        return folded([self._name, *rewritten(self._name)][-1])


def agreed(ids: Iterable[str], day: int | None, target: CodeList) -> str | None:
    """The first of several records that have a code, if all that have one have the same."""
    coded = {id: target.code(id, day) for id in ids}
    known = [id for id, code in coded.items() if code is not None]
    return known[0] if len({coded[id] for id in known}) == 1 else None


def meaning_of(
    world: Catalogue,
    value: Any,
    source: CodeList | None,
    names_of: SystemName | None,
    prefer: SystemName | None,
    custom: dict[Any, Any],
) -> ValueMeaning:
    """The meaning of a value of a column of names, or of codes of the list `source`."""
    if value in custom:
        return FixedMeaning(custom[value])
    if source is not None:
        return CodeMeaning(world, value, source)
    if isinstance(value, str):
        return NameMeaning(world, value, names_of, prefer)
    system = getattr(value, "system", None)  # GW(160) or COW(160)
    if isinstance(system, str):
        return CodeMeaning(world, value, world._cached(CodeList, system))
    return FixedMeaning(Failure("invalid-value", "is not a name; the codes of a list are read with from_="))


def _starts(spans: Iterable[CodeSpan]) -> Iterator[int]:
    """The days on which spans begin, and those after their ends."""
    for _, first, last in spans:
        yield first
        yield last + 1


def _starts_of_life(world: Catalogue, id: str) -> Iterator[int]:
    for first, last in world.lifetime(id):
        yield first
        yield last + 1


def _date(day: int | None) -> datetime.date | str:
    return "today" if day is None else datetime.date.fromordinal(day) if day < LAST else "today"
