"""Every vocabulary holds together, explains each term, and says what is nearest to a word that it does not have."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import attrs
import pytest

from geobrief.errors import GeobriefError
from geobrief.vocabulary import Term, UnknownTermError, Vocabulary, literals, load

NAMES = load("vocabularies").ids
TYPES = {
    "agreement_kinds": literals.AgreementKind,
    "agreement_statuses": literals.AgreementStatus,
    "party_roles": literals.PartyRole,
    "obligations": literals.Obligation,
    "dispute_kinds": literals.DisputeKind,
    "dispute_statuses": literals.DisputeStatus,
    "hostility_levels": literals.HostilityLevel,
    "offices": literals.OfficeKind,
    "quad_classes": literals.QuadClass,
    "event_types": literals.EventType,
    "event_modes": literals.EventMode,
    "event_contexts": literals.EventContext,
    "modalities": literals.Modality,
    "reading_bases": literals.ReadingBasis,
    "mention_kinds": literals.MentionKind,
}


@pytest.mark.parametrize("name", NAMES)
def test_every_term_is_there_once_and_has_label_gloss_and_a_known_source(name: str) -> None:
    vocabulary = load(name)
    assert len(vocabulary.ids) == len(vocabulary)
    for term in vocabulary:
        assert term.label, term
        assert term.gloss, term
        assert term.source in load("sources"), term


def test_types_and_data_agree_in_every_vocabulary() -> None:
    assert {*TYPES, "sources"} == set(NAMES)
    for name, literal in TYPES.items():
        assert get_args(literal) == load(name).ids


@pytest.mark.parametrize(
    ("name", "column", "target"),
    [
        ("party_roles", "kinds", "agreement_kinds"),
        ("party_roles", "counterparts", "party_roles"),
        ("offices", "deputy_of", "offices"),
        ("event_types", "quad", "quad_classes"),
        ("event_modes", "types", "event_types"),
    ],
)
def test_a_column_that_refers_to_another_vocabulary_names_its_terms(name: str, column: str, target: str) -> None:
    named = {item for term in load(name) for item in term.listed(column)}
    assert named
    assert named <= set(load(target).ids)


def test_who_is_the_counterpart_of_a_role_has_that_role_as_counterpart() -> None:
    roles = load("party_roles")
    for role in roles:
        for other in role.listed("counterparts"):
            assert role.id in roles[other].listed("counterparts")
            assert set(role.listed("kinds")) & set(roles[other].listed("kinds"))


def test_a_mediator_is_not_a_party() -> None:
    assert "mediator" not in load("party_roles")


def test_statuses_come_in_order_and_only_the_last_two_end_an_agreement() -> None:
    statuses = load("agreement_statuses")
    assert [status.number("order") for status in statuses] == list(range(1, len(statuses) + 1))
    assert [status.id for status in statuses if status["group"] == "over"] == ["terminated", "failed"]


def test_hostility_rises_from_none_to_war() -> None:
    assert [(level.number("level"), level.id) for level in load("hostility_levels")] == [
        (1, "none"),
        (2, "threat"),
        (3, "display"),
        (4, "use"),
        (5, "war"),
    ]


@pytest.mark.parametrize(
    ("name", "wrong", "near"),
    [
        ("agreement_kinds", "aliance", "alliance"),
        ("agreement_kinds", "Arms transfer", "arms_transfer"),
        ("agreement_kinds", "arms deal", "arms_transfer"),
        ("offices", "president", "head_of_state"),
        ("offices", "defence minister", "defense_minister"),
        ("obligations", "defence", "defense"),
        ("event_types", "agree", "AGREE"),
        ("event_types", "DEMAND", "REQUEST"),
        ("event_types", "YIELD", "CONCEDE"),
        ("event_modes", "martial_law", "martial-law"),
    ],
)
def test_an_unknown_word_is_refused_and_the_nearest_term_named(name: str, wrong: str, near: str) -> None:
    with pytest.raises(UnknownTermError, match=f"did you mean '{near}'") as refusal:
        load(name).check(wrong)
    assert isinstance(refusal.value, GeobriefError)
    assert refusal.value.nearest == near
    assert near in load(name)


@pytest.mark.parametrize("wrong", ["qqqq", "", 3, None, ["war"]])
def test_where_nothing_is_near_the_choices_are_listed(wrong: object) -> None:
    with pytest.raises(UnknownTermError, match="one of ongoing, frozen, settled"):
        load("dispute_statuses").check(wrong)


def test_other_names_are_hints_and_never_taken_for_a_term_of_their_own() -> None:
    for name in NAMES:
        vocabulary = load(name)
        for term in vocabulary:
            others = term.listed("also") if "also" in dict(term.columns) else ()
            assert not set(others) & set(vocabulary.ids), term


def test_an_id_gives_its_term_and_both_are_in_the_vocabulary() -> None:
    kinds = load("dispute_kinds")
    for term in kinds:
        assert kinds[term.id] is term
        assert term in kinds
        assert str(term) in kinds
    assert attrs.evolve(kinds["river"], gloss="another") not in kinds


def test_a_vocabulary_is_read_once_and_cannot_be_changed() -> None:
    statuses = load("dispute_statuses")
    assert load("dispute_statuses") is statuses
    assert hash(statuses) == hash(Vocabulary("dispute_statuses", statuses.terms))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        statuses.name = "other"  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        statuses["frozen"].gloss = ""  # type: ignore[misc]


def test_a_column_that_a_term_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownTermError, match="expected order, group, also, got 'score'"):
        load("agreement_statuses")["signed"]["score"]
    with pytest.raises(UnknownTermError, match="expected none"):
        Term("id", "label", "gloss", "geobrief")["score"]


def test_importing_the_vocabularies_reads_no_file() -> None:
    code = (
        "import sys, attrs; before = set(sys.modules); import geobrief.vocabulary as v; "
        "new = set(sys.modules) - before; "
        "print(sorted(name for name in new if not name.startswith('geobrief')), v.load.cache_info().currsize)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[] 0"
