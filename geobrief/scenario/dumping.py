"""Writes scenarios as YAML in the one format; equal records give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, Protocol

from geobrief import codec
from geobrief.errors import ArgumentError
from geobrief.findings import PERSISTENT_CODES
from geobrief.model.plain_data import plain_data
from geobrief.model.records import Record
from geobrief.register import World
from geobrief.register.worlds import records_by_section


class HasDict(Protocol):
    """A scenario or a brief."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data in the one format."""
        ...


def dump(records: HasDict | World | Record | Iterable[Any]) -> str:
    """A scenario, a brief, the records of a world, or any records as YAML; `load` gives equal records back.

    Findings that a check would find again are left out. Comments of a file are not kept.

    >>> from geobrief.model import Reference
    >>> print(dump([Reference("ARG", "Argentina")]))
    schema: geobrief/1
    states:
    - id: ARG
      name: Argentina
      mentions: []
    <BLANKLINE>
    """
    given: Any = records
    listed = _records(given)
    if listed is not None:
        document: dict[str, Any] = {"schema": codec.SCHEMA}
        document |= {name: list(map(plain_data, found)) for name, found in codec.by_section(listed).items()}
    elif is_document(given):
        document = given.to_dict()
        findings = [entry for entry in document.pop("findings") if entry["code"].startswith(PERSISTENT_CODES)]
        document["findings"] = findings
    else:
        expected = "a scenario, a brief, a world or records"
        raise ArgumentError(f"cannot dump {type(records).__name__}", expected=expected)
    from geobrief.codec.yaml_source import write_yaml

    return write_yaml({key: _without_null(value) for key, value in document.items() if value not in (None, [])})


def _records(given: Any) -> Iterable[Any] | None:
    """The records of a world or a list, or a single one; None for anything else."""
    if isinstance(given, World):
        return chain.from_iterable(records_by_section(given).values())
    if isinstance(given, Record):
        return (given,)
    is_list = isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping)
    return given if is_list else None


def is_document(value: object) -> bool:
    """Whether a value is a scenario or a brief: records with the world that they were read against."""
    return hasattr(value, "base_world") and not isinstance(value, type)


def _without_null(data: Any) -> Any:
    """Plain data without keys that are null."""
    if isinstance(data, dict):
        return {key: _without_null(value) for key, value in data.items() if value is not None}
    return [_without_null(item) for item in data] if isinstance(data, list) else data
