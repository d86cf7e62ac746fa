"""A comment ignores the findings of its line, and one that ignores nothing is reported."""

from __future__ import annotations

import pytest

from geobrief.checking.ignores import apply_ignores, comments, ignores
from geobrief.findings import Finding, Place

ERROR = Finding("GB401", "leader-not-in-office", "error", "…", place=Place(line=3, column=5))
WARNING = Finding("GB703", "recipient-missing", "warning", "…", place=Place(line=3, column=9))


def left(line: str, *findings: Finding) -> list[str]:
    """The codes that remain where this line is the third of a file."""
    text = f"a: 1\nb: 2\n{line}\nd: 4\n"
    return [finding.code for finding in apply_ignores(findings or (ERROR, WARNING), ignores(comments(text)))]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("c: 3", ["GB401", "GB703"]),
        ("c: 3  # geobrief: ignore[GB401]", ["GB703"]),
        ("c: 3  # geobrief: ignore[leader-not-in-office]", ["GB703"]),
        ("c: 3  # geobrief: ignore[GB4, GB7]", []),
        ("c: 3  #geobrief:ignore", []),
        ("c: 3  # so it was.  # geobrief: ignore[GB401] geobrief: ignored", ["GB703"]),
        ("c: 3  # geobrief: ignore[GB402]", ["GB401", "GB703", "GB120"]),
        ("c: 3  # geobrief: ignore[GB401, GB402]", ["GB703", "GB120"]),
        ("c: '# geobrief: ignore'", ["GB401", "GB703"]),
        ("c: a#geobrief: ignore", ["GB401", "GB703"]),
        ("c: it's # geobrief: ignore", []),
    ],
)
def test_comment_on_the_line(line: str, codes: list[str]) -> None:
    assert left(line) == codes


def test_a_comment_on_a_line_of_its_own_is_about_the_next_line() -> None:
    text = "a: 1\n  # geobrief: ignore[GB401]\n  c: 3\n"
    assert apply_ignores([ERROR], ignores(comments(text))) == []
    both = "# geobrief: ignore[GB401]\n# geobrief: ignore[GB703]\nc: 3\n"
    assert apply_ignores([ERROR, WARNING], ignores(comments(both))) == []


@pytest.mark.parametrize(
    "prose",
    [
        "text: |\n  A line.\n  c: 3 # geobrief: ignore\nd: 4",
        "- text: >-\n    A line.\n\n    c: 3 # geobrief: ignore\n  d: 4",
        "- |\n  A line.\n  # geobrief: ignore\n- d",
        'a: "b\n  # geobrief: ignore\n  c \\" # geobrief: ignore\n  d"',
        "- {a: 'it''s\n  # geobrief: ignore\n  so', b: 1}",
    ],
)
def test_prose_has_no_comments(prose: str) -> None:
    assert list(comments(prose)) == []
    assert [comment.line for comment in comments(f"{prose}  # geobrief: ignore")] == [prose.count("\n") + 1]


def test_an_unused_ignore_has_the_place_of_the_comment() -> None:
    (unused,) = apply_ignores([], ignores(comments("a: 1 # geobrief: ignore[GB401]"), "file.yaml"))
    assert (unused.code, str(unused.place)) == ("GB120", "file.yaml:1:6")
    assert "GB401" in unused.message


def test_nothing_is_said_of_codes_that_were_not_looked_for() -> None:
    wishes = ignores(comments("a: 1 # geobrief: ignore[GB401, GB703]"))
    assert [finding.message for finding in apply_ignores([], wishes, checked=["GB7"])] == [
        "line 1 has no finding with GB703"
    ]
