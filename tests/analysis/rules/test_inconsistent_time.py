from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.inconsistent_time import inconsistent_time
from screenplay_ls.fountain import SceneHeading
from tests.analysis.rules.marks import check


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("NIGTH", "NIGHT"),
        ("NIHT", "NIGHT"),
        ("NITE", "NIGHT"),
        ("MORNNG", "MORNING"),
        ("EVENIGN", "EVENING"),
        ("CONTINOUS", "CONTINUOUS"),
    ],
)
def test_the_time_is_what_was_meant(slip: str, meant: str) -> None:
    document = check(
        inconsistent_time, f"INT. HALL - ⟦{slip}⟧\n\nX.\n", f"INT. HALL - {meant}\n\nX.\n"
    )

    assert document is not None
    heading = document.elements[0]
    assert isinstance(heading, SceneHeading)
    assert heading.time == meant


@pytest.mark.parametrize("words", ["NIGHT", "LIGHT", "FIGHT", "MOON", "DUST", "KNIGHT", "LAWN"])
def test_other_words_are_places(words: str) -> None:
    check(inconsistent_time, f"INT. HALL - {words}\n\nX.\n")
