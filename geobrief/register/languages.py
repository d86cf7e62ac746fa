"""What are states and territories called in other languages, and in spellings that English prose hardly has?

The table is read only where the English names have no answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geobrief.model.identity import ActorId
from geobrief.register.bearings import Bearing
from geobrief.register.tables import lines

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
