from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.day_to_night import day_to_night
from tests.analysis.rules.marks import check

DAY = "EXT. QUAY - DAY\n\nNora.\n\n"


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        (
            DAY + "INT. HALL - ⟦NIGHT⟧ - CONTINUOUS\n\nNora.\n",
            DAY + "INT. HALL - DAY - CONTINUOUS\n\nNora.\n",
        ),
        (
            DAY + "INT. HALL - CONTINUOUS\n\nA.\n\nINT. LIFT - ⟦NIGHT⟧ (CONTINUOUS)\n\nB.\n",
            DAY + "INT. HALL - CONTINUOUS\n\nA.\n\nINT. LIFT - DAY (CONTINUOUS)\n\nB.\n",
        ),
        (
            DAY + "INT. HALL - ⟦NIGHT⟧ - MOMENTS LATER\n\nNora.\n",
            DAY + "INT. HALL - DAY - MOMENTS LATER\n\nNora.\n",
        ),
    ],
)
def test_the_light_stays(marked: str, fixed: str) -> None:
    check(day_to_night, marked, fixed)


@pytest.mark.parametrize(
    "heading",
    [
        "INT. HALL - NIGHT",
        "INT. HALL - CONTINUOUS",
        "INT. HALL - DAY - CONTINUOUS",
        "INT. HALL - DUSK - CONTINUOUS",
        "INT. NIGHT CLUB - CONTINUOUS",
        "INT. HALL - NIGHT - HOURS LATER",
    ],
)
def test_time_may_pass(heading: str) -> None:
    check(day_to_night, f"{DAY}{heading}\n\nNora.\n")
