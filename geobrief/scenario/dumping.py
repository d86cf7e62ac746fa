"""How is a scenario written? As YAML in the one format, the same records always with the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from geobrief import codec
from geobrief.errors import ArgumentError
from geobrief.findings import PERSISTENT_CODES


class HasDict(Protocol):
    """What can tell itself as plain data: a scenario, a brief."""

    def to_dict(self) -> dict[str, Any]:
        """All of it, in the one format."""
        ...


def dump(records: HasDict | Iterable[Any]) -> str:
    """A scenario, a reading, or records of any kind as YAML; `load` gives equal records back.

    Findings of the rules are left out, since they are made anew. Comments of a file are not kept.

    >>> print(dump([model.Reference("ARG", "Argentina")]))
    schema: geobrief/1
    states:
    - id: ARG
      name: Argentina
      mentions: []
    <BLANKLINE>
    """
    if isinstance(records, Iterable):
        told = codec.by_section(records)
        document: dict[str, Any] = {"schema": codec.SCHEMA}
        document |= {name: [codec.unstructure(record) for record in listed] for name, listed in told.items()}
    elif hasattr(records, "to_dict"):
        document = records.to_dict()
        findings = [entry for entry in document.pop("findings") if entry["code"].startswith(PERSISTENT_CODES)]
        document["findings"] = findings
    else:
        raise ArgumentError("nothing that can be dumped", expected="a scenario, a brief or records", got=records)
    from geobrief.codec.yaml_source import write_yaml

    return write_yaml({key: _told(value) for key, value in document.items() if value not in (None, [])})


def _told(data: Any) -> Any:
    """Plain data without the keys under which nothing is told."""
    if isinstance(data, dict):
        return {key: _told(value) for key, value in data.items() if value is not None}
    return [_told(item) for item in data] if isinstance(data, list) else data
