from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.introduced_late import introduced_late
from screenplay_ls.analysis.rules.never_introduced import never_introduced
from tests.analysis.rules.marks import check

NORA = "NORA HALE (58) and PETE (22), on the quay.\n\nNORA\nYou came.\n\nPETE\nYes.\n\n"


def test_the_capitals_go_to_the_first_mention() -> None:
    check(
        introduced_late,
        NORA + "Ivy waits.\n\nIVY\nWho?\n\n⟦IVY⟧ (26) turns.\n",
        NORA + "IVY waits.\n\nIVY\nWho?\n\nIvy (26) turns.\n",
    )


def test_whoever_was_never_introduced_is_introduced() -> None:
    check(
        never_introduced,
        NORA + "Ivy waits.\n\n⟦IVY⟧\nWho?\n",
        NORA + "IVY waits.\n\nIVY\nWho?\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        NORA,
        NORA + "IVY (O.S.)\nWho?\n\nIVY (26) enters.\n",
        NORA + "A VOICE\nWho?\n",
        NORA + "NORA AND PETE\nWho?\n",
        "NORA\nYou came.\n\nPETE\nYes.\n",
    ],
    ids=["all introduced", "heard first", "a voice", "two at once", "a script without capitals"],
)
def test_others_need_no_introduction(text: str) -> None:
    check(introduced_late, text)
    check(never_introduced, text)


def test_they_are_off_unless_asked_for() -> None:
    assert not introduced_late.on
    assert not never_introduced.on
