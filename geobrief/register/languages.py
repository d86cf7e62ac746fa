"""What are states and territories called in other languages, and in spellings that English prose hardly has?

The table and pycountry's catalogues are read only where the English names have no answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from geobrief.model.identity import ActorId
from geobrief.register.bearings import Bearing
from geobrief.register.codes import names_in_other_languages
from geobrief.register.tables import lines, rows

# German writes a vowel and an e where it has no dots to put on the vowel.
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def other_names(known: Mapping[str, str]) -> Iterator[Bearing]:
    """The names that records have in other languages and in rare spellings; `known` gives the time of each record.

    >>> names = [bearing.text for bearing in other_names({"CHE": "1291-08-01/.."})]
    >>> "Schweiz" in names, "Suisse" in names
    (True, True)
    """
    for state, name, kind, language, _ in lines("state_names_other", "state", "name", "kind", "language", "source"):
        if state in known:
            yield Bearing(name, ActorId(state), kind, known[state])
            if language == "de" and (other := name.translate(_SPELT_OUT)) != name:
                yield Bearing(other, ActorId(state), kind, known[state])
    yield from _iso_names(known)


def _iso_names(known: Mapping[str, str]) -> Iterator[Bearing]:
    """The names of ISO 3166-1 in other languages, of states and of territories with a code of their own.

    A name that states share in English is left to the table: ISO calls one Congo so, and the other not.
    """
    territories = {row["iso3"]: row["id"] for row in rows("territories") if row["iso3"]}
    bearers = Counter(name for _, name in {(row["state"], row["name"]) for row in rows("state_names")})
    for iso3, text, english in dict.fromkeys(names_in_other_languages()):
        record = territories.get(iso3, iso3)
        if record in known and bearers[english] < 2:
            yield Bearing(text, ActorId(record), "official", known[record])
