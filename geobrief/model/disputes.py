"""Disputes between actors: their sides, their matter, their hostility and their course."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from geobrief import arguments
from geobrief.arguments import items
from geobrief.evidence import Evidence
from geobrief.model import terms
from geobrief.model.attributes import DateLike, When, WhenLike, as_evidence, as_when, to_records, to_texts
from geobrief.model.identity import ActorId, actor_ids, optional_id
from geobrief.model.names import single_day
from geobrief.model.records import Record
from geobrief.model.steps import dated_steps, in_order, period_between
from geobrief.when import ONGOING, UNKNOWN, Period

if TYPE_CHECKING:
    from geobrief.pictures.drawings import Picture
    from geobrief.vocabulary.literals import DisputeKind, DisputeStatus, HostilityLevel, ReadingBasis


def as_sides(values: Iterable[str | Iterable[str]]) -> tuple[tuple[ActorId, ...], ...]:
    """Sides, each a tuple of actors; a side of one actor needs no list."""
    return tuple(actor_ids(side) for side in items(values, "a list of sides"))


@attrs.frozen(repr=False)
class DisputeStep(Record):
    """A step in the course of a dispute: it breaks out, is frozen, is settled.

    `hostility` is the level from this step on, and `sides` are the sides from then on, if they changed.
    """

    status: DisputeStatus = attrs.field(converter=terms.dispute_status)
    when: When | None = attrs.field(converter=as_when, default=None)
    hostility: HostilityLevel | None = attrs.field(converter=terms.hostility_level, default=None)
    sides: tuple[tuple[ActorId, ...], ...] = attrs.field(converter=as_sides, default=())


def as_dispute_steps(values: Iterable[DisputeStep | Mapping[str, Any]]) -> tuple[DisputeStep, ...]:
    """Steps in the order given."""
    return to_records(DisputeStep, values)


@attrs.frozen(init=False, field_transformer=arguments.checked, repr=False)
class Dispute(Record):
    """A dispute about territory or debt, a war, sanctions and the like, with any number of sides.

    A step may be given by its status: `settled="1990"`. `names` are other names, `numbers` those in datasets of the
    field: `icb:196`; `hostility` is the highest level that was reached. Disputes with the same content are equal,
    whatever their evidence.

    >>> beagle = Dispute("territorial", ["ARG", "CHL"], over="Beagle Channel", ongoing="1888", settled="1984-11-29")
    >>> beagle.status, str(beagle.date)
    ('settled', '1984-11-29')
    """

    kind: DisputeKind = attrs.field(converter=terms.dispute_kind)
    parties: tuple[ActorId, ...] = attrs.field(converter=actor_ids)
    sides: tuple[tuple[ActorId, ...], ...] = attrs.field(converter=as_sides, default=())
    over: str | None = None
    territory: ActorId | None = attrs.field(converter=optional_id, default=None)
    hostility: HostilityLevel | None = attrs.field(converter=terms.hostility_level, default=None)
    steps: tuple[DisputeStep, ...] = attrs.field(converter=as_dispute_steps, default=())
    title: str | None = None
    names: tuple[str, ...] = attrs.field(converter=to_texts, default=())
    id: str | None = attrs.field(default=None, eq=False)
    numbers: tuple[str, ...] = attrs.field(converter=to_texts, default=(), eq=False)
    evidence: tuple[Evidence, ...] = attrs.field(converter=as_evidence, default=(), eq=False)
    rule: str | None = attrs.field(default=None, eq=False)
    basis: ReadingBasis | None = attrs.field(converter=terms.reading_basis, default=None, eq=False)
    source: str | None = attrs.field(default=None, eq=False)

    def __init__(
        self,
        kind: DisputeKind,
        parties: str | Iterable[str],
        *,
        sides: Iterable[str | Iterable[str]] = (),
        over: str | None = None,
        territory: str | None = None,
        hostility: HostilityLevel | None = None,
        steps: Iterable[DisputeStep | Mapping[str, Any]] = (),
        title: str | None = None,
        names: str | Iterable[str] = (),
        id: str | None = None,
        numbers: str | Iterable[str] = (),
        evidence: Iterable[Evidence | Mapping[str, Any]] = (),
        rule: str | None = None,
        basis: ReadingBasis | None = None,
        source: str | None = None,
        **dated: WhenLike | None,
    ) -> None:
        steps = (*as_dispute_steps(steps), *dated_steps(Dispute, DisputeStep, "dispute_statuses", dated))
        content = (kind, parties, sides, over, territory, hostility, steps, title, names)
        getattr(self, "__attrs_init__")(*content, *(id, numbers, evidence, rule, basis, source))  # noqa: B009 (made by attrs, unknown to some type checkers)

    @property
    def status(self) -> DisputeStatus:
        """The status after the last step; a dispute without steps is ongoing."""
        return self.steps[-1].status if self.steps else "ongoing"

    @property
    def date(self) -> When | None:
        """The time of the last step."""
        return self.steps[-1].when if self.steps else None

    @property
    def is_war(self) -> bool:
        """Whether the dispute as a whole is a war between armed forces.

        Other disputes may have been wars for some time; `war_periods` has the times of both.
        """
        return self.kind == "armed_conflict" and self.hostility in (None, "war")

    @property
    def war_periods(self) -> tuple[Period, ...]:
        """The periods of war: those of the steps at this level, or if no step has a level and it is a war, its own.

        >>> war = Dispute("armed_conflict", ["ERI", "ETH"], ongoing="1998-05-06", settled="2000-12-12")
        >>> [str(period) for period in war.war_periods]
        ['1998-05-06/2000-12-12']
        """
        if not self.steps:
            return (_UNKNOWN,) if self.is_war else ()
        has_levels = any(step.hostility for step in self.steps)
        if not has_levels and not self.is_war:
            return ()

        def is_at_war(step: DisputeStep) -> bool:
            return step.status == "ongoing" and (step.hostility == "war" or not has_levels)

        return tuple(periods_of_steps(self.steps, is_at_war))

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods in which it was open: ongoing or frozen.

        >>> rebels = Dispute("armed_conflict", ["COD", "group:m23"], steps=[DisputeStep("ongoing", "2012-04"),
        ...     DisputeStep("settled", "2013-12-12"), DisputeStep("ongoing", "2021-11")])
        >>> [str(period) for period in rebels.periods]
        ['2012-04/2013-12-12', '2021-11/..']
        """
        return tuple(periods_of_steps(self.steps, lambda step: step.status != "settled")) if self.steps else (_UNKNOWN,)

    def is_war_on(self, on: DateLike) -> bool:
        """Whether it was, or may have been, a war on a day.

        >>> land = Dispute("territorial", ["ERI", "ETH"], steps=[DisputeStep("ongoing", "1998-05-06", "war"),
        ...     DisputeStep("frozen", "2000-06-18"), DisputeStep("settled", "2018-07-09")])
        >>> land.is_war_on("1999-01-01"), land.is_war_on("2010-01-01"), land.status_on("2010-01-01")
        (True, False, 'frozen')
        """
        day = single_day(on)
        return any(day.within(period).possible for period in self.war_periods)

    def timeline(self) -> Picture:
        """The course of the dispute as a picture: when it was open, when it was a war, and its steps.

        >>> Dispute("territorial", ["ARG", "GBR"], ongoing="1833-01-03").timeline().title
        'territorial: ARG, GBR'
        """
        from geobrief.model.marks import moment, stretch
        from geobrief.pictures.timelines import TimelineRow, timeline

        sides = [
            stretch(period, " – ".join(", ".join(side) for side in each), 3)
            for period, each in self.sides_by_period
            if each
        ]
        steps = [moment(step.when, " ".join(filter(None, (step.status, step.hostility))), 2) for step in self.steps]
        rows = {
            "open": [stretch(period, self.kind.replace("_", " "), 0) for period in self.periods],
            "war": [stretch(period, "war", 1) for period in self.war_periods],
            "sides": sides,
            "steps": steps,
        }
        title = self.title or f"{self.kind.replace('_', ' ')}: {', '.join(self.parties)}"
        return timeline(title, [TimelineRow.of(label, marks) for label, marks in rows.items()])

    def status_on(self, on: DateLike) -> DisputeStatus | None:
        """The status on a day; None before the first step.

        A step counts when it has certainly been taken: one in May 1998 from 31 May 1998 on, an undated one never.
        """
        taken = self._steps_until(on)
        if not self.steps:
            return "ongoing"
        return taken[-1].status if taken else None

    def hostility_on(self, on: DateLike) -> HostilityLevel | None:
        """The level of hostility on a day; None before the first step, and if it is unknown.

        It is that of the last step, `none` while the dispute is frozen or settled. If no step has a level, that of an
        armed conflict or militarized dispute holds as long as it goes on.
        """
        taken = self._steps_until(on)
        if not self.steps:
            return self._default_level
        return self._level(taken[-1]) if taken else None

    def sides_on(self, on: DateLike) -> tuple[tuple[ActorId, ...], ...]:
        """The sides on a day: those of the last step that changed them, else `sides`."""
        return next((step.sides for step in reversed(self._steps_until(on)) if step.sides), self.sides)

    @property
    def sides_by_period(self) -> tuple[tuple[Period, tuple[tuple[ActorId, ...], ...]], ...]:
        """The periods of the dispute with the sides of each, a new one wherever a step changes them.

        >>> steps = [DisputeStep("ongoing", "1879-04-05"), DisputeStep("ongoing", "1880-05-26", sides=["CHL", "PER"])]
        >>> both = ["CHL", ["BOL", "PER"]]
        >>> war = Dispute("armed_conflict", ["CHL", "BOL", "PER"], sides=both, steps=steps, settled="1883-10-20")
        >>> [(str(period), len(sides[1])) for period, sides in war.sides_by_period]
        [('1879-04-05/1880-05-26', 2), ('1880-05-26/1883-10-20', 1)]
        """
        ordered = in_order(self.steps)
        changed = [step for step in ordered if step.sides]
        if not changed:
            return tuple((period, self.sides) for period in self.periods)
        begun = [(ordered[0], self.sides)] if ordered[0] is not changed[0] else []
        stretches = [*begun, *((step, step.sides) for step in changed)]
        ends = [*(step.when for step, _ in stretches[1:]), self.periods[-1].end]
        return tuple(
            (period_between(step.when, end), sides) for (step, sides), end in zip(stretches, ends, strict=True)
        )

    def _steps_until(self, on: DateLike) -> list[DisputeStep]:
        day = single_day(on)
        return [step for step in in_order(self.steps) if step.when is not None and (~day.before(step.when)).certain]

    @property
    def _default_level(self) -> HostilityLevel | None:
        """The level of a step without one that goes on."""
        has_levels = any(step.hostility for step in self.steps)
        return self.hostility if self.kind in _MILITARY and not has_levels else None

    def _level(self, step: DisputeStep) -> HostilityLevel | None:
        if step.hostility is not None or step.status == "ongoing":
            return step.hostility or self._default_level
        return "none"


def periods_of_steps(steps: Iterable[DisputeStep], holds: Callable[[DisputeStep], bool]) -> Iterator[Period]:
    """The periods from each step that fits to the next that does not."""
    begun: DisputeStep | None = None
    for step in in_order(steps):
        if holds(step):
            begun = begun or step
        elif begun is not None:
            yield period_between(begun.when, step.when)
            begun = None
    if begun is not None:
        yield period_between(begun.when, ONGOING)


_MILITARY = ("armed_conflict", "militarized")
_UNKNOWN = Period(UNKNOWN, UNKNOWN)
