"""Dates of datasets: year, month and day become a date in EDTF, with its earliest and latest day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from geobrief.datasets.date_parts import MISSING, DateParts, date_parts
from geobrief.datasets.kinds import DateColumn, Kind

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from geobrief.datasets.date_parts import FlagArray, IntArray

    DayArray = NDArray[np.datetime64]


@attrs.frozen
class DatedFrame:
    """A frame with its dates, the rows whose dates cannot be read as given, and the day up to which spells are known.

    `unreadable` has the name of each date with such rows, and a series of flags.
    """

    frame: pl.DataFrame = attrs.field(repr=False)
    unreadable: dict[str, pl.Series] = attrs.field(repr=False)
    as_of: str | None


@attrs.frozen
class DateBounds:
    """The first and the last possible day of a date in each row, the length of its EDTF text, and flags.

    `thirds` are flags of the early, middle or late days of a month; `as_of` is the day up to which the ends are known.
    """

    earliest: DayArray
    latest: DayArray
    letters: IntArray
    thirds: FlagArray
    unreadable: FlagArray
    ongoing: FlagArray
    as_of: str | None


def with_dates(frame: pl.DataFrame, kind: Kind, as_of: str | None = None) -> DatedFrame:
    """A frame with the dates of its kind; `as_of` is the last day of its release, if the caller knows it."""
    import polars as pl

    until = as_of or _known_until(frame, kind)
    dates: dict[str, DateBounds] = {}
    for date in kind.dates:
        if date.parts[0] in frame.columns:
            dates[date.name] = _bounds(date, date_parts(date, frame, kind), until)
            until = until or dates[date.name].as_of
    columns = {name: frame[name] for name in frame.columns}
    for name, text in _edtf(dates).items():
        columns |= {name: text, **_days(name, dates[name])}
    unreadable = {name: pl.Series(bounds.unreadable) for name, bounds in dates.items() if bounds.unreadable.any()}
    return DatedFrame(pl.DataFrame(columns), unreadable, until)


def _known_until(frame: pl.DataFrame, kind: Kind) -> str | None:
    """The last day of the release that the column `version` names, if it is known."""
    version = next((frame[name] for name in frame.columns if name.casefold() == "version"), None)
    if version is None or not kind.known_until or not len(version):
        return None
    return kind.known_until.get(str(version[0]).removesuffix(".0"))


def _bounds(date: DateColumn, parts: DateParts, as_of: str | None) -> DateBounds:
    import numpy as np

    year, month, day = parts.year, parts.month, parts.day
    has_year = (year >= 1) & (year < 9999)
    has_month = (month >= 1) & (month <= 12) & has_year
    months = np.where(has_year, (year - 1970) * 12 + np.where(has_month, month - 1, 0), 0).astype("datetime64[M]")
    first = months.astype("datetime64[D]")
    end = (months + np.where(has_month, 1, 12)).astype("datetime64[D]") - 1
    exact = first + (day - 1)
    has_day = (day >= 1) & has_month & (exact <= end)
    earliest, latest = np.where(has_day, exact, first), np.where(has_day, exact, end)
    thirds = np.isin(day, date.month_thirds) & has_month
    if thirds.any():
        start = first + np.searchsorted(date.month_thirds, day) * 10
        earliest = np.where(thirds, start, earliest)
        latest = np.where(thirds & (day != date.month_thirds[-1]), start + 9, latest)
    earliest[~has_year] = latest[~has_year] = np.datetime64("NaT")
    unreadable = parts.unreadable | (year != MISSING) & ~has_year & ~parts.ongoing
    unreadable |= has_year & (month != MISSING) & ~has_month
    unreadable |= has_month & (day != MISSING) & ~has_day & ~thirds
    letters = np.where(has_day, 10, np.where(has_month, 7, 4))
    last = _cut_off(date, latest)
    ongoing = parts.ongoing
    if last is not None:
        at_cut_off = latest >= last  # an end in an unknown month of that year is not the cut-off
        ongoing = ongoing | (at_cut_off & (letters == letters[at_cut_off].max()))
    until = as_of or (_latest(latest[ongoing]) if ongoing.any() else None)
    return DateBounds(earliest, latest, letters, thirds, unreadable, ongoing, until)


def _days(name: str, bounds: DateBounds) -> dict[str, pl.Series]:
    """The two columns of days of a date: an ongoing one is known up to the last day of the release."""
    import numpy as np
    import polars as pl

    earliest, latest = bounds.earliest, bounds.latest
    if bounds.ongoing.any():
        known = np.where(np.isnat(latest), np.datetime64(bounds.as_of, "D"), latest)
        earliest = np.where(bounds.ongoing, known, earliest)
        latest = np.where(bounds.ongoing, np.datetime64("NaT"), latest)
    return {f"{name}_earliest": pl.Series(earliest), f"{name}_latest": pl.Series(latest)}


def _edtf(dates: dict[str, DateBounds]) -> dict[str, pl.Series]:
    """Each date in EDTF; null where there is none."""
    import polars as pl

    texts = {name: pl.Series(bounds.earliest).cast(pl.String) for name, bounds in dates.items()}
    partial = [
        pl.col(name).str.slice(0, pl.Series(bounds.letters))
        for name, bounds in dates.items()
        if bounds.letters.min(initial=10) < 10
    ]
    if partial:
        texts |= {text.name: text for text in pl.DataFrame(texts).select(partial)}
    for name, bounds in dates.items():
        if bounds.thirds.any():
            texts[name] = _with_thirds(texts[name], bounds)
        if bounds.ongoing.any():
            texts[name] = texts[name].set(pl.Series(bounds.ongoing), "..")
    return texts


def _with_thirds(text: pl.Series, bounds: DateBounds) -> pl.Series:
    """The texts of dates, that of the early, middle or late days of a month as one day of a set."""
    import polars as pl

    earliest, latest = (pl.Series(days).cast(pl.String) for days in (bounds.earliest, bounds.latest))
    one_of = pl.format("[{}..{}]", earliest, latest)
    return pl.select(pl.when(pl.Series(bounds.thirds)).then(one_of).otherwise(text)).to_series()


def _latest(days: DayArray) -> str | None:
    import numpy as np

    known = days[~np.isnat(days)]
    return str(known.max()) if len(known) else None


def _cut_off(date: DateColumn, latest: DayArray) -> np.datetime64 | None:
    """The day at which a release ends: that of the last end, if it is the known cut-off of a release or after all."""
    import numpy as np

    last = _latest(latest) if date.cut_offs else None
    return np.datetime64(last, "D") if last and (last in date.cut_offs or last > max(date.cut_offs)) else None
