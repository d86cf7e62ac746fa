"""Steps of agreements and disputes that are given by keyword: `signed="2015-02"`, `settled="1990"`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs

from geobrief.errors import ArgumentError, nearest
from geobrief.model.attributes import WhenLike
from geobrief.vocabulary import load

Step = TypeVar("Step")


def dated_steps(
    record: type[Any], make: Callable[[str, WhenLike | None], Step], statuses: str, dated: Mapping[str, WhenLike | None]
) -> tuple[Step, ...]:
    """A step for each keyword that is a term of the vocabulary `statuses`.

    Another keyword raises an `ArgumentError` with the nearest status or field of the record.
    """
    known = load(statuses)
    for keyword in dated:
        if keyword not in known:
            near = nearest(keyword, (*(field.name for field in attrs.fields(record)), *known.ids))
            expected = None if near else f"a field or one of {', '.join(known.ids)}"
            raise ArgumentError(f"unknown keyword of {record.__name__}", expected=expected, got=keyword, nearest=near)
    return tuple(make(status, when) for status, when in dated.items())
