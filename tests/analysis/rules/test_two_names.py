from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.two_names import two_names
from tests.analysis.rules.marks import check

ELSEWHERE = "INT. HALL - DAY\n\n"


@pytest.mark.parametrize(
    ("name", "longer"),
    [("NORA", "NORA HALE"), ("ABARA", "MRS. ABARA"), ("BILLUPS", "JACOB BILLUPS")],
)
def test_one_person_gets_one_name(name: str, longer: str) -> None:
    spoken = f"{name}\nYes.\n\nPETE\nNo.\n\n{name}\nYes.\n\n{ELSEWHERE}"

    document = check(two_names, f"{spoken}⟦{longer}⟧\nNo.\n", f"{spoken}{name}\nNo.\n")

    assert document is not None
    assert {speech.name for speech in document.speeches} == {name, "PETE"}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("EDWARD", "YOUNG EDWARD"),
        ("WILL", "WILL'S DATE"),
        ("COP", "COP 2"),
        ("MAN", "MAN IN A HAT"),
        ("NORA", "NORA AND PETE"),
        ("PETE", "PETE'S VOICE"),
        ("DON PRICE", "ZACKY PRICE"),
    ],
)
def test_two_people_are_two_people(name: str, other: str) -> None:
    check(two_names, f"{name}\nYes.\n\n{ELSEWHERE}{other}\nNo.\n")


def test_people_who_talk_to_each_other_are_two() -> None:
    check(two_names, "PRICE\nYes.\n\nDON PRICE\nNo.\n")
