"""What a model wrote becomes clean Fountain: cut, unmarked, with speeches whole and of the cast."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.assist.drafts.repair import OUTLINE, SCENE, SPEECH, Repaired, repair
from screenplay_ls.fountain import Character, Kind, parse

CAST = ("JACK", "MARY", "McCLANE", "DR. O'NEIL")


def check(text: str, expected: str, *, whole: bool = True) -> Repaired:
    """The text becomes the expected one, whose blocks have a blank line between."""
    repaired = repair(text, cast=CAST, whole=whole)

    assert repaired.text.strip() == expected.strip()
    return repaired


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JACK\nHello.", "JACK\nHello."),
        ("JACK: Hello.", "JACK\nHello."),
        ("**Jack:** *Hello.*", "JACK\nHello."),
        ("Mary (angry): Out!", "MARY\n(angry)\nOut!"),
        ("JACK\n\nHello.", "JACK\nHello."),
        ("JACK\nHello.\nMARY\nBye.", "JACK\nHello.\n\nMARY\nBye."),
        ("McCLANE\nHello.", "@McCLANE\nHello."),
        ("JACK (v.o.)\nI was young.", "JACK (V.O.)\nI was young."),
        ("DR. O’NEIL\nHello.", "DR. O'NEIL\nHello."),
        ('JACK\n"Hello."', "JACK\nHello."),
        ("JACK\nHello.\n(beat)", "JACK\nHello."),
        ("JACK\n(beat)\n(sighs)\nHello.", "JACK\n(beat)\nHello."),
        ("JACK\n\nMARY\nHello.", "MARY\nHello."),
        ("JACK", ""),
        ("SOMEBODY", ""),
        ("He sits.\n\nJACK\n", "He sits."),
        ("```\nHe sits.\n```", "He sits."),
        ("- He sits.\n- He stands.", "He sits. He stands."),
        ("<p>He sits.</p>", "He sits."),
        ("He [sits](http://example.org).", "He sits."),
        ("He sits.<|im_end|>\nuser\nMore.", "He sits."),
        ("He sits.\nUser: more", "He sits."),
        ("Sure! Here is a scene for you:\n\nHe sits.", "He sits."),
        ("He sits.\n\nI hope this helps!", "He sits."),
        ("He sits.\n\nLet me know if you would like me to change it.", "He sits."),
        ("JACK\nI am sorry, but I cannot do that.", ""),
        ("JACK\nAs an AI language model I have no lunch.", ""),
        ("In this scene we see a dog.\n\nHe sits.", "He sits."),
        ("In the next scene, he dies.\n\nHe sits.", "He sits."),
        ("Note: this is a scene.\n\nHe sits.", "He sits."),
        ("He [[why?]] sits.", "He sits."),
        ("/* gone */\n\nHe sits.", "He sits."),
        (".38 pistol in hand.", "38 pistol in hand."),
        ("He sits. He sits down slowly there. He sits down slowly there.",
         "He sits. He sits down slowly there."),
        ("No. No. No.", "No. No. No."),
        ("He runs and he runs and he runs and he runs and he runs.", "He runs and he runs."),
        ("Rain falls on the town.\n\nRain falls on the town.", "Rain falls on the town."),
    ],
)  # fmt: skip
def test_mends(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He sits. He stan", "He sits."),
        ("He stan", ""),
        ("JACK\nHello. How are y", "JACK\nHello."),
        ("JACK\nHello. How are you?", "JACK\nHello. How are you?"),
        ("He sits.\n\nJACK\nHow are y", "He sits."),
        ("He sits.\n\nJACK\n(lau", "He sits."),
        ("He sits.\n\nJA", "He sits."),
    ],
)
def test_drops_what_was_cut_off(text: str, expected: str) -> None:
    check(text, expected, whole=False)


def test_ends_before_another_scene() -> None:
    repaired = check("INT. HOUSE - DAY\n\nHe sits.\n\nEXT. YARD - DAY\n\nHe runs.", "He sits.")

    assert not repaired.complete


def test_drops_who_is_not_in_the_cast_and_says_so() -> None:
    repaired = check("KAREN\nHello.\n\nJACK\nHi.", "JACK\nHi.")

    assert repaired.notes == ("What KAREN said was dropped: KAREN is not in the cast.",)


def test_says_nothing_again_that_stands_in_the_script() -> None:
    repaired = repair("JACK\nWe leave at dawn tomorrow. Get up.", cast=CAST,
                      said=["We leave at dawn tomorrow."])  # fmt: skip

    assert repaired.text == "JACK\nGet up.\n"


def test_an_outline_keeps_its_own_elements() -> None:
    text = (
        "# Act One\n\n## The quay\n\n= Nora’s last shift begins.\n\nEXT. QUAY - DAWN\n\nHe sits.\n"
    )

    repaired = repair(text, OUTLINE)

    assert repaired.text == text.replace("\nHe sits.\n", "")


PIECES = st.sampled_from(
    [
        *("JACK", "MARY:", "KAREN", "\n", "\n\n", "Hello. ", "He sits", "(beat)", "**", "_", "> <"),
        *("INT. X - DAY", "# A", "= B", ">", "<", "[[", "]]", "/*", "*/", "!", "@", "~", ".", "- "),
        *("CUT TO:", "^", "Title: x", "<|im_end|>", "`", "é", "“", "”", "A:0", "(", ")"),
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join)), st.booleans())
def test_only_whole_elements_of_the_wanted_kinds_are_left(text: str, whole: bool) -> None:
    repaired = repair(text, cast=CAST, whole=whole)

    document = parse(repaired.text)
    kinds = [element.kind for element in document.elements if element.kind is not Kind.BLANK]
    assert set(kinds) <= SCENE
    for speech in document.speeches:
        assert speech.name in CAST
        assert Kind.DIALOGUE in {e.kind for e in document.elements[speech.first : speech.last]}
    cues = [e for e in document.elements if isinstance(e, Character)]
    assert (
        len(cues)
        == len(document.speeches)
        == sum(b.kind is Kind.CHARACTER for b in repaired.blocks)
    )
    assert repair(repaired.text, cast=CAST).text == repaired.text


def test_speeches_alone() -> None:
    assert repair("He sits.\n\nJACK\nHello.", SPEECH).text == "JACK\nHello.\n"
