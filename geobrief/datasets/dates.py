"""Dates of datasets: year, month and day in any notation become a date in EDTF with its earliest and latest day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from geobrief.datasets.kinds import DateColumn, Kind

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    DayArray = NDArray[np.datetime64]

MISSING = -1
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YMD = (r"^\s*(\d{4})(?:[-./](\d{1,2}))?(?:[-./](\d{1,2}))?", (1, 2, 3))
_DMY = (r"^\s*(\d{1,2})[-./ ]?([a-z]{3}|\d{1,2})[-./ ]?(\d{4})", (3, 2, 1))
_MDY = (r"^\s*(\d{1,2})[-./](\d{1,2})[-./](\d{4})", (3, 1, 2))
# The notations of a date in text: formats that all cells of a column may have, and patterns for cells that differ, with
# their groups of year, month and day.
_FORMATS = {
    "ymd": ("%Y-%m-%d",),
    "dmy": ("%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d%b%Y"),
    "mdy": ("%m/%d/%Y", "%Y-%m-%d"),
}
_PATTERNS = {"ymd": (_YMD,), "dmy": (_DMY, _YMD), "mdy": (_MDY, _DMY, _YMD)}


@attrs.frozen
class DatedFrame:
    """A frame with its dates, the rows whose dates cannot be read as given, and the day up to which spells are known.

    `unreadable` has the name of each date with such rows, and a series of flags.
    """

    frame: pl.DataFrame = attrs.field(repr=False)
    unreadable: dict[str, pl.Series] = attrs.field(repr=False)
    as_of: str | None


@attrs.frozen
class DateParts:
    """Years, months and days as numbers, -1 where one is missing, and whether something unreadable is in its place."""

    year: Whole
    month: Whole
    day: Whole
    unreadable: Flags


def with_dates(frame: pl.DataFrame, kind: Kind) -> DatedFrame:
    """A frame with the dates of its kind."""
    columns = {name: frame[name] for name in frame.columns}
    unreadable: dict[str, pl.Series] = {}
    cut_offs: list[str] = []
    for date in kind.dates:
        if date.parts[0] in frame.columns:
            made, bad, cut_off = _dated(date, _parts(date, frame, kind))
            columns |= made
            if bad is not None:
                unreadable[date.name] = bad
            if cut_off is not None:
                cut_offs.append(cut_off)
    import polars as pl

    return DatedFrame(pl.DataFrame(columns), unreadable, max(cut_offs, default=None))


def _parts(date: DateColumn, frame: pl.DataFrame, kind: Kind) -> DateParts:
    import numpy as np

    first = frame[date.parts[0]]
    absent = np.full(len(first), MISSING)
    if date.form in _PATTERNS:
        return _from_text(first, date.form)
    if date.form == "digits":
        cells = _digits(_numbers(first, _missing(date.parts[0], kind)))
    else:
        cells = [_numbers(frame[n], _missing(n, kind)) if n in frame.columns else absent for n in date.parts]
    year, month, day = (*cells, absent, absent)[:3]
    return DateParts(year, month, day, np.zeros(len(first), bool))


def _missing(column: str, kind: Kind) -> tuple[float, ...]:
    missing = kind.column(column).missing
    return kind.missing if missing is None else missing


def _numbers(cells: pl.Series, missing: tuple[float, ...]) -> Whole:
    """The numbers of a column, -1 for those that mean «missing»."""
    import numpy as np

    numbers = (cells.fill_null(MISSING) if cells.null_count() else cells).to_numpy().astype(np.int64)
    for value in missing:
        if (numbers == value).any():
            numbers = np.where(numbers == value, MISSING, numbers)
    return numbers


def _digits(cells: Whole) -> list[Whole]:
    """The parts of YYYY, YYYYMM or YYYYMMDD; a part of 0 is missing."""
    import numpy as np

    whole = np.where(cells < 10_000, cells * 10_000, np.where(cells < 1_000_000, cells * 100, cells))
    month, day = whole // 100 % 100, whole % 100
    known = cells > 0
    return [np.where(part > 0, part, MISSING) for part in (whole // 10_000, month * known, day * known)]


def _from_text(cells: pl.Series, form: str) -> DateParts:
    """The parts of dates in text, or of days."""
    import polars as pl

    days = _all_days(cells, form)
    if days is not None:
        return _of_days(days)
    found = pl.DataFrame({"cell": cells}).select(*_extracted(form)).get_columns()
    year, month, day = (_numbers(part, ()) for part in found)
    return DateParts(year, month, day, cells.is_not_null().to_numpy() & (year == MISSING))


def _all_days(cells: pl.Series, form: str) -> pl.Series | None:
    """The days of a column in which each cell is a day in the same format, else None."""
    import polars as pl

    if cells.dtype in (pl.Date, pl.Datetime):
        return cells.cast(pl.Date)
    tried = (cells.str.to_date(written, strict=False) for written in _FORMATS[form])
    return next((days for days in tried if days.null_count() == cells.null_count()), None)


def _of_days(days: pl.Series) -> DateParts:
    import numpy as np

    whole = days.to_numpy().astype("datetime64[D]")
    known = ~np.isnat(whole)
    months, years = whole.astype("datetime64[M]"), whole.astype("datetime64[Y]")
    year, month = years.astype(np.int64) + 1970, months.astype(np.int64) % 12 + 1
    day = (whole - months).astype(np.int64) + 1
    year, month, day = (np.where(known, part, MISSING) for part in (year, month, day))
    return DateParts(year, month, day, np.zeros(len(whole), bool))


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


def _dated(date: DateColumn, parts: DateParts) -> tuple[dict[str, pl.Series], pl.Series | None, str | None]:
    """The three columns of a date, flags of unreadable ones if there are any, and the cut-off of the release."""
    import numpy as np
    import polars as pl

    year, month, day = parts.year, parts.month, parts.day
    ongoing = np.isin(year, date.ongoing)
    if date.blank_is_ongoing:
        ongoing |= (year == MISSING) & ~parts.unreadable
    has_year = (year >= 1) & (year < 9999) & ~ongoing
    has_month = (month >= 1) & (month <= 12) & has_year
    months = np.where(has_year, (year - 1970) * 12 + np.where(has_month, month - 1, 0), 0).astype("datetime64[M]")
    first = months.astype("datetime64[D]")
    end = (months + np.where(has_month, 1, 12)).astype("datetime64[D]") - 1
    exact = first + (day - 1)
    has_day = (day >= 1) & has_month & (exact <= end)
    third = np.isin(day, date.month_thirds) & has_month
    earliest, latest = np.where(has_day, exact, first), np.where(has_day, exact, end)
    if third.any():
        earliest, latest = _thirds(third, np.searchsorted(date.month_thirds, day), first, end, earliest, latest)
    unreadable = parts.unreadable | (year >= 0) & ~has_year & ~ongoing
    unreadable |= has_year & (month != MISSING) & ~has_month
    unreadable |= has_month & (day != MISSING) & ~has_day & ~third
    earliest[~has_year] = latest[~has_year] = np.datetime64("NaT")
    cut_off = _cut_off(date, latest)
    if cut_off is not None:
        ongoing |= latest >= cut_off
    text = _edtf(earliest, latest, has_month, has_day, third)
    earliest[ongoing] = np.datetime64("NaT") if cut_off is None else cut_off
    latest[ongoing] = np.datetime64("NaT")
    if ongoing.any():
        text = text.set(pl.Series(ongoing), "..")
    made = {
        date.name: text,
        f"{date.name}_earliest": pl.Series(earliest),
        f"{date.name}_latest": pl.Series(latest),
    }
    return made, pl.Series(unreadable) if unreadable.any() else None, None if cut_off is None else str(cut_off)


def _thirds(
    third: Flags, place: Any, first: DayArray, end: DayArray, earliest: DayArray, latest: DayArray
) -> tuple[DayArray, DayArray]:
    """The bounds with those of the early, middle or late days of a month."""
    import numpy as np

    start = first + place * 10
    return np.where(third, start, earliest), np.where(third, np.where(place >= 2, end, start + 9), latest)


def _edtf(earliest: DayArray, latest: DayArray, has_month: Flags, has_day: Flags, third: Flags) -> pl.Series:
    """The dates in EDTF; null where there is none."""
    import numpy as np
    import polars as pl

    text = pl.Series(earliest).cast(pl.String)
    if has_day.all():
        return text
    letters = pl.Series(np.where(has_day, 10, np.where(has_month, 7, 4)))
    text = text.str.slice(0, letters)
    if third.any():
        span = pl.format("[{}..{}]", pl.Series(earliest).cast(pl.String), pl.Series(latest).cast(pl.String))
        text = pl.select(pl.when(pl.Series(third)).then(span).otherwise(text)).to_series()
    return text


def _cut_off(date: DateColumn, latest: DayArray) -> np.datetime64 | None:
    """The day at which a release ends: that of the last end, if it is the known cut-off of a release or after all."""
    import numpy as np

    known = latest[~np.isnat(latest)]
    if not date.cut_offs or not len(known):
        return None
    last = known.max()
    return last if str(last) in date.cut_offs or str(last) > max(date.cut_offs) else None
