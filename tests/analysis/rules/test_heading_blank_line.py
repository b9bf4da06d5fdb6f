from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.heading_blank_line import heading_blank_line
from screenplay_ls.fountain import Kind
from tests.analysis.rules.marks import check


@pytest.mark.parametrize(
    ("marked", "fixed"),
    [
        (
            "⟦INT. HALL - DAY⟧\nShe waits.\n",
            "INT. HALL - DAY\n\nShe waits.\n",
        ),
        (
            "She waits.\n⟦INT. HALL - DAY⟧\n\nNobody.\n",
            "She waits.\n\nINT. HALL - DAY\n\nNobody.\n",
        ),
        (
            "She waits.\n⟦INT. HALL - DAY⟧\nNobody.\n",
            "She waits.\n\nINT. HALL - DAY\n\nNobody.\n",
        ),
        (
            "NORA\nGo home.\n⟦EXT. QUAY - DAWN⟧\n\nFog.\n",
            "NORA\nGo home.\n\nEXT. QUAY - DAWN\n\nFog.\n",
        ),
        (
            "She waits.\r\n⟦INT. HALL - DAY⟧\r\n\r\nNobody.\r\n",
            "She waits.\r\n\r\nINT. HALL - DAY\r\n\r\nNobody.\r\n",
        ),
    ],
    ids=["below", "above", "both", "in a speech", "CRLF"],
)
def test_a_heading_needs_room(marked: str, fixed: str) -> None:
    document = check(heading_blank_line, marked, fixed)

    assert document is not None
    assert [e.kind for e in document.elements].count(Kind.SCENE_HEADING) == 1


@pytest.mark.parametrize(
    "text",
    [
        "INT. HALL - DAY\n\nShe waits.\n",
        "# Act One\nINT. HALL - DAY\n\nShe waits.\n",
        "INT. HALL - DAY\n[[Which hall?]]\n\nShe waits.\n",
        "INT. HALL - DAY\n= She waits.\n\nShe waits.\n",
        "INT. HALL - DAY",
        "!She waits.\nINT. HALL - DAY\n\nThat is what the sign says.\n",
        "NORA\nInt. That is what he wrote. Int.\n",
    ],
)
def test_notes_sections_and_words_are_no_neighbours(text: str) -> None:
    check(heading_blank_line, text)
