from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.mentioned_once import mentioned_once
from tests.analysis.rules.marks import check


def test_a_gun_that_never_comes_back() -> None:
    check(mentioned_once, "There is a ⟦pistol⟧ in the drawer.\n\nNORA\nFog.\n")


@pytest.mark.parametrize(
    "text",
    [
        "There is a pistol in the drawer.\n\nShe takes the gun.\n",
        "There is a pistol in the drawer.\n\nNORA\nWhose revolver is that?\n",
        "NORA\nMind the knife.\n",
        "She is beginning to limpet.\n",
    ],
)
def test_what_comes_back_or_is_only_spoken_of(text: str) -> None:
    check(mentioned_once, text)
