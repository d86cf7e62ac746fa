"""Loads scenarios from a file, a text or plain data."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any

from geobrief import codec
from geobrief.codec.collector import paused
from geobrief.findings import PERSISTENT_CODES
from geobrief.register.document_sections import read_sections
from geobrief.register.record_lists import RecordList
from geobrief.scenario.bases import BaseWorlds
from geobrief.scenario.files import Outside, readable_folders, source_of, source_of_bytes, source_of_text
from geobrief.scenario.scenarios import Scenario

if TYPE_CHECKING:
    from geobrief.register import World


def load(
    source: str | PathLike[str] | Mapping[str, Any], *, world: World | None = None, extends_outside: Outside = False
) -> Scenario:
    """Load a scenario or a saved reading: a file (by its suffix), a text of YAML or JSON, or plain data.

    A `str` that has a line break, a colon or a brace is a text, any other one the name of a file. What is wrong with
    the content never raises: `findings` lists it, and the rest is loaded. A missing file raises. Actors may be named; a
    name is that of the first time in its record, else of the day of publication.

    `extends` takes files from the folder of the project (the nearest folder above with a `pyproject.toml` or `.git`,
    else the folder of the file). `extends_outside` allows others: True for all, or the folders that may hold them.

    >>> scenario = load("agreements: [{kind: trade, parties: [Argentina, EU], signed: 2019-06-28}]")
    >>> scenario.agreements[0].parties
    ('ARG', 'org:EU')
    """
    with paused():
        return _load(source_of(source), world, extends_outside)


def load_content(
    content: str | bytes,
    name: str,
    *,
    world: World | None = None,
    extends_outside: Outside = False,
    unsaved: Mapping[str, bytes] | None = None,
) -> Scenario:
    """Load the content of the file with this name, saved or not.

    `unsaved` has the content of other files, by real path, that replaces what is on the disk.
    """
    with paused():
        source = source_of_text(content, name) if isinstance(content, str) else source_of_bytes(content, name)
        return _load(source, world, extends_outside, unsaved)


def _load(
    data: codec.ParsedSource, world: World | None, outside: Outside, unsaved: Mapping[str, bytes] | None = None
) -> Scenario:
    from geobrief.register.worlds import checked_world

    world = checked_world(world)
    return _scenario(
        data, BaseWorlds(world, _scenario, readable_folders(data.file, outside), unsaved or {}).opened(data)
    )


def _scenario(data: codec.ParsedSource, bases: BaseWorlds) -> Scenario:
    loading = codec.Loading(data)
    header = codec.read_header(loading)
    world, sections = read_sections(bases.of(header, loading), loading, header.published)
    persistent = (finding for finding in sections.pop("findings").records if finding.code.startswith(PERSISTENT_CODES))
    records: dict[str, Any] = {name: section.records for name, section in sections.items()}
    return Scenario(
        title=header.title,
        published=header.published,
        text=header.text,
        extends=header.extends,
        **records,
        load_findings=RecordList("findings", (*data.findings, *loading.findings, *persistent)),
        base_world=world,
        base_files=bases.states,
        source=data,
        numbers={name: section.numbers for name, section in sections.items()},
        repaired={name: section.repaired for name, section in sections.items() if section.repaired},
        unread_ids=frozenset(id for section in sections.values() for id in section.unread_ids),
    )
