"""The parts of dates in the notations of datasets: columns of year, month and day, digits, or text."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import attrs

from geobrief.datasets.kinds import DateColumn, Kind

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    FlagArray = NDArray[np.bool_]

MISSING = -1
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YMD = (r"^\s*(\d{3,4})(?:[-./](\d{1,2}))?(?:[-./](\d{1,2}))?", (1, 2, 3))
_DMY = (r"^\s*(\d{1,2})[-./ ]?([a-z]{3}|\d{1,2})[-./ ]?(\d{4})", (3, 2, 1))
_MDY = (r"^\s*(\d{1,2})/(\d{1,2})/(\d{4})", (3, 1, 2))
# The notations of a date in text: formats that all cells of a column may have, and patterns for cells that differ, with
# their groups of year, month and day.
_FORMATS = {
    "ymd": ("%Y-%m-%d",),
    "dmy": ("%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d%b%Y"),
    "mdy": ("%m/%d/%Y", "%Y-%m-%d"),
}
_PATTERNS = {"ymd": (_YMD,), "dmy": (_DMY, _YMD), "mdy": (_MDY, _DMY, _YMD)}


@attrs.frozen
class DateParts:
    """Years, months and days as numbers, -1 where one is missing; flags of unreadable dates and of ongoing ends."""

    year: IntArray
    month: IntArray
    day: IntArray
    unreadable: FlagArray
    ongoing: FlagArray


def date_parts(date: DateColumn, frame: pl.DataFrame, kind: Kind) -> DateParts:
    """The parts of a date in each row of a frame."""
    import numpy as np

    first = frame[date.parts[0]]
    if date.form in _PATTERNS:
        parts = _from_text(first, date.form)
        marked = np.isin(parts.year, date.ongoing)
    else:
        raw = _numbers(first, ())
        marked = np.isin(raw, date.ongoing)
        absent = np.full(len(first), MISSING)
        if date.form == "digits":
            cells = _digits(np.where(marked, MISSING, _numbers(first, _missing(date.parts[0], kind))))
        else:
            cells = [_numbers(frame[n], _missing(n, kind)) if n in frame.columns else absent for n in date.parts]
        year, month, day = (*cells, absent, absent)[:3]
        parts = DateParts(year, month, day, np.zeros(len(first), bool), marked)
    if date.blank_is_ongoing:
        marked |= (parts.year == MISSING) & ~parts.unreadable
    if date.where:
        marked |= _where(date.where, frame)
    return attrs.evolve(parts, ongoing=parts.ongoing | marked)


def _where(where: tuple[str, ...], frame: pl.DataFrame) -> FlagArray:
    """FlagArray of the rows in which a column has a value, or a text with it."""
    import numpy as np
    import polars as pl

    pattern, *words = where
    name = next((column for column in frame.columns if fnmatchcase(column, pattern)), None)
    if name is None:
        return np.zeros(frame.height, bool)
    cells, value = frame[name], " ".join(words)
    flags = cells.str.contains(value, literal=True) if cells.dtype == pl.String else cells == int(value)
    return flags.fill_null(False).to_numpy()


def _missing(column: str, kind: Kind) -> tuple[float, ...]:
    missing = kind.column(column).missing
    return kind.missing if missing is None else missing


def _numbers(cells: pl.Series, missing: tuple[float, ...]) -> IntArray:
    """The numbers of a column, -1 for those that mean «missing»."""
    import numpy as np

    numbers = (cells.fill_null(MISSING) if cells.null_count() else cells).to_numpy().astype(np.int64)
    for value in missing:
        if (numbers == value).any():
            numbers = np.where(numbers == value, MISSING, numbers)
    return numbers


def _digits(cells: IntArray) -> list[IntArray]:
    """The parts of YYYY, YYYYMM or YYYYMMDD; a part of 0 is missing."""
    import numpy as np

    whole = np.where(cells < 10_000, cells * 10_000, np.where(cells < 1_000_000, cells * 100, cells))
    month, day = whole // 100 % 100, whole % 100
    known = cells > 0
    return [np.where(part > 0, part, MISSING) for part in (whole // 10_000, month * known, day * known)]


def _from_text(cells: pl.Series, form: str) -> DateParts:
    """The parts of dates in text, or of days."""
    import numpy as np
    import polars as pl

    nothing = np.zeros(len(cells), bool)
    days = _all_days(cells, form)
    if days is not None:
        return DateParts(*_of_days(days), nothing, nothing)
    ongoing = (cells.str.to_lowercase() == "ongoing").fill_null(False)
    if ongoing.any():
        cells = cells.set(ongoing, None)
        days = _all_days(cells, form)
    if days is not None:
        return DateParts(*_of_days(days), nothing, ongoing.to_numpy())
    year, month, day = (_numbers(part, ()) for part in pl.DataFrame({"cell": cells}).select(*_extracted(form)))
    return DateParts(year, month, day, cells.is_not_null().to_numpy() & (year == MISSING), ongoing.to_numpy())


def _all_days(cells: pl.Series, form: str) -> pl.Series | None:
    """The days of a column in which each cell is a day in the same format, else None."""
    import polars as pl

    if cells.dtype in (pl.Date, pl.Datetime):
        return cells.cast(pl.Date)
    example = cells.drop_nulls().head(1)
    for written in _FORMATS[form]:
        if not example.str.to_date(written, strict=False).null_count():
            days = cells.str.to_date(written, strict=False)
            return days if days.null_count() == cells.null_count() else None
    return None


def _of_days(days: pl.Series) -> tuple[IntArray, IntArray, IntArray]:
    import numpy as np

    whole = days.to_numpy().astype("datetime64[D]")
    known = ~np.isnat(whole)
    months, years = whole.astype("datetime64[M]"), whole.astype("datetime64[Y]")
    year, month = years.astype(np.int64) + 1970, months.astype(np.int64) % 12 + 1
    day = (whole - months).astype(np.int64) + 1
    return np.where(known, year, MISSING), np.where(known, month, MISSING), np.where(known, day, MISSING)


def _extracted(form: str) -> list[pl.Expr]:
    import polars as pl

    cell = pl.col("cell").str.to_lowercase()
    parts = []
    for place, name in enumerate(("year", "month", "day")):
        part = pl.coalesce(cell.str.extract(pattern, groups[place]) for pattern, groups in _PATTERNS[form])
        if name == "month" and form != "ymd":
            part = part.replace({month: str(number) for number, month in enumerate(_MONTHS, 1)})
        parts.append(part.cast(pl.Int64, strict=False).alias(name))
    return parts
