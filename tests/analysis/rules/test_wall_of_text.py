from __future__ import annotations

from screenplay_ls.analysis.rules import Limits
from screenplay_ls.analysis.rules.wall_of_text import wall_of_text
from screenplay_ls.fountain import Kind
from tests.analysis.rules.marks import check

SENTENCE = "The ferry strains at her ropes, and the ropes hold, as they always have."
"""72 characters: a little more than a line of action, a little more than two of dialogue."""


def test_action_is_broken_at_the_sentence_nearest_to_its_middle() -> None:
    document = check(
        wall_of_text,
        f"⟦{' '.join([SENTENCE] * 4)}⟧\n",
        f"{SENTENCE} {SENTENCE}\n\n{SENTENCE} {SENTENCE}\n",
    )

    assert document is not None
    assert [element.kind for element in document.elements] == [Kind.ACTION, Kind.ACTION]


def test_four_lines_are_not_too_many() -> None:
    check(wall_of_text, f"{' '.join([SENTENCE] * 3)}\n")


def test_titles_end_no_sentence() -> None:
    long = "ropes and ropes " * 10
    check(
        wall_of_text,
        f"⟦The {long}of Dr. Abara hold. The {long}do not.⟧\n",
        f"The {long}of Dr. Abara hold.\n\nThe {long}do not.\n",
    )


def test_how_long_a_speech_may_be_is_the_writers_choice() -> None:
    speech = " ".join([SENTENCE] * 4)

    check(wall_of_text, f"NORA\n{speech}\n")
    check(wall_of_text, f"NORA\n⟦{speech}⟧\n", limits=Limits(speech_lines=6))


def test_a_list_is_long_on_purpose() -> None:
    check(wall_of_text, "A mug.\nA scarf.\nA tin.\nA ticket.\nA rope.\nA lamp.\nA coat.\n")
