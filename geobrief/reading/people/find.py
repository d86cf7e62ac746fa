"""Finds the office-holders of a text, with state and office.

A title beside a name makes a figure («Russian President Vladimir Putin», «Viktor Orbán, its prime minister»); a full
name that the register knows makes one without a title. A later mention («Kirchner», «Mr. Bremer») belongs to the person
of that name who was named last, or else to the one whom the register knows in office on the day of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import attrs

from geobrief.evidence import Mention
from geobrief.model import Tenure
from geobrief.reading.entities import STATE_KINDS, Entity, Line
from geobrief.reading.lexicons import document
from geobrief.reading.people.figures import Figure, PersonLookup, handles
from geobrief.reading.people.headed import headed_titles
from geobrief.reading.people.names import beside_a_name, has_courtesy, is_courtesy, name_from, name_until, text_of
from geobrief.reading.people.titles import DONE_TO, TitlePhrase, find_titles, state_after_name, title_phrase

_COPULAS = frozenset(", ( is was became remains as who now has had been used to be".split())
_SINGLE = frozenset("head_of_state head_of_government foreign_minister defense_minister finance_minister".split())
_HALVES = {"north": "PRK", "south": "KOR"}
_WEAK = frozenset({"other", "military_officer", "party_leader", None})
_MEMORY = 40
# Offices that only a state has.
_NATIONAL = frozenset(document("titles")["national"].split())
TokenSpan = tuple[int, int]


@attrs.frozen(slots=True)
class Appearance:
    """A noun phrase in a sentence for a person or an office: token span, figure, state or organisation."""

    start: int
    end: int
    figure: Figure | None
    states: tuple[str, ...]


@attrs.frozen
class People:
    """The figures of a text, where they appear in each sentence, and their tenures in text order."""

    figures: tuple[Figure, ...] = ()
    appearances: tuple[tuple[Appearance, ...], ...] = ()
    leaders: tuple[Tenure, ...] = ()


def find_people(lines: Sequence[Line], full_names: Sequence[Sequence[TokenSpan]], lookup: PersonLookup) -> People:
    """The office-holders of a text; `full_names` are, per sentence, the token spans of names of known persons."""
    reader = _PeopleReader(lines, lookup)
    for number, line in enumerate(lines):
        reader.read_line(number, line, full_names[number])
    for number, line in enumerate(lines):
        reader.read_later_mentions(number, line)
    ordered = (sorted(found, key=lambda each: (each.start, -each.end)) for found in reader.appearances)
    leaders = (tenure for figure in reader.figures if (tenure := lookup.tenure_in_text(figure)) is not None)
    by_mention = sorted(leaders, key=lambda tenure: tenure.mentions[0].start)
    return People(tuple(reader.figures), tuple(map(tuple, ordered)), tuple(by_mention))


class _PeopleReader:
    """What is known of the persons of a text while it is read."""

    def __init__(self, lines: Sequence[Line], lookup: PersonLookup) -> None:
        self._lines, self._lookup = lines, lookup
        self.figures: list[Figure] = []
        self.appearances: list[list[Appearance]] = [[] for _ in lines]
        self._called: dict[str, Figure] = {}
        self._last: Figure | None = None
        self._seats: list[str] | None = None

    # --- a title and its names ----------------------------------------------------------------------------------------

    def read_line(self, number: int, line: Line, full_names: Sequence[TokenSpan]) -> None:
        """Read titles and known names in text order; a title wins over the bare name beside it."""
        found: dict[int, Callable[[], None]] = {
            index: partial(self._notice, token.text)
            for index, token in enumerate(line.tokens)
            if token.text in self._called
        }
        if has_courtesy(line.lowers):
            for index, lower in enumerate(line.lowers):
                if is_courtesy(lower):
                    found[index] = partial(self._read_courtesy, number, line, index)
        for start, end in full_names:
            found[start] = partial(self._read_known_name, number, line, (start, end))
        titles = (*headed_titles(line), *find_titles(line.tokens, line.lowers))
        for title in (title for title in titles if title.start not in line.owner):
            found[title.start] = partial(self._read_title, number, line, title_phrase(line, title))
        for index in sorted(found):
            found[index]()

    def _read_title(self, number: int, line: Line, phrase: TitlePhrase) -> None:
        if phrase.office == "counterpart" and phrase.pronoun is None and self._owner(line, phrase) is None:
            return  # «a colleague» of an unknown person
        spans, start, end = _names_of(line, phrase)
        figures = [self._figure(number, line, span, phrase, rank, len(spans)) for rank, span in enumerate(spans)]
        appearances = self.appearances[number]
        if not figures:
            appearances.append(Appearance(phrase.start, phrase.end, None, self._states_of(number, line, phrase)))
        elif len(figures) == 1:
            appearances.append(Appearance(start, end, figures[0], figures[0].states))
        else:
            appearances += (
                Appearance(*span, figure, figure.states) for span, figure in zip(spans, figures, strict=True)
            )
        self._last = figures[-1] if figures else self._last

    def _states_of(self, number: int, line: Line, phrase: TitlePhrase) -> tuple[str, ...]:
        """The states of a phrase without a name: those it names, else the one that the text is about."""
        if phrase.states:
            return phrase.states
        state = self._focus(number, line, phrase) if phrase.points_back else self._implied(phrase)
        return (state,) if state else ()

    def _figure(self, number: int, line: Line, span: TokenSpan, phrase: TitlePhrase, rank: int, of: int) -> Figure:
        name = text_of(line, span)
        state = phrase.state_of(rank, of) or state_after_name(line, span[1]) or self._owning_body(number, line, phrase)
        office = self._office(phrase, state)
        # «his minister» is somebody else.
        besides = self._last if phrase.pronoun in ("his", "her") else None
        figure = self._known_figure(name, besides) or self._new_figure(name, state, office)
        if figure.office is None or (figure.office in _WEAK and office not in _WEAK):
            figure.office, figure.title = office, phrase.title.words
        if state and not figure.state_is_explicit:
            figure.state, figure.state_is_explicit = state, True
        if figure.state is None:
            figure.state = self._guess_state(number, line, phrase, rank, of)
        figure.mentions.append(_mention(line, span))
        return figure

    def _office(self, phrase: TitlePhrase, body: str | None) -> str:
        """The office of a title; a counterpart holds that of the person named last."""
        if phrase.office == "head_of_state" and body is not None and ":" in body:
            return "organization_head"
        if phrase.office != "counterpart":
            return phrase.office
        known = self._lookup.office_of(self._last) if self._last else None
        return known or "other"

    def _owner(self, line: Line, phrase: TitlePhrase) -> Figure | None:
        """The person named before whose colleague or minister it is: «Abe's defence minister»."""
        owned = phrase.start > 0 and line.lower(phrase.start) == "'s"
        return self._called.get(line.tokens[phrase.start - 1].text) if owned else None

    def _guess_state(self, number: int, line: Line, phrase: TitlePhrase, rank: int, of: int) -> str | None:
        owner = self._owner(line, phrase)
        if owner is not None and owner.state and (phrase.office != "counterpart" or phrase.title.words == "colleague"):
            return owner.state
        if of > 1:
            recent = self._recent(number, line, phrase.start, of)
            return recent[rank] if rank < len(recent) else None
        if (
            phrase.points_back
            and phrase.pronoun in ("his", "her")
            and self._last
            and self._last.state
            and phrase.title.office != "counterpart"
        ):
            return self._last.state
        if phrase.title.office == "counterpart" and self._last:
            return next((s for s in self._recent(number, line, phrase.start, 2) if s != self._last.state), None)
        return self._implied(phrase) or self._parliament(line, phrase) or self._focus(number, line, phrase)

    def _owning_body(self, number: int, line: Line, phrase: TitlePhrase) -> str | None:
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

    def _parliament(self, line: Line, phrase: TitlePhrase) -> str | None:
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

    def _implied(self, phrase: TitlePhrase) -> str | None:
        """«Secretary of State» is American in a text that names America."""
        state: str | None = document("titles")["implied"].get(phrase.title.words)
        named = state is not None and (":" in state or self._lookup.may_mean(state))
        return state if named and not phrase.points_back else None

    def _known_figure(self, name: str, besides: Figure | None = None) -> Figure | None:
        """The figure that this name means: the same words, or a part of them that was named last."""
        parts = set(handles(name)) or {name}
        for part in sorted(parts):
            figure = self._called.get(part)
            if figure is None or (figure is besides and name != figure.name):
                continue
            if parts <= figure.handles or figure.handles <= parts:
                if len(name) > len(figure.name):
                    figure.name = name
                return self._call(figure)
        return None

    def _call(self, figure: Figure) -> Figure:
        """From here on the words of its name mean this figure."""
        self._called |= dict.fromkeys((*figure.handles, figure.name), figure)
        return figure

    def _new_figure(self, name: str, state: str | None, office: str | None) -> Figure:
        """A new figure, with what the register knows of the person."""
        figure = Figure(name)
        self.figures.append(figure)
        self._look_up(figure, state, office)
        return self._call(figure)

    def _look_up(self, figure: Figure, state: str | None, office: str | None) -> None:
        name = figure.name
        if " " in name:
            known = self._lookup.by_name(name, state, office)
            if known:
                figure.person, figure.state = known[0], known[1].state
            return
        found = self._lookup.by_family(name, state, office)
        if found is None and office == "military_officer":  # Marshal Tito
            found = self._lookup.by_family(name, state, None)
        if found:
            figure.person, figure.state, figure.name = found[0], found[1].state, found[0].name

    # --- names the register knows -------------------------------------------------------------------------------------

    def _read_known_name(self, number: int, line: Line, span: TokenSpan) -> None:
        if self._appears(number, span[0]) or span[0] in line.owner:
            return
        name = text_of(line, span)
        figure = self._last = self._known_figure(name) or self._new_figure(name, None, None)
        figure.rule = "register-name" if figure.office is None else figure.rule
        figure.mentions.append(_mention(line, span))
        self.appearances[number].append(Appearance(*span, figure, figure.states))

    def _notice(self, word: str) -> None:
        """Somebody named before is named again, and «his» may mean him."""
        self._last = self._called.get(word, self._last)

    def _read_courtesy(self, number: int, line: Line, index: int) -> None:
        """«Mr. Khrushchev», never named in full: whoever of that name the register knows in office on the day."""
        span = name_from(line, index)
        if span is None or self._appears(number, span[0]) or self._known_figure(text_of(line, span)):
            return
        known = self._lookup.by_family(text_of(line, span), None, None)
        if known is not None:
            figure = self._last = self._new_figure(text_of(line, span), None, None)
            figure.rule = "courtesy-name"
            figure.mentions.append(_mention(line, span))
            self.appearances[number].append(Appearance(index, span[1], figure, figure.states))

    def _appears(self, number: int, index: int) -> bool:
        return any(a.start <= index < a.end and a.figure for a in self.appearances[number])

    # --- later mentions -----------------------------------------------------------------------------------------------

    def read_later_mentions(self, number: int, line: Line) -> None:
        """Link single words of names to the persons whom they mean."""
        for index, token in enumerate(line.tokens):
            figure = self._called.get(token.text)
            if figure is None or line.owner.get(index) is not None or self._appears(number, index):
                continue
            if beside_a_name(line, index, figure.name):
                continue
            figure.mentions.append(_mention(line, (index, index + 1)))
            start = index - 1 if is_courtesy(line.lower(index - 1)) else index
            self.appearances[number].append(Appearance(start, index + 1, figure, figure.states))

    # --- what the text is about ---------------------------------------------------------------------------------------

    def _focus(self, number: int, line: Line, phrase: TitlePhrase) -> str | None:
        """The body named before in the sentence, or that of a person named there, else the state named most often.

        Whom somebody killed, freed or met is not of the same state; two states have not one foreign minister.
        """
        fits = is_state if phrase.office in _NATIONAL else _is_body
        held = [(i, e.id) for i, entities in line.at.items() if i < phrase.start for e in entities if fits(e)]
        held += [
            (each.start, state)
            for each in self.appearances[number]
            if each.start < phrase.start
            for state in each.states
        ]
        before = [state for _, state in sorted(held)]
        is_object = line.lower(phrase.start - 1) in DONE_TO
        if before and not is_object and before[-1] not in self._with_such(phrase):
            return before[-1]
        others = {*self._with_such(phrase), *(before[-1:] if is_object else ())}
        so_far = self._named_most(max(0, number - _MEMORY), number + 1)
        later = self._named_most(number, number + _MEMORY) if others else []
        found: str | None = next((state for state in (*so_far, *later) if state not in others), None)
        return found or (so_far[0] if so_far else None)

    def _named_most(self, first: int, end: int) -> list[str]:
        """The states that some sentences name, most often named first."""
        named = (entity.id for line in self._lines[first:end] for entity in line.entities if entity.is_state)
        return [state for state, _ in Counter(named).most_common()]

    def _with_such(self, phrase: TitlePhrase) -> set[str]:
        """The states of which the text names the holder of the same office, where there is only one."""
        if phrase.office not in _SINGLE:
            return set()
        return {figure.state for figure in self.figures if figure.office == phrase.office and figure.state}

    def _recent(self, number: int, line: Line, index: int, count: int) -> list[str]:
        """The last states named, as many as are asked for, in the order in which they were named."""
        named = [e.id for i, entities in line.at.items() if i < index for e in entities if e.kind in STATE_KINDS]
        for earlier in range(number - 1, max(-1, number - 12), -1):
            if len(set(named)) >= count:
                break
            named = [entity.id for entity in self._lines[earlier].entities if entity.kind in STATE_KINDS] + named
        latest = list(dict.fromkeys(reversed(named)))[:count]
        return list(reversed(latest))


