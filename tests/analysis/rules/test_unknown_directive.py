from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.unknown_directive import unknown_directive
from tests.analysis.rules.marks import check


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        ("[[lint: ⟦ignor⟧ adverb]]\n", "[[lint: ignore adverb]]\n"),
        ("[[lint: ⟦of⟧ adverb]]\n", "[[lint: off adverb]]\n"),
    ],
)
def test_the_word_is_mended(marked: str, fixed: str) -> None:
    check(unknown_directive, marked, fixed)


def test_a_note_that_says_nothing() -> None:
    check(unknown_directive, "⟦[[lint: ]]⟧\n")


@pytest.mark.parametrize(
    "note", ["[[lint: off]]", "[[LINT: WORDS KRUMF]]", "[[Mind the lint: it is old]]"]
)
def test_what_is_understood_is_fine(note: str) -> None:
    check(unknown_directive, f"{note}\n")
