"""Findings: problems of texts, files and records, as values, and the registry of their codes.

Parsers, readers and rules all report findings, and none of them stops the others. The codes that rules do not define
are described in `codes.toml`.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NoReturn

import attrs

from geobrief import arguments
from geobrief.errors import ArgumentError, nearest
from geobrief.printable import visible

PERSISTENT_CODES = ("GB8", "GB9")  # of prose and datasets: kept with the records, since checks do not find them again


class Severity(enum.StrEnum):
    """An `error` is certainly wrong, a `warning` may be, a `note` is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        known = [severity.value for severity in cls]
        near = nearest(value, known)
        raise ArgumentError("unknown severity", expected=", ".join(known), got=value, nearest=near)


@attrs.frozen(field_transformer=arguments.checked_quotes)
class Place:
    """A place in a file or a text; lines and columns count from 1, the code points `start` and `end` from 0.

    >>> str(Place(file="falklands.yaml", line=14, column=12))
    'falklands.yaml:14:12'
    >>> str(Place(start=3, end=9))
    '3–9'
    """

    file: str | None = None
    line: int | None = attrs.field(default=None, validator=arguments.line_number)
    column: int | None = attrs.field(default=None, validator=arguments.line_number)
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        if self.line is not None:
            return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        span = f"{self.start}–{self.end}" if self.start is not None else ""
        return ":".join(part for part in (self.file, span) if part)


# attrs inspects the signatures of converters, which is slow for built-in classes.
def _severity(value: str) -> Severity:
    return Severity(value if isinstance(value, str) else type(value))


def _places(values: Iterable[Place]) -> tuple[Place, ...]:
    places = tuple(arguments.items(values, "a list of places"))
    for place in places:
        if not isinstance(place, Place):
            raise ArgumentError("Finding.related", expected="a Place", got=place)
    return places


def _optional_place(finding: object, attribute: attrs.Attribute[Place | None], value: object) -> None:
    if value is not None and not isinstance(value, Place):
        arguments.refuse(finding, attribute, "a Place or None", value)


@attrs.frozen(field_transformer=arguments.checked_quotes)
class Finding:
    """A problem found in a record, file or text.

    `path` is that of the record and field (`agreements[0].parties[1]`), `place` that of the words, `related` are other
    places. `fix` is a value by which the field can safely be replaced; it is not written to plain data.

    >>> print(Finding("GB801", "nothing-found", Severity.WARNING, "no record was found in this text"))
    GB801 nothing-found: no record was found in this text
    """

    code: str
    slug: str
    severity: Severity = attrs.field(converter=_severity)
    message: str
    path: str = ""
    place: Place | None = attrs.field(default=None, validator=_optional_place)
    hint: str | None = None
    related: tuple[Place, ...] = attrs.field(default=(), converter=_places)
    fix: str | None = attrs.field(default=None, eq=False, repr=False)

    def __str__(self) -> str:
        where = " ".join(part for part in (str(self.place or ""), self.path) if part)
        text = f"{self.code} {self.slug}: {self.message}"
        return visible(f"{where} {text}" if where else text)


@attrs.frozen(field_transformer=arguments.checked_quotes)
class Code:
    """A code of findings: what it means, why it matters, how to fix it.

    For editors, `tag` is `deprecated` for outdated values and `unnecessary` for unused ones, and `hint_has_values` says
    that hints of its findings name values that may be valid.
    """

    code: str
    slug: str
    severity: Severity = attrs.field(converter=_severity)
    since: str
    text: str
    tag: str | None = None
    hint_has_values: bool = False

    def finding(
        self,
        message: str,
        *,
        path: str = "",
        place: Place | None = None,
        hint: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding with this code, and with its severity unless another one is given."""
        severity = self.severity if severity is None else severity
        return Finding(self.code, self.slug, severity, message, path, place, hint)


TAGS = ("deprecated", "unnecessary")
_CODES: dict[str, Code] = {}
_BY_SLUG: dict[str, Code] = {}


def register(code: Code) -> Code:
    """Add a code; a second meaning for a code and an unknown tag are refused."""
    if code.tag is not None and code.tag not in TAGS:
        raise ArgumentError(f"code {code.code} has an unknown tag", expected=" or ".join(TAGS), got=code.tag)
    known = _CODES.setdefault(code.code, code)
    if known != code:
        raise ArgumentError(f"code {code.code} is already {known.slug}", got=code.slug)
    named = _BY_SLUG.setdefault(code.slug, code)
    if named != code:
        raise ArgumentError(f"the slug {code.slug} is already that of {named.code}", got=code.code)
    return code


@cache
def _read_codes() -> None:
    import os
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "codes.toml"), "rb") as file:
        document = tomllib.load(file)
    for name, entry in document.items():
        register(Code(code=name, **entry))


def code(name: str) -> Code:
    """The code with this name or slug.

    >>> code("GB801").slug
    'nothing-found'
    """
    if not isinstance(name, str):
        raise ArgumentError("unknown finding code", expected="a code or a slug", got=name)
    _read_codes()
    if name in _CODES:
        return _CODES[name]
    found = _BY_SLUG.get(name) or _CODES.get(name.upper())
    if found is None:
        raise ArgumentError("unknown finding code", got=name, nearest=nearest(name, (*_CODES, *_BY_SLUG)))
    return found


def codes() -> tuple[Code, ...]:
    """All codes, in order."""
    _read_codes()
    return tuple(_CODES[name] for name in sorted(_CODES))


def line_and_column(finding: Finding) -> tuple[int, int]:
    """The sort key of findings in one file; those without a place come first."""
    place = finding.place or Place()
    return place.line or 0, place.column or 0


def by_place(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings in the order of the text."""
    return iter(sorted(findings, key=lambda f: ((f.place and f.place.start) or 0, f.code, f.path, f.message)))
