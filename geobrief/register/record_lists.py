"""Lists of records: the tables of a world, and the answers to questions about several records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Sized
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar, overload

import attrs

from geobrief.codec.arrow import Framed
from geobrief.errors import ArgumentError, NoSuchItemError, UnknownIdError, nearest
from geobrief.model.attributes import DateLike, WhenLike

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.register.filters import ListWorld

_ITEMS = 2  # of a list in a cell
# Long attributes, and those that repeat others.
_LEFT_OUT = frozenset(
    "names numbers demonyms capitals codes person parties_complete roles obligations sides over steps mentions evidence"
    " start end rule source".split()
)

Recorded = TypeVar("Recorded", covariant=True)


class RecordList(Framed, Collection[Recorded]):
    """Records in their order, made when first used. It is equal to a tuple of the same records.

    A place or an id gives one record, a slice or a call with conditions a list of some. `table` is the table from which
    the records are; `findings` say what the list may lack.

    >>> from geobrief.register import world
    >>> world().claims(claimant="Japan")[:1]
    <1 claims>
    territory        claimant  period         basis
    territory:dokdo  JPN       1905-02-22/..  incorporation into Shimane in 1905
    >>> world().agreements["jcpoa-2015"].kind
    'arms_control'
    """

    def __init__(
        self,
        table: str,
        records: Iterable[Recorded] | Callable[[], Iterable[Recorded]],
        findings: Iterable[Finding] | Callable[[], Iterable[Finding]] = (),
        world: ListWorld | None = None,
    ) -> None:
        """A list of these records; both may be functions, called when first needed."""
        self._table, self._records, self._its_findings, self._world = table, records, findings, world

    @property
    def table(self) -> str:
        """The table from which the records are."""
        return self._table

    @property
    def findings(self) -> RecordList[Finding]:
        """What the list may lack; empty if nothing is known to be missing."""
        if not isinstance(self._its_findings, RecordList):
            self._its_findings = RecordList("findings", self._its_findings)
        return self._its_findings

    def __call__(
        self, *, on: DateLike | None = None, during: WhenLike | None = None, **conditions: Any
    ) -> RecordList[Recorded]:
        """The records with these values that hold on a day or touch a period.

        Each condition names a column of the table and its value: `kind="alliance"`, `ongoing=True`. Of a list one item
        is named (`party="FRA"`). A state or another actor may be given by name if the list is from a world.

        >>> from geobrief.register import world
        >>> [deal.id for deal in world().agreements(kind="alliance", party="Albania", on="1960-01-01")]
        ['albanian-bulgarian-treaty-1947', 'warsaw-pact-1955']
        """
        from geobrief.register.filters import WITHOUT_WORLD, findings_of, matching

        found = matching(self._table, *self._framed(), self._world or WITHOUT_WORLD, on, during, conditions)
        findings = partial(findings_of, self._table, self._world, on, during, conditions.get("kind"))
        return RecordList(self._table, found, findings, self._world)

    @property
    def _all(self) -> tuple[Recorded, ...]:
        if not isinstance(self._records, tuple):
            made = self._records
            self._records = tuple(made() if callable(made) else made)
        return self._records

    @cached_property
    def _by_id(self) -> dict[str, Recorded]:
        return {id: record for record in self._all if (id := getattr(record, "id", None)) is not None}

    def _with_id(self, id: str) -> Recorded:
        if id not in self._by_id:
            raise UnknownIdError(f"no record of {self._table} has this id", got=id, nearest=nearest(id, self._by_id))
        return self._by_id[id]

    def _framed(self) -> tuple[Sequence[Any], type]:
        from geobrief.codec.documents import class_of

        return self._all, class_of(self._table)

    @overload
    def __getitem__(self, place: int | str) -> Recorded: ...

    @overload
    def __getitem__(self, place: slice) -> RecordList[Recorded]: ...

    def __getitem__(self, place: int | str | slice) -> Recorded | RecordList[Recorded]:
        if isinstance(place, str):
            return self._with_id(place)
        if isinstance(place, slice):
            return RecordList(self._table, self._all[place], (), self._world)
        try:
            return self._all[place]
        except TypeError:
            expected = "a whole number, a slice or an id"
            raise ArgumentError(f"{self._table} have no such item", expected=expected, got=place) from None
        except IndexError:
            expected = f"a number below {len(self)}"
            raise NoSuchItemError(f"{self._table} have no such item", expected=expected, got=place) from None

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Recorded]:
        return iter(self._all)

    def __reversed__(self) -> Iterator[Recorded]:
        return reversed(self._all)

    def __contains__(self, value: object) -> bool:
        return value in self._all

    def index(self, value: object) -> int:
        """The place of a record."""
        try:
            return self._all.index(value)
        except ValueError:
            raise ArgumentError(f"not one of the {self._table}", got=value) from None

    def count(self, value: object) -> int:
        """The number of records that are equal to one."""
        return self._all.count(value)

    def __add__(self, others: Iterable[Any]) -> tuple[Any, ...]:
        return (*self._all, *others)

    def __radd__(self, others: Iterable[Any]) -> tuple[Any, ...]:
        return (*others, *self._all)

    def __eq__(self, other: object) -> bool:
        return self._all == (other._all if isinstance(other, RecordList) else other)

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        from geobrief.pictures.tables import text_table

        if not self:
            return f"<{self._counted()}>"
        columns, rows = short_table(self._all)
        rest = ["…"] if len(rows) < len(self) else []
        return "\n".join((f"<{self._counted()}>", text_table(columns, rows), *rest))

    def _counted(self) -> str:
        """How many records there are, and how many findings say what may be missing."""
        lacking = f", {len(self.findings)} findings" if self.findings else ""
        return f"{len(self)} {self._table}{lacking}"

    def _repr_html_(self) -> str:
        from geobrief.pictures.tables import html_table

        columns, rows = short_table(self._all)
        first = "" if len(rows) == len(self) else f", the first {len(rows)}"
        return html_table(f"{self._counted()}{first}", columns, rows)

    def __reduce__(self) -> tuple[Any, ...]:
        return RecordList, (self._table, self._all, tuple(self.findings))


EMPTY: RecordList[Any] = RecordList("records", ())


def with_lists(cls: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """The attributes of a class (`field_transformer`), those that hold lists of records with a converter to them."""
    listed = [str(field.type).startswith("RecordList[") for field in fields]
    return [
        field.evolve(converter=partial(_listed, field.name.removeprefix("load_"))) if is_list else field
        for field, is_list in zip(fields, listed, strict=True)
    ]


def _listed(table: str, records: Iterable[Recorded]) -> RecordList[Recorded]:
    if isinstance(records, RecordList) and records.table == table:
        return records
    return RecordList(table, records)


def counts(records: Mapping[str, Sized]) -> str:
    """How many records there are in each list."""
    return ", ".join(f"{len(listed)} {name}" for name, listed in records.items() if listed) or "no records"


def html_tables(records: Mapping[str, RecordList[Any]]) -> str:
    """The lists as HTML tables; those without records are left out."""
    return "\n".join(listed._repr_html_() for listed in records.values() if listed)


def short_table(records: Sequence[Any]) -> tuple[list[str], list[list[str]]]:
    """The names of the columns and the first rows; long attributes and those without a value are left out.

    >>> from geobrief.model import Claim
    >>> short_table([Claim("territory:kuril-islands", "JPN", period="1945/..")])
    (['territory', 'claimant', 'period'], [['territory:kuril-islands', 'JPN', '1945/..']])
    """
    from geobrief.model.plain_data import in_words, is_stated, plain_data
    from geobrief.pictures.tables import SHOWN

    shown = [{"id": str(one)} if isinstance(one, str) else plain_data(one) for one in records[:SHOWN]]
    keys = dict.fromkeys(key for row in shown for key in row if key not in _LEFT_OUT)
    stated = [key for key in keys if any(is_stated(row.get(key)) for row in shown)]
    return stated, [[in_words(row.get(key), _ITEMS) for key in stated] for row in shown]
