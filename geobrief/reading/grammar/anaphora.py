"""Whom do «it», «he», «they», «the two states» and «the bloc» mean? The actors that the text has led up to.

Sentences are read in order. A pronoun in the singular means the subject before it, «they» and «the two states» the
last pair,
«the bloc» the last organisation. The words are data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from geobrief.reading.entities import Line
from geobrief.reading.grammar.actors import Actor, agent_end
from geobrief.reading.lexicons import words

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_SINGULAR, _OWNING = frozenset(("it", "he", "she", "him")), frozenset(("its", "his", "her"))
_KEPT = 12


@attrs.define(slots=True)
class Antecedents:
    """What the text has led up to: the last subject, the last person, the last pair, and who was named lately."""

    subject: Actor | None = None
    person: Actor | None = None
    plural: Actor | None = None
    recent: list[str] = attrs.field(factory=list)
    named: Counter[str] = attrs.field(factory=Counter)
    in_sentence: bool = False
    present: dict[str, None] = attrs.field(factory=dict)
    before: tuple[str, ...] = ()
    home: str | None = None

    def see(self, line: Line, actor: Actor) -> None:
        """Take note of an actor phrase."""
        for actor_id in actor.ids:
            if actor_id in self.recent:
                self.recent.remove(actor_id)
            self.recent.append(actor_id)
        self.named.update(actor.ids)
        self.present |= dict.fromkeys(() if actor.owner else actor.ids)
        del self.recent[:-_KEPT]
        if len(actor.ids) > 1:
            self.plural = actor
        if actor.people:
            self.person = actor
        governed = line.lower(actor.start - 1) in words("prepositions")
        if not actor.owner and not governed and not self.in_sentence:
            self.subject, self.in_sentence = actor, True

    def next_sentence(self) -> None:
        """A sentence ends; whom it named is remembered for a «they»."""
        self.in_sentence, self.before = False, tuple(self.present)
        self.present = {}

    def several(self) -> Actor | None:
        """Whom «they» means: the last phrase of several, but rather the two whom the sentence before named apart."""
        pair = self.before if len(self.before) == 2 else ()
        if pair and (self.plural is None or not set(self.plural.ids) <= set(self.before)):
            return Actor(0, 0, pair, anaphor=True)
        return self.plural or self.subject

    def last(self, count: int) -> tuple[str, ...]:
        """The last pair or trio: the last phrase of so many, else the states that the text has named most often."""
        if self.plural is not None and len(self.plural.ids) == count:
            return self.plural.ids
        return self.most_named(count)

    def most_named(self, count: int) -> tuple[str, ...]:
        """The states named most often so far, or none where they are fewer."""
        states = [actor_id for actor_id, _ in self.named.most_common() if ":" not in actor_id]
        return tuple(states[:count]) if len(states) >= count else ()

    def state(self) -> tuple[str, ...]:
        """The state that the text speaks of: the subject where it is one, else the state named last."""
        states = [actor_id for actor_id in (self.subject.ids if self.subject else ()) if ":" not in actor_id]
        return tuple(states[:1]) or next(((one,) for one in reversed(self.recent) if ":" not in one), ())

    def organization(self) -> tuple[str, ...]:
        """The last organisation."""
        return next(((actor_id,) for actor_id in reversed(self.recent) if actor_id.startswith("org:")), ())


def with_anaphors(line: Line, actors: Sequence[Actor], seen: Antecedents) -> tuple[Actor, ...]:
    """The actor phrases of a sentence with those that point back, in order; `seen` moves on."""
    seen.next_sentence()
    found: list[Actor] = []
    waiting = list(actors)
    for index in range(len(line.lowers)):
        while waiting and waiting[0].start <= index:
            found.append(waiting.pop(0))
            seen.see(line, found[-1])
        if found and index < found[-1].end:
            continue
        anaphor = _anaphor(line, index, seen)
        if anaphor is not None and not (waiting and waiting[0].start < anaphor.end):
            found.append(anaphor)
            if not anaphor.owner and not seen.in_sentence and line.lower(index - 1) not in words("prepositions"):
                seen.subject, seen.in_sentence = anaphor, True
    return tuple(found)


def _anaphor(line: Line, index: int, seen: Antecedents) -> Actor | None:
    lower = line.lowers[index]
    if lower == "it" and line.lower(index + 1) in words("be") and line.lower(index + 2) in words("expletives"):
        return None
    if lower in _SINGULAR or lower in _OWNING:
        source = seen.person or seen.subject if lower in ("he", "she", "his", "her", "him") else seen.subject
        return _pointing(line, index, source, owner=lower in _OWNING)
    if lower in ("they", "their", "them"):
        return _pointing(line, index, seen.several(), owner=lower == "their")
    for end, ids in _descriptions(line, index, seen):
        if ids:
            return Actor(index, end, ids, anaphor=True)
    return None


def _pointing(line: Line, start: int, source: Actor | None, *, owner: bool) -> Actor | None:
    """A pronoun; «their government» acts, «their border» is only owned."""
    if source is None:
        return None
    agent = agent_end(line, start + 1) if owner else None
    return Actor(
        start, agent or start + 1, source.ids, () if owner else source.people, owner and not agent, anaphor=True
    )


def _descriptions(line: Line, index: int, seen: Antecedents) -> Iterator[tuple[int, tuple[str, ...]]]:
    """«the two downstream states», «both sides», «the neighbours», «the bloc», «the country»."""
    lower = line.lowers[index]
    at = index + 1 if lower in ("the", "these", "those") else index
    if lower == "both" and (not line.lower(at + 1).isalpha() or line.lower(at + 1) in words("breaks")):
        yield at + 1, seen.last(2)
        return
    number = _NUMBERS.get(line.lower(at))
    if number is not None:
        head = next((i for i in range(at + 1, at + 4) if line.lower(i) in words("pairs")), None)
        if head is not None or (lower == "the" and line.lower(at + 1) in words("auxiliary")):
            yield (head or at) + 1, seen.last(number)
    elif lower == "the" and line.lower(at) in words("pairs_alone"):
        yield at + 1, seen.plural.ids if seen.plural else ()
    elif lower == "the" and line.lower(at) in words("blocs"):
        yield at + 1, seen.organization()
    elif lower == "the" and line.lower(at) in words("institutions") and line.lower(at + 1) != "of":
        yield at + 1, seen.state() or ((seen.home,) if seen.home else ())
    elif lower == "the" and line.lower(at) == "ministry" and seen.home:
        yield at + 1, (seen.home,)
    elif lower == "the" and line.lower(at) in words("countries"):
        yield at + 1, seen.state()
    elif lower in ("each", "neither", "either") and line.lower(index + 1) in (
        "side",
        "party",
        "country",
        "state",
        "government",
    ):
        yield index + 2, seen.last(2)
