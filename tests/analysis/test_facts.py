from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.analysis.facts import facts_at
from screenplay_ls.fountain import parse
from tests.analysis.marks import screenplays, show_spans, take_cursor


def check(marked: str, expected: str) -> None:
    text, offset = take_cursor(marked.replace("⟦", "").replace("⟧", ""))
    found = facts_at(parse(text), offset)
    assert (found.markdown if found else "") == expected
    assert show_spans(text, [found.span] if found else []) == marked.replace("|", "")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "INT. A\n\nShe.\n\n⟦INT. |B - DAY⟧\n\n= They meet.\n\n"
            "ANNA\nHey you.\n\nBOB\nHey.\n\nANNA\nHey.\n",
            "**2/8 page, 0:06**, begins at 0:06 of 0:12.\n\n*They meet.*\n\n"
            "Speeches: ANNA 2, BOB 1.",
            id="a scene",
        ),
        pytest.param(
            "⟦INT. |A⟧\n\nShe.\n\n# Two\n\n= They part.\n\nINT. B\n\nHe.\n",
            "**1/8 page, 0:06**, begins at 0:00 of 0:11.",
            id="the synopsis of the section below is not the scene's",
        ),
        pytest.param("⟦# A|ct⟧\n\nINT. A\n\nShe.\n\n# Two\n",
                     "**1/8 page, 0:06**, begins at 0:00 of 0:06.", id="a section"),
        pytest.param(
            "INT. A\n\n⟦AN|NA⟧ (V.O.)\nHey you.\n\nBOB\nAnna.\n\nANNA\nHey.\n",
            "**ANNA**: 2 speeches in 1 scene, 3 words, about 0:02 of speaking.\n\n"
            "This is at 0:03 of 0:06.",
            id="a cue",
        ),
        pytest.param("ANNA\nHey.\n\nHe sees ⟦An|na⟧.\n",
                     "**ANNA**: 1 speech in 0 scenes, 1 word, about 0:01 of speaking.",
                     id="a name in action"),
        pytest.param("ANNA\nHey|.\n", "", id="a speech"),
        pytest.param("⟦|@⟧Anna\nHey.\n",
                     "`@` makes this line a cue, in whatever letters the name is written.",
                     id="a sign"),
        pytest.param("A\n\n⟦==|=⟧\n", "`===` begins a new page.", id="a page break"),
        pytest.param("⟦[|[why?]]⟧\n", "`[[` and `]]` stand around a note. It is never printed.",
                     id="a note"),
        pytest.param("[[wh|y?]]\n", "", id="inside a note"),
        pytest.param("⟦|= So it goes.⟧\n", "`=` makes this line a synopsis. It is never printed.",
                     id="a synopsis"),
        pytest.param("> THE END ⟦|<⟧\n", "`>` and `<` center this line.", id="centered"),
    ],
)  # fmt: skip
def test_facts(marked: str, expected: str) -> None:
    check(marked, expected)


@given(screenplays(), st.integers(0, 300))
def test_facts_are_about_a_piece_of_the_text(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    found = facts_at(parse(text), offset)
    if found is not None:
        assert found.markdown
        assert 0 <= found.span.start <= offset <= found.span.end <= len(text)
