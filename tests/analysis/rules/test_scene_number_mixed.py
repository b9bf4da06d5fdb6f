from __future__ import annotations

from screenplay_ls.analysis.rules.scene_number_mixed import scene_number_mixed
from tests.analysis.rules.marks import check


def test_a_scene_among_numbered_ones_gets_a_number() -> None:
    document = check(
        scene_number_mixed,
        "INT. A - DAY #1#\n\nX.\n\n⟦INT. B - DAY⟧\n\nY.\n\nINT. C - DAY #2#\n\nZ.\n",
        "INT. A - DAY #1#\n\nX.\n\nINT. B - DAY #1A#\n\nY.\n\nINT. C - DAY #2#\n\nZ.\n",
    )

    assert document is not None
    assert [scene.heading.number for scene in document.scenes] == ["1", "1A", "2"]


def test_a_number_left_over_goes() -> None:
    check(
        scene_number_mixed,
        "INT. A - DAY⟦ #1#⟧\n\nX.\n\nINT. B - DAY\n\nY.\n\nINT. C - DAY\n\nZ.\n",
        "INT. A - DAY\n\nX.\n\nINT. B - DAY\n\nY.\n\nINT. C - DAY\n\nZ.\n",
    )


def test_all_or_none_is_fine() -> None:
    check(scene_number_mixed, "INT. A - DAY #1#\n\nX.\n\nINT. B - DAY #2#\n\nY.\n")
    check(scene_number_mixed, "INT. A - DAY\n\nX.\n\nINT. B - DAY\n\nY.\n")
