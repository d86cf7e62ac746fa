"""Measures what is read of a fact in each of its wordings, of what is denied or only planned, and of uneventful prose.

`python tests/reading/paraphrases_report.py [--strict]` prints recall by class and by form of wording.

A fact of `paraphrases/*.yaml` is worded in eight forms for two casts of states and leaders. The sentences are our own
and illustrate language: not everything that they say has happened. The facts with `held_out: true` are not looked at
while the reader is changed; which they are depends on `SEED` alone.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import geobrief

FOLDER = Path(__file__).with_name("paraphrases")
NO_EVENTS = Path(__file__).with_name("no_events.txt")
SEED = "paraphrases-1"
FORMS = ("active", "passive", "nominal", "light_verb", "relative", "participle", "headline", "quotation")
LAYERS = ("events", "agreements", "disputes")
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
UNREAL = {"negated", "hypothetical"}

Fact = dict[str, Any]


class Wording(NamedTuple):
    """A sentence that says a fact, or denies, hedges or plans it, for one cast."""

    fact: Fact
    cast: dict[str, str]
    form: str
    text: str


class Outcome(NamedTuple):
    """Whether one expected record was read from one wording; `found_steps` asks for the status too."""

    held_out: bool
    form: str
    layer: str
    kind: str
    status: str
    found: bool
    found_steps: bool


def facts() -> list[Fact]:
    """The facts of all files, every scalar as text."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return [fact for path in sorted(FOLDER.glob("*.yaml")) for fact in yaml.load(path.read_text("utf-8"), loader)]


def is_drawn(fact: Fact) -> bool:
    """Whether a fact is held out: a third is, drawn by `SEED` and the name of the fact."""
    return int(hashlib.sha256(f"{SEED}:{fact['fact']}".encode()).hexdigest(), 16) % 3 == 0


def wordings(fact: Fact, section: str) -> Iterator[Wording]:
    """The sentences of `wordings` or `unreal`, for each cast."""
    for cast in fact["casts"]:
        for form, template in fact[section].items():
            text = re.sub(r'^"?[a-z]', lambda start: start[0].upper(), template.format(**cast))
            yield Wording(fact, cast, form, text)


def expected(wording: Wording, layer: str) -> Iterator[dict[str, Any]]:
    """The records that a wording of a fact gives, with the ids of its cast."""
    for record in wording.fact["expect"].get(layer, []):
        roles = {role: record[role] for role in ("actors", "recipients", "parties") if role in record}
        yield record | {role: frozenset(wording.cast[f"{name}_id"] for name in roles[role]) for role in roles}


def is_read(item: dict[str, Any], layer: str, brief: geobrief.Brief, *, with_status: bool = True) -> bool:
    """Whether a brief has an expected record, asserted, with exactly its sides."""
    if layer == "events":
        return any(event.modality == "asserted" and is_same_event(item, event) for event in brief.events)
    return any(
        record.kind in allowed(item, "kind")
        and frozenset(record.parties) == item["parties"]
        and (not with_status or record.status in allowed(item, "status"))
        for record in getattr(brief, layer)
    )


def is_same_event(item: dict[str, Any], event: geobrief.Event) -> bool:
    wanted: tuple[frozenset[str], frozenset[str]] = (item["actors"], item["recipients"])
    sides = (frozenset(event.actors), frozenset(event.recipients))
    if event.type not in allowed(item, "type"):
        return False
    if not item["recipients"] or event.type in MUTUAL:
        return frozenset().union(*sides) == frozenset().union(*wanted)
    return sides == wanted


def allowed(item: dict[str, Any], name: str) -> list[str]:
    return [item[name], *item.get(f"{name}_or", [])]


