"""PLOVER's types, modes and scores, and the events of the codes of CAMEO."""

from __future__ import annotations

import pytest

from geobrief.vocabulary import UnknownTermError, cameo, load, modes, quad, scale
from geobrief.vocabulary.files import rows

ROWS = rows("cameo")
VERBAL = {"verbal_cooperation", "verbal_conflict"}


def test_there_are_sixteen_types_and_yield_is_none_of_them() -> None:
    assert len(load("event_types")) == 16
    assert "YIELD" not in load("event_types")


def test_cooperation_scores_above_zero_and_conflict_at_most_zero() -> None:
    for event in load("event_types").ids:
        scores = [scale(event), *(scale(event, mode) for mode in modes(event))]
        if quad(event).endswith("cooperation"):
            assert min(scores) > 0, event
        elif event != "REQUEST":
            assert max(scores) < 0, event
        assert all(-10 <= score <= 10 for score in scores)


def test_deeds_are_worse_than_words() -> None:
    events = load("event_types").ids
    words = [scale(event) for event in events if quad(event) == "verbal_conflict"]
    deeds = [scale(event) for event in events if quad(event) == "material_conflict"]
    assert max(deeds) < min(words)


def test_every_mode_has_a_type_and_a_score_for_each_type_or_none() -> None:
    for mode in load("event_modes"):
        types = mode.listed("types")
        assert types
        assert len(mode.listed("scores")) in (0, len(types)), mode


def test_a_mode_without_a_score_takes_that_of_its_type() -> None:
    assert scale("ASSAULT", "massacre") == scale("ASSAULT")
    assert scale("PROTEST", "vandalize") == scale("PROTEST")


@pytest.mark.parametrize(("event", "mode"), [("SUPPORT", "visit"), ("COERCE", "massacre"), ("AGREE", "nothing")])
def test_a_mode_of_another_type_is_refused(event: str, mode: str) -> None:
    with pytest.raises(UnknownTermError):
        scale(event, mode)


@pytest.mark.parametrize("event", ["YIELD", "agree", ""])
def test_an_unknown_type_is_refused_everywhere(event: str) -> None:
    for question in (quad, modes, scale):
        with pytest.raises(UnknownTermError):
            question(event)


def test_every_row_of_the_cameo_table_says_what_plover_can_say() -> None:
    assert len({row["code"] for row in ROWS}) == len(ROWS) == 258
    for row in ROWS:
        event, mode, contexts = cameo(row["code"])
        assert event is None or event in load("event_types")
        assert mode is None or (event is not None and mode in modes(event)), row
        assert all(context in load("event_contexts") for context in contexts), row


def test_every_departure_from_the_table_keeps_what_was_printed() -> None:
    departures = {row["code"]: row["printed"] for row in ROWS if row["printed"]}
    assert len(departures) == 14
    for code, printed in departures.items():
        column, value = printed.split("=")
        row = next(row for row in ROWS if row["code"] == code)
        assert row[column] != value


@pytest.mark.parametrize(
    ("code", "event", "mode", "contexts"),
    [
        ("0311", "AGREE", None, ("economic",)),
        ("042", "CONSULT", "visit", ()),
        ("057", "SUPPORT", None, ("diplomatic",)),
        ("073", "AID", None, ("human_security",)),
        ("081", "CONCEDE", None, ("legal",)),
        ("0813", "RETREAT", None, ("legal",)),
        ("085", "RETREAT", "ease", ("economic",)),
        ("091", "ACCUSE", "investigate", ("crime", "corruption")),
        ("163", "COERCE", "restrict", ("diplomatic",)),
        ("161", "SANCTION", "withdraw", ("diplomatic",)),
        ("1712", "ASSAULT", "destroy", ("human_security",)),
        ("175", "ASSAULT", None, ("military", "pro_autocracy")),
        ("186", "ASSAULT", "targeted", ()),
        ("191", "COERCE", "restrict", ("military",)),
        ("2042", "ASSAULT", "unconventional", ("cbrn",)),
    ],
)
def test_a_code_gives_type_mode_and_contexts(
    code: str, event: str, mode: str | None, contexts: tuple[str, ...]
) -> None:
    assert cameo(code) == (event, mode, contexts)


@pytest.mark.parametrize(
    ("code", "above"),
    [("03", "030"), ("08", "080"), ("20", "200"), ("0715", "071"), ("1234", "123"), ("0569", "056"), ("1890", "180")],
)
def test_a_code_that_the_table_does_not_have_is_read_as_the_one_above(code: str, above: str) -> None:
    assert cameo(code) == cameo(above)
    assert cameo(code)[0]


@pytest.mark.parametrize("code", ["01", "010", "0128", "02", "0256"])
def test_comments_and_appeals_are_not_events(code: str) -> None:
    assert cameo(code) == (None, None, ())


@pytest.mark.parametrize("code", ["", "1", "00", "21", "04a", "-42", "04321", "٠٤٢", 42, None, "042 "])
def test_what_is_not_a_cameo_code_is_refused(code: object) -> None:
    with pytest.raises(UnknownTermError, match="with 01 to 20"):
        cameo(code)  # type: ignore[arg-type]
