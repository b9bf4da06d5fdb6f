from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.assist.continue_dialogue import Options, Request, request
from screenplay_ls.assist.read_answer import is_complete, read
from screenplay_ls.fountain import Kind, parse
from tests.marks import cursor

PAGE = "INT. WELL - DAY\n\nMARY\nThe well is dry today.\n\nHANK\n"


def ask(speech: str, options: Options | None = None) -> Request:
    text, offset = cursor(PAGE + speech)
    asked = request(parse(text), offset, options or Options())
    assert asked is not None
    return asked


def check(speech: str, answer: str, shown: str, *, cut: bool = False, **options: int) -> None:
    """Of the answer, `shown` is shown at the cursor of the speech."""
    asked = ask(speech, replace(Options(), **options))
    assert read(asked, answer, cut=cut) == shown


@pytest.mark.parametrize(
    ("speech", "answer", "shown"),
    [
        ("|", "I know.", "I know."),
        ("|", " I know. ", "I know."),
        ("I|", " know.", " know."),
        # A word that the writer has begun.
        ("I kn|", "ow you.", "ow you."),
        # The prompt ended before the space, so the answer brings its own.
        ("I |", " know you.", "know you."),
        ("I |", "ndeed", ""),
        ("|", "(beat)", "(beat)"),
        ("(qui|", "etly)", "etly)"),
        ("(qui|", "etly) I know.", "etly)"),
        ("(qui|)", "etly) I know.", "etly"),
        ("(qui|)", "etly", "etly"),
        ("|", "", ""),
        ("|", "...", ""),
        ("|", " \n", ""),
    ],
)
def test_what_is_shown(speech: str, answer: str, shown: str) -> None:
    check(speech, answer, shown)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("I know.\n\nMARY\nNo.", "I know."),
        ("I know.\nMARY\nNo.", "I know."),
        ("MARY\nNo.", ""),
        ("MARY (O.S.)\nNo.", ""),
        ("MARY: No.", "MARY: No."),
        ("INT. HOUSE - DAY", ""),
        ("I know. /* cut */", "I know."),
        ("I know. [[note]]", "I know."),
        ("I know.<|im_end|>", "I know."),
        ("I know \ufffd", "I know"),
        ("I know. (she", "I know."),
        ("I know. *Rea", "I know. Rea"),
        ("I *know.", "I know."),
        ("~la la", ""),
        ("NO!", "NO!"),
    ],
)
def test_what_does_not_belong_to_the_speech(answer: str, shown: str) -> None:
    check("|", answer, shown, max_lines=4)


def test_a_speech_of_several_lines() -> None:
    check("|", "I know.\n(beat)\nYou too.\n\nMARY\nNo.", "I know.\n(beat)\nYou too.", max_lines=9)
    check("|", "I know.\n(beat)\nYou too.", "I know.\n(beat)", max_lines=2)
    check("|", "I know.\nYou too.", "I know.", max_lines=1)


@pytest.mark.parametrize(
    ("speech", "answer", "shown"),
    [
        ("I | in the well.", " fell in the well.", "fell"),
        ("I fell| in the well.", " into it in the well.", " into it"),
        ("I know|.", " that.", " that"),
        ("I know|?", " that? Do you?", " that"),
        ("I know|.", ".", ""),
        ("|\nI know you.", "I know you.", ""),
        ("I |\nknow you.", " am.", "am."),
        ("|\nYes.", "Well.\nYes.\nNo.", "Well."),
        ("I| in the well.", " fell, and in the dark.", " fell, and"),
        # A sentence that has ended does not go on.
        ("I | you.", " know.", ""),
        ("I |, you know.", " know.", ""),
        ("I | You know.", " know.", "know."),
    ],
)
def test_what_stands_after_the_cursor_is_not_said_again(
    speech: str, answer: str, shown: str
) -> None:
    check(speech, answer, shown, max_lines=5)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("I know, I know, I know, I know", "I know"),
        ("no no no no no", "no"),
        ("No, no, no.", "No, no, no."),
        ("I have a ticket. I have a ticket. Yes.", "I have a ticket."),
        ("I know that I know.", "I know that I know."),
        ("The Frozen-Frozen-Frozen-Frozen-Frozen-Frozen-Frozen-Frozen-Frozen-Frozen", "The"),
        ("I know L.O.V.E.S.T.A.R.S.T.A.R.S.T.A.R.S.T.A.R", "I know"),
        ("The well is dry today.", ""),
        ("the well is dry TODAY.", ""),
    ],
)
def test_circles(answer: str, shown: str) -> None:
    check("|", answer, shown)


