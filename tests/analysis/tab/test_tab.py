from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.analysis.tab import Change, next_element, other_element
from screenplay_ls.fountain import Document, parse
from tests.analysis.marks import screenplays, take_cursor

SPEECH = "ANNA\nHey.\n\n"


def press(marked: str, key: Callable[[Document, int], Change | None]) -> str | None:
    """The script after a key, with the cursor; `…` behind it where the list opens."""
    text, offset = take_cursor(marked)
    change = key(parse(text), offset)
    if change is None:
        return None
    if change.edit is not None:
        span = change.edit.span
        text = text[: span.start] + change.edit.text + text[span.end :]
    shown = "|…" if change.suggest else "|"
    return text[: change.cursor] + shown + text[change.cursor :]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("|", "|…", id="an empty script"),
        pytest.param(SPEECH + "|", SPEECH + "|…", id="after a speech: who is next?"),
        pytest.param(SPEECH + "    |", SPEECH + "|…", id="without the indentation"),
        pytest.param("ANNA\nHey.\n|", "ANNA\nHey.\n\n|…", id="right below a speech"),
        pytest.param("She waits.\n|", "She waits.\n\n|…", id="right below action"),
        pytest.param("INT. A - DAY\r\n|", "INT. A - DAY\r\n\r\n|…", id="line ends of the script"),
        pytest.param("ANNA\n|", "ANNA\n(|)", id="below a new cue"),
        pytest.param("@李明\n|", "@李明\n(|)", id="below a cue without capitals"),
        pytest.param("ANNA\n(beat)\n|", "ANNA\n(beat)\n(|)", id="below a parenthetical"),
        pytest.param("ANNA\n(|)", "ANNA\n|", id="an empty parenthetical goes"),
        pytest.param("ANNA\n(|)\nHey.\n", "ANNA\n|Hey.\n", id="with its line"),
        pytest.param("ANNA\n(beat|)", "ANNA\n(beat)\n|", id="behind the words of one"),
        pytest.param("ANNA\n(beat)|", "ANNA\n(beat)\n|", id="behind one"),
        pytest.param("ANNA\n(be|at)\nHey.", "ANNA\n(beat)\n|Hey.", id="on to the speech"),
        pytest.param("ANNA\n(beat|", "ANNA\n(beat)\n|", id="an open one is closed"),
        pytest.param("ANNA\nHey.|", "ANNA\nHey.\n(|)", id="behind a speech"),
        pytest.param("ANNA\nHey, |you.\n", "ANNA\nHey,\n(|)\nyou.\n", id="within a speech"),
        pytest.param("ANNA\n|Hey.\n", "ANNA\n(|)\nHey.\n", id="in front of a speech"),
        pytest.param("ANNA|", "ANNA\n(|)", id="behind a new cue"),
        pytest.param("ANNA|\nHey.\n", "ANNA\n(|)\nHey.\n", id="behind a cue"),
        pytest.param("ANNA|\n(beat)\nHey.\n", "ANNA\n(beat|)\nHey.\n", id="that has one"),
        pytest.param("anna|", "ANNA|", id="a name"),
        pytest.param("anna (v.o.)|", "ANNA (V.O.)|", id="with an extension"),
        pytest.param("anna (into the phone)|", "ANNA (into the phone)|", id="that stays small"),
        pytest.param("anna ^|", "ANNA ^|", id="beside another"),
        pytest.param("mr. smith|", "MR. SMITH|", id="a name with a period"),
        pytest.param("23|", "23\n\n|…", id="a number is no name"),
        pytest.param("cut to|", "CUT TO:|", id="a transition"),
        pytest.param("fade out|", "FADE OUT.|", id="with a period"),
        pytest.param("CUT TO:|\n\n", "CUT TO:\n\n|…\n\n", id="behind a transition"),
        pytest.param("She waits.|", "She waits.\n\n|…", id="behind action"),
        pytest.param("She waits.|\n\nINT. A\n", "She waits.\n\n|…\n\nINT. A\n", id="above a scene"),
        pytest.param("She waits\nand waits.|", "She waits\nand waits.\n\n|…", id="of two lines"),
        pytest.param("She waits.|\nAnd waits.", None, id="within action"),
        pytest.param("|She waits.", None, id="which may be indented"),
        pytest.param("int.|", "INT. |…", id="a prefix"),
        pytest.param("int. house|", "INT. HOUSE - |…", id="a place"),
        pytest.param("INT. HOUSE -|", "INT. HOUSE - |…", id="with its dash"),
        pytest.param("INT. HOUSE - KITCHEN|", "INT. HOUSE - KITCHEN - |…", id="a part of a place"),
        pytest.param("int. house - day|", "INT. HOUSE - DAY|", id="a heading typed small"),
        pytest.param("INT. HOUSE - DAY|", "INT. HOUSE - DAY\n\n|", id="a whole heading"),
        pytest.param("INT. HOUSE #2#|", "INT. HOUSE #2#\n\n|", id="with a number"),
        pytest.param(".a dream|", ".a dream\n\n|", id="a forced heading"),
        pytest.param("Title: x|\n", None, id="the title page"),
        pytest.param("Title: x\n|\n", None, id="below it"),
        pytest.param("Title: x\n\n|", "Title: x\n\n|…", id="behind the title page"),
        pytest.param("# Act|", None, id="a section"),
        pytest.param("[[note|]]", None, id="a note"),
        pytest.param("/*\n|\n*/", None, id="a boneyard"),
        pytest.param("ANNA\nHey. [[why|", None, id="a note that is open"),
        pytest.param("~la|", None, id="lyrics"),
    ],
)  # fmt: skip
def test_tab(before: str, after: str | None) -> None:
    assert press(before, next_element) == after


