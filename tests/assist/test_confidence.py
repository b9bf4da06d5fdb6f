from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.assist.confidence import OPEN, Gate, is_hopeless, sure_part
from screenplay_ls.llm.engine import Piece


def answer(*pieces: tuple[str, float]) -> list[Piece]:
    return [Piece(text, math.log(probability)) for text, probability in pieces]


def check(gate: Gate, said: list[Piece], shown: str) -> None:
    """Of what was said, `shown` passes."""
    assert sure_part(said, gate) == shown
    assert is_hopeless(said, gate) == (shown != "".join(piece.text for piece in said))


@pytest.mark.parametrize(
    ("gate", "shown"),
    [
        (OPEN, " know you, Mary."),
        (Gate(first=0.5), " know you, Mary."),
        (Gate(first=0.7), ""),
        (Gate(together=0.2), " know you,"),
        (Gate(together=0.4), " know"),
        (Gate(together=0.7), ""),
        (Gate(first=0.2, together=0.4), " know"),
    ],
)
def test_an_answer_is_cut_where_it_gets_improbable(gate: Gate, shown: str) -> None:
    said = answer((" know", 0.6), (" you", 0.5), (",", 1), (" Ma", 0.5), ("ry", 1), (".", 1))

    check(gate, said, shown)


def test_a_word_is_as_probable_as_all_its_parts() -> None:
    check(Gate(first=0.4), answer((" Ant", 0.6), ("arctica", 0.6)), "")
    check(Gate(first=0.3), answer((" Ant", 0.6), ("arctica", 0.6)), " Antarctica")


def test_what_opens_something_goes_with_it() -> None:
    check(Gate(together=0.3), answer(("Well", 1), (" -", 1), (" (so", 0.2)), "Well")


def test_an_engine_that_does_not_say_how_sure_it_is_is_believed() -> None:
    check(Gate(0.9, 0.9), [Piece("I know.")], "I know.")


def test_punctuation_alone_passes() -> None:
    check(Gate(0.9, 0.9), answer(("...", 0.1)), "...")


PIECES = st.lists(st.tuples(st.text("ab ,-'", max_size=4), st.floats(0.01, 1)), max_size=8)


@given(PIECES, st.floats(0, 1), st.floats(0, 1))
def test_what_passes_is_the_beginning(
    pieces: list[tuple[str, float]], first: float, together: float
) -> None:
    said = answer(*pieces)
    text = "".join(text for text, _ in pieces)

    assert text.startswith(sure_part(said, Gate(first, together)))
    assert sure_part(said, OPEN) == text
