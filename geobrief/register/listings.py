"""Short tables of records: the columns that say something, and the first rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geobrief.model.plain_data import in_words, is_stated, plain_data
from geobrief.pictures.tables import SHOWN, Row

_ITEMS = 3  # of a list in a cell
_LEFT_OUT = frozenset(  # long attributes, and those that repeat others
    (
        "names",
        "demonyms",
        "capitals",
        "codes",
        "person",
        "parties_complete",
        "roles",
        "obligations",
        "sides",
        "over",
        "steps",
        "mentions",
        "evidence",
        "start",
        "end",
        "rule",
        "source",
    )
)


def short_table(records: Sequence[Any]) -> tuple[Row, list[Row]]:
    """The names of the columns and the first rows; long attributes and those without a value are left out.

    >>> from geobrief.model import Claim
    >>> short_table([Claim("territory:kuril-islands", "JPN", period="1945/..")])
    (['territory', 'claimant', 'period'], [['territory:kuril-islands', 'JPN', '1945/..']])
    """
    shown = [{"id": str(one)} if isinstance(one, str) else plain_data(one) for one in records[:SHOWN]]
    keys = dict.fromkeys(key for row in shown for key in row if key not in _LEFT_OUT)
    stated = [key for key in keys if any(is_stated(row.get(key)) for row in shown)]
    return stated, [[in_words(row.get(key), _ITEMS) for key in stated] for row in shown]
