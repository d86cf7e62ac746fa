"""No control character and no change of direction reaches a terminal; what people write stays as it is."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest

import geobrief
from geobrief.findings import Finding, Place
from geobrief.printable import display_name, masked, visible, visible_json, visible_line

EVERYTHING = "".join(map(chr, range(sys.maxunicode + 1)))
TURNING = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")
KEPT = "Côte d’Ivoire\tمصر\u200f 🕊️\u200d\u00ad\nเมือง"


def controls(text: str) -> set[str]:
    """What must not be printed: controls, separators, overrides of direction, and what UTF-8 cannot hold."""
    return {
        letter
        for letter in text
        if unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs") or unicodedata.bidirectional(letter) in TURNING
    }


def test_controls_are_visible_and_line_breaks_stay() -> None:
    assert controls(visible(EVERYTHING)) == {"\n", "\t"}
    assert controls(visible_line(EVERYTHING)) == set()
    assert controls(masked(EVERYTHING)) == {"\n", "\t"}
    assert len(masked(EVERYTHING)) == len(EVERYTHING)


def test_text_that_people_write_stays_as_it_is() -> None:
    assert visible(KEPT) == KEPT == masked(KEPT)
    assert visible_line(KEPT) == KEPT.replace("\n", "\\n").replace("\t", "\\t")
    assert visible("a\r\nb") == "a\nb"


def test_json_means_the_same() -> None:
    text = EVERYTHING[:0x3000]
    written = visible_json(json.dumps({text: text}, ensure_ascii=False, indent=2))
    assert controls(written) == {"\n"}
    assert json.loads(written) == {text: text}


def test_a_long_name_shows_its_end() -> None:
    assert display_name("a\x1bb") == r"a\x1bb"
    assert display_name("x" * 300 + ".yaml") == f"…{'x' * 195}.yaml"


@pytest.mark.parametrize("part", ["message", "path", "place"])
def test_a_finding_is_printed_without_controls(part: str) -> None:
    parts = {"message": "m", "path": "p", "place": Place("f", 1, 2)}
    parts[part] = Place("a\x9b2Jb\u202e", 1, 2) if part == "place" else "a\x9b2Jb\u202e"
    said = str(Finding("GB301", "unknown-name", "error", **parts))  # type: ignore[arg-type]
    assert r"a\x9b2Jb\u202e" in said
    assert controls(said) == set()


def test_an_exception_is_printed_without_controls() -> None:
    with pytest.raises(geobrief.GeobriefError) as caught:
        geobrief.load("lost\x1b]0;x\x07\u2066.geobrief.yaml")
    assert controls(str(caught.value)) == set()
    assert controls(str(geobrief.GeobriefError("a\x9b", expected="b\x1b", nearest="c\x07"))) == set()


def test_pytest_reports_a_finding_without_controls() -> None:
    from geobrief.testing.collection import report

    finding = Finding("GB301", "unknown-name", "error", "m\x1b", "p\x9b", Place("f\x07", 1, 2), "h\u202e")
    assert controls(report(finding)) == {"\n"}


def test_a_notebook_shows_no_controls() -> None:
    scenario = geobrief.load({"states": [{"id": "x:a", "name": "A\x1b]8;;x\x07land\u2067"}]})
    assert "A\\x1b]8;;x\\x07land\\u2067" in scenario._repr_html_()
