"""Which rules are there, what does each of them look at, and what does it say?

A rule is a small generator with a code. The annotation of its first parameter says what it is given: records of one
class or several (`event: Event`, `record: Agreement | Event`), or everything at once (`checked: Checked`). If it asks
for more, by parameters called `world` and `checked`, it gets that too. It yields faults; code, slug, path and place are
added to them.
Its docstring is its documentation, and what `geobrief explain` prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from geobrief.errors import ArgumentError
from geobrief.evidence import Evidence, Mention
from geobrief.findings import Code, Finding, Place, Severity, register
from geobrief.model import DateMention

if TYPE_CHECKING:
    from geobrief.checking.context import Checked

_GIVEN = ("world", "checked")
Words = Evidence | Mention | DateMention
Check = TypeVar("Check", bound=Callable[..., Iterator["Fault"]])


@attrs.frozen
class Fault:
    """What a rule has to say of a record.

    `at` leads from the record to the field (`people[0]`), `words` are the words in question where they are not the
    record's first evidence, and `severity` is given only where it is lower than the rule's. `fix` is what may stand in
    the field instead; it is given only where nothing but the spelling changes.
    """

    message: str
    at: str = ""
    hint: str | None = None
    severity: Severity | None = None
    words: Words | None = None
    fix: str | None = None


@attrs.frozen
class Rule:
    """A rule: its code, the classes of records that it looks at, and the function that looks.

    A `preview` rule runs only where it is selected.
    """

    code: Code
    over: tuple[str, ...]
    wants: tuple[str, ...]
    preview: bool = attrs.field(repr=False)
    check: Callable[..., Iterator[Fault]] = attrs.field(repr=False)

    def given(self, checked: Checked) -> list[Any]:
        """What the rule asks for beside the record."""
        return [checked.world if name == "world" else checked for name in self.wants]

    def finding(self, fault: Fault, path: str, record: Any) -> Finding:
        """What the rule has to say of a record that stands at this path."""
        finding = self.code.finding(
            fault.message,
            path=".".join(part for part in (path, fault.at) if part),
            place=_place(fault.words or _first_words(record)),
            hint=fault.hint,
            severity=fault.severity,
        )
        return finding if fault.fix is None else attrs.evolve(finding, fix=fault.fix)


def _first_words(record: Any) -> Words | None:
    words = getattr(record, "evidence", ()) or getattr(record, "mentions", ())
    return next(iter(words), None)


def _place(words: Words | None) -> Place | None:
    return None if words is None else Place(start=words.start, end=words.end)


_RULES: dict[str, Rule] = {}


def rule(code: str, slug: str, severity: Severity, *, since: str, preview: bool = False) -> Callable[[Check], Check]:
    """Enter a function into the rules, under a code that no other rule has; the function is returned as it is."""

    def enter(check: Check) -> Check:
        from inspect import cleandoc

        names = [name for name in check.__annotations__ if name != "return"]
        if set(names[1:]) - set(_GIVEN):
            message = f"the rule {code} asks for what no rule is given"
            raise ArgumentError(message, expected=" or ".join(_GIVEN), got=", ".join(names[1:]))
        entry = register(Code(code, slug, severity, since=since, text=cleandoc(check.__doc__ or "")))
        _RULES[code] = Rule(entry, _classes(check.__annotations__[names[0]]), tuple(names[1:]), preview, check)
        return check

    return enter


def _classes(annotation: object) -> tuple[str, ...]:
    """The names of the classes in an annotation, which is text where annotations are not evaluated."""
    written = annotation.__name__ if isinstance(annotation, type) else str(annotation)
    return tuple(part.strip().rpartition(".")[2] for part in written.split("|"))


def rules() -> tuple[Rule, ...]:
    """All rules by code, also those that installed packages bring under the entry point `geobrief.rules`.

    >>> {rule.code.code: rule.over for rule in rules()}["GB402"]
    ('Agreement', 'Dispute', 'Event', 'Tenure')
    """
    from geobrief.checking.plugins import enter_installed

    enter_installed()
    return tuple(_RULES[code] for code in sorted(_RULES))


def by_class(chosen: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Rules by the class of record that they look at."""
    gathered: dict[str, list[Rule]] = {}
    for entry in chosen:
        for name in entry.over:
            gathered.setdefault(name, []).append(entry)
    return gathered
