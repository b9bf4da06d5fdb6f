from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.heading_unknown_prefix import heading_unknown_prefix
from screenplay_ls.fountain import Kind
from tests.analysis.rules.marks import check


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        ("⟦INTERIOR⟧ KITCHEN - DAY\n\nSoup.\n", "INT. KITCHEN - DAY\n\nSoup.\n"),
        ("⟦ITN.⟧ KITCHEN - DAY\n\nSoup.\n", "INT. KITCHEN - DAY\n\nSoup.\n"),
        ("⟦EX.⟧ YARD - DAY\n\nA dog.\n", "EXT. YARD - DAY\n\nA dog.\n"),
        ("⟦EXT/INT.⟧ CAR - DAY\n\nRain.\n", "INT./EXT. CAR - DAY\n\nRain.\n"),
        ("⟦INT:⟧ KITCHEN - DAY\n\nSoup.\n", "INT. KITCHEN - DAY\n\nSoup.\n"),
        ("⟦KITCHEN - NIGHT⟧\n\nSoup.\n", "INT. KITCHEN - NIGHT\n\nSoup.\n"),
        ("⟦KITCHEN - NIGHT⟧\nSoup.\n", "INT. KITCHEN - NIGHT\n\nSoup.\n"),
    ],
)
def test_the_fix_makes_a_heading(marked: str, fixed: str) -> None:
    document = check(heading_unknown_prefix, marked, fixed)

    assert document is not None
    assert document.elements[0].kind is Kind.SCENE_HEADING


def test_a_place_alone_may_be_forced() -> None:
    document = check(
        heading_unknown_prefix,
        "⟦KITCHEN - NIGHT⟧\n\nSoup.\n",
        ".KITCHEN - NIGHT\n\nSoup.\n",
        fix=2,
    )

    assert document is not None
    assert document.scenes[0].heading.place == "KITCHEN"


@pytest.mark.parametrize(
    "text",
    [
        "INT. KITCHEN - DAY\n\nSoup.\n",
        ".KITCHEN - NIGHT\n\nSoup.\n",
        "A FAT CATFISH\n\nIt swims.\n",
        "THE END\n",
        "MONTAGE - THE LONG DAY\n\nSoup.\n",
        "INTERCUT HALLWAY / BEDROOM\n\nBoth wait.\n",
        "!KITCHEN - NIGHT\n\nSo says the sign.\n",
        "IVY. KITCHEN BOY. DOG.\n\nA row of photographs.\n",
    ],
)
def test_other_lines_in_capitals_are_left_alone(text: str) -> None:
    check(heading_unknown_prefix, text)
