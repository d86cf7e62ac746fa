"""Writes scenarios as YAML in the one format; equal records give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from geobrief import codec
from geobrief.errors import ArgumentError
from geobrief.findings import PERSISTENT_CODES
from geobrief.model.plain_data import plain_data


class HasDict(Protocol):
    """A scenario or a brief."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data in the one format."""
        ...


def dump(records: HasDict | Iterable[Any]) -> str:
    """A scenario, a brief, or records of any kind as YAML; `load` gives equal records back.

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
    if isinstance(records, Iterable) and not isinstance(records, str | bytes | Mapping):
        sections = codec.by_section(records)
        document: dict[str, Any] = {"schema": codec.SCHEMA}
        document |= {name: [plain_data(record) for record in listed] for name, listed in sections.items()}
    elif hasattr(records, "to_dict"):
        document = records.to_dict()
        findings = [entry for entry in document.pop("findings") if entry["code"].startswith(PERSISTENT_CODES)]
        document["findings"] = findings
    else:
        raise ArgumentError(f"cannot dump {type(records).__name__}", expected="a scenario, a brief or records")
    from geobrief.codec.yaml_source import write_yaml

    return write_yaml({key: _without_null(value) for key, value in document.items() if value not in (None, [])})


def _without_null(data: Any) -> Any:
    """Plain data without keys that are null."""
    if isinstance(data, dict):
        return {key: _without_null(value) for key, value in data.items() if value is not None}
    return [_without_null(item) for item in data] if isinstance(data, list) else data
