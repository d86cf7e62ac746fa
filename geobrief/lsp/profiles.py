"""What is there to say of a record to somebody who points at it? Its name, its dates, and how it was on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any

from geobrief.lsp.documents import View
from geobrief.model import Agreement, Claim, Dispute, Group, Organization, Person, State, Tenure, Territory
from geobrief.model.attributes import When
from geobrief.when import Date, End, Period

_MOST = 12  # rows of one sort, of terms or steps
_CODES = {"cow": "COW", "gw": "GW", "iso3": "ISO"}


def profile(record: Any, view: View) -> str:
    """A record in Markdown: a line for what it is, and a list of what is known of it."""
    name = getattr(record, "name", None) or getattr(record, "title", None) or record.id
    id = f" `{record.id}`" if record.id and record.id != name else ""
    rows = [f"- {row}" for row in _rows(record, view)]
    return "\n".join((f"**{plain(name)}**{id} · {_sort(record)}", "", *rows))


@singledispatch
def _rows(record: Any, view: View) -> Iterator[str]:
    yield from ()


def _sort(record: Any) -> str:
    kind = getattr(record, "kind", None)
    name = type(record).__name__.lower()
    return f"{name}, {words(kind)}" if kind else name


@_rows.register
def _of_state(record: State, view: View) -> Iterator[str]:
    yield from _existence(record, view)
    if view.day is not None and view.existed(record.id):
        if record.name_on(view.day) != record.name:
            yield f"then called {plain(record.name_on(view.day))}"
        capital = record.capital_on(view.day)
        if capital:
            yield f"capital {view.there}: {plain(capital)}"
        yield from _leader(record.id, view)
    codes = [f"{label} {record.code(system, on=view.day)}" for system, label in _CODES.items()
             if record.code(system, on=view.day)]  # fmt: skip
    if codes:
        yield f"codes: {', '.join(codes)}"
    for relation in ("predecessors", "successors"):
        kin = [f"{plain(view.called(id))} (`{id}`)" for id in getattr(record, relation)]
        if kin:
            yield f"{relation}: {', '.join(kin)}"


def _existence(record: State | Organization | Group, view: View) -> Iterator[str]:
    yield (
        f"existed {span(record.period)}"
        if view.day is None or view.existed(record.id)
        else (f"**not there {view.there}**: {span(record.period)}")
    )


def _leader(state: str, view: View) -> Iterator[str]:
    own = [held for held in view.document.records("leaders") if held.state == state and view.holds(held.period)]
    known = view.document.base_world.leader(state, on=view.day)
    for held in own or ([] if known is None else [known]):
        yield f"{words(held.office)} {view.there}: {plain(held.name)} ({span(held.period)})"


@_rows.register
def _of_organization(record: Organization, view: View) -> Iterator[str]:
    yield from _existence(record, view)
    if view.day is not None and view.existed(record.id):
        members = view.document.base_world.members(record.id, on=view.day)
        if members:
            yield f"members {view.there}: {len(members)}"
            if len(members) <= _MOST:
                yield ", ".join(plain(view.called(id)) for id in members)


@_rows.register
def _of_group(record: Group, view: View) -> Iterator[str]:
    yield from _existence(record, view)
    if record.states:
        yield f"in {', '.join(plain(view.called(id)) for id in record.states)}"


@_rows.register
def _of_territory(record: Territory, view: View) -> Iterator[str]:
    if view.day is not None and record.administrator_on(view.day):
        yield f"administered {view.there} by {plain(view.called(str(record.administrator_on(view.day))))}"
    claims: Iterable[Claim] = (*view.document.records("claims"), *view.document.base_world.claims)
    for claim in claims:
        if claim.territory == record.id:
            yield f"claimed by {plain(view.called(claim.claimant))}: {span(claim.period)}"
    if record.iso3:
        yield f"code: ISO {record.iso3}"


@_rows.register
def _of_person(record: Person, view: View) -> Iterator[str]:
    if record.born or record.died:
        yield f"born {record.born or 'at a time that is not known'}" + (f", died {record.died}" if record.died else "")
    yield from terms(view.document.base_world.tenures(person=record.id), view)


def terms(held: Iterable[Tenure], view: View) -> Iterator[str]:
    """The terms of office of a person."""
    listed = tuple(held)
    for tenure in listed[:_MOST]:
        of = f" of {plain(view.called(tenure.state))}" if tenure.state else ""
        yield f"{words(tenure.office)}{of}: {span(tenure.period)}" + (" (ruled)" if tenure.effective else "")
    if len(listed) > _MOST:
        yield f"and {len(listed) - _MOST} terms more"


@_rows.register(Agreement)
@_rows.register(Dispute)
def _of_matter(record: Agreement | Dispute, view: View) -> Iterator[str]:
    yield f"parties: {', '.join(plain(view.called(party)) for party in record.parties)}"
    matter = record.subject if isinstance(record, Agreement) else record.over
    if matter:
        yield f"over {plain(matter)}"
    for step in record.steps[:_MOST]:
        party = getattr(step, "party", None)
        yield f"{words(step.status)} {step.when or ''}".rstrip() + (f" by {plain(view.called(party))}" if party else "")
    if isinstance(record, Dispute) and record.hostility:
        yield f"hostility: {words(record.hostility)}"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # in every locale


def plain(text: object) -> str:
    r"""A text that Markdown leaves as it is.

    >>> plain("[a] *b* <c>")
    '\\[a\\] \\*b\\* \\<c\\>'
    """
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in " ".join(str(text).split()))


def span(period: Period | Date | None) -> str:
    """A time in words.

    >>> [span(Period.parse(text)) for text in ("1946/..", "1979-05-04/1990", "/..", "/")]
    ['since 1946', '1979-05-04 to 1990', 'to this day', 'at a time that is not known']
    """
    if not isinstance(period, Period) or "/" not in str(period):
        return "at a time that is not known" if period is None else str(period)
    start, end = period.start, period.end
    if isinstance(start, End):
        if isinstance(end, End):
            return "at a time that is not known" if end is End.UNKNOWN else "always" if start is end else "to this day"
        return f"until {end}"
    if isinstance(end, End):
        return f"since {start}" + (", until nobody knows when" if end is End.UNKNOWN else "")
    return f"{start} to {end}"


def words(term: str | None) -> str:
    """A word of a vocabulary as people write it."""
    return (term or "").replace("_", " ")


def meaning(when: When) -> str:
    """What a date or a period means, in Markdown.

    >>> print(meaning(Date("1982-04~")))
    **1982-04\\~** · month
    - from 1982-04-01 to 1982-04-30
    - approximate
    """
    sort = when.precision if isinstance(when, Date) else "period"
    rows = [f"- {_bounds(when.earliest, when.latest)}"]
    if isinstance(when, Period):
        rows += [f"- {told}" for told in _ends(when)]
    if when.qualified:
        marks = {"~": "approximate", "?": "uncertain", "%": "approximate and uncertain"}
        rows += [f"- {told}" for mark, told in marks.items() if mark in str(when)]
    return "\n".join((f"**{plain(when)}**".replace("~", "\\~") + f" · {sort}", *rows))


def _bounds(first: datetime.date | None, last: datetime.date | None) -> str:
    if first is not None and first == last:
        return f"{first}, a {_WEEKDAYS[first.weekday()]}"
    return f"from {first or 'an open beginning'} to {last or 'an open end'}"


def _ends(period: Period) -> Iterator[str]:
    if "/" in str(period):
        for name, end, without in (
            ("beginning", period.start, "was always so"),
            ("end", period.end, "goes on"),
        ):
            if isinstance(end, End):
                yield f"the {name} is not known" if end is End.UNKNOWN else f"no {name}: it {without}"
