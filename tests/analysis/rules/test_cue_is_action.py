from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.cue_is_action import cue_is_action
from screenplay_ls.fountain import Kind
from tests.analysis.rules.marks import check


@pytest.mark.parametrize(
    "line",
    [
        "THE DOOR FLIES OPEN.",
        "BANG!",
        "THE TRUCK ROLLS DOWN THE HILL",
        "THE BOAT - A WRECK",
    ],
)
@pytest.mark.parametrize("fix", [0, 1])
def test_the_line_becomes_action(line: str, fix: int) -> None:
    fixed = f"{line}\n\nWind.\n" if fix == 0 else f"!{line}\nWind.\n"

    document = check(cue_is_action, f"⟦{line}⟧\nWind.\n", fixed, fix=fix)

    assert document is not None
    assert {element.kind for element in document.elements} == {Kind.ACTION}


@pytest.mark.parametrize(
    "text",
    [
        "THE END\n",
        "THE DOOR FLIES OPEN.\n\nWind.\n",
        "JACK JR.\nHello.\n",
        "THE OLD WOMAN OF THE SEA (V.O.)\nHello.\n",
        "HOT-BLOODED SHOTGUN TOTER\nHello.\n",
        "WHAT?\nHello.\n\nWHAT?\nHello again.\n",
        "@WHO?\nHello.\n",
    ],
)
def test_names_are_names(text: str) -> None:
    check(cue_is_action, text)
