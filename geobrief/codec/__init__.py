"""Records as plain data, and plain data as records: the one format, in YAML, JSON and TOML.

Reading never coerces and never stops at an error: every problem is reported, each with its path and place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geobrief.arguments import check_text
from geobrief.errors import ArgumentError, nearest
from geobrief.model.identity import is_id

if TYPE_CHECKING:
    from geobrief.codec.documents import (
        SCHEMA,
        SECTIONS,
        DocumentContent,
        HasRecords,
        Header,
        NumberedRecords,
        by_section,
        document,
        read_header,
        read_section,
    )  # fmt: skip
    from geobrief.codec.expectations import Expectation
    from geobrief.codec.loading import Loading, Lookup, Resolve, ids_only
    from geobrief.codec.positions import Path
    from geobrief.codec.sources import LARGEST, ParsedSource, too_large, unreadable
    from geobrief.findings import Finding

# Frames need none of these, so each module is imported when one of its names is used.
_NAMES = {
    "documents": "SCHEMA SECTIONS DocumentContent HasRecords Header NumberedRecords by_section document read_header "
    "read_section",
    "expectations": "Expectation",
    "loading": "Loading Lookup Resolve ids_only",
    "positions": "Path",
    "sources": "LARGEST ParsedSource too_large unreadable",
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    "LARGEST", "SCHEMA", "SECTIONS", "DocumentContent", "Expectation", "HasRecords", "Header", "Loading", "Lookup",
    "NumberedRecords", "ParsedSource", "Path", "Resolve", "by_section", "document", "ids_only", "is_id", "parse",
    "read_header", "read_section", "schema", "structure", "too_large", "unreadable",
]  # fmt: skip
PROFILES = ("full", "llm")
FORMS = ("yaml", "json", "toml")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'geobrief.codec' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"geobrief.codec.{_HOMES[name]}"), name)


def structure(cls: type, data: Any, *, resolve: Resolve | None = None) -> tuple[Any, tuple[Finding, ...]]:
    """The record that plain data describes, or None, and all findings about the data, each with its path.

    >>> from geobrief.model import Event
    >>> record, findings = structure(Event, {"type": "CONSLT", "actors": "RUS"})
    >>> record, [(finding.path, finding.hint) for finding in findings]
    (None, [('type', 'CONSULT'), ('actors', None)])
    """
    from geobrief.codec.loading import Loading, ids_only
    from geobrief.codec.shapes import shape_of
    from geobrief.codec.sources import UNREAD, ParsedSource

    loading = Loading(ParsedSource(data), resolve or ids_only)
    record = shape_of(cls).read(data, (), loading)
    return None if record is UNREAD else record, tuple(loading.findings)


def parse(text: str, form: str = "yaml", file: str | None = None) -> ParsedSource:
    """The plain data in a text whose form is `yaml`, `json` or `toml`, with places and syntax findings."""
    import attrs

    from geobrief.codec.sources import LARGEST, too_large

    check_text(text, "text")
    if form not in FORMS:
        raise ArgumentError("unknown form", expected=", ".join(FORMS), got=form, nearest=nearest(form, FORMS))
    if len(text) > LARGEST:
        return attrs.evolve(too_large(file), form=form)
    if form == "json":
        from geobrief.codec.json_source import read_json as read
    elif form == "toml":
        from geobrief.codec.sources import read_toml as read
    else:
        from geobrief.codec.yaml_source import read_yaml as read
    return attrs.evolve(read(text, file), form=form)


def schema(profile: str = "full") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the format, as plain data.

    `full` is for editors and validators and covers all that a file may hold. A file that is loaded without an error of
    shape is valid. `llm` is for structured output of language models: every key required, null the only alternative,
    and quotes as the evidence of every record; `geobrief.ground` holds what a model returns against its text. Another
    profile raises an `ArgumentError`.

    >>> sorted(schema()["properties"]["agreements"])
    ['description', 'items', 'type']
    >>> schema("llm")["additionalProperties"]
    False
    """
    if not isinstance(profile, str) or profile not in PROFILES:
        raise ArgumentError("unknown profile", expected="full or llm", got=profile, nearest=nearest(profile, PROFILES))
    if profile == "full":
        from geobrief.codec.schemas import full as build
    else:
        from geobrief.codec.schemas import strict as build
    return build()
