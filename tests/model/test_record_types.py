"""The list of record types is the only one, and holds all of them."""

import attrs
import pytest

import geobrief
from geobrief import model
from geobrief.codec import SECTIONS
from geobrief.model.keys import KEYS
from geobrief.model.record_types import RECORD_TYPES

PARTS = {"Administration", "AgreementStep", "DatedValue", "DisputeStep", "Name", "Office", "Reference", "Role"}


def test_every_class_of_the_model_is_a_record_type_or_part_of_a_record() -> None:
    classes = {name for name in model.__all__ if attrs.has(getattr(model, name))}
    assert classes == {kind.name for kind in RECORD_TYPES} | PARTS
    assert len({kind.section for kind in RECORD_TYPES}) == len(RECORD_TYPES)


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.name)
def test_documents_scenarios_and_worlds_have_a_place_for_every_record_type(kind) -> None:
    assert kind.cls in SECTIONS[kind.section]
    assert kind.name in KEYS
    assert getattr(geobrief.load(""), kind.section) == ()
    assert kind.table is None or len(getattr(geobrief.World(), kind.table)) == 0


def test_a_brief_has_the_sections_that_are_read_from_prose() -> None:
    assert tuple(geobrief.read("").records) == tuple(kind.section for kind in RECORD_TYPES if kind.from_prose)


@pytest.mark.parametrize("kind", [kind for kind in RECORD_TYPES if kind.namespace], ids=lambda kind: kind.name)
def test_a_record_type_with_a_namespace_has_ids_in_it(kind) -> None:
    ids = {record.id.namespace for record in getattr(geobrief.world(), kind.table)}
    assert ids == {kind.namespace}
