"""Reports have the text unchanged, its words marked, a card for each record, and no script."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest

import geobrief
from geobrief.pictures.reports import Card, Problem, fragment, page

TEXT = (
    "Chile's <president> & Peru's signed a border treaty on 3 June 1929. <script>alert(1)</script>\n"
    "Bolivia protested. Chile accused Bolivia of spying."
)


class Words(HTMLParser):
    """The words of the elements with a class, and all tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.words, self._open = [], {}, []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in ("meta", "input", "br"):
            self._open.append(dict(attrs).get("class") or tag)

    def handle_endtag(self, tag):
        if self._open:
            self._open.pop()

    def handle_data(self, data):
        for name in self._open:
            self.words.setdefault(name, []).append(data)

    def of(self, name: str) -> str:
        return "".join(self.words.get(name, ()))


@pytest.fixture(scope="module")
def brief() -> geobrief.Brief:
    return geobrief.read(TEXT, published="1929-06-05")


def test_the_text_is_whole_and_stays_text(brief: geobrief.Brief) -> None:
    read = Words(brief._repr_html_())
    assert read.of("gbr-text") == TEXT
    assert "script" not in read.tags


def test_every_record_has_a_card_and_its_words_are_marked(brief: geobrief.Brief) -> None:
    made = brief._repr_html_()
    records = [record for listed in brief.records.values() for record in listed]
    assert made.count('<details class="gbr-card') == len(records)
    for number in range(len(records)):
        assert re.search(rf'<mark class="[^"]*\br{number}\b', made), number


def test_words_and_card_of_a_record_light_up_together(brief: geobrief.Brief) -> None:
    assert ".gbr:has(.r0:hover) .r0{" in brief._repr_html_()


def test_a_page_stands_alone(brief: geobrief.Brief) -> None:
    made = brief.to_html()
    assert made.startswith("<!doctype html>")
    assert not re.search(r"(?:src|href)=", made)
    assert "http" not in made.replace("http://www.w3.org/2000/svg", "")
    assert made == geobrief.read(TEXT, published="1929-06-05").to_html()


def test_findings_are_on_the_card_of_their_record() -> None:
    scenario = geobrief.load("events: [{type: CONSULT, actors: [France], recipients: [Slovakia], date: 1950-01-01}]")
    made = html.unescape(scenario._repr_html_())
    code = scenario.findings[0].code
    assert made.count(code) >= 2
    assert "<h3>Findings</h3>" in made


def test_overlapping_words_belong_to_all_their_records() -> None:
    cards = [Card("a", "one", (), ((0, 5),)), Card("b", "two", (), ((3, 8),))]
    made = fragment("", "abcdefghij", cards)
    assert re.findall(r'<mark class="[^"]*?((?:r\d+ ?)+)"[^>]*>(\w+)</mark>', made) == [
        ("r0", "abc"), ("r0 r1", "de"), ("r1", "fgh"),
    ]  # fmt: skip


def test_markup_in_titles_and_findings_is_escaped() -> None:
    made = page("<b>", fragment("<i>", None, [Card("<t>", '"x"', (("<k>", "<v>"),))], [Problem("error", "<w>", "<f>")]))
    assert not re.search(r"<(?:b|i|t|k|v|w|f)>", made.replace("<b>error</b>", ""))


@pytest.mark.parametrize("published", [None, "1929-06-05"])
def test_grounded_records_are_a_page_too(published: str | None) -> None:
    quote = [{"text": "Chile accused Bolivia of spying"}]
    answer = {"events": [{"type": "ACCUSE", "actors": ["Chile"], "recipients": ["Bolivia"], "evidence": quote}]}
    made = geobrief.ground(answer, TEXT, published=published).to_html()
    assert "Chile → Bolivia: accuse" in made
