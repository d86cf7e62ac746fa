"""Answers to questions about time: YES, NO or MAYBE.

Dates are often known only to the year or the month, so there are three answers. They combine as in Kleene's
three-valued logic, and MAYBE has no truth value.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import NoReturn

from geobrief.arguments import items
from geobrief.errors import ArgumentError, GeobriefError, nearest


class UndecidedError(GeobriefError):
    """An answer of MAYBE was used as a truth value."""


class Answer(enum.Enum):
    """YES, NO or MAYBE; `&`, `|` and `~` combine answers.

    >>> Answer.YES & Answer.MAYBE, Answer.YES | Answer.MAYBE, ~Answer.MAYBE
    (Answer.MAYBE, Answer.YES, Answer.MAYBE)
    >>> bool(Answer.YES), Answer.MAYBE.certain, Answer.MAYBE.possible
    (True, False, True)
    """

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        known = [answer.value for answer in cls]
        raise ArgumentError("not an answer", expected=", ".join(known), got=value, nearest=nearest(value, known))

    @classmethod
    def of(cls, certain: bool, possible: bool) -> Answer:
        """YES if it is certain, MAYBE if it is only possible, else NO."""
        return cls.YES if certain else cls.MAYBE if possible else cls.NO

    @classmethod
    def all(cls, answers: Iterable[Answer]) -> Answer:
        """`YES` if all answers are `YES`, `NO` if one is `NO`; without answers, `YES`."""
        found = _answers(answers)
        return cls.of(found <= {cls.YES}, cls.NO not in found)

    @classmethod
    def any(cls, answers: Iterable[Answer]) -> Answer:
        """`YES` if one answer is `YES`, `NO` if all are `NO`; without answers, `NO`."""
        found = _answers(answers)
        return cls.of(cls.YES in found, not found <= {cls.NO})

    @property
    def certain(self) -> bool:
        """Whether it is YES."""
        return self is Answer.YES

    @property
    def possible(self) -> bool:
        """Whether it is YES or MAYBE."""
        return self is not Answer.NO

    def __and__(self, other: Answer) -> Answer:
        return Answer.all((self, other))

    def __or__(self, other: Answer) -> Answer:
        return Answer.any((self, other))

    __rand__, __ror__ = __and__, __or__

    def __invert__(self) -> Answer:
        return Answer.of(self is Answer.NO, self is not Answer.YES)

    def __bool__(self) -> bool:
        if self is Answer.MAYBE:
            raise UndecidedError("MAYBE is neither true nor false", expected="`.certain` or `.possible` of the answer")
        return self is Answer.YES

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f"Answer.{self.name}"


def _answers(values: Iterable[Answer]) -> set[Answer]:
    found = set(values if isinstance(values, set | frozenset) else items(values, "a list of answers"))
    for value in found:
        if not isinstance(value, Answer):
            raise ArgumentError("not an answer", expected="an Answer", got=value)
    return found
