from __future__ import annotations

import pytest

from screenplay_ls.analysis.rules.parenthetical_misplaced import parenthetical_misplaced
from screenplay_ls.fountain import Kind
from tests.analysis.rules.marks import check


def test_what_happens_afterwards_is_action() -> None:
    document = check(
        parenthetical_misplaced,
        "NORA\nYou came.\n⟦(she turns away)⟧\n\nFog.\n",
        "NORA\nYou came.\n\nShe turns away.\n\nFog.\n",
    )

    assert document is not None
    assert document.elements[2].kind is Kind.ACTION


def test_a_parenthetical_at_the_end_may_go() -> None:
    check(
        parenthetical_misplaced,
        "NORA\nYou came.\n⟦(beat)⟧\n\nFog.\n",
        "NORA\nYou came.\n\nFog.\n",
        fix=1,
    )


def test_two_become_one() -> None:
    document = check(
        parenthetical_misplaced,
        "NORA\n(beat)\n⟦(quiet)⟧\nYou came.\n",
        "NORA\n(beat; quiet)\nYou came.\n",
    )

    assert document is not None
    assert [element.kind for element in document.elements].count(Kind.PARENTHETICAL) == 1


def test_what_an_empty_line_cut_off_is_joined_again() -> None:
    document = check(
        parenthetical_misplaced,
        "NORA\nYou came.\n\n⟦(beat)⟧\nSit down.\n",
        "NORA\nYou came.\n(beat)\nSit down.\n",
    )

    assert document is not None
    assert len(document.speeches) == 1
    assert Kind.ACTION not in {element.kind for element in document.elements}


@pytest.mark.parametrize(
    "text",
    [
        "NORA\n(quiet)\nYou came.\n",
        "NORA\nYou came.\n(beat)\nSit down.\n",
        "NORA\nYou came.\n\n(He sighs.)\n",
        "NORA\nYou came.\n\n(He sighs.)\nHe sits down.\n",
        "(beat)\nA door.\n",
    ],
)
def test_parentheticals_in_their_place_are_fine(text: str) -> None:
    check(parenthetical_misplaced, text)
