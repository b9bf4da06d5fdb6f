from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.speaks_after_leaving import speaks_after_leaving
from tests.analysis.rules.marks import check

HALL = "INT. HALL - DAY\n\nPETE\nWait!\n\nNORA\nNo.\n\n"
PETE = "PETE\nShe is gone.\n\n"


@pytest.mark.parametrize(
    "going",
    [
        "Nora leaves.",
        "Nora takes her coat, walks out.",
        "Nora exits through the kitchen.",
        "And Nora storms out of the room.",
    ],
)
def test_whoever_has_left_is_heard_at_most(going: str) -> None:
    check(
        speaks_after_leaving,
        f"{HALL}{going}\n\n{PETE}⟦NORA⟧\nI heard that.\n",
        f"{HALL}{going}\n\n{PETE}NORA (O.S.)\nI heard that.\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{HALL}Nora leaves.\n\n{PETE}NORA (O.S.)\nI heard that.\n",
        f"{HALL}Nora leaves.\n\n{PETE}Nora comes back.\n\nNORA\nI heard that.\n",
        f"{HALL}Nora leaves.\n\nNORA\nGoodbye.\n",
        f"{HALL}Nora leaves.\n\n{PETE}EXT. QUAY - DAY\n\nNORA\nSo.\n",
        f"{HALL}Nora leaves the tin on the table.\n\n{PETE}NORA\nSo.\n",
        f"{HALL}Nora wants to leave.\n\n{PETE}NORA\nSo.\n",
        f"{HALL}Nora watches as he leaves.\n\n{PETE}NORA\nSo.\n",
        f"{HALL}Nora never leaves.\n\n{PETE}NORA\nSo.\n",
        f"{HALL}Nora walks out of his shadow.\n\n{PETE}NORA\nSo.\n",
    ],
    ids=[
        "off screen",
        "back again",
        "on the way out",
        "another scene",
        "leaves a thing",
        "a wish",
        "somebody else",
        "never",
        "out of something",
    ],
)
def test_whoever_is_there_may_speak(text: str) -> None:
    check(speaks_after_leaving, text)
