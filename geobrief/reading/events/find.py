"""Finds the events of a text, in PLOVER's terms, from the cues of `data/events.csv`.

An event needs an actor, and a recipient if its type or its cue needs one. Two mentions of the same event are one record
with both pieces of evidence.

The frame of a cue says how it takes its actors: `mutual` (all act together), `alone` (it needs no recipient), `in` (its
recipient may follow «in» or «near»), `next` (its recipient follows at once); `faint` cues count only
between two given actors.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.model import Event
from geobrief.reading.analysis import Analysis
from geobrief.reading.events.contents import independent_cues
from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue, cue_table
from geobrief.reading.grammar.modality import modality
from geobrief.reading.grammar.roles import CueRoles, is_under_way, roles
from geobrief.vocabulary import load
from geobrief.when import Date, Period

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import EventMode

_ALONE = frozenset(("MOBILIZE", "REJECT", "THREATEN", "PROTEST", "ASSAULT", "COERCE", "ACCUSE", "REQUEST"))
_BOTH_WAYS = frozenset(("AGREE", "CONSULT"))
_MATERIAL = frozenset(("RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "COOPERATE", "AID"))
_CONCLUDING = frozenset(("AGREE", "SUPPORT"))
_KEPT = 12
_LONGEST = 500  # tokens; a longer sentence is a list of names, not prose


def find_events(analysis: Analysis, *, strict: bool = False) -> tuple[Event, ...]:
    """The events of a text, in text order; headlines, which repeat the text, are left out."""
    return merged(_in_text(analysis, strict))


def _in_text(analysis: Analysis, strict: bool) -> Iterator[Event]:
    earlier: deque[ActorPhrase] = deque(maxlen=_KEPT)
    for clauses in analysis.clauses:
        if not clauses.line.sentence.is_title and len(clauses.line.tokens) <= _LONGEST:
            yield from _in_sentence(analysis, clauses, tuple(earlier), strict)
            earlier.extend(clauses.actors)


def _in_sentence(analysis: Analysis, clauses: Clauses, earlier: Sequence[ActorPhrase], strict: bool) -> Iterator[Event]:
    cues = tuple(cue for cue in cue_table("events").find(clauses.line) if "faint" not in cue.frame)
    for cue in independent_cues(clauses, cues):
        for named in _framed(roles(clauses, cue, earlier), cue.frame):
            found = named if strict else _with_recipient(clauses, cue, named)
            if _is_enough(found, cue) and (found.sure or not strict) and _is_event(clauses, cue, found):
                yield _event(analysis, clauses, cue, found)


def _with_recipient(clauses: Clauses, cue: Cue, found: CueRoles) -> CueRoles:
    """If the type requires a recipient and the clause names none: the state that the text is about."""
    if len(found.participants) != 1 or load("event_types")[cue.type]["recipient"] != "required":
        return found
    other = next((state for state in (*clauses.main, *clauses.pair) if state not in found.actors), None)
    return found if other is None else attrs.evolve(found, recipients=(other,), sure=False)


def _is_enough(found: CueRoles, cue: Cue) -> bool:
    if not found.actors:
        return False
    alone = cue.type in _ALONE or "alone" in cue.frame
    return len(found.participants) > 1 or (alone and not (cue.is_noun and found.sure))


def _is_event(clauses: Clauses, cue: Cue, found: CueRoles) -> bool:
    """Nouns of force are mostly background («since Iraq's invasion»), and only persons are «in Oslo» on a visit."""
    if cue.is_noun and cue.type in _MATERIAL:
        return is_under_way(clauses, cue)
    return "next" not in cue.frame or bool(found.people)


def _framed(found: CueRoles, frame: Sequence[str]) -> Iterator[CueRoles]:
    """The roles according to the frame of a cue; what two did to each other is two events."""
    if "mutual" in frame:
        yield found.joined()
    elif found.reciprocal:
        first, second = found.actors
        yield attrs.evolve(found, actors=(first,), recipients=(second,))
        yield attrs.evolve(found, actors=(second,), recipients=(first,))
    else:
        yield found


def _event(analysis: Analysis, clauses: Clauses, cue: Cue, found: CueRoles) -> Event:
    row: Any = cue.row
    how: Any = modality(clauses, cue)
    return Event(
        type=row["type"],
        actors=found.actors,
        recipients=found.recipients,
        date=analysis.date_at(clauses, cue.start),
        mode=row.get("mode") or None,
        contexts=row["contexts"].split(),
        people=found.people,
        modality=how,
        evidence=(analysis.evidence(clauses.line),),
        rule=f"events/{row['cue']}",
    )


@attrs.define(slots=True)
class _Mentions:
    """An event and all its mentions."""

    first: Event
    date: Date | Period | None
    mode: EventMode | None
    events: list[Event]

    def is_same(self, event: Event) -> bool:
        """Whether an event is another mention.

        Two meetings of different kinds are one only on the same day or in the same sentence; an undated act is the same
        as a dated one.
        """
        if self.date == event.date and event.date is not None:
            return True
        undated = self.date is None or event.date is None
        if self.events[-1].evidence == event.evidence:
            return undated or event.type == "CONSULT"
        return undated and (event.type != "CONSULT" or self.mode == event.mode)

    def add(self, event: Event) -> None:
        """Add a mention; the first date and the first mode are kept."""
        self.date, self.mode = self.date or event.date, self.mode or event.mode
        self.events.append(event)

    def event(self) -> Event:
        """All mentions as one record."""
        evidence = dict.fromkeys(piece for event in self.events for piece in event.evidence)
        people = dict.fromkeys(name for event in self.events for name in event.people)
        return attrs.evolve(self.first, date=self.date, mode=self.mode, people=tuple(people), evidence=tuple(evidence))


def merged(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with all mentions of one joined; a date or mode that only one mention has is kept."""
    found: dict[tuple[object, ...], list[_Mentions]] = {}
    for event in events:
        known = found.setdefault(_key(event), [])
        same = next((mentions for mentions in known if mentions.is_same(event)), None)
        if same is None:
            known.append(_Mentions(event, event.date, event.mode, [event]))
        else:
            same.add(event)
    joined = [mentions.event() for known in found.values() for mentions in known]
    ordered = sorted(_without_parts(joined), key=lambda event: event.evidence[0].start)
    return tuple(attrs.evolve(event, id=f"e{number}") for number, event in enumerate(ordered, 1))


def _key(event: Event) -> tuple[object, ...]:
    """What two mentions of one event share; signing what was agreed on is the same event as agreeing."""
    sides: object = (frozenset(event.actors), frozenset(event.recipients))
    concludes = event.type in _CONCLUDING and not event.recipients
    if event.type in _BOTH_WAYS or concludes:
        sides = frozenset(event.participants)
    return "AGREE" if concludes else event.type, sides, event.modality


def _without_parts(events: Sequence[Event]) -> Iterator[Event]:
    """Without events that the same sentence states more fully («shot down a helicopter, killing the crew»)."""
    fuller = {(event.evidence[0], event.type, event.actors) for event in events if event.recipients}
    return (
        event for event in events if event.recipients or (event.evidence[0], event.type, event.actors) not in fuller
    )
