"""Disputes that no word of contention states: claimed territories of the register, suits before courts, hostile acts,
agreements that end fighting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from geobrief.evidence import Evidence
from geobrief.model import Agreement
from geobrief.reading.acts import Act
from geobrief.reading.analysis import Analysis
from geobrief.reading.disputes.drafts import DisputeDraft, Ids, TextContext
from geobrief.reading.disputes.signs import is_denied
from geobrief.reading.entities import Entity, Line
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.kinds import kind_of, phrases_in
from geobrief.reading.ledger import Dyad, can_contend
from geobrief.reading.lexicons import dispute_words, document
from geobrief.reading.propositions.propositions import Proposition

_NOT_YET = frozenset(("proposed", "under_negotiation", "failed"))
CLAIMED = "disputes/claimed-territory"
_OF_WAR = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE"))
_OPEN = frozenset(("ACCUSE", "THREATEN", "REJECT", "PROTEST"))  # acts in disputes of all kinds
_MANY, _MANY_MEASURES, _WAR, _INTO, _AROUND = 3, 6, 2, 8, 2

# Acts that make a dispute once they are done; that others are announced is one already.
_DONE = frozenset(("ASSAULT", "ACCUSE", "PROTEST", "REJECT"))


def claims(context: TextContext, number: int) -> Iterator[DisputeDraft]:
    """Drafts for the claimed territories of a sentence, between the claimants and holders that the text names."""
    line = context.analysis.clauses[number].line
    for entity in () if is_denied(context, number) else line.entities:
        parties = _claimants(context, number, entity.id) if entity.kind == "territory" else ()
        if len(parties) > 1:
            yield _draft(context, number, entity, parties)


def _claimants(context: TextContext, number: int, territory: str) -> Ids:
    """The claimants and holders that the text names; of more than two those named near, where they are two or more."""
    every = context.territories.claimants(territory)
    if len(every) < 3:
        return every
    near = context.analysis.clauses[max(0, number - 1) : number + 2]
    named = {entity.id for clauses in near for entity in clauses.line.entities}
    named |= {one for clauses in near for actor in clauses.actors for one in actor.ids}
    found = tuple(one for one in every if one in named)
    return found if len(found) > 1 else every


def _draft(context: TextContext, number: int, entity: Entity, parties: Ids) -> DisputeDraft:
    line = context.analysis.clauses[number].line
    return DisputeDraft(
        "maritime" if context.territories.kind(entity.id) == "sea" else "territorial",
        parties,
        _score(context, line, entity, parties),
        {number: context.analysis.evidence(line)},
        CLAIMED,
        over=entity.text,
        territory=entity.id,
        status=_status(line.lowers),
        sure={other.id for other in line.entities} >= set(parties),
    )


def _score(context: TextContext, line: Line, entity: Entity, parties: Ids) -> int:
    """Higher with words of contention, which a territory disputed by the two principals does not need."""
    has_words = not dispute_words("contention").isdisjoint(line.lowers)
    about = bool(context.ledger.principals) and set(context.ledger.principals) <= set(parties)
    return 1 + (has_words or (about and context.territories.kind(entity.id) == "disputed")) - line.sentence.is_title


def _status(lowers: list[str]) -> str:
    settled = any(True for _ in phrases_in("dispute_kinds", "handovers", lowers))
    return "settled" if settled and dispute_words("unreached").isdisjoint(lowers) else "ongoing"


def suits(context: TextContext, number: int) -> Iterator[DisputeDraft]:
    """Drafts for what a sentence says of a court, between the plaintiff and the other side."""
    clauses = context.analysis.clauses[number]
    if not any(_is_court(context, entity.id) for entity in clauses.line.entities):
        return
    for said in context.analysis.propositions[number]:
        parties = tuple(one for one in _suing(context, number, said) if can_contend(one)) or _before(clauses, said)
        if not parties or said.modality.value in ("negated", "hypothetical", "future"):
            continue
        across = context.ledger.across(parties[0], number) if len(parties) == 1 else ()
        others = tuple(filter(can_contend, across))
        score, evidence = 2 - clauses.line.sentence.is_title, {number: context.analysis.evidence(clauses.line)}
        named = len(parties[:2])
        yield DisputeDraft(
            "legal", (*parties[:2], *others), score, evidence, "disputes/court", named=named, sure=named > 1
        )
        return


def _before(clauses: Clauses, said: Proposition) -> Ids:
    """«the case of A against B led the court to order …»: the only two that the sentence names, where a court acts."""
    named = tuple(dict.fromkeys(one for actor in clauses.actors for one in actor.ids if can_contend(one)))
    return named if len(named) == 2 and said.lemma in dispute_words("judging") else ()


def _suing(context: TextContext, number: int, said: Proposition) -> dict[str, None]:
    """Who goes to a court, or whose case it decides, with the other side."""
    roles = [each for each in (said.agent, said.object, said.second, *(one for _, one in said.obliques)) if each]
    if said.is_noun or not any(_is_court(context, one) for each in roles for one in each.ids):
        return {}
    if said.lemma not in dispute_words("suing"):
        return {}
    inner = [
        each
        for each in context.analysis.propositions[number]
        if said.word in (each.modality.governor, each.modality.speaker) or _is_ruled(said, each)
    ]
    roles += [each for one in inner for each in (one.agent, one.object, *(other for _, other in one.obliques)) if each]
    return dict.fromkeys(one for each in roles for one in (*each.ids, *each.owners))


def _is_ruled(said: Proposition, other: Proposition) -> bool:
    """«X has no claim to it, the court ruled»: the ruling comes before the verb."""
    tree = said.tree
    after = tree.heads[said.word] == other.word and tree.relations[said.word] in ("conj", "parataxis")
    return after and not tree.children(said.word, "ccomp", "cc") and said.object is None


def _is_court(context: TextContext, actor: str) -> bool:
    return actor.startswith("org:") and context.analysis.world.get(actor).kind == "court"


def drafts_from_acts(analysis: Analysis, acts: Sequence[Act]) -> Iterator[tuple[int, DisputeDraft]]:
    """The drafts of hostile acts between two sides, each with the number of its sentence."""
    rows = document("dispute_acts")["kinds"]
    fighting = _fighting(acts)
    yield from _of_groups(analysis, acts)
    for act in acts:
        row = rows.get(act.sense.name) or rows.get(f"{act.event.type}/{act.event.mode}") or rows.get(act.event.type)
        dyad = act.dyad
        if (
            row is None
            or dyad is None
            or act.event.modality in ("negated", "hypothetical")
            or (act.event.type in _DONE and act.event.modality != "asserted")
            or (
                act.sense.verb == "RECALL"
                and dispute_words("envoys").isdisjoint(analysis.clauses[act.number].line.lowers)
            )
            or len(act.event.participants) > (_MANY_MEASURES if act.sense.verb == "SEVER" else _MANY)
        ):
            continue
        draft = _draft_of_act(analysis, act, dyad, row)
        _refine(analysis, act, draft)
        if all(map(can_contend, act.event.participants)) or draft.kind in ("sanctions", "trade"):
            if (
                draft.kind == "armed_conflict"
                and fighting[frozenset(draft.parties)] < _WAR
                and not _is_of_war(analysis, act)
            ):
                draft.kind = "militarized"
            yield act.number, draft


def drafts_from_agreements(analysis: Analysis, agreements: Iterable[Agreement]) -> Iterator[DisputeDraft]:
    """The drafts of the wars that ceasefires end, between their parties."""
    for agreement in agreements:
        parties = tuple(agreement.parties)
        is_sure = agreement.basis != "ledger" or any(one.startswith("group:") for one in parties)
        if agreement.kind != "ceasefire" or not is_sure or len(parties) > _MANY:
            continue
        if all(map(can_contend, parties)):
            status = "ongoing" if agreement.status in _NOT_YET else "settled"
            number = _sentence_of(analysis, agreement.evidence[0])
            near = analysis.clauses[max(0, number - _AROUND) : number + _AROUND + 1]
            score = 1 + any(not dispute_words("warfare").isdisjoint(clauses.line.lowers) for clauses in near)
            evidence = {number: agreement.evidence[0]}
            yield DisputeDraft("armed_conflict", parties, score, evidence, "disputes/ceasefire", named=1, status=status)


def _sentence_of(analysis: Analysis, evidence: Evidence) -> int:
    ends = (clauses.line.sentence.end for clauses in analysis.clauses)
    return next((number for number, end in enumerate(ends) if evidence.start < end), 0)


def _of_groups(analysis: Analysis, acts: Sequence[Act]) -> Iterator[tuple[int, DisputeDraft]]:
    """The wars of armed groups against the states in which they act, where the text names both."""
    named = {one for clauses in analysis.clauses for actor in clauses.actors for one in actor.ids}
    for act in acts:
        found = act.event.participants
        if len(found) != 1 or not found[0].startswith("group:") or act.event.type not in _OF_WAR:
            continue
        states = [one for one in analysis.world.get(found[0]).states if one in named]
        if len(states) == 1 and act.event.modality == "asserted":
            evidence = {act.number: analysis.evidence(analysis.clauses[act.number].line)}
            sides = ((states[0],), found)
            score = 2 if act.event.type in ("ASSAULT", "COERCE") else 1
            rule = f"disputes/{act.sense.name}"
            parties = (*states, *found)
            yield act.number, DisputeDraft("armed_conflict", parties, score, evidence, rule, named=1, sides=sides)


def _refine(analysis: Analysis, act: Act, draft: DisputeDraft) -> None:
    """The kind by what the words of the sentence say that the act is about."""
    lowers, lists = analysis.clauses[act.number].line.lowers, document("dispute_acts")
    if draft.kind in ("sanctions", "diplomatic") and act.event.type == "SANCTION" and "SUPPLY" in act.sense.noun:
        draft.kind = "resources" if set(lists["resources"].split()) & set(lowers) else "sanctions"
    if draft.kind == "sanctions" and set(lists["trade"].split()) & set(lowers):
        draft.kind = "trade"
    if act.event.type == "MOBILIZE" and "into" in lowers[act.token : act.token + _INTO]:
        draft.kind, draft.score = "armed_conflict", 2
    if act.event.type == "ACCUSE" and act.sense.verb in ("ACCUSE", "SUSPECT"):
        about = kind_of("dispute_kinds", [lowers[act.token :]])
        grave = about is not None and about in lists["accusations"].split()
        draft.score += grave or _is_answered(analysis, act.number)
        draft.kind = about if grave and about else draft.kind


def _is_answered(analysis: Analysis, number: int) -> bool:
    """Whether an accusation is denied or returned in its sentence or the next."""
    lines = (clauses.line for clauses in analysis.clauses[number : number + 2])
    return any(not dispute_words("answering").isdisjoint(line.lowers) for line in lines)


def _fighting(acts: Sequence[Act]) -> Counter[frozenset[str]]:
    """How many attacks the text reports between the same sides."""
    attacks = (act for act in acts if act.event.type == "ASSAULT" and act.sense.verb != "SPY")
    return Counter(frozenset(act.event.participants) for act in attacks)


def _is_of_war(analysis: Analysis, act: Act) -> bool:
    """Whether the sentence of an attack speaks of war, or a group fights."""
    words = set(analysis.clauses[act.number].line.lowers)
    return bool(words & set(document("dispute_acts")["war"].split())) or any(
        one.startswith("group:") for one in act.event.participants
    )


def _draft_of_act(analysis: Analysis, act: Act, dyad: Dyad, row: dict[str, str | int]) -> DisputeDraft:
    return DisputeDraft(
        str(row["kind"]),
        (*dyad.one, *dyad.other),
        int(row["score"]) - (act.event.basis == "ledger"),
        {act.number: analysis.evidence(analysis.clauses[act.number].line)},
        f"disputes/{act.sense.name}",
        named=1 if act.event.basis == "ledger" else len(act.event.participants),
        sides=(dyad.one, dyad.other),
        status="ongoing",
        sure=act.sure,
        of_act=True,
        is_open=act.event.type in _OPEN,
    )
