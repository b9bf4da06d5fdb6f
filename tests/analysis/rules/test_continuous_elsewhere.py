from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.continuous_elsewhere import continuous_elsewhere
from tests.analysis.rules.marks import check

QUAY = "EXT. QUAY - DAY\n\nNora waits.\n\nNORA\nSo.\n\n"
OFFICE = "INT. OFFICE - CONTINUOUS\n\nPete waits.\n\nPETE\nSo.\n"


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        (
            "INT. HALL - ⟦CONTINUOUS⟧\n\nA clock.\n",
            "INT. HALL - DAY\n\nA clock.\n",
        ),
        (
            QUAY + "DISSOLVE TO:\n\nINT. HALL - ⟦CONTINUOUS⟧\n\nNora.\n",
            QUAY + "DISSOLVE TO:\n\nINT. HALL - DAY\n\nNora.\n",
        ),
        (
            QUAY + "FADE OUT.\n\nINT. HALL - ⟦CONTINUOUS⟧\n\nNora.\n",
            QUAY + "FADE OUT.\n\nINT. HALL - DAY\n\nNora.\n",
        ),
        (
            QUAY + OFFICE.replace("CONTINUOUS", "⟦CONTINUOUS⟧"),
            QUAY + OFFICE.replace("CONTINUOUS", "DAY"),
        ),
    ],
    ids=["first scene", "dissolve", "fade", "nobody goes on"],
)
def test_nothing_goes_on(marked: str, fixed: str) -> None:
    check(continuous_elsewhere, marked, fixed)


@pytest.mark.parametrize(
    "text",
    [
        QUAY + "INT. HALL - CONTINUOUS\n\nNora comes in.\n",
        QUAY + "CUT TO:\n\nINT. HALL - CONTINUOUS\n\nNora comes in.\n",
        QUAY + "INT. QUAY OFFICE - CONTINUOUS\n\nPete waits.\n\nPETE\nSo.\n",
        QUAY + "INT. HALL - CONTINUOUS\n\nShe comes in.\n",
        QUAY + "She runs into...\n\n" + OFFICE,
        QUAY + "INT. CONTINUOUS IMPROVEMENT LTD. - DAY\n\nPete.\n",
    ],
    ids=["a person", "a cut", "a place", "nobody named", "a sentence", "a name"],
)
def test_something_goes_on(text: str) -> None:
    check(continuous_elsewhere, text)