@pytest.mark.parametrize(
    ("speech", "answer", "shown"),
    [
        ("|", "I know.", "I know."),
        ("|", '"I know."', "I know."),
        ("|", "HANK\nI know.\nMARY\nNo.", "I know."),
        ("|", "HANK", ""),
        ("I |", "know.", "know."),
        ("I |", " know.", "know."),
        ("I |", "I know.", "know."),
        ("Yes.|", "Yes. I know.", " I know."),
        ("Yes.|", "I know.", " I know."),
        ("Yes|", ", I know.", ", I know."),
        ("|", "```\nI know.\n```", ""),
        ("|", "Sure, here's the next line of the dialogue:", ""),
        ("|", "I'm sorry, but I can't continue this.", ""),
        ("|", "I'm sorry. I can't.", "I'm sorry. I can't."),
        ("|", "Sure. Here it is.", "Sure. Here it is."),
    ],
)
def test_a_correspondents_answer(speech: str, answer: str, shown: str) -> None:
    """A model that is only offered as a chat repeats what it was given, and forgets the space."""
    assert read(replace(ask(speech), plain=False), answer) == shown


@pytest.mark.parametrize(
    ("answer", "complete"),
    [("HA", False), ("HANK", False), ("HANK\n", False), ("HANK\nI know.\n", True), ("MARY", True)],
)
def test_a_correspondents_repetition_is_waited_for(answer: str, complete: bool) -> None:
    assert is_complete(replace(ask("|"), plain=False), answer) is complete


def test_nothing_stays_open() -> None:
    check("|", 'He said "', "He said")
    check("|", 'He said "go."', 'He said "go."')
    check("|", "He said (", "He said")
    check("|", "He said [nothing", "He said")
    check("|", "He said “", "He said")


def test_stage_business_is_not_echoed() -> None:
    page = "MARY\n(into the mug)\nHi.\n\nMARY\n(beat)\nHi.\n\nHANK\n"
    asked = request(parse(page), len(page))
    assert asked is not None

    assert read(asked, "(into the mug)") == ""
    assert read(asked, "(beat)") == "(beat)"


@pytest.mark.parametrize(
    ("answer", "cut", "shown"),
    [
        ("I know you. You are the one wh", True, "I know you."),
        ("I know you, and I kn", True, "I know you,"),
        ("I know who you a", True, "I know who you"),
        ("Antidisestab", True, ""),
        ("I know you. You are the one.", False, "I know you. You are the one."),
        ("I know you.\n\nMARY\nI kn", True, "I know you."),
    ],
)
def test_where_the_budget_ends_an_answer(answer: str, cut: bool, shown: str) -> None:
    check("|", answer, shown, cut=cut)


def test_what_is_too_long_is_cut_at_a_clause() -> None:
    check("|", "I know you. And all that you have ever done.", "I know you.", max_length=30)
    check("|", "Iknow" * 20, "", max_length=30)


@pytest.mark.parametrize(
    ("answer", "lines", "complete"),
    [
        ("I kn", 1, False),
        ("I know.\n", 1, True),
        ("I know.\n", 3, False),
        ("I know.\n\n", 3, True),
        ("I know.\nMARY\n", 3, True),
        ("I know.\nMARY", 3, False),
        ("I know.\n  You", 3, False),
        ("MARY\nNo.", 3, True),
        ("I know.\nSTRANGER\nNo.", 3, True),
        ("I know.\nNO! NO!\nNo.", 4, False),
        ("I know /*", 3, True),
        ("I know ", 3, False),
        ("", 1, False),
        (" ", 1, False),
        ("word " * 40, 1, True),
    ],
)
def test_when_the_rest_is_not_needed(answer: str, lines: int, complete: bool) -> None:
    assert is_complete(ask("|", Options(max_lines=lines)), answer) is complete


def test_an_answer_that_does_not_fit_is_not_waited_for() -> None:
    """The writer has finished the word, and the model goes on with it."""
    assert is_complete(ask("I know |"), "ing")
    assert not is_complete(ask("I know |"), " ")


def test_a_parenthetical_is_complete_with_its_bracket() -> None:
    assert is_complete(ask("(qui|"), "etly) And")


SPEECHES = st.sampled_from(["|", "I |", "I kn|", "(qui|", "(qui|)\nHello.", "I | know.", "Yes.\n|"])
ANSWERS = st.text(st.sampled_from("ab .,()*[]/~@!>=#{}\n\r\tMARY:\u2028\ufffd\x0c"), max_size=40)


@given(SPEECHES, ANSWERS, st.booleans(), st.integers(1, 4))
def test_whatever_is_shown_is_spoken(speech: str, answer: str, cut: bool, lines: int) -> None:
    """It parses as part of the speech, and what stood around it stays what it was."""
    text, offset = cursor(PAGE + speech + "\n\nMARY\nNo.\n")
    asked = request(parse(text), offset, Options(max_lines=lines))
    assert asked is not None

    shown = read(asked, answer, cut=cut)

    if shown:
        after = parse(text[:offset] + shown + text[offset:])
        first, second, third = (after.elements[s.first : s.last] for s in after.speeches)
        assert {e.kind for e in second[1:]} <= {Kind.DIALOGUE, Kind.PARENTHETICAL}
        assert shown == shown.rstrip()
        assert [e.plain for e in third] == ["MARY", "No."]
        assert len(first) == 2
