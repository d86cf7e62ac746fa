"""Code lists: the code that a record has in each list, and the records that a code means, over time.

Some lists are dated (`cow`, `gw`, `un`, `iso`, abbreviations, Polity): a code holds for a period. The others are those
of today: a living state has its code of today on every day, a state that ended that of the state that continues it,
as merged data sets have it, else its own last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any, Literal

from geobrief.errors import ArgumentError, nearest
from geobrief.model.states import State
from geobrief.model.territories import Territory
from geobrief.register.catalogue import Catalogue
from geobrief.register.continuity import continuation
from geobrief.register.languages import name_in
from geobrief.register.periods import ALWAYS, FIRST, LAST, bounds
from geobrief.register.systems import SYSTEMS, TYPES, CodeSpan, SystemName
from geobrief.register.tables import cells
from geobrief.register.territories import codes_of_territories

_ISO = {"iso2": "iso2", "iso3": "iso3", "iso_num": "iso_num"}
_THEN = {f"{system}_then": system for system in _ISO}
_OF_TODAY = (*_ISO, "un_m49", "fips", "ioc", "wb", "genc")
_DATED = ("cow_abb", "gw_abb", "iso3166_3", "polity", "polity_abb", "vdem", *_THEN)
_NUMBERED = ("polity", "vdem")
_PADDED = ("iso_num", "un_m49", "iso_num_then", "un", "iso")
# Continents, regions and groups of states: of the M49 standard, the World Bank and the United Nations.
SCHEMES = ("continent", "region", "wb_region", "un_group")
LISTS = (*SYSTEMS, *_OF_TODAY, *_DATED)
ATTRIBUTES = ("id", "name")
TARGETS = (*ATTRIBUTES, *LISTS, *SCHEMES)
# Other names of the lists, as the field's tools have them.
ALIASES = {
    "cown": "cow",
    "cowc": "cow_abb",
    "gwn": "gw",
    "gwc": "gw_abb",
    "iso2c": "iso2",
    "iso3c": "iso3",
    "iso3n": "iso_num",
    "m49": "un_m49",
    "p5n": "polity",
    "p5c": "polity_abb",
    "world_bank": "wb",
}
LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pt", "ru", "zh")
NAMES = tuple(f"name_{language}" for language in LANGUAGES)
# The list whose own spellings of names go with each target.
OWN_NAMES: Mapping[str, SystemName] = {
    **{name: name for name in SYSTEMS},
    **{"cow_abb": "cow", "gw_abb": "gw"},
    **dict.fromkeys((*_ISO, *_THEN), "iso"),
}


def known_list(name: Any, known: Iterable[str] = (*TARGETS, *NAMES)) -> str:
    """The name of a list, checked; other names of it are replaced by ours.

    >>> known_list("cown"), known_list("vdem")
    ('cow', 'vdem')
    """
    own = ALIASES.get(name, name) if isinstance(name, str) else name
    options = tuple(known)
    if own not in options:
        near = nearest(name, (*options, *ALIASES)) if isinstance(name, str) else None
        raise ArgumentError("unknown kind of code", expected=", ".join(options), got=name, nearest=near)
    return str(own)


# The names of the targets for type checkers and editors.
# fmt: off
Target = Literal[
    "id", "name", "gw", "cow", "un", "iso", "iso2", "iso3", "iso_num", "un_m49", "fips", "ioc", "wb", "genc", "cow_abb",
    "gw_abb", "iso3166_3", "polity", "polity_abb", "vdem", "iso2_then", "iso3_then", "iso_num_then", "continent",
    "region", "wb_region", "un_group", "name_ar", "name_de", "name_en", "name_es", "name_fr", "name_it", "name_pt",
    "name_ru", "name_zh", "cown", "cowc", "gwn", "gwc", "iso2c", "iso3c", "iso3n", "m49", "p5n", "p5c", "world_bank",
]
# fmt: on


class CodeList:
    """One list of codes in one world."""

    def __init__(self, world: Catalogue, name: str) -> None:
        self.name = name
        self._world = world
        self._spans: dict[str, tuple[CodeSpan, ...]] = {}

    @property
    def is_of_today(self) -> bool:
        """Whether a code belongs to its state on every day."""
        return self.name not in SYSTEMS and self.name not in _DATED and self.name not in ATTRIBUTES

    def spans(self, record: str) -> tuple[CodeSpan, ...]:
        """The codes of a record, each with its days; those of a list of today hold always."""
        found = self._spans.get(record)
        if found is None:
            found = self._spans[record] = tuple(span for span in self._made(record) if span.value != "")
        return found

    def code(self, record: str, day: int | None) -> Any:
        """The code of a record on a day, or without one that which it had last; None if it has none."""
        spans = self.spans(record)
        if day is None:
            return max(spans, key=lambda span: (span.last, span.first)).value if spans else None
        return next((code for code, first, last in spans if first <= day <= last), None)

    def records(self, code: Any) -> tuple[CodeSpan, ...]:
        """The ids of the records that a code means, each with its days."""
        return self._by_code.get(self.plain(code), ())

    def plain(self, code: Any) -> Any:
        """A code as the list has it: numbers from texts, `4.0` and `4` alike, leading zeros, capital letters.

        >>> from geobrief.register import world
        >>> lists = {name: CodeList(world(), name) for name in ("cow", "iso_num", "iso3")}
        >>> lists["cow"].plain("002"), lists["iso_num"].plain(4.0), lists["iso3"].plain("fra")
        (2, '004', 'FRA')
        """
        if isinstance(code, float) and code.is_integer():
            code = int(code)
        text = str(int(code)) if isinstance(code, int) else str(code).strip().removesuffix(".0")
        if self.name in TYPES or self.name in _NUMBERED:
            return int(text) if text.isdecimal() else text
        return text.zfill(3) if self.name in _PADDED and text.isdecimal() else text.upper()

    def _made(self, record: str) -> Iterable[CodeSpan]:
        if self.name in SYSTEMS:
            return self._world.system(self.name).spans(record)
        if self.name in _DATED:
            return self._own(record, _THEN.get(self.name, self.name))
        lasting = self._of_today(record) if self.name in _OF_TODAY else self._attribute(record)
        return () if lasting is None else (CodeSpan(lasting, *ALWAYS),)

    def _attribute(self, record: str) -> str | None:
        if self.name in SCHEMES:
            return group(record, self.name)
        return record if self.name == "id" else name_in(self._world.actor(record), self.name.removeprefix("name_"))

    def _of_today(self, record: str) -> Any:
        continuing = continuation(record)
        holders = (continuing, record) if self.name in _ISO else (record, continuing)
        for holder in holders:
            spans = self._own(holder, self.name)
            if spans:
                return max(spans, key=lambda span: (span.last, span.first)).value
        return None

    def _own(self, record: str, system: str) -> list[CodeSpan]:
        """The codes of a list that a record has itself."""
        found = self._world.actor(record)
        if isinstance(found, State):
            typed = int if system in _NUMBERED else str
            return [CodeSpan(typed(code.text), *bounds(code.period)) for code in found.codes if code.kind == system]
        if isinstance(found, Territory):
            return self._own_of_territory(found, system)
        return []

    def _own_of_territory(self, territory: Territory, system: str) -> list[CodeSpan]:
        if system == "iso3" and territory.iso3:
            return [CodeSpan(territory.iso3, *bounds(territory.period))]
        return [
            CodeSpan(int(code) if system in _NUMBERED else code, *ALWAYS)
            for code in _of_territory(territory.id, system)
        ]

    @cached_property
    def _by_code(self) -> dict[Any, tuple[CodeSpan, ...]]:
        found: dict[Any, list[CodeSpan]] = {}
        for record in self._records():
            for code, first, last in self.spans(record):
                found.setdefault(self.plain(code), []).append(CodeSpan(record, first, last))
        if self.name in _ISO:  # withdrawn codes, if they are not those of others today
            then = CodeList(self._world, f"{self.name}_then")
            for code, spans in then._by_code.items():
                found.setdefault(
                    code, [CodeSpan(record, FIRST, LAST) for record in dict.fromkeys(span[0] for span in spans)]
                )
        return {code: tuple(dict.fromkeys(spans)) for code, spans in found.items()}

    def _records(self) -> Iterator[str]:
        yield from (state.id for state in self._world.states)
        yield from (territory.id for territory in self._world.territories)


def _of_territory(territory: str, system: str) -> list[str]:
    return [code.text for code in codes_of_territories(system) if code.id == territory]


def record_on(spans: Iterable[CodeSpan], day: int | None, world: Catalogue) -> list[str]:
    """The ids of the records that a code means on a day; without one, those that have it last.

    Of records that share a code of today, such as the Soviet Union and Russia, it is the one that existed then.
    """
    if day is None:
        spans = list(spans)
        latest = max((span.last for span in spans), default=LAST)
        records = dict.fromkeys(span.value for span in spans if span.last == latest)
        living = [id for id in records if world._records.existed(id, LAST)]
        return living or list(records)
    records = dict.fromkeys(span.value for span in spans if span.first <= day <= span.last)
    return [id for id in records if world._records.existed(id, day)] or list(records)


def group(record: str, scheme: str) -> str | None:
    """The group of a state or territory in a scheme; None if it has none.

    >>> group("PER", "continent"), group("PER", "region"), group("territory:bermuda", "region")
    ('Americas', 'South America', 'Northern America')
    """
    return _groups(scheme).get(record)


@cache
def _groups(scheme: str) -> dict[str, str]:
    rows = cells("regions", "record", "scheme", "group", "source")
    return {record: name for record, kind, name, _ in rows if kind == scheme}
