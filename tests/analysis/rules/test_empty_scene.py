from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.empty_scene import empty_scene
from tests.analysis.rules.marks import check


def test_the_heading_may_go() -> None:
    document = check(
        empty_scene,
        "⟦INT. HALL - DAY⟧\n\nINT. KITCHEN - DAY\n\nSoup.\n",
        "INT. KITCHEN - DAY\n\nSoup.\n",
    )

    assert document is not None
    assert [scene.heading.place for scene in document.scenes] == ["KITCHEN"]


@pytest.mark.parametrize(
    "between",
    ["A clock.", "[[A clock?]]", "= She finds the clock.", "NORA\nHello?", "> INTERCUT WITH:"],
)
def test_whatever_stands_in_a_scene_fills_it(between: str) -> None:
    check(empty_scene, f"INT. HALL - DAY\n\n{between}\n\nINT. KITCHEN - DAY\n\nSoup.\n")


def test_the_last_scene_is_being_written() -> None:
    check(empty_scene, "INT. HALL - DAY\n\nA clock.\n\nINT. KITCHEN - DAY\n")
