from __future__ import annotations

from screenplay_ls.analysis.rules.scene_number_duplicate import scene_number_duplicate
from tests.analysis.rules.marks import check


def test_the_second_gets_the_next_free_number() -> None:
    document = check(
        scene_number_duplicate,
        "INT. A - DAY #1#\n\nX.\n\nINT. B - DAY #1A#\n\nY.\n\nINT. C - DAY⟦ #1#⟧\n\nZ.\n",
        "INT. A - DAY #1#\n\nX.\n\nINT. B - DAY #1A#\n\nY.\n\nINT. C - DAY #1B#\n\nZ.\n",
    )

    assert document is not None
    assert [scene.heading.number for scene in document.scenes] == ["1", "1A", "1B"]


def test_or_none_at_all() -> None:
    check(
        scene_number_duplicate,
        "INT. A - DAY #1#\n\nX.\n\nINT. B - DAY⟦ #1#⟧\n\nY.\n",
        "INT. A - DAY #1#\n\nX.\n\nINT. B - DAY\n\nY.\n",
        fix=1,
    )


def test_numbers_that_differ_are_fine() -> None:
    check(scene_number_duplicate, "INT. A - DAY #1#\n\nX.\n\nINT. A - DAY #1a#\n\nY.\n")
