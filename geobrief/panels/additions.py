"""The columns that a panel can be given: from the register, from the field's datasets, and from a user's tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Self

from geobrief.errors import ArgumentError, nearest
from geobrief.panels import (
    alliances,
    codes,
    contiguity,
    disputes,
    leaders,
    organizations,
    rivalries,
    state_values,
    state_wars,
)
from geobrief.panels.facts import Facts
from geobrief.panels.frames import PanelFrame
from geobrief.panels.shapes import PanelShape
from geobrief.panels.sources import PanelData, PanelSource, source_of
from geobrief.panels.tables import facts as table_facts
from geobrief.panels.tables import keyed_table
from geobrief.register.code_lists import known_list


class PanelAdditions(PanelFrame):
    """The methods that add columns. Those about one state of a pair have its number: `cinc1`, `cinc2`.

    `data` is a dataset, the path of its file, a world, or nothing for the register, where it has such facts. Codes of
    another list than the panel's become those of the same state on the same days. Where nothing happened counts are 0;
    after the end of the data, and where the register has next to nothing, they are null.
    """

    _shape: PanelShape

    def _add(
        self, name: str, made: Callable[[PanelShape], Facts], *sources: PanelSource, rule: str | None = None
    ) -> Self:
        """The panel with these facts, which are made when the rows are first needed."""
        raise NotImplementedError

    def add(
        self,
        data: Any,
        *,
        by: Sequence[str],
        columns: Sequence[str] | None = None,
        codes: str | None = None,
        custom: Mapping[Any, Any] | None = None,
    ) -> Self:
        """Columns of a table: a file (CSV, Parquet, Excel), a frame, or lists by name.

        `by` names its columns with the state (of a pair: one, for facts about each state, or two), and then with the
        time: `year`, or `year` and `month`, or a date; without one the facts hold at all times. `codes` is the list of
        its states as in `World.codes`, such as `iso3` or `name` (by default that of the panel), `custom` says what
        single values mean. A table with several rows for one state and time is refused.
        """
        table = keyed_table(data, self._shape, by, columns, codes, custom)
        facts = table_facts(table, self._shape)  # at once: a table may be refused
        return self._add("table", lambda _: facts, rule=f"by {', '.join((*table.states, *table.times))}")

    def add_codes(self, *to: str) -> Self:
        """The codes of each state in other lists (`gw`, `cow`, `iso3` …), or its `name`, `id`, `region` …"""
        if not to:
            raise ArgumentError("add_codes needs a list of codes", expected="a list such as iso3", got=to)
        names = tuple(known_list(name) for name in to)
        return self._add("codes", lambda shape: codes.facts(shape, names), rule=f"the state on {self._rule}")

    def add_alliances(self, data: PanelData = None) -> Self:
        """Whether the states of a pair are allied (`allied`), in how many alliances, with which obligations.

        For one state: in how many `alliances` it is, with how many `allies`. Obligations, in any of the alliances, are
        those of the first state of a directed pair, and else those of either. From the register, or from COW (members
        or dyad-years) or ATOP (members).
        """
        source = source_of(data, "add_alliances", alliances.KINDS, register=True, covered=alliances.COVERED)
        return self._add("alliances", partial(alliances.facts, source), source)

    def add_similarity(
        self,
        data: PanelData = None,
        measures: Sequence[str] = ("s",),
        *,
        distance: str = "absolute",
        valued: bool = True,
    ) -> Self:
        """The similarity of the alliance portfolios of a pair: `s`, `kappa`, `pi`.

        S is that of Signorino and Ritter (1999), with `absolute` or `squared` distances; kappa and pi are corrected for
        chance (Häge 2011). Portfolios are `valued` from 0 to 3 by the kind of alliance, or else 0 and 1.
        """
        from geobrief.panels import portfolios

        self._check_pairs("add_similarity")
        chosen = (measures,) if isinstance(measures, str) else tuple(measures)
        for name in chosen:
            _check_term("no such measure of similarity", name, portfolios.MEASURES)
        _check_term("no such distance", distance, portfolios.DISTANCES)
        source = source_of(data, "add_similarity", alliances.KINDS, register=True, covered=alliances.COVERED)
        made = partial(portfolios.facts, source, measures=chosen, distance=distance, valued=valued)
        rule = f"{distance} distance of {'valued' if valued else 'binary'} portfolios on {self._rule}"
        return self._add("similarity", made, source.citing(*portfolios.CITATIONS), rule=rule)

    def add_disputes(self, data: PanelData | PanelAdditions = None) -> Self:
        """Whether militarized disputes between the states began (`dispute_onset`) and went on (`dispute_ongoing`).

        `disputes` is their number, `hostility` the highest level of either state. For one state: with any other. From
        the register (armed conflicts and militarized disputes of note), from MID-B, or from the dyad-years of GML. A
        panel of whittled disputes is added with all its columns.
        """
        if isinstance(data, PanelAdditions):
            return self._add("disputes", data._as_facts(self._shape), *data._sources())
        source = source_of(data, "add_disputes", disputes.KINDS, register=True, covered=disputes.COVERED)

        def made(shape: PanelShape) -> Facts:
            return disputes.facts(source, shape, "dispute", disputes.dispute_units(source, shape))

        return self._add("disputes", made, source)

    def add_wars(self, data: PanelData = None) -> Self:
        """Whether wars between the states began (`war_onset`) and went on (`war_ongoing`), and the number of `wars`.

        From the register, or from the inter-state wars of COW. For one state also from the intra-state wars
        (`civil_war_onset` …), extra-state wars (`extrastate_war_onset` …) and UCDP (`armed_conflict_onset` …).
        """
        kinds = disputes.WARS if self._shape.pairs else (*disputes.WARS, *state_wars.KINDS)
        source = source_of(data, "add_wars", kinds, register=True, covered=disputes.WARS_COVERED)
        if source.kind in state_wars.KINDS:
            return self._add("wars", partial(state_wars.facts, source), source)

        def made(shape: PanelShape) -> Facts:
            return disputes.facts(source, shape, "war", disputes.war_units(source, shape))

        return self._add("wars", made, source)

    def add_leaders(self, data: PanelData = None) -> Self:
        """The effective leader (with the rule `any` the last one in the year), the number of `leaders`, their changes.

        `leader_change` is 1 if a leader took office, `irregular_exit` if one was removed (Archigos only). From the
        register, Archigos or REIGN.
        """
        source = source_of(data, "add_leaders", leaders.KINDS, register=True, covered=leaders.COVERED)
        return self._add("leaders", partial(leaders.facts, source), source)

    def add_contiguity(self, data: PanelData) -> Self:
        """Whether the states are `contiguous` (up to 400 miles of water) and `land_contiguous`, and the closest type.

        For one state: the number of its `neighbours` and `land_neighbours`. From the contiguity data of COW.
        """
        source = source_of(data, "add_contiguity", contiguity.KINDS)
        return self._add("contiguity", partial(contiguity.facts, source), source)

    def add_capabilities(self, data: PanelData) -> Self:
        """The components of national material capabilities, and their index `cinc`. From COW."""
        source = source_of(data, "add_capabilities", state_values.CAPABILITIES)
        return self._add("capabilities", partial(state_values.capabilities, source), source)

    def add_majors(self, data: PanelData) -> Self:
        """Whether a state is a `major` power. From COW."""
        source = source_of(data, "add_majors", state_values.MAJORS)
        return self._add("major powers", partial(state_values.majors, source), source)

    def add_memberships(self, *names: str, data: PanelData = None) -> Self:
        """Whether a state is a member of each of these organizations: `member_nato`. Observers are not members.

        From the register, or from the spells of COW, where organizations have the names of its column `ioname`.
        """
        source = source_of(data, "add_memberships", organizations.KINDS, register=True, covered=organizations.COVERED)
        columns = organizations.known_organizations(source, names)
        return self._add("memberships", partial(organizations.memberships, source, columns=columns), source)

    def add_igos(self, data: PanelData = None) -> Self:
        """The number of organizations that a pair shares as full or associate members, `shared_igos`.

        For one state: how many it is in, `igos`, by status. From the register, or from the spells of COW.
        """
        source = source_of(data, "add_igos", organizations.KINDS, register=True, covered=organizations.COVERED)
        return self._add("organizations", partial(organizations.counts, source), source)

    def add_rivalries(self, data: PanelData) -> Self:
        """Whether two states are in a `rivalry`, and whether it began (`rivalry_onset`). For one state: its `rivals`.

        From Klein, Goertz and Diehl, Thompson and Dreyer, Thompson, Sakuwa and Suhas, or the arms races.
        """
        source = source_of(data, "add_rivalries", rivalries.RIVALRIES)
        return self._add("rivalries", partial(rivalries.rivalries, source), source)

    def add_claims(self, data: PanelData = None) -> Self:
        """The number of `claims` of the first state against the second; of a pair without direction, of either.

        For one state: `claims_made` and `claims_received`. From ICOW, also by issue, or from the register. ICOW 1.1 has
        the Americas and Western Europe only: a 0 elsewhere is not a fact.
        """
        source = source_of(data, "add_claims", rivalries.CLAIMS, register=True, covered=rivalries.COVERED)
        return self._add("claims", partial(rivalries.claims, source), source)

    def add_ideal_points(self, data: PanelData, points: str = "all") -> Self:
        """The `ideal_point` of a state in the General Assembly; of a pair also their distance.

        `points` are those of `all` votes, of `final passage` votes, or the `legacy` ones (Bailey, Strezhnev, Voeten).
        """
        _check_term("no such ideal points", points, state_values.POINTS)
        source = source_of(data, "add_ideal_points", state_values.IDEAL_POINTS)
        return self._add("ideal points", partial(state_values.ideal_points, source, points=points), source)

    def add_capital_distance(self, data: PanelData) -> Self:
        """The distance of the capitals of a pair in kilometres, `capital_distance`. From the capitals with days."""
        self._check_pairs("add_capital_distance")
        source = source_of(data, "add_capital_distance", state_values.CAPITALS)
        return self._add("distance of capitals", partial(state_values.capital_distance, source), source)

    def _as_facts(self, shape: PanelShape) -> Callable[[PanelShape], Facts]:
        """The disputes of this panel as facts for one of another shape, if they fit."""
        own = self._shape
        if own.more or "dispute" not in self.columns:
            raise ArgumentError(
                "disputes are added after whittle", expected="dispute_dyad_years(…).whittle()", got=own.unit
            )
        for name, one, other in (("list", own.system, shape.system), ("direction", own.directed, shape.directed)):
            if one != other or not shape.pairs:
                expected = f"{'directed ' if shape.directed else ''}pairs of the list {shape.system}"
                raise ArgumentError(f"disputes of pairs with another {name}", expected=expected, got=one)
        unknown = [gap for source in self._sources() for gap in source.unknown(shape)]
        return lambda _: disputes.facts_of_rows(self.frame, own, unknown)

    def _sources(self) -> list[PanelSource]:
        """The sources of the rows and columns."""
        raise NotImplementedError

    @property
    def _rule(self) -> str:
        return self._shape.rule_in_words

    def _check_pairs(self, feature: str) -> None:
        if not self._shape.pairs:
            raise ArgumentError(f"{feature} is for pairs of states", expected="dyad-years", got=self._shape.unit)


def _check_term(message: str, term: str, known: Sequence[str]) -> None:
    if term not in known:
        raise ArgumentError(message, expected=", ".join(known), got=term, nearest=nearest(term, known))
