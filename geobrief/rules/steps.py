"""Do the steps of an agreement follow each other as they can?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geobrief.checking.registry import Fault, rule
from geobrief.checking.severity import dated, is_read, lighter, weigh
from geobrief.findings import Severity
from geobrief.model import Agreement, Step
from geobrief.when import Answer

_PREPARING = ("proposed", "under_negotiation", "agreed")
# What comes before each step. A suspended treaty may come into force again, and what has failed may be tried again.
_BEFORE = {
    "agreed": ("proposed", "under_negotiation"),
    "signed": _PREPARING,
    "ratified": (*_PREPARING, "signed"),
    "in_force": (*_PREPARING, "signed", "ratified"),
    "suspended": (*_PREPARING, "signed", "in_force"),
    "terminated": (*_PREPARING, "signed", "ratified", "in_force", "suspended"),
}
_PROVISIONAL = (("ratified", "in_force"), ("in_force", "suspended"))
_BINDING = ("signed", "ratified", "in_force")


@rule("GB507", "steps-out-of-order", Severity.ERROR, since="0.1")
def steps_out_of_order(agreement: Agreement) -> Iterator[Fault]:
    """A step is dated before one that must precede it: ratified before signed, terminated before it was in force.

    Treaties are sometimes applied before they are ratified, suspended before they are in force, or talked over after
    they are signed: that is a warning. So is what was read from prose, which may speak of an older treaty and of the
    new one in one breath.

    Why it matters: no day has a status that can be relied on.
    How to mend it: correct the date of one of the two steps.
    """
    for number, step in enumerate(agreement.steps):
        for status in _BEFORE.get(step.status, ()):
            preceding = _preceding(agreement, step, status)
            severity = _weight(step, preceding, is_read(agreement))
            if severity is not None:
                told = f"{step.status} {dated(step.when)}, but {status} only {dated(preceding[0].when)}"
                yield Fault(told, f"steps[{number}].when", severity=severity)


@rule("GB508", "step-after-the-end", Severity.WARNING, since="0.1")
def step_after_the_end(agreement: Agreement) -> Iterator[Fault]:
    """An agreement that was terminated is signed, ratified or in force again later.

    In a file typed by hand the order of the list counts where no dates are told. What was read from prose gets a note.

    Why it matters: what is over does not come back; a renewal is another agreement, with other dates.
    How to mend it: make the later steps a record of their own, or use `suspended`.
    """
    ends = [n for n, step in enumerate(agreement.steps) if step.status == "terminated" and step.party is None]
    for number, step in enumerate(agreement.steps):
        if step.status in _BINDING and any(_is_later(agreement, number, end) for end in ends):
            severity = Severity.NOTE if is_read(agreement) else None
            yield Fault(f"{step.status} after it was terminated", f"steps[{number}]", severity=severity)


@rule("GB514", "end-without-beginning", Severity.NOTE, since="0.1")
def end_without_beginning(agreement: Agreement) -> Iterator[Fault]:
    """A file tells that an agreement was suspended or ended, and of no step that made it.

    Why it matters: on no day can it be said whether the agreement was in force.
    How to mend it: add the step by which it was signed or came into force.
    """
    told = {step.status for step in agreement.steps}
    if told and told <= {"suspended", "terminated"} and not is_read(agreement):
        yield Fault(f"{agreement.steps[0].status}, but it is not told when it was made", "steps")


@rule("GB515", "failed-but-in-force", Severity.WARNING, since="0.1")
def failed_but_in_force(agreement: Agreement) -> Iterator[Fault]:
    """An agreement came into force and failed. To fail is never to come into force; what ends is terminated.

    Why it matters: who asks which agreements never came into force gets this one.
    How to mend it: use `terminated` for its end.
    """
    shared = [step.status for step in agreement.steps if step.party is None]
    if "in_force" in shared and "failed" in shared[shared.index("in_force") :]:
        yield Fault("failed, although it was in force", f"steps[{_last(agreement, 'failed')}].status")


def _last(agreement: Agreement, status: str) -> int:
    return max(n for n, step in enumerate(agreement.steps) if step.status == status and step.party is None)


def _preceding(agreement: Agreement, step: Step, status: str) -> Sequence[Step]:
    """The dated steps of this status by everybody or by the same party."""
    return [
        other
        for other in agreement.steps
        if other.status == status and other.when is not None and other.party in (None, step.party)
    ]


def _weight(step: Step, preceding: Sequence[Step], read: bool) -> Severity | None:
    if step.when is None or not preceding:
        return None
    too_early = Answer.all(step.when.before(other.when) for other in preceding if other.when is not None)
    severity = weigh(too_early, step.when, *(other.when for other in preceding))
    if severity is None or not too_early.certain:
        return None
    if preceding[0].status in _PREPARING:
        return None if read else lighter(severity, Severity.WARNING)
    provisional = (preceding[0].status, step.status) in _PROVISIONAL
    return lighter(severity, Severity.WARNING) if provisional or read else severity


def _is_later(agreement: Agreement, number: int, end: int) -> bool:
    step, over = agreement.steps[number], agreement.steps[end]
    if step.when is not None and over.when is not None:
        return step.when.after(over.when).certain
    return number > end and not is_read(agreement)
