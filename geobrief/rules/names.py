"""Is a state called by a name of the time?"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, rule
from geobrief.findings import Severity
from geobrief.model import Reference, State
from geobrief.rules.existence import existed
from geobrief.when import Answer


@rule("GB406", "name-of-another-time", Severity.NOTE, since="0.1")
def name_of_another_time(reference: Reference, checked: Checked) -> Iterator[Fault]:
    """A text calls a state by a name that it did not have on the day of publication (Upper Volta in 2010).

    States that had ceased to exist by then are left alone: a text may speak of the Soviet Union.

    Why it matters: the text may be older than it says, speak of the past, or mean another state.
    How to mend it: nothing, where the text speaks of the past; else use the name of the time, which the hint gives.
    """
    state, day = checked.get(reference.id), checked.published
    if not isinstance(state, State) or day is None or existed(state, day, checked.world) is not Answer.YES:
        return
    for mention in reference.mentions:
        called = [name for name in state.names if name.text == mention.text]
        if called and not any(day.overlaps(name.period).possible for name in called):
            hint = f"it was then called {state.name_on(day)}" if day.precision == "day" else None
            told = f"{mention.text} was not the name of {state.id} in {day}: {called[0].period}"
            yield Fault(told, hint=hint, words=mention)
