"""Each rule of the confusables layer: what it marks, and what is near and right."""

from __future__ import annotations

import pytest

from screenplay_ls.analysis.grammar.confusables import RULES, confused


def check(text: str) -> list[str]:
    """What is said about a text: the marked word and what it should be."""
    return [f"{text[x.start : x.end]}>{x.changes[0].text}" for x in confused(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your supposed to know that.", ["Your>You're"]),
        ("I think your going to like it.", ["your>you're"]),
        ("I think you’re going, but your not sure.", ["your>you’re"]),
        ("Give me you're hand.", ["you're>your"]),
        ("Its a long story.", ["Its>It's"]),
        ("The dog wags it's tail at him.", ["it's>its"]),
        ("Whose there?", ["Whose>Who's"]),
        ("She knows whose coming to dinner.", ["whose>who's"]),
        ("Who's house is this?", ["Who's>Whose"]),
        ("They put on there coats.", ["there>their"]),
        ("Their going to be late.", ["Their>They're"]),
        ("Their is no way out.", ["Their>There"]),
        ("They're is a man outside.", ["They're>There"]),
        ("Its not going to work. It is to late for that.", ["Its>It's", "to>too"]),
        ("She wants too go home.", ["too>to"]),
        ("He is taller then her.", ["then>than"]),
        ("We eat first, than we talk.", ["than>then"]),
        ("He walks passed the door.", ["passed>past"]),
        ("She pushes passed him.", ["passed>past"]),
        ("Forget about the passed.", ["passed>past"]),
        ("He past out on the floor.", ["past>passed"]),
        ("My uncle past away in March.", ["past>passed"]),
        ("He were alone.", ["were>was"]),
        ("He goes to window and waits.", ["window>the window"]),
        ("She is nurse.", ["nurse>a nurse"]),
        ("He sits on a basket of of fish.", ["of of>of"]),
        ("The the door opens.", ["The the>The"]),
    ],
)
def test_marks_what_is_confused(text: str, expected: list[str]) -> None:
    assert check(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You're late, and your father knows it.",
        "Is this your opening line?",
        "It's James Brolin! It's morning.",
        "The ship turns on its side. Its ribs are bare.",
        "Who's next? Who's first?",
        "A man whose coat is torn asks who's there.",
        "They're putting their things over there.",
        "And there stands Nak. Where there used to be air is water.",
        "There she is. Nobody was there the morning it happened.",
        "He is too big, too. You too, Alice.",
        "Tell him not to. She has to. I never wanted to.",
        "They too are drinking. He drives too slow.",
        "From good to great, toe to toe.",
        "Just then he is taller than her. No one other than Karl.",
        "Five kids walk past. The months passed quickly. A walk past the lake.",
        "If he were alone, as if she were gone. He and she were there.",
        "They walk from room to room, floor to ceiling, door to door.",
        "He is out of town, in bed, on screen, at home.",
        "No no no. Very very good. Knock knock.",
        "That is what I had had in mind. THE THE.",
    ],
)
def test_is_silent_on_what_is_near_and_right(text: str) -> None:
    assert check(text) == []


def test_keeps_the_case_of_the_word() -> None:
    assert check("YOUR GOING HOME. Your going home.") == ["YOUR>YOU'RE", "Your>You're"]


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
