"""The text of a scenario with the place of each value, and edits of it.

A `Source` knows the place of each value by its path (`events[3].people[0]`). A `Plant` states which stretches of the
text are replaced; in one of the new words a mark stands where a finding is due. Line and column are counted to that
mark, in the text itself, so that nothing here depends on what a checker says about places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

import attrs
import yaml

SCENARIOS = Path(__file__).parents[1] / "scenarios"
MARK = "¦"


@attrs.frozen
class Site:
    """A value in the text: its path, where it begins and ends, its words, and where its key begins."""

    path: str
    start: int
    end: int
    words: str
    key: int | None = None

    @property
    def name(self) -> str:
        """The last key of the path, without positions in a list."""
        return re.sub(r"(\[\d+\])+$", "", self.path).rpartition(".")[2]

    @property
    def record(self) -> str:
        """The path of the record in which the value stands: `events[3]`."""
        found = re.match(r"\w+\[\d+\]", self.path)
        return found[0] if found else ""


@attrs.frozen
class Edit:
    """A stretch of the text and the words that take its place."""

    start: int
    end: int
    new: str


def _as_edits(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(edits)


@attrs.frozen
class Plant:
    """A violation to be planted: what is due for it, and the edits, with one mark where the finding is due."""

    code: str
    path: str
    summary: str
    edits: tuple[Edit, ...] = attrs.field(converter=_as_edits)


@attrs.frozen(slots=False)
class Source:
    """A scenario as text."""

    name: str
    text: str

    @cached_property
    def sites(self) -> dict[str, Site]:
        """All values by path."""
        node = yaml.compose(self.text, Loader=yaml.SafeLoader)
        return {site.path: site for site in _walk(node, "", None, self.text)} if node else {}

    @cached_property
    def _matched(self) -> dict[str, list[Site]]:
        return {}

    def match(self, pattern: str) -> list[Site]:
        """The values whose whole path has this form, in the order of the text."""
        if pattern not in self._matched:
            full = re.compile(pattern).fullmatch
            self._matched[pattern] = [site for path, site in self.sites.items() if full(path)]
        return self._matched[pattern]

    def words(self, path: str) -> str | None:
        """What stands at a path, None where nothing does."""
        return self.sites[path].words if path in self.sites else None

    def inside(self, record: str) -> list[Site]:
        """The values within a record."""
        return self.match(re.escape(record) + r"[.\[].*")

    def entries(self, record: str) -> list[Site]:
        """The values that stand directly under the keys of a record."""
        return self.match(re.escape(record) + r"\.\w+")


def _walk(node: yaml.Node, path: str, key: int | None, text: str) -> Iterator[Site]:
    start = node.start_mark.index
    words = text[start : node.end_mark.index].rstrip()
    yield Site(path, start, start + len(words), words, key)
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            inner = f"{path}.{name.value}" if path else name.value
            yield from _walk(value, inner, name.start_mark.index, text)
    elif isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            yield from _walk(item, f"{path}[{at}]", None, text)


@cache
def sources() -> tuple[Source, ...]:
    """The real scenarios, by name of the file."""
    files = sorted(SCENARIOS.glob("*.geobrief.yaml"))
    return tuple(Source(file.name.partition(".")[0], file.read_text("utf-8")) for file in files)


def replaced(site: Site, new: str) -> Edit:
    """Other words in the place of a value."""
    return Edit(site.start, site.end, new)


def marked(site: Site) -> Edit:
    """The mark before a value that stays as it is."""
    return Edit(site.start, site.start, MARK)


def added(source: Source, record: str, words: str) -> Edit:
    """One entry more at the end of a record, in the way in which the record is written."""
    site = source.sites[record]
    if site.words.startswith("{"):
        return Edit(site.end - 1, site.end - 1, f", {words}")
    indent = site.start - source.text.rfind("\n", 0, site.start) - 1
    return Edit(site.end, site.end, "\n" + " " * indent + words)


def removed(source: Source, site: Site) -> Edit:
    """Key and value taken out, with the comma or the line that remain."""
    assert site.key is not None
    rest = re.compile(r",\s*|[ ]*\n\s*").match(source.text, site.end)
    if rest:
        return Edit(site.key, rest.end(), "")
    return Edit(len(source.text[: site.key].rstrip().rstrip(",")), site.end, "")


def place(text: str, at: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def edited(text: str, plant: Plant) -> str:
    """The text with the edits made, the mark still in it."""
    for edit in sorted(plant.edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text
