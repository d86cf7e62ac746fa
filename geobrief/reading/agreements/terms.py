"""Kind, status and roles of an agreement, from the words around its cue; nearer words count more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from geobrief.reading.entities import Line
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue
from geobrief.reading.grammar.modality import modality
from geobrief.reading.kinds import phrases_in
from geobrief.reading.lexicons import Phrases, document
from geobrief.reading.tokens import tokenise
from geobrief.register import world
from geobrief.register.agreements import agreement_names
from geobrief.vocabulary import load, statuses_in

_KINDS, _STATUSES = "agreement_kinds", "agreement_statuses"
_BEFORE, _AFTER = 4, 12
_UNDONE = frozenset("must should would could may might needs need yet not never n't before unless until if".split())
_DECIDED = frozenset(("announced", "agreed", "promised", "pledged"))
_TITLE_WITHIN = 6


@cache
def _rank() -> dict[str, int]:
    return {kind: rank for rank, kind in enumerate(document(_KINDS)["kinds"])}


def kind_of(clauses: Clauses, cue: Cue) -> str | None:
    """The kind of the cue's row, else of the noun phrase around it, else of its clause, else of the sentence."""
    if cue.row["kind"]:
        return cue.row["kind"]
    lowers = clauses.line.lowers
    start, end = clauses.span(cue.start)
    first = max(start, cue.start - _BEFORE)
    if clauses.line.lower(end) in ("which", "that"):
        _, end = clauses.span(end)
    near = _strongest(lowers[first : _until(lowers, cue.end, min(end, cue.end + _AFTER))], cue.start - first)
    return near or _strongest(lowers[start:end], cue.start - start) or _strongest(lowers, cue.start)


def _until(lowers: Sequence[str], at: int, end: int) -> int:
    """The end of the words about the thing itself: what is given «in exchange» or «in return» does not count."""
    returns = (
        index for index in range(at, end) if lowers[index] in ("exchange", "return") and lowers[index - 1] == "in"
    )
    return next(returns, end)


def kind_of_words(lowers: Sequence[str]) -> str | None:
    """The kind with most weight in a run of words."""
    return _strongest(lowers, 0, even=True)


def kind_around(lowers: Sequence[str], index: int) -> str | None:
    """The kind with most weight around a word; nearer words count more."""
    return _strongest(lowers, index)


def _strongest(lowers: Sequence[str], index: int, *, even: bool = False) -> str | None:
    weights: dict[str, float] = {}
    for start, end, kinds in phrases_in(_KINDS, "kinds", lowers):
        distance = 0 if even else max(0, index - end, start - index - 1)
        for kind in kinds:
            weights[kind] = weights.get(kind, 0.0) + (end - start) / (1 + distance / 3)
    return min(weights, key=lambda kind: (-weights[kind], _rank()[kind]), default=None)


def status_of(clauses: Clauses, cue: Cue) -> str | None:
    """The status, from the modality of the cue, its row, or the nearest status word of the clause or sentence."""
    how = modality(clauses, cue)
    if how == "negated":
        return "failed"
    start, end = clauses.span(cue.start)
    status = _nearest(clauses.line.lowers[start:end], cue.start - start, cue.end - start) or cue.row["status"]
    if how == "hypothetical" and status in (None, "", "agreed"):
        return "proposed"
    if how == "future" and status in (None, "agreed"):
        return "agreed" if set(clauses.line.lowers) & _DECIDED else "under_negotiation"
    return status or _nearest(clauses.line.lowers, cue.start, cue.end) or _presupposed(clauses, cue)


def _presupposed(clauses: Clauses, cue: Cue) -> str | None:
    """«its 1959 treaty with», «under an agreement of 2010»: an agreement that the text takes for granted."""
    before = clauses.line.lowers[max(0, cue.start - 4) : cue.start]
    return "in_force" if cue.is_noun and {"under", "its", "their", "'s"} & set(before) else None


