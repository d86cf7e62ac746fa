"""The page of all rules of the library: tables, then the documentation of each rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from geobrief.checking.registry import Rule, rules

FAMILIES = {
    "GB3": "Names and references",
    "GB4": "Time, office, states and organisations",
    "GB5": "Agreements",
    "GB6": "Disputes",
    "GB7": "Events and evidence",
}
_HEAD = """# Rules

This page is generated from the rules: `python -m geobrief.rules > docs/rules.md`.

An error is certainly wrong, a warning may be wrong, a note is worth knowing. If a date is known only in part, or is
marked as uncertain, a finding has a lower severity than its rule. Findings are ignored by `--ignore`, by settings and
patterns of files in `pyproject.toml`, or by a comment on their line, `# geobrief: ignore[GB401]`; a comment that
ignores nothing is a finding too (GB120, unused-ignore), and so is a rule that raises an exception (GB003, rule-failed).
"""


def document() -> str:
    """The page in Markdown.

    >>> document().splitlines()[0]
    '# Rules'
    """
    own = [rule for rule in rules() if rule.check.__module__.startswith("geobrief.rules.")]
    families = [(name, list(held)) for name, held in groupby(own, key=lambda rule: FAMILIES[rule.code[:3]])]
    return "\n".join((_HEAD, *_tables(families), *_texts(families)))


def _tables(families: Iterable[tuple[str, list[Rule]]]) -> Iterator[str]:
    for name, held in families:
        yield f"## {name}\n\n| code | name | severity | since | what it finds |\n|---|---|---|---|---|"
        yield from (_row(rule) for rule in held)
        yield ""


def _row(rule: Rule) -> str:
    code = rule.definition
    severity = f"{code.severity} (preview)" if rule.preview else str(code.severity)
    cells = (f"[{code.code}](#{code.slug})", f"`{code.slug}`", severity, code.since, _summary(code.text))
    return f"| {' | '.join(cells)} |"


def _summary(text: str) -> str:
    """The first paragraph on one line, for a cell of a table."""
    return " ".join(text.partition("\n\n")[0].split()).replace("|", "\\|")


def _texts(families: Iterable[tuple[str, list[Rule]]]) -> Iterator[str]:
    for _, held in families:
        for rule in held:
            text = rule.definition.text.replace("\nHow to fix it:", "\n\nHow to fix it:")
            yield f"({rule.slug})=\n### {rule.code} {rule.slug}\n\n{text}\n"
