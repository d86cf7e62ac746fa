"""Is it so, is it not so, or can what is known not tell?

Dates in this field are often known only to the year or the month, so a question about time has three answers. They
combine as in Kleene's three-valued logic, and nothing turns MAYBE into yes or no without being asked to.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable

from geobrief.errors import GeobriefError


class UndecidedError(GeobriefError):
    """An answer of MAYBE was used where only yes or no will do."""


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
    def of(cls, certain: bool, possible: bool) -> Answer:
        """YES where it is so in every reading, NO where it is so in none."""
        return cls.YES if certain else cls.MAYBE if possible else cls.NO

    @classmethod
    def all(cls, answers: Iterable[Answer]) -> Answer:
        """Whether all are so: NO as soon as one is not; of no answers, YES."""
        told = set(answers)
        return cls.of(told <= {cls.YES}, cls.NO not in told)

    @classmethod
    def any(cls, answers: Iterable[Answer]) -> Answer:
        """Whether at least one is so; of no answers, NO."""
        told = set(answers)
        return cls.of(cls.YES in told, not told <= {cls.NO})

    @property
    def certain(self) -> bool:
        """Whether it is surely so."""
        return self is Answer.YES

    @property
    def possible(self) -> bool:
        """Whether it may be so."""
        return self is not Answer.NO

    def __and__(self, other: Answer) -> Answer:
        return Answer.all((self, other)) if isinstance(other, Answer) else NotImplemented

    def __or__(self, other: Answer) -> Answer:
        return Answer.any((self, other)) if isinstance(other, Answer) else NotImplemented

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
