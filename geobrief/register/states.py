"""Which states does the register know? Its tables of states, names, demonyms, capitals and codes, as records."""

from __future__ import annotations

from collections.abc import Iterable

from geobrief.model.names import Name
from geobrief.model.states import State
from geobrief.register.periods import period
from geobrief.register.systems import Spell
from geobrief.register.tables import Row, listed, rows, rows_by

_FORMS = ("adjective", "noun", "plural")


def load_states(spells: Iterable[Spell]) -> tuple[State, ...]:
    """All states, each with what it was called and which codes it had."""
    names, demonyms = rows_by("state_names", "state"), rows_by("demonyms", "state")
    capitals, codes = rows_by("capitals", "state"), rows_by("codes", "state")
    numbers = _numbers(spells)
    return tuple(
        State(
            row["id"],
            row["name"],
            names=[_name(entry, entry["name"], entry["kind"], row["end"]) for entry in names.get(row["id"], ())],
            demonyms=[name for entry in demonyms.get(row["id"], ()) for name in _demonyms(entry, row["end"])],
            capitals=[_name(entry, entry["name"], entry["kind"], row["end"]) for entry in capitals.get(row["id"], ())],
            codes=[
                *(_name(entry, entry["code"], entry["system"], row["end"]) for entry in codes.get(row["id"], ())),
                *numbers.get(row["id"], ()),
            ],
            period=period(row["start"], row["end"]),
            predecessors=listed(row["predecessors"]),
            successors=listed(row["successors"]),
            source=row["source"],
        )
        for row in rows("states")
    )


def _name(row: Row, text: str, kind: str, last: str) -> Name:
    """A name that has no end of its own ends with what bears it."""
    return Name(text, kind, period(row["start"], row["end"] or last), row.get("language") or "en")


def _demonyms(row: Row, last: str) -> Iterable[Name]:
    return (_name(row, row[form], form, last) for form in _FORMS if row[form])


def _numbers(spells: Iterable[Spell]) -> dict[str, list[Name]]:
    """The numbers that the numbered lists give to each state."""
    numbers: dict[str, list[Name]] = {}
    for spell in spells:
        if isinstance(spell.code, int):
            for state, part in spell.parts():
                numbers.setdefault(state, []).append(Name(str(spell.code), spell.system, part))
    return numbers
