from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.glued_speech import glued_speech
from tests.analysis.rules.marks import check

NORA = "NORA\nYou came.\n\n"


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        (
            NORA + "She turns round.\n⟦NORA⟧\nSit down.\n",
            NORA + "She turns round.\n\nNORA\nSit down.\n",
        ),
        (
            NORA + "PETE\nHello.\n⟦NORA⟧\nSit down.\n",
            NORA + "PETE\nHello.\n\nNORA\nSit down.\n",
        ),
        (
            "She turns round.\n⟦PETE (O.S.)⟧\nIs it safe?\n",
            "She turns round.\n\nPETE (O.S.)\nIs it safe?\n",
        ),
        (
            NORA + "PETE\nHello.\n⟦NORA⟧\n(quiet)\nSit down.\n",
            NORA + "PETE\nHello.\n\nNORA\n(quiet)\nSit down.\n",
        ),
    ],
    ids=["action", "speech", "extension", "parenthetical"],
)
def test_the_cue_gets_its_speech_back(marked: str, fixed: str) -> None:
    document = check(glued_speech, marked, fixed)

    assert document is not None
    assert document.speeches[-1].name in ("NORA", "PETE")


@pytest.mark.parametrize(
    "text",
    [
        NORA + "She reads the sign.\nGO HOME\nShe goes home.\n",
        NORA + "PETE\nHELP\nSomebody!\n",
        NORA + "!She reads the list.\nNORA\nPETE\n",
        NORA + "PETE\nWho?\nNORA\n",
        NORA + "PETE\nIs it you,\nNORA!\nIs it?\n",
    ],
)
def test_other_capitals_are_no_cue(text: str) -> None:
    check(glued_speech, text)
