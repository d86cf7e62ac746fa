"""Registration of rules: small generator functions, each under a code of its own.

The annotation of a rule's first parameter is what the rule looks at: a record class, a union of record classes, or
`RuleContext` for all records at once. Further parameters are named `world` or `context`. A rule yields violations; its
docstring is its documentation, and what `geobrief explain` prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import cleandoc, signature
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import attrs

from geobrief.arguments import check_flag
from geobrief.checking.context import RuleContext
from geobrief.checking.plugins import load_installed, loading_plugin
from geobrief.errors import ArgumentError
from geobrief.evidence import Evidence, Mention
from geobrief.findings import Code, Finding, Place, Severity, code, register
from geobrief.model import DateMention, Reference
from geobrief.model.record_types import RECORD_TYPES

_RECORD_CLASSES = (Reference, *(kind.cls for kind in RECORD_TYPES))
_EXTRA_ARGS = ("world", "context")
_LONGEST = 200
Words = Evidence | Mention | DateMention
Check = TypeVar("Check", bound=Callable[..., Iterator["Violation"]])


@attrs.frozen
class Violation:
    """A problem that a rule found in a record.

    `at` is the path from the record to the field (`people[0]`), `words` are the words in question if they are not the
    record's first evidence, and `severity` is given only if it is lower than the rule's. `fix` is a replacement for the
    value of the field, given only if nothing but the spelling changes.
    """

    message: str
    at: str = ""
    hint: str | None = None
    severity: Severity | None = None
    words: Words | None = None
    fix: str | None = None


@attrs.frozen(eq=False)
class Rule:
    """A registered rule: its code, the record types it takes, and its function.

    A `preview` rule runs only if it is selected. `plugin` names the entry point that brought the rule, None for rules
    of the library and of the running program.
    """

    definition: Code
    record_types: tuple[type, ...]
    extra_args: tuple[str, ...]
    preview: bool = attrs.field(repr=False)
    check: Callable[..., Iterator[Violation]] = attrs.field(repr=False)
    plugin: str | None = attrs.field(default=None, repr=False)

    @property
    def code(self) -> str:
        """The code, such as `GB401`."""
        return self.definition.code

    @property
    def slug(self) -> str:
        """The name, such as `leader-not-in-office`."""
        return self.definition.slug

    @property
    def severity(self) -> Severity:
        """The highest severity of its findings."""
        return self.definition.severity

    def arguments(self, context: RuleContext) -> list[Any]:
        """The arguments of the function after the record."""
        return [context.world if name == "world" else context for name in self.extra_args]

    def finding(self, violation: Violation, path: str, record: Any) -> Finding:
        """The finding for a violation by the record with this path."""
        finding = self.definition.finding(
            violation.message,
            path=".".join(part for part in (path, violation.at) if part),
            place=_place(violation.words or _first_words(record)),
            hint=violation.hint,
            severity=violation.severity,
        )
        return finding if violation.fix is None else attrs.evolve(finding, fix=violation.fix)

    def failure(self, error: Exception, path: str, record: Any) -> Finding:
        """The finding for an exception that the rule raised on the record with this path."""
        from traceback import format_exception_only

        text = " ".join("".join(format_exception_only(error)).split())
        return code("GB003").finding(
            f"rule {self.code} ({self.slug}) failed: {text[:_LONGEST]}",
            path=path,
            place=_place(_first_words(record)),
            hint=f"report this to the authors of {self.check.__module__}, and ignore {self.code} until it is corrected",
        )


def _first_words(record: Any) -> Words | None:
    words = getattr(record, "evidence", ()) or getattr(record, "mentions", ())
    return next(iter(words), None)


def _place(words: Words | None) -> Place | None:
    return None if words is None else Place(start=words.start, end=words.end)


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    slug: str,
    severity: Severity,
    *,
    since: str,
    preview: bool = False,
    tag: str | None = None,
    hint_has_values: bool = False,
) -> Callable[[Check], Check]:
    """Register a rule function under a unique code; the function is returned unchanged.

    `tag` and `hint_has_values` are those of `Code`. A first parameter that is not annotated with record types, and a
    further one with another name than `world` or `context`, raise an `ArgumentError`.
    """

    def register_rule(check: Check) -> Check:
        record_types, extra_args = _parameters(check, code)
        text = cleandoc(check.__doc__ or "")
        definition = register(Code(code, slug, severity, since, text, tag, hint_has_values))
        _RULES[code] = Rule(definition, record_types, extra_args, preview, check, loading_plugin())
        return check

    return register_rule


def _parameters(check: Callable[..., Any], code: str) -> tuple[tuple[type, ...], tuple[str, ...]]:
    """The record types of the first parameter, and the names of the others."""
    try:
        annotations = {name: entry.annotation for name, entry in signature(check, eval_str=True).parameters.items()}
    except Exception as error:
        message = f"an annotation of rule {code} cannot be evaluated: {error}"
        raise ArgumentError(message, expected="names of the module at run time") from error
    first, *others = annotations or {"": None}
    if set(others) - set(_EXTRA_ARGS):
        message = f"rule {code} has an unknown parameter"
        raise ArgumentError(message, expected=" or ".join(_EXTRA_ARGS), got=", ".join(others))
    return _record_types(annotations.get(first), code), tuple(others)


def _record_types(annotation: Any, code: str) -> tuple[type, ...]:
    is_union = isinstance(annotation, UnionType) or get_origin(annotation) is Union
    types: tuple[Any, ...] = get_args(annotation) if is_union else (annotation,)
    unknown = [entry for entry in types if entry not in (*_RECORD_CLASSES, RuleContext)]
    if unknown:
        expected = f"{', '.join(entry.__name__ for entry in _RECORD_CLASSES)} or RuleContext"
        got = getattr(unknown[0], "__name__", str(unknown[0]))
        raise ArgumentError(
            f"the first parameter of rule {code} is not annotated with record types", expected=expected, got=got
        )
    return types


def rules(*, plugins: bool = True) -> tuple[Rule, ...]:
    """All rules by code; `plugins` includes those of installed packages (entry point `geobrief.rules`).

    >>> from geobrief.rules import rules
    >>> [kind.__name__ for kind in {rule.code: rule for rule in rules()}["GB402"].record_types]
    ['Agreement', 'Dispute', 'Event', 'Tenure']
    """
    check_flag(plugins, "plugins")
    if plugins:
        load_installed()
    return tuple(_RULES[code] for code in sorted(_RULES) if plugins or _RULES[code].plugin is None)
