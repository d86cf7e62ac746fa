"""Which words of a sentence are signs of contention? The cues of `data/disputes.csv`, weighed by how they stand there.

A row says what kind of dispute its words tell (empty: the words around say it), how sides are found, and a weight. A sign counts
less in a headline or where its clause speaks of long ago, and more where two sides are told.
"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.reading.clauses import Clauses, is_finite
from geobrief.reading.cues import Cue, cue_table
from geobrief.reading.disputes.drafts import Draft
from geobrief.reading.disputes.matter import kind_at, over
from geobrief.reading.disputes.scene import Scene, dispute_words
from geobrief.reading.disputes.sides import Told, sides_of
from geobrief.reading.disputes.turns import is_unreal, long_ago, status_at

_REACH = 8


def signs(scene: Scene, number: int) -> Iterator[Draft]:
    """The drafts that the cues of one sentence give."""
    clauses = scene.seen.clauses[number]
    for cue in cue_table("disputes").find(clauses.line):
        if _counts(clauses, cue):
            kind = cue.row["kind"] or kind_at(scene, number, cue)
            if kind:
                yield _draft(scene, number, cue, kind)


def _counts(clauses: Clauses, cue: Cue) -> bool:
    needs = cue.row["needs"]
    start, end = clauses.span(cue.start)
    if needs and not any(clauses.line.lower(index) in dispute_words(needs) for index in _around(cue, start, end)):
        return False
    return not _is_name(clauses, cue) and not _is_figurative(clauses, cue) and not is_unreal(clauses, cue)


def _around(cue: Cue, start: int, end: int) -> Iterator[int]:
    yield from range(max(0, start - _REACH), cue.start)
    yield from range(cue.end, end)


def _is_name(clauses: Clauses, cue: Cue) -> bool:
    """«the Export Control Act», «the Gulf War»: a capital within a sentence makes a name of history or law."""
    sentence = clauses.line.sentence
    return cue.is_noun and not sentence.is_title and cue.start > 1 and sentence.tokens[cue.start].is_capital


def _is_figurative(clauses: Clauses, cue: Cue) -> bool:
    """«the Second World War», «the cold war», «war on drugs», «election crisis committee»: words with other meanings."""
    line = clauses.line
    before = {line.lower(index) for index in range(max(0, cue.start - 2), cue.start)}
    if before & dispute_words("other_before"):
        return True
    after = line.lower(cue.end)
    on_something = after == "on" and cue.row["kind"] == "armed_conflict" and cue.end + 1 not in line.owner
    return cue.is_noun and (on_something or after in dispute_words("other_after"))


def _draft(scene: Scene, number: int, cue: Cue, kind: str) -> Draft:
    clauses = scene.seen.clauses[number]
    told = sides_of(scene, number, cue, kind)
    return Draft(
        kind,
        told.parties,
        _weight(scene, clauses, cue, told),
        [scene.seen.evidence(clauses.line)],
        f"disputes/{cue.row['cue']}",
        told=told.direct,
        sides=told.sides,
        over=over(clauses, cue, kind),
        status=status_at(clauses, cue),
        sure=told.sure,
    )


def _is_background(clauses: Clauses, cue: Cue) -> bool:
    """«after the coup», «since the fighting of 2021»: told only to date something else."""
    before = {clauses.line.lower(index) for index in range(max(0, cue.start - 3), cue.start)}
    _, end = clauses.span(cue.start)
    says_more = any(is_finite(clauses.line, index) for index in range(cue.end, end))
    return cue.is_noun and not says_more and bool(before & dispute_words("dating"))


def _weight(scene: Scene, clauses: Clauses, cue: Cue, told: Told) -> int:
    weight = int(cue.row["weight"]) - clauses.line.sentence.is_title
    weight += told.set_against or (cue.row["parties"] == "accused" and _is_answered(scene, clauses))
    if not told.direct:
        weight += _presumed(scene, clauses, cue, told)
    if cue.row["kind"] != "debt":
        weight -= _is_background(clauses, cue)
    return weight - (2 if long_ago(scene, clauses, cue) else 0)


def _is_answered(scene: Scene, clauses: Clauses) -> bool:
    """Whether an accusation is denied, or paid back, in its sentence or the next."""
    every = scene.seen.clauses
    at = every.index(clauses)
    return any(set(one.line.lowers) & dispute_words("answering") for one in every[at : at + 2])


def _presumed(scene: Scene, clauses: Clauses, cue: Cue, told: Told) -> int:
    """«The quarrel is old» can mean the two whom the text is about; «the war», where one of them is an armed group, must."""
    before = {clauses.line.lower(index) for index in range(max(0, cue.start - 2), cue.start)}
    if not before & dispute_words("definite") or not told.parties or set(told.parties) != set(scene.opening):
        return -1
    return int(cue.row["kind"] == "armed_conflict" and any(party.startswith("group:") for party in told.parties))
