"""PLOVER events for CAMEO codes.

The table is that of PLOVER's authors. Modes and contexts that PLOVER does not have were replaced; the column `printed`
has the original ones.
"""

from __future__ import annotations

from functools import cache

from geobrief.vocabulary.files import rows
from geobrief.vocabulary.terms import LIST_SEPARATOR, UnknownTermError

Coding = tuple[str | None, str | None, tuple[str, ...]]

ROOTS = frozenset(f"{root:02}" for root in range(1, 21))


def cameo(code: str) -> Coding:
    """The event type, mode and contexts of a CAMEO code; the type is None for comments and appeals (01, 02).

    A code is a text of two to four digits with its leading zero: 10 is a demand, 010 a statement. A code that is not in
    the table counts as the code above it (0715 as 071, then 070), a root as its general code (08 as 080). Anything else
    raises `UnknownTermError`. Source: CAMEO2PLOVER, 2021.

    >>> cameo("0871")
    ('RETREAT', 'ceasefire', ('military',))
    >>> cameo("08"), cameo("084")
    (('CONCEDE', None, ()), ('RETREAT', None, ()))
    >>> cameo("0715") == cameo("071")
    True
    >>> cameo("013")
    (None, None, ())
    """
    table = _table()
    return next(table[above] for above in _upwards(code) if above in table)


def _upwards(code: str) -> tuple[str, ...]:
    """The code, those above it, the general code of its root and the root."""
    digits = isinstance(code, str) and code.isascii() and code.isdigit() and 2 <= len(code) <= 4
    if not digits or code[:2] not in ROOTS:
        raise UnknownTermError(
            "not a CAMEO code", expected="a text of two to four digits that begins with 01 to 20", got=code
        )
    return code, code[:3], f"{code[:2]}0", code[:2]


@cache
def _table() -> dict[str, Coding]:
    return {row["code"]: _coding(row) for row in rows("cameo")}


def _coding(row: dict[str, str]) -> Coding:
    contexts = tuple(row["contexts"].split(LIST_SEPARATOR)) if row["contexts"] else ()
    return row["event"] or None, row["mode"] or None, contexts
