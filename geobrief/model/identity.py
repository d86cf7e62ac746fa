"""Ids, by which records refer to each other.

A state's id is bare (`ARG`, `SUN`, `KOR1887`), all others have a namespace (`org:NATO`, `person:vladimir-putin`). Ids
are never reused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from geobrief.arguments import items, refuse
from geobrief.errors import ArgumentError

if TYPE_CHECKING:
    from geobrief.arguments import Attribute

NAMESPACES = ("org", "group", "person", "territory", "x")
_ID = re.compile(rf"[A-Z]{{3}}(?:\d{{4}})?|(?:{'|'.join(NAMESPACES)}):[A-Za-z0-9][A-Za-z0-9_.-]*")


def is_id(value: object) -> bool:
    """Whether a text has the form of an id.

    >>> is_id("org:EU"), is_id("EU")
    (True, False)
    """
    return isinstance(value, str) and _ID.fullmatch(value) is not None


class ActorId(str):
    """The id of a state, organisation, group, territory or person: a `str` whose form was checked.

    >>> ActorId("org:EU").namespace
    'org'
    >>> ActorId("ARG").namespace
    'state'
    """

    __slots__ = ()

    def __new__(cls, value: str) -> ActorId:
        if isinstance(value, ActorId):
            return value
        if not is_id(value):
            expected = "an id such as ARG, org:EU or group:taliban"
            raise ArgumentError("not an id", expected=expected, got=value, nearest=_likely(value))
        return super().__new__(cls, value)

    @property
    def namespace(self) -> str:
        """`state` for a bare id, else the part before the colon."""
        return self.partition(":")[0] if ":" in self else "state"


def _likely(value: object) -> str | None:
    """The id that a text becomes without spaces around it and in the usual letter case, if any."""
    if not isinstance(value, str):
        return None
    namespace, colon, rest = value.strip().rpartition(":")
    meant = f"{namespace.lower()}:{rest}" if colon else rest.upper()
    return meant if is_id(meant) else None


def actor_ids(values: str | Iterable[str]) -> tuple[ActorId, ...]:
    """Ids in the order given, each once.

    >>> actor_ids(["ARG", "org:EU", "ARG"])
    ('ARG', 'org:EU')
    """
    listed = (values,) if isinstance(values, str) else items(values, "an id or a list of ids")
    return tuple(dict.fromkeys(ActorId(value) for value in listed))


def optional_id(value: str | None) -> ActorId | None:
    """An id, or None."""
    return None if value is None or (isinstance(value, str) and not value) else ActorId(value)


_OWN_IDS = {
    "state": "ARG or x:arstotzka",
    "org": "org:EU or x:league",
    "group": "group:taliban or x:rebels",
    "territory": "territory:crimea or x:island",
    "person": "person:eva-peron or x:hero",
}


def own_id(namespace: str) -> Callable[[object, Attribute, ActorId], None]:
    """The validator of the ids of a record type: they have its namespace, or are invented (`x:`)."""

    def check(record: object, attribute: Attribute, value: ActorId) -> None:
        if value.namespace not in (namespace, "x"):
            refuse(record, attribute, f"an id such as {_OWN_IDS[namespace]}", str(value))

    return check
