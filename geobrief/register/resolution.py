"""Resolution of names: one record, several candidates, none, or one that did not exist on the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from geobrief.errors import GeobriefError, nearest
from geobrief.model.attributes import DateLike
from geobrief.model.states import State
from geobrief.register.catalogue import Catalogue
from geobrief.register.designations import CONTINUING, PLACES, TITLE, Designation
from geobrief.register.name_index import NameIndex
from geobrief.register.periods import LAST, date, day_number
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.model import Agreement, Dispute, Group, Organization, Person, Tenure, Territory

    Named = State | Organization | Territory | Group
    Titled = Agreement | Dispute

_NUMBER = 'is a number, which means different states in different lists: world.system("gw").state(840)'
_MOST_NAMED = 3
_UNKNOWN = "is not known as a state, organisation, territory or group"
_NO_TITLE = "is not known as a state, organisation, territory, group, agreement or dispute"
_MOST_SUGGESTED = 3


class Candidate(NamedTuple):
    """A record that the name can mean, and why."""

    record: Any
    reason: str


class Resolution:
    """What a name means, on a day if one was given; it never changes.

    `status` is `one`, `many` (the candidates have equal claims), `none`, or `not_then` (the record did not exist on
    that day; the candidates include predecessors and successors that did). `record` is set if the status is `one`;
    it is among the candidates too. `suggestions` are similar names, searched only if nothing was found.

    >>> from geobrief.register import world
    >>> congo = world().resolve("Congo")
    >>> congo.status, [candidate.record.id for candidate in congo.candidates]
    ('many', ['COD', 'COG'])
    """

    # Not an attrs class: a frozen one takes longer to make than the answer takes to find. Only the status and the
    # designations are found at once; everything else is worked out when it is asked for.
    __slots__ = ("_asked", "_designations", "_name", "_reason", "_status", "_with_titles", "_world")

    def __init__(
        self,
        name: str,
        status: str,
        asked: DateLike | None,
        world: Catalogue,
        designations: Sequence[Designation] = (),
        reason: str | None = None,
        with_titles: bool = False,
    ) -> None:
        """An answer from a world; `reason` replaces the one that the designations give.

        `with_titles` says that the name was also compared with titles of agreements and disputes.
        """
        self._name, self._status, self._asked = name, status, asked
        self._world, self._designations, self._reason, self._with_titles = world, designations, reason, with_titles

    def __reduce__(self) -> tuple[Any, ...]:
        given = self._name, self._status, self._asked, self._world, self._designations, self._reason, self._with_titles
        return Resolution, given

    @property
    def name(self) -> str:
        """The name that was asked about."""
        return self._name

    @property
    def status(self) -> str:
        """one, many, none or not_then."""
        return self._status

    @property
    def on(self) -> Date | None:
        """The day that was asked about."""
        if isinstance(self._asked, str):
            return date(self._asked)
        return None if self._asked is None else Date.of(self._asked)

    @property
    def designations(self) -> Sequence[Designation]:
        """The designations that match the name."""
        return self._designations

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The records that the name can mean, each with the reason."""
        best = best_of_each(self._designations)
        if self._status != "not_then":
            return tuple(Candidate(self._record(one), self._reason or self._label(one)) for one in best)
        missing = (Candidate(self._record(one), f"did not exist on {self.on}") for one in best)
        return (*missing, *self._successors_and_predecessors())

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records with an equal claim to the name, whether or not they existed on the day."""
        best = best_of_each(self._designations)
        return tuple(one.id for one in best if _rank(one) == _rank(best[0]))

    @property
    def record(self) -> Any:
        """The record that is meant, if it is one; else None."""
        return self._record(best_of_each(self._designations)[0]) if self._status == "one" else None

    @property
    def state(self) -> State | None:
        """The record, if it is a state."""
        record = self.record
        return record if isinstance(record, State) else None

    @property
    def reason(self) -> str:
        """Why the answer is what it is."""
        if self._reason is not None:
            return self._reason
        if self._status == "none":
            return _NO_TITLE if self._with_titles else _UNKNOWN
        best = best_of_each(self._designations)
        if self._status == "one":
            return self._label(best[0])
        if self._status == "many":
            return f"can mean {', '.join(_labelled(self._world.actor(id)) for id in self.ids)}"
        others = [f"{_labelled(one.record)}, its {one.reason}, did" for one in self._successors_and_predecessors()]
        more = f"; and {len(others) - _MOST_NAMED} others" if len(others) > _MOST_NAMED else ""
        return "; ".join((f"did not exist on {self.on}", *others[:_MOST_NAMED])) + more

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Names with a similar spelling; empty unless nothing was found."""
        if self._status != "none" or self._reason is not None:
            return ()
        names = self._world.similar_names(self._name)
        return (*names, *self._world.similar_titles(self._name))[:_MOST_SUGGESTED] if self._with_titles else names

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if isinstance(other, Resolution) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.name, self.status))

    def __repr__(self) -> str:
        ids = ", ".join(candidate.record.id for candidate in self.candidates)
        day = "" if self.on is None else f" on {self.on}"
        return f"<Resolution {self.name!r}{day}: {self.status} ({ids or '-'})>"

    def _repr_html_(self) -> str:
        from geobrief.pictures.tables import html_table

        rows = [(candidate.record.id, candidate.record.name, candidate.reason) for candidate in self.candidates]
        rows += [("", name, "similar name") for name in self.suggestions]
        return html_table(repr(self).strip("<>"), ("id", "name", "reason"), rows)

    def _values(self) -> tuple[object, ...]:
        return self.name, self.status, self.on, self.candidates, self.reason

    @property
    def _day(self) -> int:
        return LAST if self._asked is None else day_number(self._asked)

    def _record(self, designation: Designation) -> Any:
        return self._world.find(designation.id) if designation.kind == TITLE else self._world.actor(designation.id)

    def _label(self, designation: Designation) -> str:
        kind = _KIND_LABELS.get(designation.kind, designation.kind)
        return kind if designation.holds_on(self._day) else f"{kind} at another time ({designation.period_text})"

    def _successors_and_predecessors(self) -> Iterable[Candidate]:
        """The predecessors and successors of the records with the name, if they existed on the day."""
        records = (self._record(one) for one in best_of_each(self._designations))
        return {other.record.id: other for record in records for other in self._related(record)}.values()

    def _related(self, record: Named) -> Iterator[Candidate]:
        for relation, attribute in (("predecessor", "predecessors"), ("successor", "successors")):
            for id in getattr(record, attribute, ()):
                if self.on is not None and self._world.existed(id, self.on):
                    yield Candidate(self._world.actor(id), relation)


