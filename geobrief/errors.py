"""Exceptions for misuse of the library.

Content never raises: a bad scenario file or an odd sentence gives findings.
"""

from __future__ import annotations

from collections.abc import Iterable

ABSENT: object = object()  # instead of a value that was not given; None is a value
_LONGEST = 200


class GeobriefError(Exception):
    """Misuse of the library: what is wrong, what was expected, what was given, and the nearest valid value.

    `message`, `expected`, `got` and `nearest` are attributes and make up the text, `problem` is the text without the
    nearest value.

    >>> str(GeobriefError("unknown agreement kind", got="aliance", nearest="alliance"))
    "unknown agreement kind: got 'aliance'; did you mean 'alliance'?"
    """

    def __init__(
        self, message: str, *, expected: str | None = None, got: object = ABSENT, nearest: str | None = None
    ) -> None:
        self.message: str = message
        self.expected: str | None = expected
        self.nearest: str | None = nearest
        self.got: object = None if got is ABSENT else got
        details = [] if expected is None else [f"expected {expected}"]
        if got is not ABSENT:
            details.append(f"got {_shown(got)}")
        self.problem: str = _visible(f"{message}: {', '.join(details)}" if details else message)
        super().__init__(f"{self.problem}; did you mean {nearest!r}?" if nearest else self.problem)


def _visible(text: str) -> str:
    """A message without control characters, which names in it could have."""
    if text.isprintable():
        return text
    from geobrief.printable import visible

    return visible(text)


def _shown(value: object) -> str:
    """The value in the length that a message has room for, a class by its name."""
    if isinstance(value, type):
        return value.__name__
    try:
        return truncate(repr(value), _LONGEST)
    except Exception:  # such as that for a number of 5,000 digits
        return f"a {type(value).__name__}"


def truncate(text: str, most: int = 80) -> str:
    """The text in at most `most` characters, with an ellipsis if it is longer.

    >>> truncate("Argentina", 5)
    'Arge…'
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"


class ArgumentError(GeobriefError, ValueError):
    """An argument has a value or a type that the function does not accept."""


class NoSuchItemError(ArgumentError, IndexError):
    """A sequence has no item with this number."""


class UnknownIdError(GeobriefError, KeyError):
    """No record has this id."""

    def __str__(self) -> str:  # KeyError would print the message in quotes
        return Exception.__str__(self)


class UnreadableInputError(GeobriefError, OSError):
    """A file or stream cannot be read as text."""

    def __str__(self) -> str:
        return Exception.__str__(self)


class MissingPackageError(GeobriefError, ImportError):
    """An optional package is not installed.

    >>> print(MissingPackageError.of("geobrief lsp", "pygls", extra="lsp"))
    geobrief lsp needs pygls: pip install 'geobrief[lsp]'
    """

    def __str__(self) -> str:
        return Exception.__str__(self)

    @classmethod
    def of(cls, feature: str, package: str, *, extra: str) -> MissingPackageError:
        """The error that a feature needs a package of an extra."""
        return cls(f"{feature} needs {package}: pip install 'geobrief[{extra}]'")


def nearest(value: object, options: Iterable[str]) -> str | None:
    """The option with the most similar spelling, or None if none is similar or the value is not a text.

    >>> nearest("aliance", ["alliance", "aid"])
    'alliance'
    >>> nearest("xyz", ["alliance", "aid"]) is None
    True
    """
    if (
        not isinstance(value, str) or len(value) > _LONGEST
    ):  # nobody misspells so much, and comparing it would take long
        return None
    import difflib

    folded = {option.casefold(): option for option in options}
    found = difflib.get_close_matches(value.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None
