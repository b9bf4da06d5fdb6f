from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.cue_without_dialogue import cue_without_dialogue
from screenplay_ls.fountain import Kind
from tests.analysis.rules.marks import check

NORA = "NORA\nYou came.\n\n"


def test_the_words_are_joined_to_their_cue() -> None:
    document = check(
        cue_without_dialogue,
        NORA + "⟦NORA⟧\n\nI kept you a seat.\n",
        NORA + "NORA\nI kept you a seat.\n",
    )

    assert document is not None
    assert document.elements[-1].kind is Kind.DIALOGUE


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        ("⟦PETE (O.S.)⟧\n\nShe turns.\n", "She turns.\n"),
        (NORA + "⟦PETE⟧\n(beat)\n\nShe turns.\n", NORA + "She turns.\n"),
        ("⟦@McAvoy⟧\n\nShe turns.\n", "She turns.\n"),
    ],
)
def test_a_cue_with_nothing_below_it_can_go(marked: str, fixed: str) -> None:
    check(cue_without_dialogue, marked, fixed, fix=-1)


@pytest.mark.parametrize(
    "text",
    [
        "THE END\n",
        "A FAT CATFISH\n\nIt swims along.\n",
        "ANOTHER ANGLE\n\nYou can see the boat.\n",
        NORA + "NORA\n\nturns the wheel.\n",
        NORA + "NORA\n\nThe hands of a sailor.\n",
        "NORA\n~A song.\n",
        "NORA\n(beat)\nYou came.\n",
    ],
)
def test_lines_in_capitals_are_no_cues(text: str) -> None:
    check(cue_without_dialogue, text)
