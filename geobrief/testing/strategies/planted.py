"""Scenarios with exactly one violation, at a known path, for tests of a checker."""

from __future__ import annotations

import copy

import attrs
from hypothesis import strategies as st

from geobrief.errors import ArgumentError, nearest
from geobrief.findings import code as known_code
from geobrief.scenario import Scenario, load
from geobrief.testing.strategies.casts import casts
from geobrief.testing.strategies.scenarios import ScenarioData, documents
from geobrief.testing.strategies.violations import VIOLATIONS


@attrs.frozen
class Planted:
    """A document that violates one rule once, with the code of the rule and the path of the finding."""

    code: str
    path: str
    document: ScenarioData = attrs.field(repr=False)

    @property
    def scenario(self) -> Scenario:
        """The document, loaded."""
        return load(self.document)

    @property
    def text(self) -> str:
        """The document as YAML."""
        from geobrief.codec.yaml_source import write_yaml

        return write_yaml(self.document)


def plantable() -> tuple[str, ...]:
    """The codes of the rules that `planted` can violate.

    >>> len(plantable()) >= 15
    True
    """
    return tuple(sorted(VIOLATIONS))


def planted(code: str | None = None) -> st.SearchStrategy[Planted]:
    """Scenarios with exactly one violation of a rule; without a code, of any of `plantable()`.

    >>> from hypothesis import given, settings
    >>> import geobrief
    >>> @settings(max_examples=5)
    ... @given(planted("GB602"))
    ... def the_checker_finds_it(planted):
    ...     assert planted.path in [finding.path for finding in geobrief.load(planted.text).findings]
    >>> the_checker_finds_it()
    """
    load({"events": [{"actors": ["Nobody Knows"]}]})  # reads the register before the first example
    return _planted(st.sampled_from(plantable()) if code is None else st.just(_known(code)))


@st.composite
def _planted(draw: st.DrawFn, codes: st.SearchStrategy[str]) -> Planted:
    code, cast = draw(codes), draw(casts())
    document: ScenarioData = copy.deepcopy(draw(documents(cast)))
    return Planted(code, VIOLATIONS[code](draw, cast, document), document)


def _known(code: str) -> str:
    called = next((name for name in VIOLATIONS if code.upper() == name or code == known_code(name).slug), code)
    if called not in VIOLATIONS:
        expected = ", ".join(plantable())
        raise ArgumentError(
            "no violation of this rule can be planted", expected=expected, got=code, nearest=nearest(code, VIOLATIONS)
        )
    return called
