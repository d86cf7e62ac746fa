"""Do states and organisations follow each other as their dates allow?"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, rule
from geobrief.checking.severity import weigh
from geobrief.findings import Severity
from geobrief.model import Organization, State
from geobrief.when import Date


@rule("GB413", "own-successor", Severity.ERROR, since="0.1")
def own_successor(record: State | Organization) -> Iterator[Fault]:
    """A state or an organisation is its own predecessor or successor.

    Why it matters: whoever follows the line of successors goes round in a circle.
    How to mend it: name the other one. A mere change of name is no succession: give the one record two names.
    """
    for field in ("predecessors", "successors"):
        for number, id in enumerate(getattr(record, field, ())):
            if id == record.id:
                yield Fault(f"{record.name} is among its own {field}", f"{field}[{number}]")


@rule("GB414", "succession-out-of-order", Severity.ERROR, since="0.1")
def succession_out_of_order(record: State | Organization, checked: Checked) -> Iterator[Fault]:
    """A predecessor begins only after its successor has ended, or a successor ends before what it succeeds began.

    Why it matters: one of the dates, or the direction, is wrong; a chain of states leads back in time.
    How to mend it: correct the dates, or let predecessors and successors change places.
    """
    for field in ("predecessors", "successors"):
        for number, id in enumerate(getattr(record, field, ())):
            other = checked.get(id)
            if isinstance(other, State | Organization):
                earlier, later = (other, record) if field == "predecessors" else (record, other)
                begins, ends = earlier.period.start, later.period.end
                severity = None
                if isinstance(begins, Date) and isinstance(ends, Date):
                    severity = weigh(begins.after(ends), begins, ends)
                if severity not in (None, Severity.NOTE):
                    told = f"{earlier.name} begins in {begins}, but its successor {later.name} ends in {ends}"
                    yield Fault(told, f"{field}[{number}]", severity=severity)


@rule("GB415", "succession-one-sided", Severity.NOTE, since="0.1", preview=True)
def succession_one_sided(state: State, checked: Checked) -> Iterator[Fault]:
    """A state that a file declares names a successor that does not name it as predecessor, or the other way round.

    Only where both are declared in the file: the register cannot know what an author invents.

    Why it matters: whoever goes back from the successor never comes to this state.
    How to mend it: list each of the two with the other.
    """
    for field, back in (("predecessors", "successors"), ("successors", "predecessors")):
        for number, id in enumerate(getattr(state, field)):
            other = checked.get(id)
            if id.namespace == "x" and isinstance(other, State) and state.id not in getattr(other, back):
                yield Fault(f"{other.name} does not list {state.id} among its {back}", f"{field}[{number}]")


@rule("GB416", "successor-after-a-gap", Severity.NOTE, since="0.1")
def successor_after_a_gap(state: State, checked: Checked) -> Iterator[Fault]:
    """A state that a file declares begins more than a year after all its predecessors have ended.

    Why it matters: to whom did the land belong in between? A state, an occupation or a date is missing.
    How to mend it: correct a date, or declare who was there in between.
    """
    start = state.period.start
    known = [checked.get(id) for id in state.predecessors]
    ends = [other.period.end for other in known if isinstance(other, State)]
    if state.id.namespace != "x" or not isinstance(start, Date) or start.earliest is None or not ends:
        return
    last = [end.latest for end in ends if isinstance(end, Date) and end.latest is not None]
    if len(last) == len(ends) and (start.earliest - max(last)).days > 366:
        yield Fault(f"{state.name} begins in {start}, its predecessors ended by {max(last)}", "predecessors")
