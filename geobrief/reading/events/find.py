"""What happened between whom? Events in PLOVER's terms, from the cues of `data/events.csv`.

An event needs somebody who acts; where its type or its cue needs a recipient it needs one too. The same event told
twice is one record that keeps both pieces of evidence.

The frame of a cue says how it takes its actors: `mutual` (all act together), `alone` (it needs no recipient), `in` (its
recipient may follow «in» or «near»), `next` (its recipient follows at once); `faint` cues tell of an event only between
two actors that are given.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import attrs

from geobrief.model import Event
from geobrief.reading.analysis import Analysis
from geobrief.reading.events.contents import told_as_acts
from geobrief.reading.grammar.actors import Actor
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.cues import Cue, cue_table
from geobrief.reading.grammar.modality import modality
from geobrief.reading.grammar.roles import Roles, is_under_way, roles
from geobrief.vocabulary import load
from geobrief.when import Date, Period

_ALONE = frozenset(("MOBILIZE", "REJECT", "THREATEN", "PROTEST", "ASSAULT", "COERCE", "ACCUSE", "REQUEST"))
_BOTH_WAYS = frozenset(("AGREE", "CONSULT"))
_MATERIAL = frozenset(("RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "COOPERATE", "AID"))
_CONCLUDING = frozenset(("AGREE", "SUPPORT"))
_KEPT = 12
# No sentence of prose is longer; a list of names without a full stop tells of no events.
_LONGEST = 500


def find_events(analysis: Analysis, *, strict: bool = False) -> tuple[Event, ...]:
    """The events of a text, in text order; headlines only repeat what follows and are left out."""
    return merged(_told(analysis, strict))


def _told(analysis: Analysis, strict: bool) -> Iterator[Event]:
    earlier: deque[Actor] = deque(maxlen=_KEPT)
    for clauses in analysis.clauses:
        if not clauses.line.sentence.is_title and len(clauses.line.tokens) <= _LONGEST:
            yield from _in_sentence(analysis, clauses, tuple(earlier), strict)
            earlier.extend(clauses.actors)


def _in_sentence(analysis: Analysis, clauses: Clauses, earlier: Sequence[Actor], strict: bool) -> Iterator[Event]:
    cues = tuple(cue for cue in cue_table("events").find(clauses.line) if "faint" not in cue.frame)
    for cue in told_as_acts(clauses, cues):
        for named in _framed(roles(clauses, cue, earlier), cue.frame):
            told = named if strict else _with_recipient(clauses, cue, named)
            if _is_enough(told, cue) and (told.sure or not strict) and _is_told(clauses, cue, told):
                yield _event(analysis, clauses, cue, told)


def _with_recipient(clauses: Clauses, cue: Cue, told: Roles) -> Roles:
    """Where the type cannot be without a recipient and the clause names none: the state that the text speaks of."""
    if len(told.participants) != 1 or load("event_types")[cue.type]["recipient"] != "required":
        return told
    other = next((state for state in (*clauses.main, *clauses.pair) if state not in told.actors), None)
    return told if other is None else attrs.evolve(told, recipients=(other,), sure=False)


def _is_enough(told: Roles, cue: Cue) -> bool:
    if not told.actors:
        return False
    alone = cue.type in _ALONE or "alone" in cue.frame
    return len(told.participants) > 1 or (alone and not (cue.is_noun and told.sure))


def _is_told(clauses: Clauses, cue: Cue, told: Roles) -> bool:
    """Nouns of force are mostly background («since Iraq's invasion»), and only persons are «in Oslo» on a visit."""
    if cue.is_noun and cue.type in _MATERIAL:
        return is_under_way(clauses, cue)
    return "next" not in cue.frame or bool(told.people)


def _framed(told: Roles, frame: Sequence[str]) -> Iterator[Roles]:
    """The roles as the frame of a cue puts them; what two did to each other is two events."""
    if "mutual" in frame:
        yield told.joined()
    elif told.reciprocal:
        first, second = told.actors
        yield attrs.evolve(told, actors=(first,), recipients=(second,))
        yield attrs.evolve(told, actors=(second,), recipients=(first,))
    else:
        yield told


def _event(analysis: Analysis, clauses: Clauses, cue: Cue, told: Roles) -> Event:
    return Event(
        type=cue.row["type"],
        actors=told.actors,
        recipients=told.recipients,
        date=analysis.date_at(clauses, cue.start),
        mode=cue.mode or None,
        contexts=cue.row["contexts"].split(),
        people=told.people,
        modality=modality(clauses, cue),
        evidence=(analysis.evidence(clauses.line),),
        rule=f"events/{cue.row['cue']}",
    )


@attrs.define(slots=True)
class _Telling:
    """The same event, told once or more often."""

    first: Event
    date: Date | Period | None
    mode: str | None
    told: list[Event]

    def is_same(self, event: Event) -> bool:
        """Whether an event is told again.

        Two meetings of different kinds are one only on the same day or in the same sentence; an undated act repeats a
        dated one.
        """
        if self.date == event.date and event.date is not None:
            return True
        undated = self.date is None or event.date is None
        if self.told[-1].evidence == event.evidence:
            return undated or event.type == "CONSULT"
        return undated and (event.type != "CONSULT" or self.mode == event.mode)

    def add(self, event: Event) -> None:
        """Take note of another telling; the date and the mode are those that are told first."""
        self.date, self.mode = self.date or event.date, self.mode or event.mode
        self.told.append(event)

    def event(self) -> Event:
        """All tellings as one record."""
        evidence = dict.fromkeys(piece for event in self.told for piece in event.evidence)
        people = dict.fromkeys(name for event in self.told for name in event.people)
        return attrs.evolve(self.first, date=self.date, mode=self.mode, people=tuple(people), evidence=tuple(evidence))


def merged(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events with those that say the same joined; a date or a mode that only one of them tells is kept."""
    found: dict[tuple[object, ...], list[_Telling]] = {}
    for event in events:
        tellings = found.setdefault(_key(event), [])
        same = next((telling for telling in tellings if telling.is_same(event)), None)
        if same is None:
            tellings.append(_Telling(event, event.date, event.mode, [event]))
        else:
            same.add(event)
    joined = [telling.event() for tellings in found.values() for telling in tellings]
    ordered = sorted(_without_parts(joined), key=lambda event: event.evidence[0].start)
    return tuple(attrs.evolve(event, id=f"e{number}") for number, event in enumerate(ordered, 1))


def _key(event: Event) -> tuple[object, ...]:
    """What two events must share to be one; signing what was agreed on is the same event as agreeing."""
    sides: object = (frozenset(event.actors), frozenset(event.recipients))
    concludes = event.type in _CONCLUDING and not event.recipients
    if event.type in _BOTH_WAYS or concludes:
        sides = frozenset(event.participants)
    return "AGREE" if concludes else event.type, sides, event.modality


def _without_parts(events: Sequence[Event]) -> Iterator[Event]:
    """Without events of which the same sentence says more («shot down a helicopter, killing the crew»)."""
    fuller = {(event.evidence[0], event.type, event.actors) for event in events if event.recipients}
    return (
        event for event in events if event.recipients or (event.evidence[0], event.type, event.actors) not in fuller
    )
