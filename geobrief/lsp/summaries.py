"""Summaries of records and dates in Markdown: name, dates, and how a record was on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any

from geobrief.lsp.documents import DayView
from geobrief.model import Agreement, Claim, Dispute, Group, Organization, Person, State, Tenure, Territory
from geobrief.model.attributes import When
from geobrief.when import Date, End, Period

_MOST = 12  # tenures, steps or members
_CODES = {"cow": "COW", "gw": "GW", "iso3": "ISO"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # in every locale
_QUALIFIERS = {"~": "approximate", "?": "uncertain", "%": "approximate and uncertain"}
_UNKNOWN = "at an unknown time"


def summary(record: Any, view: DayView) -> str:
    """A record in Markdown: a line with its name, id and kind, and a list of what is known of it."""
    name = getattr(record, "name", None) or getattr(record, "title", None) or record.id
    id = f" `{record.id}`" if record.id and record.id != name else ""
    rows = [f"- {row}" for row in _rows(record, view)]
    return "\n".join((f"**{escaped(name)}**{id} · {_kind(record)}", "", *rows))


def _kind(record: Any) -> str:
    kind = getattr(record, "kind", None)
    name = type(record).__name__.lower()
    return f"{name}, {term_text(kind)}" if kind else name


@singledispatch
def _rows(record: Any, view: DayView) -> Iterator[str]:
    yield from ()


@_rows.register
def _state_rows(record: State, view: DayView) -> Iterator[str]:
    yield _existence(record, view)
    if view.day is not None and view.existed(record.id):
        if record.name_on(view.day) != record.name:
            yield f"then called {escaped(record.name_on(view.day))}"
        capital = record.capital_on(view.day)
        if capital:
            yield f"capital {view.on_day}: {escaped(capital)}"
        yield from _leader_rows(record.id, view)
    codes = {label: record.code(system, on=view.day) for system, label in _CODES.items()}
    if any(codes.values()):
        yield f"codes: {', '.join(f'{label} {code}' for label, code in codes.items() if code)}"
    for relation in ("predecessors", "successors"):
        related = [f"{escaped(view.name_of(id))} (`{id}`)" for id in getattr(record, relation)]
        if related:
            yield f"{relation}: {', '.join(related)}"


def _existence(record: State | Organization | Group, view: DayView) -> str:
    if view.day is None or view.existed(record.id):
        return f"existed {period_text(record.period)}"
    return f"**did not exist {view.on_day}**: {period_text(record.period)}"


def _leader_rows(state: str, view: DayView) -> Iterator[str]:
    own = [held for held in view.document.records("leaders") if held.state == state and view.is_within(held.period)]
    known = view.document.world.leader(state, on=view.day)
    for held in own or ([] if known is None else [known]):
        yield f"{term_text(held.office)} {view.on_day}: {escaped(held.name)} ({period_text(held.period)})"


@_rows.register
def _organization_rows(record: Organization, view: DayView) -> Iterator[str]:
    yield _existence(record, view)
    if view.day is not None and view.existed(record.id):
        members = view.document.world.members(record.id, on=view.day)
        if members:
            yield f"members {view.on_day}: {len(members)}"
            if len(members) <= _MOST:
                yield ", ".join(escaped(view.name_of(id)) for id in members)


@_rows.register
def _group_rows(record: Group, view: DayView) -> Iterator[str]:
    yield _existence(record, view)
    if record.states:
        yield f"in {', '.join(escaped(view.name_of(id)) for id in record.states)}"


@_rows.register
def _territory_rows(record: Territory, view: DayView) -> Iterator[str]:
    if view.day is not None and record.administrator_on(view.day):
        yield f"administered {view.on_day} by {escaped(view.name_of(str(record.administrator_on(view.day))))}"
    claims: Iterable[Claim] = (*view.document.records("claims"), *view.document.world.claims)
    for claim in claims:
        if claim.territory == record.id:
            yield f"claimed by {escaped(view.name_of(claim.claimant))}: {period_text(claim.period)}"
    if record.iso3:
        yield f"code: ISO {record.iso3}"


@_rows.register
def _person_rows(record: Person, view: DayView) -> Iterator[str]:
    if record.born or record.died:
        yield f"born {record.born or _UNKNOWN}" + (f", died {record.died}" if record.died else "")
    yield from tenure_rows(view.document.world.tenures(person=record.id), view)


def tenure_rows(tenures: Iterable[Tenure], view: DayView) -> Iterator[str]:
    """The terms of office of a person, and how many more there are."""
    listed = tuple(tenures)
    for tenure in listed[:_MOST]:
        of = f" of {escaped(view.name_of(tenure.state))}" if tenure.state else ""
        yield f"{term_text(tenure.office)}{of}: {period_text(tenure.period)}" + (" (ruled)" if tenure.effective else "")
    if len(listed) > _MOST:
        yield f"and {len(listed) - _MOST} more terms"


@_rows.register(Agreement)
@_rows.register(Dispute)
def _agreement_or_dispute_rows(record: Agreement | Dispute, view: DayView) -> Iterator[str]:
    yield f"parties: {', '.join(escaped(view.name_of(party)) for party in record.parties)}"
    subject = record.subject if isinstance(record, Agreement) else record.over
    if subject:
        yield f"over {escaped(subject)}"
    for step in record.steps[:_MOST]:
        party = getattr(step, "party", None)
        by = f" by {escaped(view.name_of(party))}" if party else ""
        yield f"{term_text(step.status)} {step.when or ''}".rstrip() + by
    if isinstance(record, Dispute) and record.hostility:
        yield f"hostility: {term_text(record.hostility)}"


# --- texts -----------------------------------------------------------------------------------------------------------


def escaped(text: object) -> str:
    r"""A text in one line in which Markdown finds no markup.

    >>> escaped("[a] *b* <c>")
    '\\[a\\] \\*b\\* \\<c\\>'
    """
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in " ".join(str(text).split()))


def term_text(term: str | None) -> str:
    """A word of a vocabulary with spaces."""
    return (term or "").replace("_", " ")


def period_text(period: Period | Date | None) -> str:
    """A time in words.

    >>> [period_text(Period(text)) for text in ("1946/..", "1979-05-04/1990", "/..", "/")]
    ['since 1946', '1979-05-04 to 1990', 'to this day', 'at an unknown time']
    """
    if not isinstance(period, Period) or "/" not in str(period):
        return _UNKNOWN if period is None else str(period)
    start, end = period.start, period.end
    if isinstance(start, End):
        if isinstance(end, End):
            return _UNKNOWN if end is End.UNKNOWN else "always" if start is end else "to this day"
        return f"until {end}"
    if isinstance(end, End):
        return f"since {start}" + (", end unknown" if end is End.UNKNOWN else "")
    return f"{start} to {end}"


def date_summary(when: When) -> str:
    """What a date or period means, in Markdown.

    >>> print(date_summary(Date("1982-04~")))
    **1982-04\\~** · month
    - from 1982-04-01 to 1982-04-30
    - approximate
    """
    precision = when.precision if isinstance(when, Date) else "period"
    rows = [f"- {_bounds(when.earliest, when.latest)}"]
    if isinstance(when, Period):
        rows += [f"- {row}" for row in _open_ends(when)]
    if when.qualified:
        rows += [f"- {meaning}" for mark, meaning in _QUALIFIERS.items() if mark in str(when)]
    return "\n".join((f"**{escaped(when)}**".replace("~", "\\~") + f" · {precision}", *rows))


def _bounds(first: datetime.date | None, last: datetime.date | None) -> str:
    if first is not None and first == last:
        return f"{first}, a {_WEEKDAYS[first.weekday()]}"
    return f"from {first or 'an open start'} to {last or 'an open end'}"


def _open_ends(period: Period) -> Iterator[str]:
    ends = (("start", period.start, "it was always so"), ("end", period.end, "it goes on"))
    for name, end, meaning in ends if "/" in str(period) else ():
        if isinstance(end, End):
            yield f"the {name} is unknown" if end is End.UNKNOWN else f"no {name}: {meaning}"
