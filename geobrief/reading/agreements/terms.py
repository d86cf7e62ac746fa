"""Kind, status and roles of an agreement, from the words around its cue; nearer words count more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from geobrief.model import Agreement
from geobrief.reading.entities import Line
from geobrief.reading.kinds import phrases_in
from geobrief.reading.lexicons import Phrases, agreement_words, document
from geobrief.reading.tokens import tokenise
from geobrief.register import world
from geobrief.register.agreements import agreement_names
from geobrief.vocabulary import load, statuses_in

_KINDS = "agreement_kinds"
_RUN = re.compile(r"[^\W_]+")
_LONGEST_BEGINNING = 60  # code points
_TITLE_WITHIN = 6


@cache
def _rank() -> dict[str, int]:
    return {kind: rank for rank, kind in enumerate(document(_KINDS)["kinds"])}


def kind_of_words(lowers: Sequence[str], *, without: Collection[str] = ()) -> str | None:
    """The kind with most weight in a run of words, leaving out some kinds."""
    return _strongest(lowers, 0, even=True, without=without)


def kinds_of_words(lowers: Sequence[str]) -> frozenset[str]:
    """All kinds that a run of words can mean."""
    return frozenset(kind for _, _, kinds in phrases_in(_KINDS, "kinds", lowers) for kind in kinds)


def kind_around(lowers: Sequence[str], index: int) -> str | None:
    """The kind with most weight around a word; nearer words count more."""
    return _strongest(lowers, index)


def _strongest(lowers: Sequence[str], index: int, *, even: bool = False, without: Collection[str] = ()) -> str | None:
    weights: dict[str, float] = {}
    for start, end, kinds in phrases_in(_KINDS, "kinds", lowers):
        distance = 0 if even else max(0, index - end, start - index - 1)
        for kind in kinds if not without else [kind for kind in kinds if kind not in without]:
            weights[kind] = weights.get(kind, 0.0) + (end - start) / (1 + distance / 3)
    return min(weights, key=lambda kind: (-weights[kind], _rank()[kind]), default=None)


def _settled() -> frozenset[str]:
    """The statuses from signature on."""
    return frozenset(statuses_in("concluded", "binding", "suspended", "over"))


def refines(before: str, status: str) -> bool:
    """Whether a status only specifies the last step: what was agreed was signed."""
    return before == "agreed" and status == "signed"


def moves_on(before: Sequence[str], status: str) -> bool:
    """Whether a later mention adds a step: only what goes beyond negotiating does, and no status is repeated."""
    return status not in before and (status in _settled() or (status == "agreed" and _settled().isdisjoint(before)))


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


def titled(line: Line, place: int, parties: Iterable[str], year: str = "") -> Agreement | None:
    """The register's agreement in whose name a token is, if its parties include these and something became of it in
    that year."""
    first = max(0, place - _TITLE_WITHIN)
    for start, end, ids in _titles_in(line.lowers[first : place + 1 + _TITLE_WITHIN]):
        if start + first <= place < end + first and line.tokens[start + first].is_capital:
            agreements: Iterator[Agreement] = (world().get(id) for id in ids)
            return next((one for one in agreements if _fits(one, parties, year)), None)
    for ids in chain((acronyms().get(line.words(place, place + 1), ()),), _called(line, place)):
        fitting: list[Agreement] = [known for known in map(world().get, ids) if _fits(known, parties, year)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _fits(known: Agreement, parties: Iterable[str], year: str) -> bool:
    if not set(parties) <= set(known.parties):
        return False
    years = {str(step.when)[:4] for step in known.steps if step.when is not None} if year.isdecimal() else ()
    return not years or year in years


def _called(line: Line, place: int) -> Iterator[tuple[str, ...]]:
    """The ids of agreements called by another noun than their own («the Locarno Pact», «the Shimla accord»), for each
    name that ends or begins at a noun, the longest first; a name of a state is not one."""
    if line.lower(place) not in agreement_words("title_nouns"):
        return
    first, last = max(0, place - _TITLE_WITHIN), min(len(line.tokens), place + _TITLE_WITHIN)
    spans = [(at, place) for at in range(first, place)]
    if line.lower(place + 1) == "of":
        spans += [(place + 2, end) for end in range(last, place + 2, -1)]
    for start, end in spans:
        if all(line.tokens[at].is_capital and not _names_state(line, at) for at in range(start, end)):
            yield _by_stem().get(line.words(start, end).lower(), ())


def _names_state(line: Line, at: int) -> bool:
    return at in line.owner and line.owner[at].kind in ("name", "demonym", "abbreviation")


@cache
def _by_stem() -> Mapping[str, tuple[str, ...]]:
    """The ids of the agreements with each name without its noun: «locarno», «indus waters»."""
    found: dict[str, tuple[str, ...]] = {}
    nouns = agreement_words("title_nouns")
    for id, names in agreement_names().items():
        for name in names:
            lower = name.lower()
            before, _, last = lower.rpartition(" ")
            first, _, of = lower.partition(" of ")
            stem = before if last in nouns else of if first in nouns else ""
            if stem and id not in found.get(stem, ()):
                found[stem] = (*found.get(stem, ()), id)
    return found


@cache
def acronyms() -> Mapping[str, tuple[str, ...]]:
    """The ids of the agreements with each abbreviation: NPT, JCPOA."""
    found: dict[str, tuple[str, ...]] = {}
    for id, names in agreement_names().items():
        for name in names:
            if name.isupper() and name.isalpha() and len(name) > 2:
                found[name] = (*found.get(name, ()), id)
    return found


def _titles_in(lowers: list[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The names of agreements of two words or more among some words: start, end, and the ids of the agreements."""
    end = 0
    for at in range(len(lowers)):
        beginning = _beginning(" ".join(lowers[at : at + 3]))
        found = _titles_from(beginning).longest(lowers, at) if at >= end and beginning in _titles() else None
        if found is not None:
            yield at, found[0], found[1]
            end = found[0]


def _beginning(text: str) -> tuple[str, ...]:
    """The first two runs of letters and digits."""
    return tuple(_RUN.findall(text)[:2])


@cache
def _titles() -> Mapping[tuple[str, ...], list[tuple[str, str]]]:
    """The names of agreements by their beginnings, each with the id of the agreement."""
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for id, names in agreement_names().items():
        for name in dict.fromkeys(names):
            found.setdefault(_beginning(name[:_LONGEST_BEGINNING].lower()), []).append((name, id))
    return found


@cache
def _titles_from(beginning: tuple[str, ...]) -> Phrases:
    """The ids of the agreements with each name that begins so."""
    named: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, id in _titles()[beginning]:
        words = tuple(token.lower for token in tokenise(name))
        if len(words) > 1:
            named[words] = (*named.get(words, ()), id)
    return Phrases(named)
