"""Questions about whole columns: the codes, leaders and memberships of the states that a column names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from geobrief.arguments import items
from geobrief.register.catalogue import Catalogue

if TYPE_CHECKING:
    from geobrief.register.code_columns import Codes, CodeTable
    from geobrief.register.code_lists import Target
    from geobrief.register.holders import Leaders
    from geobrief.register.moments import YearRule
    from geobrief.vocabulary.literals import OfficeKind
    from geobrief.when import Date


class ColumnQuestions(Catalogue):
    """The questions of a world that take a column and answer with one."""

    _day: Date | None
    _whole: Any

    @overload
    def codes(
        self, names: Any, to: Target, from_: str = "name", on: Any = None, year: YearRule = "end",
        prefer: str | None = None, custom: Mapping[Any, Any] | None = None, names_of: str | None = None,
    ) -> Codes: ...  # fmt: skip

    @overload
    def codes(
        self, names: Any, to: Sequence[Target], from_: str = "name", on: Any = None, year: YearRule = "end",
        prefer: str | None = None, custom: Mapping[Any, Any] | None = None, names_of: str | None = None,
    ) -> CodeTable: ...  # fmt: skip

    def codes(
        self,
        names: Any,
        to: Any,
        from_: str = "name",
        on: Any = None,
        year: YearRule = "end",
        prefer: str | None = None,
        custom: Mapping[Any, Any] | None = None,
        names_of: str | None = None,
    ) -> Codes | CodeTable:
        """The code of each row of a column, with a finding for each value that has none.

        `names` are names, or codes of the list `from_`; `to` is a list of codes, or several. `on` is a day or a year,
        or a column of them; `year` says which day of a year counts (`any`: the whole year must agree). `prefer` is the
        list that decides between several states, `names_of` the list whose spellings come first; `custom` says what
        values mean. With a day and a list of states as target, that list does both.
        """
        from geobrief.register.code_columns import CodeTable
        from geobrief.register.codes import lookup

        asked = self._day if on is None else on
        arguments = (from_, asked, year, prefer, custom, names_of)
        if isinstance(to, str):
            return lookup(self._whole or self, names, to, *arguments)
        lists = items(to, "a list of codes, or several, as to")
        column = list(names) if isinstance(names, Iterator) else names
        return CodeTable(lookup(self._whole or self, column, target, *arguments) for target in lists)

    def leaders(self, states: Any, on: Any = None, year: YearRule = "end", office: OfficeKind | None = None) -> Leaders:
        """The effective leader of the state of each row on its day; with an office, who held it.

        `states` are ids, names or typed codes; `on` and `year` are as for `codes`.
        """
        from geobrief.register.holders import leaders

        return leaders(self._whole or self, states, self._day if on is None else on, year, office)

    def membership(self, states: Any, organization: str, on: Any = None, year: YearRule = "end") -> Codes:
        """The status of the state of each row in an organisation: member, suspended, observer, or None."""
        from geobrief.register.holders import membership

        whole, day = self._whole or self, self._day if on is None else on
        return membership(whole, states, self._actor(organization), day, year)
