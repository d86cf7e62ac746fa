"""Figures: the persons in public office whom a text names, and what the register knows of them on its day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any

import attrs

from geobrief.evidence import Mention
from geobrief.model import Person, Tenure
from geobrief.reading.lexicons import document, words
from geobrief.reading.people.names import is_common_name, is_courtesy
from geobrief.reading.tokens import Token
from geobrief.register import World
from geobrief.register.folding import folded, squeezed
from geobrief.vocabulary import offices_of


@attrs.define(slots=True)
class Figure:
    """A person in public office, as far as the text has been read.

    `state_is_explicit` says whether the text itself names the state.
    """

    name: str
    office: str | None = None
    state: str | None = None
    title: str | None = None
    person: Person | None = None
    rule: str = "titled-name"
    state_is_explicit: bool = False
    mentions: list[Mention] = attrs.field(factory=list)

    @property
    def states(self) -> tuple[str, ...]:
        """The state, as a tuple that may be empty."""
        return (self.state,) if self.state else ()

    @property
    def handles(self) -> set[str]:
        """The words by which a later mention can call the person."""
        return set(handles(self.name)) | ({self.person.family} if self.person and self.person.family else set())

    def in_order(self) -> list[Mention]:
        """The mentions in the order of the text, each once."""
        return sorted(set(self.mentions), key=lambda mention: mention.start)

    @property
    def is_vague(self) -> bool:
        """Whether the text has no office, «Minister», or a style such as «Ayatollah», «Prince», «General»."""
        title = self.title or ""
        return self.office is None or title in _VAGUE or is_courtesy(title)

    def tenure(self, office: Any, tenure: Tenure | None) -> Tenure:
        """The figure as a record; the register fills in what the text leaves open."""
        return Tenure(
            name=self.name,
            office=office,
            state=self.state or (tenure.state if tenure else None),
            person=self.person.id if self.person else None,
            title=self.title,
            mentions=self.in_order(),
            rule=self.rule,
        )


def handles(name: str) -> tuple[str, ...]:
    """The words of a name that alone can mean the person: the first and the last, not those between («Van», «Abdel»).

    >>> handles("George W. Bush"), handles("Bashar al-Assad")
    (('George', 'Bush'), ('Bashar', 'al-Assad', 'Assad'))
    """
    parts = [part for part in name.split() if len(part) > 2 and not part.islower() and not part.endswith(".")]
    ends = [part for part in dict.fromkeys((*parts[:1], *parts[-1:])) if part.lower() not in words("no_names")]
    plain = [part.partition("-")[2] for part in ends if part[0].islower()]
    return tuple(part for part in (*ends, *plain) if not is_courtesy(part.lower()) or part == parts[-1])


def full_names(world: World, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The full names of known persons in a sentence, as token spans."""
    folds = [token.lower if token.text == token.lower else folded_word(token.text) for token in tokens]
    names, found, end = world.person_names, [], 0
    for at, token in enumerate(tokens):
        if at >= end and token.is_capital:
            after = names.full_name(folds, at)
            if after is not None:
                found.append((at, after))
                end = after
    return found


@lru_cache(maxsize=65536)
def folded_word(word: str) -> str:
    """A word without accents and letter case."""
    return folded(word)


_RULER = "effective_ruler"
_VAGUE = frozenset(("minister", "secretary", "negotiator", "delegate"))
# Who is meant by a name alone, of several in office.
_PROMINENT = ("head_of_state", "head_of_government", "monarch", "foreign_minister", "defense_minister")


@cache
def _respellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = (pair.partition("=") for pair in document("titles")["respelled"]["letters"].split())
    return tuple((re.compile(written), usual) for written, _, usual in pairs)


def respelled(fold: str) -> Iterator[str]:
    """A folded name in other transcriptions, each change alone and all together.

    >>> list(respelled("litvinoff")), list(respelled("tchitcherin"))
    (['litvinov'], ['chicherin'])
    """
    each = [pattern.sub(usual, fold) for pattern, usual in _respellings()]
    every = fold
    for pattern, usual in _respellings():
        every = pattern.sub(usual, every)
    yield from (other for other in dict.fromkeys((*each, every)) if other != fold)


_MONTH = 31  # days
# Offices whose holders are called by the family name alone.
_HIGH = frozenset(
    "head_of_state head_of_government foreign_minister defense_minister finance_minister effective_ruler supreme_leader"
    " party_leader organization_head deputy_head_of_state".split()
)
_OF_STATES = frozenset("head_of_state head_of_government monarch deputy_head_of_state".split())
_YEAR = 366
_JUST_LEFT = 31
_SOON = 160  # days from an election to the oath
_AHEAD = 12 * _YEAR  # a person known by full name may take office so much later


