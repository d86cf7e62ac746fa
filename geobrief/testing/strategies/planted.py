"""Which scenarios may a test of a checker try? Such as hold together but for one violation, at a known place."""

from __future__ import annotations

import copy

import attrs
from hypothesis import strategies as st

from geobrief.errors import ArgumentError, nearest
from geobrief.findings import code as known_code
from geobrief.scenario import Scenario, load
from geobrief.testing.strategies.breaches import BREACHES
from geobrief.testing.strategies.casts import casts
from geobrief.testing.strategies.scenarios import Document, documents


@attrs.frozen
class Planted:
    """A document in which one rule is broken once: its code, and the path of the finding."""

    code: str
    path: str
    document: Document = attrs.field(repr=False)

    @property
    def scenario(self) -> Scenario:
        """The document, loaded."""
        return load(self.document)

    @property
    def text(self) -> str:
        """The document as YAML."""
        from geobrief.codec import write_yaml

        return write_yaml(self.document)


def plantable() -> tuple[str, ...]:
    """The codes of which a violation can be planted.

    >>> len(plantable()) >= 15
    True
    """
    return tuple(sorted(BREACHES))


def planted(code: str | None = None) -> st.SearchStrategy[Planted]:
    """Scenarios with exactly one violation of a rule, of any of `plantable()` where none is given.

    >>> from hypothesis import given
    >>> @given(planted("GB602"))
    ... def my_checker_finds_it(planted):
    ...     assert planted.path in my_checker(planted.text)
    """
    load({"events": [{"actors": ["Nobody Knows"]}]})  # so that the first example has not to read the register
    return _planted(st.sampled_from(plantable()) if code is None else st.just(_known(code)))


@st.composite
def _planted(draw: st.DrawFn, codes: st.SearchStrategy[str]) -> Planted:
    code, cast = draw(codes), draw(casts())
    document: Document = copy.deepcopy(draw(documents(cast)))
    return Planted(code, BREACHES[code](draw, cast, document), document)


def _known(code: str) -> str:
    called = next((name for name in BREACHES if code.upper() == name or code == known_code(name).slug), code)
    if called not in BREACHES:
        expected = ", ".join(plantable())
        raise ArgumentError(
            "no violation of this rule can be planted", expected=expected, got=code, nearest=nearest(code, BREACHES)
        )
    return called
