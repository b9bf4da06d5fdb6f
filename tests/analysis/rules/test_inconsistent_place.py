from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.inconsistent_place import inconsistent_place
from tests.analysis.rules.marks import check

TWICE = "INT. WHEELHOUSE - DAY\n\nX.\n\nINT. WHEELHOUSE - NIGHT\n\nY.\n\n"


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        (TWICE + "INT. ⟦WHEEL-HOUSE⟧ - DAY\n\nZ.\n", TWICE + "INT. WHEELHOUSE - DAY\n\nZ.\n"),
        (TWICE + "INT. ⟦WHEELHUOSE⟧ - DAY\n\nZ.\n", TWICE + "INT. WHEELHOUSE - DAY\n\nZ.\n"),
        (
            "INT. FERRY - BOW - DAY\n\nX.\n\nEXT. ⟦FERRY BOW⟧ - NIGHT #2#\n\nY.\n",
            "INT. FERRY - BOW - DAY\n\nX.\n\nEXT. FERRY - BOW - NIGHT #2#\n\nY.\n",
        ),
    ],
)
def test_one_place_has_one_name(marked: str, fixed: str) -> None:
    check(inconsistent_place, marked, fixed)


def test_all_headings_at_once() -> None:
    check(
        inconsistent_place,
        TWICE
        + "INT. WHEELHOUSE - DUSK\n\nZ.\n\n"
        + "INT. ⟦WHEEL HOUSE⟧ - DAY\n\nZ.\n\nINT. ⟦WHEEL HOUSE⟧ - DUSK\n\nZ.\n",
        TWICE
        + "INT. WHEELHOUSE - DUSK\n\nZ.\n\n"
        + "INT. WHEELHOUSE - DAY\n\nZ.\n\nINT. WHEELHOUSE - DUSK\n\nZ.\n",
        fix=1,
    )


@pytest.mark.parametrize(
    "place", ["WHEELHOUSE 2", "WHEELHOUSES", "WHEELHOUSE - CORNER", "OFFICE", "wheelhouse"]
)
def test_other_places_are_other_places(place: str) -> None:
    check(inconsistent_place, f"{TWICE}INT. {place} - DAY\n\nZ.\n")
