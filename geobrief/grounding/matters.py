"""Whether an agreement or a dispute has the kind, status and roles that the words of its evidence have."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from geobrief.findings import Finding
from geobrief.grounding.exchanges import of_roles
from geobrief.grounding.statements import Statement
from geobrief.grounding.wording import Passage
from geobrief.model import Agreement
from geobrief.reading.entities import Line
from geobrief.reading.kinds import phrases_in, phrases_of
from geobrief.reading.lexicons import Phrases
from geobrief.register.folding import folded

_KINDS = {"agreements": "agreement_kinds", "disputes": "dispute_kinds"}
_STEM = 6  # letters; «Algerian» is about «Algeria»
_NAME_OR_NUMBER = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_a-z][^\W\d_]+")
_DENYING = frozenset("not no never neither nor without longer".split())
_HEDGING = frozenset("may might could would said hope hopes wants yet".split())
_COMMON = frozenset(
    "treaty agreement accord pact protocol convention memorandum declaration dispute crisis war".split()
)


@cache
def _document() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "matter_words.toml").read_text("utf-8"))


@cache
def _words(part: str) -> Phrases:
    """Words and phrases, each with the statuses or kinds that list them."""
    return phrases_of(_document()[part])


def of_matter(statement: Statement) -> Iterator[Finding]:
    """The contradictions between an agreement or a dispute and its evidence."""
    section = "agreements" if isinstance(statement.record, Agreement) else "disputes"
    yield from _words_about(statement)
    yield from _kind(statement, section)
    yield from _status(statement, section)
    if isinstance(statement.record, Agreement):
        yield from of_roles(statement)


def _words_about(statement: Statement) -> Iterator[Finding]:
    """Names and numbers in a title, a subject or a matter that the text does not have."""
    text = f" {folded.__wrapped__(statement.passage.text.analysis.text)} "
    for field in ("title", "subject", "over"):
        value = getattr(statement.record, field, None)
        for word in _NAME_OR_NUMBER.findall(value if isinstance(value, str) else ""):
            if f" {folded(word)[:_STEM]}" not in text and folded(word) not in _COMMON:
                kind = "number-not-in-evidence" if word[0].isdigit() else "name-not-in-text"
                yield statement.finding(kind, f"the text does not have {word!r}", at=field)


def said_status(passage: Passage, section: str) -> str | None:
    """The status that the words of a passage say first, as a fact."""
    return next((status for status, modality in _stated(passage, section) if modality == "asserted"), None)


def _kind(statement: Statement, section: str) -> Iterator[Finding]:
    """A kind that is nowhere in words, where the evidence has a word for another one."""
    kind = statement.record.kind
    said = _kinds(statement.passage.lines, section)
    if kind in said or kind == "other" or kind in _kinds(statement.passage.text.lines, section):
        return
    groups = [group.split() for group in _document()["alike"]["groups"]]
    if any(kind in group and set(group) & set(said) for group in groups):
        return
    if kind in _document()["alike"]["named"].split():
        message = f"the evidence does not say {kind}{''.join(f', but {one}' for one in said[:1])}"
        yield statement.finding("kind-contradicted", message, at="kind")


def _kinds(lines: Sequence[Line], section: str) -> list[str]:
    found: dict[str, None] = {}
    for line in lines:
        for _, _, kinds in phrases_in(_KINDS[section], "kinds", line.lowers):
            found.update(dict.fromkeys(kinds))
        part = "kinds" if section == "agreements" else "dispute_kinds"
        found.update((kind, None) for _, _, kinds in _words(part).all(line.lowers) for kind in kinds)
    return list(found)


def _stated(passage: Passage, section: str) -> Iterator[tuple[str, str]]:
    """The statuses that words of the spans name, each with its modality."""
    for number, line in zip(passage.sentences, passage.lines, strict=True):
        realities = {each.token: each.modality.value for each in passage.text.analysis.propositions[number]}
        for start, end, statuses in _words(section).all(line.lowers):
            if passage.covers(line.tokens[start].start, line.tokens[end - 1].end):
                modality = next((realities[at] for at in range(start, end) if at in realities), "asserted")
                yield from ((status, modality) for status in statuses)


def _status(statement: Statement, section: str) -> Iterator[Finding]:
    """A status that the words of the evidence contradict, or do not state as a fact."""
    status, passage = statement.record.status, statement.passage
    given = statement.given if isinstance(statement.given, dict) else {}
    if status is None or not given.keys() & {"status", "steps", status}:
        return
    stated: dict[str, set[str]] = {}
    for name, modality in _stated(passage, section):
        stated.setdefault(name, set()).add(modality)
    facts = [name for name, realities in stated.items() if "asserted" in realities]
    near = {status, *_document()["near"].get(status, ())} & set(facts)
    unreal = ""
    if section == "disputes":
        wrong = status == "settled" and bool(facts) and status not in stated
        wrong = wrong or (status == "ongoing" and len(passage.spans) == 1 and facts == ["settled"])
    elif status in _document()["unreal"]["statuses"]:
        unsure = any(realities - {"asserted"} for realities in stated.values()) or passage.words & (
            _DENYING if status == "failed" else _HEDGING
        )
        wrong = bool(facts) and not unsure and not near
    elif status in ("terminated", "suspended") and passage.words & _DENYING:  # «no longer bound by it»
        wrong = False
    else:
        unreal = "" if facts else _unreal(passage)
        if status in stated and "asserted" not in stated[status]:
            unreal = unreal or min(stated[status])
        if status == "agreed" and unreal == "future":
            unreal = ""
        wrong = bool(facts) and not near
    if unreal:
        message = f"the status is {status}, but in the evidence that is {unreal}"
        yield statement.finding("modality-contradicted", message, at="status")
    elif wrong:
        message = f"the status is {status}, the evidence says {', '.join(facts)}"
        yield statement.finding("status-contradicted", message, at="status", hint=facts[0])


def _unreal(passage: Passage) -> str:
    """The modality of what the evidence says, if nothing of it is a fact."""
    realities = [each.modality.value for each in passage.propositions if not each.is_noun and each.classes]
    return "" if "asserted" in realities else next(iter(realities), "")
