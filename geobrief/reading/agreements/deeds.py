"""Drafts of agreements from deeds: sales, loans, exchanges, entry into an organisation, relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from geobrief.reading.agreements.accords import phrase
from geobrief.reading.agreements.drafts import AgreementDraft
from geobrief.reading.agreements.terms import kind_of_words
from geobrief.reading.analysis import Analysis
from geobrief.reading.lexicons import document
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Roles


def deeds(analysis: Analysis, number: int) -> Iterator[AgreementDraft]:
    """What states do with each other that is an agreement: sales, loans, leases, exchanges, entry, relations."""
    for each in analysis.propositions[number]:
        if each.is_noun:
            continue
        rows = (row for label in each.classes & _deeds().keys() for row in _deeds()[label])
        for _, row in sorted(rows, key=lambda numbered: numbered[0]):
            draft = _deed(analysis, number, each, row)
            if draft is not None:
                yield draft
                break


@cache
def _binding() -> frozenset[str]:
    """Verbs by which a deed to come is agreed on: «agreed to lend»."""
    return frozenset(document("agreement_steps")["binding"].split())


@cache
def _deeds() -> dict[str, list[tuple[int, dict[str, str]]]]:
    """The rows of deeds, with their numbers, by the class of their verb."""
    found: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for number, row in enumerate(document("agreement_steps")["deeds"]):
        for verb in row["verb"].split("|"):
            found.setdefault(verb, []).append((number, row))
    return found


def _deed(analysis: Analysis, number: int, each: Proposition, row: dict[str, str]) -> AgreementDraft | None:
    if not _takes(each, row["noun"]) or each.modality.value == "negated":
        return None
    clauses = analysis.clauses[number]
    agents = each.agent.actors if each.agent is not None else each.object.owners if each.object is not None else ()
    if row["noun"] == "@ORG" and each.object is not None:
        others = tuple(one for one in each.object.ids if one.startswith("org:"))
    else:
        others = _others(each, row["to"].split())
    parties = tuple(dict.fromkeys((*agents, *others)))
    if len(parties) < 2:
        return None
    kind = row["kind"] or _kind_of_deed(each)
    if kind is None:
        return None
    status = document("agreement_steps")["later"].get(each.modality.value, {}).get(row["status"], row["status"])
    governor = each.modality.governor
    will = any(
        each.tree.words[index].lower in ("will", "shall", "'ll") for index in each.tree.children(each.word, "aux")
    )
    is_bound = (will and governor < 0) or (governor >= 0 and each.tree.words[governor].lemma in _binding())
    if each.modality.value == "future" and is_bound:
        status = row["status"]
    giver = (
        (agents[0] if row.get("gives") == "agent" else others[0] if others else None)
        if agents and row.get("gives")
        else None
    )
    return AgreementDraft(
        kind,
        parties,
        [(status, analysis.date_at(clauses, each.token))],
        [analysis.evidence(clauses.line)],
        f"agreements/{row['verb']}+{row['noun']}",
        None,
        [],
        pointing=False,
        named=False,
        giver=giver,
    )


def _takes(each: Proposition, noun: str) -> bool:
    if noun == "":
        return True
    if noun == "@ORG":
        return each.object is not None and any(one.startswith("org:") for one in each.object.ids)
    if noun == "@STATE":
        return each.object is not None and any(":" not in one for one in each.object.ids)
    return each.object is not None and bool(each.object.classes & set(noun.split("|")))


def _others(each: Proposition, places: Iterable[str]) -> tuple[str, ...]:
    for place in places:
        argument = {"obj": each.object, "second": each.second}.get(place) or each.oblique(place)
        ids = (argument.owners if place == "own" else argument.ids) if argument is not None else ()
        if place == "own" and each.object is not None:
            ids = each.object.owners
        if ids:
            return ids
    return ()


def _kind_of_deed(each: Proposition) -> str | None:
    words: list[str] = []
    for index in sorted(phrase(Roles(each.tree), each.word)):
        if each.tree.words[index].actor is None and index != each.word:
            words += each.tree.words[index].lower.split()
    return kind_of_words(words)
