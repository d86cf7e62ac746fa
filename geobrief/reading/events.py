"""What happened between whom? Events in PLOVER's terms, from the cues of `data/events.csv`.

An event needs somebody who acts; where its type or its cue needs a recipient it needs one too. The same event told twice is
one record that keeps both pieces of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from geobrief.model import Event
from geobrief.reading.analysis import Analysis
from geobrief.reading.clauses import Clauses
from geobrief.reading.cues import Cue, cue_table
from geobrief.reading.modality import modality
from geobrief.reading.roles import Roles, roles

ALONE = frozenset(("MOBILIZE", "REJECT", "THREATEN", "PROTEST", "ASSAULT", "COERCE"))


def find_events(seen: Analysis, *, strict: bool = False) -> tuple[Event, ...]:
    """The events of a text, in text order; headlines only repeat what follows and are left out."""
    told = (clauses for clauses in seen.clauses if not clauses.line.sentence.is_title)
    return merged(event for clauses in told for event in _in_sentence(seen, clauses, strict))


def _in_sentence(seen: Analysis, clauses: Clauses, strict: bool) -> Iterator[Event]:
    for cue in cue_table("events").find(clauses.line):
        told = _framed(roles(clauses, cue), cue.row["frame"])
        enough = told.recipients or len(told.actors) > 1 or cue.row["type"] in ALONE
        if told.actors and enough and (told.sure or not strict):
            yield _event(seen, clauses, cue, told)


def _framed(told: Roles, frame: str) -> Roles:
    if frame == "mutual":
        return told.joined()
    return told.turned() if frame == "turned" else told


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
        for index, known in enumerate(listed):
            if known.date is None or event.date is None or known.date == event.date:
                listed[index] = _joined(known, event)
                break
        else:
            listed.append(event)
    ordered = sorted((e for listed in found.values() for e in listed), key=lambda event: event.evidence[0].start)
    return tuple(attrs.evolve(event, id=f"e{number}") for number, event in enumerate(ordered, 1))


def _key(event: Event) -> tuple[object, ...]:
    sides: object = (frozenset(event.actors), frozenset(event.recipients))
    if event.type in ("AGREE", "CONSULT"):
        sides = frozenset(event.participants)
    return event.type, sides, event.modality


def _joined(first: Event, second: Event) -> Event:
    evidence = tuple(dict.fromkeys((*first.evidence, *second.evidence)))
    people = tuple(dict.fromkeys((*first.people, *second.people)))
    return attrs.evolve(first, date=first.date or second.date, mode=first.mode or second.mode, people=people, evidence=evidence)
