"""Claims of the Issue Correlates of War that the register does not keep by hand: to land, rivers and waters.

Each is one dispute of all its dyads: the challengers on one side and the targets on the other, unless a state is both.
A claim that was open in 2001, when the list ends, has no end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from .files import WORLD, Row, edtf, first_day, grouped, holders, last_day, listed_rows, lived, unique
from .tables import Compiled, kept_numbers, title_of

_KINDS = {"terriss": "territorial", "riveriss": "river", "mariss": "maritime"}
_NOUNS = {"territorial": "claim", "river": "river dispute", "maritime": "maritime claim"}
_OPEN = "200199"
_MISPRINTS = {"2300": {"240": "290"}}  # claim, and what stands for which state


def claims(folder: Path) -> Iterator[Compiled]:
    """The claims, in the order of the list."""
    kept = kept_numbers("disputes")
    for number, dyads in grouped(listed_rows(folder / "icow-claims-1.1.csv", "mac-roman"), "claim").items():
        if f"icow:{number}" not in kept:
            yield from _claim(number, dyads)


def _claim(number: str, dyads: Sequence[Row]) -> Iterator[Compiled]:
    kind = next(kind for column, kind in _KINDS.items() if dyads[0][column] == "1")
    spans: list[tuple[str, str]] = []
    sides: tuple[list[str], list[str]] = ([], [])
    for dyad in dyads:
        begun, ended = _date(dyad["begclaim"]), "" if dyad["endclaim"] == _OPEN else _date(dyad["endclaim"])
        pair = [_holders(number, dyad[role], begun, ended) for role in ("chal", "tgt")]
        if all(pair):
            spans.append((begun, ended))
            for side, states in zip(sides, pair, strict=True):
                side += states
    parties = list(unique([*sides[0], *sides[1]]))
    if not spans:
        return
    name = " ".join(dyads[0]["name"].split())
    title, known = title_of([f"icow:{number}"], f"{name} {_NOUNS[kind]} ({min(begun for begun, _ in spans)[:4]})")
    opposed = not set(sides[0]) & set(sides[1])
    river = " ".join(dyads[0]["rivname"].split())
    row = {
        "title": title,
        "names": known.names if known else "",
        "kind": kind,
        "parties": " | ".join(parties),
        "sides": " ; ".join(" | ".join(unique(side)) for side in sides) if opposed else "",
        "over": f"{name}, {river}" if river and river not in name else name,
        "territory": _territory(name, spans[0][0]) if kind == "territorial" else "",
        "numbers": f"icow:{number}",
        "source": "icow-claims-1.1",
    }
    steps = tuple({**step, "source": "icow-claims-1.1"} for step in _steps(spans))
    yield Compiled("disputes", row, steps, known=known)


def _holders(claim: str, code: str, begun: str, ended: str) -> list[str]:
    """The states that had a number while a claim went on, one after the other."""
    held = holders(_MISPRINTS.get(claim, {}).get(code, code), begun, ended)
    return [one for one in unique(one.state for one in held) if lived(one, begun, ended)]


def _date(text: str) -> str:
    return edtf(text[:4], text[4:], "0")


def _territory(name: str, day: str) -> str:
    """The territory of the register that has this name."""
    found = WORLD.resolve(name)
    id = str(found.record.id) if found.status == "one" and found.record is not None else ""
    return id if id.startswith("territory:") and lived(id, day) else ""


def _steps(spans: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """A step where the claim is first made, dropped by all, and made again."""
    end = None
    for begun, ended in sorted(spans, key=lambda span: first_day(span[0])):
        if end is not None and end != "" and first_day(begun) > last_day(end):
            yield {"status": "settled", "date": end}
            end = None
        if end is None:
            yield {"status": "ongoing", "date": begun}
        end = ended if end is None or (end and (not ended or last_day(ended) > last_day(end))) else end
    if end:
        yield {"status": "settled", "date": end}
