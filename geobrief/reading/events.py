"""What happened between whom? Events in PLOVER's terms, from the cues of `data/events.csv`.

An event needs somebody who acts; where its type or its cue needs a recipient it needs one too. The same event told twice is
one record that keeps both pieces of evidence.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import attrs

from geobrief.model import Event
from geobrief.reading.actors import Actor
from geobrief.reading.analysis import Analysis
from geobrief.reading.clauses import Clauses
from geobrief.reading.contents import told_as_acts
from geobrief.reading.cues import Cue, cue_table
from geobrief.reading.modality import modality
from geobrief.reading.roles import Roles, roles

_ALONE = frozenset(("MOBILIZE", "REJECT", "THREATEN", "PROTEST", "ASSAULT", "COERCE"))
_BOTH_WAYS = frozenset(("AGREE", "CONSULT"))
_CONCLUDING = frozenset(("AGREE", "SUPPORT"))
_KEPT = 12


def find_events(seen: Analysis, *, strict: bool = False) -> tuple[Event, ...]:
    """The events of a text, in text order; headlines only repeat what follows and are left out."""
    return merged(_told(seen, strict))


def _told(seen: Analysis, strict: bool) -> Iterator[Event]:
    earlier: deque[Actor] = deque(maxlen=_KEPT)
    for clauses in seen.clauses:
        if not clauses.line.sentence.is_title:
            yield from _in_sentence(seen, clauses, tuple(earlier), strict)
            earlier.extend(clauses.actors)


def _in_sentence(seen: Analysis, clauses: Clauses, earlier: Sequence[Actor], strict: bool) -> Iterator[Event]:
    cues = tuple(cue for cue in cue_table("events").find(clauses.line) if "faint" not in cue.row["frame"].split())
    for cue in told_as_acts(clauses, cues):
        for told in _framed(roles(clauses, cue, earlier), cue.row["frame"].split()):
            if _is_enough(told, cue) and (told.sure or not strict):
                yield _event(seen, clauses, cue, told)


def _is_enough(told: Roles, cue: Cue) -> bool:
    if not told.actors:
        return False
    alone = cue.row["type"] in _ALONE or "alone" in cue.row["frame"].split()
    return len(told.participants) > 1 or (alone and not (cue.is_noun and told.sure))


def _framed(told: Roles, frame: Sequence[str]) -> Iterator[Roles]:
    """The roles as the frame of a cue puts them; what two did to each other is two events."""
    if "mutual" in frame:
        yield told.joined()
    elif told.reciprocal:
        first, second = told.actors
        yield attrs.evolve(told, actors=(first,), recipients=(second,))
        yield attrs.evolve(told, actors=(second,), recipients=(first,))
    else:
        yield told.turned() if "turned" in frame else told


def _event(seen: Analysis, clauses: Clauses, cue: Cue, told: Roles) -> Event:
    return Event(
        type=cue.row["type"],  # type: ignore[arg-type]
        actors=told.actors,
        recipients=told.recipients,
        date=seen.date_at(clauses, cue.start),
        mode=cue.row["mode"] or None,
        contexts=cue.row["contexts"].split(),
        people=told.people,
        modality=modality(clauses, cue),
        evidence=(seen.evidence(clauses.line),),
        rule=f"events/{cue.row['cue']}",
    )


def merged(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events with those that say the same joined; a date or a mode that only one of them tells is kept."""
    found: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        listed = found.setdefault(_key(event), [])
        same = next((index for index, known in enumerate(listed) if _is_same(known, event)), None)
        if same is None:
            listed.append(event)
        else:
            listed[same] = _joined(listed[same], event)
    listed = [event for events in found.values() for event in events]
    ordered = sorted((event for event in listed if not _is_part(event, listed)), key=lambda event: event.evidence[0].start)
    return tuple(attrs.evolve(event, id=f"e{number}") for number, event in enumerate(ordered, 1))


def _key(event: Event) -> tuple[object, ...]:
    """What two events must share to be one; signing what was agreed on is the same event as agreeing."""
    sides: object = (frozenset(event.actors), frozenset(event.recipients))
    concludes = event.type in _CONCLUDING and not event.recipients
    if event.type in _BOTH_WAYS or concludes:
        sides = frozenset(event.participants)
    return "AGREE" if concludes else event.type, sides, event.modality


def _is_part(event: Event, listed: Sequence[Event]) -> bool:
    """Whether a fuller event of the same sentence says the same («shot down a helicopter, killing the crew»)."""
    return not event.recipients and any(
        fuller.recipients and fuller.evidence[0] == event.evidence[0] and fuller.type == event.type and fuller.actors == event.actors
        for fuller in listed
    )


def _is_same(known: Event, event: Event) -> bool:
    """Two meetings of different kinds are one only on the same day or in the same sentence; an undated act repeats a dated one."""
    if known.date == event.date and event.date is not None:
        return True
    if known.evidence[-1] == event.evidence[-1]:
        return known.date is None or event.date is None or event.type == "CONSULT"
    return (known.date is None or event.date is None) and (event.type != "CONSULT" or known.mode == event.mode)


def _joined(first: Event, second: Event) -> Event:
    evidence = tuple(dict.fromkeys((*first.evidence, *second.evidence)))
    people = tuple(dict.fromkeys((*first.people, *second.people)))
    return attrs.evolve(first, date=first.date or second.date, mode=first.mode or second.mode, people=people, evidence=evidence)
