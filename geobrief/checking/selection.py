"""Selection of rules and findings by code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import attrs

from geobrief.arguments import items
from geobrief.checking.registry import Rule, rules
from geobrief.errors import ArgumentError
from geobrief.findings import Finding, code, codes

# A rule failed, or a file was not read to its end: without these an empty answer would look like a clean one.
ALWAYS_REPORTED = ("GB003", "GB101", "GB105", "GB108", "GB109", "GB110", "GB112", "GB390", "GB391", "GB392")


@attrs.frozen
class RuleSelection:
    """Codes or beginnings of codes: those of `select` (all if empty) without those of `ignore`.

    `plugins` includes the rules of installed packages.

    >>> [rule.code for rule in RuleSelection.of(["GB40"], ["GB402", "outdated-mention"]).rules()]
    ['GB401', 'GB403', 'GB404', 'GB405', 'GB407', 'GB408', 'GB409']
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    plugins: bool = True

    @classmethod
    def of(cls, select: Iterable[str], ignore: Iterable[str], *, plugins: bool = True) -> RuleSelection:
        """A selection by codes, beginnings of codes (`GB4`) and slugs; an unknown one raises."""
        rules(plugins=plugins)  # which registers their codes
        return cls(_codes(select, "select"), _codes(ignore, "ignore"), plugins)

    def includes(self, code: str) -> bool:
        """Whether findings with a code are reported; those in `ALWAYS_REPORTED` always are."""
        selected = not self.select or code.startswith(self.select)
        return code in ALWAYS_REPORTED or (selected and not code.startswith(self.ignore))

    def filter(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that are reported."""
        return [finding for finding in findings if self.includes(finding.code)]

    def rules(self) -> tuple[Rule, ...]:
        """The rules that run; a preview rule runs only if it is selected."""
        return _selected(self, rules(plugins=self.plugins))

    def codes(self) -> list[str]:
        """All codes that can be reported."""
        idle = {rule.code for rule in rules(plugins=self.plugins)} - {rule.code for rule in self.rules()}
        return [entry.code for entry in codes() if self.includes(entry.code) and entry.code not in idle]


@lru_cache(maxsize=16)
def _selected(selection: RuleSelection, known: tuple[Rule, ...]) -> tuple[Rule, ...]:
    found = (rule for rule in known if selection.includes(rule.code))
    return tuple(rule for rule in found if selection.select or not rule.preview)


def _codes(names: Iterable[str], argument: str) -> tuple[str, ...]:
    if isinstance(names, str):
        return (_code(names, argument),)
    if not isinstance(names, set | frozenset):
        names = items(names, f"a list of codes, beginnings of codes or slugs as {argument}")
    return tuple(_code(name, argument) for name in names)


def _code(name: object, argument: str) -> str:
    if not isinstance(name, str):
        raise ArgumentError(f"{argument} takes codes", expected="a code or a slug", got=name)
    return name if name and any(entry.code.startswith(name) for entry in codes()) else code(name).code
