from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.analysis.enter import entered
from screenplay_ls.fountain import parse
from tests.analysis.marks import screenplays, take_cursor


def check(marked: str, expected: str) -> None:
    """Enter is pressed at the cursor; what is expected shows where the cursor ends up."""
    text, offset = take_cursor(marked)
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text[:offset] + newline + text[offset:]
    offset += len(newline)
    for edit in sorted(entered(parse(text), offset), key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        if edit.span.end <= offset and edit.span.start < offset:
            offset += len(edit.text) - (edit.span.end - edit.span.start)
    assert text[:offset] + "|" + text[offset:] == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("int. house - day|", "INT. HOUSE - DAY\n\n|", id="a heading"),
        pytest.param("INT. HOUSE|\n\nShe.\n", "INT. HOUSE\n\n|\n\nShe.\n", id="above something"),
        pytest.param("int. house #1a#|", "INT. HOUSE #1a#\n\n|", id="but not its number"),
        pytest.param("int. house [[old?]]|", "INT. HOUSE [[old?]]\n\n|", id="nor a note"),
        pytest.param(".a dream|", ".a dream\n\n|", id="a forced heading is as it is"),
        pytest.param("ANNA\nHey.\n\nanna|", "ANNA\nHey.\n\nANNA\n|", id="a known name"),
        pytest.param("ANNA\nHey.\n\nAnna (v.o.)|", "ANNA\nHey.\n\nANNA (V.O.)\n|",
                     id="with an extension"),
        pytest.param("ANNA\nHey.\n\nanna (into the phone)|",
                     "ANNA\nHey.\n\nANNA (into the phone)\n|", id="one that stays small"),
        pytest.param("ANNA\nHey.\n\nbob|", "ANNA\nHey.\n\nbob\n|", id="an unknown name"),
        pytest.param("ANNA\nHey.\n\nHe waits.\nAnna|", "ANNA\nHey.\n\nHe waits.\nAnna\n|",
                     id="a name in action"),
        pytest.param("ANNA|", "ANNA\n|", id="a cue is followed by speech"),
        pytest.param("ANNA\nHey.|", "ANNA\nHey.\n\n|", id="a speech is over"),
        pytest.param("ANNA\nHey.\n\n|", "ANNA\nHey.\n\n|", id="and once is enough"),
        pytest.param("ANNA\nHey.|\nYou.\n", "ANNA\nHey.\n|\nYou.\n", id="a line in a speech"),
        pytest.param("ANNA\nHey| you.\n", "ANNA\nHey\n| you.\n", id="a speech cut in two"),
        pytest.param("ANNA\n(beat|)\n", "ANNA\n(beat)\n|\n", id="a closed parenthetical"),
        pytest.param("ANNA\n(beat)|", "ANNA\n(beat)\n|", id="is followed by speech"),
        pytest.param("(beat|)\n", "(beat\n|)\n", id="a parenthesis in action"),
        pytest.param("She.\n\ncut to:|", "She.\n\nCUT TO:\n\n|", id="a transition"),
        pytest.param("She.\n\n> fade|", "She.\n\n> fade\n\n|", id="a forced one is as it is"),
        pytest.param("She waits.|", "She waits.\n|", id="action may go on"),
        pytest.param("She waits.\n\n|", "She waits.\n\n\n|", id="and have blank lines"),
        pytest.param("ANNA\nHey.\n\n\nanna|", "ANNA\nHey.\n\nANNA\n|", id="a gap is closed later"),
        pytest.param("ANNA\nHey.\n\n\nANNA\nHey.\n\n\nanna|",
                     "ANNA\nHey.\n\n\nANNA\nHey.\n\n\nANNA\n|", id="but not a habit"),
        pytest.param("She.\n\n\nHe waits.|", "She.\n\n\nHe waits.\n|", id="nor one in action"),
        pytest.param("[[int. house|\nx]]\n", "[[int. house\n|\nx]]\n", id="a note"),
        pytest.param("Title: x|\n", "Title: x\n|\n", id="the title page"),
        pytest.param("|", "\n|", id="nothing"),
        pytest.param("INT. A\r\n\r\nANNA\r\nHey.|", "INT. A\r\n\r\nANNA\r\nHey.\r\n\r\n|",
                     id="line ends of the script"),
    ],
)  # fmt: skip
def test_enter(before: str, after: str) -> None:
    check(before, after)


@given(screenplays(), st.integers(0, 300))
def test_no_word_is_lost(text: str, offset: int) -> None:
    document = parse(text)
    for edit in sorted(
        entered(document, min(offset, len(text))), reverse=True, key=lambda e: e.span
    ):
        assert 0 <= edit.span.start <= edit.span.end <= len(text)
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text.upper().split() == document.text.upper().split() or ")" in text
