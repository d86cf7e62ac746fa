"""Whether a person of the evidence has the state and office that a record gives."""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.findings import Finding
from geobrief.grounding.statements import Statement
from geobrief.reading.people import Figure
from geobrief.reading.people.names import is_courtesy
from geobrief.register import World
from geobrief.register.folding import folded
from geobrief.vocabulary import offices_of

_SENT = ("ambassador", "envoy")
_STYLES = ("other", "military_officer")
_LEADING = (*offices_of("chief", "leader"), "foreign_minister", "defense_minister", "finance_minister")
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
    """A state that the evidence does not have, or has of another person."""
    state, passage = statement.record.state, statement.passage
    if state is None:
        return
    known = figure.state if figure is not None and figure.state_is_explicit else None
    if (state in passage.entities and (len(passage.entities) == 1 or known in (None, state))) or (
        state in passage.places and known in (None, state)
    ):
        return
    if known in passage.entities and known != state:
        message = f"the evidence has {statement.record.name} of {known}, not of {state}"
        yield statement.finding("party-not-in-evidence", message, at="state", hint=known)
        return
    if _held(statement, world, state):
        return
    others = {id for id in passage.entities if not id.startswith("group:")}
    if others and state not in others:
        named = ", ".join(sorted(others))
        yield statement.finding("party-not-in-evidence", f"the evidence has {named}, not {state}", at="state")
    elif not (figure is not None and figure.state == state) and not any(state in named for named in passage.nearby()):
        message = f"the evidence does not say that the state is {state}"
        yield statement.finding("party-not-in-evidence", message, at="state")


def _office(statement: Statement, figure: Figure | None, world: World) -> Iterator[Finding]:
    """An office that neither the title in the text nor the register gives the person."""
    office, titled = statement.record.office, set(statement.passage.offices())
    if figure is not None and figure.office and not is_courtesy(figure.title or ""):
        titled = {figure.office}
    titled = {title for title in titled if title not in _STYLES} or titled
    if office is None or office in titled or any(_is_loose(title, office) for title in titled):
        return
    if set(office.split("_")[:1]) & {word.replace("defence", "defense") for word in statement.passage.words}:
        return
    if _held(statement, world, office=office, ever=not titled) or not (
        titled or (office in _LEADING and world.persons_named(statement.record.name))
    ):
        return
    listed = ", ".join(sorted(titled))
    message = f"the evidence has the title of {listed}, not of {office}" if titled else f"no title says {office}"
    yield statement.finding("office-contradicted", message, at="office", hint=min(titled, default=None))


def _is_loose(title: str, office: str) -> bool:
    """«Minister» is any minister, also the one whom a state sends; a style says nothing about an office."""
    if (title, office) == ("monarch", "head_of_state"):
        return True
    if title == "minister":
        return "minister" in office or office in _SENT
    return title in _STYLES and office not in _LEADING


def _held(
    statement: Statement, world: World, state: str | None = None, office: str | None = None, *, ever: bool = False
) -> bool:
    """Whether the register has the person in that state or office on the day of the text."""
    day = statement.passage.text.analysis.published
    for person in world.persons_named(statement.record.name):
        for tenure in world.tenures(person=person.id):
            first, last = tenure.period.earliest, tenure.period.latest
            then = day is None or ((first is None or first <= day) and (last is None or day <= last))
            if (
                (then or ever or (state and not office))
                and state in (None, tenure.state)
                and office in (None, tenure.office)
            ):
                return True
    return False
