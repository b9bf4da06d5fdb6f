from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.later_elsewhere import later_elsewhere
from tests.analysis.rules.marks import check

QUAY = "EXT. QUAY - DAY\n\nNora waits.\n\nNORA\nSo.\n\n"


def test_later_than_what() -> None:
    check(
        later_elsewhere,
        QUAY + "INT. OFFICE - ⟦LATER⟧\n\nPete waits.\n\nPETE\nSo.\n",
        QUAY + "INT. OFFICE - DAY\n\nPete waits.\n\nPETE\nSo.\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        QUAY + "EXT. QUAY - LATER\n\nPete waits.\n\nPETE\nSo.\n",
        QUAY + "INT. OFFICE - LATER\n\nNora waits.\n",
    ],
)
def test_a_place_or_a_person_says_it(text: str) -> None:
    check(later_elsewhere, text)
