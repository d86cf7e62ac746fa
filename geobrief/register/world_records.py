"""Questions about agreements, disputes and offices, and about how complete the tables are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from geobrief.arguments import check_text
from geobrief.errors import ArgumentError, nearest
from geobrief.model.attributes import DateLike, WhenLike
from geobrief.register.catalogue import Catalogue
from geobrief.register.filters import findings_of
from geobrief.register.periods import ALWAYS, Bounds, bounds, day_number, touch
from geobrief.register.record_lists import RecordList
from geobrief.when import Date, Period

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.model import Agreement, Dispute, Tenure
    from geobrief.register.coverage import Coverage
    from geobrief.register.tenures import Tenures
    from geobrief.vocabulary.literals import OfficeKind


class RecordQuestions(Catalogue):
    """The questions of a world about its agreements, disputes and offices, and its coverage."""

    _day: Date | None
    _whole: Any

    def agreement(self, name: str, on: DateLike | None = None) -> Agreement:
        """The one agreement with this title, other name, abbreviation or id; of several, the one that held on the day.

        Anything else raises an error with the candidates or suggestions.

        >>> from geobrief.register import world
        >>> world().agreement("JCPOA").title
        'Joint Comprehensive Plan of Action'
        """
        found: Agreement = self._titled("agreements", name, on)
        return found

    def dispute(self, name: str, on: DateLike | None = None) -> Dispute:
        """The one dispute with this title, other name or id; of several, the one that was open on the day.

        >>> from geobrief.register import world
        >>> world().dispute("Chaco War").id
        'chaco-war'
        """
        found: Dispute = self._titled("disputes", name, on)
        return found

    def _titled(self, table: str, name: str, on: DateLike | None) -> Any:
        """The record of a table with this title, name or id; in a view, with the parties of its day if it holds."""
        from geobrief.register.resolution import pick_titled

        check_text(name, "name")
        whole = self._whole or self
        known = whole._records.get(table, name)
        found = [whole._records.get(table, id) for id in whole._titles.ids(name, table)] if known is None else [known]
        asked = self._day if on is None else on
        if asked is not None:
            day_number(asked)
        kind = "an agreement" if table == "agreements" else "a dispute"
        record = pick_titled(name, kind, found, asked, partial(whole.similar_titles, name, table))
        return self._records.get(table, str(record.id)) or record

    def agreements_of(self, party: str) -> RecordList[Agreement]:
        """The agreements of a state, organisation or group, by name or id; in a view, those that bind it on its day.

        >>> from geobrief.register import world
        >>> [deal.id for deal in world().agreements_of("Kosovo") if deal.kind == "border"]
        ['kosovo-montenegro-2015']
        """
        return self._of_party("agreements", party)

    def agreements_between(self, kind: str, parties: Iterable[str]) -> tuple[Agreement, ...]:
        """The agreements of a kind with exactly these parties, given as ids in any order.

        >>> from geobrief.register import world
        >>> [deal.id for deal in world().agreements_between("border", ["XKX", "MNE"])]
        ['kosovo-montenegro-2015']
        """
        return self._records.agreements_between(kind, frozenset(parties))

    def disputes_of(self, party: str) -> RecordList[Dispute]:
        """The disputes of a state, organisation or group, by name or id."""
        return self._of_party("disputes", party)

    def _of_party(self, table: str, party: str) -> RecordList[Any]:
        """The records of a table with a party, given as id, which may have no record of its own, or by name."""
        check_text(party, "party")
        found = self._records.with_party(table, party) or self._records.with_party(table, self._actor(party, self._day))
        return RecordList(table, found, partial(self._party_findings, table), self._list_world)

    def _party_findings(self, table: str) -> Iterator[Finding]:
        """What the records of a party may lack: the coverage of the days, and agreements with selected parties."""
        from geobrief.findings import code

        yield from findings_of(table, self._list_world)
        selected = sum(not agreement.parties_complete for agreement in self.agreements) if table == "agreements" else 0
        if selected:
            message = f"of {selected} agreements only some parties are known; the actor may be a party to more of them"
            yield code("GB013").finding(message)

    def _roster_findings(self, organization: str, day: int) -> Iterator[Finding]:
        """What the members of an organisation on a day may lack."""
        from geobrief.findings import code

        world = self._list_world
        if world.is_register and not world.records.where("memberships", "organization", organization):
            yield code("GB012").finding(f"the members of {organization} are not kept")
            return
        yield from findings_of("memberships", world._replace(days=(day, day)), subject=organization)

    def coverage(
        self, table: str | None = None, state: str | None = None, on: DateLike | None = None, *, kind: str | None = None
    ) -> RecordList[Coverage]:
        """How complete a table of the register is, by kind and period, and by which list; all tables without one.

        With a state or organisation, its own rows and those of all; with a day, the rows of that day. A world without
        the register has none.

        >>> from geobrief.register import world
        >>> for row in world().coverage("disputes", on="1975-01-01", kind="armed_conflict"):
        ...     print(row.status, row.what, row.source)
        partial armed conflicts between states ucdp-acd-25.1
        partial armed conflicts inside states ucdp-acd-25.1
        complete wars between states cow-interstate-war-4.0
        complete wars inside states cow-intrastate-war-5.1
        complete wars of states with others outside cow-extrastate-war-4.0
        """
        from geobrief.register.coverage import covering

        world = self._list_world
        asked = self._day if on is None else on
        days = world.days if asked is None else (day_number(asked), day_number(asked))
        subject = None if state is None else self._actor(state, asked)
        rows = tuple(covering(table, kind, subject, days)) if world.is_register else ()
        return RecordList("coverage", rows)

    @property
    def horizons(self) -> Mapping[str, Date]:
        """The day up to which each table of the register is kept; empty for a world without the register.

        >>> from geobrief.register import world
        >>> str(world().horizons["disputes"])
        '2025-12-31'
        """
        from geobrief.register.coverage import horizons

        return MappingProxyType(horizons() if self._list_world.is_register else {})

    def numbers(self, dataset: str) -> Mapping[str, tuple[str, ...]]:
        """The ids of the agreements or disputes by their number in a dataset of the field, such as `icb` or `atop`.

        A dataset without numbers raises an error with the known ones.

        >>> from geobrief.register import world
        >>> world().numbers("icb")["196"]
        ('cuban-missile-crisis',)
        """
        check_text(dataset, "dataset")
        known = (self._whole or self)._cached(_numbers)
        if dataset not in known:
            expected = ", ".join(sorted(known))
            raise ArgumentError(
                "no numbers of this dataset", expected=expected, got=dataset, nearest=nearest(dataset, known)
            )
        return MappingProxyType(known[dataset])

    def office_holders(
        self, state: str, office: OfficeKind | None = None, on: DateLike | None = None
    ) -> RecordList[Tenure]:
        """Who held the offices of a state or organisation on a day, or one office; acting and rival holders too.

        Who ruled, whatever the office, is the `leader`. Offices whose holder is unknown are findings.

        >>> from geobrief.register import world
        >>> [(held.name, held.title) for held in world().office_holders("Sweden", "head_of_government", "1985-01-01")]
        [('Olof Palme', 'Prime Minister')]
        """
        asked = self._moment(on)
        return self.tenures.holders(state, office, asked)

    def wars(
        self, state: str | None = None, *, on: DateLike | None = None, during: WhenLike | None = None
    ) -> RecordList[Dispute]:
        """The wars in progress on a day or in a period, in a view those of its day; of one party if a state is given.

        Any dispute counts while it is at the level of war: `sides_on` and `hostility_on` have its sides and level.

        >>> from geobrief.register import world
        >>> [war.title for war in world().wars("Paraguay", on="1934-01-01")]
        ['Chaco War']
        """
        whole = self._whole or self
        asked = self._asked_days(on, during)
        party = None if state is None else self._actor(state, self._day if on is None else on)
        held = (
            war
            for war, periods in whole._cached(_war_days)
            if (party is None or party in war.parties) and any(touch(asked, period) for period in periods)
        )
        findings = partial(findings_of, "disputes", self._list_world, on, during, "armed_conflict")
        return RecordList("disputes", tuple(held), findings, self._list_world)

    def _asked_days(self, on: DateLike | None, during: WhenLike | None) -> Bounds:
        """The days of a question: of a period, one day, the day of a view, or all."""
        if during is not None and on is not None:
            raise ArgumentError("a day and a period", expected="on= or during=", got=(on, during))
        if during is not None:
            return bounds(Period.of(during))
        asked = self._day if on is None else on
        return ALWAYS if asked is None else (day_number(asked), day_number(asked))

    @property
    def tenures(self) -> Tenures:
        """All tenures."""
        raise NotImplementedError

    def _moment(self, on: DateLike | None) -> DateLike:
        raise NotImplementedError


def _numbers(world: Catalogue) -> dict[str, dict[str, tuple[str, ...]]]:
    """By dataset and number, the ids of the agreements and disputes with that number."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for table in ("agreements", "disputes"):
        for id, numbers in world._records.numbers(table):
            for dataset, _, number in (entry.partition(":") for entry in numbers):
                ids = found.setdefault(dataset, {})
                ids[number] = (*ids.get(number, ()), id)
    return found


def _war_days(world: Catalogue) -> list[tuple[Dispute, tuple[Bounds, ...]]]:
    """Each dispute that was a war with the stretches of days on which it may have been one."""
    dated = ((dispute, tuple(map(bounds, dispute.war_periods))) for dispute in world.disputes)
    return [(dispute, periods) for dispute, periods in dated if periods]
