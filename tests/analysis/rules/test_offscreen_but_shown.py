from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.offscreen_but_shown import offscreen_but_shown
from tests.analysis.rules.marks import check

NORA = "NORA\nYou came.\n\n"


def test_whoever_is_seen_is_on_screen() -> None:
    document = check(
        offscreen_but_shown,
        NORA + "Nora turns to the window.\n\nNORA ⟦(O.S.)⟧ (CONT'D)\nFog.\n",
        NORA + "Nora turns to the window.\n\nNORA (CONT'D)\nFog.\n",
    )

    assert document is not None
    assert document.speeches[-1].extensions == ("CONT'D",)


@pytest.mark.parametrize(
    "text",
    [
        NORA + "Nora turns to the window.\n\nNORA\nFog.\n",
        NORA + "Nora turns to the window.\n\nNORA (V.O.)\nThat was the last time.\n",
        NORA + "Pete turns to the window.\n\nNORA (O.S.)\nFog.\n",
        NORA + "Nora turns away and leaves.\n\nNORA (O.S.)\nFog.\n",
        NORA + "Nora steps behind the door.\n\nNORA (O.S.)\nFog.\n",
        NORA + "Nora turns.\n\nPETE\nWhat?\n\nNORA (O.S.)\nFog.\n",
        NORA + "NORA'S VOICE. Nothing else.\n\nNORA (O.S.)\nFog.\n",
    ],
)
def test_others_may_be_off_screen(text: str) -> None:
    check(offscreen_but_shown, text)
