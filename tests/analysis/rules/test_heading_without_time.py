from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.heading_without_time import heading_without_time
from screenplay_ls.fountain import SceneHeading
from tests.analysis.rules.marks import check

BEFORE = "INT. HALL - DAY\n\nA clock.\n\nEXT. YARD - NIGHT\n\nA dog.\n\n"


def test_a_heading_says_when() -> None:
    document = check(
        heading_without_time,
        BEFORE + "⟦INT. KITCHEN⟧\n\nSoup.\n",
        BEFORE + "INT. KITCHEN - NIGHT\n\nSoup.\n",
    )

    assert document is not None
    heading = document.scenes[-1].heading
    assert isinstance(heading, SceneHeading)
    assert (heading.place, heading.time) == ("KITCHEN", "NIGHT")


def test_the_time_goes_before_the_number() -> None:
    check(
        heading_without_time,
        "INT. HALL - DAY #1#\n\nA clock.\n\n⟦INT. KITCHEN⟧ #2#\n\nSoup.\n",
        "INT. HALL - DAY #1#\n\nA clock.\n\nINT. KITCHEN - DAY #2#\n\nSoup.\n",
    )


@pytest.mark.parametrize(
    "heading",
    [
        "INT. KITCHEN - CONTINUOUS",
        "INT. KITCHEN, A BIT LATER",
        "INT. KITCHEN - PRE-DAWN",
        "INT. KITCHEN (1973)",
        "INT. KITCHEN - VARIOUS SHOTS",
        ".THE SOUP",
    ],
)
def test_any_word_for_a_time_will_do(heading: str) -> None:
    check(heading_without_time, f"{BEFORE}{heading}\n\nSoup.\n")


def test_a_script_that_never_says_when_is_left_alone() -> None:
    check(heading_without_time, "INT. HALL\n\nA clock.\n\nINT. KITCHEN\n\nSoup.\n")
