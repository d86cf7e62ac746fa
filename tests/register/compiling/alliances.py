"""Alliances of ATOP and of the Correlates of War that the register does not keep by hand.

One row for each treaty of ATOP, with the number of the Correlates of War where ATOP names it, then one for each
alliance that only the Correlates of War have. Obligations are those of ATOP, joined with the type of the Correlates of
War. An alliance is taken to be in force from the day on which the lists count it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from .files import WORLD, Row, edtf, first_day, grouped, holders, last_day, listed_rows, lived, named, unique
from .tables import DESCRIPTIVE, Compiled, kept_numbers, title_of

_ATOP = {"defense": "defense", "offense": "offense", "neutral": "neutrality", "nonagg": "nonaggression",
         "consul": "consultation"}  # fmt: skip
_COW = {"defense": "defense", "neutrality": "neutrality", "nonaggression": "nonaggression", "entente": "consultation"}
_ORDER = ("defense", "offense", "neutrality", "nonaggression", "consultation")
_DAY = datetime.timedelta(days=1)
_OF_PEACE = {"neutrality", "nonaggression"}


class Spell(NamedTuple):
    """The membership of a state: the day it entered, and the day it left, empty if it did not."""

    state: str
    entered: str
    left: str


def alliances(folder: Path) -> Iterator[Compiled]:
    """The alliances, in the order of the lists."""
    kept = kept_numbers("agreements")
    atop = grouped(listed_rows(folder / "atop-5.1-member.csv"), "atopid")
    cow = grouped(listed_rows(folder / "cow-alliance-4.1-by-member.csv"), "version4id")
    linked: set[str] = set()
    for number, members in atop.items():
        others = [n for n in unique(row["cow4id"].strip() for row in members) if f"cow-alliance:{n}" not in kept]
        linked.update(others)
        if f"atop:{number}" not in kept:
            obligations = _obligations(members, _ATOP) | _obligations([r for n in others for r in cow.get(n, ())], _COW)
            numbers = [f"atop:{number}", *(f"cow-alliance:{other}" for other in others)]
            yield from _alliance(numbers, list(_spells(members, "atop")), obligations, "atop-5.1")
    for number, members in cow.items():
        if f"cow-alliance:{number}" not in kept and number not in linked:
            spells = list(_spells(members, "cow"))
            yield from _alliance([f"cow-alliance:{number}"], spells, _obligations(members, _COW), "cow-alliance-4.1")


def _obligations(members: Sequence[Row], columns: dict[str, str]) -> set[str]:
    return {obligation for column, obligation in columns.items() if any(row[column] == "1" for row in members)}


def _spells(members: Sequence[Row], style: str) -> Iterator[Spell]:
    """The memberships as those of states of the register: who succeeded to a number succeeded to the alliance."""
    for row in members:
        if style == "atop":
            entered, left = (
                edtf(row["yrent"], row["moent"], row["dayent"]),
                edtf(row["yrexit"], row["moexit"], row["dayexit"]),
            )
            code = row["member"]
        else:
            begin = "all_st" if row["left_censor"] == "1" else "mem_st"
            entered = edtf(*(row[f"{begin}_{part}"] for part in ("year", "month", "day")))
            left = edtf(*(row[f"mem_end_{part}"] for part in ("year", "month", "day")))
            code = row["ccode"]
        held = holders(code, entered, left)
        for place, one in enumerate(held):
            same_before = place and held[place - 1].state == one.state
            if not same_before:
                later = next((next_one for next_one in held[place + 1 :] if next_one.state != one.state), None)
                yield Spell(
                    one.state,
                    entered if place == 0 else one.first.isoformat(),
                    later.first.isoformat() if later else left,
                )


def _alliance(numbers: list[str], spells: list[Spell], obligations: set[str], source: str) -> Iterator[Compiled]:
    spells = _joined(spell for spell in spells if lived(spell.state, spell.entered, spell.left))
    parties = list(unique(spell.state for spell in spells))
    if len(parties) < 2:
        return
    begun = min((spell.entered for spell in spells), key=first_day)
    founders = list(unique(spell.state for spell in spells if spell.entered == begun))
    described = named(founders if len(founders) > 1 else parties, begun)
    title, known = title_of(numbers, f"{_noun(obligations)} of {described} ({begun[:4]})")
    if known and known.begun:
        spells = [spell._replace(entered=known.begun) if spell.entered == begun else spell for spell in spells]
        begun = known.begun
    row = {
        "title": title,
        "names": known.names if known else "",
        "kind": "nonaggression" if obligations and obligations <= _OF_PEACE else "alliance",
        "parties": " | ".join(parties),
        "parties_complete": "true",
        "obligations": " | ".join(one for one in _ORDER if one in obligations),
        "numbers": " | ".join(numbers),
        "note": "" if known else DESCRIPTIVE,
        "source": source,
    }
    steps = tuple({**step, "source": source} for step in _steps(begun, spells))
    yield Compiled("agreements", row, steps, known=known)


def _joined(spells: Iterable[Spell]) -> list[Spell]:
    """The spells of each state, those that follow each other without a gap as one."""
    found: dict[str, list[Spell]] = {}
    for spell in sorted(spells, key=lambda spell: first_day(spell.entered)):
        own = found.setdefault(spell.state, [])
        if own and (not own[-1].left or first_day(spell.entered) <= last_day(own[-1].left) + _DAY):
            last = spell.left and own[-1].left and max(spell.left, own[-1].left, key=last_day)
            own[-1] = own[-1]._replace(left=last)
        else:
            own.append(spell)
    return [spell for own in found.values() for spell in own]


def _steps(begun: str, spells: list[Spell]) -> Iterator[Row]:
    """The conclusion by all, what states did by themselves, and the end for all that were left."""
    ends = {spell.left for spell in spells}
    ended = "" if "" in ends else max(ends, key=last_day)
    yield from ({"status": status, "date": begun, "party": ""} for status in ("signed", "in_force"))
    own = []
    for spell in spells:
        if spell.entered != begun:
            own.append({"status": "in_force", "date": _within_life(spell), "party": spell.state})
        if spell.left != ended:
            own.append({"status": "terminated", "date": spell.left, "party": spell.state})
    yield from sorted(own, key=lambda step: (first_day(step["date"]), step["status"] == "in_force", step["party"]))
    if ended:
        yield {"status": "terminated", "date": ended, "party": ""}


def _within_life(spell: Spell) -> str:
    """The day on which a state entered; if it did not exist yet, the day on which it began."""
    if lived(spell.state, spell.entered, spell.entered):
        return spell.entered
    later = [begin for begin, _ in WORLD.lifetime(spell.state) if begin >= first_day(spell.entered).toordinal()]
    return datetime.date.fromordinal(min(later)).isoformat()


def _noun(obligations: set[str]) -> str:
    if {"defense", "offense"} <= obligations:
        return "Alliance"
    nouns = {"defense": "Defence pact", "offense": "Offensive alliance", "consultation": "Consultation pact",
             "nonaggression": "Non-aggression pact", "neutrality": "Neutrality pact"}  # fmt: skip
    return next((noun for obligation, noun in nouns.items() if obligation in obligations), "Entente")
