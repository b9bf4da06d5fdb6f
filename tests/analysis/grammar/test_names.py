"""What a script names: people, places, things in capitals."""

from __future__ import annotations

import pytest

from screenplay_ls.analysis.grammar.names import Mentions, Names, key, mentions
from screenplay_ls.fountain import parse


def check(text: str) -> list[Mentions]:
    """What the elements of a script mention."""
    return [mentions(element) for element in parse(text).elements]


def test_cues_and_headings_name_people_and_places() -> None:
    heading, action, cue, _ = check("INT. ZACKY'S BAR - DAY\n\nIt is late.\n\nD'ARCY (V.O.)\nHi.\n")

    assert "zacky" in heading.places
    assert action.cues == ()
    assert cue.cues == ("d'arcy",)


def test_a_capital_inside_a_sentence_may_be_a_name() -> None:
    (action,) = check("Then Norther waves. Karl, tired, sits.\n")

    assert action.proper == ("norther",)


@pytest.mark.parametrize(
    "word", ["ZACKY", "Zacky", "zacky", "Zacky's", "ZACKY’S", "Jean-Zacky", "D'Arcy", "D’ARCY's"]
)
def test_a_name_is_known_in_every_form(word: str) -> None:
    assert Names(frozenset({"zacky", "jean", "d'arcy"})).knows(word)


def test_a_key_has_no_case_and_no_possessive() -> None:
    assert key("O’NEILL’S") == "o'neill"
