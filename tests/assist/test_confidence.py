from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.assist.confidence import LONGEST_WORD, OPEN, Gate, is_hopeless, passes
from screenplay_ls.llm.engine import FOLLOWING, Piece, worth


def answer(*pieces: tuple[str, float]) -> list[Piece]:
    return [Piece(text, math.log(probability)) for text, probability in pieces]


def check(gate: Gate, said: list[Piece], *, shown: bool) -> None:
    """Whether what was said, all of it, may be shown."""
    assert passes(said, gate) is shown
    assert not (is_hopeless(said, gate) and shown)


@pytest.mark.parametrize(
    ("saving", "shown"), [(0, True), (0.5 * worth(4), True), (0.51 * worth(4), False)]
)
def test_the_first_word_must_be_worth_it(saving: float, shown: bool) -> None:
    said = answer((" know", 0.5), (" you", 0.01), (".", 1))

    check(Gate(saving), said, shown=shown)


def test_a_word_is_as_probable_as_all_its_parts() -> None:
    said = answer((" Ant", 0.5), ("arctica", 0.5), (" is", 1))

    check(Gate(0.25 * worth(10)), said, shown=True)
    check(Gate(0.26 * worth(10)), said, shown=False)


def test_a_long_word_may_be_less_sure_than_a_short_one() -> None:
    check(Gate(1.0), answer((" I", 0.5), (" know", 1)), shown=False)
    check(Gate(1.0), answer((" everything", 0.12), (" is", 1)), shown=True)


def test_a_word_that_is_still_being_written_may_grow() -> None:
    begun = answer((" Ant", 0.2))

    assert not is_hopeless(begun, Gate(2.0))
    assert not passes(begun, Gate(2.0))
    assert is_hopeless([*begun, *answer((" was", 1))], Gate(2.0))
    assert is_hopeless(answer((" Ant", 0.01)), Gate(2.0))


def test_an_engine_that_does_not_say_how_sure_it_is_is_believed() -> None:
    check(Gate(FOLLOWING), [Piece("I know.")], shown=True)


def test_punctuation_alone_passes() -> None:
    check(Gate(5), answer(("...", 0.1)), shown=True)


PIECES = st.lists(st.tuples(st.text("ab ,-'", max_size=4), st.floats(0.01, 1)), max_size=8)


@given(PIECES, PIECES, st.floats(0, 5))
def test_what_is_hopeless_never_passes(
    begun: list[tuple[str, float]], rest: list[tuple[str, float]], saving: float
) -> None:
    said, gate = answer(*begun, *rest), Gate(saving)
    words = "".join(text for text, _ in (*begun, *rest)).split()

    if is_hopeless(answer(*begun), gate) and all(len(word) <= LONGEST_WORD for word in words):
        assert not passes(said, gate)
    assert passes(said, OPEN)
