from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screenplay_ls.analysis.selection import selections
from screenplay_ls.fountain import parse
from tests.analysis.marks import screenplays, show_spans, take_cursor


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "⟦# Act One\n\nINT. HOUSE - DAY\n\n"
            "⟦# Act Two\n\n⟦INT. GARDEN - DAY\n\n⟦ANNA\n⟦⟦She's ⟦here|⟧ now.⟧ Look!⟧⟧⟧⟧\n⟧",
            id="word, sentence, speech, scene, act, script",
        ),
        pytest.param("⟦⟦He waits. ⟦And ⟦wai|ts⟧.⟧⟧\nThen he goes.⟧", id="a line of action"),
        pytest.param("⟦INT. ⟦HO|USE⟧ - DAY⟧", id="a heading has no sentences"),
        pytest.param("⟦⟦She waits ⟦[[⟦f|or⟧ whom?]]⟧.⟧\n⟧", id="a note in action"),
        pytest.param("⟦One.\n\n|\n\nTwo.⟧", id="between the lines there is only the script"),
        pytest.param("⟦⟦⟦Title: ⟦The|⟧ Play⟧\nAuthor: Me⟧\n\nText⟧", id="the title page"),
    ],
)
def test_grows(marked: str) -> None:
    text, offset = take_cursor(marked.replace("⟦", "").replace("⟧", ""))
    shown = show_spans(text, selections(parse(text), offset))
    assert shown == marked.replace("|", "")


def test_an_empty_script() -> None:
    assert selections(parse(""), 0) == [(0, 0)]


@example("(beat)\r\nINT. HOUSE - DAY\n", 7)
@given(screenplays(), st.integers(-2, 400))
def test_each_holds_the_one_before(text: str, offset: int) -> None:
    ladder = selections(parse(text), offset)
    assert ladder[-1] == (0, len(text))
    inside = min(max(offset, 0), len(text))
    if text[inside - 1 : inside + 1] == "\r\n":
        inside -= 1
    for inner, outer in pairwise(ladder):
        assert outer.start <= inner.start <= inside <= inner.end <= outer.end
        assert outer != inner
