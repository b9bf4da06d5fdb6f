"""Whether a rewritten line still says what it said, and lines made shorter by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.assist.drafts.kept import Room, lost
from screenplay_ls.assist.drafts.tightening import cooled, tightened

FREE = Room(least_same=0.0, may_drop_persons=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("I do not know where he is.", "I don't know where he is."),
        ("You know, I hate this town.", "I hate this town."),
        ("Give Pete the 2 mugs.", "Give the 2 mugs to Pete."),
        ("He said that he was tired.", "He said he was tired."),
        ("They never came.", "They never came, love."),
    ],
)
def test_what_is_kept(old: str, new: str) -> None:
    assert lost(old, new, ["PETE"]) == ""


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Give Pete two mugs.", "Give Pete three mugs.", "numbers"),
        ("Room 101.", "Room 102.", "numbers"),
        ("Give Pete the mug.", "Give him the mug.", "names"),
        ("Give him the mug.", "Give Pete the mug.", "names"),
        ("Pete, the mug is full.", "The mug is full.", "names"),
        ("We go to Berlin now.", "We go to Paris now.", "names"),
        ("I know the way.", "I don't know the way.", "not"),
        ("I know the way.", "I dont know the way.", "not"),
        ("He never came home.", "He came home.", "not"),
        ("Do you know the way?", "You know the way.", "question"),
        ("I told you the truth.", "You told me the truth.", "else"),
        ("He told you the truth.", "She told you the truth.", "else"),
        ("The truth is hard to hear.", "Sunday is a good day.", "little"),
        ("The truth is hard to hear.", "The truth is hard to hear " * 4 + ".", "clean"),
        ("The boat is late.", "As an AI language model, the boat is late.", "clean"),
        ("It was very kind.", "It's very kind.", "tense"),
        ("I will come back.", "I am back, come.", "tense"),
        ("She stops. The bell rings.", "The bell rings.", "sentence"),
        ("The boat is late.", "**The boat** is late.", "clean"),
        ("The boat is late.", "The boat is late. [[note]]", "clean"),
    ],
)
def test_what_is_lost(old: str, new: str, reason: str) -> None:
    assert reason in lost(old, new, ["PETE"], Room(least_same=0.5))


@pytest.mark.parametrize(
    ("line", "shorter"),
    [
        ("I just really think that we should leave.", "I think that we should leave."),
        ("You know, I do not know what it is.", "I don't know what it is."),
        ("She is very, very tired.", "She's tired."),
        ("He begins to to walk in order to leave.", "He begins to walk to leave."),
        ("Due to the fact that I am here, go.", "Because I'm here, go."),
        ("I mean, it was kind of big.", "It was big."),
    ],
)
def test_shorter_by_rule(line: str, shorter: str) -> None:
    assert tightened(line) == shorter


@pytest.mark.parametrize(
    "line",
    [
        "He's a just man.",
        "It's not really over.",
        "Really?",
        "What kind of man are you?",
        "That's just what I need.",
        "I was just a boy.",
        "No, no, no. Not today!",
        "Yes, I am.",
        "The very same.",
        "I had had enough.",
        "…",
        "--",
    ],
)
def test_what_says_something_stays(line: str) -> None:
    assert tightened(line) == line


def test_somebody_who_never_contracts_does_not_begin_to() -> None:
    assert tightened("You are not to say a word.", contract=False) == "You are not to say a word."


def test_colder_by_rule() -> None:
    assert cooled("Please, darling, sit down!") == "Sit down."
    assert cooled("I won't stay, honey.") == "I will not stay."


@given(st.text(max_size=60))
def test_rules_never_empty_a_line_or_break_it(line: str) -> None:
    for new in (tightened(line), cooled(line)):
        assert bool(new.strip()) == bool(line.strip())


WORDS = (
    "really",
    "I",
    "am",
    "not",
    "Pete",
    "two",
    "just",
    "very",
    "do",
    "you",
    "know,",
    "the",
    "boat",
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join))
def test_rules_keep_what_is_checked(words: str) -> None:
    line = f"{words}."
    new = tightened(line)

    assert lost(line, new, ["PETE"], FREE) in ("", "it is not clean", "it is too long or too short")