class PersonLookup:
    """Looks up persons in the register, as of the day of a text that names these states and organisations."""

    def __init__(self, world: World, published: datetime.date | None, named: Iterable[str]) -> None:
        self.world: World = world
        self._day, self._named = published, frozenset(named)
        self._tenures: dict[str, tuple[Tenure, ...]] = {}
        self._states = frozenset(id for id in self._named if ":" not in id)

    def may_mean(self, state: str) -> bool:
        """Whether the text names a state, or no state at all."""
        return state in self._states or not self._states

    def named(self, name: str) -> tuple[Person, ...]:
        """The persons of a full name, a variant or a family name, or a longer or shorter form of it."""
        fold = folded(name)
        usual = dict.fromkeys((fold, squeezed(fold), fold.removeprefix("al "), fold.removeprefix("el ")))
        found = next((found for other in chain(usual, respelled(fold)) if (found := self._with(other))), ())
        if found or " " not in name:
            return found
        parts = set(fold.split())
        namesakes = {person.id: person for part in sorted(parts) for person in self._with(part)}
        alike = (person for person in namesakes.values() if _same_words(parts, set(folded(person.name).split())))
        return tuple(person for person in alike if any(self._is_named(each) for each in self._all_tenures(person)))

    def _is_named(self, tenure: Tenure) -> bool:
        return tenure.state in self._named or not self._named

    def _with(self, fold: str) -> tuple[Person, ...]:
        """The persons with a folded name or family name, which may be written without spaces or article."""
        known = self.world.person_names
        whole = known.ids(fold) if " " in fold else known.ids_without_spaces(fold)
        return tuple(map(self.world.get, dict.fromkeys((*whole, *known.ids_by_plain_family(fold)))))

    def tenure_of(self, person: Person, state: str | None = None, office: str | None = None) -> Tenure | None:
        """The person's tenure nearest to the day: one that holds, else the latest before, else the first after."""
        held = [tenure for tenure in self._all_tenures(person) if state in (None, tenure.state)]
        begun = [tenure for tenure in held if self._has_begun(tenure)]
        begun = begun or [tenure for tenure in held if self._days_ahead(tenure) <= _AHEAD]
        begun = [tenure for tenure in begun if tenure.office == office] or begun
        best = min(begun, key=lambda tenure: (*self._distance(tenure), _prominence(tenure.office)), default=None)
        if best is not None and best.office == "party_leader" and office is None:
            days = self._distance(best)[0]
            heads = (t for t in begun if t.office == "head_of_state" and self._distance(t)[0] <= days)
            best = next(heads, best)
        return best if best is None or best.office != _RULER else self._office_of_ruler(best, begun)

    def _all_tenures(self, person: Person) -> tuple[Tenure, ...]:
        every = self._tenures.get(person.id)
        if every is None:
            every = self._tenures[person.id] = tuple(self.world.tenures(person=person.id))
        return every

    def _office_of_ruler(self, rule: Tenure, tenures: Iterable[Tenure]) -> Tenure:
        """An office that an effective ruler held too, that in the party first; the rule itself if there was none."""
        days = self._distance(rule)[0]
        offices = [tenure for tenure in tenures if tenure.office != _RULER and self._distance(tenure)[0] <= days]
        led = offices_of("leader")
        heads = any(tenure.office == "head_of_state" for tenure in offices)
        return min(offices, key=lambda t: (not heads and t.office not in led, _prominence(t.office)), default=rule)

    def _has_begun(self, tenure: Tenure) -> bool:
        """Whether a tenure had begun on the day, or soon after it."""
        return self._days_ahead(tenure) <= _SOON

    def _days_ahead(self, tenure: Tenure) -> int:
        first = tenure.period.earliest
        return 0 if self._day is None or first is None else max(0, (first - self._day).days)

    def _distance(self, tenure: Tenure) -> tuple[int, bool]:
        if self._day is None:
            return 0, not tenure.effective
        last = tenure.period.latest
        if last is not None and last < self._day:
            return (self._day - last).days, not tenure.effective
        return 10 * self._days_ahead(tenure), not tenure.effective

    def office_of(self, figure: Figure) -> str | None:
        """The office of a figure, from the text or the register."""
        return self._office(figure, self._known_tenure(figure))

    def tenure_in_text(self, figure: Figure) -> Tenure | None:
        """The tenure that the text gives a figure, if it has an office."""
        tenure = self._known_tenure(figure)
        office = self._office(figure, tenure)
        if office in _OF_STATES and tenure is None and not figure.state_is_explicit:
            is_loose = office == "monarch" or figure.title == "chief executive"
            if figure.state is None or is_loose:  # the president of a club, King Street
                return None
        return None if office is None else figure.tenure(office, tenure)

    def _office(self, figure: Figure, tenure: Tenure | None) -> str | None:
        """The office that the text names, or the one that the register knows where the text names none precisely."""
        if tenure is None or not figure.is_vague:
            return figure.office
        if not self._has_begun(tenure) or (figure.office == "military_officer" and self._days_ahead(tenure)):
            return figure.office or "other"
        if figure.title == "minister" and "minister" not in tenure.office:
            return figure.office
        return tenure.office if figure.office is None or self._distance(tenure)[0] <= _YEAR else figure.office

    def _known_tenure(self, figure: Figure) -> Tenure | None:
        return self.tenure_of(figure.person, figure.state, figure.office) if figure.person else None

    def by_name(self, name: str, state: str | None, office: str | None) -> tuple[Person, Tenure] | None:
        """The person of a full name who held office nearest to the day: George Bush of 2003 is not that of 1990."""
        held = [(person, self.tenure_of(person, state, office)) for person in self.named(name)]
        found = [(self._distance(tenure), person.id, person, tenure) for person, tenure in held if tenure is not None]
        best = min(found, key=lambda entry: entry[:2], default=None)
        if best is None or (office is None and not self._has_begun(best[3]) and not self._is_rising(best[3])):
            return None
        return best[2], best[3]

    def may_be(self, tenure: Tenure, office: str | None) -> bool:
        """Whether an office in a text can be in the body of a tenure: not in an organisation that is joined later."""
        return office in (None, tenure.office) or self._has_begun(tenure) or ":" not in (tenure.state or "")

    def _is_rising(self, tenure: Tenure) -> bool:
        """Whether a tenure begins within some years, in a state that the text names."""
        return tenure.state in self._states and self._days_ahead(tenure) <= _AHEAD / 2

    def by_family(self, family: str, state: str | None, office: str | None) -> tuple[Person, Tenure] | None:
        """The office-holder of a family name who fits state, office and day best, at most ten years away."""
        found = []
        for person in self.named(family):
            tenure = self.tenure_of(person, state, office)
            if tenure is None or (office is not None and tenure.office != office and not _alike(office, tenure.office)):
                continue
            distance = self._distance(tenure)
            is_named = tenure.state in self._named
            is_holder = office == tenure.office and distance[0] == 0
            if state is None and not (is_named or is_holder or self._is_known_abroad(family, tenure)):
                continue
            if distance[0] <= 3650:
                found.append((distance, not is_named, tenure.office not in _PROMINENT, person.id, person, tenure))
        best = min(found, key=lambda entry: entry[:4], default=None)
        return (best[4], best[5]) if best else self._only_one(family, state, office)

    def _is_known_abroad(self, family: str, tenure: Tenure) -> bool:
        """Whether texts name the holder of an office without the state: a ruler or foreign minister of the day."""
        is_known = tenure.effective or (tenure.office in _PROMINENT[:4] and not is_common_name(family.lower()))
        return is_known and self._distance(tenure)[0] <= _JUST_LEFT

    def in_office(self, fold: str, year: int | None = None, also: frozenset[str] = frozenset()) -> Person | None:
        """The one person of a folded family name who holds high office, in a state or body that the text names.

        `also` are states that the text names only by a body of theirs.
        It is held on the day of the text, about a month before or after it, or in a year that the passage names.
        """
        found = {
            tenure.person: person
            for person in self._with(fold)
            for tenure in self._all_tenures(person)
            if tenure.office in _HIGH and tenure.state in self._named | also and self._is_held(tenure, year)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_held(self, tenure: Tenure, year: int | None) -> bool:
        first, last = tenure.period.earliest, tenure.known_period.latest
        if first is None:
            return False
        days = [] if self._day is None else [(self._day.toordinal() - _MONTH, self._day.toordinal() + _MONTH)]
        if year is not None:
            days.append((datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal()))
        return any(first.toordinal() <= end and (last is None or begin <= last.toordinal()) for begin, end in days)

    def _only_one(self, family: str, state: str | None, office: str | None) -> tuple[Person, Tenure] | None:
        """The one person of a family name who ever held the office of a president, prime minister or monarch."""
        if office not in _PROMINENT[:3]:
            return None
        held = [(person, self.tenure_of(person, state, office)) for person in self.named(family)]
        fitting = [(person, tenure) for person, tenure in held if tenure is not None and tenure.office == office]
        return fitting[0] if len(fitting) == 1 and self._has_begun(fitting[0][1]) else None


def _prominence(office: str) -> int:
    """The place of an office among those by which a person who holds several is known."""
    return _PROMINENT.index(office) if office in _PROMINENT else len(_PROMINENT)


def _same_words(one: set[str], other: set[str]) -> bool:
    """Whether one name is the other with words left out; two words at least must be shared."""
    shared = {word for word in one & other if len(word) > 2}
    return len(shared) > 1 and (one <= other or other <= one)


def _alike(office: str, other: str) -> bool:
    """Press titles of those who rule are used loosely: president, prime minister, king, leader."""
    ruling = offices_of("chief", "leader")
    return office in ruling and other in ruling
