"""Which unknown words are slips: each class of false alarm, and its near miss."""

from __future__ import annotations

import pytest

from screenplay_ls.analysis.grammar.lint import Change, Lint
from screenplay_ls.analysis.grammar.names import Names
from screenplay_ls.analysis.grammar.prose import Voice
from screenplay_ls.analysis.grammar.spelling import Context, misspelt

KNOWN = frozenset(
    [
        "but",
        "catch",
        "clear",
        "colour",
        "doing",
        "half",
        "hearted",
        "notebook",
        "please",
        "road",
        "saying",
        "separate",
        "sign",
        "slow",
        "splash",
        "tired",
        "what",
    ]
)


def check(marked: str, voice: Voice = Voice.ACTION, near: str = "") -> bool:
    """Whether the word between the angle brackets is called a slip."""
    start, end = marked.index("<"), marked.index(">") - 1
    text = marked.replace("<", "").replace(">", "")
    lint = Lint("SpellCheck", start, end, "", (Change(near),) if near else ())
    names = Names(frozenset({"zacky", "will"}), frozenset({"zacky", "will"}))
    context = Context(names, frozenset({"quidditch"}), frozenset({"grok"}), KNOWN.__contains__)
    return misspelt(text, lint, voice, context)


@pytest.mark.parametrize(
    ("marked", "near"),
    [
        ("He opens the <notebok>.", "notebook"),
        ("He opens the <noteboook>.", "notebook"),
        ("He is <seperate> now.", "separate"),
        ("<Definately> not.", "Definitely"),
        ("It is an <african> mask.", "African"),
        ("He <dont> care.", "don't"),
        ("It is <infront> of him.", "in front"),
    ],
)
def test_a_slip_is_a_slip(marked: str, near: str) -> None:
    assert check(marked, near=near)


@pytest.mark.parametrize(
    "marked",
    [
        "Old <ZACKY> waves.",
        "<Zacky's> hat.",
        "They play <Quidditch>.",
        "They <grok> it.",
        "A <colour> film.",
        "It goes <KRUMF>.",
        "<Ohhhh>, no.",
        "<Hmmm>.",
        "<Pleeease>!",
        "The <wouldja> man.",
        "A <roadsign> is hit.",
        "It is <uncatchable>.",
        "It is <clearish>.",
        "A half-<hearted> try.",
        "The #<tagtag> stays.",
        "Then <Norrther> waves, then <".replace(", then <", ""),
        "See Mr. <Flayman>.",
        "Room <B2b>.",
    ],
)
def test_a_name_a_sound_or_a_coinage_is_none(marked: str) -> None:
    assert not check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "I'm <comin>' home.",
        "Give '<em> this.",
        "You are <doin> it.",
        "<Y'know>, it is.",
        "<W-what>?",
        "I <abso>... no.",
        "The <pathe>- no.",
        "Topsy-<turvy>.",
    ],
)
def test_people_speak_as_they_like(marked: str) -> None:
    assert not check(marked, Voice.DIALOGUE)


def test_a_cut_off_word_may_still_be_a_slip() -> None:
    assert check("It is <becasue>... no.", Voice.DIALOGUE, "because")
