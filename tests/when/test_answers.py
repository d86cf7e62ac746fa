"""There are three answers, and MAYBE is never taken for yes or no."""

from __future__ import annotations

from itertools import product

import pytest

from geobrief.errors import ArgumentError, GeobriefError
from geobrief.when import Answer

YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.MAYBE
WORLDS = {YES: {True}, NO: {False}, MAYBE: {True, False}}


def expected(values: set[bool]) -> Answer:
    return Answer.of(values == {True}, True in values)


@pytest.mark.parametrize(("a", "b"), list(product(Answer, Answer)))
def test_two_answers_combine_as_every_pair_of_facts_would(a: Answer, b: Answer) -> None:
    pairs = list(product(WORLDS[a], WORLDS[b]))
    assert (a & b) is expected({x and y for x, y in pairs})
    assert (a | b) is expected({x or y for x, y in pairs})
    assert ~(a & b) is (~a | ~b)


@pytest.mark.parametrize("answer", Answer)
def test_denying_twice_changes_nothing(answer: Answer) -> None:
    assert ~~answer is answer
    assert (answer.certain, answer.possible) == (answer is YES, answer is not NO)


@pytest.mark.parametrize("answers", [(), (YES,), (YES, MAYBE), (MAYBE, NO), (YES, NO, MAYBE)])
def test_many_answers_combine_like_two(answers: tuple[Answer, ...]) -> None:
    every, some = YES, NO
    for answer in answers:
        every, some = every & answer, some | answer
    assert (Answer.all(answers), Answer.any(answers)) == (every, some)


def test_maybe_is_neither_true_nor_false() -> None:
    assert YES
    assert not NO
    with pytest.raises(GeobriefError, match=r"\.certain"):
        bool(MAYBE)


def test_an_answer_combines_with_answers_only() -> None:
    with pytest.raises(ArgumentError, match="expected an Answer, got True"):
        YES & True  # type: ignore[operator]
    assert str(MAYBE) == "maybe"
