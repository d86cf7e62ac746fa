"""Crises of International Crisis Behavior that the register does not keep by hand.

The parties are the crisis actors, with the state whose act triggered the crisis if it was the same for all of them, and
the adversaries of `adversaries.csv` where the list has a single actor. Sides are known where one actor triggered the
crisis of the other.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from .files import Row, edtf, first_day, grouped, listed_rows, lived, state, unique
from .tables import Compiled, kept_numbers, title_of

_LEVELS = {"2": "use", "3": "use", "4": "use"}  # a war is the matter of the lists of wars
_NOT_STATES = 900  # to 999: groups, organisations, several
_SMALL = {"Of", "The", "In", "And", "To", "On"}
_NO_ADVERSARIES = {"114", "165"}  # all crises were triggered by the act of a friend or by an upheaval


def crises(folder: Path) -> Iterator[Compiled]:
    """The crises, in the order of the list."""
    kept = kept_numbers("disputes")
    actors = grouped(listed_rows(folder / "icb2-13.csv"), "crisno")
    for row in listed_rows(folder / "icb1-13.csv"):
        if f"icb:{row['crisno']}" not in kept:
            yield from _crisis(row, actors[row["crisno"]])


def _crisis(row: Row, actors: Sequence[Row]) -> Iterator[Compiled]:
    begun, ended = _dates(row)
    triggers = [(_actor(one["cracid"], begun), _actor(one["trigent"], begun)) for one in actors]
    own = list(unique(actor for actor, _ in triggers))
    foreign = list(dict.fromkeys(trigger for _, trigger in triggers))
    opponents = _adversaries().get(row["crisno"], [])
    if (len(own) == 1 or len(foreign) == 1) and row["crisno"] not in _NO_ADVERSARIES:
        opponents = [*unique(one for one in foreign if one not in own), *opponents]
    parties = [party for party in unique([*own, *opponents]) if lived(party, begun, ended)]
    if len(parties) < len(("actor", "adversary")):
        return
    sides = [own, opponents] if opponents else _sides(triggers, parties)
    number = f"icb:{row['crisno']}"
    title, known = title_of([number], f"{_words(row['crisname'])} crisis of {begun[:4]}")
    cells = {
        "title": title,
        "names": known.names if known else "",
        "kind": "militarized",
        "parties": " | ".join(parties),
        "sides": " ; ".join(" | ".join(party for party in side if party in parties) for side in sides),
        "hostility": _LEVELS.get(row["viol"], ""),
        "numbers": number,
        "source": "icb-13",
    }
    steps = [{"status": "ongoing", "date": begun, "source": "icb-13"}]
    if ended:
        steps.append({"status": "settled", "date": ended, "source": "icb-13"})
    yield Compiled("disputes", cells, tuple(steps), known=known)


def _dates(row: Row) -> tuple[str, str]:
    begun, ended = (edtf(row[f"yr{end}"], row[f"mo{end}"], row[f"da{end}"]) for end in ("trig", "term"))
    if ended and first_day(ended) < first_day(begun) and len(ended) == len(begun):
        return begun[:7], ended[:7]  # the list has the end before the start
    return begun, ended


def _actor(code: str, day: str) -> str | None:
    return state(code, day) if (code.isdecimal() and int(code) < _NOT_STATES) or code in _PACIFIC else None


_PACIFIC = {"900", "910", "920", "940"}


def _adversaries() -> dict[str, list[str]]:
    with Path(__file__).with_name("adversaries.csv").open(encoding="utf-8", newline="") as handle:
        return {row["crisno"]: row["parties"].split(" | ") for row in csv.DictReader(handle)}


def _sides(triggers: Sequence[tuple[str | None, str | None]], parties: Sequence[str]) -> list[list[str]]:
    """The two sides, if the acts that triggered the crises leave no party out and no party on both."""
    side: dict[str, int] = {}
    pairs = [(one, other) for one, other in triggers if one in parties and other in parties and one != other]
    for _ in parties:
        for one, other in pairs:
            if one is not None and other is not None:
                if one not in side and other not in side and not side:
                    side[one] = 0
                for known, open_ in ((one, other), (other, one)):
                    if known in side:
                        side.setdefault(open_, 1 - side[known])
    clear = set(side) == set(parties) and all(side[str(one)] != side[str(other)] for one, other in pairs)
    return [[p for p in parties if side[p] == n] for n in (0, 1)] if clear else []


def _words(name: str) -> str:
    """A name in capitals as it is usually written: «COD WAR I» becomes «Cod War I»."""
    words = [word if re.fullmatch(r"[IVX]+", word) else word.title() for word in name.split()]
    written = [word.lower() if word in _SMALL and place else word for place, word in enumerate(words)]
    return " ".join(written).replace("/", "–").replace("'S", "'s")
