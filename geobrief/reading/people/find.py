"""Finds the office-holders of a text, with state and office.

A title beside a name makes a figure («Russian President Vladimir Putin», «Viktor Orbán, its prime minister»); a full
name that the register knows makes one without a title. A later mention («Kirchner», «Mr. Bremer») belongs to the person
of that name who was named last, or else to the one whom the register knows in office on the day of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import attrs

from geobrief.evidence import Mention
from geobrief.model import Person, Tenure
from geobrief.reading.entities import Line
from geobrief.reading.people.bare_names import bare_names
from geobrief.reading.people.context import Appearance, Surroundings
from geobrief.reading.people.figures import Figure, PersonLookup, handles
from geobrief.reading.people.names import (
    beside_a_name,
    has_courtesy,
    is_courtesy,
    name_from,
    name_of,
    text_of,
)
from geobrief.reading.people.title_forms import abbreviated_titles, headed_titles
from geobrief.reading.people.titled_names import (
    TokenSpan,
    leads_institution,
    names_of,
    state_after_name,
    state_before_name,
)
from geobrief.reading.people.titles import TitlePhrase, find_titles, title_phrase
from geobrief.register.folding import folded

# Titles that depend on the office of another person.
_RELATED = frozenset(("counterpart", "deputy", "successor"))
_BELOW = {
    "head_of_state": "deputy_head_of_state",
    "head_of_government": "deputy_head_of_government",
    "foreign_minister": "deputy_foreign_minister",
    "defense_minister": "deputy_defense_minister",
    "finance_minister": "deputy_minister",
    "minister": "deputy_minister",
}
_WEAK = frozenset({"other", "military_officer", "party_leader", None})
_RANKS = frozenset(
    "general gen. lieutenant colonel col. admiral adm. marshal brigadier major captain commodore".split()
)
_BEFORE_SERVED = 5  # tokens of the title of the person whom another serves


@attrs.frozen
class People:
    """The figures of a text, where they appear in each sentence, and their tenures in text order."""

    figures: tuple[Figure, ...] = ()
    appearances: tuple[tuple[Appearance, ...], ...] = ()
    leaders: tuple[Tenure, ...] = ()


def find_people(lines: Sequence[Line], full_names: Sequence[Sequence[TokenSpan]], lookup: PersonLookup) -> People:
    """The office-holders of a text; `full_names` are, per sentence, the token spans of names of known persons."""
    reader = _PeopleReader(lines, lookup)
    bare: dict[int, list[tuple[TokenSpan, Person]]] = {}
    for number, span, person in bare_names(lines, lookup):
        bare.setdefault(number, []).append((span, person))
    for number, line in enumerate(lines):
        reader.read_line(number, line, full_names[number], bare.get(number, ()))
    for number, line in enumerate(lines):
        reader.read_later_mentions(number, line)
    reader.settle_states()
    ordered = (sorted(found, key=lambda each: (each.start, -each.end)) for found in reader.appearances)
    named = (figure for figure in reader.figures if figure.mentions)
    leaders = (tenure for figure in named if (tenure := lookup.tenure_in_text(figure)) is not None)
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
        self._context = Surroundings(lines, lookup, self.figures, self.appearances)

    # --- a title and its names ----------------------------------------------------------------------------------------

    def read_line(
        self,
        number: int,
        line: Line,
        full_names: Sequence[TokenSpan],
        bare: Sequence[tuple[TokenSpan, Person]],
    ) -> None:
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
        for index in range(1, len(line.lowers) - 1):
            if line.lowers[index] == "'s" and index - 1 in line.owner and line.tokens[index + 1].is_capital:
                found[index + 1] = partial(self._read_owned, number, line, index + 1)
        for span, person in bare:
            if line.tokens[span[0]].text not in self._called:
                found[span[0]] = partial(self._read_bare_name, number, line, span, person)
        for start, end in full_names:
            found[start] = partial(self._read_known_name, number, line, (start, end))
        written_out = (*headed_titles(line), *find_titles(line.tokens, line.lowers))
        titles = (*(title for title in written_out if title.start not in line.owner), *abbreviated_titles(line))
        for title in titles:
            found[title.start] = partial(self._read_title, number, line, title_phrase(line, title))
        for index in sorted(found):
            found[index]()

    def _read_title(self, number: int, line: Line, phrase: TitlePhrase) -> None:
        is_alone = phrase.pronoun is None or (phrase.office != "counterpart" and phrase.pronoun not in ("his", "her"))
        if phrase.office in _RELATED and is_alone and self._owner(line, phrase) is None:
            return  # «a colleague», «the deputy» of an unknown person
        spans, start, end = names_of(line, phrase)
        if spans and leads_institution(line, phrase) and not any(self._is_known(line, span) for span in spans):
            return
        figures = [self._figure(number, line, span, phrase, rank, len(spans)) for rank, span in enumerate(spans)]
        appearances = self.appearances[number]
        if not figures and not (phrase.title.plural and phrase.pronoun == "their"):
            appearances.append(Appearance(phrase.start, phrase.end, None, self._states_of(number, line, phrase)))
        elif len(figures) == 1:
            appearances.append(Appearance(start, end, figures[0], figures[0].states))
        else:
            appearances += (
                Appearance(*span, figure, figure.states) for span, figure in zip(spans, figures, strict=True)
            )
        self._last = figures[-1] if figures else self._last

    def _is_known(self, line: Line, span: TokenSpan) -> bool:
        """Whether a name is that of a person named before or of one whom the register has."""
        name = name_of(line, span)
        known = self._lookup.by_name if " " in name else self._lookup.by_family
        return self._called.get(name) is not None or known(name, None, None) is not None

    def _states_of(self, number: int, line: Line, phrase: TitlePhrase) -> tuple[str, ...]:
        """The states of a phrase without a name: those it names, else the one that the text is about."""
        if phrase.states:
            return phrase.states
        if phrase.pronoun in ("his", "her") and phrase.office != "counterpart" and self._last and self._last.state:
            return self._last.states
        state = self._context.focus(number, line, phrase) if phrase.points_back else self._context.implied(phrase)
        return (state,) if state else ()

    def _figure(self, number: int, line: Line, span: TokenSpan, phrase: TitlePhrase, rank: int, of: int) -> Figure:
        name = name_of(line, span)
        state = (
            phrase.state_of(rank, of)
            or state_after_name(line, span[1])
            or state_before_name(line, min(span[0], phrase.start))
            or self._context.owning_body(number, line, phrase)
        )
        office = self._office(phrase, state, self._owner(line, phrase) or self._last)
        if phrase.title.words == "chief of staff" and _has_rank(line, span):
            office = "military_officer"
        if of > 1 and state == phrase.state and self._is_of_another_state(name, office, state):
            state = None
        # «his minister» is somebody else.
        besides = self._last if phrase.pronoun in ("his", "her") and span[0] > phrase.start else None
        figure = self._known_figure(name, besides) or self._new_figure(name, state, office)
        if figure.office is None or (figure.office in _WEAK and office not in _WEAK):
            figure.office, figure.title, figure.rule = office, phrase.title.words, "titled-name"
        if state and not figure.state_is_explicit:
            figure.state, figure.state_is_explicit = state, True
        if figure.state is None:
            figure.state = self._guess_state(number, line, phrase, rank, of)
        if figure.office == "head_of_state" and figure.state and figure.state.startswith("org:"):
            figure.office = "organization_head"
        if phrase.title.words == "chancellor" and figure.state == "GBR":
            figure.office, figure.title = "finance_minister", "chancellor of the exchequer"
        figure.mentions.append(_mention(line, span))
        return figure

    def _is_of_another_state(self, name: str, office: str, state: str | None) -> bool:
        """Whether the register knows one of several persons in that office, of a state that the phrase leaves out."""
        known = self._lookup.by_name(name, None, office) if state and " " in name else None
        return known is not None and known[1].office == office and known[1].state != state

    def _office(self, phrase: TitlePhrase, body: str | None, other: Figure | None) -> str:
        """The office of a title; a counterpart or deputy depends on that of another person."""
        if phrase.office == "head_of_state" and body is not None and ":" in body:
            return "organization_head"
        if phrase.office not in _RELATED:
            return phrase.office
        known = self._lookup.office_of(other) if other else None
        return (_BELOW.get(known or "") if phrase.office == "deputy" else known) or "other"

    def _owner(self, line: Line, phrase: TitlePhrase) -> Figure | None:
        """The person named before whose colleague or minister it is: «Abe's defence minister»."""
        if phrase.start == 0 or line.lower(phrase.start) != "'s":
            return None
        word = line.tokens[phrase.start - 1].text
        person = (
            None if word in self._called or phrase.start - 1 in line.owner else self._lookup.in_office(folded(word))
        )
        if person is not None:
            self._call(self._known_to_register(person))
        return self._called.get(word)

    def _guess_state(self, number: int, line: Line, phrase: TitlePhrase, rank: int, of: int) -> str | None:
        owner = self._owner(line, phrase)
        if owner is not None and owner.state and (phrase.office != "counterpart" or phrase.title.words == "colleague"):
            return owner.state
        if of > 1:
            recent = self._context.recent(number, line, phrase.start, of)
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
            recent = self._context.recent(number, line, phrase.start, 2)
            return next((state for state in recent if state != self._last.state), None)
        served = self._served(line, phrase)
        if served is not None:
            return served
        implied = self._context.implied(phrase) or self._context.parliament(line, phrase)
        return implied or self._context.focus(number, line, phrase)

    def _served(self, line: Line, phrase: TitlePhrase) -> str | None:
        """The state of the person whom a title names: «adviser to Prime Minister Abiy Ahmed»."""
        if line.lower(phrase.end) not in ("to", "of", "for"):
            return None
        spans = (name_from(line, at) for at in range(phrase.end + 1, phrase.end + _BEFORE_SERVED))
        span = next((span for span in spans if span is not None), None)
        if span is None or span[0] in line.owner:
            return None
        name = text_of(line, span)
        figure = self._called.get(name)
        if figure is not None:
            return figure.state
        known = self._lookup.by_name(name, None, None) if " " in name else self._lookup.by_family(name, None, None)
        return known[1].state if known is not None else None

    def _known_figure(self, name: str, besides: Figure | None = None) -> Figure | None:
        """The figure that this name means: the same words, or a part of them that was named last."""
        parts = set(handles(name)) or {name}
        for part in sorted(parts):
            figure = self._called.get(part)
            if figure is None or (figure is besides and name != figure.name):
                continue
            if (parts <= figure.handles or figure.handles <= parts) and not _has_other_given_name(name, figure):
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
                figure.person = known[0]
                figure.state = known[1].state if self._lookup.may_be(known[1], office) else None
            return
        found = self._lookup.by_family(name, state, office)
        if found is None and office == "military_officer":  # Marshal Tito
            found = self._lookup.by_family(name, state, None)
        if found:
            figure.person, figure.state, figure.name = found[0], found[1].state, found[0].name

    # --- names the register knows -------------------------------------------------------------------------------------

    def _read_owned(self, number: int, line: Line, index: int) -> None:
        """«Laos's Sisoulith»: who of that name the register knows in office in the state on the day."""
        span, owner = name_from(line, index), line.owner[index - 2]
        if (
            span is None
            or not owner.is_state
            or self._appears(number, index)
            or self._known_figure(text_of(line, span))
        ):
            return
        known = self._lookup.by_family(text_of(line, span), owner.id, None) if span[1] - span[0] == 1 else None
        if known is not None:
            self._read_name(number, line, span, "owned-name")

    def _read_known_name(self, number: int, line: Line, span: TokenSpan) -> None:
        longer = name_from(line, span[0])
        if longer is not None and longer[1] > span[1] and text_of(line, longer) in self._called:
            span = longer  # Omar Bashir Khalid, named before, is not Omar Bashir
        self._read_name(number, line, span, "register-name")

    def _read_name(self, number: int, line: Line, span: TokenSpan, rule: str) -> None:
        if self._appears(number, span[0]) or span[0] in line.owner:
            return
        name = text_of(line, span)
        figure = self._last = self._known_figure(name) or self._new_figure(name, None, None)
        figure.rule = rule if figure.office is None else figure.rule
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

    def _read_bare_name(self, number: int, line: Line, span: TokenSpan, person: Person) -> None:
        """«Medvedev undertook»: who of that name the register knows in office on the day."""
        name = text_of(line, span)
        if self._appears(number, span[1] - 1) or self._known_figure(name):
            return
        figure = self._last = self._call(self._known_to_register(person))
        self._called |= {name: figure, line.tokens[span[1] - 1].text: figure}
        figure.mentions.append(_mention(line, span))
        self.appearances[number].append(Appearance(*span, figure, figure.states))

    def _known_to_register(self, person: Person) -> Figure:
        figure = Figure(person.name, person=person, rule="family-name")
        tenure = self._lookup.tenure_of(person)
        figure.state = tenure.state if tenure else None
        self.figures.append(figure)
        return figure

    def _appears(self, number: int, index: int) -> bool:
        return any(a.start <= index < a.end and a.figure for a in self.appearances[number])

    def settle_states(self) -> None:
        """Give each appearance of a person the state that the whole text gives him."""
        for found in self.appearances:
            for place, each in enumerate(found):
                if each.figure is not None and each.figure.states and each.states != each.figure.states:
                    found[place] = attrs.evolve(each, states=each.figure.states)

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


def _has_rank(line: Line, span: TokenSpan) -> bool:
    """«chief of staff, Lieutenant General David Elazar»."""
    return not _RANKS.isdisjoint(line.lowers[max(0, span[0] - 2) : span[0]])


def _has_other_given_name(name: str, figure: Figure) -> bool:
    """Wang Yi is not Wang Wenbin: a short given name is not a handle, but keeps two apart."""
    known = figure.name.split()
    short = [word for word in name.split() if len(word) == 2 and word.isalpha() and word[0].isupper()]
    return len(known) > 1 and any(word not in known for word in short)


def _mention(line: Line, span: TokenSpan) -> Mention:
    first, last = line.tokens[span[0]], line.tokens[span[1] - 1]
    return Mention(line.words(*span), first.start, last.end, "person")
