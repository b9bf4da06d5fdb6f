"""Advice: flat scenes are found by numbers, and what is advised names its lines."""

from __future__ import annotations

import pytest

from screenplay_ls.assist.drafts.advice import KIND
from screenplay_ls.assist.drafts.draft import NothingToDraft
from tests.assist.drafts.driver import applied, run, source

FLAT = """|INT. KITCHEN - DAY

ADA
I love this house, it is so beautiful.

BEN
I love it too, it makes me happy.

ADA
We are lucky, my dear.

BEN
What a wonderful morning.

ADA
Thank you for the lovely tea.

BEN
You are very welcome, my love.
"""
TURNS = (
    FLAT.split("ADA\nThank", maxsplit=1)[0]
    + """ADA
You lied to me and I hate you for it.

BEN
Get out, you miserable thief, or I kill you.
"""
)


def test_a_flat_scene_is_named_with_its_numbers() -> None:
    draft = run(KIND, source(FLAT), [""], rewrites=0).draft

    assert "It does not turn: its first third sounds" in draft.text
    assert "it could end colder" in draft.text
    assert "Line 16, ADA: “Thank you for the lovely tea.”" in draft.text
    assert draft.passages == ()


def test_lines_are_rewritten_and_weighed_again() -> None:
    at = source(FLAT)
    draft = run(KIND, at, [" You are not welcome.", " You are welcome. Leave me alone."]).draft
    text = applied(at.document, draft)

    assert "You are welcome. Leave me alone." in text
    assert any("Line 19 is one of the last lines" in one.reason for one in draft.passages)
    assert "With these lines it would sound" in draft.text


def test_a_scene_that_turns_is_left_alone() -> None:
    made = run(KIND, source(TURNS), ["never asked"])

    assert "Nothing here is flat" in made.draft.text
    assert made.asks == []


def test_unless_the_writer_wishes_otherwise() -> None:
    made = run(KIND, source(TURNS), [""], towards="warmer")

    assert made.asks
    assert "end warmer" in made.draft.text


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("", "into a scene"),
        ("A note.\n", "into a scene"),
        ("INT. A - DAY\n\nBO\nHi.\n", "six lines"),
    ],
)
def test_where_there_is_too_little(script: str, why: str) -> None:
    with pytest.raises(NothingToDraft, match=why):
        run(KIND, source(script), [""])
