"""Which text is checked, and its way back to the source."""

from __future__ import annotations

import pytest

from screenplay_ls.analysis.grammar.prose import paragraphs, passages
from screenplay_ls.fountain import parse

SCRIPT = """\
Title: Teh Title
Author: Somebody

# Teh Section

= Teh synopsis.

INT. TEH BAR - NIGHT

He *opens* the door. [[teh note]]

KARL (V.O.)
(teh way)
Who is _there_?

CUT TO:

/* teh boneyard */
"""


def test_only_action_and_dialogue_are_prose() -> None:
    texts = [passage.text.strip() for passage in passages(parse(SCRIPT))]

    assert texts == ["He opens the door.", "Who is there?"]


@pytest.mark.parametrize("word", ["opens", "door", "Who", "there"])
def test_a_passage_finds_its_words_in_the_source(word: str) -> None:
    document = parse(SCRIPT)
    passage = next(p for p in passages(document) if word in p.text)
    start = passage.text.index(word)

    span = passage.span(document, start, start + len(word))

    assert document.text[span.start : span.end] == word


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("One line.", ["One line."]),
        ("A man walks\ninto a bar.", ["A man walks\ninto a bar."]),
        ("A shot.\nAnother shot.", ["A shot.", "Another shot."]),
        ("THE CAR\n\nbegins to roll", ["THE CAR", "begins to roll"]),
        ("One.\r\nTwo.", ["One.", "Two."]),
        ("\n \n", []),
    ],
)
def test_lines_that_stand_alone_are_checked_alone(plain: str, expected: list[str]) -> None:
    assert [text for _, text in paragraphs(plain)] == expected
    assert all(plain[start:].startswith(text) for start, text in paragraphs(plain))
