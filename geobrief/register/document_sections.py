"""Reads the sections of a document, with names looked up in a world and in what earlier sections declare."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

from geobrief import codec
from geobrief.model.record_types import RECORD_TYPES
from geobrief.register.document_names import names_in
from geobrief.register.recent_worlds import recent_world
from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.register import World

_DECLARED = {kind.section: kind.cls for kind in RECORD_TYPES if kind.namespace is not None}


def read_sections(
    world: World, loading: codec.Loading, published: Date | None = None
) -> tuple[World, dict[str, codec.NumberedRecords]]:
    """The world with what a document declares, and all its sections.

    Sections that declare records come first; records that could be read in part count as declared. A name is that of
    the first time in its record, else of `published`.
    """
    sections = {}
    names = names_in(world)
    for name in (*_DECLARED, *(name for name in codec.SECTIONS if name not in _DECLARED)):
        known = attrs.evolve(loading, resolve=names, person=names.person, ids=names.ids)
        sections[name] = codec.read_section(known, name, published)
        listed = (*sections[name].records, *(record for _, record in sections[name].repaired))
        declared = tuple(record for record in listed if isinstance(record, _DECLARED.get(name, ())))
        if declared:
            content = (published, name, loading.source.data[name], declared)
            world = recent_world((world,), content, partial(world.with_records, **{name: declared}))
            names = names_in(world)
    return world, sections
