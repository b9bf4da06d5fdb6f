from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.speaks_after_dying import speaks_after_dying
from tests.analysis.rules.marks import check

HALL = "INT. HALL - DAY\n\nPETE\nWait!\n\nNORA\nNo.\n\n"


@pytest.mark.parametrize("end", ["Nora dies.", "Nora falls, dead.", "Nora breathes her last."])
def test_the_dead_are_voices_at_most(end: str) -> None:
    check(
        speaks_after_dying,
        f"{HALL}{end}\n\nEXT. QUAY - DAY\n\nFog.\n\n⟦NORA⟧\nSo.\n",
        f"{HALL}{end}\n\nEXT. QUAY - DAY\n\nFog.\n\nNORA (V.O.)\nSo.\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{HALL}Nora dies.\n\nNORA (V.O.)\nSo.\n",
        f"{HALL}Nora dies.\n\nEXT. QUAY - DAY (1973)\n\nNORA\nSo.\n",
        f"{HALL}Nora dies.\n\nFLASHBACK TO:\n\nEXT. QUAY - DAY\n\nNORA\nSo.\n",
        f"{HALL}Nora almost dies.\n\nNORA\nSo.\n",
        f"{HALL}Nora's phone dies.\n\nNORA\nSo.\n",
        f"{HALL}Nora plays dead.\n\nNORA\nSo.\n",
        f"{HALL}Nora dies of laughter.\n\nNORA\nSo.\n",
        f"{HALL}The engine dies.\n\nNORA\nSo.\n",
    ],
)
def test_the_living_may_speak(text: str) -> None:
    check(speaks_after_dying, text)
