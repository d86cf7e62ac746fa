"""Looks up the names in a document, at the time of their records; ids are kept unchanged."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.codec import Lookup, is_id
from geobrief.codec.hints import is_one_letter_off
from geobrief.errors import truncate
from geobrief.model import ActorId, State
from geobrief.model.attributes import When
from geobrief.register.folding import folded
from geobrief.register.periods import Bounds, bounds
from geobrief.when import Period

if TYPE_CHECKING:
    from geobrief.register import Resolution, World


_NEARLY_ALL = 0.9
_STILL_USED = 366  # days after a change of name in which the former name is still usual
_MOST_KNOWN = 20_000  # lookups that are kept
_MOST_COMPARED = 500  # names of a document before unknown ones are no longer compared with all known ones
_SHORTEST = 5  # letters of a name of which one can be wrong
_RECENT = datetime.date(2010, 1, 1).toordinal()  # names that were changed later are still usual, such as Turkey


@attrs.frozen
class Names:
    """Looks up actors and persons in a world. An unknown id is kept: the rules report it.

    What was looked up is kept for all documents; `unknown` are the names of one document that nobody has, of which only
    the first are compared with all known names.
    """

    world: World
    ids: dict[str, ActorId] = attrs.field(factory=dict, eq=False)
    known: dict[tuple[str, When | None], Lookup] = attrs.field(factory=dict, eq=False)
    unknown: set[str] = attrs.field(factory=set, eq=False)

    def __call__(self, text: str, when: When | None) -> Lookup:
        compared = len(self.unknown) < _MOST_COMPARED or text in self.unknown
        found = self.known.get((text, when))
        if found is None:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
                self.ids.clear()
            found = self._look_up(text, when, compared)
            if compared or found.id is not None:
                self.known[text, when] = found
        if found.id is None and compared:
            self.unknown.add(text)
        return found if compared or found.id is not None else attrs.evolve(found, hint=None, fix=None)

    def person(self, text: str, when: When | None) -> Lookup:
        """The id of the person with a name; of several, of those who held an office at the time."""
        if is_id(text):
            return Lookup(text)
        people = self.world.persons_named(text)
        if len(people) > 1 and when is not None:
            then = [person for person in people if self.world.tenures(person=person.id, during=when)]
            people = tuple(then) or people
        if len(people) == 1:
            return Lookup(people[0].id)
        if people:
            return _ambiguous(text, people)
        return Lookup(
            None, "GB301", f"{truncate(text)!r} is not known as a person", "an id, or a declaration in people"
        )

    def _look_up(self, text: str, when: When | None, compared: bool) -> Lookup:
        looks_like_id = is_id(text)
        if looks_like_id and (":" in text or self.world.actor(text) is not None):
            self.ids[text] = ActorId(text)
            return Lookup(text)
        answers = self._answers(text, when)
        ids = {record.id for record in (answer.record for answer in answers) if record}
        main = ids.pop() if len(ids) == 1 else self._main(ids, when)
        if main is not None:
            return self._outdated(text, main, when) or Lookup(main)
        if ids or any(answer.status == "many" for answer in answers):
            return _ambiguous(text, (candidate.record for answer in answers for candidate in answer.candidates))
        if looks_like_id:
            return Lookup(text)
        similar = answers[0].suggestions if compared else ()
        message = f"{truncate(text)!r} {answers[0].reason}"
        return Lookup(None, "GB301", message, ", ".join(similar) or None, _spelling(text, similar))

    def _outdated(self, text: str, id: str, when: When | None) -> Lookup | None:
        """The lookup with a finding, if a name had been out of use for a year, and its holder existed."""
        first = None if when is None else when.earliest
        if first is None or is_id(text) or not self.world.existed(id, first):
            return None
        day = first.toordinal()
        entries = [entry for entry in self.world.designations(text) if entry.id == id]
        ends = max((entry.bounds[1] for entry in entries), default=day)
        if ends > _RECENT or day - ends <= _STILL_USED:
            return None
        record = self.world.actor(id)
        label = f"{record.name_on(first) if isinstance(record, State) else record.name} ({id})"
        last = datetime.date.fromordinal(ends)
        return Lookup(
            id, "GB326", f"{truncate(text)!r} was in use until {last}, not on {first}", f"then it was {label}"
        )

    def _main(self, ids: Iterable[str], when: When | None) -> str | None:
        """The only candidate that existed for 90 % of the period: Russia in 1991/1999."""
        if not isinstance(when, Period):
            return None
        asked = bounds(when)
        days = {id: sum(_shared(asked, stretch) for stretch in self.world.lifetime(id)) for id in ids}
        least = max(1.0, _NEARLY_ALL * sum(days.values()))
        return next((id for id, its in days.items() if its >= least), None)

    def _answers(self, text: str, when: When | None) -> list[Resolution]:
        """The meanings of a name on the first and the last day of a time; if nobody had it then, at any time.

        A name of another time is not unknown: the rules report that its holder did not exist.
        """
        answers = [self.world.resolve_actor(text, on=day) for day in _days(when)]
        return answers if any(answer.status != "not_then" for answer in answers) else [self.world.resolve_actor(text)]


def names_in(world: World) -> Names:
    """The lookup of the names of a document in a world, with what was looked up for others before."""
    shared = world._cached(Names)
    return Names(world, shared.ids, shared.known)


def _spelling(text: str, similar: Iterable[str]) -> str | None:
    """The only similar name that differs in one letter of five or more."""
    plain = folded(text)
    near = [name for name in similar if is_one_letter_off(plain, folded(name))] if len(plain) >= _SHORTEST else []
    return near[0] if len(near) == 1 else None


def _shared(one: Bounds, other: Bounds) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]) + 1)


def _days(when: When | None) -> list[Any]:
    """The first and the last known day of a time; None alone if there is none."""
    bounds = [] if when is None else [day for day in (when.earliest, when.latest) if day is not None]
    return list(dict.fromkeys(bounds)) or [None]


def _ambiguous(text: str, records: Iterable[Any]) -> Lookup:
    candidates = {record.id: record for record in records}
    listed = ", ".join(f"{record.name} ({id})" for id, record in candidates.items())
    return Lookup(None, "GB302", f"{text!r} can mean {listed}", " or ".join(candidates))
