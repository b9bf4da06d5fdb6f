from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.unclosed_note import unclosed_note
from tests.analysis.rules.marks import check


def test_the_note_is_closed_with_its_paragraph() -> None:
    document = check(
        unclosed_note, "She waits. ⟦[[⟧why?\n\nFog.\n", "She waits. [[why?]]\n\nFog.\n"
    )

    assert document is not None
    assert [inline.text for inline in document.elements[0].inlines] == ["why?"]


def test_a_note_cut_in_two_can_go_on() -> None:
    document = check(
        unclosed_note,
        "Fog.\n\n⟦[[⟧Who is she?\n\nWhy is she here?]]\n\nA bell.\n",
        "Fog.\n\n[[Who is she?\n  \nWhy is she here?]]\n\nA bell.\n",
        fix=1,
    )

    assert document is not None
    assert [note.text for element in document.elements for note in element.inlines] == [
        "Who is she?\n\nWhy is she here?"
    ]


@pytest.mark.parametrize(
    "text", ["She waits. [[why?]]\n", "[[one]] [[two]]\n", "/* [[ */\n", "A [bracket].\n"]
)
def test_closed_notes_are_fine(text: str) -> None:
    check(unclosed_note, text)
