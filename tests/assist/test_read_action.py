from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.assist.continue_dialogue import Options, Request, request
from screenplay_ls.assist.read_answer import is_complete, read
from screenplay_ls.fountain import Kind, parse
from tests.marks import cursor

PAGE = "INT. WELL - DAY\n\nHank looks down.\n\nHANK\nHello?\n\n"
ASKED = Options(asked=True)


def ask(paragraph: str, options: Options = ASKED) -> Request:
    text, offset = cursor(PAGE + paragraph)
    asked = request(parse(text), offset, options)
    assert asked is not None
    return asked


def check(paragraph: str, answer: str, shown: str, *, cut: bool = False, **options: int) -> None:
    """Of the answer, `shown` is shown at the cursor of the paragraph."""
    asked = ask(paragraph, replace(ASKED, **options))
    assert read(asked, answer, cut=cut) == shown


@pytest.mark.parametrize(
    ("paragraph", "answer", "shown"),
    [
        ("He steps|", " back.", " back."),
        ("He steps |", " back.", "back."),
        ("He st|", "eps back.", "eps back."),
        ("|", "He steps back.", "He steps back."),
        # Sentence by sentence.
        ("He steps|", " back. He runs.", " back."),
        ("He steps back.|", " He runs. He falls.", " He runs."),
        ("He meets|", " Mr. Bloom and J. Edgar. They shake hands.", " Mr. Bloom and J. Edgar."),
        ("He says|", ' "no." He runs.', ' "no."'),
        ("He waits|", "... and waits. He runs.", "... and waits."),
        # The paragraph ends.
        ("He steps|", " back\n\nMARY\nNo.", " back"),
        ("He steps|", " back. /* cut */", " back."),
        ("He steps|", " back. (MORE)", " back."),
    ],
)
def test_what_is_shown(paragraph: str, answer: str, shown: str) -> None:
    check(paragraph, answer, shown)


@pytest.mark.parametrize(
    "answer",
    [
        "INT. HOUSE - NIGHT",
        "ext. house",
        "HANK",
        "HANK (O.S.)",
        "MARY",
        "CUT TO:",
        "> FADE OUT",
        ".A PLACE",
        "@McCoy",
        "# Act two",
        "= Rain.",
        "~la la",
        "[[note]]",
        "===",
        "> The end <",
        "Hank looks down.",
        "to the well.",
    ],
)
def test_a_new_paragraph_is_action_and_new(answer: str) -> None:
    check("|", answer, "")


@pytest.mark.parametrize(
    ("paragraph", "answer", "shown"),
    [
        ("He | into the well.", " falls into the well.", "falls"),
        ("He| into the well.", " looks down, and into the dark.", " looks down, and"),
        ("He falls|.", " down.", " down"),
        ("He falls|.", ".", ""),
        ("He | into the well.", " dies.", ""),
        ("He waits|\nand falls.", " and\nand falls.", " and"),
        ("He waits|\nand falls.", "\nand falls.", ""),
        # What stands below is not said before.
        ("He |\n\nHe steps back slowly.\n", " steps back slowly.", ""),
    ],
)
def test_what_stands_after_the_cursor(paragraph: str, answer: str, shown: str) -> None:
    check(paragraph, answer, shown)


@pytest.mark.parametrize(
    ("answer", "complete"),
    [
        (" ba", False),
        (" back.", False),
        (" back. ", False),
        (" back. H", True),
        (" back\n", True),
        (" back and by Mr. B", False),
        (" back. he", False),
    ],
)
def test_when_the_rest_is_not_needed(answer: str, complete: bool) -> None:
    assert is_complete(ask("He steps|"), answer) is complete


PARAGRAPHS = st.sampled_from(
    ["|", "He |", "He st|", "He | down.", "!HE |", "Rain.\nHe |", "He|\nX."]
)
ANSWERS = st.text(st.sampled_from("ab .,()*[]/~@!>=#{}\n\r\tMARY:\u2028\ufffd\x0c"), max_size=40)


@given(PARAGRAPHS, ANSWERS, st.booleans())
def test_whatever_is_shown_is_action(paragraph: str, answer: str, cut: bool) -> None:
    """It parses as part of the paragraph, and what stood around it stays what it was."""
    text, offset = cursor(PAGE + paragraph + "\n\nMARY\nNo.\n")
    asked = request(parse(text), offset, ASKED)
    assert asked is not None

    shown = read(asked, answer, cut=cut)

    if shown:
        after = parse(text[:offset] + shown + text[offset:])
        kinds = [element.kind for element in after.elements]
        speech = [Kind.CHARACTER, Kind.DIALOGUE]
        assert kinds == [Kind.SCENE_HEADING, Kind.ACTION, *speech, Kind.ACTION, *speech]
        assert shown == shown.rstrip()
        assert "\n" not in shown
