"""Shapes of single values: each reads plain data without coercion, and writes it."""

from __future__ import annotations

import datetime
import enum
import re
from collections.abc import Callable
from functools import lru_cache
from math import isfinite
from typing import Any, ClassVar, Protocol

import attrs

from geobrief.codec.hints import date_hint, padded, spelling, term_hint
from geobrief.codec.loading import Loading
from geobrief.codec.positions import Path
from geobrief.errors import GeobriefError, nearest
from geobrief.model.identity import ActorId
from geobrief.vocabulary.files import with_ids

_GREATEST = 2**53
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_INTEGER = re.compile(r"[-+]?\d{1,400}", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][-+]?\d{1,4})?", re.ASCII)


class Shape(Protocol):
    """What a field accepts. `read` returns a value for the record, or UNREAD after a finding; `write` plain data.

    `expected` describes the form in the words of a message.
    """

    expected: ClassVar[str]

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        """The value for the record."""
        ...


@attrs.frozen
class Text:
    """A text, kept unchanged. Lone surrogates are rejected: JSON can encode them, UTF-8 cannot."""

    expected: ClassVar[str] = "a text"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, str):
            return loading.wrong_shape(self.expected, value, at)
        lone = None if value.isascii() else _LONE_SURROGATE.search(value)
        if lone is None:
            return value
        return loading.report("GB204", f"contains a lone surrogate (U+{ord(lone[0]):04X})", at)


@attrs.frozen
class Number:
    """A finite number; in bare data its digits."""

    expected: ClassVar[str] = "a number"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        number = _number(value) if loading.source.bare else value
        if isinstance(number, int | float) and not isinstance(number, bool) and _is_finite(number):
            return number
        return loading.wrong_shape(self.expected, value, at)


@attrs.frozen
class Integer(Number):
    """A whole number, such as an offset, that every JSON parser reads exactly."""

    expected: ClassVar[str] = "a whole number"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        number = _number(value) if loading.source.bare else value
        is_valid = isinstance(number, int) and not isinstance(number, bool) and abs(number) < _GREATEST
        return number if is_valid else loading.wrong_shape(self.expected, value, at)


def _number(text: Any) -> Any:
    """The number that a bare text spells; any other value unchanged."""
    if not isinstance(text, str):
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _is_finite(number: float) -> bool:
    try:
        return isfinite(number)
    except OverflowError:  # an int that no float can hold
        return False


@attrs.frozen
class Flag:
    """True or false; in bare data these words, and no others (`no` is Norway)."""

    expected: ClassVar[str] = "true or false"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        is_bare = loading.source.bare and isinstance(value, str)
        flag = {"true": True, "false": False}.get(value, value) if is_bare else value
        return flag if isinstance(flag, bool) else loading.wrong_shape(self.expected, value, at)


@attrs.frozen
class VocabularyTerm:
    """The id of a term of a vocabulary; other names of the term are only hints."""

    words: tuple[str, ...]
    expected: ClassVar[str] = "a text"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, str):
            return loading.wrong_shape(self.expected, value, at)
        if value in self.words:
            return value
        vocabulary = with_ids(self.words)
        assert vocabulary is not None  # the words come from `literals`, which has the ids of every vocabulary
        try:
            return vocabulary.check(value)
        except GeobriefError as error:
            return loading.bad_value(error, at, hint=term_hint(value, self.words), fix=spelling(value, self.words))


@attrs.frozen
class EnumValue:
    """A member of an enumeration, by its value."""

    of: type[enum.StrEnum]
    expected: ClassVar[str] = "a text"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, str):
            return loading.wrong_shape(self.expected, value, at)
        words = [member.value for member in self.of]
        if value in words:
            return self.of(value)
        message = f"{value!r} is not one of {', '.join(words)}"
        return loading.report("GB204", message, at, hint=nearest(value, words))


@attrs.frozen
class Time:
    """A date or a period, as text in EDTF; a `datetime.date` or a year of digits, which TOML has, are read too."""

    parse: Callable[[Any], Any]
    expected: ClassVar[str] = "a date or period, as text"

    def try_parse(self, value: Any) -> Any:
        """The date or period of plain data, None where it is not one."""
        value = _year(value)
        try:
            return _parsed(self.parse, value)
        except (GeobriefError, TypeError):
            return None

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        value = _year(value) if loading.source.form == "toml" else value
        if not isinstance(value, str | datetime.date):
            return loading.wrong_shape(self.expected, value, at)
        try:
            return _parsed(self.parse, value)
        except GeobriefError as error:
            return loading.bad_value(error, at, hint=self._hint(value), fix=self._fix(value))

    def _fix(self, value: Any) -> str | None:
        """The date with zeros, if nothing else is wrong with it."""
        whole = padded(value) if isinstance(value, str) else None
        return whole if whole is not None and self.try_parse(whole) is not None else None

    def _hint(self, value: Any) -> str | None:
        """The date or period that was probably meant, if it is one that is read here."""
        hint = date_hint(value) if isinstance(value, str) else None
        return hint if hint is not None and self.try_parse(hint) is not None else None


def _year(value: Any) -> Any:
    """A number of four digits as a year, which TOML has without quotes; any other value unchanged."""
    return str(value) if type(value) is int and 1000 <= value <= 9999 else value


@lru_cache(maxsize=4096)
def _parsed(parse: Callable[[Any], Any], text: str | datetime.date) -> Any:
    """The date or period; cached because each time is parsed twice and many records have the same one."""
    return parse(text)


@attrs.frozen
class IdOrName:
    """The id of a record, or a name that is looked up; `own` for the record's own id, which is never a name."""

    own: bool = False
    person: bool = False
    expected: ClassVar[str] = "a text"

    def read(self, value: Any, at: Path, loading: Loading) -> Any:
        if not isinstance(value, str):
            return loading.wrong_shape(self.expected, value, at)
        if not self.own:
            return loading.holder(value, at) if self.person else loading.actor(value, at)
        try:
            return ActorId(value)
        except GeobriefError as error:
            return loading.bad_value(error, at)
