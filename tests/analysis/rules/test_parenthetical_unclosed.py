from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.parenthetical_unclosed import parenthetical_unclosed
from screenplay_ls.fountain import Kind
from tests.analysis.rules.marks import check


def test_the_bracket_is_closed() -> None:
    document = check(
        parenthetical_unclosed, "NORA\n⟦(quiet⟧\nYou came.\n", "NORA\n(quiet)\nYou came.\n"
    )

    assert document is not None
    assert document.elements[1].kind is Kind.PARENTHETICAL


@pytest.mark.parametrize(
    "text",
    [
        "NORA\n(quiet)\nYou came.\n",
        "NORA\n(quiet,\nas if to herself)\nYou came.\n",
        "NORA\nYou came (at last\nand alone).\n",
    ],
)
def test_closed_brackets_are_fine(text: str) -> None:
    check(parenthetical_unclosed, text)
