from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.orphan_dual_dialogue import orphan_dual_dialogue
from tests.analysis.rules.marks import check


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        ("NORA ⟦^⟧\nYou came.\n", "NORA\nYou came.\n"),
        (
            "PETE\nHello.\n\nFog.\n\nNORA (O.S.)⟦^⟧\nHi.\n",
            "PETE\nHello.\n\nFog.\n\nNORA (O.S.)\nHi.\n",
        ),
        ("A\nOne.\n\nB ^\nTwo.\n\nC ⟦^⟧\nThree.\n", "A\nOne.\n\nB ^\nTwo.\n\nC\nThree.\n"),
    ],
)
def test_the_caret_goes(marked: str, fixed: str) -> None:
    document = check(orphan_dual_dialogue, marked, fixed)

    assert document is not None
    assert not document.speeches[-1].dual


@pytest.mark.parametrize(
    "text",
    [
        "PETE\nHello.\n\nNORA ^\nHello.\n",
        "PETE\nHello.\n\n[[Both at once?]]\n\nNORA ^\nHello.\n",
        "A\nOne.\n\nB ^\nTwo.\n\nC\nThree.\n\nD ^\nFour.\n",
    ],
)
def test_two_at_once_are_fine(text: str) -> None:
    check(orphan_dual_dialogue, text)
