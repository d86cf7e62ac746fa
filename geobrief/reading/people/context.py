"""What a text says of states and bodies before a phrase: whose office it may be that the phrase does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from geobrief.reading.english import facts
from geobrief.reading.entities import STATE_KINDS, Entity, Line
from geobrief.reading.lexicons import document, words
from geobrief.reading.people.figures import Figure, PersonLookup
from geobrief.reading.people.titles import DONE_TO, TitlePhrase

_MEMORY = 40
# Offices that only a state has.
_NATIONAL = frozenset(document("titles")["national"].split())
_SINGLE = frozenset("head_of_state head_of_government foreign_minister defense_minister finance_minister".split())
_TO = frozenset("with to from and against by between".split())
_BEFORE_NAMES = frozenset("the a an its his her their and ,".split())
_GOVERNMENTS = frozenset("government cabinet administration regime".split())
_HALVES = {"north": "PRK", "south": "KOR"}


@attrs.frozen(slots=True)
class Appearance:
    """A noun phrase in a sentence for a person or an office: token span, figure, state or organisation."""

    start: int
    end: int
    figure: Figure | None
    states: tuple[str, ...]


class Surroundings:
    """The sentences of a text, with the persons found so far."""

    def __init__(
        self,
        lines: Sequence[Line],
        lookup: PersonLookup,
        figures: Sequence[Figure],
        appearances: Sequence[Sequence[Appearance]],
    ) -> None:
        self._lines, self._lookup, self._figures, self._appearances = lines, lookup, figures, appearances
        self._seats: list[str] | None = None

    def owning_body(self, number: int, line: Line, phrase: TitlePhrase) -> str | None:
        """The body that «the court», «the movement», «the North» means."""
        if phrase.owner is None:
            return None
        if phrase.owner in _HALVES:
            half: str = _HALVES[phrase.owner]
            return half if self._lookup.may_mean(half) else None
        kinds = {kind for kind, nouns in document("titles")["owners"].items() if phrase.owner in nouns.split()}
        before = [entity for index, held in line.at.items() if index < phrase.start for entity in held]
        for entities in (before, *(one.entities for one in reversed(self._lines[max(0, number - _MEMORY) : number]))):
            bodies = [entity.id for entity in entities if entity.kind in kinds]
            if bodies:
                return bodies[-1]
        return None

    def parliament(self, line: Line, phrase: TitlePhrase) -> str | None:
        """The state of the one parliament that the text names."""
        if phrase.office != "legislator":
            return None
        if self._seats is None:
            text = line.text.lower()
            parliaments = document("titles")["parliaments"].items()
            self._seats = [
                state
                for state, names in parliaments
                if self._lookup.may_mean(state) and any(name in text for name in names.split(" | "))
            ]
        return self._seats[0] if len(self._seats) == 1 else None

    def implied(self, phrase: TitlePhrase) -> str | None:
        """«Secretary of State» is American in a text that names America."""
        state: str | None = document("titles")["implied"].get(phrase.title.words)
        named = state is not None and (":" in state or self._lookup.may_mean(state))
        return state if named and not phrase.points_back else None

    def focus(self, number: int, line: Line, phrase: TitlePhrase) -> str | None:
        """The body that acts before in the sentence, or that of a person named there, else the state named most often.

        Whom somebody killed, informed or met is not of the same state; two states have not one foreign minister. What
        follows a preposition or a verb is only taken if nothing else is named.
        """
        colleague = self._in_government(number, line, phrase)
        if colleague and colleague not in self._with_such(phrase):
            return colleague
        acting, others = self._named_before(number, line, phrase)
        is_object = not phrase.points_back and self._is_object(line, phrase)
        excluded = {*(() if phrase.points_back else self._with_such(phrase)), *(acting[:1] if is_object else ())}
        near: list[str] = [state for state in (*acting, *(() if is_object else others)) if state not in excluded]
        if near:
            return near[0]
        excluded |= set(others[:1]) if is_object else set()
        if phrase.pronoun in ("its", "their") and (named := self._named_last(number)) and named not in excluded:
            return named
        so_far = self._named_most(max(0, number - _MEMORY), number + 1)
        later = self._named_most(number, number + _MEMORY) if excluded else []
        found = next((state for state in (*so_far, *later) if state not in excluded), None)
        return found or (so_far[0] if so_far else None)

    def _named_before(self, number: int, line: Line, phrase: TitlePhrase) -> tuple[list[str], list[str]]:
        """The bodies that act before a phrase in its sentence, and the others there, the nearest first."""
        fits = is_state if phrase.office in _NATIONAL else _is_body
        held = [
            (i, e.id, is_subject(line, i))
            for i, entities in line.at.items()
            if i < phrase.start
            for e in entities
            if fits(e)
        ]
        held += [
            (i, e.id, True)  # In Lima the minister
            for i, entities in line.at.items()
            if i == phrase.start - 1 and line.lower(i - 1) == "in"
            for e in entities
            if e.is_state
        ]
        held += [
            (each.start, state, phrase.pronoun not in ("its", "their") or _has_government(line, each.end))
            for each in self._appearances[number]
            if each.start < phrase.start
            for state in each.states
        ]
        ordered = sorted(held, reverse=True)
        return [state for _, state, acts in ordered if acts], [state for _, state, acts in ordered if not acts]

    def _is_object(self, line: Line, phrase: TitlePhrase) -> bool:
        return line.lower(phrase.start - 1) in DONE_TO

    def _in_government(self, number: int, line: Line, phrase: TitlePhrase) -> str | None:
        """The state of the last person before who governs, where a minister follows as a subject: «a step that Foreign
        Minister X had promised»."""
        verb = facts(line.lower(phrase.start - 1))
        if phrase.office not in _NATIONAL or verb.form in ("past", "ed", "s") or line.lower(phrase.start - 1) in _TO:
            return None
        governing = [
            each
            for each in self._appearances[number]
            if each.start < phrase.start and each.figure is not None and each.figure.office in _NATIONAL
        ]
        last = governing[-1] if governing else None
        return last.figure.state if last is not None and last.figure is not None else None

    def _named_last(self, number: int) -> str | None:
        """The first state that the last sentence with a state names."""
        for line in reversed(self._lines[max(0, number - _MEMORY) : number]):
            states = [entity.id for entity in line.entities if is_state(entity)]
            if states:
                return states[0]
        return None

    def _named_most(self, first: int, end: int) -> list[str]:
        """The states that some sentences name, most often named first."""
        named = (entity.id for line in self._lines[first:end] for entity in line.entities if entity.is_state)
        return [state for state, _ in Counter(named).most_common()]

    def _with_such(self, phrase: TitlePhrase) -> set[str]:
        """The states of which the text names the holder of the same office, where there is only one."""
        if phrase.office not in _SINGLE:
            return set()
        return {figure.state for figure in self._figures if figure.office == phrase.office and figure.state}

    def recent(self, number: int, line: Line, index: int, count: int) -> list[str]:
        """The last states named, as many as are asked for, in the order in which they were named."""
        named = [e.id for i, entities in line.at.items() if i < index for e in entities if e.kind in STATE_KINDS]
        for earlier in range(number - 1, max(-1, number - 12), -1):
            if len(set(named)) >= count:
                break
            named = [entity.id for entity in self._lines[earlier].entities if entity.kind in STATE_KINDS] + named
        latest = list(dict.fromkeys(reversed(named)))[:count]
        return list(reversed(latest))


def _has_government(line: Line, end: int) -> bool:
    """«Patrice Trovoada's government»: what «its minister» can mean, unlike the person."""
    return line.lower(end) == "'s" and any(line.lower(at) in _GOVERNMENTS for at in (end + 1, end + 2))


def is_subject(line: Line, index: int) -> bool:
    """Whether the name of a state can be the subject, or own it: it comes after no preposition and no verb."""
    at = index - 1
    while line.lower(at) in _BEFORE_NAMES:
        at -= 1
    before = line.lower(at)
    return not (before in words("prepositions") or (at >= 0 and bool(facts(before).form) and not facts(before).noun))


def is_state(entity: Entity) -> bool:
    """Whether a state is named, not only a place in it."""
    return entity.is_state and not entity.place


def _is_body(entity: Entity) -> bool:
    return is_state(entity) or entity.kind == "organization"