@pytest.mark.parametrize(
    "rounds",
    [
        pytest.param(["anna|", "ANNA|", ".ANNA|", "> ANNA|", "Anna|"], id="a name"),
        pytest.param(["@李明|", ".李明|", "> 李明|", "李明|", "@李明|"], id="without capitals"),
        pytest.param(["INT. A|", "> INT. A|", "!Int. a|", "@INT. A|", "INT. A|"], id="a heading"),
        pytest.param(["CUT TO:|", "Cut to:|", "@CUT TO:|", ".CUT TO:|", "> CUT TO:|"],
                     id="a transition"),
        pytest.param(["ANNA|\nHey.\n", "!ANNA|\nHey.\n", "ANNA|\nHey.\n"], id="a cue"),
        pytest.param(["|@bo\nHey.\n", "|!bo\nHey.\n", "|BO\nHey.\n"], id="a forced cue"),
        pytest.param(["ANNA\nbea|t\nHey.", "ANNA\n(bea|t)\nHey.", "ANNA\nbea|t\nHey."],
                     id="in a speech"),
        pytest.param(["> BOB'S HAND, TAKEN|\n\nBOB\nx", "Bob's hand, taken|\n\nBOB\nx"],
                     id="names keep their capital"),
    ],
)  # fmt: skip
def test_shift_tab_goes_round(rounds: list[str]) -> None:
    shown = [rounds[0]]
    for _ in rounds[1:]:
        shown.append(press(shown[-1], other_element) or "nothing")
    assert shown == rounds


@pytest.mark.parametrize(
    "marked",
    ["|", "  She wai|ts.", f"{'She waits. ' * 8}|", "ANNA\nHey (you|).", "He.\nb|\nc", "# Act|"],
)
def test_shift_tab_leaves_alone(marked: str) -> None:
    assert press(marked, other_element) is None


@pytest.mark.parametrize("marked", ["AN|NA\nHey.\n", "CUT| TO:\n", "INT. |A - DAY\n"])
def test_tab_within_a_line_of_the_form_makes_it_another(marked: str) -> None:
    assert press(marked, next_element) == press(marked, other_element) is not None


@given(screenplays(), st.integers(0, 300), st.sampled_from([next_element, other_element]))
def test_no_word_is_lost(
    text: str, offset: int, key: Callable[[Document, int], Change | None]
) -> None:
    change = key(parse(text), min(offset, len(text)))
    if change is None:
        return
    after = text
    if change.edit is not None:
        span = change.edit.span
        assert 0 <= span.start <= span.end <= len(text)
        after = text[: span.start] + change.edit.text + text[span.end :]
    assert 0 <= change.cursor <= len(after)
    assert letters(after) == letters(text)


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
