"""The context of relative dates: the day of publication, earlier dates of the text, and tense.

The verb nearest before a date decides, then the first one after it: «officials said on Monday that …» is past (and
done), «the talks will open on Monday» is future, «the talks would open on Monday» conditional, and what had been
planned for Monday may have been before or after publication.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

import attrs

from geobrief.reading.dates.calendar import DAY, CalendarSpan, day, distance, month
from geobrief.reading.dates.chronologies import Chronology, DatedLine
from geobrief.reading.dates.lexicon import KINDS, kinds, words
from geobrief.reading.dates.tokens import DateToken

MakeInYear = Callable[[int], CalendarSpan]

# A unit is an anchor for itself and for every coarser one: «that month» after «18 March» is March.
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
# A day of which a year has almost passed is called «last December», so that «Dec. 15» in October is the coming one.
_LONG_AGO, _SOON = 260, 92
# A day just over is meant even if the sentence looks ahead: «OSLO, Oct. 15 - Norway will …».
_JUST_NOW = 21
_SOON_AFTER = 62
_JUST_OVER = 60
_HALF_A_YEAR = 183
_STORY = 600  # characters from a date to a day of its month
_REACH = 40  # tokens in which a verb is looked for, so that the time stays linear
_TO_COME = {"is": "future", "are": "future", "to": "future", "was": "either", "were": "either"}
_LIMITS = kinds("BY UNTIL THROUGH")
_INNER = kinds("THE EDGE MID EARLY LATE OF DASH")
_LINKS = kinds("ON IN THE")
_BEFORE_NOUNS = kinds("THE A POSSESSIVE OWN")


class OtherCalendarError(ValueError):
    """A date of another calendar, such as a feast of it."""


class NoAnchorError(LookupError):
    """A relative date has no anchor: no day of publication, or no date before it."""


@attrs.frozen
class Meaning:
    """The calendar unit that the words of a date name, and the period that the whole expression means.

    `problem` says what makes it doubtful.
    """

    value: CalendarSpan
    period: CalendarSpan
    problem: str = ""

    @classmethod
    def of(cls, span: CalendarSpan) -> Meaning:
        """The meaning of words that mean just the unit they name."""
        return cls(span, span)


@attrs.define
class Discourse:
    """What is known when a date is read; dates are read in the order of the text."""

    published: dt.date | None
    sentences: Sentences
    tense_at: Callable[[int], str]
    chronology: Chronology = attrs.field(factory=Chronology)
    _earlier: dict[str, CalendarSpan] = attrs.field(factory=dict)
    _fixed: tuple[int, CalendarSpan] | None = None
    _last: tuple[int, CalendarSpan] | None = None
    _lead: tuple[DatedLine, CalendarSpan] | None = None

    def today(self) -> dt.date:
        """The day of publication."""
        if self.published is None:
            raise NoAnchorError("no day of publication")
        return self.published

    def earlier(self, unit: str) -> CalendarSpan:
        """The last date before that is this unit or within one."""
        if unit not in self._earlier:
            raise NoAnchorError(f"no {unit} before")
        return self._earlier[unit]

    def note(self, span: CalendarSpan, at: int, *, fixed: bool) -> None:
        """Remember a date; `fixed` if the text gave its year and no open period."""
        self._last = at, span
        entry = self.chronology.at(at)
        if entry is not None and entry.start == at and (fixed or self._lead is not None):
            self._lead = entry, span
        for unit in _COARSER.get(_fineness(span), ()):
            self._earlier[unit] = span
        if fixed and span.unit in {"day", "month"}:
            self._fixed = at, span

    def last_in_sentence(self, at: int) -> CalendarSpan | None:
        """The last date before in the same sentence."""
        if self._last is None or not self.sentences.together(self._last[0], at):
            return None
        return self._last[1]

    def day_of_story(self, at: int, number: int) -> CalendarSpan | None:
        """The first day with a number from the last date on, in the past, unless the sentence looks ahead."""
        last = self._last[1] if self._last is not None and at - self._last[0] <= _STORY else None
        if last is None or last.first is None or last.unit not in ("day", "month") or self.published is None:
            return None
        if self.tense_at(at) not in {"past", "done", "unknown", "either"}:
            return None
        for each in (month(last.first.year, last.first.month), month(last.first.year, last.first.month + 1)):
            if each.first and each.last and number <= each.last.day:
                found = each.first + (number - 1) * DAY
                if last.first <= found <= self.published:
                    return day(found)
        return None

    def nearest(self, at: int, make: MakeInYear, *, by_tense: bool = True) -> CalendarSpan:
        """The meaning of a date without a year: of the year given in the same sentence, else the latest or the next."""
        carried = self._of_entry(at, make) or self._carried(at, make) or self._next_in_story(at, make)
        if carried is not None:
            return carried
        return self.choose(at, in_years(make, self.today().year), by_tense=by_tense)

    def choose(self, at: int, near: list[CalendarSpan], *, by_tense: bool = True) -> CalendarSpan:
        """The one of several spans around the day of publication that is meant: the latest or the next one."""
        today, tense = self.today(), self.tense_at(at)
        is_future = tense == "future" and by_tense
        past = [span for span in near if span.first and span.first <= today]
        coming = [span for span in near if span.last and span.last >= today]
        if not past or not coming:  # at the edge of the calendar
            is_past = tense in {"done", "past"}
            return _first([*([] if is_future else past[-1:]), *([] if is_past else coming[:1])])
        since, ahead = distance(past[-1], today), distance(coming[0], today)
        if is_future:
            return past[-1] if since <= _JUST_NOW and ahead > _LONG_AGO else coming[0]
        if tense == "past" and self._is_in_story(at, today):
            return past[-1]
        if tense == "done" or (tense == "past" and (past[-1].unit != "day" or since <= _LONG_AGO or ahead > _SOON)):
            return past[-1]
        return past[-1] if since <= ahead else coming[0]

    def _is_in_story(self, at: int, today: dt.date) -> bool:
        """Whether the text has just named a date that is long over."""
        if self._last is None or at - self._last[0] > _STORY:
            return False
        last = self._last[1]
        if last.last is None or (last.unit != "day" and self.sentences.together(self._last[0], at)):
            return False
        return (today - last.last).days > _JUST_OVER

    def _of_entry(self, at: int, make: MakeInYear) -> CalendarSpan | None:
        """A date in a line of a chronology: of the year that leads the line, or the line before."""
        entry = self.chronology.at(at)
        if entry is None or self._lead is None or self._lead[1].first is None:
            return None
        lead, span = self._lead[0], self._lead[1].first
        if entry.start != at:
            return make(span.year) if entry is lead else None
        here = make(span.year)
        goes_on = lead.is_heading or here.first is None or (span - here.first).days < _HALF_A_YEAR
        return here if goes_on else make(span.year + 1)

    def _next_in_story(self, at: int, make: MakeInYear) -> CalendarSpan | None:
        """A date soon after the last one, in a story of several that began with a year, half a year ago or more."""
        if self._fixed is None or self._last is None or at - self._last[0] > _STORY:
            return None
        if self._last[0] == self._fixed[0]:
            return None
        began, last = self._fixed[1].first, self._last[1].first
        if began is None or last is None or last < began or (self.today() - last).days < _HALF_A_YEAR:
            return None
        if self.tense_at(at) not in {"past", "done"}:
            return None
        near = in_years(make, last.year, 1)
        return next((one for one in near if one.first and 0 <= (one.first - last).days <= _SOON_AFTER), None)

    def _carried(self, at: int, make: MakeInYear) -> CalendarSpan | None:
        if self._fixed is None or not self.sentences.together(self._fixed[0], at):
            return None
        if self.tense_at(at) not in {"past", "done", "unknown"}:
            return None
        before = self._fixed[1].first
        same = in_years(make, before.year, 0) if before else []
        return next((span for span in same if span.first and before and span.first >= before), None)


def _fineness(span: CalendarSpan) -> str:
    """The unit of a span; of an interval, the unit of its bounds."""
    if span.unit != "interval":
        return span.unit
    return {4: "year", 7: "month", 10: "day"}.get(len(span.end), "")


def in_years(make: MakeInYear, year: int, reach: int = 4) -> list[CalendarSpan]:
    """A date in the years around one, where it exists (29 February does not in most)."""
    found = []
    for number in range(max(1, year - reach), min(9999, year + reach) + 1):
        try:
            found.append(make(number))
        except (ValueError, OverflowError):
            continue
    return found


def last_before(spans: Iterable[CalendarSpan], day: dt.date) -> CalendarSpan:
    """The last of some spans, given in order, that is over before a day."""
    return _first([span for span in spans if span.last and span.last < day][-1:])


def first_after(spans: Iterable[CalendarSpan], day: dt.date) -> CalendarSpan:
    """The first of some spans, given in order, that begins after a day."""
    return _first([span for span in spans if span.first and span.first > day])


def _first(spans: Sequence[CalendarSpan]) -> CalendarSpan:
    if not spans:
        raise ValueError("the calendar has no such date")
    return spans[0]


@attrs.frozen
class Sentences:
    """The tokens of a text and where its sentences begin."""

    tokens: list[DateToken]
    offsets: list[int]
    beginnings: list[int]

    @classmethod
    def of(cls, tokens: list[DateToken]) -> Sentences:
        """Find the sentences among the tokens of a text."""
        beginnings = [index + 1 for index in range(len(tokens)) if _ends_sentence(tokens, index)]
        return cls(tokens, [token.start for token in tokens], [0, *beginnings])

    def together(self, one: int, other: int) -> bool:
        """Whether two offsets are in one sentence."""
        return self._sentence(self._index(one)) == self._sentence(self._index(other))

    def tense_at(self, offset: int) -> str:
        """`past`, `future`, `conditional` or `either` (planned in the past); `unknown` without a verb.

        `done` is a past tense with the verb right beside the date: «signed on 3 December».
        """
        at = self._index(offset)
        tense = self._verb(at)
        return "either" if tense == "past" and self._is_limit(at) else tense

    def _is_limit(self, at: int) -> bool:
        """Whether «by» or «until» is before a date: it may be after a verb in the past («extended until May»)."""
        before = at - 1
        while before >= max(0, at - 4) and self.tokens[before].kind in _INNER:
            before -= 1
        return before >= 0 and self.tokens[before].kind in _LIMITS

    def _verb(self, at: int) -> str:
        number = self._sentence(at)
        begin = self.beginnings[number]
        end = self.beginnings[number + 1] if number + 1 < len(self.beginnings) else len(self.tokens)
        for index in range(at - 1, max(begin, at - _REACH) - 1, -1):
            if self.tokens[index].word == "which" and index > begin:  # the court, which in January forbade it
                break
            if (tense := _tense(self.tokens, index)) is not None:
                return "done" if tense == "past" and self._is_beside(index, at) else tense
        for index in range(at + 1, min(end, at + _REACH)):
            if (tense := _tense(self.tokens, index)) is not None:
                return tense
        return "unknown"

    def _is_beside(self, verb: int, at: int) -> bool:
        return all(token.kind in _LINKS for token in self.tokens[verb + 1 : at])

    def _index(self, offset: int) -> int:
        return max(0, bisect_left(self.offsets, offset + 1) - 1)

    def _sentence(self, index: int) -> int:
        return bisect_right(self.beginnings, index) - 1


def _ends_sentence(tokens: list[DateToken], index: int) -> bool:
    token = tokens[index]
    if token.kind == KINDS["BREAK"]:
        return True
    if token.word not in {".", "!", "?"} or index + 1 == len(tokens):
        return False
    after = tokens[index + 1]
    if after.start == token.end and after.word.isalnum():
        return False
    return token.word != "." or not index or tokens[index - 1].word not in words("dotted")


def _tense(tokens: list[DateToken], index: int) -> str | None:
    word, before = tokens[index].word, tokens[index - 1] if index else tokens[index]
    after = tokens[index + 1].word if index + 1 < len(tokens) else ""
    if word in {"to", "be"} and before.word in _TO_COME:
        return _TO_COME[before.word]
    if word == "to" and before.word in words("meant"):
        return "future"
    if word == "ahead" and after == "of":
        return "either"
    if word in words("spelt_alike") and (before.capital or before.word in words("planners")):
        return "past"
    if word in words("planning") and (before.capital or before.word in words("planners")):
        return "future"
    if word == "set" and after == "to":
        return "future"
    if word == "due" and after == "to" and before.word not in words("being"):
        return None  # «due to» is «because of»
    if before.kind in _BEFORE_NOUNS or tokens[index].kind == KINDS["NAMESAKE"]:
        return None
    if word in words("nouns") and after != "to":
        return None
    for name in ("conditional", "either", "future"):
        if word in words(name):
            return "future" if name == "either" and before.word in {"is", "are"} else name
    if word in words("arranged"):
        return "future"
    if word in words("past") or (word.endswith("ed") and len(word) > 3 and word not in words("no_past")):
        return None if before.word == "be" else "past"
    return None