def resolve(world: Catalogue, index: NameIndex, text: str, on: DateLike | None) -> Resolution:
    """What a name means on a day; without one, today, or when it last held."""
    return resolve_matches(world, index, text, index.matches(text), on)


def resolve_matches(
    world: Catalogue, index: NameIndex, text: str, matches: Sequence[Designation], on: DateLike | None
) -> Resolution:
    """What a name with these designations means on a day."""
    day = LAST if on is None else day_number(on)
    if not matches:
        return Resolution(text, "none", on, world, reason=_NUMBER if text.isdecimal() else None)
    if on is None:
        matches = _today(matches, day)
    existing = index.existing(matches, day)
    if not existing and on is not None:
        return Resolution(text, "not_then", on, world, matches)
    chosen = [one for one in existing if one.holds_on(day)] or existing or matches
    if not chosen:
        return Resolution(text, "none", on, world, reason="was a capital or seat at another time only")
    return Resolution(text, "many" if _have_equal_claims(chosen) else "one", on, world, chosen)


def resolve_title(world: Catalogue, text: str, on: DateLike | None) -> Resolution:
    """The agreement or dispute that a text means; of several, the one that held on the day."""
    matches = world.titles(text)
    if len(matches) > 1 and on is not None:
        matches = [one for one in matches if held_on(world.find(one.id), on)] or matches
    return Resolution(text, ("none", "one", "many")[min(len(matches), 2)], on, world, matches, with_titles=True)


def held_on(record: Titled, on: DateLike) -> bool:
    """Whether an agreement may have been in force, or a dispute open, on a day."""
    from geobrief.register.existence import days

    day = day_number(on)
    return any(first <= day <= last for first, last in days(record))


def _today(matches: Sequence[Designation], day: int) -> Sequence[Designation]:
    """The designations that count without a day: not former capitals, seats, or states that continue the one meant."""
    meant = [one for one in matches if one.kind != CONTINUING] or matches
    return [one for one in meant if one.kind not in PLACES or one.holds_on(day)]


