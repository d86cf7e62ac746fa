"""The parts of dates in the notations of datasets: columns of year, month and day, digits, or text."""

from __future__ import annotations

import re
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
# Formats that all cells of a column may have, each with the pattern of such a cell (slashes: see `mdy`).
_FORMATS = (
    (re.compile(r"\d{4}-\d\d?-\d\d?"), "%Y-%m-%d"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d.*"), "%Y-%m-%d %H:%M:%S%.f"),
    (re.compile(r"\d\d?-\d\d?-\d{4}"), "%d-%m-%Y"),
    (re.compile(r"\d\d?\.\d\d?\.\d{4}"), "%d.%m.%Y"),
    (re.compile(r"\d\d?/\d\d?/\d{4}"), "%d/%m/%Y"),
    (re.compile(r"\d\d?[a-z]{3}\d{4}"), "%d%b%Y"),
)
# The notations of a date in text: patterns with the groups of year, month and day.
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
        absent = np.full(len(first), MISSING)
        parts_of = [_numbers(frame[name]) if name in frame.columns else absent for name in date.parts]
        marked = np.isin(parts_of[0], date.ongoing)
        cells = [_known(part, _missing(name, kind)) for part, name in zip(parts_of, date.parts, strict=True)]
        if date.form == "digits":
            cells = _digits(np.where(marked, MISSING, cells[0]))
        year, month, day = (*cells, absent, absent)[:3]
        parts = DateParts(year, month, day, np.zeros(len(first), bool), marked)
    if date.blank_is_ongoing:
        marked |= (parts.year == MISSING) & ~parts.unreadable
    if date.where:
        marked |= _where(date.where, frame)
    return attrs.evolve(parts, ongoing=parts.ongoing | marked)


def _where(where: tuple[str, ...], frame: pl.DataFrame) -> FlagArray:
    """Flags of the rows in which a column has a value, or a text with it."""
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


def _numbers(cells: pl.Series) -> IntArray:
    """The numbers of a column, -1 where there is none."""
    import numpy as np

    numbers = cells.to_numpy()  # with NaN for null
    return (np.where(np.isnan(numbers), MISSING, numbers) if cells.null_count() else numbers).astype(np.int64)


def _known(numbers: IntArray, missing: tuple[float, ...]) -> IntArray:
    """The numbers, -1 for those that mean «missing»."""
    import numpy as np

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
    ongoing, flags = nothing, cells == "ongoing"
    if flags.any():
        ongoing = flags.fill_null(False).to_numpy()
        cells = cells.set(flags, None)
        days = _all_days(cells, form)
    if days is not None:
        return DateParts(*_of_days(days), nothing, ongoing)
    year, month, day = (_numbers(part) for part in pl.DataFrame({"cell": cells}).select(*_extracted(form)))
    return DateParts(year, month, day, cells.is_not_null().to_numpy() & (year == MISSING), ongoing)


def _all_days(cells: pl.Series, form: str) -> pl.Series | None:
    """The days of a column in which each cell is a day in the same format, else None."""
    import polars as pl

    if cells.dtype in (pl.Date, pl.Datetime):
        return cells.cast(pl.Date)
    if cells.null_count() == len(cells):
        return cells.cast(pl.Date)
    example = cells[0] or cells.drop_nulls()[0]
    for pattern, written in _FORMATS:
        if pattern.fullmatch(example):
            written = written.replace("%d/%m", "%m/%d") if form == "mdy" else written
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
