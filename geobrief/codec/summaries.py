"""Records and differences between records as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import attrs

from geobrief.codec.documents import SECTIONS
from geobrief.model.plain_data import in_words, is_stated, plain_data

# Where a record comes from, its local id, and what follows from its steps.
SECONDARY = frozenset(("evidence", "mentions", "rule", "basis", "source", "id", "start", "end", "status", "date"))
HEADER = "header"  # the section of title, publication, text and base files
_LONG = frozenset(("names", "demonyms", "capitals", "codes"))


@cache
def said(cls: type) -> frozenset[str]:
    """The keys by which records of a class are equal: not evidence and source, nor what follows from steps.

    >>> from geobrief.model import Agreement, Event
    >>> "date" in said(Event), "date" in said(Agreement), "id" in said(Event)
    (True, False, False)
    """
    return frozenset(field.name for field in attrs.fields(cls) if field.eq)


def summary(record: Any, *, brief: bool = False) -> str:
    """A record in one line, without further names and codes; `brief` for its first two values.

    >>> from geobrief.model import Agreement
    >>> summary(Agreement("trade", ["ARG", "CHL"], signed="1991"))
    'trade, ARG, CHL, signed 1991'
    """
    plain = plain_data(record)
    cls: Any = type(record)
    shown = said(cls) - _LONG - {"id", "start", "end", "denied"}
    keys = [key for key, value in plain.items() if key in shown and is_stated(value)]
    return ", ".join(in_words(plain[key]) for key in (keys[:2] if brief else keys)) or type(record).__name__


def plain_sections(sections: Mapping[str, Iterable[Any]]) -> dict[str, list[dict[str, Any]]]:
    """The records of each section as plain data, sections without records left out."""
    plain = {section: [plain_data(record) for record in records] for section, records in sections.items()}
    return {section: records for section, records in plain.items() if records}


def difference_text(
    removed: Mapping[str, Iterable[Any]],
    added: Mapping[str, Iterable[Any]],
    changed: Mapping[str, Iterable[str]],
) -> str:
    """Removed and added records and the lines of changed ones, by section; empty if there are none.

    >>> from geobrief.model import Membership
    >>> difference_text({}, {"memberships": [Membership("org:NATO", "SWE")]}, {})
    'memberships\\n  + org:NATO, SWE, member'
    """
    lines = []
    for section in (HEADER, *SECTIONS):
        lines += [section] if any(part.get(section) for part in (removed, added, changed)) else []
        lines += [f"  - {summary(record)}" for record in removed.get(section, ())]
        lines += [f"  + {summary(record)}" for record in added.get(section, ())]
        lines += [f"  ~ {line}" for line in changed.get(section, ())]
    return "\n".join(lines)
