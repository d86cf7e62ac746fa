"""Agreements of the register that agreements of a file mean: by id, by title, or by kind, parties and date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from geobrief.checking.actors import conclusion_date
from geobrief.model import Agreement
from geobrief.model.attributes import When
from geobrief.register import World
from geobrief.register.agreements import agreement_names
from geobrief.register.folding import folded
from geobrief.register.periods import bounds
from geobrief.when import Answer, Date

_FAR = 3700  # days
_NO_WORD = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r" \(\d{4}\)$")
_KINDS = "treaty|peace|truce|convention|pact|protocol|declaration|armistice|accords?|agreements?"
_GENERIC = re.compile(rf"({_KINDS})\b|.*\b(accords?|agreements?)$")


def known_agreement(agreement: Agreement, world: World) -> Agreement | None:
    """The agreement of the register that is meant; None if there is none or more than one."""
    if agreement.id in agreement_names():
        return _agreement(str(agreement.id), world)
    ids = _by_name().get(_key(agreement.title), ()) if agreement.title else ()
    named = [known for known in (_agreement(id, world) for id in ids) if known and _is_meant(agreement, known, ids)]
    found = named or ([] if ids else _alike(agreement, world))
    return found[0] if len(found) == 1 else None


def _is_meant(agreement: Agreement, known: Agreement, ids: tuple[str, ...]) -> bool:
    """Whether an agreement with the same title is meant: it shares two parties, or has the title alone and the date.

    Without a date it must share a party. A title such as «Treaty of Moscow» needs a date, within ten years.
    """
    shared = len(set(known.parties) & set(agreement.parties))
    when, is_generic = conclusion_date(agreement), _GENERIC.match(_key(agreement.title or "")) is not None
    if shared > 1 or len(ids) > 1:
        return shared > 1 and not (is_generic and _is_far(when, known))
    if when is None:
        return shared > 0 and not is_generic
    return (shared > 0 or _is_day(when)) and _is_same_time(when, known)


def _alike(agreement: Agreement, world: World) -> list[Agreement]:
    """The agreements with the same kind, parties and date of conclusion; with another title only on the same day."""
    when = conclusion_date(agreement)
    if when is None or not agreement.parties or (agreement.title is not None and not _is_day(when)):
        return []
    known = world.agreements_between(agreement.kind, agreement.parties)
    return [other for other in known if _is_same_time(when, other)]


def _is_far(when: When | None, known: Agreement) -> bool:
    """Whether the register's agreement was concluded more than ten years before or after."""
    then = conclusion_date(known)
    if when is None or then is None:
        return False
    (first, last), (start, end) = bounds(when), bounds(then)
    return max(first - end, start - last) > _FAR


def _is_day(when: When) -> bool:
    return isinstance(when, Date) and when.precision == "day"


def _is_same_time(when: When, known: Agreement) -> bool:
    """Whether the register's agreement was concluded then, as a whole or by one of its parties."""
    dates = (conclusion_date(known), *(step.when for step in known.steps if step.status == "signed"))
    return Answer.any(when.overlaps(date) for date in dates if date is not None).possible


def _agreement(id: str, world: World) -> Agreement | None:
    known = world.find(id)
    return known if isinstance(known, Agreement) else None


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """The ids of the register's agreements by folded name, also without a year in brackets."""
    found: dict[str, dict[str, None]] = {}
    for id, names in agreement_names().items():
        for name in names:
            for form in {name, _IN_BRACKETS.sub("", name)}:
                found.setdefault(_key(form), {})[id] = None
    return {name: tuple(ids) for name, ids in found.items()}


def _key(title: str) -> str:
    """A title in lower case, without hyphens, dots, accents and a leading article; quick for plain letters."""
    if not title.isascii():
        return folded(title)
    plain = title.casefold().replace("'", "").replace(".", "")
    return _NO_WORD.sub(" ", plain).strip().removeprefix("the ")