def _nearest(lowers: Sequence[str], first: int, after: int) -> str | None:
    """The status word nearest to a cue, its own words left out; «to conclude» is not yet concluded."""
    near = []
    for start, end, (status, *_) in phrases_in(_STATUSES, "statuses", lowers):
        if (end > first and start < after) or (
            status in _settled() and set(lowers[max(0, start - 4) : start]) & _UNDONE
        ):
            continue
        not_yet = status in ("agreed", "signed") and start > 0 and lowers[start - 1] == "to"
        near.append((max(start - after, first - end), start - end, "under_negotiation" if not_yet else status))
    return min(near, default=(0, 0, None))[2]


def _settled() -> frozenset[str]:
    """The statuses from signature on."""
    return frozenset(statuses_in("concluded", "binding", "suspended", "over"))


def refines(before: str, status: str) -> bool:
    """Whether a status only specifies the last step: what was agreed was signed."""
    return before == "agreed" and status == "signed"


def moves_on(before: Sequence[str], status: str) -> bool:
    """Whether a later mention adds a step: only what goes beyond negotiating does, and no status is repeated."""
    return status not in before and (status in _settled() or (status == "agreed" and _settled().isdisjoint(before)))


def giver_of(clauses: Clauses, cues: list[Cue], parties: tuple[str, ...]) -> str | None:
    """The party that gives, if a cue says so: the subject of «sell», the partner of «buy»."""
    if len(parties) != 2:
        return None
    for cue in cues:
        gives = cue.row["gives"]
        subject = clauses.subject(cue.start)
        if gives and subject is not None and len(subject.ids) == 1 and subject.ids[0] in parties:
            mine = parties.index(subject.ids[0])
            return parties[mine if gives == "subject" else 1 - mine]
    return None


def roles_of(kind: str, parties: tuple[str, ...], giver: str | None) -> dict[str, str]:
    """The roles of two parties, or none if they are unknown.

    >>> roles_of("arms_transfer", ("ARG", "CHN"), "CHN")
    {'CHN': 'supplier', 'ARG': 'buyer'}
    >>> roles_of("accession", ("HRV", "org:EU"), None)
    {'HRV': 'entrant', 'org:EU': 'member'}
    """
    if len(parties) != 2:
        return {}
    if kind == "accession":
        giver = next((party for party in parties if not party.startswith("org:")), None)
    pair = _giving(kind)
    if pair is None or giver not in parties:
        return {}
    other = parties[1 - parties.index(giver)]
    return {giver: pair[0], other: pair[1]}


@cache
def _giving(kind: str) -> tuple[str, str] | None:
    """The first role of a kind with a counterpart, and the counterpart: supplier and buyer, lender and borrower."""
    for role in load("party_roles"):
        if kind in role.listed("kinds") and role.listed("counterparts"):
            return role.id, role.listed("counterparts")[0]
    return None


def kind_by_title(line: Line, cue: Cue, parties: Iterable[str]) -> str | None:
    """The kind of the register's agreement in whose name the cue is, if its parties include these."""
    first = max(0, cue.start - _TITLE_WITHIN)
    for start, end, known in _titles_in(line.lowers[first : cue.end + _TITLE_WITHIN]):
        if start + first <= cue.start < end + first and line.tokens[start + first].is_capital:
            agreements = (world().get(id) for id in known)
            return next((one.kind for one in agreements if set(parties) <= set(one.parties)), None)
    return None


def _titles_in(lowers: list[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The names of agreements of two words or more among some words: start, end, and the ids of the agreements."""
    end = 0
    for at, lower in enumerate(lowers):
        found = _titles_from(lower).longest(lowers, at) if at >= end and lower in _titles() else None
        if found is not None:
            yield at, found[0], found[1]
            end = found[0]


@cache
def _titles() -> Mapping[str, list[tuple[str, str]]]:
    """The names of agreements by their first word, each with the id of the agreement."""
    by_first: dict[str, list[tuple[str, str]]] = {}
    for id, names in agreement_names().items():
        for name in dict.fromkeys(names):
            by_first.setdefault(next(tokenise(name)).lower, []).append((name, id))
    return by_first


@cache
def _titles_from(first: str) -> Phrases:
    """The ids of the agreements with each name that begins with a word."""
    named: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, id in _titles()[first]:
        words = tuple(token.lower for token in tokenise(name))
        if len(words) > 1:
            named[words] = (*named.get(words, ()), id)
    return Phrases(named)
