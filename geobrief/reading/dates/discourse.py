"""What does a date rest on that the text leaves unsaid: the day of publication, the dates told before, the tense?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs

from geobrief.reading.dates.stretches import Stretch
from geobrief.reading.dates.tense import Sentences

# A unit told is an anchor for itself and for every coarser one: «that month» after «18 March» is March.
_COARSER = {
    "day": ("day", "week", "month", "year"),
    "week": ("week", "month", "year"),
    "weekend": ("weekend", "week", "month", "year"),
    "month": ("month", "year"),
    "quarter": ("quarter", "year"),
    "half": ("half", "year"),
    "season": ("season", "year"),
    "year": ("year",),
    "decade": ("decade",),
    "century": ("century",),
}
MakeInYear = Callable[[int], Stretch]


# A day of which a year has almost passed is called «last December», so that «Dec. 15» in October is the coming one.
_LONG_AGO, _SOON = 260, 92
# A day just over stays what it is, even where the sentence looks ahead: «OSLO, Oct. 15 - Norway will …».
_JUST_NOW = 21


class NoAnchorError(LookupError):
    """A relative date has nothing to rest on: no day of publication, or no date before it."""


@attrs.frozen
class Sense:
    """The calendar unit that words name, and what the whole expression means."""

    value: Stretch
    meant: Stretch

    @classmethod
    def of(cls, stretch: Stretch) -> Sense:
        """The sense of words that mean just the unit they name."""
        return cls(stretch, stretch)


@attrs.define
class Discourse:
    """What is known where a date is read; expressions are read in the order of the text."""

    published: dt.date | None
    sentences: Sentences
    tense_at: Callable[[int], str]
    _told: dict[str, Stretch] = attrs.field(factory=dict)
    _fixed: tuple[int, Stretch] | None = None
    _last: tuple[int, Stretch] | None = None

    def today(self) -> dt.date:
        """The day of publication."""
        if self.published is None:
            raise NoAnchorError("no day of publication")
        return self.published

    def told(self, unit: str) -> Stretch:
        """The last stretch told that is this unit or lies in one."""
        if unit not in self._told:
            raise NoAnchorError(f"no {unit} was told before")
        return self._told[unit]

    def note(self, stretch: Stretch, at: int, *, fixed: bool) -> None:
        """Remember a stretch that was told; `fixed` where the text gave its year, and no open period."""
        self._last = at, stretch
        for unit in _COARSER.get(_fineness(stretch), ()):
            self._told[unit] = stretch
        if fixed and stretch.unit in {"day", "month"}:
            self._fixed = at, stretch

    def just_told(self, at: int) -> Stretch | None:
        """The stretch told last in the same sentence."""
        if self._last is None or not self.sentences.together(self._last[0], at):
            return None
        return self._last[1]

    def nearest(self, at: int, make: MakeInYear, *, by_tense: bool = True) -> Stretch:
        """Which stretch is meant without a year: of the year told in the same sentence, else the latest or the next."""
        carried = self._carried(at, make)
        if carried is not None:
            return carried
        return self.choose(at, _in_years(make, self.today().year), by_tense=by_tense)

    def choose(self, at: int, near: list[Stretch], *, by_tense: bool = True) -> Stretch:
        """Which of several stretches around the day of publication is meant: the latest or the next one."""
        today, tense = self.today(), self.tense_at(at)
        past = [stretch for stretch in near if stretch.first and stretch.first <= today]
        coming = [stretch for stretch in near if stretch.last and stretch.last >= today]
        if not past or not coming:
            raise ValueError("no such day in these years")
        behind, ahead = distance(past[-1], today), distance(coming[0], today)
        if tense == "future" and by_tense:
            return past[-1] if behind <= _JUST_NOW and ahead > _LONG_AGO else coming[0]
        if tense == "done" or (tense == "past" and (past[-1].unit != "day" or behind <= _LONG_AGO or ahead > _SOON)):
            return past[-1]
        return past[-1] if behind <= ahead else coming[0]

    def _carried(self, at: int, make: MakeInYear) -> Stretch | None:
        if self._fixed is None or not self.sentences.together(self._fixed[0], at):
            return None
        if self.tense_at(at) not in {"past", "done", "unknown"}:
            return None
        before = self._fixed[1].first
        same = (
            [stretch for stretch in _in_years(make, before.year, 0) if stretch.first and stretch.first >= before]
            if before
            else []
        )
        return same[0] if same else None


def _fineness(stretch: Stretch) -> str:
    """The unit of a stretch; of an interval that in which its bounds are written."""
    if stretch.unit != "interval":
        return stretch.unit
    return {4: "year", 7: "month", 10: "day"}.get(len(stretch.end), "")


def _in_years(make: MakeInYear, year: int, reach: int = 4) -> list[Stretch]:
    """The stretch in the years around one, where it exists: 29 February does not in most."""
    found = []
    for number in range(max(1, year - reach), min(9999, year + reach) + 1):
        try:
            found.append(make(number))
        except ValueError:
            continue
    return found


def distance(stretch: Stretch, day: dt.date) -> int:
    """How many days a stretch is from a day; 0 where it has the day."""
    if stretch.last and stretch.last < day:
        return (day - stretch.last).days
    return max(0, (stretch.first - day).days) if stretch.first else 0
