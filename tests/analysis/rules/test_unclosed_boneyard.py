from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.unclosed_boneyard import unclosed_boneyard
from screenplay_ls.fountain import Kind
from tests.analysis.rules.marks import check


def test_the_boneyard_ends_with_its_paragraph() -> None:
    document = check(
        unclosed_boneyard,
        "Fog.\n\n⟦/*⟧ She waits.\n\nA bell.\n",
        "Fog.\n\n/* She waits. */\n\nA bell.\n",
    )

    assert document is not None
    assert Kind.BONEYARD in {element.kind for element in document.elements}


def test_its_beginning_may_go() -> None:
    check(unclosed_boneyard, "⟦/*⟧ She waits.\n", " She waits.\n", fix=1)


@pytest.mark.parametrize("text", ["/* cut */\n", "Fog. /* cut */ A bell.\n", "[[ /* ]]\n", "/ *\n"])
def test_boneyards_that_end_are_fine(text: str) -> None:
    check(unclosed_boneyard, text)