def _have_equal_claims(matches: Sequence[Designation]) -> bool:
    best = best_of_each(matches)
    return len(best) > 1 and _rank(best[1]) == _rank(best[0])


def _rank(designation: Designation) -> tuple[int, bool]:
    """Sort key, lowest first; a territory ranks below the state of the same name («Zanzibar» in 1963)."""
    return designation.priority, designation.id.startswith("territory:")


def best_of_each(matches: Sequence[Designation]) -> Sequence[Designation]:
    """The best designation of each record, best first."""
    if len(matches) == 1:
        return matches
    best: dict[str, Designation] = {}
    for designation in sorted(matches, key=_rank):
        best.setdefault(designation.id, designation)
    return list(best.values())


def display_name(record: Any) -> str:
    """The name of a record; of an agreement or dispute its title, else its id."""
    return str(getattr(record, "name", None) or record.title or record.id)


def _labelled(record: Any) -> str:
    return f"{display_name(record)} ({record.id})"


class UnresolvedError(GeobriefError, LookupError):
    """A name does not mean exactly one state (or person); `candidates` and `suggestions` say what it may mean."""

    candidates: tuple[Candidate, ...] = ()
    suggestions: tuple[str, ...] = ()

    @classmethod
    def of(cls, resolution: Resolution, expected: str = "the name of one state") -> UnresolvedError:
        """The error for a name that does not mean exactly one state."""
        candidates, suggestions = resolution.candidates, resolution.suggestions
        ids = ", ".join(f"{record.id} ({reason})" for record, reason in candidates)
        reason = resolution.reason if resolution.status != "one" else f"is not a state: {ids}"
        error = cls(
            f"{resolution.name!r} {reason}",
            expected=f"one of {ids}" if resolution.status == "many" else expected,
            nearest=suggestions[0] if suggestions else None,
        )
        error.candidates, error.suggestions = candidates, suggestions
        return error


def pick_titled(
    name: str, kind: str, records: Sequence[Any], on: DateLike | None, similar: Callable[[], tuple[str, ...]]
) -> Any:
    """The only one of these agreements or disputes, or the only one that held on the day.

    None or several are refused, with the records that the name may mean; `similar` gives similar titles.
    """
    held = [record for record in records if len(records) == 1 or (on is not None and held_on(record, on))]
    if len(held) == 1:
        return held[0]
    candidates = tuple(Candidate(record, "title or name") for record in held or records)
    if candidates:
        possible = ", ".join(_labelled(record) for record, _ in candidates)
        error = UnresolvedError(f"{name!r} has several meanings", expected=f"a day, or the id of one of {possible}")
    else:
        suggestions = similar()
        error = UnresolvedError(f"{name!r} is not known as {kind}", nearest=next(iter(suggestions), None))
        error.suggestions = suggestions
    error.candidates = candidates
    raise error


def pick_person(name: str, persons: Sequence[Person], tenures: Iterable[Tenure] | None, known: Iterable[str]) -> Person:
    """The only one of these persons who held one of the `tenures` (None: any of them).

    None or several are refused, with the persons that the name may mean; `known` are all names, for the nearest one.
    """
    from geobrief.register.folding import folded

    holders = None if tenures is None else {tenure.person for tenure in tenures}
    found = [person for person in persons if holders is None or person.id in holders]
    exact = [person for person in found if folded(name) in (folded(person.name), folded(person.id))]
    chosen = exact or found
    if len(chosen) == 1:
        return chosen[0]
    possible = ", ".join(f"{person.name} ({person.id})" for person in chosen or persons)
    if persons:
        problem = "may be several persons" if chosen else "held no office there and then"
        raise UnresolvedError(f"{name!r} {problem}", expected=possible)
    raise UnresolvedError(f"no person is known as {name!r}", nearest=nearest(name, known))


_KIND_LABELS = {
    "own": "usual name",
    "short": "name",
    "official": "official name",
    "variant": "other name",
    "adjective": "demonym",
    "noun": "demonym",
    "plural": "demonym",
    "seat": "seat of government",
    "iso2": "ISO 3166-1 alpha-2 code",
    "iso3": "ISO 3166-1 alpha-3 code",
    "iso3166_3": "ISO 3166-3 code",
    "cow_abb": "abbreviation of the Correlates of War",
    "gw_abb": "abbreviation of Gleditsch and Ward",
    "ioc": "code of the Olympic Committee",
    TITLE: "title or name",
}
