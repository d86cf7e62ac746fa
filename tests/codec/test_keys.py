"""Every record has a section or a holder, and every attribute a key."""

from __future__ import annotations

import attrs
import pytest

from geobrief import model
from geobrief.codec import SECTIONS
from geobrief.codec.shapes import shape_of
from geobrief.evidence import Evidence, Mention
from geobrief.findings import Finding
from geobrief.model.keys import KEYS, keys
from geobrief.quantities import Quantity

ALL: set[type] = {getattr(model, name) for name in model.__all__ if attrs.has(getattr(model, name))}


@pytest.mark.parametrize("cls", sorted(ALL | {Evidence, Mention, Quantity}, key=str))
def test_every_attribute_of_every_record_has_a_key(cls: type) -> None:
    derived = {"status", "date"} if cls in (model.Agreement, model.Dispute) else set()
    assert set(keys(cls)) == {field.name for field in attrs.fields(cls)} | derived
    assert set(keys(cls)) <= set(shape_of(cls).fields)


def test_every_record_is_in_a_section_or_in_another_record() -> None:
    inside = {
        "Administered",
        "Administration",
        "Capital",
        "DatedValue",
        "DisputeStep",
        "Evidence",
        "Existing",
        "Header",
        "InAgreement",
        "InDispute",
        "Leading",
        "Member",
        "Mention",
        "Name",
        "Office",
        "Role",
        "Place",
        "Quantity",
        "Spell",
        "AgreementStep",
    }
    assert {cls.__name__ for classes in SECTIONS.values() for cls in classes} | inside == set(KEYS)
    assert SECTIONS["findings"] == (Finding,)
