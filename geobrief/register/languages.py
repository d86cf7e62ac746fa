"""Names of states and territories in other languages, and spellings that are rare in English prose.

They are read only if the English names give no answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from geobrief.model.identity import ActorId
from geobrief.register.designations import Designation
from geobrief.register.iso import names_in_other_languages
from geobrief.register.tables import Cells, cells, rows

_ISO_LANGUAGES = {"zh": "zh_CN"}
_SHORT = ("common_name", "name")
# German writes ae, oe, ue where the umlaut is not available.
_WITHOUT_UMLAUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def rare_names(periods: Mapping[str, str]) -> Iterator[Designation]:
    """English spellings that are rare in prose; `periods` gives the period of each record.

    >>> [name.id for name in rare_names({"DEU": "1701/.."}) if name.text == "United Germany"]
    ['DEU']
    """
    for record, name, kind, language, _ in _rows():
        if language == "en" and record in periods:
            yield Designation(name, ActorId(record), kind, periods[record])


def foreign_names(periods: Mapping[str, str]) -> Iterator[Designation]:
    """The names of records in other languages; `periods` gives the period of each record.

    >>> names = [name.text for name in foreign_names({"CHE": "1291-08-01/.."})]
    >>> "Schweiz" in names, "Suisse" in names
    (True, True)
    """
    for record, name, kind, language, _ in _rows():
        if language != "en" and record in periods:
            yield Designation(name, ActorId(record), kind, periods[record])
            if language == "de" and (other := name.translate(_WITHOUT_UMLAUT)) != name:
                yield Designation(other, ActorId(record), kind, periods[record])
    yield from _iso_names(periods)


def name_in(record: Any, language: str) -> str:
    """The short name of a record in a language (`fr`); its own name if it has none of its own there.

    >>> from geobrief.register import world
    >>> name_in(world().state("DEU"), "fr"), name_in(world().state("AGO"), "de")
    ('Allemagne', 'Angola')
    """
    name: str = record.name
    return name if language == "en" else _short_names(language).get(record.id, name)


@cache
def _short_names(language: str) -> dict[str, str]:
    """The short name of each record in a language: of Chinese names, that in simplified letters."""
    territories = {row["iso3"]: row["id"] for row in rows("territories") if row["iso3"]}
    found: dict[str, str] = {}
    for record, name, kind, of, _ in _rows():
        if of == language and kind == "short" and (language != "zh" or _is_simplified(name)):
            found.setdefault(record, name)
    for iso3, _, text, english in names_in_other_languages((_ISO_LANGUAGES.get(language, language),), _SHORT):
        if "," not in english and "(" not in english:
            found.setdefault(territories.get(iso3, iso3), text)
    return found


def _is_simplified(name: str) -> bool:
    """Whether a name in Chinese has only simplified letters, of which GB 2312 is the repertoire."""
    try:
        return bool(name.encode("gb2312"))
    except UnicodeError:
        return False


def _rows() -> list[Cells]:
    return cells("state_names_other", "state", "name", "kind", "language", "source")


def _iso_names(periods: Mapping[str, str]) -> Iterator[Designation]:
    """The names of ISO 3166-1 in other languages, of states and of territories with a code of their own.

    A name that two states share in English is left to the table: ISO calls only one of them Congo.
    """
    territories = {row["iso3"]: row["id"] for row in rows("territories") if row["iso3"]}
    uses = Counter(name for _, name in {(row["state"], row["name"]) for row in rows("state_names")})
    for iso3, _, text, english in dict.fromkeys(names_in_other_languages()):
        record = territories.get(iso3, iso3)
        if record in periods and uses[english] < 2:
            yield Designation(text, ActorId(record), "official", periods[record])
