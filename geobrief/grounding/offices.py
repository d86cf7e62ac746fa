"""Whether a person of the evidence has the state and office that a record gives."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.findings import Finding
from geobrief.grounding.statements import Statement
from geobrief.reading.people import Figure
from geobrief.register import World
from geobrief.register.folding import folded

_SENT = ("ambassador", "envoy")
_STYLES = ("other", "military_officer")
_PARTICLES = 3  # letters; shorter words of a name are not looked for


def of_leader(statement: Statement, world: World) -> Iterator[Finding]:
    """A name that is not in the evidence, and a state or office that its words contradict."""
    tenure, passage = statement.record, statement.passage
    words = set(passage.folded.split())
    parts = folded(tenure.name or "").split()
    if not _is_named(parts, words):
        yield statement.finding("name-not-in-text", f"the evidence does not name {tenure.name}", at="name")
        return
    strange = [part for part in parts if len(part) > _PARTICLES and part not in folded(passage.text.analysis.text)]
    if strange and not _is_known(tenure.name, world):
        yield statement.finding("name-not-in-text", f"the text does not have {strange[0]!r} of the name", at="name")
    figure = _figure(statement, parts)
    yield from _state(statement, figure, world)
    yield from _office(statement, figure, world)


def _is_named(parts: list[str], words: set[str]) -> bool:
    """Whether the family name is there, or all other words of the name."""
    return bool(parts) and (parts[-1] in words or any(part in words for part in parts if len(part) > _PARTICLES))


def _is_known(name: str, world: World) -> bool:
    return bool(world.persons_named(name))


def _figure(statement: Statement, parts: list[str]) -> Figure | None:
    """The person of the text with this name."""
    found = [
        figure
        for figure in statement.passage.text.analysis.people.figures
        if set(folded(figure.name).split()) & {part for part in parts if len(part) > _PARTICLES}
    ]
    exact = [figure for figure in found if folded(figure.name) == " ".join(parts)]
    return next(iter(exact or found), None)


def _state(statement: Statement, figure: Figure | None, world: World) -> Iterator[Finding]:
    state, passage = statement.record.state, statement.passage
    if state is None or state in passage.named:
        return
    if passage.named:
        named = ", ".join(sorted(passage.named))
        yield statement.finding("party-not-in-evidence", f"the evidence has {named}, not {state}", at="state")
    elif figure is not None and figure.state is not None and figure.state_is_explicit:
        if figure.state != state:
            message = f"the text has {figure.name} of {figure.state}, not of {state}"
            yield statement.finding("party-not-in-evidence", message, at="state", hint=figure.state)
    elif not (figure is not None and figure.state == state) and not _held(statement, world, state=state):
        message = f"the evidence does not say that the state is {state}"
        yield statement.finding("party-not-in-evidence", message, at="state")


def _office(statement: Statement, figure: Figure | None, world: World) -> Iterator[Finding]:
    """An office that neither the title in the text nor the register gives the person."""
    office = statement.record.office
    titled = set(statement.passage.offices()) or ({figure.office} if figure is not None and figure.office else set())
    if office is None or office in titled or any(_is_loose(title, office) for title in titled):
        return
    if _held(statement, world, office=office) or (not titled and not world.persons_named(statement.record.name)):
        return
    message = f"the evidence has the title of {', '.join(sorted(titled))}, not of {office}" if titled else (
        f"no title in the evidence says {office}"
    )
    yield statement.finding("office-contradicted", message, at="office", hint=min(titled, default=None))


def _is_loose(title: str, office: str) -> bool:
    """«Minister» is any minister, also the one whom a state sends; a style says nothing about an office."""
    if title == "minister":
        return "minister" in office or office in _SENT
    return title in _STYLES


def _held(statement: Statement, world: World, *, state: str | None = None, office: str | None = None) -> bool:
    """Whether the register has the person in that state or office on the day of the text."""
    day = statement.passage.text.analysis.published
    for person in world.persons_named(statement.record.name):
        for tenure in world.tenures(person=person.id):
            first, last = tenure.period.earliest, tenure.period.latest
            then = day is None or ((first is None or first <= day) and (last is None or day <= last))
            if (then or state) and state in (None, tenure.state) and office in (None, tenure.office):
                return True
    return False
