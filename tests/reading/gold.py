"""How much of a gold brief does a reading find? Sets per layer, compared without partial credit."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

import geobrief

LAYERS = ("dates", "states", "leaders", "agreements", "disputes", "events")
SYMMETRIC = {"AGREE", "CONSULT"}
SMALL_WORDS = frozenset(
    """the a an on in at by of since from to until till during for before after between and
    early earlier late later mid""".split()
)
JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def gold(folder: Path) -> list[dict[str, Any]]:
    """The gold briefs of a folder, every scalar as text."""
    return [yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in sorted(folder.glob("*.yaml"))]


def reading(brief: dict[str, Any], strict: bool = False) -> geobrief.Brief:
    title = f"{brief['title']}\n\n" if "title" in brief else ""
    return geobrief.read(title + brief["text"], published=brief["published"], strict=strict)


def score(briefs: list[dict[str, Any]]) -> dict[str, float]:
    """F1 per layer over all briefs."""
    hits, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for brief in briefs:
        read = reading(brief)
        for layer in LAYERS:
            expected = [item if isinstance(item, dict) else {"id": item} for item in brief.get(layer) or []]
            mine = list(entries(read, layer))
            matched = match(layer, expected, mine)
            required = [i for i, item in enumerate(expected) if item.get("optional") != "true"]
            hits[layer] += len(set(required) & set(matched))
            wanted[layer] += len(required)
            found[layer] += len(mine) - sum(i not in required for i in matched)
    return {layer: 2 * hits[layer] / max(1, found[layer] + wanted[layer]) for layer in LAYERS}


def precision_and_recall(briefs: list[dict[str, Any]], strict: bool = False) -> dict[str, tuple[float, float]]:
    """Precision per layer, where optional items count as right, and recall of the items that are not optional."""
    right, found, hits, wanted = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for brief in briefs:
        read = reading(brief, strict)
        for layer in LAYERS:
            expected = [item if isinstance(item, dict) else {"id": item} for item in brief.get(layer) or []]
            mine = list(entries(read, layer))
            matched = match(layer, expected, mine)
            required = {i for i, item in enumerate(expected) if item.get("optional") != "true"}
            right[layer] += len(matched)
            found[layer] += len(mine)
            hits[layer] += len(required & set(matched))
            wanted[layer] += len(required)
    return {layer: (right[layer] / max(1, found[layer]), hits[layer] / max(1, wanted[layer])) for layer in LAYERS}


def precision_by_basis(briefs: list[dict[str, Any]]) -> dict[tuple[str, str], float]:
    """The share of the records of a layer with a basis that are in the gold."""
    right, found = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for brief in briefs:
        read = reading(brief)
        for layer in ("agreements", "disputes", "events"):
            free = list(brief.get(layer) or [])
            for record in getattr(read, layer):
                for entry in entries_of(layer, record):
                    same = next((item for item in free if is_same(layer, item, entry)), None)
                    found[layer, record.basis] += 1
                    if same is not None:
                        free.remove(same)
                        right[layer, record.basis] += 1
    return {key: right[key] / found[key] for key in found}


def match(layer: str, expected: list[dict[str, Any]], mine: list[tuple[Any, ...]]) -> list[int]:
    """The gold items that are found, required ones first; each entry of the reading is used once."""
    free, matched = list(mine), []
    for index in sorted(range(len(expected)), key=lambda i: expected[i].get("optional") == "true"):
        entry = next((one for one in free if is_same(layer, expected[index], one)), None)
        if entry is not None:
            free.remove(entry)
            matched.append(index)
    return matched


def entries(brief: geobrief.Brief, layer: str) -> Iterator[tuple[Any, ...]]:
    for record in getattr(brief, layer):
        yield from entries_of(layer, record)


def entries_of(layer: str, record: Any) -> Iterator[tuple[Any, ...]]:
    """What is compared of a record, or nothing if it is not compared."""
    if layer == "dates" and record.kind == "date":
        yield plain(record.text), str(record.value)
    elif layer == "states":
        yield (record.id,)
    elif layer == "leaders":
        yield words(record.name), bare(record.state or "")
    elif layer in ("agreements", "disputes"):
        yield record.kind, sides(record.parties)
    elif layer == "events" and record.modality not in ("negated", "hypothetical"):
        yield JOINED.get(record.type, record.type), sides(record.actors), sides(record.recipients)


def is_same(layer: str, item: dict[str, Any], entry: tuple[Any, ...]) -> bool:
    if layer == "dates":
        return plain(item["text"]) == entry[0] and entry[1] in allowed(item, "value")
    if layer == "states":
        return entry[0] in allowed(item, "id")
    if layer == "leaders":
        return bool({words(item["name"])[-1], entry[0][-1]} & set(words(item["name"])) & set(entry[0])) and entry[
            1
        ] in allowed(item, "state")
    if layer in ("agreements", "disputes"):
        return entry[0] in allowed(item, "kind") and entry[1] in [
            sides(parties) for parties in allowed(item, "parties")
        ]
    return entry[0] in allowed(item, "type") and same_sides(item, entry)


def same_sides(item: dict[str, Any], entry: tuple[Any, ...]) -> bool:
    pairs = [(sides(a), sides(r)) for a in allowed(item, "actor") for r in allowed(item, "recipient")]
    if entry[0] in SYMMETRIC or item["type"] in SYMMETRIC:
        return any(entry[1] | entry[2] == actors | recipients for actors, recipients in pairs)
    return entry[1:] in pairs


def allowed(item: dict[str, Any], name: str) -> list[Any]:
    return [item.get(name, []), *item.get(f"{name}_or", [])]


def sides(ids: Any) -> frozenset[str]:
    return frozenset(bare(one) for one in ([ids] if isinstance(ids, str) else ids))


def bare(actor: str) -> str:
    return re.sub(r"^(org|group):", "", str(actor)).upper()


def words(text: str) -> tuple[str, ...]:
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return tuple(re.findall(r"[^\W_]+", folded.replace("’", "'").replace("'", "")))


def plain(text: str) -> tuple[str, ...]:
    """The words of a date without small words before it."""
    kept = list(words(text))
    while len(kept) > 1 and kept[0] in SMALL_WORDS:
        del kept[0]
    return tuple(kept)
