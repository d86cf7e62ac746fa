"""Which record does a row of a table make? Each is made when it is first asked for, once, whichever thread asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from geobrief.register.tables import Line, lines, listed


class Sheet:
    """One table of the register: its rows, the record of each, and indexes by the cells of a column."""

    def __init__(self, table: str, columns: str, make: Callable[[Line], Any]) -> None:
        self._table, self._columns, self._make = table, columns.split(), make
        self._made: dict[int, Any] = {}
        self._indexes: dict[str, dict[str, list[int]]] = {}

    @cached_property
    def lines(self) -> list[Line]:
        """The rows of the table."""
        return lines(self._table, *self._columns)

    @cached_property
    def all(self) -> tuple[Any, ...]:
        """The records of all rows."""
        return tuple(map(self._record, range(len(self.lines))))

    def ids(self) -> Iterable[str]:
        """The cells of the first column."""
        return self._index(self._columns[0]).keys()

    def having(self, column: str, cell: str) -> tuple[Any, ...]:
        """The records of the rows in which a column has this cell."""
        return tuple(map(self._record, self._index(column).get(cell, ())))

    def listing(self, column: str, entry: str) -> tuple[Any, ...]:
        """The records of the rows in which the list of a column has this entry."""
        return tuple(map(self._record, self._index(column, lists=True).get(entry, ())))

    def get(self, id: str) -> Any:
        """The record of the row with this id; None where there is none."""
        places = self._index(self._columns[0]).get(id)
        return self._record(places[-1]) if places else None

    def line(self, id: str) -> Line | None:
        """The row with this id; None where there is none."""
        places = self._index(self._columns[0]).get(id)
        return self.lines[places[-1]] if places else None

    def _record(self, place: int) -> Any:
        made = self._made.get(place)
        if made is None:
            made = self._made.setdefault(place, self._make(self.lines[place]))
        return made

    def _index(self, column: str, lists: bool = False) -> dict[str, list[int]]:
        index = self._indexes.get(column)
        if index is None:
            index, at = {}, self._columns.index(column)
            for place, line in enumerate(self.lines):
                for entry in listed(line[at]) if lists else (line[at],):
                    index.setdefault(entry, []).append(place)
            self._indexes[column] = index
        return index
