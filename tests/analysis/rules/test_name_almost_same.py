from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.name_almost_same import name_almost_same
from tests.analysis.rules.marks import check


def lines(name: str, times: int = 3) -> str:
    return f"{name}\nYes.\n\nA bell.\n\n" * times


@pytest.mark.parametrize(
    ("name", "slip"),
    [("JOHN", "JHON"), ("THOMAS", "TOMAS"), ("ANNE", "ANN"), ("DELPHINE", "DELPHIME")],
)
def test_a_slip_is_taken_for_the_name(name: str, slip: str) -> None:
    document = check(
        name_almost_same,
        f"{lines(name)}⟦{slip}⟧ (O.S.)\nNo.\n",
        f"{lines(name)}{name} (O.S.)\nNo.\n",
    )

    assert document is not None
    assert {speech.name for speech in document.speeches} == {name}


def test_all_slips_at_once() -> None:
    check(
        name_almost_same,
        f"{lines('JOHN', 6)}⟦JHON⟧\nNo.\n\n⟦JHON⟧\nNo.\n",
        f"{lines('JOHN', 6)}JOHN\nNo.\n\nJOHN\nNo.\n",
        fix=1,
    )


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("TOM", "TIM"),
        ("COP 1", "COP 2"),
        ("TWIN", "TWINS"),
        ("MAN", "MEN"),
        ("WOMAN", "WOMEN"),
        ("NORA", "PETE"),
        ("ANNA", "HANNAH"),
    ],
)
def test_two_people_are_two_people(name: str, other: str) -> None:
    check(name_almost_same, f"{lines(name)}{other}\nNo.\n")


def test_whom_the_action_knows_is_no_slip() -> None:
    check(name_almost_same, f"The twins, PING and JING.\n\n{lines('PING')}JING\nNo.\n")


def test_two_who_speak_as_often_are_no_slip() -> None:
    check(name_almost_same, f"{lines('JOHN', 2)}{lines('JOHNNA'[:5], 1)}")
