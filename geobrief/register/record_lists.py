"""Lists of records: the tables of a world, and the answers to questions about several records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

from geobrief.errors import ArgumentError, NoSuchItemError

if TYPE_CHECKING:
    from geobrief.findings import Finding

Listed = TypeVar("Listed", covariant=True)


class RecordList(Sequence[Listed]):
    """Records in their order, made when first used. It is equal to a tuple of the same records.

    `table` is the table from which they are; `findings` say what the list may lack.

    >>> from geobrief.register import world
    >>> world().on("1989-11-09").states
    <173 states>
    """

    def __init__(
        self,
        table: str,
        records: Iterable[Listed] | Callable[[], Iterable[Listed]],
        findings: Iterable[Finding] | Callable[[], Iterable[Finding]] = (),
    ) -> None:
        """A list of these records; both may be functions, called when first needed."""
        self._table, self._records, self._its_findings = table, records, findings

    @property
    def table(self) -> str:
        """The table from which the records are."""
        return self._table

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the list may lack; empty if nothing is known to be missing."""
        if not isinstance(self._its_findings, tuple):
            found = self._its_findings
            self._its_findings = tuple(found() if callable(found) else found)
        return self._its_findings

    @property
    def _all(self) -> tuple[Listed, ...]:
        if not isinstance(self._records, tuple):
            made = self._records
            self._records = tuple(made() if callable(made) else made)
        return self._records

    @overload
    def __getitem__(self, place: int) -> Listed: ...

    @overload
    def __getitem__(self, place: slice) -> RecordList[Listed]: ...

    def __getitem__(self, place: int | slice) -> Listed | RecordList[Listed]:
        if isinstance(place, slice):
            return RecordList(self._table, self._all[place])
        try:
            return self._all[place]
        except TypeError:
            expected = "a whole number or a slice (world.get finds records by id)"
            raise ArgumentError(f"{self._table} have no such item", expected=expected, got=place) from None
        except IndexError:
            expected = f"a number below {len(self)}"
            raise NoSuchItemError(f"{self._table} have no such item", expected=expected, got=place) from None

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Listed]:
        return iter(self._all)

    def __contains__(self, value: object) -> bool:
        return value in self._all

    def __add__(self, others: Iterable[Any]) -> tuple[Any, ...]:
        return (*self._all, *others)

    def __radd__(self, others: Iterable[Any]) -> tuple[Any, ...]:
        return (*others, *self._all)

    def __eq__(self, other: object) -> bool:
        return self._all == (other._all if isinstance(other, RecordList) else other)

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return f"<{len(self)} {self._table}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return RecordList, (self._table, self._all, self.findings)
