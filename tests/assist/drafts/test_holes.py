"""Holes: what the rules find, with quotes, and questions that are about their lines."""

from __future__ import annotations

import pytest

from screenplay_ls.assist.drafts.draft import NothingToDraft
from screenplay_ls.assist.drafts.holes import KIND
from tests.assist.drafts.driver import run, source

SCENE = """|INT. HOUSE - DAY

JACK (40), a tired man, sits.

JACK
I never saw the silver key before.

Jack dies.

JACK
So.

EXT. STREET - NIGHT

Rain.
"""


def test_what_the_rules_find_is_quoted() -> None:
    made = run(KIND, source(SCENE), ["never asked"], questions=0)

    assert "Line 10, “JACK”" in made.draft.text
    assert made.asks == []


def test_a_question_about_the_line_is_kept_with_its_quote() -> None:
    made = run(KIND, source(SCENE), [" Where did Jack find the silver key?"])

    assert (
        "- Line 6, “I never saw the silver key before.”: Where did Jack find the silver key?"
        in made.draft.text
    )


@pytest.mark.parametrize(
    "answer",
    [
        " What is the meaning of life?",
        " The silver key is lost.",
        " Where did Captain Ahab find the silver key?",
        " As an AI, where is the silver key?",
        " Where did the silver",
    ],
)
def test_a_question_about_something_else_is_not(answer: str) -> None:
    made = run(KIND, source(SCENE), [answer])

    assert "What a reader may ask" not in made.draft.text
    assert made.draft.notes == ("No question was good enough.",)


def test_nothing_is_changed() -> None:
    assert run(KIND, source(SCENE), [""]).draft.passages == ()


def test_nothing_to_look_at() -> None:
    with pytest.raises(NothingToDraft, match="nothing to look at"):
        run(KIND, source(""), [""])
