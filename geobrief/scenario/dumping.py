"""How is a scenario written? As YAML in the one format, the same records always with the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from geobrief import codec, model
from geobrief.errors import ArgumentError
from geobrief.scenario.scenarios import LASTING

_REFERRED = {"org": "organizations", "group": "groups", "territory": "territories"}


class Told(Protocol):
    """What can tell itself as plain data: a scenario, a brief."""

    def to_dict(self) -> dict[str, Any]:
        """All of it, in the one format."""
        ...


def dump(records: Told | Iterable[Any]) -> str:
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
        told = by_section(records)
        document: dict[str, Any] = {"schema": codec.SCHEMA}
        document |= {name: [codec.unstructure(record) for record in listed] for name, listed in told.items()}
    elif hasattr(records, "to_dict"):
        document = records.to_dict()
        findings = [entry for entry in document.pop("findings") if entry["code"].startswith(LASTING)]
        document["findings"] = findings
    else:
        raise ArgumentError("nothing that can be dumped", expected="a scenario, a brief or records", got=records)
    return codec.write_yaml({key: _told(value) for key, value in document.items() if value not in (None, [])})


def _told(data: Any) -> Any:
    """Plain data without the keys under which nothing is told."""
    if isinstance(data, dict):
        return {key: _told(value) for key, value in data.items() if value is not None}
    return [_told(item) for item in data] if isinstance(data, list) else data


def by_section(records: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    """Records by the section of a document in which they stand; what stands in none is refused."""
    sections: dict[str, list[Any]] = {name: [] for name in codec.SECTIONS if name != "findings"}
    for record in records:
        sections[_section(record)].append(record)
    return {name: tuple(found) for name, found in sections.items() if found}


def _section(record: Any) -> str:
    if isinstance(record, model.Reference):
        return _REFERRED.get(record.id.namespace, "states")
    for name, classes in codec.SECTIONS.items():
        if isinstance(record, classes) and name != "findings":
            return name
    raise ArgumentError("no section of a document holds this", expected="records", got=type(record).__name__)