def is_state(entity: Entity) -> bool:
    """Whether a state is named, not only a place in it."""
    return entity.is_state and not entity.place


def _is_body(entity: Entity) -> bool:
    return is_state(entity) or entity.kind == "organization"


def _mention(line: Line, span: TokenSpan) -> Mention:
    first, last = line.tokens[span[0]], line.tokens[span[1] - 1]
    return Mention(line.words(*span), first.start, last.end, "person")


def _names_of(line: Line, phrase: TitlePhrase) -> tuple[list[TokenSpan], int, int]:
    """The names that belong to a title, and the span of title and names together."""
    at = phrase.end + 1 if line.lower(phrase.end) == "," else phrase.end
    first = None if phrase.title.after_name else name_from(line, at)
    if first is not None:
        names = [first, *(_further(line, first[1]) if phrase.title.plural else ())]
        return names, phrase.start, names[-1][1]
    left = _all_before(line, phrase.start)
    named = left if phrase.title.plural else left[-1:]
    if len(named) > phrase.title.plural:
        return named, named[0][0], phrase.end
    return [], phrase.start, phrase.end


def _further(line: Line, index: int) -> Iterator[TokenSpan]:
    """More names after the first: «, Y and Z»."""
    while line.lower(index) in (",", "and"):
        while line.lower(index) in (",", "and"):
            index += 1
        found = name_from(line, index)
        if found is None:
            return
        yield found
        index = found[1]


def _all_before(line: Line, start: int) -> list[TokenSpan]:
    """The names before a title: «X, the minister», «X, who leads the opposition», «X and Y, the envoys»."""
    index = start
    while index > 0 and start - index < 4 and line.lower(index - 1) in _COPULAS:
        index -= 1
    names: list[TokenSpan] = []
    found = name_until(line, index) if index < start else None
    while found is not None:
        names.insert(0, found)
        found = name_until(line, found[0] - 1) if line.lower(found[0] - 1) == "and" else None
    return names
