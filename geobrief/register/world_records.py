"""Questions about agreements and disputes: those with a title, those of a party, and the wars of a day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from geobrief.arguments import check_text
from geobrief.errors import ArgumentError
from geobrief.model.attributes import DateLike, WhenLike
from geobrief.register.catalogue import Catalogue
from geobrief.register.periods import ALWAYS, Bounds, bounds, day_number, touch
from geobrief.register.record_lists import RecordList
from geobrief.when import Date, Period

if TYPE_CHECKING:
    from geobrief.model import Agreement, Dispute


class RecordQuestions(Catalogue):
    """The questions of a world about its agreements and disputes."""

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

    def disputes_of(self, party: str) -> RecordList[Dispute]:
        """The disputes of a state, organisation or group, by name or id."""
        return self._of_party("disputes", party)

    def _of_party(self, table: str, party: str) -> RecordList[Any]:
        """The records of a table with a party, given as id, which may have no record of its own, or by name."""
        check_text(party, "party")
        found = self._records.with_party(table, party) or self._records.with_party(table, self._actor(party, self._day))
        return RecordList(table, found, (), self._list_world)

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
        return RecordList("disputes", tuple(held), (), self._list_world)

    def _asked_days(self, on: DateLike | None, during: WhenLike | None) -> Bounds:
        """The days of a question: of a period, one day, the day of a view, or all."""
        if during is not None and on is not None:
            raise ArgumentError("a day and a period", expected="on= or during=", got=(on, during))
        if during is not None:
            return bounds(Period.of(during))
        asked = self._day if on is None else on
        return ALWAYS if asked is None else (day_number(asked), day_number(asked))


def _war_days(world: Catalogue) -> list[tuple[Dispute, tuple[Bounds, ...]]]:
    """Each dispute that was a war with the stretches of days on which it may have been one."""
    dated = ((dispute, tuple(map(bounds, dispute.war_periods))) for dispute in world.disputes)
    return [(dispute, periods) for dispute, periods in dated if periods]
