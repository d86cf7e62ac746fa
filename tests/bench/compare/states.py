"""States named in prose: precision and recall on the gold briefs that were kept apart, and the time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from turns import against, in_turns, table

import geobrief

TESTS = Path(__file__).parents[2]
sys.path.insert(0, str(TESTS / "reading"))
from gold import allowed, gold  # noqa: E402

BRIEFS = [brief for folder in ("held_out", "second/held_out") for brief in gold(TESTS / "briefs" / folder)]


def section(rounds: int) -> str:
    """The part of the page on states in prose."""
    tools: dict[str, Callable[[dict[str, Any]], set[str]]] = {"geobrief": _geobrief}
    with suppress(ImportError):
        tools["flashgeotext"] = _flashgeotext()
    times = against(in_turns({n: lambda t=t: [t(brief) for brief in BRIEFS] for n, t in tools.items()}, rounds))
    rows = [[name, *map("{:.2f}".format, _precision_and_recall(tool)), times[name]] for name, tool in tools.items()]
    return f"""## States in prose

The states that {len(BRIEFS)} news briefs are about (those kept apart while the reader was built), by name, demonym,
capital or seat of government, on the day of the brief.

{table(["", "precision", "recall", "time"], rows)}
flashgeotext finds names and spellings, and cities besides, in any language of its tables; demonyms and the state of
the day are not its task.
"""


def _precision_and_recall(tool: Callable[[dict[str, Any]], set[str]]) -> tuple[float, float]:
    right = found = hits = wanted = 0
    for brief in BRIEFS:
        mine = tool(brief)
        items = [item if isinstance(item, dict) else {"id": item} for item in brief["states"]]
        known = {id for item in items for id in allowed(item, "id")}
        required = [item for item in items if item.get("optional") != "true"]
        right += len(mine & known)
        found += len(mine)
        hits += sum(bool(mine & set(allowed(item, "id"))) for item in required)
        wanted += len(required)
    return right / found, hits / wanted


def _text(brief: dict[str, Any]) -> str:
    return f"{brief['title']}\n\n{brief['text']}" if "title" in brief else str(brief["text"])


def _geobrief(brief: dict[str, Any]) -> set[str]:
    read = geobrief.read(_text(brief), published=brief["published"], tables=["states"], check=False)
    return {state.id for state in read.states}


def _flashgeotext() -> Callable[[dict[str, Any]], set[str]]:
    from flashgeotext.geotext import GeoText

    finder, world = GeoText(), geobrief.world()

    def find(brief: dict[str, Any]) -> set[str]:
        names = list(finder.extract(_text(brief))["countries"])
        return {id for id in world.codes(names, to="id", on=brief["published"]).values if id is not None}

    return find
