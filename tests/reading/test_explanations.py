"""Explanations have the words, the propositions and the origin of the parties of a record."""

from __future__ import annotations

import pytest

import geobrief

TEXT = (
    "Argentina and Russia signed an agreement on military cooperation in Moscow on Monday. "
    "Cristina Kirchner praised it. The ambassador of Britain protested."
)


@pytest.fixture(scope="module")
def brief() -> geobrief.Brief:
    return geobrief.read(TEXT, published="2015-03-27")


def test_every_record_of_a_brief_is_explained(brief: geobrief.Brief) -> None:
    for records in brief.records.values():
        for record in records:
            explanation = str(brief.explain(record))
            assert explanation
            for evidence in getattr(record, "evidence", ()):
                assert f"«{evidence.text}» ({evidence.start}–{evidence.end})" in explanation


def test_an_agreement_has_its_predicate_with_the_parties(brief: geobrief.Brief) -> None:
    lines = brief.explain(brief.agreements[0]).lines
    assert lines[0] == "defense_cooperation: ARG, RUS (signed)"
    assert any("signed is" in line and "ARG, RUS" in line and "asserted" in line for line in lines)
    assert f"basis {brief.agreements[0].basis}" in lines[1]


def test_arcs_are_shown_when_asked_for(brief: geobrief.Brief) -> None:
    plain, whole = (brief.explain(brief.agreements[0], arcs=arcs).lines for arcs in (False, True))
    assert len(whole) > len(plain)
    assert any("nsubj" in line for line in whole)


def test_a_record_of_another_brief_is_refused(brief: geobrief.Brief) -> None:
    other = geobrief.read("Chile accused Peru of spying.")
    with pytest.raises(geobrief.ArgumentError, match="not a record of this brief"):
        brief.explain(other.events[0])
