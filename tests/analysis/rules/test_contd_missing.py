from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.contd_missing import contd_missing
from tests.analysis.rules.marks import check

HABIT = "NORA\nOne.\n\nShe waits.\n\nNORA (CONT’D)\nTwo.\n\nPETE\nYes.\n\n" * 9


def test_the_mark_is_the_scripts_own() -> None:
    document = check(
        contd_missing,
        HABIT + "NORA\nOne.\n\nShe waits.\n\n⟦NORA⟧\nTwo.\n",
        HABIT + "NORA\nOne.\n\nShe waits.\n\nNORA (CONT’D)\nTwo.\n",
    )

    assert document is not None
    assert document.speeches[-1].extensions == ("CONT’D",)


@pytest.mark.parametrize(
    "text",
    [
        "NORA\nOne.\n\nShe waits.\n\nNORA\nTwo.\n",
        HABIT + "NORA\nOne.\n\nPETE\nYes.\n\nNORA\nTwo.\n",
        HABIT + "NORA\nOne.\n\nINT. HALL - DAY\n\nLater.\n\nNORA\nTwo.\n",
        HABIT + "NORA (V.O.)\nOne.\n\nShe waits.\n\nNORA\nTwo.\n",
        HABIT + "NORA\nOne.\n\nNORA\nTwo.\n",
    ],
    ids=["not the habit", "somebody else", "another scene", "another manner", "no action"],
)
def test_it_is_needed_nowhere_else(text: str) -> None:
    check(contd_missing, text)
