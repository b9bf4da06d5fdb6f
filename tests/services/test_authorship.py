from __future__ import annotations

import re

import pytest

from screenplay_ls.fountain import Span, parse
from screenplay_ls.services.authorship import Amount, authorship
from screenplay_ls.services.passages import Passage, Placed


def check(marked: str, expected: dict[str, int], whole: int, *, was: str = "") -> None:
    """Passages are marked `<model|text>`; `was` is how the first of them came."""
    text, placed = "", list[Placed]()
    for part in re.split(r"(<\w*\|[^>]*>)", marked):
        match = re.fullmatch(r"<(\w*)\|([^>]*)>", part)
        words = match[2] if match else part
        if match:
            source = match[1]
            came = (not placed and was) or words
            who = source if source == "Ann" else ""
            passage = Passage("x", str(len(placed)), came, model="" if who else source, who=who)
            placed.append(Placed(passage, Span(len(text), len(text) + len(words))))
        text += words
    found = authorship(parse(text), placed)

    assert {source: amount.words for source, amount in found.sources.items()} == expected
    assert found.whole.words == whole
    models = sum(words for source, words in expected.items() if source != "Ann")
    assert found.models.words == models


@pytest.mark.parametrize(
    ("marked", "expected", "whole"),
    [
        ("HANK\nTell me.\n", {}, 3),
        ("HANK\nTell me <tiny|it is so.>\n", {"tiny": 3}, 6),
        ("HANK\nTell me th<tiny|e truth.>\n", {"tiny": 2}, 5),
        ("HANK\nTell me <Ann|it is so.>\n\nMARY\n<tiny|No.>\n", {"Ann": 3, "tiny": 1}, 8),
        ("HANK\nTell me. [[<tiny|or not>]]\n", {}, 3),
        ("Rain. /* <tiny|Much rain.> */ Fog.\n", {}, 2),
        ("# Act <tiny|one>\n\n= It <tiny|rains.>\n\nFog.\n", {}, 1),
        ("Title: <tiny|Fog>\n\nFog.\n", {}, 1),
        ("", {}, 0),
        ("<tiny|INT. WELL - NIGHT\n\nFog.\n\nHANK\nTell me.>\n", {"tiny": 8}, 8),
    ],
)
def test_whose_words(marked: str, expected: dict[str, int], whole: int) -> None:
    check(marked, expected, whole)


@pytest.mark.parametrize(
    ("now", "words"),
    [("it is so.", 3), ("it surely is so.", 3), ("it is not.", 2), ("never mind.", 0)],
)
def test_only_what_is_left_of_a_passage_counts(now: str, words: int) -> None:
    expected = {"tiny": words} if words else {}
    check(f"HANK\nTell me <tiny|{now}>\n", expected, 3 + len(now.split()), was="it is so.")


def test_a_word_in_two_passages_is_the_later_one_s() -> None:
    text = "HANK\nTell me it is so.\n"
    placed = [
        Placed(Passage("a", "1", "Tell me it is so.", model="large"), Span(5, 22)),
        Placed(Passage("b", "2", "it is", model="tiny"), Span(13, 18)),
    ]

    found = authorship(parse(text), placed)

    assert found.sources == {"large": Amount(3, 9), "tiny": Amount(2, 4)}
    assert found.models.of(found.whole) == 5 / 6
