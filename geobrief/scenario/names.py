"""Who is meant by the names in a scenario? Ids are taken as they are; a name is that of the time of its record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.codec import Lookup, is_id
from geobrief.errors import truncate
from geobrief.model.attributes import When
from geobrief.register.periods import Bounds, bounds
from geobrief.when import Period

if TYPE_CHECKING:
    from geobrief.register import Resolution, World


_NEARLY_ALL = 0.9


@attrs.frozen
class Names:
    """What the actors in a scenario are, in a world; an id that the world does not know is left to the rules."""

    world: World
    _found: dict[tuple[str, When | None], Lookup] = attrs.field(factory=dict, eq=False)

    def __call__(self, text: str, when: When | None) -> Lookup:
        found = self._found.get((text, when))
        if found is None:
            found = self._found[text, when] = self._look_up(text, when)
        return found

    def person(self, text: str, when: When | None) -> Lookup:
        """The id of the person whom a text names, whoever else may bear the name at another time."""
        if is_id(text):
            return Lookup(text)
        bearers = self.world.persons_named(text)
        if len(bearers) > 1 and when is not None:
            then = [person for person in bearers if self.world.tenures(person=person.id, during=when)]
            bearers = tuple(then) or bearers
        if len(bearers) == 1:
            return Lookup(bearers[0].id)
        told = ", ".join(f"{person.name} ({person.id})" for person in bearers)
        if bearers:
            return Lookup(None, "GB302", f"{text!r} can mean {told}", " or ".join(person.id for person in bearers))
        return Lookup(
            None, "GB301", f"{truncate(text)!r} is not known as a person", "an id, or a declaration in people"
        )

    def _look_up(self, text: str, when: When | None) -> Lookup:
        has_form = is_id(text)
        if has_form and (":" in text or self.world.actor(text) is not None):
            return Lookup(text)
        answers = self._answers(text, when)
        meant = {record.id for record in (answer.record for answer in answers) if record}
        main = meant.pop() if len(meant) == 1 else self._main(meant, when)
        if main is not None:
            return Lookup(main)
        if meant or any(answer.status == "many" for answer in answers):
            return _ambiguous(text, answers)
        hint = ", ".join(answers[0].suggestions) or None
        return Lookup(text) if has_form else Lookup(None, "GB301", f"{truncate(text)!r} {answers[0].reason}", hint)

    def _main(self, meant: Iterable[str], when: When | None) -> str | None:
        """The one of several that was there for nearly all of a time: Russia in 1991/1999."""
        if not isinstance(when, Period):
            return None
        asked = bounds(when)
        days = {id: sum(_shared(asked, stretch) for stretch in self.world.lifetime(id)) for id in meant}
        least = max(1.0, _NEARLY_ALL * sum(days.values()))
        return next((id for id, its in days.items() if its >= least), None)

    def _answers(self, text: str, when: When | None) -> list[Resolution]:
        """What the name means on the first and the last day of a time; where nobody bore it then, at any time.

        A name of another time is not unknown: the rules say that who bears it did not exist.
        """
        answers = [self.world.resolve(text, on=day) for day in _days(when)]
        return answers if any(answer.status != "not_then" for answer in answers) else [self.world.resolve(text)]


def _shared(one: Bounds, other: Bounds) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]) + 1)


def _days(when: When | None) -> list[Any]:
    """The first and the last day of a time, as far as they are known; None for today."""
    bounds = [] if when is None else [day for day in (when.earliest, when.latest) if day is not None]
    return list(dict.fromkeys(bounds)) or [None]


def _ambiguous(text: str, answers: Iterable[Resolution]) -> Lookup:
    candidates = {candidate.record.id: candidate.record for answer in answers for candidate in answer.candidates}
    told = ", ".join(f"{record.name} ({id})" for id, record in candidates.items())
    return Lookup(None, "GB302", f"{text!r} can mean {told}", " or ".join(candidates))