def outcomes(strict: bool) -> Iterator[Outcome]:
    """Every expected record of every wording."""
    for wording in (wording for fact in facts() for wording in wordings(fact, "wordings")):
        brief = read(wording, strict)
        for layer in LAYERS:
            for item in expected(wording, layer):
                found = is_read(item, layer, brief, with_status=False)
                with_status = found and is_read(item, layer, brief)
                kind = item["type" if layer == "events" else "kind"]
                held_out = "held_out" in wording.fact
                yield Outcome(held_out, wording.form, layer, kind, item.get("status", ""), found, with_status)


def false_records(strict: bool) -> Iterator[tuple[bool, str, bool]]:
    """Whether the asserted record of a fact is read where the fact is denied, hedged or planned."""
    for wording in (wording for fact in facts() for wording in wordings(fact, "unreal")):
        brief = read(wording, strict)
        false = {
            layer: [is_read(item, layer, brief) for item in expected(wording, layer)]
            for layer in LAYERS
            if layer in wording.fact["expect"]
        }
        held_out = "held_out" in wording.fact
        yield held_out, wording.form, any(map(any, false.values()))
        yield from ((held_out, f"{wording.form} {layer}", any(hits)) for layer, hits in false.items())


def read(wording: Wording, strict: bool) -> geobrief.Brief:
    return geobrief.read(wording.text, published=wording.cast["published"], strict=strict, tables=LAYERS, check=False)


@cache
def recall(strict: bool) -> dict[tuple[str, str], float]:
    """Recall by part and by layer, class, step or form of wording, such as ("held out", "agreements with status")."""
    return shares((part(o.held_out), name, hit) for o in outcomes(strict) for name, hit in classes(o))


def classes(outcome: Outcome) -> Iterator[tuple[str, bool]]:
    found, with_status = outcome.found, outcome.found_steps
    yield outcome.layer, found
    yield f"form {outcome.form}", found
    yield f"{outcome.layer} {outcome.kind}", found
    if outcome.status:
        yield f"{outcome.layer} with status", with_status
        yield f"{outcome.layer} with status {outcome.status}", with_status


@cache
def false_rates(strict: bool) -> dict[tuple[str, str], float]:
    """The share of denied, hedged and planned wordings that give the asserted record, by part, form and layer."""
    return shares((part(held_out), name, hit) for held_out, name, hit in false_records(strict))


@cache
def fire_rates(strict: bool) -> dict[str, float]:
    """The share of uneventful sentences in which something is read between two or more participants."""
    lines = NO_EVENTS.read_text("utf-8").splitlines()
    fired = Counter[str]()
    for line in lines:
        brief = geobrief.read(line, published="2015-06-15", strict=strict, tables=LAYERS, check=False)
        fired["events"] += any(e.modality not in UNREAL and len(set(e.participants)) > 1 for e in brief.events)
        fired["agreements"] += any(len(set(agreement.parties)) > 1 for agreement in brief.agreements)
        fired["disputes"] += any(len(set(dispute.parties)) > 1 for dispute in brief.disputes)
    return {layer: fired[layer] / len(lines) for layer in LAYERS}


def part(held_out: bool) -> str:
    return "held out" if held_out else "open"


def shares(rows: Iterator[tuple[str, str, bool]]) -> dict[tuple[str, str], float]:
    hits, totals = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for part_name, name, hit in rows:
        hits[part_name, name] += hit
        totals[part_name, name] += 1
    return {key: hits[key] / total for key, total in totals.items()}


def main(strict: bool) -> None:
    for title, figures in (("recall", recall(strict)), ("unreal forms read as real", false_rates(strict))):
        print(f"{title:42}{'open':>10}{'held out':>10}")
        for name in dict.fromkeys(sorted(name for _, name in figures)):
            cells = (figures.get((which, name)) for which in ("open", "held out"))
            print(f"  {name:40}" + "".join(f"{'' if cell is None else f'{cell:.3f}':>10}" for cell in cells))
    print("uneventful sentences with something between two or more participants")
    for layer, rate in fire_rates(strict).items():
        print(f"  {layer:40}{rate:>10.3f}")


if __name__ == "__main__":
    main(strict="--strict" in sys.argv[1:])
