"""Actor phrases of a sentence: noun phrases for a state, an organisation, a group or a person who acts for one.

«Egypt, Sudan and Ethiopia», «the Ethiopian leader», «Iran's foreign minister, Hossein Amir-Abdollahian», «US forces»
are actor phrases, each with its ids. «Iran's nuclear programme» does not act, but keeps Iran as its owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from geobrief.reading.english import facts
from geobrief.reading.entities import STATE_KINDS, Line
from geobrief.reading.inflection import known_verbs
from geobrief.reading.kinds import phrases_of
from geobrief.reading.lexicons import Phrases, document, words
from geobrief.reading.people.context import Appearance

_ACTING = STATE_KINDS | {"organization", "group"}
_LINKS = (
    ("and",),
    (",",),
    (",", "and"),
    ("or",),
    ("&",),
    ("as", "well", "as"),
    ("along", "with"),
    ("and", "the"),
    (",", "the"),
)
_AGENT_WITHIN = 4  # tokens
# «a U.S.-brokered accord» names a state that is not a party.
_MEDIATING = ("-brokered", "-mediated", "-sponsored", "-hosted", "-drafted", "-made", "-built", "-supplied", "-born")


@attrs.frozen(slots=True)
class ActorPhrase:
    """An actor phrase: its tokens, ids and the names of the people acting.

    `owner` is true if it only owns what follows («Iran's nuclear programme»), `appositive` if it has an apposition,
    `anaphor` if it points back to an earlier phrase; `other` is what a pronoun means where it cannot mean `ids`.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    people: tuple[str, ...] = ()
    owner: bool = False
    appositive: bool = False
    anaphor: bool = False
    other: tuple[str, ...] = ()
    office: str | None = None


def single_actors(line: Line, appearances: Sequence[Appearance]) -> tuple[ActorPhrase, ...]:
    """The actor phrases of a sentence before coordination, in order and without overlap."""
    found = [*_people(line, appearances), *_bodies(line), *_national_bodies(line)]
    found.sort(key=lambda actor: (actor.start, -actor.end, actor.owner))
    kept: list[ActorPhrase] = []
    for actor in found:
        if not kept or actor.start >= kept[-1].end:
            kept.append(actor)
    return tuple(kept)


def _people(line: Line, appearances: Sequence[Appearance]) -> Iterator[ActorPhrase]:
    for appearance in appearances:
        if not appearance.states:
            continue
        named = (appearance.figure.name,) if appearance.figure else ()
        start, end = appearance.start, appearance.end
        appositive = any(line.lower(index) == "," for index in range(start, end))
        owner = line.lower(end) == "'s" and agent_end(line, end + 1) is None
        agent = agent_end(line, end + 1) if line.lower(end) == "'s" else _of_state(line, end, appearance.states)
        office = appearance.figure.office if appearance.figure else None
        yield ActorPhrase(start, agent or end, appearance.states, named, owner, appositive, office=office)


def _of_state(line: Line, end: int, states: tuple[str, ...]) -> int | None:
    """«Gen. Nam Il of North Korea»: the token after the state that the name is joined with."""
    if line.lower(end) not in ("of", "for"):
        return None
    at = end + 2 if line.lower(end + 1) == "the" else end + 1
    entity = line.owner.get(at)
    if entity is None or entity.id not in states:
        return None
    return agent_end(line, line.end_of(at)) or line.end_of(at)


def _bodies(line: Line) -> Iterator[ActorPhrase]:
    for start, entities in line.at.items():
        if line.tokens[start].text.endswith(_MEDIATING):
            continue
        ids = tuple(dict.fromkeys(entity.id for entity in entities if entity.kind in _ACTING))
        if ids and not all(entity.place for entity in entities) and not _follows_town(line, start):
            end = line.end_of(start)
            head = _head_end(line, start, end, entities[-1].kind)
            yield ActorPhrase(_phrase_start(line, start), head or end, ids, owner=head is None)


@cache
def _names_of_bodies() -> Phrases:
    """The states of bodies with a name of their own."""
    return phrases_of(document("national_bodies")["bodies"])


def _national_bodies(line: Line) -> Iterator[ActorPhrase]:
    """«Gazprom», «the Knesset», «Naftogaz chief Oleh Dubyna»: bodies for which their state answers."""
    names = _names_of_bodies()
    for start, token in enumerate(line.tokens):
        found = names.longest(line.lowers, start) if token.is_capital and token.lower in names else None
        if found is None:
            continue
        end, (state, *_) = found
        owned = line.lower(end) == "'s"
        agent = agent_end(line, end + 1) if owned else agent_end(line, end, name=True)
        at = agent or end
        while agent is not None and at < len(line.tokens) and line.tokens[at].is_capital and at < agent + _AGENT_WITHIN:
            at += 1
        yield ActorPhrase(start, at, (state,), owner=owned and agent is None)


def _follows_town(line: Line, start: int) -> bool:
    """«at Kumanovo, Macedonia»: the state only locates the town."""
    if line.lower(start - 1) != "," or start < 3 or start - 2 in line.owner or not line.tokens[start - 2].is_capital:
        return False
    at = start - 2
    while at > 0 and line.tokens[at].is_capital:
        at -= 1
    return line.lower(at) in words("locative") and line.lower(at + 1) not in words("days") | words("months")


def _phrase_start(line: Line, start: int) -> int:
    """«the government of Ethiopia», «the leaders of Kenya»: the phrase starts at the agent."""
    at = start
    if line.lower(at - 1) == "the":
        at -= 1
    if line.lower(at - 1) == "of" and line.lower(at - 2) in words("agents"):
        at -= 2
        return at - 1 if line.lower(at - 1) == "the" else at
    return start


def _head_end(line: Line, start: int, end: int, kind: str) -> int | None:
    """The end of the acting phrase of a name; None if the name only owns or describes what follows."""
    if line.lower(end) == "'s":
        return agent_end(line, end + 1)
    if kind != "demonym" and not line.tokens[start].text.endswith(("-led", "-backed")):
        return agent_end(line, end, name=True) or (None if _describes(line, end, kind) else end)
    if (
        line.lower(end - 1).endswith(("ans", "is", "ards", "eks", "rks", "nes", "bs", "ots", "les", "ns"))
        and line.lower(start - 1) == "the"
    ):
        return end
    agent = agent_end(line, end)
    if agent is not None:
        return agent
    return end if _is_alone(line, start, end) else None


def agent_end(line: Line, start: int, *, name: bool = False) -> int | None:
    """The token after an agent noun that follows within a few words («senior defence officials»).

    After a `name` that is not an adjective a verb form is a verb: «Angola sent troops».
    """
    for index in range(start, start + _AGENT_WITHIN):
        lower = line.lower(index)
        if lower in words("others") and line.lower(index - 1) == "'s":
            return None  # «Iran's ally»
        if lower in words("agents") and line.lower(index + 1) not in words("agents"):
            return index + 1
        if not lower or not lower[0].isalpha() or lower in words("breaks") or index in line.owner:
            return None
        if name and known_verbs().get(lower) in ("s", "past", "participle"):
            return None
    return None


def _describes(line: Line, end: int, kind: str) -> bool:
    """«US sanctions», «NATO membership»: an abbreviation before a noun that does not act."""
    if kind not in ("abbreviation", "organization") and not line.tokens[end - 1].text.isupper():
        return False
    return line.lower(end) in words("owned")


def _is_alone(line: Line, start: int, end: int) -> bool:
    """«the Chinese said», «Russians protested»: a demonym without a noun."""
    following = line.lower(end)
    plural = line.lower(end - 1).endswith(("ans", "is", "ians", "ese", "ish")) and line.lower(start - 1) in ("the", "")
    plain = (
        not following
        or not following[0].isalpha()
        or following in words("breaks")
        or following in words("reporting")
        or (
            line.lower(start - 1) == "the"
            and (
                following in words("auxiliary")
                or (facts(following).form in ("past", "ed") and not facts(following).adjective)
            )
        )
    )
    return plain and (plural or line.lower(end - 1).endswith("s") or line.lower(start - 1) == "the")


def coordinated(line: Line, actors: Sequence[ActorPhrase], begins_clause: frozenset[int]) -> tuple[ActorPhrase, ...]:
    """The actor phrases, those joined by «and» or commas as one; a phrase that starts a new clause is not joined."""
    joined: list[ActorPhrase] = []
    index = 0
    while index < len(actors):
        run, walked = _run(line, actors, index, begins_clause)
        joined.append(_union(actors[index : index + run]))
        if run == 1:  # no «and» follows the commas, from whichever of them one starts
            joined += actors[index + 1 : index + walked]
        index += max(run, walked if run == 1 else run)
    return tuple(joined)


def _run(line: Line, actors: Sequence[ActorPhrase], first: int, begins_clause: frozenset[int]) -> tuple[int, int]:
    """How many phrases from `first` are one enumeration, up to an «and», and how many are linked by commas."""
    closed, at = 1, first
    while at + 1 < len(actors) and actors[at + 1].start not in begins_clause:
        gap = tuple(line.lowers[actors[at].end : actors[at + 1].start])
        apposition = _apposition(line, actors, at)
        if not apposition and (gap not in _LINKS or not _joins(actors, first, at, gap)):
            break
        at += 1
        if gap == (",",) and at == first + 1 == len(actors) - 1 and _is_headline(line):
            closed = 2
        if "and" in gap or gap in (("or",), ("&",), ("as", "well", "as"), ("along", "with")):
            closed = at - first + 1
    return closed, at - first + 1


def _is_headline(line: Line) -> bool:
    """«Israel, Turkey end row»: a line without a full stop."""
    return line.sentence.is_title or line.lowers[-1] not in (".", "?", "!", '"', "”", ":", ";")


def _apposition(line: Line, actors: Sequence[ActorPhrase], at: int) -> bool:
    """«Sergei Kiriyenko, head of Rosatom, and Ali Akbar Salehi»: two people with words between commas."""
    one, other = actors[at], actors[at + 1]
    gap = line.lowers[one.end : other.start]
    if not (one.people and other.people and 3 < len(gap) < 12 and gap[0] == "," and gap[-2:] == [",", "and"]):
        return False
    return not set(gap) & words("finite") and not set(gap[1:-2]) & {",", ";", "who"}


def _joins(actors: Sequence[ActorPhrase], first: int, at: int, gap: tuple[str, ...]) -> bool:
    if actors[at].owner and not actors[at + 1].owner and gap != ("and",):
        return False
    if actors[at + 1].anaphor and actors[at + 1].owner and set(actors[at + 1].ids) <= set(actors[at].ids):
        return False  # «Greece and its creditors»
    if gap == (",",) and actors[at + 1].people and not actors[at].people:
        return False  # «in Ukraine, Angela Merkel and François Hollande …»
    if gap == (",", "and"):
        return at > first or actors[at].appositive or bool(actors[at].people)
    return True


def _union(run: Sequence[ActorPhrase]) -> ActorPhrase:
    if len(run) == 1:
        return run[0]
    ids = tuple(dict.fromkeys(actor_id for actor in run for actor_id in actor.ids))
    people = tuple(dict.fromkeys(name for actor in run for name in actor.people))
    anaphor = any(actor.anaphor for actor in run)
    return ActorPhrase(run[0].start, run[-1].end, ids, people, run[-1].owner, run[-1].appositive, anaphor)
