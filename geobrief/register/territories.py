"""Which territories does the register know, who administers and who claims them? Its tables, as records."""

from __future__ import annotations

from geobrief.model.names import Name
from geobrief.model.territories import Claim, Territory
from geobrief.register.periods import day_before, period
from geobrief.register.tables import Row, dated, listed, rows


def load_territories() -> tuple[Territory, ...]:
    """All territories, with their administrators one after the other."""
    return tuple(
        Territory(
            row["id"],
            row["name"],
            names=listed(row["names"]),
            kind=row["kind"] or None,
            administrators=_administrators(row),
            iso3=row["iso3"] or None,
            period=period(row["start"], row["end"]),
            source=row["source"],
        )
        for row in rows("territories")
    )


def load_claims() -> tuple[Claim, ...]:
    """All claims to territories."""
    return tuple(
        Claim(
            row["territory"],
            row["claimant"],
            period=period(row["start"], row["end"]),
            basis=row["basis"] or None,
            source=row["source"],
        )
        for row in rows("claims")
    )


def _administrators(row: Row) -> list[Name]:
    entries = dated(row["administrator"])
    begins = [begin or row["start"] for _, begin in entries]
    ends = [*(day_before(begin) for begin in begins[1:]), row["end"]][: len(begins)]
    return [
        Name(state, "administrator", period(begin, end))
        for (state, _), begin, end in zip(entries, begins, ends, strict=True)
    ]
