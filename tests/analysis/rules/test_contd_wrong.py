from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.contd_wrong import contd_wrong
from tests.analysis.rules.marks import check


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        (
            "PETE\nYes.\n\nNORA ⟦(CONT'D)⟧\nNo.\n",
            "PETE\nYes.\n\nNORA\nNo.\n",
        ),
        (
            "PETE\nYes.\n\nNORA (O.S.) ⟦(cont’d)⟧\nNo.\n",
            "PETE\nYes.\n\nNORA (O.S.)\nNo.\n",
        ),
        ("NORA ⟦(CONTINUED)⟧\nNo.\n", "NORA\nNo.\n"),
    ],
)
def test_the_mark_goes(marked: str, fixed: str) -> None:
    document = check(contd_wrong, marked, fixed)

    assert document is not None
    assert document.speeches[-1].name == "NORA"


@pytest.mark.parametrize(
    "text",
    [
        "NORA\nOne.\n\nShe waits.\n\nNORA (CONT'D)\nTwo.\n",
        "NORA\nOne.\n\nINT. HALL - DAY\n\nNORA (CONT'D)\nTwo.\n",
        "NORA\nOne.\n\nPETE ^\nOne.\n\nShe waits.\n\nNORA (CONT'D)\nTwo.\n",
    ],
)
def test_whoever_goes_on_goes_on(text: str) -> None:
    check(contd_wrong, text)
