"""The actors that «it», «he», «they», «the two states» and «the bloc» refer to.

Sentences are read in order. A singular pronoun refers to the subject before it, «they» and «the two states» to the last
pair, «the bloc» to the last organisation. The words are data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from geobrief.reading.english import facts
from geobrief.reading.entities import Line
from geobrief.reading.grammar.actors import ActorPhrase, agent_end
from geobrief.reading.inflection import is_finite
from geobrief.reading.lexicons import document, words

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_SINGULAR, _OWNING = frozenset(("it", "he", "she", "him")), frozenset(("its", "his", "her"))
_KEPT, _ADJECTIVES = 12, 3


@attrs.define(slots=True)
class Antecedents:
    """What an anaphor may refer to: the last subject, person and pair, and the actors named lately."""

    subject: ActorPhrase | None = None
    person: ActorPhrase | None = None
    singular: ActorPhrase | None = None
    persons: list[ActorPhrase] = attrs.field(factory=list)
    titled: dict[str, ActorPhrase] = attrs.field(factory=dict)
    plural: ActorPhrase | None = None
    recent: list[str] = attrs.field(factory=list)
    named: Counter[str] = attrs.field(factory=Counter)
    in_sentence: bool = False
    present: dict[str, None] = attrs.field(factory=dict)
    before: tuple[str, ...] = ()
    home: str | None = None

    def add(self, line: Line, actor: ActorPhrase) -> None:
        """Add an actor phrase of the current sentence."""
        for actor_id in actor.ids:
            if actor_id in self.recent:
                self.recent.remove(actor_id)
            self.recent.append(actor_id)
        self.named.update(actor.ids)
        self.present |= dict.fromkeys(() if actor.owner else actor.ids)
        del self.recent[:-_KEPT]
        if len(actor.ids) > 1:
            self.plural = actor
        if len(actor.people) == 1 and len(actor.ids) == 1:
            self.person = actor
            self.persons = [*(one for one in self.persons if one.people != actor.people), actor][-3:]
        if len(actor.ids) == 1:
            self.titled.update((word, actor) for word in document("titles")["called"].get(actor.office, "").split())
            self.titled.update(
                (lower, actor) for lower in line.lowers[actor.start : actor.end] if lower in words("titles_alone")
            )
        governed = line.lower(actor.start - 1) in words("prepositions")
        if not actor.owner and not governed and not self.in_sentence:
            self.subject, self.in_sentence = actor, True
            self.singular = actor if len(actor.ids) == 1 else self.singular

    def next_sentence(self) -> None:
        """End a sentence; the actors it named are kept for a «they»."""
        self.in_sentence, self.before = False, tuple(self.present)
        self.present = {}

    def several(self) -> ActorPhrase | None:
        """The actors of «they»: the two that the sentence before named separately, else the last plural phrase."""
        pair = self.before if len(self.before) == 2 else ()
        if pair and (self.plural is None or not set(self.plural.ids) <= set(self.before)):
            return ActorPhrase(0, 0, pair, anaphor=True)
        return self.plural or self.subject

    def last(self, count: int) -> tuple[str, ...]:
        """The last phrase with `count` actors, else the states named most often so far."""
        if self.plural is not None and len(self.plural.ids) == count:
            return self.plural.ids
        return self.most_named(count)

    def most_named(self, count: int) -> tuple[str, ...]:
        """The `count` states named most often so far, or none if there are fewer."""
        states = [actor_id for actor_id, _ in self.named.most_common() if ":" not in actor_id]
        return tuple(states[:count]) if len(states) >= count else ()

    def state(self) -> tuple[str, ...]:
        """The state that the text is about: the subject if it is one, else the state named last."""
        states = [actor_id for actor_id in (self.subject.ids if self.subject else ()) if ":" not in actor_id]
        return tuple(states[:1]) or next(((one,) for one in reversed(self.recent) if ":" not in one), ())

    def parties(self) -> tuple[str, ...]:
        """All of a larger group named together, if the last two named are of it; else those two."""
        pair = self.last(2)
        group = self.plural.ids if self.plural else ()
        return group if set(pair) <= set(group) else pair or group

    def besides(self, source: ActorPhrase, *, person: bool) -> tuple[str, ...]:
        """What a pronoun means where it cannot mean its first antecedent: the person, else the actor, named before."""
        if person:
            return next((one.ids for one in reversed(self.persons) if not set(one.ids) & set(source.ids)), ())
        return next(((one,) for one in reversed(self.recent) if one not in source.ids), ())

    def organization(self) -> tuple[str, ...]:
        """The last organisation."""
        return next(((actor_id,) for actor_id in reversed(self.recent) if actor_id.startswith("org:")), ())


# The words with which an anaphor can begin.
_ANAPHORIC = frozenset(
    (
        *_SINGULAR,
        *_OWNING,
        *_NUMBERS,
        *"it its his her their they them the these those both neither each either".split(),
    )
)


def with_anaphors(line: Line, actors: Sequence[ActorPhrase], antecedents: Antecedents) -> tuple[ActorPhrase, ...]:
    """The actor phrases of a sentence and its anaphors, in order; the antecedents are updated."""
    antecedents.next_sentence()
    found: list[ActorPhrase] = []
    waiting = list(actors)
    for index in range(len(line.lowers)):
        while waiting and waiting[0].start <= index:
            found.append(waiting.pop(0))
            antecedents.add(line, found[-1])
        if line.lowers[index] not in _ANAPHORIC or (found and index < found[-1].end):
            continue
        anaphor = _anaphor(line, index, antecedents)
        if anaphor is not None and not (waiting and waiting[0].start < anaphor.end):
            found.append(anaphor)
            if not anaphor.owner and not antecedents.in_sentence and line.lower(index - 1) not in words("prepositions"):
                antecedents.subject, antecedents.in_sentence = anaphor, True
    return tuple(found)


def _anaphor(line: Line, index: int, antecedents: Antecedents) -> ActorPhrase | None:
    lower = line.lowers[index]
    if lower in ("its", "their") and line.lower(index + 1) in words("counterparts"):
        return _counterpart(index, antecedents)
    if lower == "it" and line.lower(index + 1) in words("be") and line.lower(index + 2) in words("expletives"):
        return None
    if lower in _SINGULAR or lower in _OWNING:
        source = (
            antecedents.person or antecedents.subject
            if lower in ("he", "she", "his", "her", "him")
            else antecedents.subject
        )
        if source is not None and len(source.ids) > 1 and lower not in _OWNING:
            source = antecedents.singular
        found = _pronoun(line, index, source, owner=lower in _OWNING)
        if found is None or source is None or found.owner:
            return found
        return attrs.evolve(found, other=antecedents.besides(source, person=lower not in ("it",)))
    if lower in ("they", "their", "them"):
        found = _pronoun(line, index, antecedents.several(), owner=lower == "their")
        if found is None or found.owner:
            return found
        return attrs.evolve(found, other=antecedents.before if len(antecedents.before) == 2 else ())
    for end, ids in _descriptions(line, index, antecedents):
        if ids:
            other = antecedents.before if len(antecedents.before) == len(ids) else ()
            return ActorPhrase(index, end, ids, anaphor=True, other=other)
    return None


def _counterpart(index: int, antecedents: Antecedents) -> ActorPhrase | None:
    """«its neighbour»: the other one of the last pair."""
    pair = antecedents.last(2)
    mine = antecedents.subject.ids if antecedents.subject else ()
    other = tuple(one for one in pair if one not in mine)
    return ActorPhrase(index, index + 2, other, anaphor=True) if len(other) == 1 and len(pair) == 2 else None


def _is_bare(line: Line, index: int) -> bool:
    """Whether neither a name nor «of» follows a title."""
    return line.lower(index) not in ("of", "for", "'s") and not (
        index < len(line.tokens) and line.tokens[index].is_capital
    )


def _is_alone(line: Line, index: int) -> bool:
    """Whether a word for both of two is a phrase of its own: «both deny it», «neither has», «to both,»."""
    lower = line.lower(index)
    return (
        not lower.isalpha()
        or lower in words("breaks")
        or lower in words("auxiliary")
        or is_finite(line, index)
        or bool(facts(lower).verb and not facts(lower).noun)
    )


def _pronoun(line: Line, start: int, source: ActorPhrase | None, *, owner: bool) -> ActorPhrase | None:
    """The phrase of a pronoun; «their government» acts, «their border» is only owned."""
    if source is None:
        return None
    agent = agent_end(line, start + 1) if owner else None
    if owner and agent is None and line.lower(start + 1) in words("countries"):
        agent = start + 2
    return ActorPhrase(
        start, agent or start + 1, source.ids, () if owner else source.people, owner and not agent, anaphor=True
    )


def _descriptions(line: Line, index: int, antecedents: Antecedents) -> Iterator[tuple[int, tuple[str, ...]]]:
    """«the two downstream states», «both sides», «the neighbours», «the bloc», «the country»."""
    lower = line.lowers[index]
    at = index + 1 if lower in ("the", "these", "those") else index
    if lower in ("both", "neither", "each", "either") and _is_alone(line, at + 1) and line.lower(index - 1) != "the":
        yield at + 1, antecedents.last(2)
        return
    title = next(
        (
            i
            for i in (at, at + 1)
            if line.lower(i) in antecedents.titled and (i == at or line.lower(at) not in words("breaks"))
        ),
        None,
    )
    if lower == "the" and title is not None and _is_bare(line, title + 1):
        yield title + 1, antecedents.titled[line.lower(title)].ids
        return
    number = _NUMBERS.get(line.lower(at))
    if number is not None:
        head = next((i for i in range(at + 1, at + 4) if line.lower(i) in words("pairs")), None)
        if head is not None or (lower == "the" and _is_alone(line, at + 1)):
            yield (head or at) + 1, antecedents.last(number)
    elif lower == "the" and line.lower(at) in words("pairs_alone"):
        acts = antecedents.subject.ids if antecedents.in_sentence and antecedents.subject else ()
        yield at + 1, () if acts == antecedents.parties() else antecedents.parties()
    elif lower == "the" and (line.lower(at) in words("blocs") or line.lower(at + 1) in words("blocs")):
        yield at + (1 if line.lower(at) in words("blocs") else 2), antecedents.organization()
    elif lower == "the" and line.lower(at) in words("institutions") and line.lower(at + 1) != "of":
        seat = line.owner.get(at + 2) if line.lower(at + 1) in ("in", "at") else None
        if seat is not None and seat.is_state:
            yield at + 1, (seat.id,)
        yield at + 1, antecedents.state() or ((antecedents.home,) if antecedents.home else ())
    elif lower == "the" and line.lower(at) == "ministry" and antecedents.home:
        yield at + 1, (antecedents.home,)
    elif lower == "the" and line.lower(at) in words("countries"):
        yield at + 1, antecedents.state()
    elif lower == "the" and (head := _described(line, at)) is not None:
        actor = antecedents.subject if antecedents.in_sentence else None
        yield head + 1, antecedents.besides(actor, person=False) if actor is not None else antecedents.state()
    elif lower in ("each", "neither", "either") and line.lower(index + 1) in (
        "side",
        "party",
        "country",
        "state",
        "government",
    ):
        yield index + 2, antecedents.last(2)


def _described(line: Line, start: int) -> int | None:
    """«the tiny gas-rich emirate»: the noun for a country after one to three adjectives."""
    for at in range(start, start + _ADJECTIVES + 1):
        lower = line.lower(at)
        if at > start and lower in words("countries"):
            return at
        if not (facts(lower).adjective or "-" in lower[1:]) or at in line.owner:
            return None
    return None


# «We», «us» and «our» between quotation marks mean the state of the one who is quoted.
_OPENING, _CLOSING = frozenset('"“«„'), frozenset('"”»“')
_WE = frozenset(("we", "us", "our"))
_SAID_WITHIN = 4  # tokens


def we(line: Line, actors: Sequence[ActorPhrase]) -> Iterator[ActorPhrase]:
    """The phrases for «we», «us», «our government» in the quotations of a sentence."""
    if _WE.isdisjoint(line.lowers):
        return
    quoted = _quoted(line)
    if not quoted:
        return
    speaker = _speaker(line, actors, quoted)
    if speaker is None:
        return
    for index, lower in enumerate(line.lowers):
        if lower in _WE and index in quoted:
            agent = agent_end(line, index + 1) if lower == "our" else None
            owner = lower == "our" and agent is None
            yield ActorPhrase(index, agent or index + 1, speaker.ids, owner=owner, anaphor=True)


def _quoted(line: Line) -> frozenset[int]:
    """The tokens between quotation marks."""
    inside: set[int] = set()
    start = -1
    for index, lower in enumerate(line.lowers):
        if start < 0 and lower in _OPENING:
            start = index
        elif start >= 0 and lower in _CLOSING:
            inside.update(range(start + 1, index))
            start = -1
    return frozenset(inside)


def _speaker(line: Line, actors: Sequence[ActorPhrase], quoted: frozenset[int]) -> ActorPhrase | None:
    """The one actor next to a verb of saying outside the quotation marks."""
    said = [index for index, lower in enumerate(line.lowers) if lower in words("reporting") and index not in quoted]
    near = [
        actor
        for actor in actors
        if actor.start not in quoted and len(actor.ids) == 1 and any(_is_next(actor, index) for index in said)
    ]
    return near[0] if near else None


def _is_next(actor: ActorPhrase, verb: int) -> bool:
    return 0 <= actor.start - verb <= _SAID_WITHIN or 0 <= verb - actor.end <= 2
